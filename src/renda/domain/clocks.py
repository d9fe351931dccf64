"""Clocks: a due date as one pure function of what happened and of the calendar.

A clock is the tuple of its events. `due` says when it ends, whether that is provisional, how it stands, and
explains itself; nothing is stored but the events. The rules of counting stand in `counting`.
Must not know: cases, who may act, databases, today.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from renda.domain.calendars import Calendar
from renda.domain.clock_events import (
    ClockEvent,
    ClockEventKind,
    Extended,
    Paused,
    Recalculated,
    Resumed,
    Started,
    Stopped,
    Transferred,
    clock_event_from_payload,
    clock_event_to_payload,
    from_payload,
    kind_of_event,
    to_payload,
)
from renda.domain.clock_words import NOT_STARTED, explanation
from renda.domain.counting import Stretch, stretches
from renda.domain.limits import Limit
from renda.domain.timelines import BrokenClock, Timeline, timeline
from renda.domain.workings import Workings, bases, workings_of

__all__ = [
    "BrokenClock",
    "ClockEvent",
    "ClockEventKind",
    "ClockState",
    "Due",
    "Extended",
    "Paused",
    "Recalculated",
    "Resumed",
    "Started",
    "Stopped",
    "Transferred",
    "Workings",
    "calendar_version",
    "clock_event_from_payload",
    "clock_event_to_payload",
    "due",
    "due_of_limit",
    "from_payload",
    "kind_of_event",
    "to_payload",
]


class ClockState(StrEnum):
    """How a clock stands."""

    NOT_STARTED = "not_started"
    RUNNING = "running"
    PAUSED = "paused"
    STOPPED = "stopped"


@dataclass(frozen=True, slots=True, kw_only=True)
class Due:
    """When a clock ends. `on` is None before the start, while an open pause holds the end, and while the
    date it hangs on is unknown; `remaining` then counts the days left in the limit's own unit."""

    on: date | None
    provisional: bool
    state: ClockState
    explanation: str
    basis: tuple[str, ...] = ()
    remaining: int | None = None
    started_on: date | None = None
    stopped_on: date | None = None
    _line: Timeline | None = field(default=None, repr=False, compare=False)
    _parts: tuple[Stretch, ...] = field(default=(), repr=False, compare=False)
    _calendar: Calendar | None = field(default=None, repr=False, compare=False)

    @property
    def workings(self) -> Workings:
        """This will list the days counted and skipped; worked out only when somebody opens them."""
        if self._line is None or self._calendar is None:
            return Workings()
        return workings_of(self._line, self._parts, self._calendar)

    @property
    def was_late(self) -> bool:
        """This will say whether the clock was stopped after its due day."""
        return self.stopped_on is not None and self.on is not None and self.stopped_on > self.on


def due(events: Iterable[ClockEvent], calendar: Calendar) -> Due:
    """This will give the day a clock is due, its state and its explanation.

    Events count by the day they took effect, whatever the order they are given in.

    :raises BrokenClock: the events cannot have happened to one clock.
    :raises OutsideCalendar: the count leaves the calendar.
    """
    line = timeline(events)
    if line is None:
        return Due(
            on=None, provisional=False, state=ClockState.NOT_STARTED, explanation=NOT_STARTED
        )
    parts = stretches(line, calendar)
    last = parts[-1]
    return Due(
        on=last.due,
        provisional=last.provisional,
        state=_state(line),
        explanation=explanation(line, parts, calendar),
        basis=bases(parts),
        remaining=last.remaining,
        started_on=line.started_on,
        stopped_on=line.stopped.on if line.stopped else None,
        _line=line,
        _parts=parts,
        _calendar=calendar,
    )


def due_of_limit(limit: Limit, start: date, calendar: Calendar) -> Due:
    """This will give the due date of a limit started on a day, nothing else having happened.

    :raises OutsideCalendar: the count leaves the calendar.
    """
    return due((Started(on=start, limit=limit),), calendar)


def calendar_version(events: Iterable[ClockEvent]) -> str:
    """This will name the calendar a clock was last worked out with ("" if it does not say).

    :raises BrokenClock: as `due`.
    """
    line = timeline(events)
    return line.calendar_version if line else ""


def _state(line: Timeline) -> ClockState:
    if line.stopped is not None:
        return ClockState.STOPPED
    return ClockState.PAUSED if line.is_paused else ClockState.RUNNING
