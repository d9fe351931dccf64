"""Things that come again: every week, month, quarter, half-year or year, or around an occasion.

A recurrence cuts time into periods; each period wants its instances (at least so many, or so many days of
them), and a closed period without them is *missing* and shows. Periods are whole calendar periods: a week
begins on Monday. Must not know: who holds them, how an instance is recorded, today.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from enum import StrEnum
from typing import Final

from renda.domain.days import chinese_date, chinese_span
from renda.domain.limits import add_months


class Every(StrEnum):
    """How often something comes again."""

    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    HALF_YEAR = "half_year"
    YEAR = "year"


@dataclass(frozen=True, slots=True, kw_only=True)
class Recurring:
    """Cases of `procedure` that come again: columns `every`, `starts_on` (else the day it was opened) and `ends_on` say when.

    At the beginning of each period `action` is taken with a row of `rows` that names the period and its last day in
    `period` and `due`; cases linked to it in the way `link`, whose own column `period` names it, are the periods opened.
    """

    procedure: str
    every: str
    starts_on: str
    ends_on: str
    action: str
    rows: str
    period: str
    due: str
    link: str
    basis: str


_MONTHS: Final = {Every.MONTH: 1, Every.QUARTER: 3, Every.HALF_YEAR: 6, Every.YEAR: 12}
_ONE_DAY: Final = timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Recurrence:
    """Something due once (or `least` times) in every period, from `starts_on` to `ends_on`.

    `least_days` asks for a length: Decimal("0.5") is 每周半天; an instance then counts with its own days.
    """

    every: Every
    basis: str
    starts_on: date
    ends_on: date | None = None
    least: int = 1
    least_days: Decimal | None = None

    def __post_init__(self) -> None:
        if not self.basis.strip():
            raise ValueError("a recurrence names the document it rests on")
        if self.least < 1 or (self.least_days is not None and self.least_days <= 0):
            raise ValueError("a recurrence asks for at least one instance")


@dataclass(frozen=True, slots=True, kw_only=True)
class Occasions:
    """Something due around each occasion – every meeting, every festival, the day a statute took force.

    The window reaches from `days_before` before the occasion to `months_after` and `days_after` after it;
    the occasion's own day belongs to a window that reaches beyond it, and not to one that ends before it.
    """

    occasion: str
    basis: str
    days_before: int = 0
    months_after: int = 0
    days_after: int = 0

    def __post_init__(self) -> None:
        if not self.basis.strip():
            raise ValueError("a recurrence names the document it rests on")
        if min(self.days_before, self.months_after, self.days_after) < 0:
            raise ValueError("a window is given in days and months that are not negative")
        if not (self.days_before or self.months_after or self.days_after):
            raise ValueError("a window needs a length before or after the occasion")


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """One period, both days included, with its Chinese name: 2026年第1季度."""

    first: date
    last: date
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Instance:
    """Something that was done: the day, and how many days it took."""

    on: date
    days: Decimal = Decimal(1)


@dataclass(frozen=True, slots=True, kw_only=True)
class MissingPeriod:
    """A closed period with too little in it."""

    period: Period
    found: int
    days: Decimal


def period_at(every: Every, on: date) -> Period:
    """This will give the calendar period in which a day lies."""
    if every is Every.WEEK:
        first = on - timedelta(days=on.weekday())
        last = first + timedelta(days=6)
        return Period(first=first, last=last, words=f"{chinese_span(first, last)}当周")
    length = _MONTHS[every]
    index = (on.month - 1) // length
    first = date(on.year, index * length + 1, 1)
    return Period(first=first, last=add_months(first, length) - _ONE_DAY, words=_words(every, on.year, index + 1))


def opening_periods(recurrence: Recurrence, first: date, last: date) -> tuple[Period, ...]:
    """This will list the periods that begin between two days, both included.

    The first one is the period in which the recurrence starts, cut to its start; the last is cut to its end.
    """
    periods = []
    on = recurrence.starts_on
    while on <= last and (recurrence.ends_on is None or on <= recurrence.ends_on):
        whole = period_at(recurrence.every, on)
        end = whole.last if recurrence.ends_on is None else min(whole.last, recurrence.ends_on)
        if on >= first:
            periods.append(Period(first=on, last=end, words=whole.words))
        on = whole.last + _ONE_DAY
    return tuple(periods)


def missing_periods(
    recurrence: Recurrence, instances: Iterable[Instance], first: date, today: date
) -> tuple[MissingPeriod, ...]:
    """This will list the periods that began on or after `first`, ended before `today`, and lack instances."""
    done = list(instances)
    missing = []
    for period in opening_periods(recurrence, first, today):
        inside = [each for each in done if period.first <= each.on <= period.last]
        days = sum((each.days for each in inside), Decimal(0))
        enough = len(inside) >= recurrence.least and days >= (recurrence.least_days or 0)
        if period.last < today and not enough:
            missing.append(MissingPeriod(period=period, found=len(inside), days=days))
    return tuple(missing)


def occasion_periods(rule: Occasions, occurred_on: Iterable[date]) -> tuple[Period, ...]:
    """This will give the window of each occasion, earliest first."""
    return tuple(_window(rule, on) for on in sorted(occurred_on))


def missing_occasions(
    rule: Occasions, occurred_on: Iterable[date], instances: Iterable[Instance], today: date
) -> tuple[MissingPeriod, ...]:
    """This will list the windows that ended before `today` without an instance."""
    days_done = [each.on for each in instances]
    return tuple(
        MissingPeriod(period=window, found=0, days=Decimal(0))
        for window in occasion_periods(rule, occurred_on)
        if window.last < today and not any(window.first <= on <= window.last for on in days_done)
    )


def _window(rule: Occasions, on: date) -> Period:
    after = rule.months_after or rule.days_after
    last = add_months(on, rule.months_after) + timedelta(days=rule.days_after) if after else on - _ONE_DAY
    first = on - timedelta(days=rule.days_before)
    return Period(first=first, last=last, words=f"{rule.occasion}（{chinese_date(on)}）{'后' if after else '前'}")


def _words(every: Every, year: int, number: int) -> str:
    match every:
        case Every.MONTH:
            return f"{year}年{number}月"
        case Every.QUARTER:
            return f"{year}年第{number}季度"
        case Every.HALF_YEAR:
            return f"{year}年{'上' if number == 1 else '下'}半年"
        case _:
            return f"{year}年"
