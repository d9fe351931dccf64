"""Limits: what can be declared, read, worded and kept as plain data."""

import json
from datetime import date

import pytest

from renda.domain.calendar_seed import seed_calendar
from renda.domain.limit_texts import UnreadableLimit, limit_from_payload, limit_to_payload, limit_words, parse_limit
from renda.domain.limits import (
    CIVIL_CODE,
    BeforeMeeting,
    CountUnit,
    EarliestOf,
    FixedDate,
    LatestOf,
    Limit,
    Months,
    PlainDays,
    UnboundLimit,
    WorkingDays,
    add_months,
    bind_limit,
    is_named,
    named_day,
)

BASIS = "《代表建议办理办法》第十条"
LIMITS: list[Limit] = [
    Months(count=3, basis=BASIS),
    WorkingDays(count=10, basis=BASIS),
    PlainDays(count=20, basis=BASIS),
    FixedDate(on=date(2026, 10, 31), basis=BASIS),
    FixedDate(field="completed_by", basis=BASIS),
    BeforeMeeting(count=7, basis=BASIS),
    BeforeMeeting(count=5, unit=CountUnit.WORKING_DAYS, meeting_on=date(2026, 3, 31), basis=BASIS),
    EarliestOf(limits=(Months(count=3, basis=BASIS), FixedDate(on=date(2026, 10, 31), basis=BASIS)), basis=BASIS),
    LatestOf(limits=(Months(count=1, basis=BASIS), PlainDays(count=20, basis=BASIS)), basis=BASIS),
]


@pytest.mark.parametrize(
    ("text", "limit"),
    [
        ("3 months", Months(count=3, basis=CIVIL_CODE)),
        ("1 month", Months(count=1, basis=CIVIL_CODE)),
        ("1 year", Months(count=12, basis=CIVIL_CODE)),
        ("10 working days", WorkingDays(count=10, basis=CIVIL_CODE)),
        ("  10  Working   Days ", WorkingDays(count=10, basis=CIVIL_CODE)),
        ("20 days", PlainDays(count=20, basis=CIVIL_CODE)),
        ("2 weeks", PlainDays(count=14, basis=CIVIL_CODE)),
        ("三个月", Months(count=3, basis=CIVIL_CODE)),
        ("１０个工作日", WorkingDays(count=10, basis=CIVIL_CODE)),
        ("十五个工作日", WorkingDays(count=15, basis=CIVIL_CODE)),
        ("二十日", PlainDays(count=20, basis=CIVIL_CODE)),
        ("一百二十天", PlainDays(count=120, basis=CIVIL_CODE)),
        ("两年", Months(count=24, basis=CIVIL_CODE)),
    ],
)
def test_limits_are_read(text: str, limit: Limit) -> None:
    assert parse_limit(text) == limit


@pytest.mark.parametrize(
    "text", ["", "months", "0 days", "-3 days", "3 fortnights", "3", "尽快", "3 months 2 days", "99999 days"]
)
def test_unreadable_limits_are_refused(text: str) -> None:
    with pytest.raises(UnreadableLimit):
        parse_limit(text)


@pytest.mark.parametrize("limit", LIMITS, ids=limit_words)
def test_limits_survive_plain_json(limit: Limit) -> None:
    assert limit_from_payload(json.loads(json.dumps(limit_to_payload(limit)))) == limit


def test_unknown_payload_is_refused() -> None:
    with pytest.raises(ValueError, match="unknown kind"):
        limit_from_payload({"kind": "moons", "count": 3, "basis": BASIS})


def test_words_of_limits() -> None:
    assert [limit_words(limit) for limit in LIMITS] == [
        "3个月",
        "10个工作日",
        "20日",
        "2026年10月31日前（含当日）",
        "指定日期",
        "会议举行7日前",
        "会议举行5个工作日前",
        "3个月、2026年10月31日前（含当日），以先到者为准",
        "1个月、20日，以后到者为准",
    ]


def test_a_limit_without_basis_or_count_cannot_be_declared() -> None:
    for declare in (Months, WorkingDays, PlainDays, BeforeMeeting):
        with pytest.raises(ValueError, match="rests on"):
            declare(count=3, basis=" ")
        with pytest.raises(ValueError, match="at least 1"):
            declare(count=0, basis=BASIS)
    with pytest.raises(ValueError, match="field"):
        FixedDate(basis=BASIS)
    with pytest.raises(ValueError, match="at least 1"):
        EarliestOf(limits=(), basis=BASIS)


@pytest.mark.parametrize(
    ("start", "count", "end"),
    [
        (date(2026, 3, 15), 3, date(2026, 6, 15)),
        (date(2026, 1, 31), 1, date(2026, 2, 28)),  # no corresponding day: the month's end (art. 202)
        (date(2024, 1, 31), 1, date(2024, 2, 29)),
        (date(2026, 2, 28), 1, date(2026, 3, 28)),  # the corresponding day, not the month's end
        (date(2025, 11, 30), 3, date(2026, 2, 28)),
        (date(2025, 12, 31), 12, date(2026, 12, 31)),
        (date(2026, 12, 24), -2, date(2026, 10, 24)),
    ],
)
def test_months_end_on_the_corresponding_day(start: date, count: int, end: date) -> None:
    assert add_months(start, count) == end


def test_named_days_are_bound_from_the_case() -> None:
    calendar = seed_calendar()
    open_limit = EarliestOf(
        limits=(FixedDate(field="completed_by", basis=BASIS), BeforeMeeting(count=7, basis=BASIS)), basis=BASIS
    )
    bound = bind_limit(open_limit, {"completed_by": date(2026, 6, 30), "meeting_on": date(2026, 3, 31)})
    assert isinstance(bound, EarliestOf)
    fixed, before = bound.limits
    assert isinstance(fixed, FixedDate)
    assert isinstance(before, BeforeMeeting)
    assert named_day(fixed, calendar) == date(2026, 6, 30)
    assert named_day(before, calendar) == date(2026, 3, 24)
    assert is_named(fixed)
    assert not is_named(Months(count=1, basis=BASIS))
    with pytest.raises(UnboundLimit) as refused:
        named_day(BeforeMeeting(count=7, basis=BASIS), calendar)
    assert refused.value.field == "meeting_on"


def test_working_days_before_a_meeting_step_over_the_festival() -> None:
    # Meeting on Monday 12 October 2026; back: 10 (made up), 9, 8, then 30 September, 29.
    limit = BeforeMeeting(count=5, unit=CountUnit.WORKING_DAYS, meeting_on=date(2026, 10, 12), basis=BASIS)
    assert named_day(limit, seed_calendar()) == date(2026, 9, 29)
