"""Figures move with the records they count, part without remainder, and never count another organ."""

from datetime import UTC, date, datetime

import pytest
from tests.makers.organ import make_organ

from renda.domain.indicators import IndicatorKind, is_nested
from renda.domain.posts import Employment, Rank
from renda.reads.figure_breakdowns import figure_by, figure_months
from renda.reads.figure_cases import figure_cases
from renda.reads.figure_cells import figure_case_lists
from renda.reads.figure_missing import missing_of
from renda.reads.figure_past import AsOf
from renda.reads.figure_sql import UnknownScope
from renda.reads.figures import Wanted, figure, figures_for
from renda.reads.report_annex import report_annexes
from renda.reads.worklist import worklist
from renda.reads.worklist_conditions import asked_by
from renda.services.post_changes import correct_standing
from renda.store.contributions import dimensions, indicators, report_kinds, worklist_of
from renda.store.unit_of_work import reading

TODAY = date(2026, 5, 20)
PROBLEM = {
    "title": "部分审议意见交办后跟踪不及时", "level": "group", "origin_unit": "综合处", "field": "supervision", "kind": "execution",
    "channel": "self_check", "origin": "campaign", "added_later": "no",
}


def day(month: int, on: int) -> datetime:
    return datetime(2026, month, on, 2, tzinfo=UTC)


def register(organ, **changes):
    return organ.open("综合处干部", "problem", "register", at=day(3, 3), **{**PROBLEM, **changes}).case_id


def value(organ, key, **scope):
    return figure(key, organ_id=organ.organ_id, as_of=TODAY, scope=scope).value_text


def strike_off(organ, case, *, applied=datetime(2026, 4, 1, 2, tzinfo=UTC)):
    organ.do("综合处干部", case, "hand_over", at=day(3, 4), unit="研究室", person="经办人", rectify_by="2026-04-30")
    measure = organ.do(
        "经办人", case, "plan_measures", at=day(3, 6),
        measures=[{"title": "建立跟踪台账", "kind": "at_once", "person": "经办人", "due_on": "2026-03-31"}],
    ).opened[0]
    organ.do("经办人", measure, "report_done", at=day(3, 20), result="台账已建立")
    organ.do("综合处干部", measure, "confirm_done", at=day(3, 21))
    organ.do("经办人", case, "apply_strike_off", at=applied, result="逐件反馈")
    organ.do("综合处干部", case, "arrange_check", at=applied, checkers=["核查人"])
    organ.do(
        "核查人", case, "pass_check", at=applied, method="on_site", checked_on=f"{applied:%Y-%m-%d}", opinion="属实",
    )
    organ.do("分管领导", case, "sign", at=applied, publicity="public", summary="台账已建立")
    organ.do("综合处干部", case, "strike_off", at=day(5, 19), objections="none")


def test_figures_move_when_records_do(database):
    organ = make_organ()
    first, second = register(organ), register(organ, level="branch", origin_unit="第一支部", added_later="yes")
    assert [value(organ, k) for k in ("problems_found", "problems_added", "problems_struck_off")] == ["2", "1", "0"]
    assert value(organ, "strike_off_rate") == "0.0%" and value(organ, "on_time_rate") == "—"
    strike_off(organ, first)
    assert value(organ, "strike_off_rate") == "50.0%" and value(organ, "struck_off_on_time") == "1"
    strike_off(organ, second, applied=day(5, 6))
    assert value(organ, "strike_off_rate") == "100%" and value(organ, "struck_off_late") == "1"
    assert value(organ, "on_time_rate") == "50.0%" and value(organ, "problems_open") == "0"
    organ.do("核查人", first, "look_back", at=day(5, 20), conclusion="rebounded", finding="台账停更", listed="yes")
    assert [value(organ, k) for k in ("problems_struck_off", "problems_rebounded", "problems_listed")] == ["1", "1", "1"]
    assert value(organ, "struck_off_on_time") == "0"


