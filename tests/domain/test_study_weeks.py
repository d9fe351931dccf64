"""The weekly sheet of study: what counts as planned, held, missing, and the weeks below the least time. Pure."""

from datetime import date
from decimal import Decimal
from uuid import uuid4

from renda.domain.calendar_seed import seed_calendar
from renda.procedures.learning.weekly import Asked, Studied, unit_weeks

BRANCH, OTHER = uuid4(), uuid4()
MONDAY = date(2026, 3, 2)
HALF = Decimal("0.5")


def studied(*units, planned=None, held=None, days=HALF, by_week=False):
    return Studied(units=frozenset(units or (BRANCH,)), planned_on=planned, by_week=by_week, held_on=held, days=days)


def line(*sessions, today, asked=()):
    return unit_weeks([BRANCH], sessions, asked, on=MONDAY, today=today, calendar=seed_calendar())[0]


def test_a_planned_day_that_passed_without_being_held_is_missing_and_one_to_come_is_not():
    sessions = [studied(planned=date(2026, 3, 3)), studied(planned=date(2026, 3, 6))]
    found = line(*sessions, today=date(2026, 3, 5))
    assert (found.planned, found.held_as_planned, found.missing) == (2, 0, 1)


def test_an_entry_for_a_week_is_missing_only_when_the_week_is_over():
    session = studied(planned=date(2026, 3, 3), by_week=True)
    assert line(session, today=date(2026, 3, 8)).missing == 0
    assert line(session, today=date(2026, 3, 9)).missing == 1


def test_what_was_held_without_a_plan_counts_its_days_and_is_told_apart():
    found = line(studied(held=date(2026, 3, 4)), studied(planned=MONDAY, held=MONDAY), today=date(2026, 3, 9))
    assert (found.planned, found.held_as_planned, found.held_besides, found.days) == (1, 1, 1, Decimal(1))


def test_a_week_that_is_all_holidays_is_not_short_of_its_half_day():
    asked = Asked(unit=BRANCH, weekly_days=HALF, from_on=date(2026, 2, 9), until_on=date(2026, 12, 31), basis="学习计划")
    spring = date(2026, 2, 16)
    found = unit_weeks([BRANCH], (), [asked], on=spring, today=date(2026, 3, 2), calendar=seed_calendar())[0]
    assert found.is_off and [x.period.first for x in found.short] == [date(2026, 2, 9)]
    assert not line(asked=[asked], today=date(2026, 3, 9)).is_off


def test_a_session_held_together_counts_for_each_unit():
    session = studied(BRANCH, OTHER, held=date(2026, 3, 4))
    assert [x.days for x in unit_weeks([BRANCH, OTHER], [session], (), on=MONDAY, today=MONDAY, calendar=seed_calendar())] == [HALF, HALF]


def test_a_closed_week_below_the_least_time_shows_and_the_running_week_does_not():
    asked = Asked(unit=BRANCH, weekly_days=HALF, from_on=date(2026, 2, 16), until_on=date(2026, 12, 31), basis="学习计划")
    sessions = [studied(held=date(2026, 2, 18)), studied(held=date(2026, 2, 25), days=Decimal("0.2"))]
    found = line(*sessions, today=date(2026, 3, 5), asked=[asked])
    assert [(x.period.first, x.days) for x in found.short] == [(date(2026, 2, 23), Decimal("0.2"))]
    assert found.least == HALF
    assert line(today=date(2026, 3, 9), asked=[asked]).short[-1].period.first == MONDAY
