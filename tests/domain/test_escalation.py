"""Warning levels and their words."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from renda.domain.calendar_seed import seed_calendar
from renda.domain.clocks import Paused, Started, Stopped, due
from renda.domain.escalation import Level, Thresholds, escalation_of, escalation_of_day, soon_until
from renda.domain.limit_texts import parse_limit
from renda.domain.limits import BeforeMeeting

CALENDAR = seed_calendar()


@pytest.mark.parametrize(
    ("due_on", "today", "level", "words"),
    [
        (date(2026, 3, 2), date(2026, 3, 8), Level.LATE, "超期6天"),
        (date(2026, 3, 2), date(2026, 3, 3), Level.LATE, "超期1天"),
        (date(2026, 3, 2), date(2026, 3, 2), Level.SOON, "今天到期"),
        (date(2026, 3, 11), date(2026, 3, 2), Level.SOON, "余7个工作日"),
        (date(2026, 3, 12), date(2026, 3, 2), Level.OK, "余8个工作日"),
        (date(2026, 10, 10), date(2026, 9, 30), Level.SOON, "余3个工作日"),  # 8, 9, 10 (made up)
        (date(2026, 10, 4), date(2026, 9, 30), Level.SOON, "余4天（均为休息日）"),
        (date(2099, 12, 31), date(2099, 12, 31), Level.SOON, "今天到期"),
        (date(2099, 12, 31), date(2026, 12, 31), Level.OK, "余26663天"),  # a day typed in, beyond every calendar
        (None, date(2026, 3, 2), Level.IDLE, "无到期日"),
    ],
)
def test_levels_and_words(due_on: date | None, today: date, level: Level, words: str) -> None:
    found = escalation_of_day(due_on, today, CALENDAR)
    assert (found.level, found.words) == (level, words)


def test_clocks_that_do_not_count_are_idle() -> None:
    today = date(2026, 6, 1)
    first = Started(on=date(2026, 3, 2), limit=parse_limit("20 days"))
    meeting = Started(on=date(2026, 3, 2), limit=BeforeMeeting(count=7, basis="《议事规则》第五条"))
    cases = [
        ((), "未起算"),
        ((first, Paused(on=date(2026, 3, 4))), "暂停中"),
        ((meeting,), "到期日待定"),
        ((first, Stopped(on=date(2026, 3, 23))), "已办结"),
        ((first, Stopped(on=date(2026, 3, 24))), "超期办结"),
    ]
    for events, words in cases:
        found = escalation_of(due(events, CALENDAR), today, CALENDAR)
        assert (found.level, found.words) == (Level.IDLE, words)
    assert escalation_of(due((first,), CALENDAR), today, CALENDAR).level is Level.LATE


@settings(max_examples=60, derandomize=True, deadline=None)
@given(today=st.dates(date(2024, 1, 1), date(2026, 12, 31)), ahead=st.integers(0, 40), threshold=st.integers(0, 15))
def test_the_date_of_a_filter_agrees_with_the_level(today: date, ahead: int, threshold: int) -> None:
    thresholds = Thresholds(soon_working_days=threshold)
    due_on = today + timedelta(days=ahead)
    level = escalation_of_day(due_on, today, CALENDAR, thresholds).level
    assert (level is Level.SOON) == (due_on <= soon_until(today, CALENDAR, thresholds))


def test_a_threshold_is_not_negative() -> None:
    with pytest.raises(ValueError, match="0 or more"):
        Thresholds(soon_working_days=-1)
