"""Coming in: the sign-in page, a persona, “我的”, another day, notices, the public list."""

from datetime import UTC, datetime, timedelta

import pytest
from tests.makers.organ import make_organ
from tests.services.test_rectification_loop import PROBLEM

from renda.domain.rights import Duty
from renda.services.notices import notify_waiting
from renda.services.organisation import give_post
from renda.store.models import Account, Event
from renda.store.models.tenancy import uuid7
from renda.store.organisation_writing import insert_account
from renda.store.unit_of_work import reading

NOW = datetime.now(UTC)


@pytest.fixture
def organ(database):
    organ = make_organ(at=NOW - timedelta(days=90))
    insert_account(
        account_id=uuid7(), login="coordinator", person_id=organ.actors["综合处干部"].person_id, password=None, approved=True,
        persona="coordinator",
    )
    return organ


def enter(client):
    return client.post("/enter/", {"persona": "coordinator"})


def test_a_persona_enters_without_a_password_in_demonstration_mode_only(organ, client, settings):
    assert "综合处干部" in client.get("/accounts/login/").content.decode()
    assert client.get("/todo/").status_code == 302
    assert enter(client).status_code == 302
    assert client.get("/todo/").status_code == 200
    assert client.post("/enter/", {"persona": "nobody"}).status_code == 404


def test_an_account_without_approval_sees_nothing(organ, client):
    Account.objects.update(approved=False)
    account = Account.objects.get()
    client.force_login(account, backend="allauth.account.auth_backends.AuthenticationBackend")
    answer = client.get("/todo/")
    assert answer.status_code == 403
    assert "批准" in answer.content.decode()


def test_another_day_can_be_today_in_the_demonstration(organ, client):
    enter(client)
    assert client.get("/me/").status_code == 200
    client.post("/me/", {"as_if": "2026-12-01"})
    assert "演示日期：2026年12月1日" in client.get("/todo/").content.decode()


def test_those_a_case_now_waits_for_are_told_once(organ, client):
    case = organ.open("综合处干部", "problem", "register", at=NOW - timedelta(days=3), **PROBLEM).case_id
    due = (NOW + timedelta(days=20)).date().isoformat()
    organ.do("综合处干部", case, "hand_over", at=NOW - timedelta(days=2), unit="研究室", person="经办人", rectify_by=due)
    with reading(organ.organ_id):
        event = Event.objects.filter(chain_id=case).order_by("-seq").first()
    for _ in range(2):
        notify_waiting(organ_id=organ.organ_id, event_id=event.id, at=NOW)
    insert_account(
        account_id=uuid7(), login="handler", person_id=organ.actors["经办人"].person_id, password=None, approved=True,
        persona="handler",
    )
    client.post("/enter/", {"persona": "handler"})
    assert client.get("/notices/").content.decode().count("请办理“申请销号”") == 1


def test_a_person_of_two_posts_chooses_one(organ, client):
    person = organ.actors["综合处干部"].person_id
    second = give_post(
        actor=organ.actors["安全管理员"], person_id=person, unit_id=organ.units["研究室"], title="研究室兼职",
        duties={Duty.HANDLE}, at=NOW,
    )
    enter(client)
    asked = client.get("/todo/")
    assert asked.status_code == 302
    assert asked["Location"].startswith("/post/")
    assert "研究室兼职" in client.get(asked["Location"]).content.decode()
    assert client.post("/post/", {"post": second, "next": "/todo/"})["Location"] == "/todo/"
    assert "研究室兼职" in client.get("/todo/").content.decode()
    assert client.post("/post/", {"post": second, "next": "https://elsewhere.example/"})["Location"] == "/"
