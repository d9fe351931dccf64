"""Clocks: due dates known from the notices, the order of events, pauses, extensions, hand-overs."""

import json
from datetime import date

import pytest

from renda.domain.calendar_seed import seed_calendar
from renda.domain.clocks import (
    BrokenClock,
    ClockEvent,
    ClockState,
    Due,
    Extended,
    Paused,
    Recalculated,
    Resumed,
    Started,
    Stopped,
    Transferred,
    calendar_version,
    due,
    due_of_limit,
    from_payload,
    to_payload,
)
from renda.domain.limit_texts import parse_limit
from renda.domain.limits import BeforeMeeting, EarliestOf, FixedDate, LatestOf, Limit, Months, PlainDays, WorkingDays
from renda.domain.workings import SkipReason

CALENDAR = seed_calendar()
BASIS = "《代表建议办理办法》第十条"


def day(text: str) -> date:
    return date.fromisoformat(text)


def started(on: str, limit: str | Limit) -> Started:
    return Started(on=day(on), limit=parse_limit(limit, BASIS) if isinstance(limit, str) else limit)


def paused(on: str) -> Paused:
    return Paused(on=day(on), reason="等待鉴定")


def resumed(on: str) -> Resumed:
    return Resumed(on=day(on))


def longer(on: str, *, by: str = "", until: str = "") -> Extended:
    return Extended(
        on=day(on),
        consented_by="代表工委",
        basis="《代表建议办理办法》第十二条",
        by=parse_limit(by, BASIS) if by else None,
        until=day(until) if until else None,
    )


def ends(*events: ClockEvent) -> Due:
    return due(events, CALENDAR)


@pytest.mark.parametrize(
    ("start", "limit", "end"),
    [
        # Months: the corresponding day (art. 202), the month's end, and art. 203 on rest days.
        ("2026-03-16", "3 months", "2026-06-16"),
        ("2026-07-03", "3 months", "2026-10-08"),  # 3 October is in the National Day holiday
        ("2025-11-14", "3 months", "2026-02-14"),  # a Saturday, made up, is a working day
        ("2025-11-15", "3 months", "2026-02-24"),  # 15 to 23 February are off
        ("2026-01-31", "1 month", "2026-02-28"),  # month's end, a make-up Saturday
        ("2025-01-31", "1 month", "2025-02-28"),
        ("2024-08-31", "6 months", "2025-02-28"),
        ("2025-04-30", "1 month", "2025-05-30"),
        ("2025-05-01", "1 month", "2025-06-03"),  # 31 May to 2 June: Dragon Boat Festival
        ("2025-06-28", "3 months", "2025-09-28"),  # a make-up Sunday
        ("2024-01-04", "1 month", "2024-02-04"),  # a make-up Sunday
        ("2024-01-10", "1 month", "2024-02-18"),  # the holiday ends on the 17th; Sunday 18 is made up
        # Plain days roll as months do.
        ("2026-09-20", "20 days", "2026-10-10"),  # a make-up Saturday
        ("2026-09-11", "20 days", "2026-10-08"),
        ("2026-11-10", "20 days", "2026-11-30"),
        ("2024-09-03", "10 days", "2024-09-13"),
        ("2024-09-04", "10 days", "2024-09-14"),  # a make-up Saturday
        ("2024-09-05", "10 days", "2024-09-18"),
        # Working days.
        ("2026-11-10", "10 working days", "2026-11-24"),
        ("2026-02-13", "5 working days", "2026-02-27"),
        ("2026-02-13", "6 working days", "2026-02-28"),
        ("2026-04-30", "3 working days", "2026-05-08"),
        ("2026-04-30", "4 working days", "2026-05-09"),
        ("2025-01-24", "6 working days", "2025-02-08"),  # 26 (made up), 27, 5-7, 8 (made up)
        ("2024-04-26", "2 working days", "2024-04-29"),
    ],
)
def test_due_dates_known_from_the_notices(start: str, limit: str, end: str) -> None:
    found = due_of_limit(parse_limit(limit), day(start), CALENDAR)
    assert found.on == day(end)
    assert not found.provisional
    assert found.state is ClockState.RUNNING


def test_no_event_is_no_clock() -> None:
    found = ends()
    assert (found.on, found.state, found.explanation) == (None, ClockState.NOT_STARTED, "尚未起算。")
    assert found.workings.counted == ()


