"""Many figures in one statement for each procedure: the conditions that hold for a case come back as bits.

Cases with the same bits are counted together with the sums of what they contribute, or each is listed; a figure adds up
what it selects. Persons and rosters cannot be added up so: a statement each. Must not know: labels, pages, who asks.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from decimal import Decimal
from uuid import UUID

from renda.domain.figure_values import Counted
from renda.domain.indicators import Indicator, IndicatorKind
from renda.reads.figure_measures import amount_of, grouped_counts, months_of
from renda.reads.figure_past import AsOf, Predicate
from renda.reads.figure_sql import inside_parts, whole_parts
from renda.reads.figure_statement import Asking, Cell, Selection, counted_cells, listed_cases

Asked = tuple[Indicator, Mapping[str, str]]
Case = tuple[UUID, bool]
_ALONE = frozenset({IndicatorKind.PERSONS, IndicatorKind.COVERAGE})


def figure_counts(asked: Sequence[Asked], *, organ_id: UUID, at: AsOf) -> list[Counted]:
    """This will count the cases of each figure within its scope and sum up what they contribute, in the order asked.

    :raises UnknownScope: when one cannot be narrowed that way.
    """
    found: dict[int, Counted] = {}
    for procedure, mine in _by_procedure([(n, i) for n, (i, _) in enumerate(asked) if i.kind not in _ALONE]):
        asking = _asking([asked[n] for n in mine], at)
        cells = counted_cells(asking, procedure, organ_id=organ_id, at=at)
        found |= {n: _counted(s, cells) for n, s in zip(mine, asking.selections, strict=True)}
    for n, (indicator, scope) in enumerate(asked):
        if n not in found:
            ((_, found[n]),) = grouped_counts(indicator, scope, organ_id=organ_id, at=at)
    return [found[n] for n in range(len(asked))]


def figure_counts_by(
    by: Predicate, asked: Sequence[Asked], *, organ_id: UUID, at: AsOf
) -> list[list[tuple[str | None, Counted]]]:
    """This will part figures of one procedure by an expression over the case, as `figure_counts` counts them whole.

    :raises UnknownScope: when one cannot be narrowed that way.
    """
    together = [n for n, (i, _) in enumerate(asked) if i.kind not in _ALONE]
    found: dict[int, list[tuple[str | None, Counted]]] = {}
    if together:
        asking = _asking([asked[n] for n in together], at, by)
        groups = defaultdict[str | None, list[Cell]](list)
        for cell in counted_cells(asking, asked[together[0]][0].procedure, organ_id=organ_id, at=at):
            groups[cell.group].append(cell)
        for n, selection in zip(together, asking.selections, strict=True):
            counted = [(group, _counted(selection, cells)) for group, cells in groups.items()]
            found[n] = [(group, c) for group, c in counted if c.whole]
    return [
        found[n] if n in found else grouped_counts(indicator, scope, organ_id=organ_id, at=at, by=by)
        for n, (indicator, scope) in enumerate(asked)
    ]


def figure_case_lists(asked: Sequence[Asked], *, organ_id: UUID, at: AsOf) -> list[tuple[Case, ...]]:
    """This will list the cases of each figure by id, each with whether it is in the numerator, in the order asked.

    :raises UnknownScope: when one cannot be narrowed that way.
    """
    found: dict[int, tuple[Case, ...]] = {}
    for procedure, mine in _by_procedure([(n, i) for n, (i, _) in enumerate(asked)]):
        asking = _asking([asked[n] for n in mine], at, sums=False)
        cases = listed_cases(asking, procedure, organ_id=organ_id, at=at)
        found |= dict(zip(mine, _lists(asking.selections, cases), strict=True))
    return [found[n] for n in range(len(asked))]


def _by_procedure(numbered: Sequence[tuple[int, Indicator]]) -> list[tuple[str, list[int]]]:
    found = defaultdict[str, list[int]](list)
    for n, indicator in numbered:
        found[indicator.procedure].append(n)
    return list(found.items())


def _place(found: list[Predicate], part: Predicate) -> int:
    if part not in found:
        found.append(part)
    return found.index(part)


def _asking(asked: Sequence[Asked], at: AsOf, by: Predicate | None = None, *, sums: bool = True) -> Asking:
    """What each figure selects, as bits of the distinct conditions."""
    conditions: list[Predicate] = []
    amounts: list[Predicate] = []

    def bits(parts: Sequence[Predicate]) -> int:
        held = 0
        for part in parts:
            held |= 1 << _place(conditions, part)
        return held

    selections = []
    for indicator, scope in asked:
        whole = bits(whole_parts(indicator, scope, at))
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


def _lists(selections: Sequence[Selection], cases: Sequence[tuple[UUID, int]]) -> list[tuple[Case, ...]]:
    """Cases by their mark: twice the place in the order of ids, one more for a case in the numerator.

    Marks sort at a hundredth of what ids cost, and every figure shares the pairs.
    """
    pairs = [(case, inside) for case, _ in cases for inside in (False, True)]
    places = defaultdict[int, list[int]](list)
    for place, (_, held) in enumerate(cases):
        places[held].append(2 * place)
    return [tuple(map(pairs.__getitem__, _marks(selection, places))) for selection in selections]


def _marks(selection: Selection, places: Mapping[int, list[int]]) -> list[int]:
    marks: list[int] = []
    for held, found in places.items():
        if held & selection.whole == selection.whole:
            marks += [mark + 1 for mark in found] if held & selection.inside == selection.inside else found
    marks.sort()
    return marks
