"""Figures: declared selections counted over the records of one organ, many in one statement.

A figure always counts every case of the organ, whoever asks; which of them may be named is for `figure_cases`.
Must not know: pages, reports.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from django.db import connection

from renda.domain.indicators import Indicator, IndicatorKind, rate_text
from renda.reads.figure_cells import figure_counts
from renda.store.contributions import dimensions, indicators
from renda.store.unit_of_work import reading


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """A figure asked for: its key and scope (dimension key to group key)."""

    key: str
    scope: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A figure as it stands: of a count, `denominator` is None; of a rate, numerator over denominator."""

    key: str
    label: str
    definition: str
    value_text: str
    numerator: int
    denominator: int | None
    unit: str
    basis: str
    part_label: str
    whole_label: str
    scope: Mapping[str, str]
    scope_words: str
    as_of: date

    @property
    def case_count(self) -> int:
        """This will say how many cases stand behind the figure."""
        return self.numerator if self.denominator is None else self.denominator

    @property
    def with_unit(self) -> str:
        """This will write the value with its unit: 12项; a rate has its sign already."""
        return self.value_text if self.denominator is not None else f"{self.value_text}{self.unit}"


def figure(key: str, *, organ_id: UUID, as_of: date, scope: Mapping[str, str] | None = None) -> Figure:
    """This will count one figure.

    :raises KeyError: when no figure has that key.
    :raises UnknownScope: when it cannot be narrowed that way.
    """
    return figures_for([Wanted(key=key, scope=scope or {})], organ_id=organ_id, as_of=as_of)[0]


def figures_for(wanted: Iterable[Wanted], *, organ_id: UUID, as_of: date) -> tuple[Figure, ...]:
    """This will count many figures at one moment, one statement for each procedure, in the order asked.

    :raises KeyError: when no figure has that key.
    :raises UnknownScope: when one cannot be narrowed that way.
    """
    asked = [(w, indicators()[w.key]) for w in wanted]
    with reading(organ_id):
        counted = figure_counts([(i, w.scope) for w, i in asked], organ_id=organ_id, as_of=as_of)
        words = scope_words_of([w.scope for w, _ in asked])
    return tuple(
        figure_from(indicator, w.scope, words[n], counted[n], as_of) for n, (w, indicator) in enumerate(asked)
    )


def figure_from(
    indicator: Indicator, scope: Mapping[str, str], words: str, counted: tuple[int, int], as_of: date
) -> Figure:
    """This will put (part, whole) into the figure of an indicator."""
    part, whole = counted
    is_rate = indicator.kind is IndicatorKind.RATE
    return Figure(
        key=indicator.key, label=indicator.label, definition=indicator.definition, scope=scope, scope_words=words,
        value_text=rate_text(part, whole) if is_rate else str(whole), numerator=part if is_rate else whole,
        denominator=whole if is_rate else None, unit=indicator.unit, basis=indicator.basis, as_of=as_of,
        part_label=indicator.part_label, whole_label=indicator.whole_label,
    )


def scope_words_of(scopes: Sequence[Mapping[str, str]]) -> list[str]:
    """This will word scopes in Chinese: 层级：党支部; 全部 when nothing is narrowed."""
    units = unit_names({scope["unit"] for scope in scopes if "unit" in scope})
    return ["；".join(_word(key, value, units) for key, value in scope.items()) or "全部" for scope in scopes]


def _word(key: str, value: str, units: Mapping[str, str]) -> str:
    dimension = dimensions().get(key)
    if dimension is None:
        return f"{key}：{value}"
    group = dimension.group(value)
    return f"{dimension.label}：{group.label if group else units.get(value, value)}"


def unit_names(ids: set[str]) -> dict[str, str]:
    """This will name units of the present organ by id; no statement when there are none."""
    if not ids:
        return {}
    with connection.cursor() as cursor:
        cursor.execute("SELECT id::text, name FROM store_unit WHERE id::text = ANY(%s)", [list(ids)])
        return dict(cursor.fetchall())
