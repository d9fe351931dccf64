"""A person field in an organ of many: the unit's people and the leaders are listed, others are looked for, without JavaScript."""

import pytest
from tests.makers.organ import START, make_organ
from tests.makers.sign_in import sign_in

from renda.reads import people_offered

FORM = "/ledger/task/new/set/"


@pytest.fixture
def organ(database, monkeypatch):
    monkeypatch.setattr(people_offered, "FEW", 3)
    return make_organ(at=START)


def choices(page: str, key: str) -> str:
    return page.partition(f'<select id="f-{key}"')[2].partition("</select>")[0]


def sent(organ, **more):
    return {"title": "办结一件事", "task_kind": "item", "source": "plan", "unit": str(organ.units["城环委"]), **more}


def test_the_people_of_the_unit_and_the_leaders_come_first_and_nobody_else(client, organ):
    listed = choices(sign_in(client, organ, "综合处干部").get(FORM).content.decode(), "person")
    assert "综合处干部（综合处）" in listed and "分管领导" in listed and "经办人" not in listed


def test_who_is_looked_for_by_name_or_by_unit_is_found_and_chosen(client, organ):
    clerk = sign_in(client, organ, "综合处干部")
    data = sent(organ, **{"_find.person": "党员", "_find_people": "person"})
    found = choices(clerk.post(FORM, data).content.decode(), "person")
    assert f'value="{organ.actors["党员"].person_id}" selected' in found and "另一经办人（城环委）" in found
    page = clerk.post(FORM, data | {"_find.person": "第一支部"}).content.decode()
    assert "“第一支部”有2人" in page and "支部书记（第一支部）" in choices(page, "person")
    assert "没有找到“无此人”" in clerk.post(FORM, data | {"_find.person": "无此人"}).content.decode()


def test_a_name_typed_is_taken_when_the_form_is_handed_in(client, organ):
    clerk = sign_in(client, organ, "综合处干部")
    answer = clerk.post(FORM, sent(organ, **{"_find.person": "无此人"}))
    assert answer.status_code == 422 and "无此人" in answer.content.decode()
    done = clerk.post(FORM, sent(organ, **{"_find.person": "另一经办人"}))
    assert done.status_code == 302, done.content.decode().partition("errsum")[2][:400]
    assert "另一经办人" in clerk.get(done["Location"]).content.decode()


def test_looking_for_people_in_a_row_leaves_the_other_rows_as_they_were(client, organ):
    problem = organ.open(
        "综合处干部", "problem", "register", title="会议多", field="style", kind="conduct", level="group", origin_unit="综合处",
        channel="self_check", added_later="no", origin="daily", at=START,
    )
    organ.do("综合处干部", problem.case_id, "hand_over", unit="研究室", rectify_by="2026-12-01", at=START)
    rows = {"measures.0.title": "少开会", "measures.4.title": "开短会", "_find.measures.4.person": "党员", "_find_people": "measures.4"}
    page = sign_in(client, organ, "经办人").post(f"/cases/{problem.case_id}/acts/plan_measures/", rows).content.decode()
    assert "selected" not in choices(page, "measures-0-person") and "少开会" in page
    assert f'value="{organ.actors["党员"].person_id}" selected' in choices(page, "measures-1-person")
