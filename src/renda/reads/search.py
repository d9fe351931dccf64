"""Search: the cases of every procedure an actor may see whose number or title holds some words; keyset paging, a capped count.

Must not know: pages, how words are split or found.
"""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import connection

from renda.domain.rights import Actor
from renda.reads.week_limits import cases_by_week
from renda.reads.worklist_access import found_first, seen_values
from renda.reads.worklist_conditions import NEVER

CAP = 1000
MOST = 30


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundCase:
    """One case that holds the words; `by_week` where its limit stands for a week."""

    id: UUID
    procedure: str
    number: str | None
    title: str
    unit: str
    due_on: date | None
    by_week: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundCases:
    """A page of cases, soonest due first, the key to go on from, and the total (None when over the cap of 1,000)."""

    rows: tuple[FoundCase, ...]
    next_after: tuple[date, UUID] | None
    total: int | None


# The total stands in every row, and in a row of its own where the page is empty.
_PAGE = """
SELECT t.total, c.id, c.procedure, c.number, c.title, coalesce(u.name, ''), k.due_key
FROM (SELECT count(*) AS total FROM (SELECT 1 FROM found LIMIT %(cap)s) f) t LEFT JOIN (
 SELECT due_key, case_id FROM found WHERE %(after_on)s::date IS NULL OR (due_key, case_id) > (%(after_on)s, %(after_id)s)
 ORDER BY due_key, case_id LIMIT %(most)s) k ON TRUE
LEFT JOIN store_case c ON c.id = k.case_id LEFT JOIN store_unit u ON u.id = c.lead_unit_id ORDER BY k.due_key, k.case_id
"""


def found_cases(actor: Actor, words: str, *, after: tuple[date, UUID] | None = None, most: int = MOST) -> FoundCases:
    """List the cases the actor may see that hold every one of the words; none where there is no word in what was typed."""
    first = found_first(words, closed=None)
    if not first:
        return FoundCases(rows=(), next_after=None, total=0)
    after_on, after_id = after or (None, None)
    values = seen_values(actor, None, words) | {"after_on": after_on, "after_id": after_id, "most": most + 1, "cap": CAP + 1}
    with connection.cursor() as cursor:
        cursor.execute(first + _PAGE, values)
        told = cursor.fetchall()
    total, found = told[0][0], [r[1:] for r in told if r[1] is not None]
    weeks = cases_by_week((r[1], r[0]) for r in found[:most])
    rows = tuple(
        FoundCase(
            id=r[0], procedure=r[1], number=r[2], title=r[3], unit=r[4], due_on=None if r[5] == NEVER else r[5], by_week=r[0] in weeks,
        )
        for r in found[:most]
    )
    last = found[most - 1] if len(found) > most else None
    return FoundCases(rows=rows, next_after=(last[5], last[0]) if last else None, total=total if total <= CAP else None)
