"""The calendar of deadlines by its secret address: what it holds, of private matters no word, gone once revoked."""

import re
from datetime import UTC, date, datetime
from typing import Any

import pytest
from icalendar import Calendar
from tests.makers.organ import TestOrgan, make_organ

from renda.reads.deadlines import Deadline
from renda.reports.deadline_calendar import deadline_calendar

ABOUT = {"field": "party", "kind": "duty", "channel": "self_check", "origin": "daily", "added_later": "no"}
AT = datetime(2026, 11, 20, 1, tzinfo=UTC)


@pytest.fixture
def organ(database) -> TestOrgan:
    return make_organ()


def issued(client: Any) -> str:
    text = client.post("/me/calendar/", {"do": "issue"}).content.decode()
    found = re.search(r"http://testserver(/calendar/[\w-]+\.ics)", text)
    assert found, text
    return found.group(1)


def handed_over(organ: TestOrgan, title: str, **about: Any) -> None:
    case = organ.open("综合处干部", "problem", "register", title=title, **{**ABOUT, "level": "group", "origin_unit": "综合处", **about})
    organ.do("综合处干部", case.case_id, "hand_over", unit="研究室", person="经办人", rectify_by="2027-03-31", at=AT)


def events(content: bytes) -> list[Any]:
    return list(Calendar.from_ical(content).walk("VEVENT"))


def test_it_holds_what_the_person_has_to_do_by_when(signed, organ, client):
    handed_over(organ, "审议意见跟踪不及时")
    address = issued(signed("经办人"))
    client.logout()
    answer = client.get(address)
    assert (answer.status_code, answer["Content-Type"]) == (200, "text/calendar; charset=utf-8")
    (event,) = events(answer.content)
    assert event["summary"].startswith("申请销号：审议意见跟踪不及时（整改-2026-001）")
    assert (event.decoded("dtstart"), event.decoded("dtend")) == (date(2027, 3, 31), date(2027, 4, 1))
    assert event["dtstart"].params["VALUE"] == "DATE"
    again = client.get(address, headers={"If-None-Match": answer["ETag"]})
    assert (again.status_code, again.content) == (304, b"")


def test_of_a_private_matter_it_says_number_kind_and_day_only(signed, organ, client):
    case = organ.open("党员", "problem", "register", title="个人的事", level="person", origin_unit="第一支部", subject="党员", **ABOUT)
    organ.do("支部书记", case.case_id, "hand_over", unit="第一支部", person="党员", rectify_by="2027-03-31", at=AT)
    content = client.get(issued(signed("党员"))).content
    assert events(content)[0]["summary"] == "问题整改 整改-2026-001 到期"
    assert "个人的事" not in content.decode()


def test_it_is_gone_once_revoked_or_changed(signed, organ, client):
    first = issued(signed("经办人"))
    second = issued(signed("经办人"))
    assert (client.get(first).status_code, client.get(second).status_code) == (404, 200)
    signed("经办人").post("/me/calendar/", {"do": "revoke"})
    assert client.get(second).status_code == 404
    assert client.get("/calendar/nonsense.ics").status_code == 404


def test_administrators_have_none(signed):
    assert signed("系统管理员").get("/me/calendar/").status_code == 404


def test_long_lines_are_folded_and_signs_escaped():
    title = "完善督办机制，逐件跟踪；" * 12
    found = [Deadline(case_id=organ_id, kind="任务", number="任务-2026-001", title=title, action="report", what="申报完成",
                      due_on=date(2026, 3, 31), changed_at=AT) for organ_id in (AT,)]
    content = deadline_calendar(found, name="时限", address_of=lambda _case: "https://example.invalid/cases/1/")
    lines = content.split(b"\r\n")
    assert max(map(len, lines)) <= 75
    assert lines[0] == b"BEGIN:VCALENDAR"
    assert lines[-1] == b""
    assert events(content)[0]["summary"] == f"申报完成：{title}（任务-2026-001）"