def test_overdue_counts_from_the_day_after_the_limit(database):
    organ = make_organ()
    case = register(organ)
    organ.do("综合处干部", case, "hand_over", at=day(3, 4), unit="研究室", person="经办人", rectify_by="2026-04-30")
    at = {"organ_id": organ.organ_id, "scope": {}}
    assert figure("problems_overdue", as_of=date(2026, 4, 30), **at).numerator == 0
    assert figure("problems_overdue", as_of=date(2026, 5, 1), **at).numerator == 1


def test_a_measure_shared_by_problems_counts_once(database):
    organ = make_organ()
    cases = [register(organ), register(organ), register(organ)]
    organ.open(
        "综合处干部", "measure", "set", title="修订交办办法", kind="staged", unit="研究室", person="经办人", due_on="2026-06-30",
        problems=[str(c) for c in cases[:2]],
    )
    assert value(organ, "measures_set") == "1" and value(organ, "problems_without_measures") == "1"


def test_a_problem_whose_only_measure_was_ended_is_without_a_measure_again(database):
    organ = make_organ()
    case = register(organ)
    organ.do("综合处干部", case, "hand_over", at=day(3, 4), unit="研究室", person="经办人", rectify_by="2026-04-30")
    rows = [{"title": "修订交办办法", "kind": "continuing", "person": "", "due_on": "2026-04-20"}]
    (measure,) = organ.do("经办人", case, "plan_measures", at=day(3, 5), measures=rows).opened
    assert value(organ, "problems_without_measures") == "0"
    organ.do("综合处干部", measure, "end_measure", at=day(3, 6), reason="与另一项重复")
    assert value(organ, "problems_without_measures") == "1" and value(organ, "measures_set") == "0"
    unmeasured = next(v for v in worklist_of("problem").views if v.key == "unmeasured")
    annexed = report_annexes(report_kinds()["rectification"], organ_id=organ.organ_id, as_of=date(2026, 5, 20))[0].rows
    with reading(organ.organ_id):
        asked = asked_by(unmeasured, "problem", own_unit=organ.units["综合处"])
        listed = worklist(organ.actors["综合处干部"], asked, today=TODAY, soon_on=TODAY)
    assert [row.id for row in listed.rows] == [case]
    assert [row[4] for row in annexed] == ["0"]
    refused = organ.act("经办人", case, "apply_strike_off", at=day(3, 7), result="已完成")
    assert "还没有对应的整改措施" in str(refused)


def test_levels_add_up_and_personal_ones_are_one_group(database):
    organ = make_organ()
    register(organ)
    register(organ, level="branch", origin_unit="第一支部")
    organ.open("支部书记", "problem", "register", at=day(3, 3),
               **{**PROBLEM, "level": "person", "origin_unit": "第一支部", "subject": "党员"})
    organ.open("上级核查人", "problem", "register", at=day(3, 3),
               **{**PROBLEM, "level": "secretary", "origin_unit": "第一支部", "subject": "支部书记"})
    rows = figure_by("level", key="problems_found", organ_id=organ.organ_id, as_of=TODAY)
    assert {r.label: r.figure.numerator for r in rows} == {"领导班子": 1, "分党组": 0, "党支部": 1, "个人": 2}
    assert value(organ, "problems_found") == "4" and value(organ, "problems_found", level="person") == "2"
    listed = figure_cases("problems_found", actor=organ.actors["综合处干部"], as_of=TODAY)
    assert (listed.total, listed.hidden, len(listed.rows)) == (4, 2, 2)


def test_pages_of_cases_go_on_where_the_last_ended(database):
    organ = make_organ()
    made = {register(organ) for _ in range(5)}
    first = figure_cases("problems_found", actor=organ.actors["综合处干部"], as_of=TODAY, limit=3)
    rest = figure_cases("problems_found", actor=organ.actors["综合处干部"], as_of=TODAY, limit=3, after=first.next)
    assert {r.id for r in (*first.rows, *rest.rows)} == made and rest.next is None
    with reading(organ.organ_id):
        (listed,) = figure_case_lists([(indicators()["problems_found"], {})], organ_id=organ.organ_id, at=AsOf(day=TODAY))
    assert list(listed.inside) == sorted(made)


