"""The announced calendar: known answers from the State Council's notices, and counting along it."""

from datetime import date, timedelta

import chinese_calendar
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from renda.domain.calendar_seed import parse_year, seed_calendar, seed_years
from renda.domain.calendars import Calendar, CalendarYear, DayKind, OutsideCalendar
from renda.domain.statutory_days import statutory_day

CALENDAR = seed_calendar()
DAYS = st.dates(min_value=date(2005, 1, 1), max_value=date(2030, 12, 31))

# Make-up days as the notices of 2024 (国办发明电〔2023〕7号), 2025 (〔2024〕12号) and 2026 (〔2025〕7号) list them.
MAKE_UP = [
    "2024-02-04", "2024-02-18", "2024-04-07", "2024-04-28", "2024-05-11", "2024-09-14", "2024-09-29", "2024-10-12",
    "2025-01-26", "2025-02-08", "2025-04-27", "2025-09-28", "2025-10-11",
    "2026-01-04", "2026-02-14", "2026-02-28", "2026-05-09", "2026-09-20", "2026-10-10",
]  # fmt: skip
# First and last day off, as the same notices give them.
OFF = [
    ("2024-02-10", "2024-02-17"), ("2024-04-04", "2024-04-06"), ("2024-05-01", "2024-05-05"),
    ("2024-09-15", "2024-09-17"), ("2024-10-01", "2024-10-07"), ("2025-01-28", "2025-02-04"),
    ("2025-05-01", "2025-05-05"), ("2025-05-31", "2025-06-02"), ("2025-10-01", "2025-10-08"),
    ("2026-01-01", "2026-01-03"), ("2026-02-15", "2026-02-23"), ("2026-04-04", "2026-04-06"),
    ("2026-05-01", "2026-05-05"), ("2026-06-19", "2026-06-21"), ("2026-09-25", "2026-09-27"),
    ("2026-10-01", "2026-10-07"),
]  # fmt: skip


@pytest.mark.parametrize("on", MAKE_UP)
def test_make_up_days_of_the_notices_are_worked(on: str) -> None:
    day = CALENDAR.day(date.fromisoformat(on))
    assert day.kind is DayKind.MAKE_UP
    assert day.is_working
    assert on[:4] in day.notice


def test_these_are_all_make_up_days_of_three_years() -> None:
    days = (date(2024, 1, 1) + timedelta(days=offset) for offset in range(1096))
    assert [on.isoformat() for on in days if CALENDAR.kind_of(on) is DayKind.MAKE_UP] == MAKE_UP


@pytest.mark.parametrize(("first", "last"), OFF)
def test_days_off_of_the_notices(first: str, last: str) -> None:
    begin, end = date.fromisoformat(first), date.fromisoformat(last)
    days = [begin + timedelta(days=offset) for offset in range((end - begin).days + 1)]
    assert {CALENDAR.kind_of(on) for on in days} == {DayKind.HOLIDAY}
    assert CALENDAR.kind_of(begin - timedelta(days=1)) is not DayKind.HOLIDAY
    assert CALENDAR.kind_of(end + timedelta(days=1)) is not DayKind.HOLIDAY


def test_every_day_agrees_with_an_independent_table() -> None:
    days = (date(2004, 1, 1) + timedelta(days=offset) for offset in range(8401))
    assert [on for on in days if CALENDAR.is_working(on) != chinese_calendar.is_workday(on)] == []


@pytest.mark.parametrize(
    ("start", "count", "end"),
    [
        ("2026-02-13", 1, "2026-02-14"),  # a make-up Saturday before the Spring Festival
        ("2026-02-14", 1, "2026-02-24"),  # nine days off
        ("2026-02-13", 12, "2026-03-09"),  # 14, 24-27, 28 (made up), 2-6, 9
        ("2026-09-18", 10, "2026-10-09"),  # 20 (made up), 21-24, 28-30, 8, 9
        ("2025-09-30", 3, "2025-10-11"),  # 9, 10, 11 (made up)
        ("2024-02-09", 5, "2024-02-22"),  # 18 (made up), 19-22
        ("2024-09-13", 1, "2024-09-14"),
    ],
)
def test_working_days_counted_by_hand_from_the_notices(start: str, count: int, end: str) -> None:
    assert CALENDAR.add_working_days(date.fromisoformat(start), count) == date.fromisoformat(end)


@settings(max_examples=60, derandomize=True, deadline=None)
@given(start=DAYS, count=st.integers(min_value=1, max_value=250))
def test_adding_is_walking(start: date, count: int) -> None:
    end = CALENDAR.add_working_days(start, count)
    walked = [start + timedelta(days=offset) for offset in range(1, (end - start).days + 1)]
    assert sum(CALENDAR.is_working(on) for on in walked) == count
    assert CALENDAR.is_working(end)
    assert CALENDAR.working_days_between(start, end) == count


