"""A person's notices, newest first, a page at a time; a reminder carries its clock as it stands now.

Must not know: pages.
"""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import connection

from renda.domain.rights import Actor
from renda.store.mailbox_rows import mailbox_of

__all__ = ["ListedNotice", "Notices", "mailbox_of", "notices_of"]

MOST = 50
CAP = 999


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedNotice:
    """A notice, told `times` times in the same words; for a reminder `clock_state` and `due_on` tell how its clock stands now,
    `warned_for` the day it was about."""

    id: UUID
    kind: str
    text: str
    made_at: datetime
    is_read: bool
    level: str | None
    warned_for: date | None
    clock_state: str | None
    due_on: date | None
    times: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Notices:
    """One page: its rows, where the next begins (None on the last), and the unread in all (at most 999)."""

    rows: tuple[ListedNotice, ...]
    next_after: tuple[datetime, UUID] | None
    unread: int


# Notices that tell the same of one case are one row: the latest stands for all. An unread list folds what is unread.
_SAME = (
    "o.organ_id = n.organ_id AND o.person_id = n.person_id AND o.case_id = n.case_id AND o.kind = n.kind AND o.text = n.text"
    " AND o.id <> n.id AND (NOT %(unread)s OR o.read_at IS NULL)"
)
_PAGE = f"""
SELECT n.id, n.kind, n.text, n.made_at, n.read_at IS NOT NULL, r.level, r.due_on, k.state, k.due_on,
 1 + (SELECT count(*) FROM store_notice o WHERE {_SAME})
FROM store_notice n LEFT JOIN store_reminder r ON r.id = n.reminder_id LEFT JOIN store_clock k ON k.id = r.clock_id
WHERE n.organ_id = %(organ)s AND n.person_id = %(person)s AND (NOT %(unread)s OR n.read_at IS NULL)
 AND (%(after_at)s::timestamptz IS NULL OR (n.made_at, n.id) < (%(after_at)s, %(after_id)s))
 AND NOT EXISTS (SELECT 1 FROM store_notice o WHERE {_SAME} AND (o.made_at, o.id) > (n.made_at, n.id))
ORDER BY n.made_at DESC, n.id DESC LIMIT %(most)s
"""
_UNREAD = """
SELECT count(*) FROM (SELECT 1 FROM store_notice WHERE organ_id = %s AND person_id = %s AND read_at IS NULL LIMIT %s) n
"""


def notices_of(
    actor: Actor, *, unread_only: bool = False, after: tuple[datetime, UUID] | None = None, most: int = MOST
) -> Notices:
    """Give a page of the actor's notices; `after` is where the page before ended. Reading the list marks nothing."""
    after_at, after_id = after or (None, None)
    asked: dict[str, Any] = {
        "organ": actor.organ_id, "person": actor.person_id, "unread": unread_only, "after_at": after_at, "after_id": after_id,
        "most": most + 1,
    }
    with connection.cursor() as cursor:
        cursor.execute(_PAGE, asked)
        names = ListedNotice.__slots__
        found = [ListedNotice(**dict(zip(names, row, strict=True))) for row in cursor.fetchall()]
        cursor.execute(_UNREAD, [actor.organ_id, actor.person_id, CAP])
        unread = cursor.fetchone()[0]
    rows = tuple(found[:most])
    last = rows[-1] if len(found) > most else None
    return Notices(rows=rows, next_after=(last.made_at, last.id) if last else None, unread=unread)
