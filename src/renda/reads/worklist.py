"""The worklist: cases a person may see, by the day they are due; keyset paging, capped counts.

Must not know: pages, what may be asked for (worklist_conditions.py), how the cases an actor sees are found (worklist_access.py).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db import connection

from renda.domain.rights import Actor
from renda.reads.worklist_access import found_first, seen, seen_values
from renda.reads.worklist_conditions import NEVER, Asked, conditions, joins, keys
from renda.store.contributions import details

CAP = 1000
_AFTER = " AND (a.due_key, a.case_id) > (%(after_on)s, %(after_id)s)"


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedCase:
    """One row."""

    id: UUID
    number: str | None
    title: str
    stage: str
    round: int
    unit: str
    person: str
    due_on: date | None
    detail: Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """A page of rows, the key to go on from, and the total (None when over the cap of 1,000)."""

    rows: tuple[ListedCase, ...]
    next_after: tuple[date, UUID] | None
    total: int | None


def worklist(actor: Actor, asked: Asked, *, today: date, soon_on: date, shown: Sequence[str] = ()) -> Listed:
    """List cases the actor may see, soonest due first. `shown` are recorded columns to bring along."""
    table = details()[asked.procedure].table
    on_access, values = keys(asked, today, soon_on)
    beyond, more = conditions(asked)
    values |= more | seen_values(actor, asked.procedure, asked.words)
    after = ""
    if asked.after:
        after, values = _AFTER, values | {"after_on": asked.after[0], "after_id": asked.after[1]}
    first = found_first(asked.words, closed=asked.closed)
    narrowed = f"{joins(asked, table)} WHERE TRUE{beyond}"
    rows_sql = (
        f"{first}SELECT c.id, c.number, c.title, c.stage, c.round, u.name,"
        f" (SELECT string_agg(w.name, '、') FROM store_assignment s JOIN store_person w ON w.id = s.person_id"
        f"  WHERE s.case_id = c.id AND s.until_on IS NULL AND s.role = 'lead'), k.due_key{''.join(f', d.{c}' for c in shown)}"
        f" FROM (SELECT a.due_key, a.case_id"
        f"  FROM ({seen(actor, closed=asked.closed, keys=on_access + after, words=asked.words)}) a {narrowed}"
        f" ORDER BY a.due_key, a.case_id LIMIT {asked.most + 1}) k JOIN store_case c ON c.id = k.case_id"
        f" LEFT JOIN store_unit u ON u.id = c.lead_unit_id LEFT JOIN {table} d ON d.case_id = c.id"
        " ORDER BY k.due_key, k.case_id"
    )
    counted = f"SELECT 1 FROM ({seen(actor, closed=asked.closed, keys=on_access, words=asked.words)}) a {narrowed} LIMIT {CAP + 1}"
    with connection.cursor() as cursor:
        cursor.execute(rows_sql, values)
        rows = cursor.fetchall()
        cursor.execute(f"{first}SELECT count(*) FROM ({counted}) x", values)
        total = cursor.fetchone()[0]
    listed = tuple(_row(r, shown) for r in rows[: asked.most])
    last = rows[asked.most - 1] if len(rows) > asked.most else None
    return Listed(rows=listed, next_after=(last[7], last[0]) if last else None, total=total if total <= CAP else None)


def _row(r: tuple[Any, ...], shown: Sequence[str]) -> ListedCase:
    return ListedCase(
        id=r[0], number=r[1], title=r[2], stage=r[3], round=r[4], unit=r[5] or "", person=r[6] or "",
        due_on=None if r[7] == NEVER else r[7], detail={c: str(v or "") for c, v in zip(shown, r[8:], strict=True)},
    )
