"""Days: which day an instant is in China, and how a day is written in an office.

Must not know: clocks, calendars of holidays, and what time it is now – instants are passed in.
"""

from datetime import date, datetime, time, timedelta
from typing import Final
from zoneinfo import ZoneInfo

SHANGHAI: Final = ZoneInfo("Asia/Shanghai")

_WEEKDAYS: Final = "一二三四五六日"


def day_of(at: datetime) -> date:
    """This will give the day on which an instant falls in China.

    `at` is an aware datetime in any time zone. At 07:30 in Beijing it is still yesterday in UTC, which is
    why nothing else in the project may take the day from a datetime.

    :raises ValueError: `at` has no time zone.
    """
    if at.tzinfo is None or at.utcoffset() is None:
        raise ValueError("an instant needs a time zone; a naive datetime does not say which day it is")
    local = at.astimezone(SHANGHAI)
    return date(local.year, local.month, local.day)


def time_of(at: datetime) -> time:
    """This will give the time on the clock in China at an instant, to the minute.

    :raises ValueError: `at` has no time zone.
    """
    if at.tzinfo is None or at.utcoffset() is None:
        raise ValueError("an instant needs a time zone; a naive datetime does not say what time it is")
    local = at.astimezone(SHANGHAI)
    return time(local.hour, local.minute)


def next_at(at: datetime, *, hour: int, minute: int = 0) -> datetime:
    """This will give the next instant, `at` itself included, at which the clock in China shows a time of day.

    :raises ValueError: `at` has no time zone.
    """
    local = at.astimezone(SHANGHAI)
    same_day = datetime.combine(day_of(at), time(hour, minute), SHANGHAI)
    return same_day if local <= same_day else same_day + timedelta(days=1)


def chinese_moment(at: datetime) -> str:
    """This will write an instant as the clock in China showed it: 2026年3月2日09:05."""
    return f"{chinese_date(day_of(at))}{time_of(at):%H:%M}"


def chinese_date(on: date) -> str:
    """This will write a day as an office does: 2026年3月2日."""
    return f"{on.year}年{on.month}月{on.day}日"


def short_chinese_date(on: date) -> str:
    """This will write a day without its year: 3月2日."""
    return f"{on.month}月{on.day}日"


def chinese_weekday(on: date) -> str:
    """This will name the day of the week: 星期一 … 星期日."""
    return f"星期{_WEEKDAYS[on.weekday()]}"


def chinese_span(first: date, last: date) -> str:
    """This will write a span of days, the year once where it is the same: 2026年10月1日至7日."""
    if first == last:
        return chinese_date(first)
    if first.year != last.year:
        return f"{chinese_date(first)}至{chinese_date(last)}"
    if first.month != last.month:
        return f"{chinese_date(first)}至{short_chinese_date(last)}"
    return f"{chinese_date(first)}至{last.day}日"
