"""Figures: declared selections counted over the records of one organ, many in one statement.

A figure always counts every case of the organ, whoever asks; which of them may be named is for `figure_cases`.
Must not know: pages, reports.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from django.db import connection

from renda.domain.days import chinese_date
from renda.domain.figure_texts import roster_part, roster_whole
from renda.domain.figure_values import Counted, fraction_of, number_text, rests_on, value_text
from renda.domain.form_cleaning import as_uuid
from renda.domain.indicators import SHARES, DimensionKind, Indicator, Made
from renda.domain.periods import PERIOD_KEYS, Period, parse_period, year_before
from renda.reads.figure_catalogue import ManualEntry, known_figures, manual_values
from renda.reads.figure_cells import figure_counts
from renda.reads.figure_past import AsOf
from renda.reads.figure_rosters import taking_part
from renda.reads.figure_sql import UnknownScope
from renda.store.contributions import dimensions, procedures
from renda.store.unit_of_work import reading


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """A figure asked for: its key and scope (dimension key to group key)."""

    key: str
    scope: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A figure as it stands: of a share, numerator over denominator; of anything else the cases counted, over None.

    `rests` says what a sum, a mean or a manual figure rests on; `made` who made the figure.
    """

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
    cases: int = 0
    rests: str = ""
    made: Made = Made.DECLARED
    measure: str = "项"

    @property
    def case_count(self) -> int:
        """This will say how many cases stand behind the figure."""
        return self.cases

    @property
    def with_unit(self) -> str:
        """This will write the value with its unit: 12项; a rate has its sign already."""
        return self.value_text if self.denominator is not None else f"{self.value_text}{self.unit}"


def figure(  # noqa: PLR0913 - a question is these things
    key: str, *, organ_id: UUID, as_of: date, scope: Mapping[str, str] | None = None, past: bool = False
) -> Figure:
    """This will count one figure.

    :raises KeyError: when no figure has that key.
    :raises UnknownScope: when it cannot be narrowed that way.
    """
    return figures_for([Wanted(key=key, scope=scope or {})], organ_id=organ_id, as_of=as_of, past=past)[0]


def figures_for(wanted: Iterable[Wanted], *, organ_id: UUID, as_of: date, past: bool = False) -> tuple[Figure, ...]:
    """This will count many figures at one moment, one statement for each procedure, in the order asked.

    With `past` they are counted as the records stood at the end of the day `as_of`.

    :raises KeyError: when no figure has that key.
    :raises UnknownScope: when one cannot be narrowed that way.
    """
    at = AsOf(day=as_of, past=past)
    with reading(organ_id):
        known = known_figures()
        asked = [(w, known[w.key]) for w in wanted]
        computed = [n for n, (_, i) in enumerate(asked) if i.made is not Made.MANUAL]
        found = figure_counts([(asked[n][1], asked[n][0].scope) for n in computed], organ_id=organ_id, at=at)
        counted = dict(zip(computed, found, strict=True))
        words = scope_words_of([w.scope for w, _ in asked])
        filled = manual_values([w.key for w, i in asked if i.made is Made.MANUAL], as_of)
    return tuple(
        figure_from(i, w.scope, words[n], counted[n], as_of) if n in counted else _manual(i, w, filled.get(i.key), as_of)
        for n, (w, i) in enumerate(asked)
    )


def figure_from(
    indicator: Indicator, scope: Mapping[str, str], words: str, counted: Counted, as_of: date
) -> Figure:
    """This will put what was counted into the figure of an indicator."""
    numerator, denominator = fraction_of(indicator, counted)
    return Figure(
        key=indicator.key, label=indicator.label, definition=indicator.definition, scope=scope, scope_words=words,
        value_text=value_text(indicator, counted), numerator=numerator, denominator=denominator, unit=indicator.unit,
        basis=indicator.basis, as_of=as_of, part_label=indicator.part_label or roster_part(indicator),
        whole_label=_among_those_taking_part(indicator, scope) + (indicator.whole_label or roster_whole(indicator)),
        cases=counted.whole, rests=rests_on(indicator, counted), made=indicator.made,
        measure="项" if indicator.roster is None else "人" if indicator.roster.is_of_persons else "个",
    )


def _among_those_taking_part(indicator: Indicator, scope: Mapping[str, str]) -> str:
    """What a roster is narrowed to, in words that go before those for the roster; empty where it is the organ's."""
    narrowed = taking_part(scope) if indicator.roster else ()
    return "".join(f"{procedures()[parts.procedure].label}中" for parts, _ in narrowed)


