"""The ladder: which level a due day has reached, from a table an office can read (2026: 清明 4–6 April, 劳动节 1–5 May)."""

from datetime import date

import pytest

from renda.domain.calendar_seed import seed_calendar
from renda.domain.escalation import Thresholds
from renda.domain.ladder import AUTOMATIC, LADDER, Rung, Warned, levels_from, step_reached

CALENDAR = seed_calendar()
TABLE = [
    # due on, today, level
    ("2026-03-31", "2026-03-19", None),  # 8 working days left
    ("2026-03-31", "2026-03-20", Warned.SOON),  # 7
    ("2026-03-31", "2026-03-31", Warned.SOON),  # the day itself
    ("2026-03-31", "2026-04-01", Warned.LATE),
    ("2026-03-31", "2026-04-06", Warned.LATE),  # 1, 2, 3 April are working days, then the festival
    ("2026-03-31", "2026-04-07", Warned.LATE),  # 4 working days late
    ("2026-03-31", "2026-04-08", Warned.LONG_LATE),  # 5
]


@pytest.mark.parametrize(("due_on", "today", "level"), TABLE)
def test_the_level_follows_the_working_days(due_on, today, level):
    step = step_reached(date.fromisoformat(due_on), date.fromisoformat(today), CALENDAR)
    assert (step.level if step else None) == level


def test_thresholds_move_the_levels():
    short = Thresholds(soon_working_days=1, long_late_working_days=1)
    due_on = date(2026, 3, 31)
    levels = [step_reached(due_on, date(2026, 3, d), CALENDAR, short) for d in (27, 30)]
    assert [s.level if s else None for s in levels] == [None, Warned.SOON]
    late = step_reached(due_on, date(2026, 4, 1), CALENDAR, short)
    assert late is not None and late.level is Warned.LONG_LATE


def test_a_period_that_has_to_run_out_is_nobodys_duty_before_its_end():
    due_on = date(2026, 3, 31)
    assert step_reached(due_on, date(2026, 3, 31), CALENDAR, runs_out=True) is None
    over = step_reached(due_on, date(2026, 4, 1), CALENDAR, runs_out=True)
    assert over is not None and over.level is Warned.LATE


def test_only_the_first_two_rungs_climb_by_themselves():
    assert tuple(Rung)[:2] == AUTOMATIC
    assert {step.rung for step in LADDER} <= set(AUTOMATIC)
    assert [step.level for step in LADDER] == list(Warned)
    assert [len(step.tells) for step in LADDER] == sorted(len(step.tells) for step in LADDER)


def test_whoever_was_told_of_a_higher_level_is_not_told_of_a_lower_one():
    assert levels_from(Warned.LATE) == (Warned.LATE, Warned.LONG_LATE)
    assert levels_from(Warned.SOON) == tuple(Warned)