def test_beyond_the_table_the_date_is_provisional_and_says_so() -> None:
    found = ends(started("2026-11-10", "3 months"))
    assert (found.on, found.provisional) == (day("2027-02-10"), True)
    assert "2027年节假日安排尚未公布" in found.explanation
    assert not ends(started("2026-11-10", FixedDate(on=day("2027-02-10"), basis=BASIS))).provisional


# ---- pauses ----------------------------------------------------------------------------------------------------


def test_pause_moves_a_working_day_limit_by_its_working_days() -> None:
    # Without the pause: 30 March. From 10 to 20 March nine working days are lost.
    assert ends(started("2026-03-02", "20 working days")).on == day("2026-03-30")
    found = ends(started("2026-03-02", "20 working days"), paused("2026-03-09"), resumed("2026-03-20"))
    assert found.on == day("2026-04-13")  # 6 April is Tomb-sweeping holiday
    assert "其间暂停共11日不计入" in found.explanation


def test_pause_moves_months_by_its_plain_days_and_then_rolls() -> None:
    # 16 June + 10 days = 26 June, Friday; one more is Saturday and rolls to Monday 29.
    assert ends(started("2026-03-16", "3 months"), paused("2026-04-01"), resumed("2026-04-11")).on == day(
        "2026-06-26"
    )
    assert ends(started("2026-03-16", "3 months"), paused("2026-04-01"), resumed("2026-04-12")).on == day(
        "2026-06-29"
    )


def test_several_pauses_add_up() -> None:
    one = ends(started("2026-03-16", "30 days"), paused("2026-03-20"), resumed("2026-03-30"))
    two = ends(
        started("2026-03-16", "30 days"), paused("2026-03-20"), resumed("2026-03-24"),
        paused("2026-03-26"), resumed("2026-04-01"),
    )  # fmt: skip
    assert one.on == two.on == day("2026-04-27")  # 25 April is a Saturday
    assert len(two.workings.pauses) == 2
    assert "暂停2次共10日" in two.explanation


def test_a_clock_paused_on_its_first_day_counts_from_the_resumption() -> None:
    late_start = ends(started("2026-03-20", "10 working days"))
    held = ends(started("2026-03-02", "10 working days"), paused("2026-03-02"), resumed("2026-03-20"))
    assert held.on == late_start.on


def test_open_pause_has_no_date_and_tells_what_is_left() -> None:
    found = ends(started("2026-03-02", "20 working days"), paused("2026-03-09"))
    assert (found.on, found.state, found.remaining) == (None, ClockState.PAUSED, 15)
    assert "暂停中，尚余15个工作日" in found.explanation


def test_a_pause_after_the_end_changes_nothing() -> None:
    found = ends(started("2026-03-02", "5 working days"), paused("2026-03-09"))
    assert (found.on, found.state) == (day("2026-03-09"), ClockState.PAUSED)
    assert ends(started("2026-03-02", "20 days"), paused("2026-04-01"), resumed("2026-05-01")).on == day("2026-03-23")


def test_a_last_day_does_not_roll_into_a_pause() -> None:
    # The count is full on 3 October; while the holiday lasts the clock is paused until the 20th.
    found = ends(started("2026-07-03", "3 months"), paused("2026-10-05"), resumed("2026-10-20"))
    assert found.on == day("2026-10-21")
    still = ends(started("2026-07-03", "3 months"), paused("2026-10-05"))
    assert (still.on, still.remaining) == (None, 0)
    assert "期限已计满" in still.explanation


def test_a_clock_stopped_while_paused_was_not_late() -> None:
    found = ends(started("2026-03-02", "5 working days"), paused("2026-03-04"), Stopped(on=day("2026-06-01")))
    assert (found.state, found.on, found.was_late) == (ClockState.STOPPED, None, False)


# ---- extensions ------------------------------------------------------------------------------------------------


def test_extension_until_a_day_replaces_the_end_and_does_not_roll() -> None:
    found = ends(started("2026-03-16", "3 months"), longer("2026-06-01", until="2026-07-18"))
    assert found.on == day("2026-07-18")  # a Saturday that somebody named
    assert "经代表工委同意延期至2026年7月18日" in found.explanation
    assert "宜于2026年7月17日前办结" in found.explanation


def test_extension_by_a_limit_counts_from_the_rolled_end() -> None:
    # The end is 8 October (rolled); a month later is Sunday 8 November, so Monday 9.
    found = ends(started("2026-07-03", "3 months"), longer("2026-09-01", by="1 month"))
    assert found.on == day("2026-11-09")
    (note,) = found.workings.extensions
    assert (note.moved_from, note.moved_to, note.consented_by) == (day("2026-10-08"), day("2026-11-09"), "代表工委")
    assert found.basis == (BASIS, "《代表建议办理办法》第十二条")


