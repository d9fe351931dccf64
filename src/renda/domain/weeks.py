"""Weeks as plans write them: 2026年11月第3周. A week begins on Monday and belongs to the month in which its Thursday lies.

A deadline given as a week is met by the last working day of that week. Must not know: clocks, who writes a plan, today.
"""

from datetime import date, timedelta
from typing import Final

from renda.domain.calendars import Calendar

_THURSDAY: Final = 3
_SUNDAY: Final = 6
_WEEK: Final = 7


def week_words(on: date) -> str:
    """This will name the week that holds a day: 2026年11月第3周."""
    return f"{_thursday(on).year}年{short_week_words(on)}"


def short_week_words(on: date) -> str:
    """This will name the week that holds a day without its year: 11月第3周."""
    middle = _thursday(on)
    return f"{middle.month}月第{(middle.day - 1) // _WEEK + 1}周"


def end_of_week(on: date, calendar: Calendar) -> date:
    """This will give the last working day of the week that holds a day; of a week without one, the next working day.

    :raises OutsideCalendar: the week lies beyond the calendar.
    """
    monday = on - timedelta(days=on.weekday())
    working = [day for day in (monday + timedelta(days=n) for n in range(_SUNDAY + 1)) if calendar.is_working(day)]
    return working[-1] if working else calendar.next_working_day(monday + timedelta(days=_SUNDAY))


def _thursday(on: date) -> date:
    return on + timedelta(days=_THURSDAY - on.weekday())
