"""The pages of study: the weekly sheet, newcomers, a form whose list follows unit and day, the page of a plan."""

from datetime import UTC, datetime, timedelta

import pytest
from tests.makers.organ import make_organ
from tests.makers.sign_in import sign_in

from renda.domain.days import day_of
from renda.domain.rights import Duty
from renda.services.organisation import add_person, give_post

NOW = datetime.now(UTC)
TODAY = day_of(NOW)


@pytest.fixture
def organ(database):
    return make_organ(at=NOW - timedelta(days=400))


def on(days: int) -> str:
    return (TODAY + timedelta(days=days)).isoformat()


def section(page: str, key: str) -> str:
    return page.partition(f'id="{key}"')[2].partition("</section>")[0]


def issued_plan(organ, *items, **more):
    rows = [{"planned_on": day, "title": title, "form": "theme_day"} for day, title in items]
    at = NOW - timedelta(days=30)
    data = {"title": "支部学习计划", "level": "branch", "from_on": on(-30), "until_on": on(30), "items": rows} | more
    plan = organ.open("支部书记", "study_plan", "draft", at=at, **data)
    organ.do("综合处干部", plan.case_id, "approve", at=at)
    organ.do("支部书记", plan.case_id, "issue", at=at, issued_on=on(-30))
    return plan


def test_the_sheet_counts_by_unit_and_names_nobody(client, organ):
    issued_plan(organ, (on(-14), "未开展的活动"), (on(-7), "开展了的活动"), weekly_days=0.5)
    held = organ.open(
        "支部书记", "study_session", "register_branch", title="计划外活动", form="party_lesson", held_on=on(-14), days=0.5,
        attendees=["党员"], at=NOW,
    )
    page = sign_in(client, organ, "分管领导").get(f"/study-weeks/?week={on(-14)}").content.decode()
    line = section(page, "units").partition("第一支部")[2].partition("</tr>")[0]
    assert [x.partition("</td>")[0].rpartition(">")[2] for x in line.split("<td")[1:6]] == ["1", "0", "1", "1", "0.5"]
    assert "已达到" in line and "党员" not in section(page, "units")
    assert "未开展的活动" in section(page, "expected") and "开展了的活动" not in section(page, "expected")
    assert held.number and "没有计划、也没有开展活动的单位" not in section(page, "units")


def test_a_week_without_its_half_day_shows_on_the_sheet_and_on_the_plan(client, organ):
    plan = issued_plan(organ, (on(10), "以后的活动"), weekly_days=0.5)
    clerk = sign_in(client, organ, "综合处干部")
    assert "未达到" in section(clerk.get(f"/study-weeks/?week={on(-7)}").content.decode(), "units")
    assert "不足0.5天的周" in clerk.get(f"/cases/{plan.case_id}/").content.decode()


def test_the_form_ticks_everybody_of_the_unit_and_lists_anew(client, organ):
    secretary = sign_in(client, organ, "支部书记")
    page = secretary.get("/ledger/study_session/new/register_branch/").content.decode()
    ticked = section(page.replace("</fieldset>", "</section>"), "f-attendees")
    assert ticked.count(" checked") == 2 and "第一支部" in ticked and "经办人" not in ticked
    clerk = sign_in(client, organ, "综合处干部")
    data = {"unit": str(organ.units["研究室"]), "held_on": on(-1), "title": "写到一半", "_list_again": "1"}
    page = clerk.post("/ledger/study_session/new/register/", data).content.decode()
    again = section(page.replace("</fieldset>", "</section>"), "f-attendees")
    assert "经办人" in again and again.count(" checked") == 1 and "写到一半" in page


def test_who_was_ticked_and_is_no_member_stays_on_the_form_to_be_cleared(client, organ):
    clerk = sign_in(client, organ, "综合处干部")
    stranger = str(organ.actors["党员"].person_id)
    data = {"unit": str(organ.units["研究室"]), "held_on": on(-1), "title": "会", "form": "discussion", "level": "group", "days": "0.5",
            "attendees": [stranger]}
    answer = clerk.post("/ledger/study_session/new/register/", data)
    page = answer.content.decode()
    assert answer.status_code == 422 and "党员" in page and "不在研究室，不能列入" in page
    assert f'value="{stranger}" checked' in page


