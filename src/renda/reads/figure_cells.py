"""Many figures in one statement for each procedure: every case is looked at once, for every condition once.

The conditions that hold for a case come back as bits, counted together or listed with the case; a figure adds up what it selects.
Must not know: labels, pages, who asks.
"""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Generic, TypeVar
from uuid import UUID

from django.db import connection

from renda.domain.indicators import Indicator
from renda.reads.figure_sql import Predicate, inside_parts, source_of, whole_parts

T = TypeVar("T")
Asked = tuple[Indicator, Mapping[str, str]]
Cell = tuple[int, Any]  # the conditions that hold, as bits, and the case for which they do or how many they are
Case = tuple[UUID, bool]
_BITS = 62  # conditions in one column of bits


@dataclass(frozen=True, slots=True, kw_only=True)
class _Selection:
    """Bits of the conditions that a case must meet to be counted, and to be in the numerator."""

    whole: int
    inside: int


@dataclass(frozen=True, slots=True)
class _Form(Generic[T]):
    """What stands beside the bits, how the statement ends ({} are the columns of bits), and what it answers to each selection."""

    value: str
    ending: str
    answers: Callable[[Sequence[_Selection], Sequence[Cell]], list[T]]


def figure_counts(asked: Sequence[Asked], *, organ_id: UUID, as_of: date) -> list[tuple[int, int]]:
    """This will count the cases (in the numerator, counted) of each figure within its scope, in the order asked.

    :raises UnknownScope: when one cannot be narrowed that way.
    """
    return _answered(asked, _Form("count(*)", "GROUP BY {}", _counts), organ_id, as_of)


def figure_case_lists(asked: Sequence[Asked], *, organ_id: UUID, as_of: date) -> list[tuple[Case, ...]]:
    """This will list the cases of each figure by id, each with whether it is in the numerator, in the order asked.

    :raises UnknownScope: when one cannot be narrowed that way.
    """
    return _answered(asked, _Form("c.id", "ORDER BY 1", _lists), organ_id, as_of)


def _answered(asked: Sequence[Asked], form: _Form[T], organ_id: UUID, as_of: date) -> list[T]:
    found: dict[int, T] = {}
    for procedure in dict.fromkeys(i.procedure for i, _ in asked):
        mine = [n for n, (i, _) in enumerate(asked) if i.procedure == procedure]
        selections, conditions = _selections([asked[n] for n in mine], as_of)
        cells = _cells(procedure, form, conditions, organ_id)
        found |= dict(zip(mine, form.answers(selections, cells), strict=True))
    return [found[n] for n in range(len(asked))]


def _selections(asked: Sequence[Asked], as_of: date) -> tuple[list[_Selection], list[Predicate]]:
    """What each figure selects, as bits of the distinct conditions."""
    conditions: list[Predicate] = []

    def bits(parts: Sequence[Predicate]) -> int:
        held = 0
        for part in parts:
            if part not in conditions:
                conditions.append(part)
            held |= 1 << conditions.index(part)
        return held

    selections = []
    for indicator, scope in asked:
        whole = bits(whole_parts(indicator, scope, as_of))
        selections.append(_Selection(whole=whole, inside=whole | bits(inside_parts(indicator, as_of))))
    return selections, conditions


def _cells(procedure: str, form: _Form[T], conditions: Sequence[Predicate], organ_id: UUID) -> list[Cell]:
    columns = [
        " | ".join(f"CASE WHEN {p.sql} THEN {1 << n}::bigint ELSE 0 END" for n, p in enumerate(conditions[first : first + _BITS]))
        for first in range(0, len(conditions), _BITS)
    ] or ["0::bigint"]
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT {form.value}, {', '.join(columns)} FROM {source_of(procedure)}"  # noqa: S608 - declared names only
            f" WHERE c.organ_id = %s AND c.procedure = %s {form.ending.format(', '.join(str(n + 2) for n in range(len(columns))))}",
            [*(v for p in conditions for v in p.values), organ_id, procedure],
        )
        return [(sum(bits << _BITS * n for n, bits in enumerate(held)), value) for value, *held in cursor.fetchall()]


def _counts(selections: Sequence[_Selection], cells: Sequence[Cell]) -> list[tuple[int, int]]:
    return [
        (sum(n for held, n in cells if held & s.inside == s.inside), sum(n for held, n in cells if held & s.whole == s.whole))
        for s in selections
    ]


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