def test_extension_never_shortens() -> None:
    plain = ends(started("2026-03-16", "3 months"))
    assert ends(started("2026-03-16", "3 months"), longer("2026-04-01", until="2026-05-01")).on == plain.on


def test_two_extensions_follow_one_another() -> None:
    found = ends(
        started("2026-03-02", "10 working days"), longer("2026-03-10", by="10 working days"),
        longer("2026-03-12", by="10 working days"),
    )  # fmt: skip
    assert found.on == ends(started("2026-03-02", "30 working days")).on


@pytest.mark.parametrize(
    ("pause", "resume", "end"),
    [
        ("2026-05-01", "2026-05-11", "2026-07-15"),  # before the consent: already known
        ("2026-06-05", "2026-06-15", "2026-07-15"),  # resumed on the day of consent
        ("2026-06-10", "2026-06-20", "2026-07-20"),  # across the consent: the five days after it
        ("2026-06-20", "2026-06-29", "2026-07-24"),  # after it: all nine days
        ("2026-07-15", "2026-08-15", "2026-07-15"),  # when it has run out
    ],
)
def test_pauses_around_an_extension_until_a_day(pause: str, resume: str, end: str) -> None:
    found = ends(
        started("2026-03-16", "3 months"), paused(pause), resumed(resume), longer("2026-06-15", until="2026-07-15")
    )
    assert found.on == day(end)


def test_a_pause_across_the_old_end_is_counted_once() -> None:
    # 10 + 10 working days from 2 March are 20; the pause from 13 to 20 March takes five or six of them.
    apart = ends(
        started("2026-03-02", "10 working days"), longer("2026-03-10", by="10 working days"),
        paused("2026-03-13"), resumed("2026-03-20"),
    )  # fmt: skip
    whole = ends(started("2026-03-02", "20 working days"), paused("2026-03-13"), resumed("2026-03-20"))
    assert apart.on == whole.on == day("2026-04-07")


def test_open_pause_holds_an_extended_clock_too() -> None:
    for granted in (longer("2026-03-05", by="1 month"), longer("2026-03-05", until="2026-06-30")):
        found = ends(started("2026-03-02", "20 days"), paused("2026-03-04"), granted)
        assert (found.on, found.state) == (None, ClockState.PAUSED)


# ---- hand-over, redo, named days ---------------------------------------------------------------------------------


def test_hand_over_carries_on_unless_declared_to_restart() -> None:
    first = started("2026-03-02", "20 working days")
    assert ends(first, Transferred(on=day("2026-03-16"), to="市住建局")).on == ends(first).on
    again = ends(
        first, longer("2026-03-10", by="1 month"), Transferred(on=day("2026-03-16"), to="市住建局", restarts=True)
    )
    assert again.on == ends(started("2026-03-16", "20 working days")).on
    assert again.started_on == day("2026-03-02")
    assert "移交后重新起算" in again.explanation
    other = Transferred(on=day("2026-03-16"), to="市住建局", restarts=True, limit=Months(count=1, basis=BASIS))
    assert ends(first, other).on == day("2026-04-16")


def test_a_redo_is_a_new_clock_and_leaves_the_old_one_as_it_was() -> None:
    old = (started("2026-03-02", "20 days"), Stopped(on=day("2026-03-25"), reason="答复"))
    redo = (started("2026-04-01", "1 month"),)
    assert ends(*old).was_late
    assert ends(*redo).on == day("2026-05-06")
    with pytest.raises(BrokenClock, match="nothing follows"):
        ends(*old, *redo)


def test_named_days_neither_roll_nor_move() -> None:
    fixed = started("2026-03-02", FixedDate(on=day("2026-10-31"), basis=BASIS))
    assert ends(fixed).on == day("2026-10-31")  # a Saturday
    assert ends(fixed, paused("2026-05-01")).on == day("2026-10-31")
    assert ends(fixed, paused("2026-05-01"), resumed("2026-06-01")).on == day("2026-10-31")
    assert ends(
        fixed, paused("2026-10-01"), longer("2026-10-02", until="2026-11-15"), resumed("2026-10-09")
    ).on == day("2026-11-15")
    assert ends(fixed).workings.counted == ()
    far = ends(started("2026-03-02", FixedDate(on=day("2099-12-31"), basis=BASIS)))
    assert (far.on, far.provisional) == (day("2099-12-31"), False)


