"""Twenty working days by `Calendar.add_working_days` against `chinesecalendar` day by day: same starts, one process."""

import time
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import chinese_calendar

from renda.domain.calendar_seed import seed_calendar

COUNT = 20


def day_by_day(start: date, count: int) -> date:
    """This will count working days the way an office without a table does: ask each day."""
    on = start
    while count:
        on += timedelta(days=1)
        if chinese_calendar.is_workday(on):
            count -= 1
    return on


def measure(small: bool = True) -> dict[str, Any]:
    """This will give both rates (sums a second), their ratio and the aim; the answers must agree."""
    calendar = seed_calendar()
    starts = [date(2024, 1, 1) + timedelta(days=offset) for offset in range(0, 1000, 10 if small else 1)]
    if [calendar.add_working_days(on, COUNT) for on in starts] != [day_by_day(on, COUNT) for on in starts]:
        raise AssertionError("the two calendars disagree")
    ours = _rate(calendar.add_working_days, starts, repeat=200)
    reference = _rate(day_by_day, starts, repeat=3)
    return {
        "name": "due_dates",
        "unit": "sums/s",
        "ours": ours,
        "reference": reference,
        "ratio": ours / reference,
        "at_least": 500.0,
    }


def _rate(add: Callable[[date, int], date], starts: list[date], *, repeat: int) -> float:
    best = 0.0
    for _ in range(3):
        began = time.perf_counter()
        for _ in range(repeat):
            for on in starts:
                add(on, COUNT)
        best = max(best, repeat * len(starts) / (time.perf_counter() - began))
    return best
