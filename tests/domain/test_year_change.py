"""What a new or changed year moves. The changes of 2019 and 2020 are the ones that really happened."""

from datetime import date

from renda.domain.calendar_seed import parse_year, seed_calendar, seed_years
from renda.domain.calendars import Calendar
from renda.domain.clocks import ClockEvent, Paused, Started, Stopped, due
from renda.domain.limit_texts import parse_limit
from renda.domain.year_change import OpenClock, moved_clocks, table_runs_out

NOW = seed_calendar()
# The arrangement of 2020 as first announced, before the holiday was prolonged to 2 February.
FIRST_2020 = parse_year(
    "2020 v1 国办发明电〔2019〕16号\n元旦 01-01\n春节 01-24..01-30 补 01-19 02-01\n清明节 04-04..04-06"
)


def clock(name: str, on: date, limit: str, *more: ClockEvent) -> OpenClock:
    return OpenClock(clock_id=name, events=(Started(on=on, limit=parse_limit(limit)), *more))


def test_the_prolonged_holiday_of_2020_moves_open_clocks() -> None:
    clocks = [
        clock("crosses", date(2020, 1, 20), "5 working days"),
        clock("before", date(2020, 1, 2), "5 working days"),
        clock("rolls", date(2019, 11, 1), "3 months"),
        clock("done", date(2020, 1, 20), "5 working days", Stopped(on=date(2020, 1, 22))),
        clock("held", date(2020, 1, 20), "5 working days", Paused(on=date(2020, 1, 21))),
    ]
    moved = moved_clocks(clocks, NOW.with_years([FIRST_2020]), NOW)
    assert [(each.clock_id, each.old_on, each.new_on) for each in moved] == [
        ("crosses", date(2020, 2, 1), date(2020, 2, 4)),
        ("rolls", date(2020, 2, 1), date(2020, 2, 3)),
    ]
    assert all(each.moves and not each.is_provisional for each in moved)


def test_a_new_year_moves_some_dates_and_makes_others_certain() -> None:
    until_2025 = Calendar(years=tuple(year for year in seed_years() if year.year <= 2025))
    clocks = [
        clock("certain", date(2025, 12, 1), "3 months"),
        clock("moves", date(2025, 11, 14), "3 months"),
        clock("settled", date(2025, 10, 20), "5 working days"),
    ]
    certain, moves = moved_clocks(clocks, until_2025, NOW)
    assert (certain.clock_id, certain.moves) == ("certain", False)
    assert (certain.was_provisional, certain.is_provisional) == (True, False)
    assert (moves.clock_id, moves.old_on, moves.new_on) == ("moves", date(2026, 2, 16), date(2026, 2, 14))


def test_the_same_calendar_moves_nothing() -> None:
    clocks = [clock("one", date(2026, 11, 10), "3 months")]
    assert moved_clocks(clocks, NOW, NOW) == ()


def test_administrators_are_warned_two_months_before_the_table_ends() -> None:
    assert table_runs_out(NOW, date(2026, 10, 23)) is None
    warned = table_runs_out(NOW, date(2026, 10, 24))
    assert warned is not None
    assert (warned.last_covered, warned.missing_year) == (date(2026, 12, 24), 2027)
    assert "2027年节假日安排" in warned.words
    assert table_runs_out(NOW, date(2027, 3, 1)) is not None


def test_entering_the_next_year_ends_the_provisional_dates() -> None:
    # An invented arrangement: what matters is that the day is then settled.
    entered = NOW.with_years([parse_year("2027 v1 试验\n元旦 01-01..01-03\n春节 02-05..02-11 补 02-20")])
    events = clock("one", date(2026, 11, 10), "3 months").events
    assert due(events, NOW).provisional
    assert (due(events, entered).on, due(events, entered).provisional) == (date(2027, 2, 12), False)
    assert table_runs_out(entered, date(2026, 11, 1)) is None
