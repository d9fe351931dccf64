"""Counting a clock to its end: the one place where limits, pauses and extensions become a day.

Rules. A paused day is not counted; neither is the first day (民法典 art. 201). A counted limit therefore ends
on its n-th day that is not paused; months are first turned into their plain days (art. 202). The last day
moves past rest days (art. 203) and past paused days. Each extension is a stretch of its own: `by` a limit is
counted from the end before it; `until` a day is that day, pushed only by days paused after the consent. A
pause that begins when the limit has run out changes nothing. Named days neither roll nor move.
Must not know: wording, the ledger, today.
"""

from dataclasses import dataclass
from datetime import date, timedelta

from renda.domain.calendars import Calendar
from renda.domain.clock_events import Extended
from renda.domain.limits import (
    BeforeMeeting,
    Counted,
    CountUnit,
    EarliestOf,
    FixedDate,
    LatestOf,
    Limit,
    Months,
    UnboundLimit,
    WorkingDays,
    add_months,
    is_named,
    named_day,
)
from renda.domain.timelines import Pause, Timeline

_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """A part of a clock: the limit itself, or one extension.

    `nominal` is the last counted day, `due` the day after rolling; both None while a pause or an unknown
    date keeps the end open. `remaining` counts the days left when an open pause began, in the limit's unit.
    """

    start: date
    limit: Limit | None
    extension: Extended | None = None
    nominal: date | None = None
    due: date | None = None
    remaining: int | None = None
    missing_field: str = ""
    provisional: bool = False


def stretches(line: Timeline, calendar: Calendar) -> tuple[Stretch, ...]:
    """This will count a clock: the limit first, then each extension in the order of consent.

    The last stretch ends the clock; its `due` is None while the end is open.

    :raises OutsideCalendar: the count leaves the calendar.
    """
    parts = [_reach(line.limit, line.counts_from, line.pauses, calendar)]
    moves = not is_named(line.limit)
    for extension in line.extensions:
        parts.append(_extend(parts[-1], extension, line.pauses if moves else (), line.pauses, calendar))
        moves = moves or extension.by is not None
    return tuple(parts)


def _reach(limit: Limit, start: date, pauses: tuple[Pause, ...], calendar: Calendar) -> Stretch:
    match limit:
        case EarliestOf(limits=limits) | LatestOf(limits=limits):
            parts = [_reach(each, start, pauses, calendar) for each in limits]
            return _choose(parts, earliest=isinstance(limit, EarliestOf))
        case FixedDate() | BeforeMeeting():
            return _point(limit, start, calendar)
        case _:
            return _count(limit, start, pauses, calendar)


def _choose(parts: list[Stretch], *, earliest: bool) -> Stretch:
    """Of several limits: the earliest known end holds even while another is open; the latest needs all."""
    known = [part for part in parts if part.due is not None]
    if not known or (not earliest and len(known) < len(parts)):
        return next(part for part in parts if part.due is None)
    return (min if earliest else max)(known, key=lambda part: part.due or part.start)


def _point(limit: FixedDate | BeforeMeeting, start: date, calendar: Calendar) -> Stretch:
    try:
        on = named_day(limit, calendar)
    except UnboundLimit as unbound:
        return Stretch(start=start, limit=limit, missing_field=unbound.field)
    counted = isinstance(limit, BeforeMeeting) and limit.unit is CountUnit.WORKING_DAYS
    meeting_on = limit.meeting_on if isinstance(limit, BeforeMeeting) else None
    provisional = counted and meeting_on is not None and meeting_on - _DAY > calendar.last_covered
    return Stretch(start=start, limit=limit, nominal=on, due=on, provisional=provisional)


def _count(limit: Counted, start: date, pauses: tuple[Pause, ...], calendar: Calendar) -> Stretch:
    working = isinstance(limit, WorkingDays)
    end = _unpaused_end(limit, start, calendar)
    for pause in pauses:
        begin = max(pause.after, start)
        if pause.after >= end or (pause.until is not None and pause.until <= begin):
            continue
        if pause.until is None:
            left = calendar.working_days_between(begin, end) if working else (end - begin).days
            return Stretch(start=start, limit=limit, remaining=left)
        end = _push(end, begin, pause.until, calendar, working=working)
    due = _rolled(end, pauses, calendar)
    if due is None:
        return Stretch(start=start, limit=limit, nominal=end, remaining=0)
    provisional = due > calendar.last_covered
    return Stretch(start=start, limit=limit, nominal=end, due=due, provisional=provisional)


def _unpaused_end(limit: Counted, start: date, calendar: Calendar) -> date:
    if isinstance(limit, WorkingDays):
        return calendar.add_working_days(start, limit.count)
    if isinstance(limit, Months):
        return add_months(start, limit.count)
    return start + timedelta(days=limit.count)


def _push(end: date, after: date, until: date, calendar: Calendar, *, working: bool) -> date:
    if not working:
        return end + (until - after)
    lost = calendar.working_days_between(after, until)
    return calendar.add_working_days(end, lost) if lost else end


def _rolled(end: date, pauses: tuple[Pause, ...], calendar: Calendar) -> date | None:
    """Move a last day past rest days and paused days; None if an open pause holds it."""
    on = calendar.next_working_day(end)
    if on == end:
        return end
    for pause in pauses:
        if pause.holds(on):
            if pause.until is None:
                return None
            on = calendar.next_working_day(pause.until + _DAY)
    return on


def _extend(
    before: Stretch,
    extension: Extended,
    pauses: tuple[Pause, ...],
    all_pauses: tuple[Pause, ...],
    calendar: Calendar,
) -> Stretch:
    if before.due is None and not (before.missing_field and extension.until):
        return Stretch(
            start=before.start,
            limit=before.limit,
            extension=extension,
            remaining=before.remaining,
            missing_field=before.missing_field,
        )
    provisional = False
    if extension.until is not None:
        part = _until(extension.until, extension.on, pauses, calendar)
        if part.due is not None and before.due is not None and part.due <= before.due:
            part = before
    elif extension.by is not None and before.due is not None:
        part = _count(extension.by, before.due, all_pauses, calendar)
        provisional = before.provisional
    else:
        part = before
    return Stretch(
        start=part.start,
        limit=extension.by,
        extension=extension,
        nominal=part.nominal,
        due=part.due,
        remaining=part.remaining,
        provisional=provisional or part.provisional,
    )


def _until(named: date, consented_on: date, pauses: tuple[Pause, ...], calendar: Calendar) -> Stretch:
    end = named
    for pause in pauses:
        begin = max(pause.after, consented_on)
        if begin >= end or (pause.until is not None and pause.until <= begin):
            continue
        if pause.until is None:
            return Stretch(start=consented_on, limit=None, remaining=(end - begin).days)
        end += pause.until - begin
    if end == named:
        return Stretch(start=consented_on, limit=None, nominal=end, due=end)
    due = _rolled(end, pauses, calendar)
    provisional = due is not None and due > calendar.last_covered
    remaining = 0 if due is None else None
    return Stretch(
        start=consented_on, limit=None, nominal=end, due=due, remaining=remaining, provisional=provisional
    )
