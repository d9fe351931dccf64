"""The API: a case through its actions, refusals as problem+json, a repeated request done once."""

from datetime import UTC, datetime, timedelta

import pytest
from tests.makers.organ import make_organ
from tests.makers.sign_in import sign_in
from tests.services.test_rectification_loop import PROBLEM

NOW = datetime.now(UTC)


@pytest.fixture
def organ(database):
    return make_organ(at=NOW - timedelta(days=90))


@pytest.fixture
def clerk(client, organ):
    return sign_in(client, organ, "综合处干部")


def post(client, address, data, **headers):
    return client.post(address, data, content_type="application/json", headers=headers)


def test_a_stranger_is_refused(organ, client):
    assert client.get("/api/v1/cases?procedure=problem").status_code == 401


def test_a_case_is_opened_once_and_acted_on(organ, clerk):
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
    due = (NOW + timedelta(days=30)).date().isoformat()
    done = post(clerk, f"/api/v1/cases/{case}/actions/hand_over", {"data": {"unit": "研究室", "rectify_by": due}, "expected_version": 1})
    assert done.json()["stage"] == "rectifying"
    assert clerk.get(f"/api/v1/cases/{case}").json()["version"] == 2
    assert clerk.get(f"/api/v1/cases/{case}/clocks").json()[0]["due_on"] == due
    assert clerk.get("/api/v1/openapi.json").status_code == 200
