"""A figure parted by a dimension, and as it stood at the end of each month.

Must not know: pages.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from renda.domain.figure_values import Counted
from renda.domain.indicators import IndicatorKind, Made
from renda.domain.periods import month_ends
from renda.reads.figure_catalogue import known_figures
from renda.reads.figure_measures import grouped_counts
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


_NONE = Counted(part=0, whole=0)


def figure_by(  # noqa: PLR0913 - a question is these things
    dimension: str, *, key: str, organ_id: UUID, as_of: date, scope: Mapping[str, str] | None = None, past: bool = False
) -> tuple[FigureGroup, ...]:
    """This will part a figure by a dimension; the rows of counts add up to the whole, cases without a value stand last.

    A roster is not parted: what is covered is covered once.

    :raises UnknownScope: when the figure cannot be narrowed or parted that way.
    """
    at = AsOf(day=as_of, past=past)
    with reading(organ_id):
        indicator = known_figures()[key]
        if indicator.kind is IndicatorKind.COVERAGE or indicator.made is Made.MANUAL:
            return ()
        by = column_of(dimension_of(dimension, indicator.procedure), indicator.procedure, at)
        found = _by_group(dimension, grouped_counts(indicator, scope or {}, organ_id=organ_id, at=at, by=by))
        labels = _labels(dimension, found)
    return tuple(
        FigureGroup(
            key=group, label=label,
            figure=figure_from(indicator, {**(scope or {}), dimension: group}, label, found.get(group, _NONE), as_of),
        )
        for group, label in labels.items()
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


def _labels(dimension: str, found: Mapping[str, Counted]) -> dict[str, str]:
    declared = {g.key: g.label for g in dimensions()[dimension].groups}
    names = {v: n for (_, v), n in dimension_names({(dimension, k) for k in found if k and k not in declared}).items()}
    others = {k: names.get(k, k) for k in sorted(found, key=lambda k: (names.get(k, k), k)) if k and k not in declared}
    return declared | others | ({"": "未填"} if "" in found else {})


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
