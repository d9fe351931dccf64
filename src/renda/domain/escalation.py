"""How urgent a due date is today: a level and a few words, computed and never stored.

Late means the due day has passed; soon is counted in working days, because that is what an office has left.
Must not know: colours, who is reminded, how a due date came about.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from renda.domain.calendars import Calendar
from renda.domain.clocks import ClockState, Due


class Level(StrEnum):
    """How urgent a matter is, most urgent first."""

    LATE = "late"
    SOON = "soon"
    OK = "ok"
    IDLE = "idle"


@dataclass(frozen=True, slots=True, kw_only=True)
class Thresholds:
    """From how many working days before the end a matter counts as soon due (0: only on the day itself), and from how
    many working days after it as long late, which `ladder` brings before the leaders."""

    soon_working_days: int = 7
    long_late_working_days: int = 5

    def __post_init__(self) -> None:
        for days in (self.soon_working_days, self.long_late_working_days):
            if days < 0:
                raise ValueError(f"a threshold is 0 or more working days, got {days}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """What urgency is measured with: an organ's calendar and its thresholds."""

    calendar: Calendar
    thresholds: Thresholds


@dataclass(frozen=True, slots=True, kw_only=True)
class Escalation:
    """A level with its words, for example LATE and 超期6天."""

    level: Level
    words: str


DEFAULT_THRESHOLDS: Final = Thresholds()

_IDLE_WORDS: Final = {
    ClockState.NOT_STARTED: "未起算",
    ClockState.RUNNING: "到期日待定",
    ClockState.PAUSED: "暂停中",
    ClockState.STOPPED: "已办结",
}


def escalation_of(due: Due, today: date, calendar: Calendar, thresholds: Thresholds = DEFAULT_THRESHOLDS) -> Escalation:
    """This will give the urgency of a clock today; a clock that is not counting is idle.

    :raises OutsideCalendar: today is outside the calendar.
    """
    if due.state is ClockState.STOPPED and due.was_late:
        return Escalation(level=Level.IDLE, words="超期办结")
    if due.state is ClockState.STOPPED or due.on is None:
        return Escalation(level=Level.IDLE, words=_IDLE_WORDS[due.state])
    return escalation_of_day(due.on, today, calendar, thresholds)


def escalation_of_day(
    due_on: date | None, today: date, calendar: Calendar, thresholds: Thresholds = DEFAULT_THRESHOLDS
) -> Escalation:
    """This will give the urgency of a stored due day (None: nothing is due).

    :raises OutsideCalendar: today is outside the calendar.
    """
    if due_on is None:
        return Escalation(level=Level.IDLE, words="无到期日")
    if due_on < today:
        return Escalation(level=Level.LATE, words=f"超期{(today - due_on).days}天")
    if due_on == today:
        return Escalation(level=Level.SOON, words="今天到期")
    if not calendar.knows(due_on):
        return Escalation(level=Level.OK, words=f"余{(due_on - today).days}天")
    left = calendar.working_days_between(today, due_on)
    level = Level.SOON if left <= thresholds.soon_working_days else Level.OK
    return Escalation(level=level, words=_left_words(left, (due_on - today).days))


def soon_until(today: date, calendar: Calendar, thresholds: Thresholds = DEFAULT_THRESHOLDS) -> date:
    """This will give the last due day that counts as soon today, so that a list can be filtered by date.

    :raises OutsideCalendar: the count leaves the calendar.
    """
    # The day before the first working day that is one too many: rest days after the last counted one belong.
    beyond = calendar.add_working_days(today, thresholds.soon_working_days + 1)
    return date.fromordinal(beyond.toordinal() - 1)


def _left_words(working_days: int, days: int) -> str:
    if working_days == 0:
        return f"余{days}天（均为休息日）"
    return f"余{working_days}个工作日"
