"""The pages of reports: drafting, numbering and issuing, further forms, verifying."""

import io
import re
from datetime import UTC, datetime

import docx
import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from tests.makers.organ import make_organ
from tests.services.test_reports import PROBLEM

from renda.adapters.office_converter import has_converter
from renda.reads.report_templates import report_templates
from renda.reads.reports import report, reports
from renda.web.views import report_filed

AT = datetime(2026, 5, 20, 2, tzinfo=UTC)


@pytest.fixture
def organ(database, tmp_path, monkeypatch):
    made = make_organ()
    for n in range(3):
        made.open("综合处干部", "problem", "register", at=AT, **{**PROBLEM, "title": f"问题{n}"})
    monkeypatch.setattr(settings, "FILES_DIR", tmp_path)
    return made


@pytest.fixture
def clerk(signed):
    return signed("综合处干部")


def drafted(clerk, organ):
    clerk.post("/reports/new/rectification/")
    return reports(organ_id=organ.organ_id)[0]


def issued(clerk, organ, **typed):
    row = drafted(clerk, organ)
    answer = clerk.post(f"/reports/{row.id}/issue/", {"version": row.version, **typed})
    assert answer.status_code == 302, answer.content.decode()
    return row.id


def test_a_draft_folds_its_annex_and_keeps_addressee_and_copies(clerk, organ):
    row = drafted(clerk, organ)
    text = clerk.get(f"/reports/{row.id}/").content.decode()
    assert re.search(r"<details[^>]*><summary>共3项</summary>", text)
    posted = {"version": 1, "title": "情况报告", "wording": "共{查摆问题}项。", "addressee": "市委巡察办", "cc": "市纪委机关"}
    assert clerk.post(f"/reports/{row.id}/", posted).status_code == 302
    kept = report(row.id, organ_id=organ.organ_id)
    assert kept.head == {"addressee": "市委巡察办", "cc": "市纪委机关"}
    draft = docx.Document(io.BytesIO(clerk.get(f"/reports/{row.id}/draft.docx").content))
    assert "市委巡察办：" in [p.text for p in draft.paragraphs]


def test_a_long_annex_shows_its_first_rows_only(clerk, organ, monkeypatch):
    from renda.web.views import report_draft as views

    monkeypatch.setattr(views, "_ANNEX_ROWS", 2)
    row = drafted(clerk, organ)
    text = clerk.get(f"/reports/{row.id}/").content.decode()
    assert "共3项，这里列出前2项，其余在文件中" in text
    assert len(docx.Document(io.BytesIO(clerk.get(f"/reports/{row.id}/draft.docx").content)).tables[-1].rows) == 4


def test_a_report_is_numbered_on_issue_and_a_wrong_number_is_told(clerk, organ):
    row = drafted(clerk, organ)
    wrong = clerk.post(f"/reports/{row.id}/issue/", {"version": 1, "word": "明人办发", "serial": "01"})
    assert wrong.status_code == 409 and "不编虚位" in wrong.content.decode()
    key = issued(clerk, organ, word="明人办发")
    assert report(key, organ_id=organ.organ_id).number == f"明人办发〔{datetime.now(UTC).year}〕1号"


def test_further_forms_are_sent_with_their_digests(clerk, organ, monkeypatch):
    key = issued(clerk, organ)
    text = clerk.get(f"/reports/{key}/").content.decode()
    assert "附件表（Excel）" in text
    assert clerk.get(f"/reports/{key}/copy/xlsx/").content[:2] == b"PK"
    monkeypatch.setattr(report_filed, "has_converter", lambda: False)
    assert "没有安装 LibreOffice" in clerk.get(f"/reports/{key}/").content.decode()
    assert clerk.post(f"/reports/{key}/pdf/").status_code == 409 and clerk.get(f"/reports/{key}/copy/pdf/").status_code == 404


@pytest.mark.skipif(not has_converter(), reason="needs libreoffice-writer-nogui")
def test_the_pdf_is_made_from_the_filed_file(clerk, organ):
    key = issued(clerk, organ)
    assert clerk.post(f"/reports/{key}/pdf/").status_code == 302
    made = clerk.get(f"/reports/{key}/copy/pdf/").content
    assert made.startswith(b"%PDF-")
    answer = clerk.post("/reports/verify/", {"file": SimpleUploadedFile("a.pdf", made)}).content.decode()
    assert "与存档文件逐字节一致" in answer


def test_a_file_is_verified_on_a_page(clerk, organ):
    key = issued(clerk, organ)
    organ.open("综合处干部", "problem", "register", **{**PROBLEM, "title": "后来登记的问题"})
    content = clerk.get(f"/reports/{key}/file/").content
    answer = clerk.post("/reports/verify/", {"file": SimpleUploadedFile("a.docx", content)}).content.decode()
    assert "与存档文件逐字节一致" in answer and "后来登记的问题" in answer and "新计入" in answer and "登记问题" in answer
    assert "后来登记的问题" in clerk.get(f"/reports/{key}/verify/").content.decode()
    strange = clerk.post("/reports/verify/", {"file": SimpleUploadedFile("a.docx", b"PK\x03\x04nothing")}).content.decode()
    assert "不是本系统印发存档的文件" in strange
    assert clerk.post("/reports/verify/").status_code == 422


def test_an_own_template_is_kept_in_versions_chosen_and_filed(clerk, organ):
    started = clerk.get("/reports/templates/start/rectification.docx").content
    document = docx.Document(io.BytesIO(started))
    document.paragraphs[0].insert_paragraph_before("本机关格式：反弹{{ 反弹问题 }}项")
    out = io.BytesIO()
    document.save(out)
    sent = {"kind": "rectification", "name": "本机关格式"}
    for _ in range(2):
        answer = clerk.post("/reports/templates/", {**sent, "file": SimpleUploadedFile("a.docx", out.getvalue())})
        assert answer.status_code == 302, answer.content.decode()
    assert "第2版" in clerk.get("/reports/templates/").content.decode()
    newest = report_templates(organ_id=organ.organ_id)[0]
    assert newest.version == 2 and clerk.get(f"/reports/templates/{newest.id}.docx").content[:2] == b"PK"
    row = drafted(clerk, organ)
    posted = {"version": 1, "title": "情况报告", "wording": "一、总体\n共{查摆问题}项。", "template": str(newest.id)}
    assert clerk.post(f"/reports/{row.id}/", posted).status_code == 302
    clerk.post(f"/reports/{row.id}/issue/", {"version": 2})
    texts = [p.text for p in docx.Document(io.BytesIO(clerk.get(f"/reports/{row.id}/file/").content)).paragraphs]
    assert "本机关格式：反弹0项" in texts and "共3项。" in texts
    assert "本机关格式（第2版）" in clerk.get(f"/reports/{row.id}/").content.decode()


def test_wrong_marks_are_told_on_the_page(clerk, organ):
    document = docx.Document()
    document.add_paragraph("共{{ 查摆问提 }}项，{{ 查摆问题 * 2 }}")
    out = io.BytesIO()
    document.save(out)
    sent = {"kind": "rectification", "name": "错的", "file": SimpleUploadedFile("a.docx", out.getvalue())}
    answer = clerk.post("/reports/templates/", sent)
    text = answer.content.decode()
    assert answer.status_code == 422 and "你是不是要写“查摆问题”" in text and "只印数，不算数" in text
    damaged = {"kind": "rectification", "name": "坏的", "file": SimpleUploadedFile("a.docx", b"no")}
    assert clerk.post("/reports/templates/", damaged).status_code == 422
