"""What a person may type or live through on a page, and gets told in a sentence with everything typed kept: a cycle of links,
an unknown unit, a day in the past, wide digits, blank text, a session that ran out, a full disk at a form with a file."""

import resource
from datetime import UTC, datetime, timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from tests.makers.organ import make_organ
from tests.services.test_rectification_loop import PROBLEM

from renda.store.models import Account
from renda.store.models.tenancy import uuid7
from renda.store.organisation_writing import insert_account

NOW = datetime.now(UTC)
DUE = (NOW + timedelta(days=30)).date()


@pytest.fixture
def organ(database):
    return make_organ(at=NOW - timedelta(days=90))


@pytest.fixture
def problem(organ):
    return organ.open("综合处干部", "problem", "register", at=NOW - timedelta(days=80), **PROBLEM).case_id


def test_a_cycle_of_links_is_refused_with_the_case_it_would_close_through(organ, signed):
    page, at = signed("综合处干部"), NOW - timedelta(days=8)
    first, second, third = (
        organ.open("综合处干部", "hard_item", "register", at=at, title=f"事项{n}", unit="研究室") for n in range(3)
    )
    for case, above in ((first, second), (second, third)):
        assert page.post(f"/cases/{case.case_id}/acts/group/", {"above": above.number, "version": "1"}).status_code == 302
    version = "1"
    answer = page.post(f"/cases/{third.case_id}/acts/group/", {"above": first.number, "version": version})
    text = answer.content.decode()
    assert answer.status_code == 422
    assert first.number in text and "循环" in text


@pytest.mark.parametrize(("typed", "words"), [
    ({"unit": "没有这个局", "rectify_by": DUE.isoformat()}, "没有这个局"),
    ({"unit": "研究室", "rectify_by": "2020-01-01"}, "早于今天"),
    ({"unit": "", "rectify_by": DUE.isoformat()}, "承办单位"),
    ({"unit": "研究室", "rectify_by": "二月三十日"}, "二月三十日"),
])
def test_what_cannot_be_taken_comes_back_with_its_sentence(organ, signed, problem, typed, words):
    sent = {**typed, "unit": str(organ.units.get(typed["unit"], typed["unit"])), "standard": "逐件反馈到位", "version": "1"}
    answer = signed("综合处干部").post(f"/cases/{problem}/acts/hand_over/", sent)
    text = answer.content.decode()
    assert answer.status_code == 422
    assert words in text and "逐件反馈到位" in text


def test_blank_text_of_wide_spaces_is_no_text(organ, signed, problem):
    page = signed("综合处干部")
    page.post(
        f"/cases/{problem}/acts/hand_over/", {"unit": str(organ.units["研究室"]), "rectify_by": DUE.isoformat(), "version": "1"}
    )
    answer = page.post(f"/cases/{problem}/acts/urge/", {"words": "　　", "version": "2"})
    assert answer.status_code == 422


def test_a_session_that_ran_out_in_the_middle_of_a_form_brings_it_back(organ, problem, settings):
    insert_account(
        account_id=uuid7(), login="zhch", person_id=organ.actors["综合处干部"].person_id, password="laurel-otter-42", approved=True,
    )
    client, form = Client(), f"/cases/{problem}/acts/hand_over/"
    client.force_login(Account.objects.get(login="zhch"), backend="allauth.account.auth_backends.AuthenticationBackend")
    assert client.get(form).status_code == 200
    session = client.session
    session["seen_at"] -= int(settings.IDLE_TIMEOUT.total_seconds()) + 60
    session.save()
    typed = {"unit": str(organ.units["研究室"]), "rectify_by": DUE.isoformat(), "standard": "逐件反馈到位", "version": "1"}
    answer = client.post(form, typed)
    assert answer.status_code == 403 and "逐件反馈到位" in answer.content.decode()
    back = client.post(form, {**typed, "login": "zhch", "password": "laurel-otter-42"}, follow=True)
    assert back.status_code == 200 and "逐件反馈到位" in back.content.decode()
    assert client.post(form, typed).status_code == 302


def test_a_full_disk_at_a_form_with_evidence_keeps_the_form(organ, signed, problem, settings, tmp_path):
    """The file is not kept, half or whole; what was typed comes back; with room again the same form goes through."""
    settings.FILES_DIR = tmp_path / "files"
    page = signed("综合处干部")
    page.post(
        f"/cases/{problem}/acts/hand_over/", {"unit": str(organ.units["研究室"]), "rectify_by": DUE.isoformat(), "version": "1"}
    )
    form, handler = f"/cases/{problem}/acts/note_progress/", signed("经办人")

    def hand_in():
        evidence = SimpleUploadedFile("佐证.txt", "现场照片说明\n".encode() * 30_000)
        return handler.post(form, {"progress": "已逐件反馈", "evidence": evidence, "version": "2"})

    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (256 * 1024, before[1]))
    try:
        answer = hand_in()
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    text = answer.content.decode()
    assert answer.status_code == 400
    assert "服务器的存储空间已满，文件没有保存" in text and "已逐件反馈" in text
    assert [p for p in (tmp_path / "files").rglob("*") if p.is_file()] == []
    assert hand_in().status_code == 302
