"""The tasks of a plan's ledger as a new text is compared with them. Must not know: pages, the new text, who accepts what."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db import connection

from renda.domain.rights import Actor
from renda.procedures.tasks.reads.plan_groups import PlanGroup
from renda.reads.documents import FoundProposal, ReadDocument, document_read

_TASKS = """
SELECT c.id, coalesce(c.number, ''), c.title, c.stage, c.closed, c.lead_unit_id, coalesce(u.name, ''),
 coalesce((SELECT k.due_on FROM store_clock k WHERE k.case_id = c.id AND k.key = 'complete' AND k.state = 'running'
  ORDER BY k.round DESC LIMIT 1), d.due_on),
 EXISTS (SELECT 1 FROM store_clock k WHERE k.case_id = c.id AND k.key = 'complete' AND k.state = 'running'), d.task_kind,
 (SELECT p.document_id FROM store_proposal p JOIN store_document o ON o.id = p.document_id WHERE p.case_id = c.id
  AND p.state = 'accepted' AND p.document_id <> %(document)s ORDER BY o.uploaded_at DESC, p.index LIMIT 1),
 (SELECT coalesce(jsonb_object_agg(a.unit_id, v.name), '{}') FROM store_assignment a JOIN store_unit v ON v.id = a.unit_id
  WHERE a.case_id = c.id AND a.role = 'co' AND a.until_on IS NULL)
FROM store_case c JOIN tasks_task d ON d.case_id = c.id LEFT JOIN store_unit u ON u.id = c.lead_unit_id
WHERE c.id = ANY(%(tasks)s) ORDER BY c.number
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class LedgerTask:
    """A task of the plan as it stands; `groups` go from kind to group, `due_on` is the running limit where `runs`, `co_units` assist.

    `source` is the sentence it was last taken from and `document` the text that holds it, None where it came from none.
    """

    id: UUID
    number: str
    title: str
    stage: str
    closed: bool
    unit_id: UUID | None
    unit: str
    due_on: date | None
    runs: bool
    kind: str
    groups: Mapping[str, PlanGroup]
    co_units: Mapping[UUID, str]
    source: FoundProposal | None = None
    document: ReadDocument | None = None


def ledger_tasks(actor: Actor, document: ReadDocument, groups: Sequence[PlanGroup]) -> list[LedgerTask]:
    """This will list the tasks under a plan's groups, each with the sentence of another text it was last taken from."""
    under: dict[UUID, dict[str, PlanGroup]] = {}
    for group in groups:
        for key in group.tasks:
            under.setdefault(key, {})[group.kind] = group
    with connection.cursor() as cursor:
        cursor.execute(_TASKS, {"tasks": list(under), "document": document.id})
        rows = cursor.fetchall()
    read: dict[UUID, ReadDocument | None] = {key: document_read(actor, key) for key in {r[10] for r in rows if r[10]}}
    return [_task(r, under[r[0]], read.get(r[10])) for r in rows]


def _task(r: Sequence[Any], groups: Mapping[str, PlanGroup], document: ReadDocument | None) -> LedgerTask:
    source = next((p for p in document.proposals if p.case and p.case[0] == r[0]), None) if document else None
    assisting: dict[str, str] = json.loads(r[11]) if isinstance(r[11], str) else r[11]
    return LedgerTask(
        id=r[0], number=r[1], title=r[2], stage=r[3], closed=r[4], unit_id=r[5], unit=r[6], due_on=r[7], runs=r[8],
        kind=r[9] or "item", groups=groups,
        co_units={UUID(k): v for k, v in assisting.items()}, source=source, document=document if source else None,
    )
