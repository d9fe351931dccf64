"""Working calendars: which days are worked in China, and counting along them.

A calendar is made of announced years (each with the notice it rests on and a version). Beyond the last
announced year it still answers – Monday to Friday without the statutory days that the law itself fixes –
but every such answer is *provisional*, because only the yearly notice says which weekends are worked.
Must not know: time limits, clocks, databases, today's date.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from renda.domain.statutory_days import statutory_day

HORIZON_YEARS: Final = 30
"""How far beyond the last announced year a provisional answer is still given."""

UNSETTLED_DECEMBER_DAYS: Final = 7
"""The last days of December are settled only by the next year's notice: the New Year arrangements of 2007,
2008, 2012 and 2019 turned days of the December before."""


class DayKind(StrEnum):
    """What kind of day the office has."""

    WORKDAY = "workday"
    WEEKEND = "weekend"
    HOLIDAY = "holiday"
    MAKE_UP = "make_up"


class OutsideCalendar(ValueError):  # noqa: N818 - says what happened
    """A day lies before the first announced year or too far beyond the last."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DayException:
    """A day that is not what its weekday says: off on a festival, or worked in exchange for one."""

    kind: DayKind
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarYear:
    """One year's arrangement as announced; `days` may reach into the December before."""

    year: int
    version: int
    notice: str
    days: Mapping[date, DayException]

    def __post_init__(self) -> None:
        if not self.notice.strip():
            raise ValueError(f"year {self.year} needs the notice it rests on")
        object.__setattr__(self, "days", MappingProxyType(dict(self.days)))


@dataclass(frozen=True, slots=True, kw_only=True)
class Day:
    """One day of the calendar, with the notice that made it what it is (empty for an ordinary day)."""

    on: date
    kind: DayKind
    name: str
    notice: str
    provisional: bool

    @property
    def is_working(self) -> bool:
        """This will say whether the office works on the day."""
        return self.kind in (DayKind.WORKDAY, DayKind.MAKE_UP)


