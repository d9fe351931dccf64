"""Figures as of a past day are what they were: the ledger replayed until that day yields the same, whatever came later."""

from datetime import UTC, date, datetime, timedelta
from uuid import UUID

import pytest
from django.db import connections
from tests.makers.organ import make_organ
from tests.makers.problems import PROBLEM, run_loop

from renda.domain.indicators import Indicator, IndicatorKind, Measure, MeasureKind
from renda.domain.posts import Employment, Rank
from renda.domain.rights import Duty
from renda.reads.figure_breakdowns import figure_by
from renda.reads.figure_cases import entered_later, figure_cases
from renda.reads.figure_cells import figure_counts
from renda.reads.figure_past import AsOf
from renda.reads.figures import Wanted, comparisons, figure, figures_for
from renda.reads.organs import organ_named
from renda.services.act_on_case import Done, open_case
from renda.services.demonstration_people import ORGAN_NAME
from renda.services.organisation import give_post, withdraw_post
from renda.services.post_changes import correct_standing
from renda.store.contributions import dimensions, indicators
from renda.store.replay import replayed_days, replayed_tables
from renda.store.unit_of_work import reading

LAST = date(2026, 11, 25)


def asked(organ_id):
    """Every figure whole, and by every group of its dimensions as they stand now."""
    wanted = [Wanted(key=k) for k in indicators()]
    for indicator in indicators().values():
        for dimension in dimensions().values():
            if indicator.procedure in dimension.procedures:
                rows = figure_by(dimension.key, key=indicator.key, organ_id=organ_id, as_of=LAST)
                wanted += [Wanted(key=indicator.key, scope={dimension.key: r.key}) for r in rows if r.key]
    return wanted


def values(wanted, organ_id, day, *, past):
    return [(f.key, dict(f.scope), f.value_text, f.numerator) for f in figures_for(wanted, organ_id=organ_id, as_of=day, past=past)]


PARTS = 25


def test_figures_at_fifty_past_days_are_what_the_ledger_yields_until_that_day(demo_database):
    """Every figure whole on every day; of those parted by a dimension some in turn, so each on two days."""
    organ_id = organ_named(ORGAN_NAME)
    wanted = asked(organ_id)
    whole, parted = [w for w in wanted if not w.scope], [w for w in wanted if w.scope]
    days = [LAST - timedelta(days=5 * n) for n in reversed(range(50))]
    turns = {day: [*whole, *parted[n % PARTS :: PARTS]] for n, day in enumerate(days)}
    then = {day: values(turns[day], organ_id, day, past=True) for day in days}
    with replayed_days(organ_id, days) as replayed:
        for day, _cursor, _cases, _events in replayed:
            assert values(turns[day], organ_id, day, past=False) == then[day], day
    assert len(wanted) > 250
    assert len({tuple(v[2] for v in then[day][: len(whole)]) for day in days}) > 15, "the figures hardly move: nothing would be proved"


def test_every_kind_of_change_is_seen_as_it_stood(database):
    """A loop with pause, extension, reassignment, return and rebound, looked at every fourth day of its two months and as it ends."""
    loop = run_loop()
    organ_id = loop.organ.organ_id
    wanted = asked(organ_id)
    days = [date(2026, 3, 2) + timedelta(days=n) for n in (*range(0, 60, 4), 100, 120, 237, 238, 239)]
    then = {day: values(wanted, organ_id, day, past=True) for day in days}
    with replayed_days(organ_id, days) as replayed:
        for day, _cursor, _cases, _events in replayed:
            assert values(wanted, organ_id, day, past=False) == then[day], day
    moved = {tuple(v[2] for v in told) for told in then.values()}
    assert len(moved) > 7


def test_a_due_day_is_the_one_of_that_day(database):
    """Due on 30 April, extended on 2 May until 30 June: overdue on the first of May, and only then."""
    organ = make_organ()
    case = organ.open("综合处干部", "problem", "register", at=_at(3, 3), **PROBLEM).case_id
    organ.do("综合处干部", case, "hand_over", at=_at(3, 4), unit="研究室", person="经办人", rectify_by="2026-04-30")
    organ.do("综合处干部", case, "extend_limit", at=_at(5, 2), to="2026-06-30", consent="分管领导", reason="任务加重")
    overdue = {
        day: figure("problems_overdue", organ_id=organ.organ_id, as_of=day, past=True).numerator
        for day in (date(2026, 4, 30), date(2026, 5, 1), date(2026, 5, 2), date(2026, 7, 1))
    }
    assert list(overdue.values()) == [0, 1, 0, 1]


