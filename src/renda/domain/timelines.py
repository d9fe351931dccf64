"""The events of one clock put in order of the days they took effect, and checked to make sense together.

Must not know: calendars, counting, wording.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from renda.domain.clock_events import (
    ClockEvent,
    Extended,
    Paused,
    Recalculated,
    Resumed,
    Started,
    Stopped,
    Transferred,
)
from renda.domain.limits import Limit


class BrokenClock(ValueError):  # noqa: N818 - says what happened
    """Events that cannot have happened to one clock in this order."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pause:
    """Days not counted: those later than `after`, up to and including `until` (None: not resumed yet)."""

    after: date
    until: date | None
    reason: str

    def holds(self, on: date) -> bool:
        """This will say whether a day lies in the pause."""
        return self.after < on and (self.until is None or on <= self.until)


@dataclass(frozen=True, slots=True, kw_only=True)
class Timeline:
    """A clock read from its events: where counting begins now, what interrupts it, what lengthens it."""

    started_on: date
    counts_from: date
    limit: Limit
    pauses: tuple[Pause, ...] = ()
    extensions: tuple[Extended, ...] = ()
    transfers: tuple[Transferred, ...] = ()
    recalculations: tuple[Recalculated, ...] = ()
    stopped: Stopped | None = None
    calendar_version: str = ""

    @property
    def is_paused(self) -> bool:
        """This will say whether the last pause is still open."""
        return bool(self.pauses) and self.pauses[-1].until is None


def timeline(events: Iterable[ClockEvent]) -> Timeline | None:
    """This will read a clock; None if nothing happened yet.

    Events count by the day they took effect, whatever the order they were entered in; those of one day keep
    the order given.

    :raises BrokenClock: no start or two, a pause within a pause, a resumption without a pause, or anything
        after the stop.
    """
    ordered = sorted(events, key=lambda each: (each.on, not isinstance(each, Started)))
    if not ordered:
        return None
    first, *rest = ordered
    if not isinstance(first, Started):
        raise BrokenClock(f"the clock was not started before {first.on}")
    line = Timeline(
        started_on=first.on,
        counts_from=first.on,
        limit=first.limit,
        calendar_version=first.calendar_version,
    )
    for event in rest:
        line = _take(line, event)
    return line


def _take(line: Timeline, event: ClockEvent) -> Timeline:
    if line.stopped is not None:
        raise BrokenClock(f"the clock was stopped on {line.stopped.on}; nothing follows on {event.on}")
    match event:
        case Started():
            raise BrokenClock(f"the clock was started twice, again on {event.on}; a redo is a new clock")
        case Paused():
            return _pause(line, event)
        case Resumed():
            return _resume(line, event)
        case Extended():
            return replace(line, extensions=(*line.extensions, event))
        case Transferred():
            return _transfer(line, event)
        case Recalculated():
            return replace(
                line,
                limit=event.limit or line.limit,
                calendar_version=event.calendar_version,
                recalculations=(*line.recalculations, event),
            )
        case Stopped():
            return replace(line, stopped=event)


def _pause(line: Timeline, event: Paused) -> Timeline:
    if line.is_paused:
        raise BrokenClock(f"the clock is paused already on {event.on}")
    return replace(line, pauses=(*line.pauses, Pause(after=event.on, until=None, reason=event.reason)))


def _resume(line: Timeline, event: Resumed) -> Timeline:
    if not line.is_paused:
        raise BrokenClock(f"the clock is not paused on {event.on}")
    *before, last = line.pauses
    return replace(line, pauses=(*before, replace(last, until=event.on)))


def _transfer(line: Timeline, event: Transferred) -> Timeline:
    moved = replace(line, transfers=(*line.transfers, event))
    if not event.restarts:
        return moved
    # A restart is a new count: what was granted to the former holder is spent, an open pause stays open.
    return replace(moved, counts_from=event.on, limit=event.limit or line.limit, extensions=())
