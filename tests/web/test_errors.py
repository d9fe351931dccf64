"""What goes wrong keeps what was typed: an expired session, a stale token, a stopped database, a missing page."""

from datetime import UTC, datetime, timedelta

import pytest
from django.db import OperationalError
from django.test import Client
from tests.makers.organ import make_organ

from renda.store.models import Account, Event
from renda.store.models.tenancy import uuid7
from renda.store.organisation_writing import insert_account
from renda.store.unit_of_work import reading

NOW = datetime.now(UTC)
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
FORM = "/ledger/problem/new/register/"
TYPED = {"title": "交办后没有跟踪", "description": "第三季度两件意见没有跟踪。"}
PASSWORD = "laurel-otter-42"


@pytest.fixture
def organ(database):
    organ = make_organ(at=NOW - timedelta(days=90))
    insert_account(
        account_id=uuid7(), login="zhch", person_id=organ.actors["综合处干部"].person_id, password=PASSWORD, approved=True,
    )
    return organ


def sign_ins(organ):
    with reading(organ.organ_id):
        return sorted(Event.objects.filter(action="sign_in").values_list("kind", flat=True))


def test_a_form_sent_after_the_session_ended_keeps_what_was_typed(organ, client):
    answer = client.post(FORM, TYPED)
    assert answer.status_code == 403
    page = answer.content.decode()
    assert all(value in page for value in TYPED.values())
    wrong = client.post(FORM, {**TYPED, "login": "zhch", "password": "not-this-one"})
    assert TYPED["title"] in wrong.content.decode()
    assert "not-this-one" not in wrong.content.decode()
    again = client.post(FORM, {**TYPED, "login": "zhch", "password": PASSWORD}, follow=True)
    assert again.status_code == 200
    assert again.redirect_chain == [(FORM, 302)]
    assert TYPED["title"] in again.content.decode()
    assert sign_ins(organ) == ["SignInFailed", "SignedIn"]


def test_an_account_without_approval_cannot_come_back_through_a_kept_form(organ, client):
    Account.objects.update(approved=False)
    answer = client.post(FORM, {**TYPED, "login": "zhch", "password": PASSWORD})
    assert answer.status_code == 403
    assert "_auth_user_id" not in client.session


def test_a_stale_token_keeps_what_was_typed(organ):
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(Account.objects.get(), backend=BACKEND)
    answer = strict.post(FORM, TYPED)
    assert answer.status_code == 403
    assert TYPED["title"] in answer.content.decode()
    assert "再次提交" in answer.content.decode()


def test_a_stopped_database_keeps_what_was_typed(organ, monkeypatch):
    client = Client(raise_request_exception=False)
    client.force_login(Account.objects.get(), backend=BACKEND)

    def stopped(*_args, **_more):
        raise OperationalError("connection refused")

    monkeypatch.setattr("django.db.backends.base.base.BaseDatabaseWrapper._cursor", stopped)
    answer = client.post(FORM, TYPED)
    assert answer.status_code == 503
    page = answer.content.decode()
    assert TYPED["title"] in page
    assert "重试" in page


def test_a_missing_page_and_an_upload_too_large_are_said_in_chinese(organ, settings):
    client = Client(raise_request_exception=False)
    client.force_login(Account.objects.get(), backend=BACKEND)
    assert "没有这个页面" in client.get("/nowhere/").content.decode()
    settings.DATA_UPLOAD_MAX_MEMORY_SIZE = 10
    large = client.post(FORM, TYPED | {"title": "长" * 100}, content_type="application/x-www-form-urlencoded")
    assert large.status_code == 413


def test_repeated_failures_lock_the_account_for_a_while(organ, client):
    from django.core.cache import cache

    cache.clear()
    for _ in range(6):
        client.post("/accounts/login/", {"login": "zhch", "password": "not-this-one"})
    locked = client.post("/accounts/login/", {"login": "zhch", "password": PASSWORD})
    cache.clear()
    assert "_auth_user_id" not in client.session
    assert locked.status_code in (200, 429)
    assert "SignedIn" not in sign_ins(organ)
    assert "SignInFailed" in sign_ins(organ)
