"""Proposed arrangements of the working calendar and the limits they move: as counts for anyone, case by case for who sees the case.

Must not know: pages, who may approve.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import connection

from renda.domain.rights import Actor

PAGE = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class ProposedYear:
    """An arrangement with where it stands; `total` and `done` count open limits looked at."""

    id: UUID
    year: int
    content: str
    state: str
    made_by: str
    made_by_id: UUID
    made_at: datetime
    decided_by: str
    decided_at: datetime | None
    reason: str
    total: int
    done: int


@dataclass(frozen=True, slots=True, kw_only=True)
class MoveCount:
    """How many limits of a procedure move later, earlier, only become settled, or end before `today`."""

    procedure: str
    later: int
    earlier: int
    settled: int
    passed: int


@dataclass(frozen=True, slots=True, kw_only=True)
class MovedLimit:
    """A limit that moves, with its case as the reader may see it."""

    id: UUID
    case_id: UUID
    procedure: str
    key: str
    number: str | None
    title: str
    old_on: date | None
    new_on: date | None
    is_provisional: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class MovedPage:
    """One page of moved limits; `hidden` counts those of cases the reader does not see, `next_after` begins the next."""

    rows: tuple[MovedLimit, ...]
    hidden: int
    total: int
    next_after: UUID | None


_PROPOSALS = """
SELECT p.id, p.year, p.content, p.state, m.name, p.made_by_id, p.made_at, coalesce(d.name, ''), p.decided_at, p.reason, p.total,
  p.done
FROM store_calendarproposal p JOIN store_person m ON m.id = p.made_by_id LEFT JOIN store_person d ON d.id = p.decided_by_id
WHERE %(id)s::uuid IS NULL OR p.id = %(id)s ORDER BY p.id DESC LIMIT 50
"""
_COUNTS = """
SELECT procedure, count(*) FILTER (WHERE new_on > old_on OR (new_on IS NULL) <> (old_on IS NULL)),
  count(*) FILTER (WHERE new_on < old_on), count(*) FILTER (WHERE new_on IS NOT DISTINCT FROM old_on),
  count(*) FILTER (WHERE new_on < old_on AND new_on < %(today)s AND old_on >= %(today)s)
FROM store_calendarmove WHERE proposal_id = %(id)s GROUP BY procedure ORDER BY procedure
"""
_SEEN = "EXISTS (SELECT 1 FROM store_caseaccess a WHERE a.case_id = m.case_id AND a.principal = ANY(%(principals)s))"
_MOVES = f"""
SELECT m.id, m.case_id, m.procedure, m.key, c.number, c.title, m.old_on, m.new_on, m.is_provisional
FROM store_calendarmove m JOIN store_case c ON c.id = m.case_id
WHERE m.proposal_id = %(id)s AND {_SEEN} AND (%(after)s::uuid IS NULL OR m.id > %(after)s) ORDER BY m.id LIMIT %(most)s
"""  # noqa: S608 - pieces of this module
_TOTALS = f"SELECT count(*), count(*) FILTER (WHERE NOT {_SEEN}) FROM store_calendarmove m WHERE proposal_id = %(id)s"


def proposed_years() -> tuple[ProposedYear, ...]:
    """List the newest arrangements brought in the organ, newest first."""
    return tuple(_proposals(None))


def proposed_year(proposal_id: UUID) -> ProposedYear | None:
    """Give one arrangement of the organ."""
    return next(iter(_proposals(proposal_id)), None)


def _proposals(proposal_id: UUID | None) -> Iterable[ProposedYear]:
    names = (
        "id", "year", "content", "state", "made_by", "made_by_id", "made_at", "decided_by", "decided_at", "reason", "total", "done",
    )
    with connection.cursor() as cursor:
        cursor.execute(_PROPOSALS, {"id": proposal_id})
        return [ProposedYear(**dict(zip(names, row, strict=True))) for row in cursor.fetchall()]


def move_counts(proposal_id: UUID, *, today: date) -> tuple[MoveCount, ...]:
    """Count the limits an arrangement moves, by procedure; nothing of a case is read."""
    names = ("procedure", "later", "earlier", "settled", "passed")
    with connection.cursor() as cursor:
        cursor.execute(_COUNTS, {"id": proposal_id, "today": today})
        return tuple(MoveCount(**dict(zip(names, row, strict=True))) for row in cursor.fetchall())


def moved_limits(actor: Actor, proposal_id: UUID, *, after: UUID | None = None) -> MovedPage:
    """Give a page of the limits an arrangement moves, of those cases the actor may see."""
    asked: dict[str, Any] = {"id": proposal_id, "principals": sorted(actor.principals()), "after": after, "most": PAGE + 1}
    names = ("id", "case_id", "procedure", "key", "number", "title", "old_on", "new_on", "is_provisional")
    with connection.cursor() as cursor:
        cursor.execute(_MOVES, asked)
        rows = [MovedLimit(**dict(zip(names, row, strict=True))) for row in cursor.fetchall()]
        cursor.execute(_TOTALS, asked)
        total, hidden = cursor.fetchone()
    return MovedPage(rows=tuple(rows[:PAGE]), hidden=hidden, total=total, next_after=rows[PAGE - 1].id if len(rows) > PAGE else None)
