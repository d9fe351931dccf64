"""Accounts: what happens to one is on its chain; a start password must be changed; a second factor; a form outlives its session."""

import re
from datetime import UTC, datetime, timedelta

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value, yield_hotp_counters_from_time
from django.conf import settings as project
from tests.makers.organ import make_organ

from renda.reads.organisation import known_people
from renda.store.models import Account, Event
from renda.store.models.tenancy import uuid7
from renda.store.organisation_writing import insert_account
from renda.store.unit_of_work import reading
from renda.store.verification import verify_chains

NOW = datetime.now(UTC)
PASSWORD = "long-enough-to-pass-7"  # noqa: S105 - of a made-up account
OWN = "my-own-choice-of-words-9"
FORM = "/ledger/problem/new/register/"
TYPED = {"title": "台账更新不及时", "cause": "分工不清楚"}
LIMIT = {"key": "look_back_limit", "count": "九", "in_force_from": "", "basis": "明人常办发〔2026〕8号"}


@pytest.fixture
def organ(database):
    organ = make_organ(at=NOW - timedelta(days=90))
    insert_account(
        account_id=uuid7(), login="zhch", person_id=organ.actors["综合处干部"].person_id, password=PASSWORD, approved=True,
        persona="coordinator",
    )
    return organ


def kinds(organ):
    with reading(organ.organ_id):
        return list(Event.objects.filter(chain__kind="account").order_by("id").values_list("kind", flat=True))


def sign_in(client, password=PASSWORD, login="zhch"):
    return client.post("/accounts/login/", {"login": login, "password": password})


def code(secret):
    return format_hotp_value(hotp_value(secret, next(iter(yield_hotp_counters_from_time()))))


def with_second_factor(client):
    """Switch the second factor on as a person does; gives its secret."""
    page = client.get("/accounts/2fa/totp/activate/")
    if page.status_code == 302:  # sign in again, lately enough
        client.post(page["Location"], {"password": PASSWORD})
        page = client.get("/accounts/2fa/totp/activate/")
    secret = page.context["form"].secret
    assert secret in page.content.decode()
    done = client.post("/accounts/2fa/totp/activate/", {"code": code(secret)})
    assert done.status_code == 302, done.content.decode()
    return secret


def forget_used_codes():
    from django.core.cache import cache

    cache.clear()  # a code is good once; the clock need not pass for the next one


def test_password_and_sign_out_are_on_the_account_s_chain(organ, client):
    sign_in(client)
    client.post("/accounts/password/change/", {"oldpassword": PASSWORD, "password1": OWN, "password2": OWN})
    assert sign_in(client).status_code == 200  # the old one is worth nothing
    assert sign_in(client, OWN).status_code == 302
    client.post("/accounts/logout/")
    assert kinds(organ) == ["SignedIn", "PasswordChanged", "SignedOut", "SignInFailed", "SignedIn", "SignedOut"]
    assert client.get("/todo/").status_code == 302
    assert verify_chains(organ.organ_id).faults == []


def test_a_session_left_idle_is_recorded_as_ended(organ, client, settings):
    sign_in(client)
    client.get("/todo/")
    session = client.session
    session["seen_at"] = int(NOW.timestamp()) - int(project.IDLE_TIMEOUT.total_seconds()) - 60
    session.save()
    assert client.get("/todo/").status_code == 302
    assert kinds(organ) == ["SignedIn", "SessionExpired"]


def opened(organ, signed, client):
    """An account opened by one administrator and approved by the other; gives its start password."""
    with reading(organ.organ_id):
        person = next(p for p in known_people() if p.name == "经办人")
    page = signed("系统管理员").post("/administration/system/people/", {"do": "open_account", "person": person.id, "login_name": "jbr"})
    password = re.search(r"<dt>密码</dt><dd>([^<]+)</dd>", page.content.decode().replace("\n", ""))[1]
    client.logout()
    assert sign_in(client, password, "jbr").status_code == 302
    client.logout()
    signed("安全管理员").post("/administration/security/", {"do": "approve", "person": person.id})
    client.logout()
    return password, person


def test_a_start_password_opens_nothing_but_its_own_change(organ, client, signed):
    password, _ = opened(organ, signed, client)
    sign_in(client, password, "jbr")
    for address in ("/todo/", "/", "/api/v1/cases?procedure=problem", "/accounts/2fa/", "/me/"):
        assert client.get(address)["Location"] == "/accounts/password/change/", address
    page = client.get("/accounts/password/change/").content.decode()
    assert "一次性密码" in page
    same = client.post("/accounts/password/change/", {"oldpassword": password, "password1": password, "password2": password})
    assert "不能与一次性密码相同" in same.content.decode()
    client.post("/accounts/password/change/", {"oldpassword": password, "password1": OWN, "password2": OWN})
    assert sign_in(client, OWN, "jbr").status_code == 302
    assert client.get("/todo/").status_code == 200


