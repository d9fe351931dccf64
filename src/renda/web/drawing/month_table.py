"""The month table under a clock: weeks of seven days from the start to the due date, each day with its mark.

It is told which days count and which are skipped and why; it must not know a calendar itself.
"""

from collections.abc import Collection, Mapping
from datetime import date, timedelta

from renda.web.view_models.case import CalendarDay


def month_table(
    *,
    start_on: date,
    due_on: date,
    today: date,
    counted: Mapping[date, int],
    skipped: Mapping[date, str],
    made_up: Collection[date] = (),
    start_label: str = "起算",
) -> tuple[tuple[CalendarDay, ...], ...]:
    """This will lay the days from `start_on` to `due_on` out in whole weeks, Monday first.

    `counted` gives each counted day its ordinal, `skipped` each skipped day its reason (休, 国庆); `made_up` are
    weekend days that are worked.
    """
    first = start_on - timedelta(days=start_on.weekday())
    last = due_on + timedelta(days=6 - due_on.weekday())
    span = [first + timedelta(days=n) for n in range((last - first).days + 1)]
    days = []
    for day in span:
        label = f"{day.month}/{day.day}" if day == first or day.day == 1 else str(day.day)
        note = start_label if day == start_on else str(counted.get(day, "")) or skipped.get(day, "")
        if day < start_on or day > due_on:
            days.append(CalendarDay(label=label, state="outside"))
            continue
        state, mark = _look(day, due_on, today, made_up, is_off=day == start_on or day in skipped)
        days.append(CalendarDay(label=label, state=state, mark=mark, note=note))
    return tuple(tuple(days[n : n + 7]) for n in range(0, len(days), 7))


def _look(day: date, due_on: date, today: date, made_up: Collection[date], *, is_off: bool) -> tuple[str, str]:
    if day == due_on:
        return "end", "到期"
    if day == today:
        return "today", "今天"
    if day in made_up:
        return "extra", "班"
    return ("off" if is_off else ""), ""
