"""To-do, worklist, case page and act forms through Django's client: shown, refused with what was typed, carried out."""

import re
from datetime import UTC, datetime, timedelta

import pytest
from tests.makers.organ import make_organ
from tests.services.test_rectification_loop import PROBLEM

NOW = datetime.now(UTC)


@pytest.fixture
def organ(database):
    return make_organ(at=NOW - timedelta(days=90))


@pytest.fixture
def problem(organ):
    return organ.open("综合处干部", "problem", "register", at=NOW - timedelta(days=80), **PROBLEM).case_id


def test_pages_open_for_those_who_see_and_are_not_found_for_others(organ, signed, problem):
    page = signed("综合处干部")
    for address in ("/todo/", "/ledger/problem/", "/ledger/problem/?view=unmeasured", f"/cases/{problem}/",
                    f"/cases/{problem}/acts/hand_over/", "/ledger/problem/new/register/", f"/cases/{problem}/seen-by/"):
        answer = page.get(address)
        assert answer.status_code == 200, address
    assert "部分审议意见交办后跟踪不及时" in page.get("/ledger/problem/").content.decode()
    assert "部分审议意见交办后跟踪不及时" in page.get("/search/?q=审议意见").content.decode()
    stranger = signed("另一经办人")
    assert "部分审议意见" not in stranger.get("/search/?q=审议意见").content.decode()
    assert stranger.get(f"/cases/{problem}/").status_code == 404
    assert "部分审议意见" not in stranger.get("/ledger/problem/").content.decode()


def test_a_refused_form_keeps_what_was_typed(organ, signed, problem):
    page = signed("综合处干部")
    answer = page.post(
        f"/cases/{problem}/acts/hand_over/",
        {"unit": str(organ.units["研究室"]), "rectify_by": "2020-01-01", "standard": "逐件反馈到位", "version": "1"},
    )
    text = answer.content.decode()
    assert answer.status_code == 422
    assert "早于今天" in text and "逐件反馈到位" in text


def test_an_act_is_carried_out_and_a_second_person_is_told_who_moved_it(organ, signed, problem):
    page = signed("综合处干部")
    due = (NOW + timedelta(days=30)).date().isoformat()
    form = {"unit": str(organ.units["研究室"]), "rectify_by": due, "version": "1"}
    answer = page.post(f"/cases/{problem}/acts/hand_over/", form)
    assert answer.status_code == 302
    assert "整改中" in page.get(f"/cases/{problem}/").content.decode()
    words = {"words": "请抓紧办理", "version": "1"}
    late = page.post(f"/cases/{problem}/acts/urge/", words)
    text = late.content.decode()
    assert late.status_code == 409
    assert re.search(r"综合处综合处干部已于\d+年\d+月\d+日\d\d:\d\d先办了这一件", text) and "办理的是“交办”" in text
    assert "请抓紧办理" in text
    assert signed("经办人").get("/todo/").content.decode().count("申请销号") >= 1


def test_rows_are_added_without_a_script_and_nothing_is_handed_in(organ, signed, problem):
    page = signed("综合处干部")
    due = (NOW + timedelta(days=30)).date().isoformat()
    page.post(f"/cases/{problem}/acts/hand_over/", {"unit": str(organ.units["研究室"]), "rectify_by": due, "version": "1"})
    answer = page.post(
        f"/cases/{problem}/acts/plan_measures/", {"measures.0.title": "建立台账", "_add_row": "measures", "version": "2"}
    )
    text = answer.content.decode()
    assert answer.status_code == 200
    assert "建立台账" in text and "measures.1.title" in text


def test_the_worklist_stays_within_its_query_budget(organ, signed, problem, django_queries):
    page = signed("综合处干部")
    page.get("/ledger/problem/")  # fills what is cached once per process
    with django_queries() as few:
        page.get("/ledger/problem/")
    for n in range(6):
        organ.open("综合处干部", "problem", "register", at=NOW - timedelta(days=70 - n), **PROBLEM)
    with django_queries() as many:
        page.get("/ledger/problem/")
    assert len(many) == len(few)
    assert len([q for q in many if q["sql"] not in ("BEGIN", "COMMIT")]) <= 15


def test_an_act_on_a_clock_is_offered_only_when_the_clock_can_take_it(organ, signed, problem):
    """Not running: neither pause nor resume. Running: pause only. Paused: resume only; and refused in the same words."""
    page = signed("综合处干部")
    due = (NOW + timedelta(days=30)).date().isoformat()
    organ.do("综合处干部", problem, "hand_over", at=NOW - timedelta(days=70), unit="研究室", person="经办人", rectify_by=due)

    def offered(label):
        """Whether the act is a link; the words that refuse it."""
        acts = page.get(f"/cases/{problem}/").content.decode()
        return f">{label}</a>" in acts

    assert (offered("暂停计时"), offered("恢复计时")) == (True, False)
    words = "“整改完成”时限没有暂停，无需恢复。"
    assert words in page.get(f"/cases/{problem}/").content.decode()
    refused = page.post(f"/cases/{problem}/acts/resume_limit/", {"version": "2"})
    assert (refused.status_code, words in refused.content.decode()) == (422, True)
    organ.do("综合处干部", problem, "pause_limit", at=NOW - timedelta(days=60), reason="等待机构调整")
    assert (offered("暂停计时"), offered("恢复计时")) == (False, True)
    assert "“整改完成”时限已经暂停，不能延期。请先恢复计时。" in page.get(f"/cases/{problem}/").content.decode()


def test_a_case_shows_no_empty_section_and_no_end_that_nobody_waits_for(organ, signed):
    task = organ.open(
        "综合处干部", "task", "set", at=NOW, title="建立台账", task_kind="item", source="daily", unit="研究室",
    ).case_id
    page = signed("综合处干部")
    text = page.get(f"/cases/{task}/").content.decode()
    assert "所属分组" in text and "协办任务和期次" not in text and "并入</h2>" not in text
    part = {"unit": "城环委", "title": "提供清单", "due_on": (NOW + timedelta(days=9)).date().isoformat()}
    organ.do("综合处干部", task, "share_out", at=NOW, parts=[part])
    text = page.get(f"/cases/{task}/").content.decode()
    assert "协办任务和期次" in text
    href = re.search(r'href="(/cases/[^/]+/)"[^>]*>提供清单', text)
    steps = re.search(r'class="steps".*?</ol>', page.get(href[1]).content.decode(), re.S)
    assert "已完成" in steps[0] and "已终止" not in steps[0]
