"""A figure parted by a dimension, and month by month.

Must not know: pages.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import connection

from renda.reads.figure_sql import column_of, part_of, source_of, whole_of
from renda.reads.figures import Figure, figure_from, unit_names
from renda.store.contributions import dimensions, indicators
from renda.store.unit_of_work import reading


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureGroup:
    """One row of a breakdown: the group, its words, its figure."""

    key: str
    label: str
    figure: Figure


@dataclass(frozen=True, slots=True, kw_only=True)
class MonthCount:
    """How many of the counted cases had been opened by the end of a month, and how many of those are in the part."""

    month: date
    part: int
    whole: int


def figure_by(
    dimension: str, *, key: str, organ_id: UUID, as_of: date, scope: Mapping[str, str] | None = None
) -> tuple[FigureGroup, ...]:
    """This will part a figure by a dimension; the rows add up to the whole, cases without a value stand last.

    :raises UnknownScope: when the figure cannot be narrowed that way.
    """
    indicator = indicators()[key]
    found: dict[str, tuple[int, int]] = {}
    whole, part = whole_of(indicator, scope or {}, as_of), part_of(indicator, as_of)
    with reading(organ_id), connection.cursor() as cursor:
        cursor.execute(
            f"SELECT {column_of(dimension)}::text, count(*) FILTER (WHERE {part.sql}), count(*)"  # noqa: S608 - declared names only
            f" FROM {source_of(indicator.procedure)} WHERE c.organ_id = %s AND c.procedure = %s AND {whole.sql} GROUP BY 1",
            [*part.values, organ_id, indicator.procedure, *whole.values],
        )
        for value, numerator, denominator in cursor.fetchall():
            group = _group_of(dimension, value)
            old = found.get(group, (0, 0))
            found[group] = (old[0] + numerator, old[1] + denominator)
        labels = _labels(dimension, found)
    return tuple(
        FigureGroup(
            key=group, label=label,
            figure=figure_from(indicator, {**(scope or {}), dimension: group}, label, found.get(group, (0, 0)), as_of),
        )
        for group, label in labels.items()
    )


def _group_of(dimension: str, value: str | None) -> str:
    if value is None:
        return ""
    return next((g.key for g in dimensions()[dimension].groups if value in g.members), value)


def _labels(dimension: str, found: Mapping[str, tuple[int, int]]) -> dict[str, str]:
    declared = {g.key: g.label for g in dimensions()[dimension].groups}
    names = unit_names({k for k in found if k}) if dimension == "unit" else {}
    others = {k: names.get(k, k) for k in sorted(found) if k and k not in declared}
    return declared | others | ({"": "未填"} if "" in found else {})


def figure_months(
    key: str, *, organ_id: UUID, as_of: date, scope: Mapping[str, str] | None = None, months: int = 6
) -> tuple[MonthCount, ...]:
    """This will count the figure's present cases by the month they were opened in, summed up month by month.

    The last `months` months with the one of `as_of`; what was opened earlier is in the first of them.

    :raises UnknownScope: when the figure cannot be narrowed that way.
    """
    indicator = indicators()[key]
    whole, part = whole_of(indicator, scope or {}, as_of), part_of(indicator, as_of)
    with reading(organ_id), connection.cursor() as cursor:
        cursor.execute(
            "SELECT m.first::date, count(t.opened_on) FILTER (WHERE t.inside), count(t.opened_on)"  # noqa: S608 - declared names only
            " FROM generate_series(date_trunc('month', %s::timestamp) - make_interval(months => %s),"
            " date_trunc('month', %s::timestamp), interval '1 month') AS m(first) LEFT JOIN"
            f" (SELECT c.opened_on, {part.sql} AS inside FROM {source_of(indicator.procedure)}"
            f" WHERE c.organ_id = %s AND c.procedure = %s AND {whole.sql}) t"
            " ON t.opened_on < m.first + interval '1 month' GROUP BY 1 ORDER BY 1",
            [as_of, months - 1, as_of, *part.values, organ_id, indicator.procedure, *whole.values],
        )
        return tuple(MonthCount(month=m, part=p, whole=w) for m, p, w in cursor.fetchall())