def test_another_organ_is_not_counted(database):
    ours, theirs = make_organ(), make_organ("清河区人大常委会")
    register(theirs)
    assert value(ours, "problems_found") == "0" and value(theirs, "problems_found") == "1"


def test_months_are_the_figure_as_it_stood_at_their_ends(database):
    organ = make_organ()
    register(organ)
    organ.open("综合处干部", "problem", "register", at=day(5, 4), **PROBLEM)
    months = figure_months("problems_found", organ_id=organ.organ_id, as_of=TODAY, months=4)
    assert [(m.day.month, m.figure.numerator) for m in months] == [(2, 0), (3, 1), (4, 1), (5, 2)]


def test_every_declared_figure_is_counted_in_one_statement_for_each_procedure(database):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    organ = make_organ()
    register(organ)
    with CaptureQueriesContext(connection) as asked:
        found = figures_for([Wanted(key=k) for k in indicators()], organ_id=organ.organ_id, as_of=TODAY)
    assert len(found) == len(indicators())
    alone = {  # once for each way in which persons or units are named
        (i.procedure, i.roster.by if i.roster and i.roster.by else i.measure)
        for i in indicators().values() if i.kind in {IndicatorKind.PERSONS, IndicatorKind.COVERAGE}
    }
    assert sum("FROM store_case c" in q["sql"] for q in asked) == len({i.procedure for i in indicators().values()}) + len(alone)


def test_a_figure_that_is_part_of_another_is_nested_in_it_by_declaration(database):
    nested = [i for i in indicators().values() if i.within]
    assert len(nested) > 4
    assert [i.key for i in nested if i.kind is IndicatorKind.COUNT and not is_nested(i, indicators()[i.within])] == []
    assert not is_nested(indicators()["problems_found"], indicators()["problems_struck_off"])


def test_persons_are_apart_from_person_times_and_a_roster_tells_who_is_missing(database):
    organ = make_organ()
    for month in (3, 4):
        strike_off(organ, register(organ), applied=day(month, 25))
    assert (value(organ, "checkers"), value(organ, "checks_attended")) == ("1", "2")
    covered = figure("branches_covered", organ_id=organ.organ_id, as_of=TODAY)
    branches = covered.denominator
    assert (covered.numerator, covered.value_text) == (0, "0.0%")
    register(organ, level="branch", origin_unit="第一支部")
    register(organ, level="branch", origin_unit="第一支部")
    covered = figure("branches_covered", organ_id=organ.organ_id, as_of=TODAY)
    assert (covered.numerator, covered.denominator) == (1, branches)
    missing = missing_for(organ, "branches_covered", "经办人")
    assert len(missing.listed) == branches - 1
    assert "第一支部" not in {one.name for one in missing.listed}


def missing_for(organ, key, who):
    with reading(organ.organ_id):
        return missing_of(indicators()[key], {}, actor=organ.actors[who], at=AsOf(day=TODAY))


def test_persons_not_covered_are_named_to_those_who_lead_or_coordinate_and_counted_for_others(database):
    organ = make_organ()
    for name in ("支部书记", "核查人", "系统管理员", "林溪声"):
        correct_standing(
            actor=organ.actors["安全管理员"], post_id=organ.actors[name].post_id, rank=Rank.DIVISION, employment=Employment.STAFF,
            holder=name, at=day(3, 2),
        )
    case = organ.open("党员", "hard_proposal", "draft", title="路灯", body="路灯不亮。", co_signers=["支部书记"]).case_id
    organ.do("支部书记", case, "confirm")
    covered = figure("co_signing", organ_id=organ.organ_id, as_of=TODAY)
    assert (covered.numerator, covered.denominator, covered.measure) == (1, 2, "人"), "administration and deputies are no staff"
    assert (covered.part_label, covered.whole_label) == (
        "其中在所计事项中有登记的厅局级、县处级人员", "当日在册的厅局级、县处级人员",
    )
    for who, told, hidden in (("综合处干部", [("核查人", "综合处")], 0), ("分管领导", [("核查人", "综合处")], 0), ("经办人", [], 1)):
        missing = missing_for(organ, "co_signing", who)
        assert ([(one.name, one.unit) for one in missing.listed], missing.hidden) == (told, hidden)


