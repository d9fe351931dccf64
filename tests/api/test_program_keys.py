"""Keys for programs: issued for one post, shown once, used, counted, revoked – and recorded."""

import re
from datetime import timedelta

import pytest
from django.db import connection
from tests.api.callers import NOW, TODAY, Caller, account_of, before, issue_key
from tests.makers.sign_in import sign_in

from renda.domain.refusals import Code, Refused
from renda.reads.administration import plain_records
from renda.reads.program_keys import program_keys
from renda.services.accounts import switch_account
from renda.services.organisation import withdraw_post
from renda.services.program_keys import actor_by_key, issue_program_key, revoke_program_key
from renda.store.models import ProgramKey
from renda.store.unit_of_work import reading
from renda.store.verification import verify_chains


@pytest.fixture
def signed(client, organ):
    def sign(who):
        sign_in(client, organ, who)
        return client

    return sign


def listed(organ):
    with reading(organ.organ_id):
        return program_keys()


def text(answer):
    return answer.content.decode()


def test_a_key_is_issued_shown_once_used_and_revoked_by_its_person(organ, signed):
    page = signed("经办人")
    assert "接口密钥" in text(page.get("/me/"))
    assert "还没有发放过" in text(page.get("/me/keys/"))
    issued = page.post("/me/keys/", {"do": "issue_key", "name": "政务平台", "ends_on": before(-10)})
    (token,) = set(re.findall(r"renda_[\w-]{43}", text(issued)))
    assert issued["Cache-Control"] == "no-store"
    assert token not in text(page.get("/me/keys/"))
    with reading(organ.organ_id):
        assert token not in str(list(ProgramKey.objects.values()))
    assert listed(organ)[0].last_used_at is None
    program = Caller(token)
    assert program.get("/cases?procedure=problem")["total"] == 0
    (key,) = listed(organ)
    assert key.last_used_at is not None
    assert "政务平台" in text(page.get("/me/keys/"))
    assert "已停用接口密钥“政务平台”" in text(page.post("/me/keys/", {"do": "revoke_key", "key": key.id}, follow=True))
    assert program.get("/cases?procedure=problem", 401)["reasons"][0]["code"] == "not_signed_in"
    assert "已经停用" in text(page.post("/me/keys/", {"do": "revoke_key", "key": key.id}, follow=True))
    with reading(organ.organ_id):
        said = [(r.kind, r.sentence) for r in plain_records().rows[:2]]
    assert [kind for kind, _ in said] == ["account", "account"]
    assert "停用接口密钥“政务平台”" in said[0][1]
    assert "为岗位“研究室 经办人”发放接口密钥“政务平台”" in said[1][1]
    assert verify_chains().faults == []


def test_what_is_wrong_is_said_at_the_field_and_kept(organ, signed):
    page = signed("经办人")
    answer = page.post("/me/keys/", {"do": "issue_key", "name": "", "ends_on": before(1)})
    assert answer.status_code == 422
    assert "“密钥名称”未填写" in text(answer)
    assert "早于今天" in text(answer)
    assert before(1) in text(answer)
    later = issue_program_key(actor=organ.actors["经办人"], name="x" * 61, ends_on=TODAY + timedelta(days=400), at=NOW)
    assert isinstance(later, Refused)
    assert [r.field for r in later.reasons] == ["name", "ends_on"]
    assert listed(organ) == ()


def test_administrators_get_no_keys_and_the_security_administrator_sees_and_revokes_all(organ, signed):
    account_of(organ.actors["安全管理员"])
    refused = issue_program_key(actor=organ.actors["安全管理员"], name="巡检", ends_on=TODAY, at=NOW)
    assert isinstance(refused, Refused)
    assert refused.has(Code.RULE)
    caller = Caller(issue_key(organ.actors["经办人"], "对接程序").token)
    caller.get("/procedures")
    security = signed("安全管理员")
    page = text(security.get("/administration/security/"))
    assert "对接程序" in page
    assert "研究室 经办人" in page
    assert "发放密钥" not in text(security.get("/me/keys/"))
    security.post("/administration/security/", {"do": "revoke_key", "key": listed(organ)[0].id})
    caller.get("/procedures", 401)


def test_nobody_revokes_anothers_key(organ, signed):
    token = issue_key(organ.actors["经办人"]).token
    answer = signed("另一经办人").post("/me/keys/", {"do": "revoke_key", "key": listed(organ)[0].id}, follow=True)
    assert "不是您发放的" in text(answer)
    Caller(token).get("/procedures")


def end_of_key(organ, _token):
    with connection.cursor() as cursor, reading(organ.organ_id):
        cursor.execute("UPDATE store_programkey SET ends_on = %s", [TODAY - timedelta(days=1)])


def end_of_post(organ, _token):
    actor = organ.actors["经办人"]
    withdraw_post(actor=organ.actors["安全管理员"], post_id=actor.post_id, title="经办人", until_on=TODAY, at=NOW)


def end_of_account(organ, _token):
    account = account_of(organ.actors["经办人"])
    switch_account(actor=organ.actors["系统管理员"], account_id=account.id, login=account.login, active=False, at=NOW)


@pytest.mark.parametrize("end", [end_of_key, end_of_post, end_of_account])
def test_a_key_ends_with_its_day_its_post_and_its_account(organ, end):
    token = issue_key(organ.actors["经办人"]).token
    program = Caller(token)
    program.get("/procedures")
    end(organ, token)
    program.get("/procedures", 401)


def test_an_unknown_key_is_nobody_even_beside_a_session(organ, signed):
    assert actor_by_key("renda_" + "x" * 43, at=NOW) is None
    browser = signed("综合处干部")
    assert browser.get("/api/v1/procedures").status_code == 200
    assert browser.get("/api/v1/procedures", headers={"Authorization": "Bearer renda_x"}).status_code == 401


def test_a_revoked_key_stays_revoked(organ):
    issue_key(organ.actors["经办人"])
    key = listed(organ)[0].id
    assert revoke_program_key(actor=organ.actors["经办人"], key_id=key, at=NOW) == "测试程序"
    again = revoke_program_key(actor=organ.actors["经办人"], key_id=key, at=NOW)
    assert isinstance(again, Refused)


def test_a_busy_program_is_told_to_wait_and_others_are_not(organ, programs, monkeypatch):
    from renda.api.operations import api

    for bound in api._get_bound_routers():
        for view in bound.path_operations.values():
            for operation in view.operations:
                for rate in operation.throttle_objects:
                    monkeypatch.setattr(rate, "num_requests", 3)
    busy, other = programs("综合处干部"), programs("经办人")
    for _ in range(3):
        busy.get("/procedures")
    answer = busy.client.get("/api/v1/procedures")
    assert (answer.status_code, answer.json()["reasons"][0]["code"]) == (429, "too_many")
    assert int(answer["Retry-After"]) >= 1
    other.get("/procedures")
