"""Organisation, procedures and the three administrators: each sees and does its own, none sees a case."""

import re
from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest
from django.db import connections
from tests.makers.organ import make_organ
from tests.services.test_rectification_loop import PROBLEM

from renda.domain.days import day_of
from renda.domain.rights import Duty
from renda.reads.actors import actors_of_person
from renda.reads.organisation import known_people, standing_units
from renda.services.organisation import add_person
from renda.store.unit_of_work import reading

NOW = datetime.now(UTC)
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
ADMINISTRATORS = {"系统管理员": "system", "安全管理员": "security", "审计管理员": "audit"}


@pytest.fixture
def organ(database):
    return make_organ(at=NOW - timedelta(days=90))


def test_the_organisation_and_the_procedures_are_shown_with_few_queries(organ, signed, django_queries):
    browser = signed("综合处干部")
    browser.get("/organisation/")
    for address, words in (
        ("/organisation/", "研究室"), ("/procedures/", "看流程图"), ("/procedures/problem/", "谁可以办什么"),
        ("/procedures/measure/", "流程图"),
    ):
        with django_queries() as seen:
            answer = browser.get(address)
        assert answer.status_code == 200, address
        assert words in answer.content.decode(), address
        assert len(seen) <= 15, (address, len(seen))
    assert browser.get("/procedures/nothing/").status_code == 404
    assert "个动作，不离开本环节" in browser.get("/procedures/problem/").content.decode()
    assert browser.get("/disclosures/").status_code == 200
    assert signed("审计管理员").get("/", follow=True).redirect_chain == [("/administration/audit/", 302)]


def test_each_administrator_opens_only_the_own_page_and_sees_no_case(organ, signed, django_queries):
    organ.open("综合处干部", "problem", "register", at=NOW - timedelta(days=3), **PROBLEM)
    for who, own in ADMINISTRATORS.items():
        browser = signed(who)
        browser.get("/me/")  # the post is chosen once
        for part in ADMINISTRATORS.values():
            with django_queries() as seen:
                answer = browser.get(f"/administration/{part}/")
            assert answer.status_code == (200 if part == own else 403), (who, part)
            assert len(seen) <= 15, (part, len(seen))
            assert PROBLEM["title"] not in answer.content.decode()
    assert signed("经办人").post("/administration/security/", {"do": "approve"}).status_code == 403


def test_a_new_colleague_is_registered_approved_and_given_a_post(organ, client, signed):
    system = signed("系统管理员")
    system.post("/administration/system/people/", {"do": "add_person", "name": "新来的同事"})
    with reading(organ.organ_id):
        person = next(p for p in known_people() if p.name == "新来的同事")
    opened = system.post("/administration/system/people/", {"do": "open_account", "person": person.id, "login_name": "xinlai"})
    password = re.search(r"<dt>密码</dt><dd>([^<]+)</dd>", opened.content.decode().replace("\n", ""))
    assert password, opened.content.decode()[:3000]
    assert password[1] not in system.get("/administration/system/people/").content.decode()
    again = system.post("/administration/system/people/", {"do": "open_account", "person": person.id, "login_name": "xinlai"})
    assert "已经有了" in again.content.decode()

    security = signed("安全管理员")
    assert "xinlai" in security.get("/administration/security/").content.decode()
    security.post("/administration/security/", {"do": "approve", "person": person.id})
    security.post("/administration/security/", {
        "do": "give", "person": person.id, "unit": organ.units["研究室"], "title": "研究室干部", "duties": ["handle"],
        "rank": "division", "employment": "seconded",
    })
    assert "县处级，借调" in security.get("/administration/security/").content.decode()
    held = actors_of_person(person.id, today=day_of(NOW))
    assert [a.duties for a in held] == [frozenset({Duty.HANDLE})]
    client.logout()
    assert client.post("/accounts/login/", {"login": "xinlai", "password": password[1]}).status_code == 302
    assert client.get("/todo/")["Location"] == "/accounts/password/change/"  # tests/web/test_accounts.py goes on from here


