"""Rows of the working calendar: year tables, their adoption by an organ, proposals and the limits they move.

Must not know: who may do so, how an arrangement is read or a limit counted.
"""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import connection

from renda.domain.calendar_seed import parse_year, seed_texts
from renda.domain.hash_chain import sm3
from renda.domain.year_checking import with_version
from renda.store.models.tenancy import uuid7

OPEN_STATES = ("surveying", "drafted", "submitted", "applying")
_LOCK = "SELECT pg_advisory_xact_lock(hashtext('renda.calendar_years'))"


@dataclass(frozen=True, slots=True, kw_only=True)
class ProposalRow:
    """A proposed arrangement as its row has it; people by id."""

    id: UUID
    year: int
    content: str
    state: str
    made_by: UUID
    made_at: datetime
    decided_by: UUID | None
    decided_post: UUID | None
    decided_at: datetime | None
    reason: str
    total: int
    done: int
    after_case: UUID | None


@dataclass(frozen=True, slots=True, kw_only=True)
class MoveRow:
    """A limit that moves, with its case; `applied` once the ledger has it."""

    case_id: UUID
    clock_id: UUID
    procedure: str
    key: str
    old_on: date | None
    new_on: date | None
    was_provisional: bool
    is_provisional: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenClockRow:
    """A clock that counts or is paused, as its row has it."""

    id: UUID
    case_id: UUID
    procedure: str
    key: str
    due_on: date | None
    provisional: bool
    events: Any


_COLUMNS = (
    "id, year, content, state, made_by_id, made_at, decided_by_id, decided_post_id, decided_at, reason, total, done, after_case"
)


def store_year(content: str) -> tuple[int, int]:
    """This will keep a year's arrangement under the next version, or find it where it is kept already: row id and version."""
    year, digest = parse_year(content), sm3(with_version(content, 0).encode())
    with connection.cursor() as cursor:
        cursor.execute(_LOCK)
        cursor.execute("SELECT id, version FROM store_calendaryear WHERE year = %s AND digest = %s", [year.year, digest])
        if row := cursor.fetchone():
            return int(row[0]), int(row[1])
        cursor.execute("SELECT coalesce(max(version), 0) + 1 FROM store_calendaryear WHERE year = %s", [year.year])
        version = max(cursor.fetchone()[0], year.version)
        cursor.execute(
            "INSERT INTO store_calendaryear (year, version, notice, content, digest) VALUES (%s, %s, %s, %s, %s) RETURNING id",
            [year.year, version, year.notice, with_version(content, version), digest],
        )
        return int(cursor.fetchone()[0]), version


def adopt_year(*, organ_id: UUID, calendar_year: int, year: int, at: datetime) -> None:
    """This will let an organ count by a stored year; its first adoption takes the delivered years along, so that a later
    delivery changes nothing by itself."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1 FROM store_calendaradoption WHERE organ_id = %s LIMIT 1", [organ_id])
        kept = [] if cursor.fetchone() else [(store_year(text)[0], parse_year(text).year) for text in seed_texts()]
        for row_id, number in (*kept, (calendar_year, year)):
            cursor.execute(
                "INSERT INTO store_calendaradoption (id, organ_id, calendar_year_id, year, adopted_at) VALUES (%s, %s, %s, %s, %s)",
                [uuid7(), organ_id, row_id, number, at],
            )


def insert_proposal(  # noqa: PLR0913 - a proposal is these columns
    *, proposal_id: UUID, organ_id: UUID, year: int, content: str, made_by: UUID, at: datetime, total: int
) -> bool:
    """This will insert a proposal; False while another of the year is open."""
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO store_calendarproposal (id, organ_id, year, content, state, made_by_id, made_at, reason, total, done)"
            " VALUES (%s, %s, %s, %s, 'surveying', %s, %s, '', %s, 0) ON CONFLICT DO NOTHING RETURNING id",
            [proposal_id, organ_id, year, content, made_by, at, total],
        )
        return cursor.fetchone() is not None


def lock_proposal(proposal_id: UUID) -> ProposalRow | None:
    """This will lock a proposal of the present organ and give its row."""
    return _proposal(proposal_id, " FOR UPDATE")


def proposal_row(proposal_id: UUID) -> ProposalRow | None:
    """This will give the row of a proposal of the present organ."""
    return _proposal(proposal_id, "")


def _proposal(proposal_id: UUID, lock: str) -> ProposalRow | None:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {_COLUMNS} FROM store_calendarproposal WHERE id = %s{lock}", [proposal_id])
        row = cursor.fetchone()
    return _row(row) if row else None


def _row(row: tuple[Any, ...]) -> ProposalRow:
    names = [name.strip().removesuffix("_id") for name in _COLUMNS.split(",")]
    return ProposalRow(**dict(zip(names, row, strict=True)))


def set_proposal(proposal_id: UUID, **values: Any) -> None:
    """This will change columns of a proposal."""
    sets = ", ".join(f"{name} = %s" for name in values)
    with connection.cursor() as cursor:
        cursor.execute(f"UPDATE store_calendarproposal SET {sets} WHERE id = %s", [*values.values(), proposal_id])


def count_open_clocks() -> int:
    """This will count the clocks of the present organ that count or are paused."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM store_clock WHERE state IN ('running', 'paused')")
        return int(cursor.fetchone()[0])


_OPEN = """
SELECT k.id, k.case_id, c.procedure, k.key, k.due_on, k.provisional, k.events FROM store_clock k
JOIN store_case c ON c.id = k.case_id AND c.organ_id = k.organ_id
WHERE k.case_id IN (SELECT DISTINCT case_id FROM store_clock WHERE state IN ('running', 'paused')
  AND (%(after)s::uuid IS NULL OR case_id > %(after)s) ORDER BY case_id LIMIT %(most)s) AND k.state IN ('running', 'paused')
ORDER BY k.case_id, k.id
"""


def open_clocks(*, after: UUID | None, most: int) -> list[OpenClockRow]:
    """This will give the open clocks of the next `most` cases behind case `after`, by case."""
    names = ("id", "case_id", "procedure", "key", "due_on", "provisional", "events")
    with connection.cursor() as cursor:
        cursor.execute(_OPEN, {"after": after, "most": most})
        return [OpenClockRow(**dict(zip(names, (*row[:-1], _json(row[-1])), strict=True))) for row in cursor.fetchall()]


def _json(value: Any) -> Any:
    return json.loads(value) if isinstance(value, str) else value


_MOVE = """
INSERT INTO store_calendarmove (id, organ_id, proposal_id, case_id, clock_id, procedure, key, old_on, new_on, was_provisional,
  is_provisional, applied) VALUES (%s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s)
ON CONFLICT (proposal_id, clock_id) DO UPDATE SET old_on = excluded.old_on, new_on = excluded.new_on, applied = excluded.applied,
  was_provisional = excluded.was_provisional, is_provisional = excluded.is_provisional
"""


def keep_moves(*, organ_id: UUID, proposal_id: UUID, moves: Iterable[MoveRow], applied: bool) -> None:
    """This will keep what moves, or has moved, under a proposal; a limit kept already is kept anew."""
    with connection.cursor() as cursor:
        cursor.executemany(_MOVE, [
            (uuid7(), organ_id, proposal_id, m.case_id, m.clock_id, m.procedure, m.key, m.old_on, m.new_on,
             m.was_provisional, m.is_provisional, applied)
            for m in moves
        ])


def drop_moves(proposal_id: UUID) -> None:
    """This will forget what was expected to move and did not, or what was worked out before."""
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM store_calendarmove WHERE proposal_id = %s AND NOT applied", [proposal_id])
