"""The reports of a campaign: each figure counts that campaign's records alone, and its cases are filed with it."""

from datetime import UTC, date, datetime
from uuid import UUID

import pytest
from tests.makers.organ import make_organ

from renda.adapters.blob_store import BlobStore
from renda.domain.periods import Period
from renda.domain.refusals import Code, Refused
from renda.reads.reports import report, reports_about
from renda.reports.figure_report import FigureReportWriter
from renda.services.draft_report import draft_report
from renda.services.issue_report import Issued, issue_report
from renda.store.contributions import report_kinds
from renda.store.models import FigureSnapshot
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


@pytest.mark.parametrize("kind", KINDS)
def test_a_report_counts_its_own_campaign_alone(two, tmp_path, kind):
    organ, one, _ = two
    clerk, period = organ.actors["综合处干部"], Period(date(2026, 10, 1), date(2026, 11, 20))
    assert report_kinds()[kind].of == "campaign"
    key = draft_report(actor=clerk, kind=kind, at=AT, period=period, case=one)
    drafted = report(key, organ_id=organ.organ_id)
    assert "“作风教育”" in drafted.title
    assert "@" not in drafted.wording
    issued = issue_report(
        actor=clerk, report_id=key, version=1, at=AT, writer=FigureReportWriter(), files=BlobStore(tmp_path),
        link_of=lambda s: f"https://renda.example/{s}/",
    )
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
