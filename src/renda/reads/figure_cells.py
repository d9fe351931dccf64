"""Many figures in one statement for each procedure: the conditions that hold for a case come back as bits.

Cases with the same bits are counted together with the sums of what they contribute, or each is listed; a figure adds up
what it selects. Persons and units that count once are told with the bits of the cases that name them.
Must not know: labels, pages, who asks.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import chain
from typing import TypeVar
from uuid import UUID

from renda.domain.figure_values import Counted
from renda.domain.indicators import Indicator, IndicatorKind
from renda.reads.figure_measures import Amount, Named, amount_of, months_of, named_by
from renda.reads.figure_past import AsOf, Predicate
from renda.reads.figure_rosters import roster
from renda.reads.figure_sql import inside_parts, whole_parts
from renda.reads.figure_statement import (
    Asking,
    Cell,
    NamedCell,
    Place,
    Selection,
    counted_cells,
    listed_cases,
    named_cells,
)

T = TypeVar("T")
Asked = tuple[Indicator, Mapping[str, str]]


@dataclass(frozen=True, slots=True)
class Cases:
    """The cases a figure counts, those in the numerator apart, each by id: no pair for every case, a report has a million."""

    inside: tuple[UUID, ...] = ()
    outside: tuple[UUID, ...] = ()

    def __len__(self) -> int:
        """Count both."""
        return len(self.inside) + len(self.outside)

    def pairs(self) -> tuple[tuple[UUID, bool], ...]:
        """This will give every case by id with whether it is in the numerator."""
        return tuple(sorted([*((case, True) for case in self.inside), *((case, False) for case in self.outside)]))


def figure_counts(asked: Sequence[Asked], *, organ_id: UUID, at: AsOf, among: tuple[Predicate, ...] = ()) -> list[Counted]:
    """This will count the cases of each figure within its scope and sum up what they contribute, in the order asked.

    With `among` only cases of which these hold, too.

    :raises UnknownScope: when one cannot be narrowed that way.
    """
    found: dict[int, Counted] = {}
    for procedure, mine in _by_procedure(asked):
        place = Place(procedure=procedure, organ_id=organ_id, at=at)
        found |= {n: groups[None] for n, groups in zip(mine, _in_groups([asked[n] for n in mine], place, among=among), strict=True)}
    return [found[n] for n in range(len(asked))]


def figure_counts_by(
    by: Predicate, asked: Sequence[Asked], *, organ_id: UUID, at: AsOf
) -> list[list[tuple[str | None, Counted]]]:
    """This will part figures of one procedure by an expression over the case, as `figure_counts` counts them whole.

    :raises UnknownScope: when one cannot be narrowed that way.
    """
    place = Place(procedure=asked[0][0].procedure, organ_id=organ_id, at=at)
    return [[(group, c) for group, c in groups.items() if c.whole] for groups in _in_groups(asked, place, by)]


def _in_groups(
    asked: Sequence[Asked], place: Place, by: Predicate | None = None, among: tuple[Predicate, ...] = ()
) -> list[dict[str | None, Counted]]:
    """Each figure in each group: one look for all, and one more for each way in which persons or units are named."""
    asking = _asking(asked, place.at, by, among=among)
    cells = defaultdict[str | None, list[Cell]](list, {} if by else {None: []})
    for cell in counted_cells(asking, place):
        cells[cell.group].append(cell)
    found = [{group: _counted(s, mine) for group, mine in cells.items()} for s in asking.selections]
    names = [named_by(indicator, place.at) for indicator, _ in asked]
    distinct: list[Named] = []
    for named in (distinct[_place(distinct, n)] for n in names if n and n not in distinct):
        mine = [n for n, one in enumerate(names) if one == named]
        narrowed = _asking([asked[n] for n in mine], place.at, by, among=among)
        told = named_cells(narrowed, named, place)
        for n, selection in zip(mine, narrowed.selections, strict=True):
            found[n] = _with_named(found[n], asked[n], [c for c in told if c.held & selection.whole == selection.whole], place.at)
    return found


def _with_named(
    found: Mapping[str | None, Counted], asked: Asked, told: Sequence[NamedCell], at: AsOf
) -> dict[str | None, Counted]:
    """Each group with whom or what its cases name: distinct persons, or how much of the roster is covered."""
    indicator, scope = asked
    listed = {one.id for one in roster(indicator, scope, at)}
    names: dict[str | None, set[str]] = {group: {c.name for c in told if c.group == group} for group in found}
    if indicator.kind is IndicatorKind.COVERAGE:
        return {g: replace(c, covered=len(names[g] & listed), roster=len(listed)) for g, c in found.items()}
    times = {group: sum(c.count for c in told if c.group == group) for group in found}
    return {g: replace(c, amount=Decimal(len(names[g])), measured=times[g]) for g, c in found.items()}


def figure_names(indicator: Indicator, scope: Mapping[str, str], *, organ_id: UUID, at: AsOf) -> frozenset[str]:
    """This will tell by id which persons or units the cases of a figure name; none where it counts cases only.

    :raises UnknownScope: when it cannot be narrowed that way.
    """
    named = named_by(indicator, at)
    if named is None:
        return frozenset()
    asking = _asking([(indicator, scope)], at, sums=False)
    whole = asking.selections[0].whole
    told = named_cells(asking, named, Place(procedure=indicator.procedure, organ_id=organ_id, at=at))
    return frozenset(c.name for c in told if c.held & whole == whole)


def figure_case_lists(asked: Sequence[Asked], *, organ_id: UUID, at: AsOf) -> list[Cases]:
    """This will list the cases of each figure, in the order asked.

    :raises UnknownScope: when one cannot be narrowed that way.
    """
    found: dict[int, Cases] = {}
    for procedure, mine in _by_procedure(asked):
        asking = _asking([asked[n] for n in mine], at, sums=False)
        cases = listed_cases(asking, Place(procedure=procedure, organ_id=organ_id, at=at))
        found |= dict(zip(mine, _lists(asking.selections, cases), strict=True))
    return [found[n] for n in range(len(asked))]


def _by_procedure(asked: Sequence[Asked]) -> list[tuple[str, list[int]]]:
    found = defaultdict[str, list[int]](list)
    for n, (indicator, _) in enumerate(asked):
        found[indicator.procedure].append(n)
    return list(found.items())


def _place(found: list[T], part: T) -> int:
    if part not in found:
        found.append(part)
    return found.index(part)


def _asking(
    asked: Sequence[Asked], at: AsOf, by: Predicate | None = None, *, sums: bool = True, among: tuple[Predicate, ...] = ()
) -> Asking:
    """What each figure selects, as bits of the distinct conditions."""
    conditions: list[Predicate] = []
    amounts: list[Amount] = []

    def bits(parts: Sequence[Predicate]) -> int:
        held = 0
        for part in parts:
            held |= 1 << _place(conditions, part)
        return held

    selections = []
    for indicator, scope in asked:
        whole = bits((*whole_parts(indicator, scope, at), *among))
        amount = amount_of(indicator, at) if sums else None
        selections.append(Selection(
            whole=whole, inside=whole | bits(inside_parts(indicator, at)), months=months_of(indicator, scope, at),
            amount=None if amount is None else _place(amounts, amount),
        ))
    return Asking(conditions=conditions, amounts=amounts, selections=selections, by=by)


def _counted(selection: Selection, cells: Sequence[Cell]) -> Counted:
    part = whole = measured = 0
    amount: Decimal | None = None
    for cell in cells:
        if cell.held & selection.whole != selection.whole:
            continue
        whole += cell.counts[0]
        part += cell.counts[0] if cell.held & selection.inside == selection.inside else 0
        if selection.amount is not None and cell.counts[2 + 2 * selection.amount]:
            amount = (amount or Decimal(0)) + cell.counts[1 + 2 * selection.amount]
            measured += cell.counts[2 + 2 * selection.amount]
    return Counted(part=part, whole=whole, amount=amount, measured=measured, months=selection.months)


def _lists(selections: Sequence[Selection], cases: Sequence[tuple[UUID, int]]) -> list[Cases]:
    """Cases by their place in the order of ids, which sorts at a hundredth of what ids cost; the same selection has the same list."""
    ids = [case for case, _ in cases]
    places = defaultdict[int, list[int]](list)
    for place, (_, held) in enumerate(cases):
        places[held].append(place)

    def listed(chosen: Iterable[int]) -> tuple[UUID, ...]:
        return tuple(map(ids.__getitem__, sorted(chain.from_iterable(places[held] for held in chosen))))

    made: dict[tuple[int, int], Cases] = {}
    for whole, part in {(s.whole, s.inside) for s in selections}:
        counted = [held for held in places if held & whole == whole]
        made[whole, part] = Cases(listed(h for h in counted if h & part == part), listed(h for h in counted if h & part != part))
    return [made[s.whole, s.inside] for s in selections]
