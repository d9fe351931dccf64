"""Many figures in one statement for each procedure: every case is looked at once, for every condition once.

The conditions that hold for a case come back as bits, counted together with the sums of what such cases contribute, or
listed with the case; a figure adds up what it selects. Persons and rosters cannot be added up so: a statement each.
Must not know: labels, pages, who asks.
"""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Generic, TypeVar
from uuid import UUID

from django.db import connection

from renda.domain.figure_values import Counted
from renda.domain.indicators import Indicator, IndicatorKind
from renda.reads.figure_measures import amount_of, grouped_counts, months_of
from renda.reads.figure_past import AsOf, Predicate, source_at
from renda.reads.figure_sql import inside_parts, whole_parts

T = TypeVar("T")
Asked = tuple[Indicator, Mapping[str, str]]
Cell = tuple[int, Any]  # the conditions that hold, as bits, and the case for which they do, or counts and sums of such cases
Case = tuple[UUID, bool]
_BITS = 62  # conditions in one column of bits
_ALONE = frozenset({IndicatorKind.PERSONS, IndicatorKind.COVERAGE})


@dataclass(frozen=True, slots=True, kw_only=True)
class _Selection:
    """Bits of the conditions that a case must meet to be counted, and to be in the numerator; which amount it adds, if any."""

    whole: int
    inside: int
    amount: int | None = None
    months: int = 1


@dataclass(frozen=True, slots=True)
class _Asking:
    """What a statement asks of every case: the distinct conditions and amounts."""

    conditions: list[Predicate]
    amounts: list[Predicate]


@dataclass(frozen=True, slots=True)
class _Form(Generic[T]):
    """Whether cases with the same bits are counted together or each is listed, and what that answers to each selection."""

    grouped: bool
    answers: Callable[[Sequence[_Selection], Sequence[Cell]], list[T]]


def figure_counts(asked: Sequence[Asked], *, organ_id: UUID, at: AsOf) -> list[Counted]:
    """This will count the cases of each figure within its scope and sum up what they contribute, in the order asked.

    :raises UnknownScope: when one cannot be narrowed that way.
    """
    together = [n for n, (i, _) in enumerate(asked) if i.kind not in _ALONE]
    form = _Form(grouped=True, answers=_counts)
    found = dict(zip(together, _answered([asked[n] for n in together], form, organ_id, at), strict=True))
    for n, (indicator, scope) in enumerate(asked):
        if n not in found:
            ((_, found[n]),) = grouped_counts(indicator, scope, organ_id=organ_id, at=at)
    return [found[n] for n in range(len(asked))]


def figure_case_lists(asked: Sequence[Asked], *, organ_id: UUID, at: AsOf) -> list[tuple[Case, ...]]:
    """This will list the cases of each figure by id, each with whether it is in the numerator, in the order asked.

    :raises UnknownScope: when one cannot be narrowed that way.
    """
    return _answered(asked, _Form(grouped=False, answers=_lists), organ_id, at)


def _answered(asked: Sequence[Asked], form: _Form[T], organ_id: UUID, at: AsOf) -> list[T]:
    found: dict[int, T] = {}
    for procedure in dict.fromkeys(i.procedure for i, _ in asked):
        mine = [n for n, (i, _) in enumerate(asked) if i.procedure == procedure]
        selections, asking = _selections([asked[n] for n in mine], at, sums=form.grouped)
        cells = _cells(source_at(procedure, at), procedure, asking, organ_id, grouped=form.grouped)
        found |= dict(zip(mine, form.answers(selections, cells), strict=True))
    return [found[n] for n in range(len(asked))]


def _place(found: list[Predicate], part: Predicate) -> int:
    if part not in found:
        found.append(part)
    return found.index(part)


