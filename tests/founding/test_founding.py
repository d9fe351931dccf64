"""Founding document 002: its figures follow from the records, by recounting them here and by the indicators everybody uses."""

from collections import Counter
from datetime import date

import pytest
from tests.founding.entering import (
    Office,
    enter_campaign,
    enter_examinations,
    enter_lists,
    enter_papers,
    enter_plans,
    enter_sessions,
    enter_topics,
    enter_visits,
    records,
)
from tests.founding.measuring import compared, stated

from renda.domain.rights import Duty
from renda.reads.organs import organ_named
from renda.services.demonstration_organ import DemonstrationOrgan
from renda.services.demonstration_people import ORGAN_NAME
from renda.store.actor_loading import actors_of_organ
from renda.store.contributions import dimensions, indicators
from renda.store.unit_of_work import reading

OPEN = {"G1": 2, "C1": 1, "C2": 2, "B3": 2, "B6": 2}


def test_every_figure_has_its_indicator_or_is_open_by_name():
    figures = stated()
    assert len(figures) == 34
    assert Counter(f.row for f in figures if f.open) == OPEN
    for one in (*(f for f in figures if not f.open), *stated("beside")):
        indicator = indicators()[one.indicator]
        assert all(indicator.procedure in dimensions()[pair.partition("=")[0]].procedures for pair in one.scope.split(";")), one


def test_the_records_told_by_hand_are_what_the_document_states():
    problems, measures, meetings = (Counter(row["level"] for row in records(n)) for n in ("problems", "measures", "examinations"))
    assert [(problems[level], measures[level]) for level in ("group", "sub_group", "branch")] == [(19, 21), (139, 71), (339, 193)]
    assert meetings["branch"] == 35
    forms, papers = Counter((row["level"], row["form"]) for row in records("sessions")), Counter(row["kind"] for row in records("papers"))
    assert (forms["branch", "theme_day"] + forms["branch", "on_site"], forms["branch", "party_lesson"]) == (143, 72)
    assert (sum(n for (level, form), n in forms.items() if (level, form != "discussion") == ("group", True))) == 9
    assert (forms["group", "discussion"], papers["youth"], sum(papers[k] for k in ("report", "youth", "reference"))) == (5, 19, 74)
    items = Counter((row["list"] == "livelihood", row["state"]) for row in records("items"))
    assert (items[True, "closed"], items[False, "closed"], items[False, "closed"] + items[False, ""]) == (45, 11, 34)
    answered = [key for row in records("measures") for key in row["problems"].split("、")]
    assert len(answered) > len(set(answered)), "some problems have several measures"
    assert set(answered) < {row["id"] for row in records("problems")}, "some problems have none, and all that have one are known"


@pytest.fixture
def office(demo_database) -> Office:
    """The demonstration organ, by the names the records use."""
    from renda.store.models import Unit

    organ = DemonstrationOrgan(organ_id=organ_named(ORGAN_NAME), today=date(2026, 9, 15), files=None)
    with reading(organ.organ_id):
        organ.units.update({u.short_name or u.name: u.id for u in Unit.objects.exclude(kind="temporary")})
    names = {unit: name for name, unit in organ.units.items()}
    for actor in actors_of_organ(organ_id=organ.organ_id, today=organ.today):
        if actor.unit_id in names:
            organ.actors[actor.name] = actor
            if Duty.HANDLE in actor.duties:
                organ.handlers[names[actor.unit_id]] = actor.name
    return Office(organ=organ)


def values(office: Office, *figures: str) -> dict[str, int]:
    with reading(office.organ.organ_id):
        return {one.stated.figure: int(one.value) for one in compared(office, [f for f in stated() if f.figure in figures])}


def test_a_slice_is_counted_and_a_changed_record_moves_its_figure(office):
    branch, group = "机关第一党支部", "秘书处"
    enter_campaign(office, records("links"))
    sessions = [r for r in records("sessions") if r["unit"] in (branch, group)]
    enter_sessions(office, sessions)
    studied = ("中心组学习次数", "中心组研讨次数", "厅局级干部发言人次", "支部活动场次", "党课次数")
    activities = sum(r["unit"] == branch and r["form"] != "party_lesson" for r in sessions)
    lessons = sum(r["form"] == "party_lesson" for r in sessions)
    before = dict(zip(studied, (9, 5, 35, activities, lessons), strict=True))
    assert values(office, *studied) == before
    wrong = office.cases["session:" + next(r["title"] for r in sessions if r["form"] == "discussion")]
    office.act("苏砚秋", wrong, "void_entry", "2026-09-14", reason="与另一次登记重复")
    assert values(office, *studied) == {**before, "中心组研讨次数": 4, "厅局级干部发言人次": 28}


def test_findings_of_meetings_are_counted_under_the_campaign(office):
    bodies = {"综合处": "班子", "监司委": "分党组", "机关第一党支部": "支部"}
    enter_campaign(office, records("links"))
    mine = {name: [r for r in records(name) if r["unit"] in bodies] for name in ("examinations", "problems", "measures")}
    enter_examinations(office, mine["examinations"], mine["problems"], mine["measures"])
    expected = {"开会的党支部": 1} | {
        f"{words}{kind}": sum(r["unit"] == unit for r in mine[name])
        for unit, words in bodies.items() for name, kind in (("problems", "查摆问题"), ("measures", "整改措施"))
    }
    assert values(office, *expected) == expected


def test_plans_and_research_are_counted_as_far_as_they_are_entered(office):
    enter_campaign(office, records("links"))
    enter_plans(office, records("groups"), records("tasks")[14:19])
    enter_topics(office, records("topics")[:1])
    papers = records("papers")
    enter_papers(office, [*papers[:1], *(p for p in papers[11:] if p["kind"] in ("youth", "good"))][:4] + papers[-3:])
    enter_visits(office, [v for v in records("visits") if v["topic"] in ("", "T01")][:2])
    expected = {
        "方案的方面": 5, "环节": 5, "方案的重点任务": 2, "方案的举措": 3, "巩固阶段的方面": 4, "分党组课题": 1, "正面典型": 2,
        "青年调研成果": 3, "全部调研报告": 4, "回访次数": 2,
    }
    assert values(office, *expected) == expected


def test_an_item_counts_as_carried_out_once_another_unit_has_verified_it(office):
    figures = ("清单的措施", "清单已落实的措施", "办成的民生事项")
    some = [r for r in records("items") if r["list"] == "hard"][5:9]
    enter_lists(office, some)
    assert values(office, *figures) == dict(zip(figures, (4, 2, 0), strict=True))
    mine = some[2]
    doer, keeper = office.handler(mine["unit"]), office.handler("研究室")
    office.act(doer, office.cases[f"item:{mine['title']}"], "apply_close", "2026-09-12", result="已经办成。")
    assert values(office, "清单已落实的措施") == {"清单已落实的措施": 2}
    office.act(keeper, office.cases[f"item:{mine['title']}"], "verify", "2026-09-14", opinion="核对材料属实。")
    assert values(office, "清单已落实的措施") == {"清单已落实的措施": 3}
