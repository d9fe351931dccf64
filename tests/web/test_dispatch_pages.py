"""The dispatch meeting's page and the month's key work: lists by unit, a decision that becomes a task, who may enter one."""

from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.makers.organ import make_organ
from tests.makers.sign_in import sign_in

from renda.domain.days import day_of
from renda.store.models import DETAILS, Case
from renda.store.unit_of_work import reading

NOW = datetime.now(UTC)
TODAY = day_of(NOW)


@pytest.fixture
def organ(database):
    return make_organ(at=NOW - timedelta(days=100))


def on(days: int) -> str:
    return (TODAY + timedelta(days=days)).isoformat()


def set_task(organ, title, *, ago=30, **more):
    data = {"title": title, "task_kind": "key_task", "source": "plan", "unit": "研究室", "person": "经办人"} | more
    return organ.open("综合处干部", "task", "set", at=NOW - timedelta(days=ago), **data).case_id


def section(page: str, key: str) -> str:
    return page.partition(f'id="{key}"')[2].partition("</section>")[0]


def test_it_lists_what_is_late_stuck_due_and_held_by_nobody(client, organ):
    set_task(organ, "超期的任务", due_on=on(-3))
    set_task(organ, "月内到期的任务", due_on=on(20))
    set_task(organ, "远期的任务", due_on=on(80))
    stuck = set_task(organ, "推不动的任务")
    organ.do("经办人", stuck, "report_stuck", at=NOW, blocked_by="经费没有着落", wanted="财政部门明确渠道")
    set_task(organ, "没人领的任务", unit="", person="")
    page = sign_in(client, organ, "综合处干部").get("/dispatch/").content.decode()
    shown = {key: section(page, key) for key in ("overdue", "within-30-days", "stuck", "unassigned")}
    titles = ("超期的任务", "月内到期的任务", "远期的任务", "推不动的任务", "没人领的任务")
    assert {key: [t for t in titles if t in text] for key, text in shown.items()} == {
        "overdue": ["超期的任务"], "within-30-days": ["月内到期的任务"], "stuck": ["推不动的任务"], "unassigned": ["没人领的任务"],
    }
    assert "经费没有着落" in shown["stuck"] and "协调处理" in shown["stuck"]
    assert "没有在办任务的单位" in section(page, "units") and "城环委" in section(page, "units")


def test_a_deadline_given_as_a_week_is_shown_as_the_week(client, organ):
    from renda.domain.weeks import short_week_words

    set_task(organ, "按周的任务", due_on=on(10), due_grain="week")
    page = sign_in(client, organ, "综合处干部").get("/dispatch/").content.decode()
    assert short_week_words(TODAY + timedelta(days=10)) in section(page, "within-30-days")


def test_a_decision_entered_on_the_spot_becomes_a_task_of_its_unit(client, organ):
    clerk = sign_in(client, organ, "综合处干部")
    answer = clerk.post("/dispatch/", {"title": "周五前报会议清单", "unit": str(organ.units["城环委"]), "due_on": on(5)})
    assert answer.status_code == 302, answer.content.decode()
    with reading(organ.organ_id):
        case = Case.objects.get(title="周五前报会议清单")
        detail = DETAILS["task"].objects.get(case_id=case.id)
    assert (case.stage, case.lead_unit_id, case.next_due_on.isoformat()) == ("under_way", organ.units["城环委"], on(5))
    assert (detail.task_kind, detail.source) == ("item", "dispatch")
    assert detail.leader_id == organ.actors["分管领导"].person_id, "the leader in charge of the unit stands in the empty field"
    assert "周五前报会议清单" in section(clerk.get("/dispatch/").content.decode(), "decided")


def test_an_unfinished_decision_is_refused_with_what_was_typed(client, organ):
    answer = sign_in(client, organ, "综合处干部").post("/dispatch/", {"title": "补齐公示牌", "unit": "", "due_on": ""})
    page = answer.content.decode()
    assert answer.status_code == 400
    assert "补齐公示牌" in page and "还有2处需要改正" in page


def test_a_handler_reads_the_sheet_and_enters_nothing(client, organ):
    handler = sign_in(client, organ, "经办人")
    assert "现场决定" not in handler.get("/dispatch/").content.decode()
    answer = handler.post("/dispatch/", {"title": "不该有的任务", "unit": str(organ.units["研究室"]), "due_on": on(5)})
    assert answer.status_code == 400
    with reading(organ.organ_id):
        assert not Case.objects.filter(title="不该有的任务").exists()


def test_the_key_work_of_a_month_holds_what_is_due_and_open_key_tasks(client, organ):
    set_task(organ, "长期的重点任务")
    set_task(organ, "两个月后的举措", task_kind="initiative", due_on=on(75))
    set_task(organ, "已超期的举措", task_kind="initiative", due_on=on(-2))
    clerk = sign_in(client, organ, "综合处干部")
    now = clerk.get("/dispatch/key-work/").content.decode()
    assert "已超期的举措" in section(now, "due") and "长期的重点任务" in section(now, "key")
    assert "两个月后的举措" not in now
    later = clerk.get(f"/dispatch/key-work/?month={on(75)[:7]}").content.decode()
    assert "两个月后的举措" in section(later, "due")
    assert clerk.get("/dispatch/key-work/?month=nonsense").status_code == 200


def test_administrators_have_no_dispatch(client, organ):
    assert sign_in(client, organ, "系统管理员").get("/dispatch/").status_code == 404


def test_twice_the_tasks_ask_no_more_of_the_database(client, organ):
    clerk = sign_in(client, organ, "综合处干部")
    clerk.get("/dispatch/")  # what is read once for all, like the calendar
    asked = []
    for turn in range(2):
        for n in range(4):
            set_task(organ, f"任务{turn}{n}", due_on=on(n))
        with CaptureQueriesContext(connection) as queries:
            assert clerk.get("/dispatch/").status_code == 200
        asked.append(len(queries))
    assert asked[0] == asked[1]


def test_the_ledger_has_a_tab_of_the_own_unit_and_of_the_next_30_days(client, organ):
    set_task(organ, "本单位的任务", due_on=on(40))
    set_task(organ, "别单位的任务", unit="城环委", person="另一经办人", due_on=on(30))
    reader = sign_in(client, organ, "经办人")
    own, soon = (reader.get(f"/ledger/task/?view={key}").content.decode() for key in ("own", "month"))
    assert "本单位的任务" in own and "别单位的任务" not in own
    assert "别单位的任务" in soon and "本单位的任务" not in soon


def test_groups_are_chosen_by_title_each_grouping_from_its_own(client, organ):
    plan = organ.open("综合处干部", "plan", "draft", at=NOW - timedelta(days=20), title="方案", unit="综合处").case_id
    organ.do("综合处干部", plan, "add_groups", at=NOW - timedelta(days=20), groups=[
        {"kind": "aspect", "title": "改进文风", "position": 1}, {"kind": "link", "title": "建章立制", "position": 1},
    ])
    page = sign_in(client, organ, "综合处干部").get("/ledger/task/new/set/").content.decode()
    aspects, links = (page.partition(f'name="{key}"')[2].partition("</select>")[0] for key in ("aspect", "link"))
    assert "改进文风" in aspects and "建章立制" not in aspects
    assert "建章立制" in links and "改进文风" not in links
