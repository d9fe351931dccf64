"""Weeks of plans: how they are named, and the working day on which they end."""

from datetime import date

import pytest

from renda.domain.calendar_seed import seed_calendar
from renda.domain.weeks import end_of_week, week_words


@pytest.mark.parametrize(("on", "words"), [
    (date(2026, 11, 18), "2026年11月第3周"),  # Wednesday
    (date(2026, 11, 22), "2026年11月第3周"),  # its Sunday
    (date(2026, 11, 23), "2026年11月第4周"),
    (date(2026, 11, 1), "2026年10月第5周"),  # a Sunday: the week lies in October
    (date(2027, 1, 1), "2026年12月第5周"),  # a Friday whose Thursday is 31 December
])
def test_a_week_belongs_to_the_month_of_its_thursday(on, words):
    assert week_words(on) == words


@pytest.mark.parametrize(("on", "end"), [
    (date(2026, 11, 18), date(2026, 11, 20)),
    (date(2026, 9, 14), date(2026, 9, 20)),  # Sunday 20 September is worked for National Day
    (date(2026, 10, 1), date(2026, 9, 30)),  # holidays from Thursday on
])
def test_a_week_ends_on_its_last_working_day(on, end):
    assert end_of_week(on, seed_calendar()) == end


def test_a_week_of_holidays_ends_on_the_next_working_day():
    """18–22 February 2026 and the days before are the Spring Festival: no working day from Monday 16 to Sunday 22."""
    assert end_of_week(date(2026, 2, 18), seed_calendar()) == date(2026, 2, 24)
