"""The API's cases: opened once, listed as the worklist lists them, paged, told in sentences; problems in words."""

import json
from datetime import UTC, datetime, timedelta

import pytest
from django.db import OperationalError
from tests.api.callers import TODAY, after, before
from tests.makers.sign_in import sign_in
from tests.services.test_rectification_loop import PROBLEM

TITLES = ("督办台账不全", "调研不够深入", "公文格式不规范")


@pytest.fixture
def clerk(client, organ):
    return sign_in(client, organ, "综合处干部")


def post(client, address, data, **headers):
    return client.post(address, data, content_type="application/json", headers=headers)


def test_a_stranger_is_refused_whatever_is_asked(organ, client):
    for answer in (client.get("/api/v1/cases?procedure=problem"), post(client, "/api/v1/procedures/problem/actions/register", {})):
        assert answer.status_code == 401
        assert answer["Content-Type"] == "application/problem+json"
        assert answer["WWW-Authenticate"] == "Bearer"
        assert "没有登录" in answer.json()["title"]


def test_a_case_is_opened_once_and_acted_on_by_a_session(organ, clerk):
    body = {"data": organ.named(PROBLEM)}
    opened = post(clerk, "/api/v1/procedures/problem/actions/register", body, Idempotency_Key="k1")
    assert opened.status_code == 200, opened.content.decode()
    again = post(clerk, "/api/v1/procedures/problem/actions/register", body, Idempotency_Key="k1")
    assert again.json() == opened.json()
    other = post(clerk, "/api/v1/procedures/problem/actions/register", {"data": {}}, Idempotency_Key="k1")
    assert other.status_code == 409
    assert clerk.get("/api/v1/cases?procedure=problem").json()["total"] == 1
    case = opened.json()["id"]
    late = post(clerk, f"/api/v1/cases/{case}/actions/hand_over", {"data": {"unit": "不存在的局", "rectify_by": "2020-01-01"}})
    assert late.status_code == 422
    assert late["Content-Type"] == "application/problem+json"
    assert {r["code"] for r in late.json()["reasons"]} == {"unknown_unit", "date_in_past"}
    due = after(30)
    done = post(clerk, f"/api/v1/cases/{case}/actions/hand_over", {"data": {"unit": "研究室", "rectify_by": due}, "expected_version": 1})
    assert done.json()["stage"] == "rectifying"
    assert clerk.get(f"/api/v1/cases/{case}").json()["version"] == 2
    assert clerk.get(f"/api/v1/cases/{case}/clocks").json()[0]["due_on"] == due


def test_a_session_writes_with_its_token_only(organ):
    from django.test import Client

    strict = sign_in(Client(enforce_csrf_checks=True), organ, "综合处干部")
    answer = post(strict, "/api/v1/procedures/problem/actions/register", {"data": organ.named(PROBLEM)})
    assert (answer.status_code, answer.json()["reasons"][0]["code"]) == (403, "csrf")
    assert strict.get("/api/v1/cases?procedure=problem").json()["total"] == 0


@pytest.fixture
def three(programs):
    """Three problems: one late, one due later, one not handed over."""
    office = programs("综合处干部")
    cases = [
        office.open("problem", "register", on=before(20), **{**PROBLEM, "title": title, "kind": kind})["id"]
        for title, kind in zip(TITLES, ("execution", "conduct", "execution"), strict=True)
    ]
    office.do(cases[0], "hand_over", on=before(20), unit="研究室", rectify_by=after(0))
    office.do(cases[1], "hand_over", on=before(20), unit="城环委", rectify_by=after(60))
    return cases


def titles(caller, query=""):
    return [c["title"] for c in caller.get(f"/cases?procedure=problem{query}")["cases"]]


def page_titles(organ, client, view):
    """What the page of the worklist lists under a saved view."""
    page = sign_in(client, organ, "综合处干部").get(f"/ledger/problem/?view={view}").content.decode()
    return sorted((t for t in TITLES if t in page), key=page.index)


def test_the_ledger_is_filtered_as_the_worklist_is(organ, programs, three, client):
    office = programs("综合处干部")
    assert titles(office) == ["督办台账不全", "调研不够深入", "公文格式不规范"]
    assert titles(office, "&stage=registered") == ["公文格式不规范"]
    assert titles(office, "&stage=registered&stage=rectifying&kind=execution") == ["督办台账不全", "公文格式不规范"]
    assert titles(office, f"&unit={organ.units['城环委']}") == ["调研不够深入"]
    assert titles(office, "&due=ok") == ["调研不够深入"]
    assert titles(office, "&due=idle") == ["公文格式不规范"]
    assert titles(office, "&q=台账") == ["督办台账不全"]
    (told,) = [p for p in office.get("/procedures") if p["key"] == "problem"]
    for view in told["views"]:
        assert titles(office, f"&view={view['key']}") == page_titles(organ, client, view["key"]), view
    assert titles(office, "&state=closed") == []
    assert titles(programs("经办人")) == ["督办台账不全"]
    row = office.get("/cases?procedure=problem&q=台账")["cases"][0]
    assert (row["unit"], row["stage_label"], row["due_on"], row["detail"]["kind"]) == ("研究室", "整改中", TODAY.isoformat(), "execution")
    assert row["page"] == f"http://testserver/cases/{row['id']}/"


