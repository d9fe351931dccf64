"""Study from an office's tables: attendance with names, entries of a plan, and people who have left since."""

from datetime import UTC, date, datetime

import pytest
from tests.makers.organ import make_organ
from tests.makers.tables import brought_in, confirmed, judged, workbook

from renda.adapters.blob_store import BlobStore
from renda.services.organisation import withdraw_post
from renda.store.facts_loading import load_facts
from renda.store.models import Case
from renda.store.unit_of_work import reading

APRIL = datetime(2026, 4, 20, 1, 0, tzinfo=UTC)
HEAD = ["学习主题", "形式", "层级", "组织单位", "活动日期", "时长（天）", "参学人员", "发言、领学、授课人员"]


@pytest.fixture
def organ(database):
    return make_organ()


@pytest.fixture
def files(tmp_path) -> BlobStore:
    return BlobStore(tmp_path)


def branch_row(title, on, people, speaker=""):
    return [title, "主题党日", "党支部", "第一支部", on, 0.5, people, speaker]


def test_sessions_with_their_attendance_come_from_a_table_and_a_stranger_is_told(organ, files):
    gone = organ.actors["党员"].post_id
    assert withdraw_post(actor=organ.actors["安全管理员"], post_id=gone, title="党员", until_on=date(2026, 4, 1), at=APRIL) is None
    rows = [
        HEAD, branch_row("参观展馆", "2026-03-12", "支部书记、党员", "党员"), branch_row("重温誓词", "2026-04-09", "支部书记、党员"),
        branch_row("志愿服务", "2026-03-20", "支部书记、经办人"),
    ]
    view = brought_in(organ, files, workbook(rows), procedure="study_session", at=APRIL)
    told = [(row.state, list(row.faults)) for row in judged(organ, view)]
    assert [state for state, _ in told] == ["new", "wrong", "wrong"]
    (at, said), (other_at, other) = told[1][1][0], told[2][1][0]
    assert (at, other_at) == (6, 6), "at the cell of who took part"
    assert said.startswith("“参加人员”中的党员2026年4月9日不在第一支部") and "经办人2026年3月20日不在第一支部" in other
    done = confirmed(organ, view, at=APRIL)
    assert done.results == {"opened": 1}, judged(organ, view)
    with reading(organ.organ_id):
        case = Case.objects.get(procedure="study_session")
        facts = load_facts([case.id])[case.id].facts
    named = {(p.person_id, p.role) for p in facts.participants}
    left, secretary = (organ.actors[name].person_id for name in ("党员", "支部书记"))
    assert (case.title, named) == ("参观展馆", {(left, "attendee"), (secretary, "attendee"), (left, "speaker")})


def test_the_entries_of_a_plan_come_from_a_table_and_wait_for_its_issue(organ, files):
    plan = organ.open(
        "支部书记", "study_plan", "draft", title="二季度计划", level="branch", from_on="2026-04-01", until_on="2026-06-30",
    )
    head = ["所属学习计划", "主题", "形式", "计划日期", "安排到", "时长（天）"]
    rows = [head, [plan.number, "党课", "党课", "2026-04-15", "按日", 0.5], [plan.number, "研讨", "交流研讨", "2026-05-13", "按周", 0.5]]
    view = brought_in(organ, files, workbook(rows), procedure="study_session", action="list_item", at=APRIL)
    assert confirmed(organ, view, at=APRIL).results == {"opened": 2}, judged(organ, view)
    organ.do("综合处干部", plan.case_id, "approve", at=APRIL)
    organ.do("支部书记", plan.case_id, "issue", at=APRIL, issued_on="2026-04-20")
    with reading(organ.organ_id):
        sessions = Case.objects.filter(procedure="study_session").order_by("number")
        assert [(s.stage, s.lead_unit_id) for s in sessions] == [("planned", organ.units["第一支部"])] * 2
