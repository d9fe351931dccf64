"""Limits as text: read from an office's or a command line's words, worded in Chinese, and as plain JSON.

Must not know: how a limit is counted, clocks, databases.
"""

import re
from datetime import date
from typing import Any, Final

from renda.domain.days import chinese_date
from renda.domain.limits import (
    CIVIL_CODE,
    BeforeMeeting,
    Counted,
    CountUnit,
    EarliestOf,
    FixedDate,
    LatestOf,
    Limit,
    Months,
    PlainDays,
    WorkingDays,
)

_UNITS: Final[dict[str, tuple[type[Counted], int]]] = {
    "month": (Months, 1),
    "个月": (Months, 1),
    "year": (Months, 12),
    "年": (Months, 12),
    "week": (PlainDays, 7),
    "周": (PlainDays, 7),
    "working day": (WorkingDays, 1),
    "workday": (WorkingDays, 1),
    "个工作日": (WorkingDays, 1),
    "工作日": (WorkingDays, 1),
    "day": (PlainDays, 1),
    "日": (PlainDays, 1),
    "天": (PlainDays, 1),
}
_FULL_WIDTH: Final = str.maketrans("０１２３４５６７８９　", "0123456789 ")
_FORM: Final = re.compile(r"(\d{1,4}|[一二两三四五六七八九十百]{1,5}) *(.+)")


class UnreadableLimit(ValueError):  # noqa: N818 - says what happened
    """A text that is not a time limit."""


def parse_limit(text: str, basis: str = CIVIL_CODE) -> Counted:
    """This will read a counted limit: `3 months`, `10 working days`, `20 days`, `三个月`, `10个工作日`.

    :raises UnreadableLimit: the text is none of these, or counts nothing.
    """
    plain = " ".join(text.translate(_FULL_WIDTH).lower().split())
    found = _FORM.fullmatch(plain)
    if found is None:
        raise UnreadableLimit(f"期限应写作“3个月”“10个工作日”或“20日”：{text}")
    number, unit = found.groups()
    declared = _UNITS.get(unit) or _UNITS.get(unit.removesuffix("s"))
    count = int(number) if number.isdigit() else _chinese_number(number)
    if declared is None or count < 1:
        raise UnreadableLimit(f"期限应写作“3个月”“10个工作日”或“20日”：{text}")
    kind, factor = declared
    return kind(count=count * factor, basis=basis)


def _chinese_number(text: str) -> int:
    digits = {char: index for index, char in enumerate("零一二三四五六七八九")} | {"两": 2}
    total = current = 0
    for char in text:
        if char in "十百":
            total += (current or 1) * (10 if char == "十" else 100)
            current = 0
        else:
            current = digits[char]
    return total + current


def limit_words(limit: Limit) -> str:
    """This will word a limit in Chinese: 3个月, 10个工作日, 会议举行7日前, 2026年10月31日前."""
    match limit:
        case Months(count=count):
            return f"{count}个月"
        case WorkingDays(count=count):
            return f"{count}个工作日"
        case PlainDays(count=count):
            return f"{count}日"
        case FixedDate(on=on):
            return "指定日期" if on is None else f"{chinese_date(on)}前（含当日）"
        case BeforeMeeting(count=count, unit=unit):
            return f"会议举行{count}{'个工作日' if unit is CountUnit.WORKING_DAYS else '日'}前"
        case EarliestOf(limits=limits):
            return "、".join(limit_words(each) for each in limits) + "，以先到者为准"
        case LatestOf(limits=limits):
            return "、".join(limit_words(each) for each in limits) + "，以后到者为准"


def limit_to_payload(limit: Limit) -> dict[str, Any]:
    """This will give a limit as plain JSON data, for the ledger."""
    match limit:
        case Months() | WorkingDays() | PlainDays():
            return {"kind": _KIND_NAMES[type(limit)], "count": limit.count, "basis": limit.basis}
        case FixedDate():
            return {"kind": "fixed_date", "on": _text(limit.on), "field": limit.field, "basis": limit.basis}
        case BeforeMeeting():
            return {
                "kind": "before_meeting",
                "count": limit.count,
                "unit": limit.unit.value,
                "meeting_on": _text(limit.meeting_on),
                "field": limit.field,
                "basis": limit.basis,
            }
        case EarliestOf() | LatestOf():
            kind = "earliest_of" if isinstance(limit, EarliestOf) else "latest_of"
            return {
                "kind": kind,
                "limits": [limit_to_payload(each) for each in limit.limits],
                "basis": limit.basis,
            }


def limit_from_payload(payload: dict[str, Any]) -> Limit:
    """This will read a limit back from what `limit_to_payload` gave.

    :raises ValueError: the kind is unknown or the data break a limit's own rules.
    :raises KeyError: a part is missing.
    """
    kind, basis = payload["kind"], payload["basis"]
    if kind in _COUNTED:
        return _COUNTED[kind](count=payload["count"], basis=basis)
    if kind == "fixed_date":
        return FixedDate(on=_day(payload["on"]), field=payload["field"], basis=basis)
    if kind == "before_meeting":
        return BeforeMeeting(
            count=payload["count"],
            unit=CountUnit(payload["unit"]),
            meeting_on=_day(payload["meeting_on"]),
            field=payload["field"],
            basis=basis,
        )
    if kind in ("earliest_of", "latest_of"):
        parts = tuple(limit_from_payload(each) for each in payload["limits"])
        return EarliestOf(limits=parts, basis=basis) if kind == "earliest_of" else LatestOf(limits=parts, basis=basis)
    raise ValueError(f"unknown kind of limit: {kind!r}")


_COUNTED: Final[dict[str, type[Counted]]] = {
    "months": Months,
    "working_days": WorkingDays,
    "plain_days": PlainDays,
}
_KIND_NAMES: Final[dict[type[Counted], str]] = {kind: name for name, kind in _COUNTED.items()}


def _text(on: date | None) -> str | None:
    return None if on is None else on.isoformat()


def _day(text: str | None) -> date | None:
    return None if text is None else date.fromisoformat(text)