def test_pages_of_the_ledger_follow_their_links(programs, three):
    office = programs("综合处干部")
    seen, path = [], "/cases?procedure=problem&limit=1&state=all"
    while path:
        got = office.get(path)
        assert got["total"] == 3
        seen += [c["id"] for c in got["cases"]]
        path = got["next"] and got["next"].removeprefix("http://testserver/api/v1")
    assert seen == three


def test_conditions_that_do_not_exist_are_told_all_at_once(programs):
    told = programs("综合处干部").get("/cases?procedure=problem&stage=flying&kind=red&colour=blue&after=x&view=none", 422)
    assert {(r["field"], r["code"]) for r in told["reasons"]} == {
        ("stage", "not_a_choice"), ("kind", "not_a_choice"), ("colour", "unknown_field"), ("after", "rule"),
        ("view", "not_a_choice"),
    }
    assert programs("综合处干部").get("/cases?procedure=none", 422)["reasons"][0]["code"] == "not_a_choice"
    assert programs("综合处干部").get("/cases?procedure=problem&limit=0&state=some", 422)["reasons"][0]["code"] == "not_valid"


def test_a_case_is_told_with_its_timeline(organ, programs, three):
    office = programs("综合处干部")
    told = office.get(f"/cases/{three[0]}")
    (lead,) = told["assignments"]
    assert (lead["unit"]["name"], lead["role"], told["stage_label"]) == ("研究室", "lead", "整改中")
    assert told["names"][told["detail"]["origin_unit"]] == "综合处"
    assert all(a["reason"] for a in told["acts"] if not a["open"])
    events = office.get(f"/cases/{three[0]}/events")
    assert [(e["seq"], e["action"], e["on"], e["recorded_on"]) for e in events] == [
        (2, "hand_over", before(20), TODAY.isoformat()), (1, "register", before(20), TODAY.isoformat()),
    ]
    assert "研究室" in events[0]["sentence"]


def test_evidence_is_uploaded_and_then_named(settings, tmp_path, programs, three):
    settings.FILES_DIR = tmp_path
    handler = programs("经办人")
    from django.core.files.uploadedfile import SimpleUploadedFile

    sent = handler.client.post("/api/v1/uploads", {"file": SimpleUploadedFile("进展.txt", "逐件反馈，已建立台账。".encode())})
    assert sent.status_code == 201, sent.content.decode()
    token = sent.json()["id"]
    handler.do(three[0], "note_progress", progress="已建立台账", evidence=[token])
    (kept,) = handler.get(f"/cases/{three[0]}")["files"]
    assert (kept["name"], kept["person"]) == ("进展.txt", "经办人")
    secret = handler.client.post("/api/v1/uploads", {"file": SimpleUploadedFile("秘密.txt", "秘密★5年\n内部情况".encode())})
    assert (secret.status_code, secret.json()["reasons"][0]["code"]) == (422, "file_refused")
    stolen = programs("综合处干部").act(three[1], "note_progress", progress="x", evidence=[token])
    assert stolen.status in (403, 422)


def test_what_cannot_be_read_is_a_problem_too(programs):
    office = programs("综合处干部")
    torn = office.client.post("/api/v1/procedures/problem/actions/register", "{", content_type="application/json")
    assert (torn.status_code, torn.json()["reasons"][0]["code"]) == (400, "not_readable")
    assert office.post("/procedures/none/actions/register", {"data": {}}).status == 404
    assert office.get("/cases/7", 422)["reasons"][0]["field"] == "case_id"
    assert office.get("/nowhere", 404)["reasons"][0]["code"] == "no_such_address"


def test_a_stopped_database_is_a_problem_too(programs, monkeypatch):
    from renda.api import cases

    office = programs("综合处干部")

    def stopped(*_args, **_rest):
        raise OperationalError("connection refused")

    monkeypatch.setattr(cases, "worklist", stopped)
    told = office.client.get("/api/v1/cases?procedure=problem")
    assert (told.status_code, json.loads(told.content)["reasons"][0]["code"]) == (503, "no_database")


def test_lists_ask_the_database_as_often_for_many_as_for_one(programs, three, django_queries):
    office = programs("综合处干部")
    counts = []
    for limit in (1, 3):
        with django_queries() as seen:
            assert len(office.get(f"/cases?procedure=problem&limit={limit}")["cases"]) == limit
        counts.append(len(seen))
    assert counts[0] == counts[1] <= 15, counts


def test_whoever_comes_second_is_told_who_moved_the_case_and_when(organ, clerk):
    moved_at = datetime.now(UTC)
    case = organ.open("综合处干部", "problem", "register", at=moved_at - timedelta(days=2), **PROBLEM).case_id
    due = after(30)
    organ.do("综合处干部", case, "hand_over", at=moved_at, unit="研究室", rectify_by=due)
    body = {"data": {"unit": "研究室", "rectify_by": due}}
    for more, code in (({"expected_version": 1}, "moved_on"), ({}, "wrong_stage")):
        late = post(clerk, f"/api/v1/cases/{case}/actions/hand_over", {**body, **more})
        assert late.status_code == 409
        (reason,) = late.json()["reasons"]
        assert reason["code"] == code
        told = {key: reason["facts"][key] for key in ("who", "unit", "what", "at")}
        assert told == {"who": "综合处干部", "unit": "综合处", "what": "交办", "at": moved_at.isoformat()}
        assert "综合处综合处干部已于" in reason["text"] and "办理“交办”" in reason["text"]