def test_a_corrected_field_is_parted_as_it_was_written_that_day(database):
    organ = make_organ()
    case = organ.open("综合处干部", "problem", "register", at=_at(3, 3), **PROBLEM).case_id
    organ.do("综合处干部", case, "correct_details", at=_at(4, 7), title=PROBLEM["title"], field="deputies", kind="execution",
             cause="", description="", reason="领域更正")

    def in_field(field, day):
        scope = {"field": field}
        return figure("problems_found", organ_id=organ.organ_id, as_of=day, past=True, scope=scope).value_text

    assert [in_field("supervision", date(2026, 4, 6)), in_field("deputies", date(2026, 4, 6))] == ["1", "0"]
    assert [in_field("supervision", date(2026, 4, 7)), in_field("deputies", date(2026, 4, 7))] == ["0", "1"]


def test_what_was_entered_later_is_told(database):
    organ = make_organ()
    told_on = _at(3, 20)
    organ.open("综合处干部", "problem", "register", at=_at(3, 3), **PROBLEM)
    late = open_case(
        actor=organ.actors["综合处干部"], procedure="problem", action="register", data=organ.named(PROBLEM), at=told_on,
        on=date(2026, 3, 5),
    )
    assert isinstance(late, Done)
    at = {"organ_id": organ.organ_id, "day": date(2026, 3, 10)}
    assert figure("problems_found", organ_id=organ.organ_id, as_of=at["day"], past=True).value_text == "2"
    assert entered_later("problem", **at) == 1
    assert entered_later("problem", organ_id=organ.organ_id, day=date(2026, 3, 20)) == 0


def test_cases_of_a_past_day_stand_as_they_stood(database):
    loop = run_loop()
    listed = figure_cases("problems_open", actor=loop.organ.actors["综合处干部"], as_of=date(2026, 4, 2), past=True)
    row = next(r for r in listed.rows if r.id == loop.case)
    assert (row.stage, row.unit) == ("checking", "研究室")
    listed = figure_cases("problems_open", actor=loop.organ.actors["综合处干部"], as_of=date(2026, 3, 18), past=True)
    row = next(r for r in listed.rows if r.id == loop.case)
    assert (row.stage, row.unit) == ("rectifying", "城环委")
    assert row.due_on == date(2026, 6, 30)
    for day in (date(2026, 3, 9), date(2026, 3, 18), date(2026, 4, 2), date(2026, 4, 24)):
        then = figure_cases("problems_found", actor=loop.organ.actors["综合处干部"], as_of=day, past=True).rows
        with replayed_tables(loop.organ.organ_id, until=day):
            assert figure_cases("problems_found", actor=loop.organ.actors["综合处干部"], as_of=day).rows == then


def test_a_figure_is_compared_with_the_year_and_the_month_before(database):
    organ = make_organ()
    organ.open("综合处干部", "problem", "register", at=_at(3, 3), **PROBLEM)
    organ.open("综合处干部", "problem", "register", at=_at(4, 3), **PROBLEM)
    found = figure("problems_found", organ_id=organ.organ_id, as_of=date(2026, 4, 20))
    year, month = comparisons(found, organ_id=organ.organ_id)
    assert (year.figure.value_text, month.figure.value_text) == ("0", "1")
    quarter = figure("problems_found", organ_id=organ.organ_id, as_of=date(2026, 6, 30),
                     scope={"opened": "2026-04-01..2026-06-30"})
    _, before = comparisons(quarter, organ_id=organ.organ_id)
    assert quarter.value_text == "1"
    assert before.figure.scope == {"opened": "2026-01-01..2026-03-31"}
    assert before.figure.value_text == "1"


def _at(month, day):
    return datetime(2026, month, day, 2, tzinfo=UTC)


