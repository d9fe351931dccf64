"""What comes again, and what is missing."""

from datetime import date
from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from renda.domain.recurrences import (
    Every,
    Instance,
    Occasions,
    Recurrence,
    missing_occasions,
    missing_periods,
    occasion_periods,
    opening_periods,
    period_at,
)

BASIS = "《机关学习制度》第三条"


def every(how_often: Every, starts_on: date, **more: object) -> Recurrence:
    return Recurrence(every=how_often, basis=BASIS, starts_on=starts_on, **more)


@pytest.mark.parametrize(
    ("how_often", "first", "last", "words"),
    [
        (Every.WEEK, date(2026, 5, 11), date(2026, 5, 17), "2026年5月11日至17日当周"),
        (Every.MONTH, date(2026, 5, 1), date(2026, 5, 31), "2026年5月"),
        (Every.QUARTER, date(2026, 4, 1), date(2026, 6, 30), "2026年第2季度"),
        (Every.HALF_YEAR, date(2026, 1, 1), date(2026, 6, 30), "2026年上半年"),
        (Every.YEAR, date(2026, 1, 1), date(2026, 12, 31), "2026年"),
    ],
)
def test_the_period_of_a_day(how_often: Every, first: date, last: date, words: str) -> None:
    period = period_at(how_often, date(2026, 5, 14))
    assert (period.first, period.last, period.words) == (first, last, words)


@settings(max_examples=50, derandomize=True, deadline=None)
@given(how_often=st.sampled_from(Every), start=st.dates(date(2020, 1, 1), date(2030, 12, 31)))
def test_periods_follow_without_gap(how_often: Every, start: date) -> None:
    periods = opening_periods(every(how_often, start), start, date(2032, 12, 31))
    assert periods[0].first == start
    for before, after in pairwise(periods):
        assert (after.first - before.last).days == 1
        assert after == period_at(how_often, after.first)


def test_missing_months_show_and_the_running_one_does_not() -> None:
    monthly = every(Every.MONTH, date(2026, 1, 15))
    done = [Instance(on=date(2026, 1, 20)), Instance(on=date(2026, 3, 31)), Instance(on=date(2026, 1, 14))]
    missing = missing_periods(monthly, done, date(2026, 1, 1), date(2026, 5, 31))
    assert [each.period.words for each in missing] == ["2026年2月", "2026年4月"]
    assert [each.period.words for each in missing_periods(monthly, done, date(2026, 1, 1), date(2026, 6, 1))] == [
        "2026年2月", "2026年4月", "2026年5月",
    ]  # fmt: skip


def test_a_start_in_the_middle_makes_a_short_first_period_and_the_end_a_short_last() -> None:
    quarterly = every(Every.QUARTER, date(2026, 2, 10), ends_on=date(2026, 8, 15))
    periods = opening_periods(quarterly, date(2026, 1, 1), date(2027, 1, 1))
    assert [(each.first, each.last) for each in periods] == [
        (date(2026, 2, 10), date(2026, 3, 31)),
        (date(2026, 4, 1), date(2026, 6, 30)),
        (date(2026, 7, 1), date(2026, 8, 15)),
    ]


def test_half_a_day_a_week_is_a_length() -> None:
    weekly = every(Every.WEEK, date(2026, 5, 4), least_days=Decimal("0.5"))
    done = [Instance(on=date(2026, 5, 6), days=Decimal("0.5")), Instance(on=date(2026, 5, 12), days=Decimal("0.25"))]
    (missing,) = missing_periods(weekly, done, date(2026, 5, 4), date(2026, 5, 18))
    assert (missing.period.first, missing.found, missing.days) == (date(2026, 5, 11), 1, Decimal("0.25"))


def test_at_least_twice_a_year() -> None:
    yearly = every(Every.YEAR, date(2024, 1, 1), least=2)
    done = [Instance(on=date(2024, 3, 1)), Instance(on=date(2024, 9, 1)), Instance(on=date(2025, 3, 1))]
    (missing,) = missing_periods(yearly, done, date(2024, 1, 1), date(2026, 3, 1))
    assert (missing.period.words, missing.found) == ("2025年", 1)


def test_before_every_festival() -> None:
    rule = Occasions(occasion="国庆节", basis=BASIS, days_before=7)
    festivals = [date(2026, 10, 1), date(2025, 10, 1)]
    windows = occasion_periods(rule, festivals)
    assert [(each.first, each.last) for each in windows] == [
        (date(2025, 9, 24), date(2025, 9, 30)), (date(2026, 9, 24), date(2026, 9, 30)),
    ]  # fmt: skip
    done = [Instance(on=date(2025, 9, 30)), Instance(on=date(2026, 10, 1))]
    (missing,) = missing_occasions(rule, festivals, done, date(2026, 10, 1))
    assert missing.period.words == "国庆节（2026年10月1日）前"
    assert missing_occasions(rule, festivals, done, date(2026, 9, 30)) == ()


def test_a_year_after_a_statute_took_force() -> None:
    rule = Occasions(occasion="条例施行", basis=BASIS, months_after=12)
    (window,) = occasion_periods(rule, [date(2025, 3, 1)])
    assert (window.first, window.last) == (date(2025, 3, 1), date(2026, 3, 1))
    assert missing_occasions(rule, [date(2025, 3, 1)], [], date(2026, 3, 1)) == ()
    assert len(missing_occasions(rule, [date(2025, 3, 1)], [], date(2026, 3, 2))) == 1


def test_contradictory_recurrences_cannot_be_declared() -> None:
    with pytest.raises(ValueError, match="rests on"):
        Recurrence(every=Every.WEEK, basis="", starts_on=date(2026, 1, 1))
    with pytest.raises(ValueError, match="at least one"):
        every(Every.WEEK, date(2026, 1, 1), least=0)
    with pytest.raises(ValueError, match="length"):
        Occasions(occasion="会议", basis=BASIS)
    with pytest.raises(ValueError, match="not negative"):
        Occasions(occasion="会议", basis=BASIS, days_before=-1)
