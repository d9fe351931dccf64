"""An issued file is found again by its bytes or its identifier, and every figure is counted anew with what moved it."""

import io
from datetime import UTC, date, datetime

import docx
import pytest
from tests.makers.organ import make_organ
from tests.services.test_reports import PROBLEM, WRITER

from renda.adapters.blob_store import BlobStore
from renda.domain.refusals import Refused
from renda.domain.report_numbers import Numbering, numbering_of
from renda.domain.reporting import ReportHead
from renda.intake.issued_copy import report_named_in
from renda.reads.report_verification import How, Verdict
from renda.reads.reports import report, report_copies
from renda.services.draft_report import draft_report, revise_report
from renda.services.issue_report import Issued, issue_report
from renda.services.verify_report import Found, add_pdf, verify_report

AT = datetime(2026, 5, 20, 2, tzinfo=UTC)
WORDING = "共{problems_found}项，超期{problems_overdue}项，销号率{strike_off_rate}。"


@pytest.fixture
def organ(database):
    made = make_organ()
    made.late = made.open("综合处干部", "problem", "register", **PROBLEM).case_id
    made.do("综合处干部", made.late, "hand_over", unit="研究室", person="经办人", rectify_by="2026-05-22")
    return made


@pytest.fixture
def files(tmp_path):
    return BlobStore(tmp_path)


def issued(organ, files, *, numbering=None, head=None):
    clerk = organ.actors["综合处干部"]
    key = draft_report(actor=clerk, kind="rectification", at=AT)
    revise_report(actor=clerk, report_id=key, version=1, title="整改情况的报告", wording=WORDING, at=AT, writer=WRITER, head=head)
    answer = issue_report(
        actor=clerk, report_id=key, version=2, at=AT, writer=WRITER, files=files, link_of=lambda s: f"https://renda.example/{s}/",
        numbering=numbering,
    )
    return key, answer


def content_of(organ, key, files):
    with files.open(report(key, organ_id=organ.organ_id).address) as kept:
        return kept.read()


def verify(organ, content, on=date(2026, 5, 20)):
    return verify_report(content, named=report_named_in(io.BytesIO(content)), organ_id=organ.organ_id, as_of=on)


def test_the_filed_bytes_are_found_and_every_figure_holds(organ, files):
    key, _ = issued(organ, files)
    found = verify(organ, content_of(organ, key, files))
    assert found.found is Found.FILED and found.report.id == key and len(found.figures) == 3 and found.count(Verdict.HOLDS) == 3


def test_what_changed_is_told_with_case_act_and_day(organ, files):
    key, _ = issued(organ, files)
    content = content_of(organ, key, files)
    on_its_day = organ.open("综合处干部", "problem", "register", **{**PROBLEM, "title": "补登的"}).case_id
    found = {f.filed.key: f for f in verify(organ, content, date(2026, 5, 25)).figures}
    more, late = found["problems_found"], found["problems_overdue"]
    assert more.verdict is Verdict.DIFFERS_THEN and more.then.figure.value_text == more.now.figure.value_text == "2"
    (moved,) = more.then.moved
    assert (moved.case, moved.how, [(a.action, a.on) for a in moved.acts]) == (on_its_day, How.CAME, [("登记问题", date(2026, 3, 2))])
    assert late.verdict is Verdict.CHANGED_SINCE and late.then.moved_total == 0
    assert [(m.case, m.how, m.acts) for m in late.now.moved] == [(organ.late, How.CAME, ())]


def test_what_took_effect_later_leaves_the_figure_of_its_day_as_it_was(organ, files):
    key, _ = issued(organ, files)
    added = {**PROBLEM, "title": "后来的"}
    later = organ.open("综合处干部", "problem", "register", at=datetime(2026, 5, 22, 2, tzinfo=UTC), **added).case_id
    verified = verify(organ, content_of(organ, key, files), date(2026, 5, 22))
    found = {f.filed.key: f for f in verified.figures}["problems_found"]
    assert found.verdict is Verdict.CHANGED_SINCE
    assert (found.then.figure.value_text, found.now.figure.value_text) == ("1", "2")
    assert [(m.case, [a.on for a in m.acts]) for m in found.now.moved] == [(later, [date(2026, 5, 22)])]
    assert verified.words == "3个，按截至日重新统计成立3个，现在仍成立1个，其后有变化2个，不再成立0个"


def test_a_changed_file_is_known_by_its_identifier_and_a_strange_one_not_at_all(organ, files):
    key, _ = issued(organ, files)
    document = docx.Document(io.BytesIO(content_of(organ, key, files)))
    document.paragraphs[0].add_run("改动")
    changed = io.BytesIO()
    document.save(changed)
    found = verify(organ, changed.getvalue())
    assert found.found is Found.CHANGED and found.report.id == key and found.digest != found.report.digest
    for other in (b"", b"not a file", b"PK\x03\x04"):
        assert verify(organ, other).found is Found.UNKNOWN


def test_numbers_are_drawn_in_turn_and_a_taken_one_is_refused(organ, files):
    key, first = issued(organ, files, numbering=Numbering(word="明人办发"), head=ReportHead(addressee="市委巡察办", cc="市纪委机关"))
    assert isinstance(first, Issued) and first.number == "明人办发〔2026〕1号"
    document = docx.Document(io.BytesIO(content_of(organ, key, files)))
    texts = [p.text for p in document.paragraphs]
    assert "明人办发〔2026〕1号" in texts and "市委巡察办：" in texts and "抄送：市纪委机关。" in document.tables[-1].rows[0].cells[0].text
    assert issued(organ, files, numbering=Numbering(word="明人办发", serial=7))[1].number == "明人办发〔2026〕7号"
    taken = issued(organ, files, numbering=Numbering(word="明人办发", serial=7))[1]
    assert isinstance(taken, Refused) and "已经用过" in taken.reasons[0].facts["text"]
    assert issued(organ, files, numbering=Numbering(word="明人办发"))[1].number == "明人办发〔2026〕8号"


@pytest.mark.parametrize(("word", "serial", "read"), [
    ("", "", None), ("明人办发", "", Numbering(word="明人办发")), ("明人办发", "3", Numbering(word="明人办发", serial=3)),
])
def test_numbers_are_read_as_typed(word, serial, read):
    assert numbering_of(word, serial) == read


@pytest.mark.parametrize(("word", "serial"), [("", "3"), ("明人办发〔2026〕", "1"), ("明人办发", "01"), ("明人办发", "第3")])
def test_wrongly_typed_numbers_are_told(word, serial):
    assert isinstance(numbering_of(word, serial), str)


def test_the_annex_is_filed_as_a_spreadsheet_and_the_pdf_on_demand(organ, files):
    key, _ = issued(organ, files)
    copies = report_copies(key, organ_id=organ.organ_id)
    assert set(copies) == {"xlsx"}
    with files.open(copies["xlsx"], verify=True) as kept:
        assert verify(organ, kept.read()).report.id == key
    made = add_pdf(
        actor=organ.actors["综合处干部"], report_id=key, at=AT, files=files, converted=lambda content: b"%PDF-1.7\n" + content[:9],
    )
    assert report_copies(key, organ_id=organ.organ_id)["pdf"] == made
    with files.open(made, verify=True) as kept:
        assert verify(organ, kept.read()).found is Found.FILED
