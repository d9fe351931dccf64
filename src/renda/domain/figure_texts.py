"""Own figures: an indicator to plain data and back, and the sentence that defines what was composed. Pure.

Must not know: SQL, forms, how a figure is counted.
"""

from collections.abc import Callable, Mapping
from typing import Any

from renda.domain.indicators import (
    MEASURED,
    Condition,
    ConditionKind,
    Indicator,
    IndicatorKind,
    Made,
    Measure,
    MeasureKind,
)
from renda.domain.posts import EMPLOYMENT_WORDS, RANK_WORDS

OWN_KEY = r"^own-[1-9][0-9]*$"
"""How keys of own figures are written."""


def indicator_to_data(indicator: Indicator) -> dict[str, Any]:
    """This will give what a composed figure selects as plain data; names and version stand beside it."""
    data: dict[str, Any] = {
        "procedure": indicator.procedure, "kind": str(indicator.kind), "where": [_condition(c) for c in indicator.where],
        "part": [_condition(c) for c in indicator.part],
    }
    if indicator.measure:
        measure = indicator.measure
        data["measure"] = {"kind": str(measure.kind), "name": measure.name, "values": list(measure.values)}
    return data


def _condition(condition: Condition) -> dict[str, Any]:
    return {"kind": str(condition.kind), "name": condition.name, "values": list(condition.values)}


def indicator_from(  # noqa: PLR0913 - a figure is these things
    data: Mapping[str, Any], *, key: str, label: str, definition: str, unit: str, version: int, basis: str
) -> Indicator:
    """This will read a composed figure back from plain data.

    :raises ValueError: a kind is unknown.
    :raises KeyError: something is missing.
    """
    measure, kind = data.get("measure"), IndicatorKind(data["kind"])
    rate = kind is IndicatorKind.RATE
    return Indicator(
        key=key, label=label, definition=definition, procedure=data["procedure"], unit=unit, basis=basis, kind=kind,
        where=tuple(_read(c) for c in data["where"]), part=tuple(_read(c) for c in data["part"]), version=version,
        measure=Measure(kind=MeasureKind(measure["kind"]), name=measure["name"], values=tuple(measure["values"])) if measure else None,
        part_label="符合分子条件的" if rate else "", whole_label="符合范围条件的" if rate else "", made=Made.COMPOSED,
    )


def _read(data: Mapping[str, Any]) -> Condition:
    return Condition(kind=ConditionKind(data["kind"]), name=data["name"], values=tuple(data["values"]))


def definition_of(indicator: Indicator, *, subject: str, words: Callable[[Condition], str], amount: str = "") -> str:
    """This will write the sentence that defines a composed figure.

    `subject` is what is counted, `words` tells a condition (“环节为已销号、已确认”), `amount` names what is measured.
    """
    about = "，".join(words(c) for c in indicator.where)
    chosen = f"{about}的{subject}" if about else f"全部{subject}"
    match indicator.kind:
        case IndicatorKind.RATE:
            inside = "，".join(words(c) for c in indicator.part)
            return f"{chosen}中，{inside}的所占比例。"
        case kind if kind in MEASURED:
            return f"{chosen}的{amount}{'合计' if kind is IndicatorKind.SUM else '的平均数，没有此数的不计'}。"
        case IndicatorKind.MONTHLY_MEAN:
            return f"{chosen}，按登记日计入期间，除以期间的月数；没有指定期间的为本年至今。"
        case IndicatorKind.PERSONS:
            return f"{chosen}涉及的{amount}，同一人只计一次。"
        case _:
            return f"{chosen}的项数。"


def roster_whole(indicator: Indicator) -> str:
    """This will word the roster of persons that a figure wants covered: 当日在册的厅局级人员; empty for any other figure."""
    wanted = indicator.roster
    if wanted is None or not wanted.is_of_persons:
        return ""
    narrowed = "、".join((*(RANK_WORDS[r] for r in wanted.ranks), *(EMPLOYMENT_WORDS[e] for e in wanted.employments)))
    return f"当日在册的{narrowed}人员"


def roster_part(indicator: Indicator) -> str:
    """This will word who of the roster of persons is covered; empty for any other figure."""
    whole = roster_whole(indicator)
    return f"其中在所计事项中有登记的{whole.removeprefix('当日在册的')}" if whole else ""
