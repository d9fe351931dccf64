"""The workings of a clock, day by day, for the reader who opens 怎么算的.

Every day between the start and the due date is listed once: counted with its ordinal, or skipped with why.
Must not know: how the end was found (`counting`), wording of whole sentences (`clock_words`).
"""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from itertools import pairwise

from renda.domain.calendars import Calendar, Day, DayKind
from renda.domain.clock_events import Extended
from renda.domain.counting import Stretch
from renda.domain.limits import Counted, Limit, WorkingDays
from renda.domain.timelines import Pause, Timeline


class SkipReason(StrEnum):
    """Why a day was not counted."""

    WEEKEND = "weekend"
    HOLIDAY = "holiday"
    PAUSED = "paused"
    ROLLED = "rolled"


@dataclass(frozen=True, slots=True, kw_only=True)
class CountedDay:
    """A day that was counted; `ordinal` starts at 1 in each stretch; `notice` tells why a weekend counts."""

    on: date
    ordinal: int
    make_up_for: str = ""
    notice: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SkippedDay:
    """A day that was not counted: its festival and the notice, or the reason of the pause."""

    on: date
    reason: SkipReason
    name: str = ""
    notice: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PauseSpan:
    """A pause as shown: not counted after `after`, up to `until` (None: still paused)."""

    after: date
    until: date | None
    days: int | None
    working_days: int | None
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ExtensionNote:
    """An extension as shown: who consented, on what basis, and from which day to which."""

    on: date
    consented_by: str
    basis: str
    moved_from: date | None
    moved_to: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Workings:
    """Everything a due date rests on; lists are in the order of days."""

    counted: tuple[CountedDay, ...] = ()
    skipped: tuple[SkippedDay, ...] = ()
    make_up: tuple[CountedDay, ...] = ()
    pauses: tuple[PauseSpan, ...] = ()
    extensions: tuple[ExtensionNote, ...] = ()
    basis: tuple[str, ...] = ()
    notices: tuple[str, ...] = ()
    calendar_version: str = ""


def workings_of(line: Timeline, parts: tuple[Stretch, ...], calendar: Calendar) -> Workings:
    """This will list the days counted and skipped, the pauses, the extensions and every source."""
    counted: list[CountedDay] = []
    skipped: list[SkippedDay] = []
    for part in parts:
        _walk(part, line.pauses, calendar, counted, skipped)
    notices = [(each.on, each.notice) for each in counted] + [(each.on, each.notice) for each in skipped]
    return Workings(
        counted=tuple(counted),
        skipped=tuple(skipped),
        make_up=tuple(each for each in counted if each.make_up_for),
        pauses=tuple(_span(pause, calendar) for pause in line.pauses),
        extensions=tuple(_notes(parts)),
        basis=bases(parts),
        notices=tuple(dict.fromkeys(notice for _, notice in sorted(notices) if notice)),
        calendar_version=calendar.version,
    )


def bases(parts: tuple[Stretch, ...]) -> tuple[str, ...]:
    """This will give the articles a clock rests on, each once: the limit's, then the extensions'."""
    found = []
    for part in parts:
        limit: Limit | None = part.limit
        found.append(limit.basis if limit else "")
        found.append(part.extension.basis if part.extension else "")
    return tuple(dict.fromkeys(each for each in found if each))


def _walk(
    part: Stretch,
    pauses: tuple[Pause, ...],
    calendar: Calendar,
    counted: list[CountedDay],
    skipped: list[SkippedDay],
) -> None:
    """List one counted stretch; a named end or one still open has no days to list."""
    if not isinstance(part.limit, Counted) or part.due is None or part.nominal is None:
        return
    working_only = isinstance(part.limit, WorkingDays)
    ordinal, on = 0, part.start
    while on < part.due:
        on += timedelta(days=1)
        day = calendar.day(on)
        pause = next((each for each in pauses if each.holds(on)), None)
        if pause is not None:
            skipped.append(SkippedDay(on=on, reason=SkipReason.PAUSED, name=pause.reason))
        elif on > part.nominal and on < part.due:
            skipped.append(_rest(day, SkipReason.ROLLED))
        elif working_only and not day.is_working:
            skipped.append(_rest(day, _reason(day)))
        elif on <= part.nominal:
            ordinal += 1
            counted.append(_counted(day, ordinal))


def _reason(day: Day) -> SkipReason:
    return SkipReason.HOLIDAY if day.kind is DayKind.HOLIDAY else SkipReason.WEEKEND


def _rest(day: Day, reason: SkipReason) -> SkippedDay:
    return SkippedDay(on=day.on, reason=reason, name=day.name, notice=day.notice)


def _counted(day: Day, ordinal: int) -> CountedDay:
    if day.kind is not DayKind.MAKE_UP:
        return CountedDay(on=day.on, ordinal=ordinal)
    return CountedDay(on=day.on, ordinal=ordinal, make_up_for=day.name, notice=day.notice)


def _span(pause: Pause, calendar: Calendar) -> PauseSpan:
    days = working = None
    if pause.until is not None:
        days = (pause.until - pause.after).days
        working = calendar.working_days_between(pause.after, pause.until)
    return PauseSpan(
        after=pause.after, until=pause.until, days=days, working_days=working, reason=pause.reason
    )


def _notes(parts: tuple[Stretch, ...]) -> list[ExtensionNote]:
    notes = []
    for before, part in pairwise(parts):
        granted: Extended | None = part.extension
        if granted is not None:
            notes.append(
                ExtensionNote(
                    on=granted.on,
                    consented_by=granted.consented_by,
                    basis=granted.basis,
                    moved_from=before.due,
                    moved_to=part.due,
                )
            )
    return notes
