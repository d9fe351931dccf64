"""What holds for every clock, whatever happened to it."""

from datetime import date, timedelta
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from renda.domain.calendar_seed import seed_calendar
from renda.domain.clocks import ClockEvent, Extended, Paused, Resumed, Started, Stopped, due, from_payload, to_payload
from renda.domain.limits import Counted, Months, PlainDays, WorkingDays
from renda.domain.workings import SkipReason

CALENDAR = seed_calendar()
BASIS = "《代表建议办理办法》第十条"
FEW = settings(max_examples=50, derandomize=True, deadline=None)

STARTS = st.dates(min_value=date(2023, 1, 1), max_value=date(2026, 12, 31))
COUNTED: st.SearchStrategy[Counted] = st.one_of(
    st.builds(Months, count=st.integers(1, 8), basis=st.just(BASIS)),
    st.builds(WorkingDays, count=st.integers(1, 60), basis=st.just(BASIS)),
    st.builds(PlainDays, count=st.integers(1, 90), basis=st.just(BASIS)),
)
GAPS = st.lists(st.integers(1, 25), min_size=0, max_size=6)


def pauses_after(start: date, gaps: list[int]) -> list[ClockEvent]:
    """Closed pauses on distinct days after the start: gaps are the days between one event and the next."""
    events: list[ClockEvent] = []
    on = start
    for first, second in zip(gaps[::2], gaps[1::2], strict=False):
        events.append(Paused(on=on + timedelta(days=first)))
        on += timedelta(days=first + second)
        events.append(Resumed(on=on))
    return events


def end_of(*events: ClockEvent) -> date:
    found = due(events, CALENDAR).on
    assert found is not None
    return found


@FEW
@given(start=STARTS, limit=COUNTED, gaps=GAPS)
def test_a_counted_end_is_a_working_day_that_is_not_paused(start: date, limit: Counted, gaps: list[int]) -> None:
    pauses = pauses_after(start, gaps)
    end = end_of(Started(on=start, limit=limit), *pauses)
    assert CALENDAR.is_working(end)
    for event, after in pairwise(pauses):
        if isinstance(event, Paused):
            assert not event.on < end <= after.on


@FEW
@given(start=STARTS, limit=COUNTED, gaps=GAPS)
def test_every_day_is_listed_once_and_the_count_is_the_limit(start: date, limit: Counted, gaps: list[int]) -> None:
    found = due([Started(on=start, limit=limit), *pauses_after(start, gaps)], CALENDAR)
    assert found.on is not None
    workings = found.workings
    listed = sorted([each.on for each in workings.counted] + [each.on for each in workings.skipped])
    # The due day itself is listed when it was counted; a rolled one follows the listed days.
    last = found.on if found.on in listed else found.on - timedelta(days=1)
    assert listed == [start + timedelta(days=offset) for offset in range(1, (last - start).days + 1)]
    assert [each.ordinal for each in workings.counted] == list(range(1, len(workings.counted) + 1))
    if not isinstance(limit, Months):
        assert len(workings.counted) == limit.count


@FEW
@given(start=STARTS, later=st.integers(0, 30), limit=COUNTED)
def test_a_later_start_never_ends_earlier(start: date, later: int, limit: Counted) -> None:
    assert end_of(Started(on=start, limit=limit)) <= end_of(Started(on=start + timedelta(days=later), limit=limit))