def test_a_rank_is_corrected_on_the_page_of_the_post(organ, signed):
    page, post = signed("安全管理员"), organ.actors["经办人"].post_id
    address = f"/administration/posts/{post}/"
    assert "未登记" in page.get(address).content.decode()
    page.post(address, {"do": "standing", "rank": "section", "employment": "attached"})
    shown = page.get(address).content.decode()
    assert "乡科级及以下，挂职" in shown and 'value="section" checked' in shown
    assert page.get("/organisation/").content.decode().count("挂职") == 1
    assert signed("系统管理员").post(address, {"do": "standing", "rank": "bureau"}).status_code == 403


def test_a_clash_of_duties_is_refused_in_words(organ, signed):
    person = organ.actors["经办人"].person_id
    answer = signed("安全管理员").post("/administration/security/", {
        "do": "give", "person": person, "unit": organ.units["研究室"], "title": "兼任", "duties": ["system_admin", "audit_admin"],
    }, follow=True)
    assert "不能兼任" in answer.content.decode()
    assert len(actors_of_person(person, today=day_of(NOW))) == 1


def test_the_audit_page_shows_records_by_pages_and_finds_a_change(organ, signed):
    audit = signed("审计管理员")
    for n in range(60):
        assert isinstance(add_person(actor=organ.actors["系统管理员"], name=f"同事{n}", at=NOW), UUID)
    page = audit.get("/administration/audit/").content.decode()
    assert "登记人员同事59" in page
    older = re.search(r"/administration/audit/\?before=\d+", page)
    assert older
    assert "建立明川市人大常委会" in audit.get(older[0]).content.decode()
    assert "全部相符" in audit.post("/administration/audit/").content.decode()
    with connections["owner"].cursor() as cursor:
        cursor.execute("ALTER TABLE store_payload DISABLE TRIGGER USER")
        cursor.execute("UPDATE store_payload SET text = replace(text, '同事59', '别人') WHERE text LIKE '%同事59%'")
    assert "有1处不符" in audit.post("/administration/audit/").content.decode()


def test_a_unit_is_added_and_closed(organ, signed):
    system = signed("系统管理员")
    system.post("/administration/system/", {"do": "add_unit", "name": "信息处", "kind": "office", "parent": ""})
    with reading(organ.organ_id):
        unit = next(u for u in standing_units(day_of(NOW)) if u.name == "信息处")
    assert "信息处" in system.get("/administration/system/").content.decode()
    again = system.post("/administration/system/", {"do": "add_unit", "name": "信息处", "kind": "office"})
    assert "已经有“信息处”" in again.content.decode()
    own = f"/administration/units/{unit.id}/"
    too_early = system.post(own, {"do": "close", "until_on": day_of(NOW - timedelta(days=1)).isoformat()})
    assert too_early.status_code == 422
    system.post(own, {"do": "close", "until_on": day_of(NOW + timedelta(days=1)).isoformat()})
    with reading(organ.organ_id):
        assert unit.id in {u.id for u in standing_units(day_of(NOW))}
        assert unit.id not in {u.id for u in standing_units(day_of(NOW + timedelta(days=1)))}
    assert "撤销单位</h2>" not in system.get(own).content.decode()
    assert system.get(f"/administration/units/{organ.organ_id}/").status_code == 404


def test_a_text_is_retired_with_a_reason_and_the_ledger_stays_in_order(organ, signed):
    case = organ.open("综合处干部", "problem", "register", at=NOW - timedelta(days=3), **PROBLEM)
    security = signed("安全管理员")

    def retire(**sent):
        return security.post("/administration/security/", {"do": "retire"} | sent, follow=True).content.decode()

    assert "没有这一事项" in retire(number="无此编号", seq="1", reason="到期")
    assert "清除理由" in retire(number=case.number, seq="1", reason=" ")
    assert "已清除" in retire(number=case.number, seq="1", reason="保管期满")
    answer = signed("审计管理员").post("/administration/audit/").content.decode()
    assert "全部相符" in answer
    assert "保管期满" in answer


