"""Research and conversion: who sees an unannounced trip, the chain from topic to problem and task, and the figures of both."""

from datetime import date

import pytest
from tests.makers.organ import make_organ
from tests.makers.problems import day

from renda.domain.refusals import Refused
from renda.reads.cases import case_view
from renda.reads.deadlines import deadlines
from renda.reads.figures import Wanted, figures_for
from renda.reads.search import found_cases
from renda.reads.todo import todo
from renda.reads.worklist import worklist
from renda.reads.worklist_conditions import Asked
from renda.services.open_periods import open_periods
from renda.store.facts_loading import load_facts
from renda.store.unit_of_work import reading

FOUND = {"title": "排队时间长", "unit": "城环委", "level": "sub_group", "field": "livelihood", "kind": "execution"}


@pytest.fixture
def organ(database):
    return make_organ()


def topic(organ, title="窗口服务", level="sub_group"):
    case = organ.open("经办人", "research_topic", "propose", at=day(3, 3), title=title, level=level, due_on="2026-06-30").case_id
    organ.do("分管领导", case, "approve", at=day(3, 3), due_on="2026-06-30")
    return case


def trip(organ, of, *, manner="announced", **more):
    return organ.open(
        "经办人", "research_trip", "arrange", at=day(3, 4), title="走访窗口", topics=[str(of)], kind="visit", manner=manner,
        visited=["城环委"], planned_on="2026-03-06", **more,
    ).case_id


def sights(organ, who, case, of):
    """Every place where somebody would come upon a trip."""
    actor, on = organ.actors[who], date(2026, 3, 5)
    with reading(organ.organ_id):
        seen = case_view(actor, of, today=on)
        return {
            "page": case_view(actor, case, today=on) is not None, "topic": bool(seen and seen.linked),
            "ledger": bool(worklist(actor, Asked(procedure="research_trip", closed=None), today=on, soon_on=on).rows),
            "search": bool(found_cases(actor, "走访窗口").rows), "to-do": any(i.case_id == case for i in todo(actor, today=on)),
            "deadlines": any(d.case_id == case for d in deadlines(actor, since=on, until=date(2026, 3, 31))),
        }


def test_an_unannounced_trip_is_unseen_by_the_visited_until_it_is_held(organ):
    of = topic(organ)
    case = trip(organ, of, manner="unannounced", team=["核查人"])
    assert not any(sights(organ, "另一经办人", case, of).values())
    assert sights(organ, "综合处干部", case, of)["page"] is False
    assert all(sights(organ, "经办人", case, of).values()) and sights(organ, "核查人", case, of)["page"]
    organ.do("经办人", case, "hold", at=day(3, 6), held_on="2026-03-06")
    after = sights(organ, "另一经办人", case, of)
    assert after["page"] and after["topic"] and after["ledger"] and after["search"]


def values(organ, *keys, scope=None, on=date(2026, 6, 1)):
    wanted = [Wanted(key=key, scope=scope or {}) for key in keys]
    return [f.value_text for f in figures_for(wanted, organ_id=organ.organ_id, as_of=on)]


def test_what_is_found_and_what_comes_of_it_hang_together_and_are_counted_once(organ):
    campaign = organ.open(
        "综合处干部", "campaign", "prepare", title="作风学习教育", kind="style", from_on="2026-03-02", until_on="2026-07-31",
        links=[{"title": "调查研究", "gathers": "research"}],
    ).case_id
    of, other = topic(organ), topic(organ, "返乡见闻", "youth")
    held = trip(organ, of, campaign=str(campaign))
    problem = organ.do(
        "经办人", held, "hold", at=day(3, 6), held_on="2026-03-06", team=["经办人", "分管领导"], talks=3, heard=20, opinions=11,
        problems=[FOUND],
    ).opened[0]
    again = {"title": "再访", "topics": [str(of), str(other)], "kind": "talk", "manner": "announced", "held_on": "2026-03-09"}
    organ.open("经办人", "research_trip", "record", at=day(3, 9), **again, team=["经办人"], opinions=4)
    for case, kind in ((of, "report"), (other, "youth")):
        organ.do("经办人", case, "hand_in", at=day(4, 1), paper_title="报告", paper_kind=kind, finished_on="2026-04-01")
    task = {"title": "增开窗口", "unit": "城环委", "due_on": "2026-09-30"}
    opened = organ.do("经办人", of, "convert", at=day(4, 2), way="tasks", converted_on="2026-04-02", tasks=[task]).opened[0]
    with reading(organ.organ_id):
        chain = {c: case_view(organ.actors["综合处干部"], c, today=date(2026, 6, 1)) for c in (of, held, problem, opened)}
        origin = load_facts([problem])[problem].facts.detail["origin"]
    seen = {c: {x.id for x in view.linked} for c, view in chain.items()}
    assert problem in seen[held] and of in seen[held] and held in seen[problem] and {held, opened} <= seen[of] and of in seen[opened]
    assert origin == "campaign", "what is found under a campaign is of the campaign, unasked"
    assert values(organ, "research_trips", "problems_found", scope={"campaign": str(campaign)}) == ["1", "1"]
    assert values(organ, "research_reports", "youth_papers") == ["2", "1"], "the papers of the young are among the reports"
    assert values(organ, "research_trips", "research_person_times", "research_persons", "research_interviews") == ["2", "3", "2", "3"]
    assert values(organ, "research_opinions", "research_problems", "research_problems_solved") == ["15", "1", "0"]
    assert values(organ, "research_topics_converted", "research_conversions") == ["1", "1"]
    assert values(organ, "research_topics", "research_trips", scope={"research_level": "youth"}) == ["1", "0"]
    organ.open("经办人", "research_trip", "record", at=day(4, 3), **again | {"held_on": "2026-04-03"}, opinions=5)
    assert values(organ, "research_opinions") == ["20"]


def test_a_month_without_its_seminar_shows(organ):
    plan = organ.open(
        "经办人", "conversion_plan", "set_up", at=day(3, 2), title="治理难题", every="month", from_on="2026-03-02", until_on="2026-12-31",
    ).case_id
    assert open_periods(organ_id=organ.organ_id, on=date(2026, 5, 6), at=day(5, 6)).opened == 3
    with reading(organ.organ_id):
        seminars = {x.title: x.id for x in case_view(organ.actors["经办人"], plan, today=date(2026, 5, 6)).linked}
    assert values(organ, "conversion_periods_absent", on=date(2026, 5, 6)) == ["2"]
    march, may = seminars["治理难题（2026年3月）"], seminars["治理难题（2026年5月）"]
    late = organ.act("经办人", march, "hold", at=day(5, 6), title="补办", held_on="2026-05-06", form="seminar")
    assert isinstance(late, Refused)
    organ.do("经办人", march, "record_missed", at=day(5, 6), reason="会议冲突")
    organ.do("经办人", may, "hold", at=day(5, 7), title="本月", held_on="2026-05-07", form="seminar")
    assert values(organ, "conversion_periods_absent", "conversion_seminars", on=date(2026, 6, 1)) == ["2", "1"]