@settings(max_examples=60, derandomize=True, deadline=None)
@given(on=DAYS, count=st.integers(min_value=1, max_value=120))
def test_subtracting_undoes_adding_from_a_working_day(on: date, count: int) -> None:
    start = CALENDAR.next_working_day(on)
    assert CALENDAR.subtract_working_days(CALENDAR.add_working_days(start, count), count) == start


@settings(max_examples=60, derandomize=True, deadline=None)
@given(on=DAYS)
def test_next_and_previous_working_day_enclose_rest_days(on: date) -> None:
    after, before = CALENDAR.next_working_day(on), CALENDAR.previous_working_day(on)
    assert before <= on <= after
    assert CALENDAR.is_working(after)
    assert CALENDAR.is_working(before)
    assert (before == after) == CALENDAR.is_working(on)


def test_late_december_waits_for_the_next_notice() -> None:
    assert CALENDAR.last_covered == date(2026, 12, 24)
    assert CALENDAR.covers(date(2026, 12, 24))
    assert not CALENDAR.covers(date(2026, 12, 31))
    before_2019 = Calendar(years=tuple(year for year in seed_years() if year.year <= 2018))
    assert before_2019.is_working(date(2018, 12, 31))
    assert not CALENDAR.is_working(date(2018, 12, 31))
    assert not before_2019.covers(date(2018, 12, 31))


def test_no_announced_arrangement_turns_a_settled_december_day() -> None:
    turned = [on for year in seed_years() for on in year.days if on.year < year.year]
    assert turned
    assert min(on.day for on in turned) > 24


def test_beyond_the_table_only_the_law_is_known() -> None:
    spring = CALENDAR.day(date(2027, 2, 8))
    assert (spring.kind, spring.name, spring.provisional) == (DayKind.HOLIDAY, "春节", True)
    assert CALENDAR.kind_of(date(2027, 2, 10)) is DayKind.WORKDAY
    assert CALENDAR.kind_of(date(2031, 10, 2)) is DayKind.HOLIDAY
    assert CALENDAR.kind_of(date(2031, 10, 4)) is DayKind.WEEKEND


def test_law_fixes_thirteen_days_a_year() -> None:
    for year in (2027, 2029, 2030):
        days = (date(year, 1, 1) + timedelta(days=offset) for offset in range(365))
        assert sum(statutory_day(on) is not None for on in days) == 13


@pytest.mark.parametrize("on", [date(2003, 12, 31), date(1926, 1, 1), date(2057, 1, 1), date(9999, 12, 31)])
def test_days_outside_are_refused(on: date) -> None:
    with pytest.raises(OutsideCalendar):
        CALENDAR.kind_of(on)
    with pytest.raises(OutsideCalendar):
        CALENDAR.add_working_days(on, 20)


def test_counting_out_of_the_calendar_is_refused() -> None:
    with pytest.raises(OutsideCalendar):
        CALENDAR.add_working_days(date(2056, 12, 20), 60)
    with pytest.raises(OutsideCalendar):
        CALENDAR.subtract_working_days(date(2004, 1, 5), 60)
    with pytest.raises(ValueError, match="at least 1"):
        CALENDAR.add_working_days(date(2026, 3, 2), 0)


def test_a_changed_year_changes_the_version_and_the_count() -> None:
    old = parse_year("2019 v1\n元旦 2018-12-30..01-01 补 2018-12-29\n劳动节 05-01")
    assert CALENDAR.version.startswith("2026.1")
    assert "2019.2" in CALENDAR.version
    earlier = CALENDAR.with_years([old])
    assert "2019.2" not in earlier.version
    # The notice of March 2019 made 1 to 4 May free and had 28 April and 5 May worked.
    assert earlier.add_working_days(date(2019, 4, 26), 3) == date(2019, 5, 2)
    assert CALENDAR.add_working_days(date(2019, 4, 26), 3) == date(2019, 4, 30)
    assert CALENDAR.add_working_days(date(2019, 4, 26), 4) == date(2019, 5, 5)


@pytest.mark.parametrize(
    "text",
    [
        "二〇二七年",
        "2027",
        "2027 v1\n春节",
        "2027 v1\n春节 02-12..02-05",
        "2027 v1\n元旦 01-01 补 01-01",
        "2027 v1\n元旦 13-01",
    ],
)
def test_unreadable_arrangement_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r".+"):
        parse_year(text)


def test_years_must_follow_one_another_and_name_their_notice() -> None:
    years = seed_years()
    with pytest.raises(ValueError, match="consecutive"):
        Calendar(years=(years[0], years[2]))
    with pytest.raises(ValueError, match="consecutive"):
        Calendar(years=())
    with pytest.raises(ValueError, match="notice"):
        CalendarYear(year=2027, version=1, notice=" ", days={})
