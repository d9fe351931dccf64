"""Days in China and how they are written."""

from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from renda.domain.days import SHANGHAI, chinese_date, chinese_span, chinese_weekday, day_of, short_chinese_date


@pytest.mark.parametrize(
    ("at", "day"),
    [
        (datetime(2026, 3, 1, 15, 59, 59, tzinfo=UTC), date(2026, 3, 1)),
        (datetime(2026, 3, 1, 16, 0, tzinfo=UTC), date(2026, 3, 2)),
        (datetime(2026, 3, 1, 23, 30, tzinfo=UTC), date(2026, 3, 2)),
        (datetime(2026, 3, 2, 7, 30, tzinfo=SHANGHAI), date(2026, 3, 2)),
        (datetime(2025, 12, 31, 9, 0, tzinfo=timezone(timedelta(hours=-8))), date(2026, 1, 1)),
    ],
)
def test_day_is_that_of_shanghai(at: datetime, day: date) -> None:
    assert day_of(at) == day


def test_naive_instant_is_refused() -> None:
    with pytest.raises(ValueError, match="time zone"):
        day_of(datetime(2026, 3, 2, 7, 30))


def test_dates_are_written_as_offices_do() -> None:
    assert chinese_date(date(2026, 3, 2)) == "2026年3月2日"
    assert short_chinese_date(date(2026, 12, 31)) == "12月31日"
    assert chinese_weekday(date(2026, 3, 2)) == "星期一"
    assert chinese_weekday(date(2026, 3, 1)) == "星期日"


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        (date(2026, 10, 1), date(2026, 10, 7), "2026年10月1日至7日"),
        (date(2026, 9, 28), date(2026, 10, 4), "2026年9月28日至10月4日"),
        (date(2025, 12, 29), date(2026, 1, 4), "2025年12月29日至2026年1月4日"),
        (date(2026, 1, 4), date(2026, 1, 4), "2026年1月4日"),
    ],
)
def test_span_names_the_year_once(first: date, last: date, words: str) -> None:
    assert chinese_span(first, last) == words
