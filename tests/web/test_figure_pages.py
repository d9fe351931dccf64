"""Pages of figures and reports through Django's client: counted, reworded, issued, opened to their cases."""

import io
import re
from datetime import UTC, datetime, timedelta

import docx
import pytest
from tests.makers.organ import make_organ
from tests.services.test_rectification_loop import PROBLEM

NOW = datetime.now(UTC)


@pytest.fixture
def organ(database, settings, tmp_path):
    settings.FILES_DIR = tmp_path
    made = make_organ(at=NOW - timedelta(days=90))
    made.open("综合处干部", "problem", "register", at=NOW - timedelta(days=80), **PROBLEM)
    made.open("支部书记", "problem", "register", at=NOW - timedelta(days=70),
              **{**PROBLEM, "level": "person", "origin_unit": "第一支部", "subject": "党员", "title": "本人学习不系统"})
    return made


def text_of(answer, status=200):
    assert answer.status_code == status, answer.content.decode()[:2000]
    return answer.content.decode()


def test_a_figure_opens_to_its_cases_and_counts_what_may_not_be_named(signed):
    page = signed("综合处干部")
    assert "查摆问题" in text_of(page.get("/figures/"))
    shown = text_of(page.get("/figures/problems_found/"))
    assert "2项" in shown and PROBLEM["title"] in shown and "本人学习不系统" not in shown and "其中1项您无权查看" in shown
    assert "1项" in text_of(page.get("/figures/problems_found/?level=person"))
    assert "0/2项" in text_of(page.get("/figures/strike_off_rate/"))
    assert page.get("/figures/nothing/").status_code == 404
    assert page.get("/figures/problems_found/?level=county").status_code == 404


def test_a_report_is_reworded_issued_downloaded_and_its_figure_opened(signed):
    page = signed("综合处干部")
    text_of(page.get("/reports/"))
    address = page.post("/reports/new/rectification/").headers["Location"]
    assert "定稿印发" in text_of(page.get(address))
    wrong = text_of(page.post(address, {"title": "整改报告", "wording": "共{problem_found}项。", "version": "1"}), 422)
    assert "共{problem_found}项。" in wrong and "是否要写“查摆问题" in wrong and "定稿印发" not in wrong
    good = {"title": "整改报告", "wording": "截至{as_of}，共{problems_found}项。", "version": "1"}
    assert page.post(address, good).status_code == 302
    assert "综合处干部" in text_of(page.post(address, good), 422)
    assert "第2稿" in text_of(page.get(address))
    assert page.get(address + "draft.docx").content.startswith(b"PK")
    assert page.get(address + "file/").status_code == 404
    assert page.post(address + "issue/", {"version": "2"}).status_code == 302
    issued = text_of(page.get(address))
    assert "已印发" in issued and "整改报告" in issued
    document = docx.Document(io.BytesIO(page.get(address + "file/").content))
    link = next(h for p in document.paragraphs for h in p.hyperlinks)
    assert link.text == "2"
    filed = text_of(page.get(re.sub(r"^https?://[^/]+", "", link.address)))
    assert PROBLEM["title"] in filed and "一致" in filed and "本人学习不系统" not in filed
    assert "整改报告" in text_of(page.get("/figures/problems_found/"))
    assert page.post(address + "issue/", {"version": "2"}).status_code == 409


def test_reports_are_begun_by_coordinators_only(signed):
    page = signed("核查人")
    assert page.post("/reports/new/rectification/").status_code == 409
    assert "起草整改" not in text_of(page.get("/reports/"))


@pytest.mark.parametrize("who", ["系统管理员", "安全管理员", "审计管理员"])
def test_administrators_see_no_figures(signed, who):
    page = signed(who)
    assert {page.get(a).status_code for a in ("/figures/", "/figures/problems_found/", "/reports/")} == {404}


def test_reports_are_closed_to_whom_an_annex_would_tell_more_than_their_cases(signed):
    page = signed("经办人")
    assert page.get("/figures/").status_code == 200
    assert page.get("/reports/").status_code == 404
