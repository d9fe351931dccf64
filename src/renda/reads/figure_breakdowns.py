"""A figure parted by a dimension, and as it stood at the end of each month.

Must not know: pages.
"""

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from renda.domain.figure_values import Counted
from renda.domain.indicators import Indicator, IndicatorKind, Made
from renda.domain.periods import month_ends
from renda.reads.figure_catalogue import known_figures
from renda.reads.figure_cells import figure_counts_by
from renda.reads.figure_past import AsOf
from renda.reads.figure_sql import column_of, dimension_of
from renda.reads.figures import Figure, Wanted, dimension_names, figure_from, figures_for
from renda.store.contributions import dimensions
from renda.store.unit_of_work import reading


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureGroup:
    """One row of a breakdown: the group, its words, its figure."""

    key: str
    label: str
    figure: Figure


NONE = Counted(part=0, whole=0)


def figure_by(  # noqa: PLR0913 - a question is these things
    dimension: str, *, key: str, organ_id: UUID, as_of: date, scope: Mapping[str, str] | None = None, past: bool = False
) -> tuple[FigureGroup, ...]:
    """This will part a figure by a dimension; the rows of counts add up to the whole, cases without a value stand last.

    A roster is not parted: what is covered is covered once.

    :raises UnknownScope: when the figure cannot be narrowed or parted that way.
    """
    return figures_by(dimension, keys=(key,), organ_id=organ_id, as_of=as_of, scope=scope, past=past)[0]


def figures_by(  # noqa: PLR0913 - a question is these things
    dimension: str, *, keys: Sequence[str], organ_id: UUID, as_of: date, scope: Mapping[str, str] | None = None, past: bool = False
) -> tuple[tuple[FigureGroup, ...], ...]:
    """This will part figures of one procedure by a dimension in one look at its cases, each as `figure_by` parts it.

    :raises UnknownScope: when one cannot be narrowed or parted that way.
    """
    at = AsOf(day=as_of, past=past)
    with reading(organ_id):
        known = known_figures()
        found = {
            n: _by_group(dimension, rows) for n, rows in _parted(dimension, [known[k] for k in keys], scope or {}, organ_id, at).items()
        }
        labels = _labels(dimension, {group for groups in found.values() for group in groups})
    return tuple(
        _groups(known[key], dimension, scope or {}, labels, found[n], as_of) if n in found else () for n, key in enumerate(keys)
    )


def _parted(
    dimension: str, asked: Sequence[Indicator], scope: Mapping[str, str], organ_id: UUID, at: AsOf
) -> dict[int, list[tuple[str | None, Counted]]]:
    """The figures that can be parted, by their place."""
    parted = [n for n, i in enumerate(asked) if i.kind is not IndicatorKind.COVERAGE and i.made is not Made.MANUAL]
    if not parted:
        return {}
    procedure = asked[parted[0]].procedure
    by = column_of(dimension_of(dimension, procedure), procedure, at)
    return dict(zip(parted, figure_counts_by(by, [(asked[n], scope) for n in parted], organ_id=organ_id, at=at), strict=True))


def _groups(  # noqa: PLR0913 - the rows of a figure are made of these
    indicator: Indicator, dimension: str, scope: Mapping[str, str], labels: Mapping[str, str], found: Mapping[str, Counted], as_of: date
) -> tuple[FigureGroup, ...]:
    declared = {g.key for g in dimensions()[dimension].groups}
    return tuple(
        FigureGroup(
            key=group, label=label, figure=figure_from(indicator, {**scope, dimension: group}, label, found.get(group, NONE), as_of),
        )
        for group, label in labels.items() if group in declared or group in found
    )


def _by_group(
    dimension: str, rows: list[tuple[str | None, Counted]]
) -> dict[str, Counted]:
    found: dict[str, Counted] = {}
    for value, counted in rows:
        group = _group_of(dimension, value)
        found[group] = _sum(found[group], counted) if group in found else counted
    return found


def _sum(one: Counted, other: Counted) -> Counted:
    amounts = [a for a in (one.amount, other.amount) if a is not None]
    return Counted(
        part=one.part + other.part, whole=one.whole + other.whole, amount=sum(amounts[1:], amounts[0]) if amounts else None,
        measured=one.measured + other.measured, months=one.months,
    )


def _group_of(dimension: str, value: str | None) -> str:
    if value is None:
        return ""
    return next((g.key for g in dimensions()[dimension].groups if value in g.members), value)


def _labels(dimension: str, found: AbstractSet[str]) -> dict[str, str]:
    declared = {g.key: g.label for g in dimensions()[dimension].groups}
    names = {v: n for (_, v), n in dimension_names({(dimension, k) for k in found if k and k not in declared}).items()}
    unnamed = {k: k for k in sorted(found) if k and k not in declared and k not in names}
    return declared | names | unnamed | ({"": "未填"} if "" in found else {})


@dataclass(frozen=True, slots=True, kw_only=True)
class MonthFigure:
    """The figure as it stood at the end of a month, or for the last one on the day asked for."""

    day: date
    figure: Figure


def figure_months(  # noqa: PLR0913 - a question is these things
    key: str, *, organ_id: UUID, as_of: date, scope: Mapping[str, str] | None = None, months: int = 6, past: bool = False
) -> tuple[MonthFigure, ...]:
    """This will count the figure as it stood at the end of each of the last months, the last being `as_of` itself.

    :raises UnknownScope: when the figure cannot be narrowed that way.
    """
    days = month_ends(as_of, months)
    with reading(organ_id):
        return tuple(
            MonthFigure(day=day, figure=figures_for(
                [Wanted(key=key, scope=scope or {})], organ_id=organ_id, as_of=day, past=past or day != as_of,
            )[0])
            for day in days
        )
