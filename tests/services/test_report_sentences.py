"""Sentences are proposed from records, keep the case they rest on, and are filed with it; every kind of report can be issued."""

import io
from datetime import UTC, date, datetime

import docx
import pytest
from tests.makers.organ import make_organ
from tests.services.test_reports import PROBLEM, WRITER

from renda.adapters.blob_store import BlobStore
from renda.domain.periods import Period
from renda.domain.refusal_words import word_refusal
from renda.domain.refusals import Refused
from renda.domain.report_skeleton import source_token, with_sentence
from renda.domain.reporting import SentencePart
from renda.reads.report_sentences import proposed_sentences
from renda.reads.reports import report
from renda.services.draft_report import draft_report, revise_report
from renda.services.issue_report import Issued, issue_report
from renda.store.contributions import report_kinds

AT = datetime(2026, 5, 20, 2, tzinfo=UTC)


@pytest.fixture
def organ(database):
    made = make_organ()
    made.late = made.open("综合处干部", "problem", "register", **PROBLEM).case_id
    made.do("综合处干部", made.late, "hand_over", unit="研究室", person="经办人", rectify_by="2026-04-30")
    made.do("综合处干部", made.late, "urge", words="请尽快报送进展")
    made.open("支部书记", "problem", "register",
              **{**PROBLEM, "level": "person", "origin_unit": "第一支部", "subject": "党员", "title": "本人学习不系统"})
    return made


@pytest.fixture
def files(tmp_path):
    return BlobStore(tmp_path)


def proposed(organ):
    return {s.key.partition("|")[0]: s for s in proposed_sentences(
        report_kinds()["rectification"], organ_id=organ.organ_id, as_of=date(2026, 5, 20)
    )}


def test_late_and_urged_matters_are_proposed_with_their_case_and_private_ones_never(organ):
    found = proposed(organ)
    assert set(found) == {"problem_late", "problem_urged"}  # what is late is not told to be done in time
    assert found["problem_late"].text == "“部分审议意见交办后跟踪不及时”整改期限为2026年4月30日，至今未申请销号，责任单位为研究室。"
    assert "已催办1次" in found["problem_urged"].text
    assert {s.source.case for s in found.values()} == {organ.late} and found["problem_late"].part is SentencePart.PROBLEM


def test_an_inserted_sentence_keeps_its_source_when_it_is_edited_and_is_filed_with_it(organ, files):
    clerk, late = organ.actors["综合处干部"], proposed(organ)["problem_late"]
    key = draft_report(actor=clerk, kind="rectification", at=AT)
    wording = with_sentence(report(key, organ_id=organ.organ_id).wording, late.part, late.text, late.source.number)
    edited = wording.replace("至今未申请销号", "至报告日{problems_overdue}项均未申请销号")
    assert revise_report(actor=clerk, report_id=key, version=1, title="报告", wording=edited, at=AT, writer=WRITER) == 2
    assert isinstance(issue(organ, key, files, 2), Issued)
    (kept,) = report(key, organ_id=organ.organ_id).sources
    assert kept["case"] == str(organ.late) and "至报告日1项均未申请销号" in kept["sentence"] and "{" not in kept["sentence"]
    with files.open(report(key, organ_id=organ.organ_id).address) as file:
        texts = [p.text for p in docx.Document(io.BytesIO(file.read())).paragraphs]
    assert any("至报告日1项均未申请销号，责任单位为研究室。" in t for t in texts) and not any("来源" in t for t in texts)


def test_a_source_that_is_no_case_is_refused(organ):
    clerk = organ.actors["综合处干部"]
    key = draft_report(actor=clerk, kind="rectification", at=AT)
    refused = revise_report(
        actor=clerk, report_id=key, version=1, title="报告", wording="某事。" + source_token("整改-2026-999"), at=AT, writer=WRITER,
    )
    assert isinstance(refused, Refused) and "整改-2026-999" in word_refusal(refused)[0]


@pytest.mark.parametrize(("part", "before"), [
    (SentencePart.ACHIEVEMENT, "二、存在的不足"), (SentencePart.PROBLEM, "三、下一步工作"), (SentencePart.NEXT, None),
])
def test_a_sentence_goes_to_the_end_of_its_section_once(part, before):
    wording = "导语。\n一、总体情况\n甲。\n二、存在的不足\n乙。\n三、下一步工作\n丙。\n"
    once = with_sentence(wording, part, "新句。", "整改-1")
    lines = once.strip().split("\n")
    at = lines.index("新句。{source.整改-1}")
    assert lines[at + 1 : at + 2] == ([before] if before else [])
    assert with_sentence(once, part, "新句。", "整改-1") == once


@pytest.mark.parametrize("kind", [key for key, declared in report_kinds().items() if not declared.of])
def test_every_kind_is_drafted_and_issued(organ, files, kind):
    clerk = organ.actors["综合处干部"]
    period = Period(date(2026, 1, 1), date(2026, 3, 31)) if report_kinds()[kind].has_period else None
    key = draft_report(actor=clerk, kind=kind, at=AT, period=period)
    assert isinstance(issue(organ, key, files, 1), Issued)
    kept = report(key, organ_id=organ.organ_id)
    assert ("2026年1月1日至3月31日" in kept.texts.values()) is bool(period)
    if period:
        assert "opened=2026-01-01..2026-03-31" in kept.wording


def issue(organ, key, files, version):
    return issue_report(
        actor=organ.actors["综合处干部"], report_id=key, version=version, at=AT, writer=WRITER, files=files,
        link_of=lambda s: f"https://renda.example/{s}/",
    )