def test_a_start_password_runs_out_and_is_renewed_by_two(organ, client, signed):
    password, person = opened(organ, signed, client)
    Account.objects.filter(login="jbr").update(starts_until=NOW - timedelta(minutes=1))
    assert "已过期" in sign_in(client, password, "jbr").content.decode()
    page = signed("系统管理员").post("/administration/system/people/", {"do": "renew", "person": person.id}).content.decode()
    again = re.search(r"<dt>密码</dt><dd>([^<]+)</dd>", page.replace("\n", ""))[1]
    client.logout()
    sign_in(client, again, "jbr")
    client.post("/accounts/password/change/", {"oldpassword": again, "password1": OWN, "password2": OWN})
    sign_in(client, OWN, "jbr")
    assert client.get("/todo/").status_code == 403  # waits for the security administrator
    signed("安全管理员").post("/administration/security/", {"do": "approve", "person": person.id})
    client.logout()
    sign_in(client, OWN, "jbr")
    assert client.get("/todo/").status_code == 200


def test_a_second_factor_is_switched_on_asked_for_and_recorded(organ, client):
    sign_in(client)
    assert "/accounts/2fa/" in client.get("/me/").content.decode()
    secret = with_second_factor(client)
    client.post("/accounts/logout/")
    asked = sign_in(client)
    assert asked["Location"] == "/accounts/2fa/authenticate/"
    assert client.get("/todo/").status_code == 302  # a password alone opens nothing
    assert client.post("/accounts/2fa/authenticate/", {"code": "000000"}).status_code == 200
    forget_used_codes()
    assert client.post("/accounts/2fa/authenticate/", {"code": code(secret)}).status_code == 302
    assert client.get("/todo/").status_code == 200
    found = kinds(organ)
    assert found.count("SignedIn") == 2
    assert "SecondFactorActivated" in found


def test_a_lost_second_factor_is_taken_off_by_the_security_administrator(organ, client, signed):
    sign_in(client)
    with_second_factor(client)
    person = organ.actors["综合处干部"].person_id
    client.logout()
    security = signed("安全管理员")
    assert "解除两步验证" in security.get("/administration/security/").content.decode()
    security.post("/administration/security/", {"do": "drop_factor", "person": person})
    assert not Authenticator.objects.exists()
    client.logout()
    assert sign_in(client)["Location"] == "/"


def test_a_form_outlives_its_session_through_a_second_factor(organ, client):
    sign_in(client)
    secret = with_second_factor(client)
    session = client.session
    session["seen_at"] = int(NOW.timestamp()) - int(project.IDLE_TIMEOUT.total_seconds()) - 60
    session.save()
    lost = client.post(FORM, TYPED)
    assert lost.status_code == 403
    assert TYPED["title"] in lost.content.decode()
    asked = client.post(FORM, {**TYPED, "login": "zhch", "password": PASSWORD})
    assert asked["Location"].startswith("/accounts/2fa/authenticate/")
    forget_used_codes()
    back = client.post("/accounts/2fa/authenticate/", {"code": code(secret)}, follow=True)
    assert back.redirect_chain[-1][0] == FORM
    assert all(value in back.content.decode() for value in TYPED.values())


def test_a_form_outlives_its_session_through_a_persona(organ, client):
    lost = client.post(FORM, TYPED)
    assert TYPED["title"] in lost.content.decode()
    back = client.post("/enter/", {"persona": "coordinator", "next": FORM}, follow=True)
    assert back.redirect_chain == [(FORM, 302)]
    assert all(value in back.content.decode() for value in TYPED.values())


def test_a_settings_form_outlives_its_session_and_goes_to_nobody_else(organ, client, signed):
    typed_by = str(organ.actors["综合处干部"].person_id)
    client.post("/settings/limits/", {**LIMIT, "typed_by": typed_by})
    back = client.post("/enter/", {"persona": "coordinator", "next": "/settings/limits/"}, follow=True)
    assert LIMIT["basis"] in back.content.decode()
    assert LIMIT["basis"] not in client.get("/settings/limits/").content.decode()  # given back once
    client.logout()
    client.post("/settings/limits/", {**LIMIT, "typed_by": str(uuid7())})
    other = client.post("/enter/", {"persona": "coordinator", "next": "/settings/limits/"}, follow=True)
    assert LIMIT["basis"] not in other.content.decode()
