"""The cases behind a figure: those the actor may see are listed, the others are counted.

Must not know: pages.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import connection

from renda.domain.indicators import Made
from renda.domain.rights import Actor
from renda.reads.figure_catalogue import known_figures
from renda.reads.figure_cells import figure_counts
from renda.reads.figure_past import AsOf, Predicate, clocks_at, source_at
from renda.reads.figure_sql import part_of, whole_of
from renda.reads.figures import Wanted
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
    limit: int = 50, past: bool = False,
) -> CountedCases:
    """This will list the cases behind a figure as far as the actor may see them now, by id, and count the rest.

    :raises UnknownScope: when the figure cannot be narrowed that way.
    """
    with reading(actor.organ_id):
        indicator = known_figures()[key]
        if indicator.made is Made.MANUAL:
            return CountedCases(rows=(), total=0, hidden=0, next=None)
        at = AsOf(day=as_of, past=past)
        whole, part = whole_of(indicator, scope or {}, at), part_of(indicator, at)
        base = (source_at(indicator.procedure, at, (whole, part)), whole, actor.organ_id, indicator.procedure)
        mine = list(actor.principals())
        total, hidden = _numbers(*base, mine)
        rows = _rows(*base, mine, part, at, (after, after, limit + 1))
    shown = tuple(rows[:limit])
    return CountedCases(rows=shown, total=total, hidden=hidden, next=shown[-1].id if len(rows) > limit else None)


def _numbers(source: Predicate, whole: Predicate, organ_id: UUID, procedure: str, mine: list[str]) -> tuple[int, int]:
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT count(*), count(*) FILTER (WHERE NOT {_VISIBLE}) FROM {source.sql}"  # noqa: S608 - declared names only
            f" WHERE c.organ_id = %s AND c.procedure = %s AND {whole.sql}",
            [mine, *source.values, organ_id, procedure, *whole.values],
        )
        total, hidden = cursor.fetchone()
    return total, hidden


def _rows(  # noqa: PLR0913 - a statement is these things
    source: Predicate, whole: Predicate, organ_id: UUID, procedure: str, mine: list[str], part: Predicate, at: AsOf,
    page: tuple[UUID | None, UUID | None, int],
) -> list[CountedCase]:
    clocks = clocks_at(at)
    due = f"(SELECT min(k.due_on) FROM {clocks.sql} k WHERE k.case_id = c.id AND k.state = 'running')"
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT c.id, c.number, c.title, c.stage, coalesce(u.name, ''), c.opened_on, {due}, ({part.sql})"  # noqa: S608 - declared names only
            f" FROM {source.sql} LEFT JOIN store_unit u ON u.id = c.lead_unit_id"
            f" WHERE c.organ_id = %s AND c.procedure = %s AND {whole.sql} AND {_VISIBLE}"
            " AND (%s::uuid IS NULL OR c.id > %s::uuid) ORDER BY c.id LIMIT %s",
            [*clocks.values, *part.values, *source.values, organ_id, procedure, *whole.values, mine, *page],
        )
        return [
            CountedCase(id=r[0], number=r[1], title=r[2], stage=r[3], unit=r[4], opened_on=r[5], due_on=r[6], inside=r[7])
            for r in cursor.fetchall()
        ]


def opened_counts(wanted: Sequence[Wanted], *, actor: Actor, as_of: date) -> list[int]:
    """This will count of each figure the cases that the actor may open, in the order asked.

    :raises UnknownScope: when one cannot be narrowed that way.
    """
    with reading(actor.organ_id):
        known = known_figures()
        visible = Predicate(sql=_VISIBLE, values=(sorted(actor.principals()),))
        asked = [(known[w.key], w.scope) for w in wanted]
        return [c.whole for c in figure_counts(asked, organ_id=actor.organ_id, at=AsOf(day=as_of), among=(visible,))]


_ENTERED_LATER = """
SELECT count(*) FROM store_event e JOIN store_case c ON c.id = e.chain_id AND c.organ_id = e.organ_id
WHERE e.organ_id = %s AND c.procedure = %s AND e."on" <= %s AND timezone('Asia/Shanghai', e.at)::date > %s
  AND timezone('Asia/Shanghai', e.at)::date > e."on"
"""


def entered_later(procedure: str, *, organ_id: UUID, day: date) -> int:
    """This will count the acts on cases of a procedure that took effect by a day and were entered after it."""
    with reading(organ_id), connection.cursor() as cursor:
        cursor.execute(_ENTERED_LATER, [organ_id, procedure, day, day])
        return int(cursor.fetchone()[0])
