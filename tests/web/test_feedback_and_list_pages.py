"""The pages of a feedback and of a list: rounds and grades with their figures, and only the rows the reader may see."""

from datetime import timedelta
from uuid import UUID

import pytest
from tests.makers.organ import START, make_organ
from tests.makers.sign_in import sign_in

from renda.domain.days import day_of
from renda.reads.reports import report
from renda.services.draft_report import draft_report

TODAY, DUE = day_of(START).isoformat(), (day_of(START) + timedelta(days=90)).isoformat()


@pytest.fixture
def organ(database):
    return make_organ()


def shown(client, organ, who, case) -> str:
    sign_in(client, organ, who)
    return client.get(f"/cases/{case}/").content.decode()


def feedback_in_its_second_round(organ) -> UUID:
    case = organ.open(
        "综合处干部", "feedback", "receive", title="巡察反馈", source="inspection", issuer="市委巡察组", received_on=TODAY,
        reply_due_on=DUE, unit="综合处",
    ).case_id
    row = {"point": "调研不深", "title": "规范调研安排", "unit": "研究室", "due_on": DUE}
    measure = organ.do("综合处干部", case, "decompose", measures=[row]).opened[0]
    organ.do("综合处干部", case, "issue_division", issued_on=TODAY)
    organ.do("经办人", measure, "explain_unfinished", unfinished_because="等待会签", next_step="下月印发")
    organ.do("综合处干部", case, "report_back", summary="一条未完成", reported_on=TODAY)
    organ.do(
        "综合处干部", case, "ask_again", verdict="refused", reply="抓紧", replied_on=TODAY, reply_due_on=DUE, next_due=DUE,
    )
    return case


def test_a_feedback_shows_its_rounds_the_last_first(client, organ):
    page = shown(client, organ, "综合处干部", feedback_in_its_second_round(organ))
    assert page.index("第二轮整改情况") < page.index("第一轮整改情况")
    assert "规范调研安排（续）" in page and "未完成：等待会签" in page
    key = draft_report(actor=organ.actors["综合处干部"], kind="feedback", at=START)
    wording = report(key, organ_id=organ.organ_id).wording
    assert "第一轮措施{feedback_round_measures:in_round=r1}条" in wording and "第二轮措施{feedback_round_measures:in_round=r2}条" in wording
    assert "第三轮" not in wording, "a round that has not begun"


def test_who_has_no_measure_sees_the_feedback_without_them(client, organ):
    case = feedback_in_its_second_round(organ)
    assert "规范调研安排" in shown(client, organ, "经办人", case)
    page = shown(client, organ, "另一经办人", case)
    assert "其中没有您能看到的措施" in page and "规范调研安排" not in page


def test_a_list_says_its_rules_and_calls_grades_by_its_own_words(client, organ):
    case = organ.open(
        "综合处干部", "list", "define", title="破难题清单", unit="综合处", takes_in="难题", closing_rule="approved", wording="solving",
        grade_rule="by_steps", nearly_from=80, partly_from=30, seen_by="all", from_on=TODAY, until_on=DUE,
    ).case_id
    item = organ.open(
        "综合处干部", "list_item", "set", title="数据共享推进慢", list=str(case), unit="研究室", due_on=DUE, steps=4,
    ).case_id
    organ.do("经办人", item, "note_progress", progress="目录已定", steps_done=2)
    page = shown(client, organ, "经办人", case)
    assert all(words in page for words in ("责任单位申请后，经核实、领导签批", "已完成节点占30%以上、不足80%", "数据共享推进慢", "2/4"))
    assert page.index('id="grade-partly"') > page.index("取得较大进展")
    assert "列入事项" not in page and f"/ledger/list_item/new/set/?list={'%E6%B8%85'}" in shown(client, organ, "综合处干部", case)
