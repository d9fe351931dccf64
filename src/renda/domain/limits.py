"""Time limits as a procedure declares them, each with the article it rests on.

Counted limits (`Months`, `WorkingDays`, `PlainDays`) are counted from a day that is itself not counted
(民法典 art. 201); months end on the corresponding day or at the month's end (art. 202); a last day on a rest
day moves to the next working day, a make-up Saturday being one (art. 203). Named limits (`FixedDate`,
`BeforeMeeting`) point at a day somebody named: article 203 speaks of periods, so a named day does not roll,
and a pause does not move it. Must not know: clocks and their events, wording (`limit_texts`), today.
"""

import calendar as month_lengths
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum
from typing import Final

from renda.domain.calendars import Calendar

CIVIL_CODE: Final = "《中华人民共和国民法典》第二百零一条至第二百零三条"
"""The rule of counting where a procedure names no other; the basis of the limit itself is its own article."""


class CountUnit(StrEnum):
    """What is counted before a meeting."""

    DAYS = "days"
    WORKING_DAYS = "working_days"


class UnboundLimit(ValueError):  # noqa: N818 - says what happened
    """A limit points at a date that is not known yet; `field` names it."""

    def __init__(self, field: str) -> None:
        super().__init__(f"the date of {field!r} is not known yet")
        self.field = field


@dataclass(frozen=True, slots=True, kw_only=True)
class Months:
    """A period of calendar months (a year is twelve)."""

    count: int
    basis: str

    def __post_init__(self) -> None:
        _require(self.count, self.basis)


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkingDays:
    """A period of working days by the State Council's calendar."""

    count: int
    basis: str

    def __post_init__(self) -> None:
        _require(self.count, self.basis)


@dataclass(frozen=True, slots=True, kw_only=True)
class PlainDays:
    """A period of days, rest days included."""

    count: int
    basis: str

    def __post_init__(self) -> None:
        _require(self.count, self.basis)


@dataclass(frozen=True, slots=True, kw_only=True)
class FixedDate:
    """A day named by a document: `on` itself, or the name of the case `field` that holds it."""

    basis: str
    on: date | None = None
    field: str = ""

    def __post_init__(self) -> None:
        _require(1, self.basis)
        if self.on is None and not self.field:
            raise ValueError("a fixed date is a day or the field that holds it")


@dataclass(frozen=True, slots=True, kw_only=True)
class BeforeMeeting:
    """The day `count` days before a meeting, the meeting's day not counted."""

    count: int
    basis: str
    unit: CountUnit = CountUnit.DAYS
    meeting_on: date | None = None
    field: str = "meeting_on"

    def __post_init__(self) -> None:
        _require(self.count, self.basis)


@dataclass(frozen=True, slots=True, kw_only=True)
class EarliestOf:
    """Several limits of which the one that ends first holds: 三个月内，且不迟于10月31日."""

    limits: tuple["Limit", ...]
    basis: str

    def __post_init__(self) -> None:
        _require(len(self.limits), self.basis)


@dataclass(frozen=True, slots=True, kw_only=True)
class LatestOf:
    """Several limits of which the one that ends last holds."""

    limits: tuple["Limit", ...]
    basis: str

    def __post_init__(self) -> None:
        _require(len(self.limits), self.basis)


Counted = Months | WorkingDays | PlainDays
Named = FixedDate | BeforeMeeting
Limit = Months | WorkingDays | PlainDays | FixedDate | BeforeMeeting | EarliestOf | LatestOf


def _require(count: int, basis: str) -> None:
    if count < 1:
        raise ValueError(f"a limit counts at least 1, got {count}")
    if not basis.strip():
        raise ValueError("a limit names the article or document it rests on")


def bind_limit(limit: Limit, dates: Mapping[str, date | None]) -> Limit:
    """This will fill a limit's named dates from the case: field name → day; unknown ones stay open."""
    match limit:
        case FixedDate(on=None, field=field):
            return replace(limit, on=dates.get(field))
        case BeforeMeeting(meeting_on=None, field=field):
            return replace(limit, meeting_on=dates.get(field))
        case EarliestOf() | LatestOf():
            return replace(limit, limits=tuple(bind_limit(each, dates) for each in limit.limits))
        case _:
            return limit


def add_months(start: date, count: int) -> date:
    """This will give the corresponding day `count` months later, or that month's end (民法典 art. 202)."""
    index = start.year * 12 + start.month - 1 + count
    year, month = divmod(index, 12)
    last = month_lengths.monthrange(year, month + 1)[1]
    return date(year, month + 1, min(start.day, last))


def named_day(limit: Named, calendar: Calendar) -> date:
    """This will give the day a named limit points at; it does not roll.

    :raises UnboundLimit: the day or the meeting is not known yet.
    :raises OutsideCalendar: counting working days leaves the calendar.
    """
    if isinstance(limit, FixedDate):
        if limit.on is None:
            raise UnboundLimit(limit.field)
        return limit.on
    if limit.meeting_on is None:
        raise UnboundLimit(limit.field)
    if limit.unit is CountUnit.WORKING_DAYS:
        return calendar.subtract_working_days(limit.meeting_on, limit.count)
    return limit.meeting_on - timedelta(days=limit.count)


def is_named(limit: Limit) -> bool:
    """This will say whether a limit points at a named day, so that neither rolling nor a pause moves it."""
    return isinstance(limit, FixedDate | BeforeMeeting)