def test_participants_stand_in_the_state_they_were_in(database):
    """Two co-signers asked on 3 March; one confirms on the 4th, the other on the 6th."""
    organ = make_organ()
    case = organ.open("党员", "hard_proposal", "draft", at=_at(3, 3), title="关于整治路灯的建议", body="路灯不亮。",
                      co_signers=["支部书记", "核查人"]).case_id
    organ.do("支部书记", case, "confirm", at=_at(3, 4))
    organ.do("核查人", case, "confirm", at=_at(3, 6))

    def counted(day, state, kind, *, past=True):
        measure = Measure(kind=MeasureKind.PARTICIPANTS, name="co_signer", values=(state,))
        made = Indicator(key="x", label="", definition="", procedure="hard_proposal", unit="", basis="", kind=kind, measure=measure)
        with reading(organ.organ_id):
            (found,) = figure_counts([(made, {})], organ_id=organ.organ_id, at=AsOf(day=day, past=past))
        return int(found.amount or 0)

    days = [date(2026, 3, n) for n in (2, 3, 4, 5, 6)]
    for kind in (IndicatorKind.PERSONS, IndicatorKind.SUM):
        assert [counted(day, "confirmed", kind) for day in days] == [0, 0, 1, 1, 2]
        assert [counted(day, "asked", kind) for day in days] == [0, 2, 1, 1, 0]
        for day in days:
            then = counted(day, "asked", kind)
            with replayed_tables(organ.organ_id, until=day):
                assert counted(day, "asked", kind, past=False) == then


def test_a_roster_of_persons_is_the_one_of_the_day_and_a_rank_that_of_taking_part(database):
    """Two of division rank confirm on 4 March; one leaves on the 10th and another is promoted on the 20th."""
    organ = make_organ()
    keeper, staff = organ.actors["安全管理员"], {"支部书记": "division", "核查人": "division", "经办人": "section"}
    for name, rank in staff.items():
        post = organ.actors[name].post_id
        assert correct_standing(actor=keeper, post_id=post, rank=Rank(rank), employment=Employment.STAFF, holder=name, at=_at(3, 2)) is None
    case = organ.open("党员", "hard_proposal", "draft", at=_at(3, 3), title="关于路灯的建议", body="路灯不亮。",
                      co_signers=["支部书记", "核查人"]).case_id
    organ.do("支部书记", case, "confirm", at=_at(3, 4))
    organ.do("核查人", case, "confirm", at=_at(3, 4))
    left, promoted = organ.actors["支部书记"], organ.actors["经办人"]
    assert withdraw_post(actor=keeper, post_id=left.post_id, title="支部书记", until_on=date(2026, 3, 10), at=_at(3, 9)) is None
    assert withdraw_post(actor=keeper, post_id=promoted.post_id, title="经办人", until_on=date(2026, 3, 20), at=_at(3, 19)) is None
    assert isinstance(give_post(
        actor=keeper, person_id=promoted.person_id, unit_id=promoted.unit_id, title="副处长", duties=[Duty.HANDLE], at=_at(3, 20),
        rank=Rank.DIVISION, employment=Employment.SECONDED,
    ), UUID)

    def covered(day, *, past=True):
        found = figure("co_signing", organ_id=organ.organ_id, as_of=day, past=past)
        return found.numerator, found.denominator

    days = {date(2026, 3, 3): (0, 2), date(2026, 3, 9): (2, 2), date(2026, 3, 10): (1, 1), date(2026, 3, 20): (1, 2)}
    assert {day: covered(day) for day in days} == days
    for day, told in days.items():
        with replayed_tables(organ.organ_id, until=day):
            assert covered(day, past=False) == told
    ranked = Measure(kind=MeasureKind.PARTICIPANTS, name="co_signer", values=("confirmed",), ranks=(Rank.DIVISION,))
    made = Indicator(
        key="x", label="", definition="", procedure="hard_proposal", unit="", basis="", kind=IndicatorKind.PERSONS, measure=ranked,
    )
    with reading(organ.organ_id):
        (found,) = figure_counts([(made, {})], organ_id=organ.organ_id, at=AsOf(day=date(2026, 4, 1)))
    assert found.amount == 2, "who took part as a division head stays counted as one after leaving"