@dataclass(frozen=True, slots=True, eq=False)
class Calendar:
    """An immutable working calendar; counting is a look-up in tables built once.

    :raises ValueError: no year, a year twice, or a gap between years.
    """

    years: tuple[CalendarYear, ...]
    last_covered: date = field(init=False)
    _exceptions: dict[date, tuple[DayException, str]] = field(init=False, repr=False)
    _base: int = field(init=False, repr=False)
    _working: tuple[date, ...] = field(init=False, repr=False)
    _rank: tuple[int, ...] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        years = tuple(sorted(self.years, key=lambda each: each.year))
        numbers = [each.year for each in years]
        if not years or numbers != list(range(numbers[0], numbers[0] + len(numbers))):
            raise ValueError(f"a calendar needs consecutive years, each once; got {numbers}")
        put = object.__setattr__
        put(self, "years", years)
        put(self, "last_covered", date(numbers[-1], 12, 31 - UNSETTLED_DECEMBER_DAYS))
        put(self, "_exceptions", {on: (e, y.notice) for y in years for on, e in y.days.items()})
        put(self, "_base", date(numbers[0], 1, 1).toordinal())
        working, rank = self._tables(date(numbers[-1] + HORIZON_YEARS, 12, 31))
        put(self, "_working", working)
        put(self, "_rank", rank)

    def _tables(self, last: date) -> tuple[tuple[date, ...], tuple[int, ...]]:
        working: list[date] = []
        rank: list[int] = []
        for ordinal in range(self._base, last.toordinal() + 1):
            on = date.fromordinal(ordinal)
            if self._kind(on) in (DayKind.WORKDAY, DayKind.MAKE_UP):
                working.append(on)
            rank.append(len(working))
        return tuple(working), tuple(rank)

    @property
    def version(self) -> str:
        """This will name the state of the table: the last year, and every year's version that is not 1.

        For example `2026.1+2019.2+2020.2`. Two calendars of the same name count alike.
        """
        last = self.years[-1]
        revised = [f"{y.year}.{y.version}" for y in self.years[:-1] if y.version != 1]
        return "+".join([f"{last.year}.{last.version}", *revised])

    @property
    def first_day(self) -> date:
        """This will give the first day the calendar knows."""
        return date(self.years[0].year, 1, 1)

    def covers(self, on: date) -> bool:
        """This will say whether the day is settled by an announced arrangement."""
        return self.first_day <= on <= self.last_covered

    def knows(self, on: date) -> bool:
        """This will say whether the calendar answers for a day at all, be it provisionally."""
        return 0 <= on.toordinal() - self._base < len(self._rank)

    def kind_of(self, on: date) -> DayKind:
        """This will give the kind of a day; beyond `last_covered` the answer is provisional.

        :raises OutsideCalendar: the day is before the first year or beyond the horizon.
        """
        self._rank_of(on)
        return self._kind(on)

    def is_working(self, on: date) -> bool:
        """This will say whether the office works on a day.

        :raises OutsideCalendar: as `kind_of`.
        """
        return self.kind_of(on) in (DayKind.WORKDAY, DayKind.MAKE_UP)

    def day(self, on: date) -> Day:
        """This will give a day with its kind, its festival and the notice it rests on.

        :raises OutsideCalendar: as `kind_of`.
        """
        kind = self.kind_of(on)
        announced = self._exceptions.get(on)
        name, notice = (announced[0].name, announced[1]) if announced else ("", "")
        if announced is None and kind is DayKind.HOLIDAY:
            name, notice = statutory_day(on) or "", "《全国年节及纪念日放假办法》"
        return Day(on=on, kind=kind, name=name, notice=notice, provisional=not self.covers(on))

    def add_working_days(self, start: date, count: int) -> date:
        """This will give the working day that is number `count` after `start`, `start` not counted.

        `count` ≥ 1. A look-up: its cost does not grow with `count`.

        :raises ValueError: `count` is less than 1.
        :raises OutsideCalendar: the count leaves the calendar.
        """
        offset = start.toordinal() - self._base
        if count < 1 or offset < 0:
            raise _refuse_count(start, count)
        try:
            return self._working[self._rank[offset] + count - 1]
        except IndexError:
            raise OutsideCalendar(f"{count} working days after {start} leave the calendar") from None

    def subtract_working_days(self, end: date, count: int) -> date:
        """This will give the working day that is number `count` before `end`, `end` not counted.

        :raises ValueError: `count` is less than 1.
        :raises OutsideCalendar: the count leaves the calendar.
        """
        index = self._rank_of(end - timedelta(days=1)) - count
        if count < 1 or index < 0:
            raise _refuse_count(end, count)
        return self._working[index]

    def working_days_between(self, after: date, until: date) -> int:
        """This will count the working days later than `after` and not later than `until` (0 if none).

        :raises OutsideCalendar: one of the days is outside.
        """
        return max(self._rank_of(until) - self._rank_of(after), 0)

    def next_working_day(self, on: date) -> date:
        """This will give the first working day on or after a day.

        :raises OutsideCalendar: there is none within the calendar.
        """
        rank = self._rank_of(on)
        candidate = self._working[rank - 1] if rank else None
        return on if candidate == on else self.add_working_days(on, 1)

    def previous_working_day(self, on: date) -> date:
        """This will give the last working day on or before a day.

        :raises OutsideCalendar: there is none within the calendar.
        """
        rank = self._rank_of(on)
        if rank == 0:
            raise OutsideCalendar(f"no working day on or before {on}")
        return self._working[rank - 1]

    def with_years(self, changed: Iterable[CalendarYear]) -> "Calendar":
        """This will give a calendar in which the given years replace or follow the present ones.

        :raises ValueError: the years leave a gap.
        """
        merged = {each.year: each for each in self.years} | {each.year: each for each in changed}
        return Calendar(years=tuple(merged.values()))

    def _kind(self, on: date) -> DayKind:
        announced = self._exceptions.get(on)
        if announced is not None:
            return announced[0].kind
        if on.year > self.years[-1].year and statutory_day(on):
            return DayKind.HOLIDAY
        return DayKind.WEEKEND if on.weekday() >= 5 else DayKind.WORKDAY

    def _rank_of(self, on: date) -> int:
        offset = on.toordinal() - self._base
        if not 0 <= offset < len(self._rank):
            raise OutsideCalendar(f"{on} is outside the calendar")
        return self._rank[offset]


def _refuse_count(on: date, count: int) -> ValueError:
    if count < 1:
        return ValueError(f"a count of working days is at least 1, got {count}")
    return OutsideCalendar(f"counting {count} working days from {on} leaves the calendar")
