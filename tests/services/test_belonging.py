"""What belongs to a campaign: measures go with their problem, tasks with what they came of or with their plan, measures of feedback
with the feedback; closing a campaign loses nothing."""

from datetime import date

import pytest
from tests.makers.organ import make_organ
from tests.makers.problems import PROBLEM, day

from renda.reads.figures import figure
from renda.store.facts_loading import load_facts
from renda.store.unit_of_work import reading

CLERK, LINKS = "综合处干部", [{"title": "检视整改", "gathers": "rectification"}]


@pytest.fixture
def organ(database):
    return make_organ()


def campaign(organ, title, kind="style"):
    return organ.open(
        CLERK, "campaign", "prepare", title=title, kind=kind, from_on="2026-03-02", until_on="2026-12-31", links=LINKS,
    ).case_id


def of(organ, case):
    with reading(organ.organ_id):
        return {x.case_id for x in load_facts([case])[case].facts.linked("under", outgoing=True) if x.procedure == "campaign"}


def count(organ, key, case):
    found = figure(key, organ_id=organ.organ_id, as_of=date(2026, 6, 1), scope={"campaign": str(case)})
    return found.cases


def problem(organ, title, under):
    given = {key: value for key, value in PROBLEM.items() if key != "title"} | {"campaign": str(under)}
    case = organ.open(CLERK, "problem", "register", title=title, **given).case_id
    organ.do(CLERK, case, "hand_over", at=day(3, 3), unit="研究室", rectify_by="2026-09-30")
    return case


def closed(organ, case):
    organ.do("分管领导", case, "launch", at=day(3, 3))
    organ.do(CLERK, case, "conclude", at=day(3, 9))
    organ.do("分管领导", case, "close", at=day(3, 10), summary="完成")


def test_a_measure_that_stands_goes_with_its_problem_when_its_campaign_is_closed(organ):
    first, second = campaign(organ, "第一次"), campaign(organ, "第二次")
    one, other = problem(organ, "来文办理超期", first), problem(organ, "会议材料迟发", first)
    given = {"kind": "at_once", "unit": "研究室", "due_on": "2026-09-30", "campaign": str(first)}
    shared = organ.open(CLERK, "measure", "set", at=day(3, 3), title="建立提醒", problems=[str(one), str(other)], **given).case_id
    own = organ.open(CLERK, "measure", "set", at=day(3, 3), title="专人登记", problems=[str(one)], **given).case_id
    organ.do(CLERK, one, "set_campaign", at=day(3, 4), campaign=str(second))
    assert (of(organ, own), of(organ, shared)) == ({second}, {first}), "the shared one still answers a problem of the first"
    organ.do(CLERK, one, "set_campaign", at=day(3, 5), campaign=str(first))
    closed(organ, first)
    organ.do(CLERK, one, "set_campaign", at=day(3, 11), campaign=str(second))
    assert of(organ, own) == of(organ, shared) == {second}, "the first is over: what stands goes on"
    assert of(organ, other) == {first}


def test_tasks_belong_to_the_campaign_by_hand_by_research_and_by_their_plan(organ):
    case = campaign(organ, "学习教育")
    organ.open(CLERK, "task", "set", title="补齐名册", task_kind="item", source="daily", unit="研究室", campaign=str(case))
    assert count(organ, "tasks_set", case) == 1
    topic = organ.open(
        "经办人", "research_topic", "propose", title="窗口服务", level="sub_group", due_on="2026-06-30", campaign=str(case),
    ).case_id
    organ.do("分管领导", topic, "approve", due_on="2026-06-30")
    organ.do("经办人", topic, "begin")
    organ.do("经办人", topic, "hand_in", paper_title="报告", paper_kind="report", finished_on="2026-03-02")
    row = {"title": "增开窗口", "unit": "城环委", "due_on": "2026-09-30"}
    organ.do("经办人", topic, "convert", way="tasks", converted_on="2026-03-02", tasks=[row])
    assert count(organ, "tasks_set", case) == 2
    plan = organ.open(CLERK, "plan", "draft", title="实施方案", unit="综合处", campaign=str(case)).case_id
    group = organ.do(CLERK, plan, "add_groups", groups=[{"kind": "aspect", "title": "改进文风", "position": 1}]).opened[0]
    organ.open(CLERK, "task", "set", title="压减简报", task_kind="key_task", source="plan", unit="研究室", aspect=str(group))
    assert count(organ, "tasks_set", case) == 3, "by its plan, though nothing is filled in"
    organ.do(CLERK, plan, "set_campaign", taken_out="改作日常方案")
    assert count(organ, "tasks_set", case) == 2