def test_the_rank_is_that_of_the_day_it_was_held_though_it_was_entered_after_a_promotion(database):
    """Held on Friday 6 March and on Monday the 9th, promoted that Monday, both entered on the 10th."""
    organ = make_organ()
    keeper, one = organ.actors["安全管理员"], organ.actors["核查人"]
    standing = {"rank": Rank.DIVISION, "employment": Employment.STAFF}
    assert correct_standing(actor=keeper, post_id=one.post_id, holder="核查人", at=_at(3, 2), **standing) is None
    assert withdraw_post(actor=keeper, post_id=one.post_id, title="核查人", until_on=date(2026, 3, 9), at=_at(3, 6)) is None
    assert isinstance(give_post(
        actor=keeper, person_id=one.person_id, unit_id=one.unit_id, title="副主任", duties=[Duty.VERIFY], at=_at(3, 9),
        rank=Rank.BUREAU, employment=Employment.STAFF,
    ), UUID)
    topic = organ.open(
        "经办人", "research_topic", "propose", at=_at(3, 3), title="窗口服务", level="sub_group", due_on="2026-06-30",
    ).case_id
    organ.do("分管领导", topic, "approve", at=_at(3, 3), due_on="2026-06-30")

    def times():
        whole, bureau = (
            figure(f"research_person_times{of}", organ_id=organ.organ_id, as_of=date(2026, 3, 10)).value_text for of in ("", "_bureau")
        )
        return whole, bureau

    trip = {"topics": [str(topic)], "kind": "visit", "manner": "announced", "team": ["核查人"]}
    organ.open("经办人", "research_trip", "record", at=_at(3, 10), title="周五走访", held_on="2026-03-06", **trip)
    assert times() == ("1", "0"), "of division rank when it was held"
    organ.open("经办人", "research_trip", "record", at=_at(3, 10), title="周一走访", held_on="2026-03-09", **trip)
    assert times() == ("2", "1")


def test_a_task_moved_to_another_group_is_counted_where_it_stood_that_day(database):
    organ = make_organ()
    plan = organ.open("综合处干部", "plan", "draft", at=_at(3, 3), title="作风提升方案", unit="综合处").case_id
    first, second = reversed(organ.do("综合处干部", plan, "add_groups", at=_at(3, 3), groups=[
        {"kind": "aspect", "title": "改进文风", "position": 1}, {"kind": "aspect", "title": "精简会议", "position": 2},
    ]).opened)
    task = organ.open(
        "综合处干部", "task", "set", at=_at(3, 4), title="压减简报", task_kind="item", source="plan", unit="研究室", aspect=str(first)
    ).case_id
    organ.do("综合处干部", task, "move", at=_at(4, 7), aspect=str(second), reason="方案修订")

    def under(group, day):
        return figure("tasks_set", organ_id=organ.organ_id, as_of=day, past=True, scope={"aspect": str(group)}).numerator

    assert [under(first, date(2026, 4, 6)), under(second, date(2026, 4, 6))] == [1, 0]
    assert [under(first, date(2026, 4, 7)), under(second, date(2026, 4, 7))] == [0, 1]
    assert figure("tasks_set", organ_id=organ.organ_id, as_of=date(2026, 4, 8), scope={"aspect": str(first)}).numerator == 0


def test_each_day_of_a_replay_adds_what_took_effect_since(database):
    """Each day adds what took effect since the day before, and a day that adds nothing counts the same."""
    loop = run_loop()
    days = [date(2026, 4, 2), None]
    with replayed_days(loop.organ.organ_id, days) as replayed:
        counted = [(cases, events) for _day, _cursor, cases, events in replayed]
    assert counted[0][1] < counted[1][1] and counted[0][0] <= counted[1][0]
    with replayed_days(loop.organ.organ_id, [date(2026, 12, 31), date(2026, 12, 31)]) as replayed:
        assert [events for *_, events in replayed] == [counted[1][1], counted[1][1]]


def test_a_replay_refuses_a_day_that_would_put_an_act_before_what_stands(database):
    """An act entered with an earlier day than the one before it: the days one after another would replay it too late."""
    loop = run_loop()
    organ = loop.organ.organ_id
    with connections["owner"].cursor() as cursor:
        cursor.execute("""UPDATE store_event SET "on" = '2026-12-01' WHERE chain_id = %s AND seq = 2""", [loop.case])
        assert cursor.rowcount == 1
    with replayed_days(organ, [date(2026, 11, 30), None]) as replayed:
        next(replayed)
        with pytest.raises(ValueError, match="is dated before act"):
            next(replayed)
