"""Composing a figure without code: what was chosen in a form to an indicator, or every reason why it cannot be one. Pure.

What may be chosen follows from the declared procedure and the dimensions of its figures. Must not know: forms, SQL.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from renda.domain.fields import FieldKind
from renda.domain.figure_texts import definition_of
from renda.domain.indicators import (
    MEASURED,
    Condition,
    ConditionKind,
    Dimension,
    Indicator,
    IndicatorKind,
    Made,
    Measure,
    MeasureKind,
)
from renda.domain.periods import PERIOD_KEYS, parse_period
from renda.domain.procedures import Ask, Procedure
from renda.domain.refusals import Code, Reason

LONGEST = {"label": 40, "unit": 8}
KIND_WORDS = {
    IndicatorKind.COUNT: "项数", IndicatorKind.RATE: "比率", IndicatorKind.SUM: "合计", IndicatorKind.MEAN: "平均",
    IndicatorKind.MONTHLY_MEAN: "月均项数", IndicatorKind.PERSONS: "人数（不重复）",
}
CLOCK_WORDS = {
    ConditionKind.CLOCK_ON_TIME: "按期完成", ConditionKind.CLOCK_LATE: "逾期完成", ConditionKind.CLOCK_OVERDUE_NOW: "超期未完成",
    ConditionKind.CLOCK_DUE_WITHIN: "30日内到期", ConditionKind.CLOCK_SET: "定有时限",
}
_WITHIN = ("30",)
"""The days of a clock that is soon due, as the words say."""
_NAMED = 5
"""So many units, persons or cases are named in the sentence that defines a figure."""
Offered = Mapping[str, Mapping[str, str]]
"""What a dimension of units, persons or cases has to choose from: by its key, names by id."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Composition:
    """What was chosen. `groups` go from a dimension to its groups, or to the ids of units, persons and cases; clocks are
    `kind:clock`, the measure `kind:name:value`, the period as scopes write it, on the day `period_on`."""

    procedure: str
    label: str
    unit: str
    kind: str = "count"
    stages: tuple[str, ...] = ()
    happened: tuple[str, ...] = ()
    clock: str = ""
    groups: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    period_on: str = ""
    period: str = ""
    measure: str = ""
    part_stages: tuple[str, ...] = ()
    part_happened: tuple[str, ...] = ()
    part_clock: str = ""


def composition_to_data(chosen: Composition) -> dict[str, Any]:
    """This will give what was chosen as plain data, so that a form can be filled with it again."""
    return {name: getattr(chosen, name) for name in Composition.__slots__} | {"groups": {k: list(v) for k, v in chosen.groups.items()}}


def composition_from(data: Mapping[str, Any]) -> Composition:
    """This will read back what `composition_to_data` gave."""
    plain: dict[str, Any] = {k: tuple(v) if isinstance(v, list) else v for k, v in data.items()}
    plain["groups"] = {k: tuple(v) for k, v in data["groups"].items()}
    return Composition(**plain)


def choosable_dimensions(procedure: Procedure, dimensions: Iterable[Dimension]) -> tuple[Dimension, ...]:
    """This will list the dimensions of a procedure whose groups are closed."""
    return tuple(d for d in dimensions if procedure.key in d.procedures and d.groups)


def open_dimensions(procedure: Procedure, dimensions: Iterable[Dimension]) -> tuple[Dimension, ...]:
    """This will list the dimensions of a procedure that part by units, persons or linked cases."""
    return tuple(d for d in dimensions if procedure.key in d.procedures and d.is_open)


def choosable_clocks(procedure: Procedure) -> tuple[tuple[str, str], ...]:
    """This will list conditions on clocks as (value, words)."""
    return tuple((f"{k}:{c.key}", f"{c.label}：{words}") for c in procedure.clocks for k, words in CLOCK_WORDS.items())