@FEW
@given(start=STARTS, limit=COUNTED, gaps=GAPS, more=st.integers(1, 20))
def test_a_longer_pause_never_ends_earlier(start: date, limit: Counted, gaps: list[int], more: int) -> None:
    first = Started(on=start, limit=limit)
    pauses = pauses_after(start, gaps)
    ends = [end_of(first, *pauses[: 2 * number]) for number in range(len(pauses) // 2 + 1)]
    assert ends == sorted(ends)
    if pauses:
        *before, last = pauses
        assert end_of(first, *pauses) <= end_of(first, *before, Resumed(on=last.on + timedelta(days=more)))


@FEW
@given(start=STARTS, limit=COUNTED, gaps=GAPS, seed=st.randoms(use_true_random=False))
def test_the_order_of_entering_does_not_matter(start: date, limit: Counted, gaps: list[int], seed: object) -> None:
    events: list[ClockEvent] = [Started(on=start, limit=limit), *pauses_after(start, gaps)]
    mixed = list(events)
    seed.shuffle(mixed)
    assert due(mixed, CALENDAR) == due(events, CALENDAR)


@FEW
@given(start=STARTS, limit=COUNTED, after=st.integers(0, 40))
def test_pause_and_resumption_on_one_day_change_nothing(start: date, limit: Counted, after: int) -> None:
    on = start + timedelta(days=after)
    first = Started(on=start, limit=limit)
    assert end_of(first, Paused(on=on), Resumed(on=on)) == end_of(first)


@FEW
@given(start=STARTS, limit=COUNTED, after=st.integers(0, 40), length=st.integers(0, 20), cut=st.integers(0, 20))
def test_a_pause_cut_in_two_is_the_same_pause(start: date, limit: Counted, after: int, length: int, cut: int) -> None:
    on, middle = start + timedelta(days=after), start + timedelta(days=after + min(cut, length))
    until = start + timedelta(days=after + length)
    first = Started(on=start, limit=limit)
    whole = end_of(first, Paused(on=on), Resumed(on=until))
    assert end_of(first, Paused(on=on), Resumed(on=middle), Paused(on=middle), Resumed(on=until)) == whole


@FEW
@given(start=STARTS, count=st.integers(2, 60), part=st.integers(1, 59), gaps=GAPS)
def test_working_days_may_be_granted_in_parts(start: date, count: int, part: int, gaps: list[int]) -> None:
    """A limit of n + m working days ends with the one of n extended by m, wherever the pauses lie."""
    part = min(part, count - 1)
    pauses = pauses_after(start, gaps)
    granted = Extended(on=start, consented_by="代表工委", by=WorkingDays(count=part, basis=BASIS))
    whole = Started(on=start, limit=WorkingDays(count=count, basis=BASIS))
    first = Started(on=start, limit=WorkingDays(count=count - part, basis=BASIS))
    assert end_of(first, granted, *pauses) == end_of(whole, *pauses)


@FEW
@given(start=STARTS, limit=COUNTED, gaps=GAPS, consent=st.integers(0, 60), reach=st.integers(0, 400))
def test_an_extension_never_ends_earlier(
    start: date, limit: Counted, gaps: list[int], consent: int, reach: int
) -> None:
    first, pauses = Started(on=start, limit=limit), pauses_after(start, gaps)
    on = start + timedelta(days=consent)
    plain = end_of(first, *pauses)
    until = Extended(on=on, consented_by="代表工委", until=start + timedelta(days=reach))
    by = Extended(on=on, consented_by="代表工委", by=limit)
    assert end_of(first, *pauses, until) >= max(plain, start + timedelta(days=reach))
    assert end_of(first, *pauses, by) > plain


@FEW
@given(start=STARTS, limit=COUNTED, gaps=GAPS, after=st.integers(0, 40))
def test_what_an_open_pause_leaves_is_what_is_counted_later(
    start: date, limit: Counted, gaps: list[int], after: int
) -> None:
    before = pauses_after(start, gaps)
    on = (before[-1].on if before else start) + timedelta(days=after)
    events = [Started(on=start, limit=limit), *before, Paused(on=on)]
    held = due(events, CALENDAR)
    if held.on is not None or not held.remaining:
        return
    resumed = on + timedelta(days=10)
    end = due([*events, Resumed(on=resumed)], CALENDAR)
    counted = [each.on for each in end.workings.counted if each.on > resumed]
    assert len(counted) == held.remaining


@FEW
@given(start=STARTS, limit=COUNTED, gaps=GAPS, stop=st.integers(200, 400))
def test_stopping_keeps_the_date_and_the_ledger_keeps_the_clock(
    start: date, limit: Counted, gaps: list[int], stop: int
) -> None:
    events: list[ClockEvent] = [Started(on=start, limit=limit), *pauses_after(start, gaps)]
    stopped = [*events, Stopped(on=start + timedelta(days=stop))]
    assert due(stopped, CALENDAR).on == due(events, CALENDAR).on
    assert from_payload(to_payload(tuple(stopped))) == tuple(stopped)


@FEW
@given(start=STARTS, count=st.integers(1, 60))
def test_a_working_day_count_skips_rest_days_only(start: date, count: int) -> None:
    workings = due([Started(on=start, limit=WorkingDays(count=count, basis=BASIS))], CALENDAR).workings
    assert {each.reason for each in workings.skipped} <= {SkipReason.WEEKEND, SkipReason.HOLIDAY}
    assert all(CALENDAR.is_working(each.on) for each in workings.counted)
    assert not any(CALENDAR.is_working(each.on) for each in workings.skipped)
