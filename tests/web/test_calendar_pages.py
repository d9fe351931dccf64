"""The working calendar and local parameters on pages: uploaded by one, approved by another, nothing shown to who may not see it."""

import re
from datetime import UTC, datetime, timedelta
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from tests.makers.calendar import NOTICE, TEXT, struck_off
from tests.makers.organ import make_organ
from tests.makers.problems import PROBLEM

from renda.domain.calendar_seed import seed_calendar
from renda.intake.calendar_files import read_calendar_file
from renda.reads.calendar import proposed_years
from renda.store.models import Clock, Parameter
from renda.store.unit_of_work import reading

NOW = datetime.now(UTC)
UPLOAD = "/administration/calendar/"
GIVEN = {"year": "2027", "number": NOTICE.number, "title": NOTICE.title, "issued_on": NOTICE.issued_on.isoformat(), "text": TEXT}


@pytest.fixture
def organ(database):
    organ = make_organ(at=datetime(2026, 3, 2, 1, tzinfo=UTC))
    struck_off(organ)
    return organ


def uploaded(signed, **changed):
    answer = signed("系统管理员").post(UPLOAD, {**GIVEN, **changed})
    assert answer.status_code == 302, answer.content.decode()
    return answer["Location"]


def test_a_year_goes_from_upload_to_the_clock(organ, signed, django_queries):
    own = uploaded(signed)
    shown = signed("系统管理员").get(own).content.decode()
    assert "2027年2月5日至12日" in shown
    assert PROBLEM["title"] not in shown
    cells = re.findall(r"<t[dh][^>]*>(.*?)</t[dh]>", shown.partition("将要调整的时限</h2>")[2], re.DOTALL)
    assert [re.sub("<.*?>", "", c).strip() for c in cells][5:10] == ["问题整改", "1", "0", "0", "0"]
    signed("系统管理员").post(own, {"do": "submit"})
    key = own.rstrip("/").rpartition("/")[2]
    page = f"/settings/calendar/{key}/"
    assert signed("系统管理员").get(page).status_code == 403
    office = signed("综合处干部")
    office.get("/me/")
    with django_queries() as seen:
        shown = office.get(page).content.decode()
    assert len(seen) <= 15
    assert PROBLEM["title"] in shown
    assert "2月12日" in shown
    assert "2月15日" in shown
    office.post(page, {"do": "approve"})
    with reading(organ.organ_id):
        assert str(Clock.objects.get(key="look_back").due_on) == "2027-02-15"
        case = Clock.objects.get(key="look_back").case_id
    assert "已生效" in office.get(page).content.decode()
    assert "重新推算时限" in office.get(f"/cases/{case}/").content.decode()


def test_a_limit_of_a_case_nobody_else_sees_is_only_counted(organ, signed):
    about = {**PROBLEM, "title": "联系群众不够经常", "level": "person", "origin_unit": "第一支部", "subject": "党员"}
    day = datetime(2026, 8, 12, 1, tzinfo=UTC)
    case = organ.open("支部书记", "problem", "register", at=day - timedelta(days=3), **about).case_id
    organ.do("支部书记", case, "hand_over", at=day - timedelta(days=3), unit="第一支部", person="党员", rectify_by="2026-08-31")
    planned = organ.do("党员", case, "plan_measures", at=day - timedelta(days=2), measures=[
        {"title": "每月走访", "kind": "at_once", "person": "党员", "due_on": "2026-08-20"}])
    organ.do("党员", planned.opened[0], "report_done", at=day - timedelta(days=1), result="已走访")
    organ.do("支部书记", planned.opened[0], "confirm_done", at=day - timedelta(days=1))
    organ.do("党员", case, "apply_strike_off", at=day - timedelta(days=1), result="已走访")
    organ.do("支部书记", case, "secretary_confirm", at=day, opinion="属实")
    own = uploaded(signed)
    signed("系统管理员").post(own, {"do": "submit"})
    shown = signed("综合处干部").get("/settings" + own.removeprefix("/administration")).content.decode()
    assert "联系群众不够经常" not in shown
    assert "另有1个时限" in shown
    assert "共2个" in shown


def test_conflicts_come_back_with_everything_typed(organ, signed):
    answer = signed("系统管理员").post(UPLOAD, {**GIVEN, "text": TEXT.replace("补 02-20", "补 02-17"), "number": "", "issued_on": "昨天"})
    shown = answer.content.decode()
    assert answer.status_code == 422
    assert "昨天" in shown
    assert "02-17" in shown
    again = signed("系统管理员").post(UPLOAD, {**GIVEN, "text": TEXT.replace("补 02-20", "补 02-17"), "number": ""})
    shown = again.content.decode()
    assert "本来就上班" in shown
    assert "“文号”未填写" in shown
    assert "2027年2月17日" in shown
    with reading(organ.organ_id):
        assert proposed_years() == ()


@pytest.mark.parametrize("kind", ["xlsx", "csv"])
def test_the_template_filled_in_comes_back_as_the_same_days(organ, signed, kind):
    system = signed("系统管理员")
    answer = system.get(f"{UPLOAD}template.{kind}")
    assert answer.status_code == 200
    rows = read_calendar_file(BytesIO(answer.content), f"t.{kind}")
    assert len(rows) == 1 + len(seed_calendar().years[-1].days)
    same = system.post(UPLOAD, {**GIVEN, "year": "2026", "text": "", "file": SimpleUploadedFile(f"t.{kind}", answer.content)})
    assert "完全相同" in same.content.decode()


def test_a_file_that_is_no_table_is_refused(organ, signed):
    for name, content in (("t.xlsx", b"PK\x03\x04 broken"), ("t.csv", b""), ("t.docx", b"hello")):
        answer = signed("系统管理员").post(UPLOAD, {**GIVEN, "file": SimpleUploadedFile(name, content)})
        assert answer.status_code == 422, name
    assert signed("系统管理员").get(f"{UPLOAD}template.exe").status_code == 404


def test_the_office_sends_it_back_with_a_reason(organ, signed):
    own = uploaded(signed)
    signed("系统管理员").post(own, {"do": "submit"})
    page = "/settings" + own.removeprefix("/administration")
    office = signed("综合处干部")
    assert office.post(page, {"do": "refuse", "reason": ""}).status_code == 422
    office.post(page, {"do": "refuse", "reason": "文号与原文不符"})
    assert "文号与原文不符" in signed("系统管理员").get(own).content.decode()


def test_local_limits_are_set_on_their_page(organ, signed):
    assert signed("系统管理员").get("/settings/limits/").status_code == 403
    office = signed("综合处干部")
    assert "回头看" in office.get("/settings/limits/").content.decode()
    half = {"key": "look_back_limit", "count": "二", "in_force_from": "", "basis": "明人常办发〔2026〕8号"}
    wrong = office.post("/settings/limits/", half)
    assert wrong.status_code == 422
    assert "明人常办发〔2026〕8号" in wrong.content.decode()
    day = (NOW + timedelta(days=30)).date().isoformat()
    given = {"key": "look_back_limit", "count": "9", "in_force_from": day, "basis": "明人常办发〔2026〕8号"}
    assert office.post("/settings/limits/", given).status_code == 302
    with reading(organ.organ_id):
        assert Parameter.objects.get().value["count"] == 9
    shown = office.get("/settings/limits/").content.decode()
    assert shown.count("9个月") == 1  # in the history; today the default still holds
