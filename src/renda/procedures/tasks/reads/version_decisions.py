"""What was decided of earlier texts of a plan and still holds: tasks that go on though a text left them out, changes that were skipped.

A decision holds until the text says something else. Must not know: pages, how two texts are compared.
"""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import connection

from renda.domain.rights import Actor
from renda.language.versions import Item, bare
from renda.reads.documents import FoundProposal, ReadDocument, document_read

TASK = "task"
KEEP, RECONSIDER = "keep_task", "reconsider_task"
_DECIDED = """
SELECT e.action, (p.text::jsonb)->'data'->>'task', o.id = %(document)s, o.uploaded_at
FROM store_event e JOIN store_chain c ON c.id = e.chain_id
JOIN store_payload p ON p.event_id = e.id JOIN store_document o ON o.id = c.subject
WHERE c.kind = 'document' AND e.action = ANY(%(actions)s) AND p.text IS NOT NULL AND o.uploaded_at <= %(until)s ORDER BY e.id
"""
_SKIPPED = """
SELECT p.document_id, p.index, p.title FROM store_proposal p JOIN store_document o ON o.id = p.document_id
WHERE p.state = 'rejected' AND p.kind = %(kind)s AND o.id <> %(document)s AND o.uploaded_at <= %(until)s
ORDER BY o.uploaded_at DESC, p.index
"""


def kept_tasks(document: ReadDocument, taken_at: Mapping[UUID, datetime | None]) -> frozenset[UUID]:
    """This will give the tasks that go on though the text leaves them out, as was decided of it or of an earlier one.

    `taken_at` is when the text was read that a task was last taken from: what was decided before that holds no longer.
    """
    asked: dict[str, Any] = {"document": document.id, "until": document.uploaded_at, "actions": [KEEP, RECONSIDER]}
    with connection.cursor() as cursor:
        cursor.execute(_DECIDED, asked)
        rows = [(action, UUID(task), here, at) for action, task, here, at in cursor.fetchall()]
    last = {task: action for action, task, here, at in rows if here or _after(at, taken_at.get(task))}
    return frozenset(task for task, action in last.items() if action == KEEP)


def _after(at: datetime, since: datetime | None) -> bool:
    return since is None or at > since


def skipped_before(
    actor: Actor, document: ReadDocument, items: Mapping[int, Item], said: Callable[[ReadDocument, FoundProposal], Item]
) -> dict[int, list[ReadDocument]]:
    """This will give, by the number of a sentence, the earlier texts in which one that says the very same was skipped, the last first.

    `items` are what the sentences of the text say, `said` tells it of one of another text.
    """
    words = {bare(p.title) for p in document.proposals if p.number in items and p.state == "pending"}
    with connection.cursor() as cursor:
        cursor.execute(_SKIPPED, {"kind": TASK, "document": document.id, "until": document.uploaded_at})
        rows = [(key, number) for key, number, title in cursor.fetchall() if bare(title) in words]
    read = {key: document_read(actor, key) for key in dict.fromkeys(key for key, _ in rows)}
    found: dict[int, list[ReadDocument]] = {}
    for key, number in rows:
        text = read[key]
        one = next((p for p in text.proposals if p.number == number), None) if text else None
        if text and one:
            item = said(text, one)
            for mine in (n for n, other in items.items() if other == item):
                found.setdefault(mine, []).append(text)
    return found
