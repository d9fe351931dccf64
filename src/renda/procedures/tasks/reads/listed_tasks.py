"""Tasks as dispatch meetings and plans look at them: by unit in organisational order, with what was last said of each.

Must not know: pages, how a task is drawn.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db import connection

from renda.domain.rights import Actor

MOST = 1000
_ROWS = """
SELECT c.id, c.number, c.title, c.stage, c.lead_unit_id, u.name,
 (SELECT string_agg(w.name, '、' ORDER BY w.sort_key) FROM store_assignment s JOIN store_person w ON w.id = s.person_id
  WHERE s.case_id = c.id AND s.until_on IS NULL AND s.role = 'lead'),
 d.leader_id, l.name, c.next_due_on, d.due_on, coalesce(d.due_grain, 'day'), d.task_kind, d.source, d.progress, d.blocked_by,
 d.wanted, d.result, c.opened_on
FROM store_case c JOIN tasks_task d ON d.case_id = c.id LEFT JOIN store_unit u ON u.id = c.lead_unit_id
LEFT JOIN store_person l ON l.id = d.leader_id
WHERE c.procedure = 'task' AND EXISTS (
 SELECT 1 FROM store_caseaccess a WHERE a.case_id = c.id AND a.principal = ANY(%(mine)s)
){narrowed}
ORDER BY u.position NULLS FIRST, u.name, c.next_due_on NULLS LAST, c.number LIMIT {most}
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedTask:
    """One task: who holds it and leads it, until when (a day, or the week it stands for), and what was last said of it.

    `due_on` is the running limit; of a task that is not worked on any more, the day it was to be done by.
    """

    id: UUID
    number: str
    title: str
    stage: str
    unit_id: UUID | None
    unit: str
    person: str
    leader_id: UUID | None
    leader: str
    due_on: date | None
    is_running: bool
    by_week: bool
    kind: str
    source: str
    progress: str
    blocked_by: str
    wanted: str
    result: str
    opened_on: date


def listed_tasks(
    actor: Actor, *, stages: Sequence[str] = (), source: str = "", opened_since: date | None = None,
    cases: Sequence[UUID] | None = None,
) -> tuple[ListedTask, ...]:
    """This will list tasks the actor sees, at most 1,000, units in organisational order, each unit's soonest due first.

    What nobody holds comes first.
    """
    values: dict[str, Any] = {"mine": sorted(actor.principals())}
    narrowed = ""
    for name, value, condition in (
        ("stages", list(stages), "c.stage = ANY(%(stages)s)"), ("source", source, "d.source = %(source)s"),
        ("since", opened_since, "c.opened_on >= %(since)s"),
        ("cases", None if cases is None else list(cases), "c.id = ANY(%(cases)s)"),
    ):
        if value or (name == "cases" and value is not None):
            narrowed += f" AND {condition}"
            values[name] = value
    with connection.cursor() as cursor:
        cursor.execute(_ROWS.format(narrowed=narrowed, most=MOST), values)
        return tuple(_task(row) for row in cursor.fetchall())


def _task(row: Sequence[Any]) -> ListedTask:
    return ListedTask(
        id=row[0], number=row[1] or "", title=row[2], stage=row[3], unit_id=row[4], unit=row[5] or "", person=row[6] or "",
        leader_id=row[7], leader=row[8] or "", due_on=row[9] or row[10], is_running=row[9] is not None,
        by_week=row[11] == "week", kind=row[12] or "", source=row[13] or "", progress=row[14] or "",
        blocked_by=row[15] or "", wanted=row[16] or "", result=row[17] or "", opened_on=row[18],
    )