def test_waiting_is_measured_and_returns_are_counted(database):
    organ = make_organ()
    assert value(organ, "days_to_strike_off") == "—"
    strike_off(organ, register(organ))
    register(organ)
    found = figure("days_to_strike_off", organ_id=organ.organ_id, as_of=TODAY)
    assert (found.value_text, found.rests) == ("77.0", "合计77天，1项有此数，共2项")
    assert value(organ, "applications_returned") == "0"
    assert value(organ, "problems_a_month") == "0.4", "two problems in five months"
    assert value(organ, "problems_struck_off", done="2026-05-01..2026-05-31") == "1"
    assert value(organ, "problems_struck_off", done="2026-04-01..2026-04-30") == "0"
    assert value(organ, "problems_struck_off", closed="2026-05-01..2026-05-31") == "1"
    with pytest.raises(UnknownScope):
        value(organ, "measures_done", done="2026-05-01..2026-05-31")


def test_a_scope_that_is_not_declared_is_refused(database):
    organ = make_organ()
    for scope in ({"level": "county"}, {"title": "x"}):
        with pytest.raises(UnknownScope):
            figure("problems_found", organ_id=organ.organ_id, as_of=TODAY, scope=scope)


def test_many_figures_at_once_are_the_same_as_one_by_one(demo_database):
    """The batch, a figure alone, its breakdown and its cases come from three kinds of statement and must agree."""
    from renda.reads.organs import organ_named
    from renda.services.demonstration_people import ORGAN_NAME

    at = {"organ_id": organ_named(ORGAN_NAME), "as_of": date(2026, 11, 25)}
    parted = {
        (i.key, d.key): figure_by(d.key, key=i.key, **at)
        for i in indicators().values() for d in dimensions().values() if i.procedure in d.procedures
    }
    wanted = [Wanted(key=k) for k in indicators()]
    wanted += [Wanted(key=k, scope={d: g.key}) for (k, d), groups in parted.items() for g in groups if g.key]
    batch = figures_for(wanted, **at)
    assert len(wanted) > 250 and sum(f.case_count > 0 for f in batch) > 150
    alone = [(figure(w.key, scope=w.scope, **at), f) for w, f in list(zip(wanted, batch, strict=True))[::6] if "unit" not in w.scope]
    assert len(alone) > 60 and all(one == found for one, found in alone)
    by_scope = {(f.key, *dict(f.scope).items()): f for f in batch}
    for (key, dimension), groups in parted.items():
        for group in groups:
            one = by_scope.get((key, (dimension, group.key)))
            assert one is None or (one.numerator, one.denominator) == (group.figure.numerator, group.figure.denominator)
        is_roster = indicators()[key].kind is IndicatorKind.COVERAGE
        assert sum(g.figure.case_count for g in groups) == (0 if is_roster else by_scope[(key,)].case_count)
    with reading(at["organ_id"]):
        day = AsOf(day=at["as_of"])
        listed = figure_case_lists([(indicators()[w.key], w.scope) for w in wanted], organ_id=at["organ_id"], at=day)
    assert [len(cases) for cases in listed] == [f.case_count for f in batch]
    added = [(c, f) for c, f in zip(listed, batch, strict=True) if indicators()[f.key].kind is not IndicatorKind.COVERAGE]
    assert all(len(cases.inside) == f.numerator for cases, f in added)
