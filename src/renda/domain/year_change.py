"""What a new or changed calendar does to open clocks, for a person to approve; and when a table runs out.

Nothing moves by itself: the list is shown with old and new date, and what is approved becomes a
`Recalculated` event. Must not know: where clocks are stored, who approves.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final

from renda.domain.calendars import Calendar
from renda.domain.clocks import ClockEvent, ClockState, due
from renda.domain.days import chinese_date
from renda.domain.limits import add_months

WARN_MONTHS: Final = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenClock:
    """A clock to look at: its id in the caller's terms, its events, and the day (with its provisional mark) that was told
    so far; without it the old calendar says what it was."""

    clock_id: str
    events: tuple[ClockEvent, ...]
    told: tuple[date | None, bool] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class MovedClock:
    """A clock whose date, or whose provisional mark, the new calendar changes."""

    clock_id: str
    old_on: date | None
    new_on: date | None
    was_provisional: bool
    is_provisional: bool

    @property
    def moves(self) -> bool:
        """This will say whether the day itself changes (and not only that it is now certain)."""
        return self.old_on != self.new_on


@dataclass(frozen=True, slots=True, kw_only=True)
class TableRunsOut:
    """The announced table ends soon, or has ended."""

    last_covered: date
    missing_year: int
    words: str


def moved_clocks(clocks: Iterable[OpenClock], old: Calendar, new: Calendar) -> tuple[MovedClock, ...]:
    """This will list every running or paused clock that the new calendar changes, in the order given.

    :raises BrokenClock: the events of a clock make no sense.
    :raises OutsideCalendar: a count leaves one of the calendars.
    """
    changed = []
    for clock in clocks:
        after = due(clock.events, new)
        if after.state in (ClockState.STOPPED, ClockState.NOT_STARTED):
            continue
        before = clock.told or _told(clock.events, old)
        if before == (after.on, after.provisional):
            continue
        changed.append(
            MovedClock(
                clock_id=clock.clock_id,
                old_on=before[0],
                new_on=after.on,
                was_provisional=before[1],
                is_provisional=after.provisional,
            )
        )
    return tuple(changed)


def _told(events: tuple[ClockEvent, ...], calendar: Calendar) -> tuple[date | None, bool]:
    before = due(events, calendar)
    return before.on, before.provisional


def table_runs_out(calendar: Calendar, today: date) -> TableRunsOut | None:
    """This will warn from two months before the last settled day; None while there is time."""
    if today < add_months(calendar.last_covered, -WARN_MONTHS):
        return None
    year = calendar.years[-1].year + 1
    since = f"{chinese_date(calendar.last_covered)}以后的到期日均为暂定"
    words = f"工作日历尚无{year}年节假日安排，{since}；国务院办公厅通知发布后，请录入{year}年安排。"
    return TableRunsOut(last_covered=calendar.last_covered, missing_year=year, words=words)
