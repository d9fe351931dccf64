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
_ROWS = """
{found}counted AS MATERIALIZED ({counted})
SELECT t.total, c.id, c.number, c.title, c.stage, c.round, u.name,
  (SELECT string_agg(w.name, '、') FROM store_assignment s JOIN store_person w ON w.id = s.person_id
   WHERE s.case_id = c.id AND s.until_on IS NULL AND s.role = 'lead'), k.due_key{shown}
FROM (SELECT count(*) AS total FROM counted) t LEFT JOIN ({on_page} LIMIT {most}) k ON TRUE
LEFT JOIN store_case c ON c.id = k.case_id LEFT JOIN store_unit u ON u.id = c.lead_unit_id LEFT JOIN {table} d ON d.case_id = c.id
ORDER BY k.due_key, k.case_id
"""
"""The cases asked for are looked up once: at most 1,001 are counted, and the first of them are the page, unless it goes on."""


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
    on_access, values = keys(asked, today, soon_on)
    beyond, more = conditions(asked)
    values |= more | seen_values(actor, asked.procedure, asked.words)
    if asked.after:
        values |= {"after_on": asked.after[0], "after_id": asked.after[1]}
    with connection.cursor() as cursor:
        cursor.execute(_statement(actor, asked, on_access, beyond, shown), values)
        found = cursor.fetchall()
    rows, total = [r[1:] for r in found if r[1] is not None], found[0][0]
    listed = tuple(_row(r, shown) for r in rows[: asked.most])
    last = rows[asked.most - 1] if len(rows) > asked.most else None
    return Listed(rows=listed, next_after=(last[7], last[0]) if last else None, total=total if total <= CAP else None)


def _statement(actor: Actor, asked: Asked, on_access: str, beyond: str, shown: Sequence[str]) -> str:
    table = details()[asked.procedure].table
    first = found_first(asked.words, closed=asked.closed)

    def found(more: str = "") -> str:
        cases = seen(actor, closed=asked.closed, keys=on_access + more, words=asked.words)
        return f"SELECT a.due_key, a.case_id FROM ({cases}) a {joins(asked, table)} WHERE TRUE{beyond} ORDER BY a.due_key, a.case_id"

    return _ROWS.format(
        found=f"{first.rstrip()}, " if first else "WITH ", counted=f"{found()} LIMIT {CAP + 1}",
        on_page=found(_AFTER) if asked.after else "SELECT due_key, case_id FROM counted ORDER BY due_key, case_id",
        most=asked.most + 1, shown="".join(f", d.{c}" for c in shown), table=table,
    )


def _row(r: tuple[Any, ...], shown: Sequence[str]) -> ListedCase:
    return ListedCase(
        id=r[0], number=r[1], title=r[2], stage=r[3], round=r[4], unit=r[5] or "", person=r[6] or "",
        due_on=None if r[7] == NEVER else r[7], detail={c: str(v or "") for c, v in zip(shown, r[8:], strict=True)},
    )