def _manual(indicator: Indicator, wanted: Wanted, entry: ManualEntry | None, as_of: date) -> Figure:
    """A figure that somebody filled in; it cannot be narrowed, and never counts cases."""
    if wanted.scope:
        raise UnknownScope(f"{indicator.key} is filled in by hand")
    rests = (
        f"人工填报，截至{chinese_date(entry.as_of)}；责任人{entry.answerable}；依据：{entry.evidence or entry.file_name}" if entry
        else "人工填报，还没有填过"
    )
    return Figure(
        key=indicator.key, label=indicator.label, definition=indicator.definition, scope={}, scope_words="全部",
        value_text=number_text(entry.value) if entry else "—", numerator=0, denominator=None, unit=indicator.unit,
        basis=indicator.basis, as_of=as_of, part_label="", whole_label="", rests=rests, made=Made.MANUAL,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """A figure as it stood before, to be compared with: `words` say when that was."""

    key: str
    words: str
    figure: Figure


def comparisons(found: Figure, *, organ_id: UUID) -> tuple[Compared, ...]:
    """This will count a figure a year before (`yoy`) and for the period before or at the end of the month before (`previous`).

    A period in its scope is moved with it. What was counted then is what took effect by that day.
    """
    periods = {k: p for k, v in found.scope.items() if k in PERIOD_KEYS and (p := parse_period(v))}
    day = year_before(found.as_of)
    earlier = {k: p.year_before for k, p in periods.items()}
    made = [_compared("yoy", f"上年同期（{chinese_date(day)}）", found, earlier, day, organ_id)]
    moved = {k: p.before for k, p in periods.items()}
    day = max((p.last for p in moved.values()), default=_month_before(found.as_of))
    name = "上期" if moved else "上月末"
    return (*made, _compared("previous", f"{name}（{chinese_date(day)}）", found, moved, day, organ_id))


def _month_before(day: date) -> date:
    return date.fromordinal(day.replace(day=1).toordinal() - 1)


def _compared(  # noqa: PLR0913 - a comparison is these things
    key: str, words: str, found: Figure, periods: Mapping[str, Period], day: date, organ_id: UUID
) -> Compared:
    scope = {**found.scope, **{k: p.text for k, p in periods.items()}}
    return Compared(key=key, words=words, figure=figure(found.key, organ_id=organ_id, as_of=day, scope=scope, past=True))


def scope_words_of(scopes: Sequence[Mapping[str, str]]) -> list[str]:
    """This will word scopes in Chinese: 层级：党支部; 全部 when nothing is narrowed."""
    names = dimension_names({(k, v) for scope in scopes for k, v in scope.items()})
    return ["；".join(_word(key, value, names) for key, value in scope.items()) or "全部" for scope in scopes]


def _word(key: str, value: str, names: Mapping[tuple[str, str], str]) -> str:
    if key in PERIOD_KEYS:
        period = parse_period(value)
        return f"{PERIOD_KEYS[key]}：{period.words if period else value}"
    dimension = dimensions().get(key)
    if dimension is None:
        return f"{key}：{value}"
    group = dimension.group(value)
    return f"{dimension.label}：{group.label if group else names.get((key, value), value)}"


_NAMED_IN = {
    DimensionKind.UNIT: "SELECT id::text, name FROM store_unit WHERE id = ANY(%s::uuid[]) ORDER BY position, name, id",
    DimensionKind.PERSON: "SELECT id::text, name FROM store_person WHERE id = ANY(%s::uuid[]) ORDER BY sort_key, id",
    DimensionKind.LINK: "SELECT id::text, title FROM store_case WHERE id = ANY(%s::uuid[]) ORDER BY opened_on, number, id",
}


def dimension_names(pairs: set[tuple[str, str]]) -> dict[tuple[str, str], str]:
    """This will name the units, persons and cases that dimensions part by; no statement where there are none.

    Units stand in organisational order, persons by name, cases in the order they were entered.
    """
    found: dict[tuple[str, str], str] = {}
    for key in {k for k, _ in pairs}:
        dimension = dimensions().get(key)
        kind = DimensionKind.UNIT if key == "unit" else dimension.kind if dimension else DimensionKind.COLUMN
        if kind in _NAMED_IN:
            with connection.cursor() as cursor:
                cursor.execute(_NAMED_IN[kind], [[one for k, v in pairs if k == key for one in v.split(",") if as_uuid(one)]])
                names = dict(cursor.fetchall())
            place = {one: n for n, one in enumerate(names)}
            asked = sorted((v for k, v in pairs if k == key), key=lambda v: (place.get(v.split(",")[0], len(place)), v))
            found |= {(key, v): "、".join(names.get(one, one) for one in v.split(",")) for v in asked}
    return found


def is_share(indicator: Indicator) -> bool:
    """This will say whether a figure has a numerator and a denominator."""
    return indicator.kind in SHARES