def _selections(asked: Sequence[Asked], at: AsOf, *, sums: bool) -> tuple[list[_Selection], _Asking]:
    """What each figure selects, as bits of the distinct conditions."""
    asking = _Asking([], [])

    def bits(parts: Sequence[Predicate]) -> int:
        held = 0
        for part in parts:
            held |= 1 << _place(asking.conditions, part)
        return held

    selections = []
    for indicator, scope in asked:
        whole = bits(whole_parts(indicator, scope, at))
        amount = amount_of(indicator, at) if sums else None
        selections.append(_Selection(
            whole=whole, inside=whole | bits(inside_parts(indicator, at)), months=months_of(indicator, scope, at),
            amount=None if amount is None else _place(asking.amounts, amount),
        ))
    return selections, asking


def _cells(source: Predicate, procedure: str, asking: _Asking, organ_id: UUID, *, grouped: bool) -> list[Cell]:
    """Each: the bits, and the case id or (how many, sum and number of the first amount, of the second, …)."""
    conditions = asking.conditions
    columns = [
        " | ".join(f"CASE WHEN {p.sql} THEN {1 << n}::bigint ELSE 0 END" for n, p in enumerate(conditions[first : first + _BITS]))
        for first in range(0, len(conditions), _BITS)
    ] or ["0::bigint"]
    values = ["count(*)", *(f"sum(m.a{n}), count(m.a{n})" for n in range(len(asking.amounts)))] if grouped else ["c.id"]
    before = 1 + 2 * len(asking.amounts) if grouped else 1
    ending = f"GROUP BY {', '.join(str(before + n + 1) for n in range(len(columns)))}" if grouped else "ORDER BY 1"
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT {', '.join(values)}, {', '.join(columns)} FROM {source.sql}{_amounts(asking)}"  # noqa: S608 - declared names only
            f" WHERE c.organ_id = %s AND c.procedure = %s {ending}",
            [
                *(v for p in conditions for v in p.values), *source.values, *(v for p in asking.amounts for v in p.values),
                organ_id, procedure,
            ],
        )
        return [_cell(row, before, grouped=grouped) for row in cursor.fetchall()]


def _amounts(asking: _Asking) -> str:
    """Each amount worked out once for a case, though it is summed and numbered: OFFSET keeps the planner from writing it twice."""
    if not asking.amounts:
        return ""
    return f" CROSS JOIN LATERAL (SELECT {', '.join(f'{p.sql} AS a{n}' for n, p in enumerate(asking.amounts))} OFFSET 0) m"


def _cell(row: Sequence[Any], before: int, *, grouped: bool) -> Cell:
    return sum(bits << _BITS * n for n, bits in enumerate(row[before:])), row[:before] if grouped else row[0]


def _counts(selections: Sequence[_Selection], cells: Sequence[Cell]) -> list[Counted]:
    return [_counted(s, cells) for s in selections]


def _counted(selection: _Selection, cells: Sequence[Cell]) -> Counted:
    part = whole = measured = 0
    amount: Decimal | None = None
    for held, values in cells:
        if held & selection.whole != selection.whole:
            continue
        whole += values[0]
        part += values[0] if held & selection.inside == selection.inside else 0
        if selection.amount is not None and values[2 + 2 * selection.amount]:
            amount = (amount or Decimal(0)) + values[1 + 2 * selection.amount]
            measured += values[2 + 2 * selection.amount]
    return Counted(part=part, whole=whole, amount=amount, measured=measured, months=selection.months)


def _lists(selections: Sequence[_Selection], cells: Sequence[Cell]) -> list[tuple[Case, ...]]:
    """Cases by their mark: twice the place in the order of ids, one more for a case in the numerator.

    Marks sort at a hundredth of what ids cost, and every figure shares the pairs.
    """
    pairs = [(case, inside) for _, case in cells for inside in (False, True)]
    places = defaultdict[int, list[int]](list)
    for place, (held, _) in enumerate(cells):
        places[held].append(2 * place)
    return [tuple(map(pairs.__getitem__, _marks(selection, places))) for selection in selections]


def _marks(selection: _Selection, places: Mapping[int, list[int]]) -> list[int]:
    marks: list[int] = []
    for held, found in places.items():
        if held & selection.whole == selection.whole:
            marks += [mark + 1 for mark in found] if held & selection.inside == selection.inside else found
    marks.sort()
    return marks
