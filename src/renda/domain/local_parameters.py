"""Values that an office may set for itself: the declared default with its article, how far it may depart from it, and the check.

A local value is a document's: it names what it rests on and the day it takes force. Where the law sets the limit, a local rule
may only be stricter. Must not know: tables, pages, who may set it.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from renda.domain.days import chinese_date
from renda.domain.escalation import DEFAULT_THRESHOLDS
from renda.domain.limit_texts import limit_words
from renda.domain.limits import Counted, Limit, Months, PlainDays, WorkingDays
from renda.domain.procedures import Procedure
from renda.domain.refusals import Code, Reason


class Departure(StrEnum):
    """How a local value may depart from the default."""

    FREE = "free"
    NOT_LONGER = "not_longer"
    NOT_SHORTER = "not_shorter"


DEPARTURE_WORDS: Final = {
    Departure.FREE: "可在范围内自定", Departure.NOT_LONGER: "只能更短", Departure.NOT_SHORTER: "只能更长",
}
UNIT_WORDS: Final[dict[type, str]] = {Months: "个月", WorkingDays: "个工作日", PlainDays: "日"}


@dataclass(frozen=True, slots=True, kw_only=True)
class LocalParameter:
    """One value an office may set: counted in the unit of `default`, from `least` to `most`, both included."""

    key: str
    label: str
    default: Counted
    least: int
    most: int
    departure: Departure = Departure.FREE
    about: str = ""

    def __post_init__(self) -> None:
        if not 1 <= self.least <= self.default.count <= self.most:
            raise ValueError(f"the default of {self.key} lies outside its own range")

    @property
    def low(self) -> int:
        """This will give the least count that a local value may have."""
        return self.default.count if self.departure is Departure.NOT_SHORTER else self.least

    @property
    def high(self) -> int:
        """This will give the largest count that a local value may have."""
        return self.default.count if self.departure is Departure.NOT_LONGER else self.most

    def valued(self, count: int, basis: str) -> Counted:
        """This will give a local value in the unit of the default.

        :raises ValueError: less than one, or no basis.
        """
        return type(self.default)(count=count, basis=basis)


WARNING: Final = LocalParameter(
    key="soon_working_days", label="临期提醒", least=1, most=30, about="各项业务",
    default=WorkingDays(count=DEFAULT_THRESHOLDS.soon_working_days, basis="系统默认值，国家层面没有统一规定"),
)
"""From how many working days before the end a matter shows as soon due."""


def parameters_of(procedures: Iterable[Procedure], declared: Iterable[LocalParameter]) -> tuple[LocalParameter, ...]:
    """This will list everything an office may set: what is declared, and every clock with a parameter that nobody declared
    more closely – that one may only be shortened."""
    known = {p.key: p for p in declared}
    found: dict[str, LocalParameter] = {}
    for procedure in procedures:
        for clock in procedure.clocks:
            if clock.parameter and clock.parameter in known:
                found[clock.parameter] = known[clock.parameter]
            elif clock.parameter and isinstance(clock.limit, Months | WorkingDays | PlainDays):
                found.setdefault(clock.parameter, LocalParameter(
                    key=clock.parameter, label=clock.label, default=clock.limit, least=1, most=clock.limit.count,
                    departure=Departure.NOT_LONGER, about=procedure.label,
                ))
    return (*found.values(), WARNING)


def value_faults(
    parameter: LocalParameter, *, count: int | None, in_force_from: date | None, basis: str, today: date, now: Limit
) -> tuple[Reason, ...]:
    """This will list every reason against a local value; `now` is the value in force on the day it would begin."""
    reasons = []
    if count is None:
        reasons.append(Reason(code=Code.NOT_A_NUMBER, field="count", facts={"label": parameter.label, "value": "—"}))
    elif not parameter.low <= count <= parameter.high:
        reasons.append(_reason("count", _range_text(parameter)))
    elif getattr(now, "count", None) == count and isinstance(now, type(parameter.default)):
        reasons.append(_reason("count", f"“{parameter.label}”在所填日期已经是{limit_words(now)}，没有变化。"))
    if in_force_from is None:
        reasons.append(Reason(code=Code.REQUIRED, field="in_force_from", facts={"label": "自何日起施行"}))
    elif in_force_from < today:
        facts = {"label": "自何日起施行", "value": chinese_date(in_force_from), "today": chinese_date(today)}
        reasons.append(Reason(code=Code.DATE_IN_PAST, field="in_force_from", facts=facts))
    if not basis.strip():
        reasons.append(Reason(code=Code.REQUIRED, field="basis", facts={"label": "依据（文件名称和文号）"}))
    return tuple(reasons)


def _range_text(parameter: LocalParameter) -> str:
    unit, default = UNIT_WORDS[type(parameter.default)], limit_words(parameter.default)
    said = {
        Departure.NOT_LONGER: f"{parameter.default.basis}规定为{default}，本机关只能规定更短的期限。",
        Departure.NOT_SHORTER: f"{parameter.default.basis}规定为{default}，本机关只能规定更长的期限。",
        Departure.FREE: "",
    }[parameter.departure]
    return f"“{parameter.label}”应在{parameter.low}至{parameter.high}{unit}之间。{said}"


def _reason(field: str, text: str) -> Reason:
    return Reason(code=Code.RULE, field=field, facts={"text": text})