def choosable_measures(procedure: Procedure) -> tuple[tuple[str, str], ...]:
    """This will list what can be summed up or averaged, or whose persons counted, as (value, words)."""
    fields = procedure.recorded_fields().values()
    roles = dict.fromkeys(e.role for e in procedure.effects() if isinstance(e, Ask))
    return (
        *((f"{MeasureKind.COLUMN}:{f.key}:", f.label) for f in fields if f.kind is FieldKind.NUMBER and not f.many),
        *((f"{MeasureKind.DAYS}::{s.key}", f"自登记到{s.label}的天数") for s in procedure.stages),
        (f"{MeasureKind.RETURNS}::", "退回重办的次数"),
        *((f"{MeasureKind.EVENTS}::{a.key}", f"“{a.label}”的次数") for a in procedure.actions if not a.internal),
        *((f"{MeasureKind.PARTICIPANTS}:{role}:", f"参与人（{role}）的人次") for role in roles),
    )


def composed(  # noqa: PLR0913 - a figure is these things
    chosen: Composition, *, procedure: Procedure, dimensions: Sequence[Dimension], offered: Offered, key: str, version: int
) -> Indicator | tuple[Reason, ...]:
    """This will make the figure of what was chosen, with the sentence that defines it; or give every reason against it."""
    faults = tuple(_faults(chosen, procedure, dimensions, offered))
    if faults:
        return faults
    where = (
        *_conditions(chosen.stages, chosen.happened, chosen.clock), *_grouped(chosen, procedure, dimensions),
        *((Condition(kind=ConditionKind.PERIOD, name=chosen.period_on, values=(chosen.period,)),) if chosen.period else ()),
    )
    made = Indicator(
        key=key, label=chosen.label, definition="", procedure=procedure.key, unit=chosen.unit, basis="", version=version,
        kind=IndicatorKind(chosen.kind), where=where, measure=_measure(chosen), made=Made.COMPOSED,
        part=_conditions(chosen.part_stages, chosen.part_happened, chosen.part_clock) if chosen.kind == IndicatorKind.RATE else (),
    )
    words = _Words(procedure, dimensions, offered)
    amount = dict(choosable_measures(procedure)).get(chosen.measure, "")
    definition = definition_of(made, subject=procedure.label, words=words.of, amount=amount)
    return Indicator(**{**{n: getattr(made, n) for n in Indicator.__slots__}, "definition": definition})


def _conditions(stages: tuple[str, ...], happened: tuple[str, ...], clock: str) -> tuple[Condition, ...]:
    kind, _, name = clock.partition(":")
    return (
        *((Condition(kind=ConditionKind.COLUMN, name="stage", values=stages),) if stages else ()),
        *(Condition(kind=ConditionKind.HAPPENED, name=stage) for stage in happened),
        *((_clock(ConditionKind(kind), name),) if clock else ()),
    )


def _clock(kind: ConditionKind, name: str) -> Condition:
    return Condition(kind=kind, name=name, values=_WITHIN if kind is ConditionKind.CLOCK_DUE_WITHIN else ())


def _grouped(chosen: Composition, procedure: Procedure, dimensions: Sequence[Dimension]) -> tuple[Condition, ...]:
    closed = (
        Condition(kind=ConditionKind.DETAIL, name=d.recorded, values=tuple(
            m for g in d.groups if g.key in chosen.groups[d.key] for m in g.members
        ))
        for d in choosable_dimensions(procedure, dimensions) if chosen.groups.get(d.key)
    )
    led = (
        Condition(kind=ConditionKind.WITHIN, name=d.key, values=chosen.groups[d.key])
        for d in open_dimensions(procedure, dimensions) if chosen.groups.get(d.key)
    )
    return (*closed, *led)


def _measure(chosen: Composition) -> Measure | None:
    if IndicatorKind(chosen.kind) not in {*MEASURED, IndicatorKind.PERSONS}:
        return None
    kind, name, value = chosen.measure.split(":")
    return Measure(kind=MeasureKind(kind), name=name, values=(value,) if value else ())


