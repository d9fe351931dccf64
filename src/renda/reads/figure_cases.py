"""The cases behind a figure: those the actor may see are listed, the others are counted.

Must not know: pages.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import connection

from renda.domain.rights import Actor
from renda.reads.figure_sql import part_of, source_of, whole_of
from renda.store.contributions import indicators
from renda.store.unit_of_work import reading


@dataclass(frozen=True, slots=True, kw_only=True)
class CountedCase:
    """A case a figure counts; `inside` says whether it is in the numerator."""

    id: UUID
    number: str | None
    title: str
    stage: str
    unit: str
    opened_on: date
    due_on: date | None
    inside: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class CountedCases:
    """A page of cases; `hidden` are counted but not the actor's to see; `next` is the keyset of the next page."""

    rows: tuple[CountedCase, ...]
    total: int
    hidden: int
    next: UUID | None


_VISIBLE = "EXISTS (SELECT 1 FROM store_caseaccess a WHERE a.case_id = c.id AND a.principal = ANY(%s))"


def figure_cases(  # noqa: PLR0913 - a question is these things
    key: str, *, actor: Actor, as_of: date, scope: Mapping[str, str] | None = None, after: UUID | None = None,
    limit: int = 50,
) -> CountedCases:
    """This will list the cases behind a figure as far as the actor may see them, by id, and count the rest.

    :raises UnknownScope: when the figure cannot be narrowed that way.
    """
    indicator = indicators()[key]
    whole, part = whole_of(indicator, scope or {}, as_of), part_of(indicator, as_of)
    source = source_of(indicator.procedure)
    mine = list(actor.principals())
    base = [actor.organ_id, indicator.procedure, *whole.values]
    with reading(actor.organ_id), connection.cursor() as cursor:
        cursor.execute(
            f"SELECT count(*), count(*) FILTER (WHERE NOT {_VISIBLE}) FROM {source}"  # noqa: S608 - declared names only
            f" WHERE c.organ_id = %s AND c.procedure = %s AND {whole.sql}", [mine, *base],
        )
        total, hidden = cursor.fetchone()
        cursor.execute(
            f"SELECT c.id, c.number, c.title, c.stage, coalesce(u.name, ''), c.opened_on, c.next_due_on, ({part.sql})"  # noqa: S608 - declared names only
            f" FROM {source} LEFT JOIN store_unit u ON u.id = c.lead_unit_id"
            f" WHERE c.organ_id = %s AND c.procedure = %s AND {whole.sql} AND {_VISIBLE}"
            " AND (%s::uuid IS NULL OR c.id > %s::uuid) ORDER BY c.id LIMIT %s",
            [*part.values, *base, mine, after, after, limit + 1],
        )
        rows = [
            CountedCase(id=r[0], number=r[1], title=r[2], stage=r[3], unit=r[4], opened_on=r[5], due_on=r[6], inside=r[7])
            for r in cursor.fetchall()
        ]
    shown = tuple(rows[:limit])
    return CountedCases(rows=shown, total=total, hidden=hidden, next=shown[-1].id if len(rows) > limit else None)