def test_newcomers_are_offered_until_they_are_entered(client, organ):
    person = add_person(actor=organ.actors["系统管理员"], name="新来的人", at=NOW - timedelta(days=20))
    give_post(
        actor=organ.actors["安全管理员"], person_id=person, unit_id=organ.units["研究室"], title="科员", duties={Duty.MEMBER},
        at=NOW - timedelta(days=20),
    )
    clerk = sign_in(client, organ, "综合处干部")
    page = clerk.get("/newcomers/").content.decode()
    assert "新来的人" in page and "没有列入" in page
    address = page.partition('href="/ledger/newcomer_training/new/enrol/?')[2].partition('"')[0].replace("&amp;", "&")
    assert str(person) in clerk.get(f"/ledger/newcomer_training/new/enrol/?{address}").content.decode()
    organ.open(
        "综合处干部", "newcomer_training", "enrol", title="新来的人入职双培训", person=str(person), unit="研究室", at=NOW,
        entered_on=on(-20),
    )
    assert "还缺政治、业务两项培训" in clerk.get("/newcomers/").content.decode()
    assert "新来的人" not in sign_in(client, organ, "支部书记").get("/newcomers/").content.decode(), "another unit's newcomer"


def test_entries_of_a_drafted_plan_can_be_brought_in_as_a_table(client, organ):
    plan = organ.open(
        "支部书记", "study_plan", "draft", title="计划", level="branch", from_on=on(0), until_on=on(30), at=NOW,
    )
    page = sign_in(client, organ, "支部书记").get(f"/cases/{plan.case_id}/").content.decode()
    assert "/ledger/study_session/import/list_item/" in section(page, "items")


def test_newcomers_are_entered_at_one_press_and_only_by_who_coordinates(client, organ):
    for name in ("新来甲", "新来乙"):
        person = add_person(actor=organ.actors["系统管理员"], name=name, at=NOW)
        give_post(actor=organ.actors["安全管理员"], person_id=person, unit_id=organ.units["研究室"], title="科员", duties=(Duty.MEMBER,),
                  at=NOW, from_on=TODAY - timedelta(days=20))
    assert sign_in(client, organ, "经办人").post("/newcomers/").status_code == 403
    clerk = sign_in(client, organ, "综合处干部")
    assert "全部列入双培训（2人）" in clerk.get("/newcomers/").content.decode()
    page = clerk.post("/newcomers/", follow=True).content.decode()
    assert "已列入双培训2人" in page and "没有列入" not in section(page, "newcomers").partition("<table")[2]
    assert page.count("还缺政治、业务两项培训") == 2


def test_a_persons_least_days_count_the_sessions_attended(client, organ):
    items = [{"planned_on": on(-3), "title": "自学章程", "form": "self_study", "days": 0.5}]
    at = NOW - timedelta(days=20)
    data = {"title": "个人学习计划", "from_on": on(-20), "until_on": on(20), "least_days": 2, "items": items}
    plan = organ.open("党员", "study_plan", "draft_own", at=at, **data)
    organ.do("综合处干部", plan.case_id, "approve", at=at)
    for days, held in ((-10, ["党员", "支部书记"]), (-9, ["支部书记"]), (-30, ["党员"])):
        data = {"title": f"活动{days}", "form": "theme_day", "held_on": on(days), "days": 1, "attendees": held}
        organ.open("支部书记", "study_session", "register_branch", at=NOW, **data)
    page = sign_in(client, organ, "党员").get(f"/cases/{plan.case_id}/").content.decode()
    assert "1天（本计划0天，其他活动1天），全期至少2天，还差1天" in section(page, "standing")
    (own,) = plan.opened
    organ.do("党员", own, "hold_own", at=NOW, held_on=on(-1), days=1)
    page = client.get(f"/cases/{plan.case_id}/").content.decode()
    assert "2天（本计划1天，其他活动1天），全期至少2天，已达到" in section(page, "standing")


def test_the_form_of_an_opening_leads_to_what_is_planned_and_waits(client, organ):
    issued_plan(organ, (on(-2), "参观旧址"), (on(60), "还早的活动"), until_on=on(90))
    page = sign_in(client, organ, "支部书记").get("/ledger/study_session/new/register_branch/").content.decode()
    waiting = page.partition("已有计划、等您登记的")[2].partition("</dl>")[0]
    assert ">参观旧址</a>" in waiting and "/acts/hold/" in waiting and "还早的活动" not in waiting