def _faults(chosen: Composition, procedure: Procedure, dimensions: Sequence[Dimension], offered: Offered) -> Iterable[Reason]:
    for name, label in (("label", "名称"), ("unit", "计量单位")):
        text = getattr(chosen, name)
        if not text:
            yield Reason(code=Code.REQUIRED, field=name, facts={"label": label})
        elif len(text) > LONGEST[name]:
            facts = {"label": label, "limit": str(LONGEST[name]), "length": str(len(text))}
            yield Reason(code=Code.TOO_LONG, field=name, facts=facts)
    yield from _strange(chosen, procedure, dimensions, offered)
    if chosen.kind == IndicatorKind.RATE and not (chosen.part_stages or chosen.part_happened or chosen.part_clock):
        yield Reason(code=Code.RULE, field="part_stages", facts={"text": "比率要选分子的条件：现在的环节、曾到的环节或时限。"})
    if chosen.kind in {IndicatorKind.SUM, IndicatorKind.MEAN, IndicatorKind.PERSONS} and not chosen.measure:
        yield Reason(code=Code.REQUIRED, field="amount", facts={"label": "合计或平均什么"})
    if chosen.kind == IndicatorKind.PERSONS and chosen.measure and not chosen.measure.startswith(MeasureKind.PARTICIPANTS):
        yield Reason(code=Code.RULE, field="amount", facts={"text": "人数只能按参与人计。"})
    if chosen.period and parse_period(chosen.period) is None:
        yield Reason(code=Code.RULE, field="first", facts={"text": "期间的首日不能晚于末日，两个日期都要填写。"})


def _strange(chosen: Composition, procedure: Procedure, dimensions: Sequence[Dimension], listed: Offered) -> Iterable[Reason]:
    """What was never offered."""
    stages, clocks = {s.key for s in procedure.stages}, {k for k, _ in choosable_clocks(procedure)} | {""}
    offered: dict[str, tuple[Iterable[str], set[str]]] = {
        "kind": ((chosen.kind,), {str(k) for k in KIND_WORDS}), "clock": ((chosen.clock,), clocks),
        "part_clock": ((chosen.part_clock,), clocks),
        **{name: (getattr(chosen, name), stages) for name in ("stages", "happened", "part_stages", "part_happened")},
        "amount": ((chosen.measure,), {k for k, _ in choosable_measures(procedure)} | {""}),
        "period_on": ((chosen.period_on,), {*PERIOD_KEYS, ""} - {"done"}),
        **{f"d_{d.key}": (chosen.groups.get(d.key, ()), {g.key for g in d.groups}) for d in choosable_dimensions(procedure, dimensions)},
        **{f"d_{d.key}": (chosen.groups.get(d.key, ()), set(listed.get(d.key, ()))) for d in open_dimensions(procedure, dimensions)},
    }
    for name, (values, known) in offered.items():
        for value in values:
            if value not in known:
                yield Reason(code=Code.NOT_A_CHOICE, field=name, facts={"label": name, "value": value})


class _Words:
    """Words for the conditions of a procedure's figures."""

    def __init__(self, procedure: Procedure, dimensions: Sequence[Dimension], offered: Offered) -> None:
        self.stages = {s.key: s.label for s in procedure.stages}
        self.clocks = {c.key: c.label for c in procedure.clocks}
        self.dimensions = choosable_dimensions(procedure, dimensions)
        self.open = {d.key: d.label for d in open_dimensions(procedure, dimensions)}
        self.offered = offered

    def of(self, condition: Condition) -> str:
        """This will word one condition."""
        match condition.kind:
            case ConditionKind.COLUMN:
                return f"现处{'、'.join(self.stages[v] for v in condition.values)}"
            case ConditionKind.HAPPENED:
                return f"曾到{self.stages[condition.name]}"
            case ConditionKind.PERIOD:
                period = parse_period(condition.values[0])
                return f"{PERIOD_KEYS[condition.name]}在{period.words if period else condition.values[0]}"
            case ConditionKind.DETAIL:
                dimension = next(d for d in self.dimensions if d.recorded == condition.name)
                chosen = [g.label for g in dimension.groups if set(g.members) <= set(condition.values)]
                return f"{dimension.label}为{'、'.join(chosen)}"
            case ConditionKind.WITHIN:
                return f"{self.open[condition.name]}为{self._named(condition)}"
            case kind:
                return f"{self.clocks[condition.name]}{CLOCK_WORDS[kind]}"

    def _named(self, condition: Condition) -> str:
        names = [self.offered[condition.name][v] for v in condition.values]
        more = f"等{len(names)}个" if len(names) > _NAMED else ""
        return f"{'、'.join(names[:_NAMED])}{more}"
