"""The ladder of reminding and urging (提醒→催办→督办→挂牌督办→约谈→通报): which rung a due day has reached, and whom it tells.

The first two rungs climb by themselves, as notices; every later one is an act of a person and stands in a procedure.
Levels are computed from the due day and today's thresholds; only that somebody was told is kept.
Must not know: who holds a post, cases, how a notice travels.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from renda.domain.calendars import Calendar
from renda.domain.escalation import DEFAULT_THRESHOLDS, Level, Thresholds, escalation_of_day


class Rung(StrEnum):
    """The rungs, lowest first."""

    REMIND = "remind"
    URGE = "urge"
    SUPERVISE = "supervise"
    LIST = "list"
    TALK = "talk"
    CIRCULATE = "circulate"


class Warned(StrEnum):
    """The levels of warning a clock passes through, in this order."""

    SOON = "soon"
    LATE = "late"
    LONG_LATE = "long_late"


class Part(StrEnum):
    """Whom a rung tells, nearest to the work first."""

    DOER = "doer"
    UNIT_HEAD = "unit_head"
    LEADER = "leader"
    OFFICE = "office"


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """A level of warning, the rung it climbs to, and whom it tells."""

    level: Warned
    rung: Rung
    tells: tuple[Part, ...]


RUNG_WORDS: Final = {
    Rung.REMIND: "提醒", Rung.URGE: "催办", Rung.SUPERVISE: "督办", Rung.LIST: "挂牌督办", Rung.TALK: "约谈", Rung.CIRCULATE: "通报",
}
PART_WORDS: Final = {
    Part.DOER: "经办人", Part.UNIT_HEAD: "承办单位负责人", Part.LEADER: "分管领导", Part.OFFICE: "督办处室",
}
AUTOMATIC: Final = (Rung.REMIND, Rung.URGE)
LADDER: Final = (
    Step(level=Warned.SOON, rung=Rung.REMIND, tells=(Part.DOER,)),
    Step(level=Warned.LATE, rung=Rung.URGE, tells=(Part.DOER, Part.UNIT_HEAD)),
    Step(level=Warned.LONG_LATE, rung=Rung.URGE, tells=(Part.DOER, Part.UNIT_HEAD, Part.LEADER, Part.OFFICE)),
)
_CALENDAR_DAYS_PER_WORKING_DAY: Final = 7 / 5


def step_reached(
    due_on: date, today: date, calendar: Calendar, thresholds: Thresholds = DEFAULT_THRESHOLDS, *, runs_out: bool = False
) -> Step | None:
    """This will give the step a due day has reached today; None while nobody needs to be told.

    A period that has to run out (`runs_out`) is nobody's duty before it is over.

    :raises OutsideCalendar: today is outside the calendar.
    """
    level = escalation_of_day(due_on, today, calendar, thresholds).level
    if level is Level.SOON and not runs_out:
        return LADDER[0]
    if level is not Level.LATE:
        return None
    return LADDER[2] if _working_days_late(due_on, today, calendar) >= thresholds.long_late_working_days else LADDER[1]


def levels_from(level: Warned) -> tuple[Warned, ...]:
    """This will list a level and those above it: whoever was told of one of them need not hear of it again."""
    order = tuple(Warned)
    return order[order.index(level):]


def _working_days_late(due_on: date, today: date, calendar: Calendar) -> float:
    if calendar.knows(due_on):
        return calendar.working_days_between(due_on, today)
    return (today - due_on).days / _CALENDAR_DAYS_PER_WORKING_DAY
