"""The weekly sheet of study (每周学习督查): of each unit what was planned, held and is missing, and the weeks below the least study time.

Plan completion only: no names, no ranking, no scores. Pure: must not know tables, pages, the clock on the wall.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Final
from uuid import UUID

from renda.domain.calendars import Calendar
from renda.domain.recurrences import Every, Instance, MissingPeriod, Period, Recurrence, missing_periods, period_at

_NAMED: Final = 4  # of the weeks below the least time, the last ones


@dataclass(frozen=True, slots=True, kw_only=True)
class Studied:
    """One session as the sheet counts it: the units it is of, the day planned (with whether any day of its week will do), the day
    held and for how many days."""

    units: frozenset[UUID]
    planned_on: date | None
    by_week: bool
    held_on: date | None
    days: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What a unit's plan in force asks for: so many days in every week from a day until another."""

    unit: UUID
    weekly_days: Decimal
    from_on: date
    until_on: date
    basis: str


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitWeek:
    """One line of the sheet. `due` are planned sessions of the week whose day has come, `missing` those of them not held; `least`
    is None where no plan asks for a weekly time, `short` the weeks until then without it; `is_off` where no day of the week is worked,
    so that nothing is asked for."""

    unit: UUID
    planned: int
    held_as_planned: int
    missing: int
    held_besides: int
    days: Decimal
    least: Decimal | None
    short: tuple[MissingPeriod, ...]
    is_off: bool = False

    @property
    def is_idle(self) -> bool:
        """This will say whether nothing was planned, held or asked for."""
        return not (self.planned or self.held_besides or self.least is not None)


def short_weeks(short: Sequence[MissingPeriod]) -> str:
    """This will word the weeks below the least time: how many, and the last of them by their Mondays."""
    if not short:
        return "—"
    named = "、".join(f"{x.period.first.month}月{x.period.first.day}日" for x in short[-_NAMED:])
    return f"{len(short)}周，{'最近为' if len(short) > _NAMED else ''}{named}开始的{'各' if len(short) > 1 else ''}周"


def unit_weeks(
    units: Sequence[UUID], sessions: Iterable[Studied], asked: Iterable[Asked], *, on: date, today: date, calendar: Calendar
) -> tuple[UnitWeek, ...]:
    """This will draw up the week that holds `on` for each unit, in the order given; of a week without a working day nothing is asked."""
    found, plans = list(sessions), list(asked)
    week = period_at(Every.WEEK, on)
    return tuple(
        _line(unit, [s for s in found if unit in s.units], [p for p in plans if p.unit == unit], week, today, calendar) for unit in units
    )


def _line(  # noqa: PLR0913 - a line is these things
    unit: UUID, sessions: list[Studied], plans: list[Asked], week: Period, today: date, calendar: Calendar
) -> UnitWeek:
    planned = [s for s in sessions if s.planned_on and _inside(s.planned_on, week)]
    held = [s for s in sessions if s.held_on and _inside(s.held_on, week)]
    in_force = [p.weekly_days for p in plans if p.from_on <= week.last and p.until_on >= week.first]
    return UnitWeek(
        unit=unit, planned=len(planned), held_as_planned=sum(1 for s in planned if s.held_on),
        missing=sum(1 for s in planned if not s.held_on and _is_over(s, today)),
        held_besides=sum(1 for s in held if s not in planned), days=sum((s.days for s in held), Decimal(0)),
        least=max(in_force, default=None), is_off=not _is_worked(week, calendar),
        short=tuple(x for p in plans for x in _short(p, sessions, week, today) if _is_worked(x.period, calendar)),
    )


def _is_worked(period: Period, calendar: Calendar) -> bool:
    """Some day of it is a working day; a day the calendar does not know counts as one."""
    days = (period.first + timedelta(days=n) for n in range((period.last - period.first).days + 1))
    return any(not calendar.knows(day) or calendar.is_working(day) for day in days)


def _is_over(session: Studied, today: date) -> bool:
    """The planned day, or the working week of it, has passed."""
    assert session.planned_on is not None, "asked of planned sessions"  # noqa: S101 - states what holds here
    last = period_at(Every.WEEK, session.planned_on).last if session.by_week else session.planned_on
    return last < today


def _short(plan: Asked, sessions: list[Studied], week: Period, today: date) -> tuple[MissingPeriod, ...]:
    recurrence = Recurrence(
        every=Every.WEEK, basis=plan.basis, starts_on=plan.from_on, ends_on=plan.until_on, least_days=plan.weekly_days,
    )
    done = [Instance(on=s.held_on, days=s.days) for s in sessions if s.held_on]
    return missing_periods(recurrence, done, plan.from_on, min(today, week.last + timedelta(days=1)))


def _inside(day: date, week: Period) -> bool:
    return week.first <= day <= week.last