def test_a_unit_is_changed_on_its_page_with_what_was_typed_kept(organ, signed):
    case = organ.open("综合处干部", "problem", "register", at=NOW - timedelta(days=3), **PROBLEM).case_id
    due = day_of(NOW + timedelta(days=20)).isoformat()
    organ.do("综合处干部", case, "hand_over", at=NOW - timedelta(days=2), unit="研究室", person="经办人", rectify_by=due)
    system, own = signed("系统管理员"), f"/administration/units/{organ.units['研究室']}/"
    system.post(own, {"do": "add_alias", "alias": "政研室"})
    assert "政研室" in system.get(own).content.decode()
    taken = system.post(own, {"do": "add_alias", "alias": "城环委"})
    assert taken.status_code == 422
    assert 'value="城环委"' in taken.content.decode()
    system.post(own, {"do": "end_alias", "alias": "政研室"})
    assert "停用" in system.get(own).content.decode()
    system.post(own, {"do": "move", "parent": organ.units["综合处"]})
    with reading(organ.organ_id):
        assert next(u for u in standing_units(day_of(NOW)) if u.name == "研究室").parent_id == organ.units["综合处"]
    refused = system.post(own, {"do": "close", "until_on": day_of(NOW).isoformat()}).content.decode()
    assert "还有1件在办事项" in refused
    assert "还有1个在任岗位" in refused
    assert PROBLEM["title"] not in refused
    assert signed("安全管理员").get(own).status_code == 403


def test_a_post_is_changed_on_its_page(organ, signed):
    security, leader = signed("安全管理员"), organ.actors["分管领导"]
    own = f"/administration/posts/{leader.post_id}/"
    assert "研究室" in security.get(own).content.decode()
    day = day_of(NOW + timedelta(days=5)).isoformat()
    security.post(own, {"do": "charge", "unit": organ.units["机关党委"], "from_on": day})
    security.post(own, {"do": "release", "unit": organ.units["研究室"]})
    held = actors_of_person(leader.person_id, today=day_of(NOW + timedelta(days=5)))[0]
    assert organ.units["机关党委"] in held.supervised
    assert organ.units["研究室"] not in held.supervised
    assert security.post(own, {"do": "withdraw", "until_on": ""}).status_code == 422
    security.post(own, {"do": "withdraw", "until_on": day})
    assert actors_of_person(leader.person_id, today=day_of(NOW + timedelta(days=5))) == ()
    assert signed("系统管理员").get(own).status_code == 403


def test_a_body_gets_its_members_by_post(organ, signed):
    signed("系统管理员").post("/administration/system/", {"do": "add_unit", "name": "整改工作专班", "kind": "task_force"})
    with reading(organ.organ_id):
        body = next(u for u in standing_units(day_of(NOW)) if u.name == "整改工作专班")
    security, own = signed("安全管理员"), f"/administration/bodies/{body.id}/"
    assert "整改工作专班" in security.get("/administration/security/").content.decode()
    handler = organ.actors["经办人"]
    given = {"by_post": handler.post_id, "title": "联络员", "from_on": day_of(NOW).isoformat(),
             "duties": ["handle", "system_admin"]}
    assert security.post(own, {**given, "title": ""}).status_code == 422
    security.post(own, given)
    shown = security.get(own).content.decode()
    assert "联络员" in shown
    assert "研究室 经办人" in shown
    seats = [a for a in actors_of_person(handler.person_id, today=day_of(NOW)) if a.unit_id == body.id]
    assert [a.duties for a in seats] == [frozenset({Duty.HANDLE, Duty.MEMBER})]  # no administrator's duty comes by a body
    assert "整改工作专班" in signed("综合处干部").get("/organisation/").content.decode()
    assert signed("安全管理员").get(f"/administration/bodies/{organ.units['研究室']}/").status_code == 404