def test_an_unknown_day_leaves_the_end_open_until_it_is_known() -> None:
    waiting = started("2026-03-02", BeforeMeeting(count=7, basis=BASIS))
    assert (ends(waiting).on, ends(waiting).state) == (None, ClockState.RUNNING)
    assert "到期日待定" in ends(waiting).explanation
    known = Recalculated(
        on=day("2026-03-10"), calendar_version="2026.1",
        limit=BeforeMeeting(count=7, meeting_on=day("2026-03-31"), basis=BASIS),
    )  # fmt: skip
    assert ends(waiting, known).on == day("2026-03-24")
    assert calendar_version((waiting, known)) == "2026.1"
    assert ends(waiting, longer("2026-03-10", until="2026-04-30")).on == day("2026-04-30")


def test_composed_limits() -> None:
    months, fixed = Months(count=3, basis=BASIS), FixedDate(on=day("2026-05-29"), basis=BASIS)
    earliest = started("2026-03-16", EarliestOf(limits=(months, fixed), basis=BASIS))
    latest = started("2026-03-16", LatestOf(limits=(months, fixed), basis=BASIS))
    assert ends(earliest).on == day("2026-05-29")
    assert ends(latest).on == day("2026-06-16")
    # While one is paused, the named day still bounds the earlier of the two; the later one is open.
    assert ends(earliest, paused("2026-04-01")).on == day("2026-05-29")
    assert ends(latest, paused("2026-04-01")).on is None


# ---- order, sense, workings ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "events",
    [
        (paused("2026-03-03"),),
        (started("2026-03-02", "5 days"), started("2026-03-03", "5 days")),
        (started("2026-03-02", "5 days"), paused("2026-03-03"), paused("2026-03-04")),
        (started("2026-03-02", "5 days"), resumed("2026-03-03")),
        (started("2026-03-02", "5 days"), paused("2026-03-01")),
        (started("2026-03-02", "5 days"), Stopped(on=day("2026-03-03")), longer("2026-03-04", by="5 days")),
    ],
)
def test_events_that_make_no_sense_are_refused(events: tuple[ClockEvent, ...]) -> None:
    with pytest.raises(BrokenClock):
        due(events, CALENDAR)


def test_an_extension_says_who_consented_and_how_far() -> None:
    with pytest.raises(ValueError, match="consented"):
        Extended(on=day("2026-03-02"), consented_by=" ", until=day("2026-04-01"))
    with pytest.raises(ValueError, match="either"):
        Extended(on=day("2026-03-02"), consented_by="代表工委")
    with pytest.raises(ValueError, match="keeps its limit"):
        Transferred(on=day("2026-03-02"), to="市住建局", limit=PlainDays(count=3, basis=BASIS))


def test_events_survive_plain_json() -> None:
    events = (
        started("2026-03-02", "20 working days"), paused("2026-03-04"), resumed("2026-03-06"),
        longer("2026-03-09", by="1 month"), longer("2026-03-10", until="2026-06-30"),
        Transferred(on=day("2026-03-11"), to="市住建局", restarts=True, limit=WorkingDays(count=5, basis=BASIS)),
        Recalculated(on=day("2026-03-12"), calendar_version="2026.2"), Stopped(on=day("2026-03-13"), reason="答复"),
    )  # fmt: skip
    assert from_payload(json.loads(json.dumps(to_payload(events)))) == events


def test_workings_list_every_day_with_the_notice_it_rests_on() -> None:
    found = ends(started("2026-02-11", "5 working days"))
    workings = found.workings
    assert [each.on.isoformat() for each in workings.counted] == [
        "2026-02-12", "2026-02-13", "2026-02-14", "2026-02-24", "2026-02-25",
    ]  # fmt: skip
    assert [each.ordinal for each in workings.counted] == [1, 2, 3, 4, 5]
    assert [(each.on.isoformat(), each.make_up_for) for each in workings.make_up] == [("2026-02-14", "春节")]
    assert [each.on.day for each in workings.skipped] == list(range(15, 24))
    assert {(each.reason, each.name) for each in workings.skipped} == {(SkipReason.HOLIDAY, "春节")}
    assert workings.notices == ("《国务院办公厅关于2026年部分节假日安排的通知》（国办发明电〔2025〕7号）",)
    assert workings.basis == (BASIS,)
    assert workings.calendar_version == CALENDAR.version
