"""What can happen to a clock, as frozen facts that stand in the ledger, and their plain JSON form.

A redo or a reopening is a *new* clock with events of its own; nothing here resets an old one.
Must not know: how a due date comes out of the events (`clocks`), calendars, who may do what.
"""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import date
from enum import StrEnum
from typing import Any, Final

from renda.domain.limit_texts import limit_from_payload, limit_to_payload
from renda.domain.limits import Counted, Limit


class ClockEventKind(StrEnum):
    """The name of an event in the ledger."""

    STARTED = "started"
    PAUSED = "paused"
    RESUMED = "resumed"
    EXTENDED = "extended"
    TRANSFERRED = "transferred"
    RECALCULATED = "recalculated"
    STOPPED = "stopped"


@dataclass(frozen=True, slots=True, kw_only=True)
class Started:
    """The clock began; the day itself is not counted."""

    on: date
    limit: Limit
    calendar_version: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Paused:
    """Counting stopped after this day (the day of pausing still counts)."""

    on: date
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Resumed:
    """Counting goes on after this day (the day of resuming is not counted, as a first day is not)."""

    on: date
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Extended:
    """More time was granted: up to a named day (`until`), or by a counted limit after the end (`by`).

    :raises ValueError: neither or both of `until` and `by`, or nobody consented.
    """

    on: date
    consented_by: str
    basis: str = ""
    until: date | None = None
    by: Counted | None = None
    reason: str = ""

    def __post_init__(self) -> None:
        if (self.until is None) == (self.by is None):
            raise ValueError("an extension is either until a day or by a limit")
        if not self.consented_by.strip():
            raise ValueError("an extension names who consented")


@dataclass(frozen=True, slots=True, kw_only=True)
class Transferred:
    """The matter went to another holder; the clock carries on unless it is declared to restart.

    `limit` replaces the present one at a restart, where the procedure declares another for the new holder.
    """

    on: date
    to: str
    restarts: bool = False
    limit: Limit | None = None

    def __post_init__(self) -> None:
        if self.limit is not None and not self.restarts:
            raise ValueError("a hand-over that carries on keeps its limit")


@dataclass(frozen=True, slots=True, kw_only=True)
class Recalculated:
    """The due date was worked out anew: for a new calendar, or because the day it hangs on was moved.

    `limit` is given in the second case (a meeting was moved, a rule changed) and replaces the limit.
    """

    on: date
    calendar_version: str
    limit: Limit | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stopped:
    """The clock ended: the thing was done, or the matter ended without it."""

    on: date
    reason: str = ""


ClockEvent = Started | Paused | Resumed | Extended | Transferred | Recalculated | Stopped

_CLASSES: Final[dict[ClockEventKind, type[ClockEvent]]] = {
    ClockEventKind.STARTED: Started,
    ClockEventKind.PAUSED: Paused,
    ClockEventKind.RESUMED: Resumed,
    ClockEventKind.EXTENDED: Extended,
    ClockEventKind.TRANSFERRED: Transferred,
    ClockEventKind.RECALCULATED: Recalculated,
    ClockEventKind.STOPPED: Stopped,
}
_KINDS: Final[dict[type[ClockEvent], ClockEventKind]] = {cls: kind for kind, cls in _CLASSES.items()}


def kind_of_event(event: ClockEvent) -> ClockEventKind:
    """This will name the kind of an event."""
    return _KINDS[type(event)]


def clock_event_to_payload(event: ClockEvent) -> dict[str, Any]:
    """This will give an event as plain JSON data: `kind` and its fields, days as ISO text."""
    payload: dict[str, Any] = {"kind": kind_of_event(event).value}
    for each in fields(event):
        value = getattr(event, each.name)
        if isinstance(value, date):
            value = value.isoformat()
        elif isinstance(value, Limit):
            value = limit_to_payload(value)
        payload[each.name] = value
    return payload


def clock_event_from_payload(payload: Mapping[str, Any]) -> ClockEvent:
    """This will read an event back from what `clock_event_to_payload` gave.

    :raises ValueError: the kind is unknown or the data break an event's own rules.
    :raises TypeError: a field is missing or unknown.
    """
    values = dict(payload)
    event_class = _CLASSES[ClockEventKind(values.pop("kind"))]
    for name in ("on", "until"):
        if values.get(name) is not None:
            values[name] = date.fromisoformat(values[name])
    for name in ("limit", "by"):
        if values.get(name) is not None:
            values[name] = limit_from_payload(values[name])
    return event_class(**values)


def to_payload(events: tuple[ClockEvent, ...]) -> list[dict[str, Any]]:
    """This will give a whole clock as a plain JSON list."""
    return [clock_event_to_payload(event) for event in events]


def from_payload(payload: list[dict[str, Any]]) -> tuple[ClockEvent, ...]:
    """This will read a whole clock back from its plain JSON list.

    :raises ValueError: as `clock_event_from_payload`.
    """
    return tuple(clock_event_from_payload(each) for each in payload)
