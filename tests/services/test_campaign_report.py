"""The reports of a campaign: each figure counts that campaign's records alone, and its cases are filed with it."""

import io
from datetime import UTC, date, datetime, timedelta
from uuid import UUID

import docx
import pytest
from tests.makers.organ import make_organ

from renda.adapters.blob_store import BlobStore
from renda.domain.periods import Period
from renda.domain.refusals import Code, Refused
from renda.reads.figures import figure
from renda.reads.reports import report, report_kept_as, reports_about
from renda.reports.figure_report import FigureReportWriter
from renda.services.draft_report import draft_report
from renda.services.issue_report import Issued, issue_report
from renda.store.contributions import report_kinds
from renda.store.models import Case, FigureSnapshot
from renda.store.unit_of_work import reading

BEGUN, AT = datetime(2026, 10, 8, 1, tzinfo=UTC), datetime(2026, 11, 20, 1, tzinfo=UTC)
KINDS = ("campaign_stage", "campaign_closing", "campaign_briefing")


def campaign(organ, title, problems, units=("研究室",)) -> UUID:
    done = organ.open(
        "综合处干部", "campaign", "prepare", at=BEGUN, title=title, kind="style", from_on="2026-10-09", until_on="2027-01-29",
        links=[{"title": f"{title}环节", "gathers": "rectification"}],
    )
    organ.do("综合处干部", done.case_id, "add_units", at=BEGUN, units=list(units), batch=1)
    organ.do("分管领导", done.case_id, "launch", at=BEGUN)
    for n in range(problems):
        organ.open(
            "综合处干部", "problem", "register", at=BEGUN, title=f"{title}问题{n}", level="group", origin_unit="综合处",
            field="supervision", kind="execution", channel="self_check", origin="campaign", added_later="no", campaign=str(done.case_id),
        )
    organ.open(
        "综合处干部", "campaign_item", "set", at=BEGUN, title=f"{title}动作", campaign=str(done.case_id), link=str(done.opened[0]),
        item_kind="required", unit=units[0], due_on="2026-10-30",
    )
    return done.case_id


@pytest.fixture
def two(database):
    organ = make_organ(at=BEGUN)
    return organ, campaign(organ, "作风教育", 2), campaign(organ, "主题教育", 3, units=("城环委",))


def issue(organ, key, folder, at=AT):
    return issue_report(
        actor=organ.actors["综合处干部"], report_id=key, version=1, at=at, writer=FigureReportWriter(), files=BlobStore(folder),
        link_of=lambda s: f"https://renda.example/{s}/",
    )


@pytest.mark.parametrize("kind", KINDS)
def test_a_report_counts_its_own_campaign_alone(two, tmp_path, kind):
    organ, one, _ = two
    clerk, period = organ.actors["综合处干部"], Period(date(2026, 10, 1), date(2026, 11, 20))
    assert report_kinds()[kind].of == "campaign"
    key = draft_report(actor=clerk, kind=kind, at=AT, period=period, case=one)
    drafted = report(key, organ_id=organ.organ_id)
    assert "作风教育" in drafted.title or kind == "campaign_briefing"
    assert "@" not in drafted.wording and "作风教育环节" in drafted.wording
    issued = issue(organ, key, tmp_path)
    assert isinstance(issued, Issued)
    with reading(organ.organ_id):
        filed = {(s.key, tuple(sorted(s.scope))): s.value for s in FigureSnapshot.objects.filter(report_id=key)}
    assert filed.get(("problems_found", ("campaign",)), filed.get(("problems_found", ("campaign", "opened")))) == "2"
    assert filed["campaign_items_late", ("campaign",)] == "1"
    named = " ".join(report(key, organ_id=organ.organ_id).texts.values())
    assert "作风教育动作" in named and "主题教育动作" not in named
    assert [r.id for r in reports_about(one, organ_id=organ.organ_id)] == [key]


def test_a_report_of_a_campaign_needs_one_that_is_there(two):
    organ, _, _ = two
    clerk = organ.actors["综合处干部"]
    for case in (None, UUID(int=7)):
        refused = draft_report(actor=clerk, kind="campaign_closing", at=AT, case=case)
        assert isinstance(refused, Refused) and refused.reasons[0].code is Code.NOT_FOUND


def test_the_closing_report_tells_each_link_and_tables_every_unit_and_open_problem(two, tmp_path):
    organ, one, _ = two
    key = draft_report(actor=organ.actors["综合处干部"], kind="campaign_closing", at=AT, case=one)
    issue(organ, key, tmp_path)
    row = report(key, organ_id=organ.organ_id)
    with BlobStore(tmp_path).open(row.address) as kept:
        paper = docx.Document(io.BytesIO(kept.read()))
    text = [p.text for p in paper.paragraphs]
    assert "（二）作风教育环节" in text and any("查摆问题2项（领导班子2项）" in line for line in text)
    assert not [line for line in text if "0项" in line or "0条" in line or "率—" in line or "。。" in line or line.startswith("，")]
    units, problems = paper.tables
    assert [[c.text for c in r.cells] for r in units.rows] == [["序号", "单位", "作风教育环节"], ["1", "研究室", "动作0/1"]]
    assert len(units.rows[1].cells[2]._tc.xpath(".//w:hyperlink")) == 1, "what counts nothing opens nothing"
    assert [r.cells[1].text for r in problems.rows[1:]] == ["作风教育问题0", "作风教育问题1"]
    assert {r.cells[3].text for r in problems.rows[1:]} == {"综合处"}, "nobody was given them yet"


def test_briefings_are_numbered_in_their_campaign_and_year_and_counted(two, tmp_path):
    organ, one, other = two
    clerk, numbers = organ.actors["综合处干部"], []
    for case, at in ((one, AT), (other, AT), (one, AT), (one, AT + timedelta(days=60))):
        key = draft_report(actor=clerk, kind="campaign_briefing", at=at, case=case)
        numbers.append(issue(organ, key, tmp_path, at=at).number)
    assert numbers == ["第1期", "第1期", "第2期", "第1期（总第3期）"]
    issued = figure("briefings_issued", organ_id=organ.organ_id, as_of=date(2027, 1, 31), scope={"campaign": str(one)})
    assert issued.value_text == "3"
    with reading(organ.organ_id):
        kept = list(Case.objects.filter(procedure="briefing").order_by("opened_on", "number").values_list("title", flat=True))
        record = Case.objects.get(title__startswith="第2期").id
    assert [title[:3] for title in kept] == ["第1期", "第1期", "第2期", "第1期"]
    assert report_kept_as(record, organ_id=organ.organ_id).number == "第2期"
    with BlobStore(tmp_path).open(report_kept_as(record, organ_id=organ.organ_id).address) as file:
        head = [p.text for p in docx.Document(io.BytesIO(file.read())).paragraphs if p.text][:3]
    assert head == ["作风教育简报", "第2期", "明川市人大常委会\t2026年11月20日"]
