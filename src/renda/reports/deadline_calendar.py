"""Deadlines as a calendar that calendar programs subscribe to (RFC 5545): a whole day each. Must not know: whose they are."""

from collections.abc import Callable, Iterable
from datetime import timedelta
from uuid import UUID

from icalendar import Calendar, Event

from renda.reads.deadlines import Deadline

_EVERY = timedelta(hours=6)


def deadline_calendar(deadlines: Iterable[Deadline], *, name: str, address_of: Callable[[UUID], str]) -> bytes:
    """This will write deadlines as a calendar named `name`; the same deadlines give the same bytes."""
    book = Calendar()
    book.add("prodid", "-//renda//deadlines//ZH")
    book.add("version", "2.0")
    book.add("calscale", "GREGORIAN")
    book.add("method", "PUBLISH")
    book.add("x-wr-calname", name)
    book.add("x-wr-timezone", "Asia/Shanghai")
    book.add("refresh-interval", _EVERY, parameters={"VALUE": "DURATION"})
    for deadline in deadlines:
        book.add_component(_event(deadline, address_of(deadline.case_id)))
    return bytes(book.to_ical())


def _event(deadline: Deadline, address: str) -> Event:
    event = Event()
    event.add("uid", f"{deadline.case_id}-{deadline.action or 'due'}@renda")
    event.add("dtstamp", deadline.changed_at)
    event.add("dtstart", deadline.due_on)
    event.add("dtend", deadline.due_on + timedelta(days=1))
    event.add("summary", _summary(deadline))
    event.add("url", address)
    event.add("transp", "TRANSPARENT")
    return event


def _summary(deadline: Deadline) -> str:
    """Act, matter and number; of a private matter number, kind and day only."""
    if not deadline.title:
        return f"{deadline.kind} {deadline.number} 到期".replace("  ", " ")
    number = f"（{deadline.number}）" if deadline.number else ""
    return f"{deadline.what or '到期'}：{deadline.title}{number}"
