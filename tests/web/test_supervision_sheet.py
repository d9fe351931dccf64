"""The supervision sheet of an open matter is for coordinators, and tells unit, day and what is asked."""

import io

import docx
import pytest
from tests.makers.organ import make_organ
from tests.services.test_reports import PROBLEM


@pytest.fixture
def organ(database):
    made = make_organ()
    made.late = made.open("综合处干部", "problem", "register", **PROBLEM).case_id
    made.do("综合处干部", made.late, "hand_over", unit="研究室", person="经办人", rectify_by="2026-04-30")
    made.do("综合处干部", made.late, "urge", words="请尽快报送进展")
    return made


def test_the_sheet_names_the_matter_and_brings_a_slip_to_answer_on(signed, organ):
    clerk = signed("综合处干部")
    assert f"/cases/{organ.late}/supervision.docx" in clerk.get(f"/cases/{organ.late}/").content.decode()
    document = docx.Document(io.BytesIO(clerk.get(f"/cases/{organ.late}/supervision.docx").content))
    matter, slip = document.tables
    told = {row.cells[0].text: row.cells[1].text for row in matter.rows}
    assert told["承办单位"] == "研究室" and told["催办情况"] == "已催办1次" and "已超期" in told["期限"] and told["承办人"] == "经办人"
    assert "研究室：" in [p.text for p in document.paragraphs]
    asked = [row.cells[0].text for row in slip.rows][3:]
    assert asked == ["办理进展", "存在困难", "办结时间", "承办人及电话", "单位负责人签字", "回复日期"]


def test_others_get_no_sheet(signed, organ):
    handler = signed("经办人")
    assert "supervision.docx" not in handler.get(f"/cases/{organ.late}/").content.decode()
    assert handler.get(f"/cases/{organ.late}/supervision.docx").status_code == 404
