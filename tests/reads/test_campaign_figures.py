"""The figures of a campaign come out of its records: each record moves its own figure, and only in its own campaign."""

from datetime import UTC, date, datetime

from tests.makers.organ import make_organ

from renda.procedures.campaign.reads.campaign_figures import link_progress, weeks_until
from renda.procedures.campaign.reads.campaign_records import CampaignPart, links_of
from renda.procedures.campaign.views.matrix_drawing import matrix
from renda.reads.figures import figure
from renda.store.unit_of_work import reading

BEGUN = datetime(2026, 10, 8, 1, tzinfo=UTC)
LINKS = [{"title": title, "gathers": "other"} for title in ("理论学习", "调查研究", "推动发展", "检视整改", "建章立制")]
ASPECTS = [{"kind": "aspect", "title": f"方面{n}", "position": n} for n in range(1, 5)]


def value(organ, key, **scope):
    with reading(organ.organ_id):
        return figure(key, organ_id=organ.organ_id, as_of=date(2026, 12, 1), scope=scope).value_text


def test_links_meetings_plans_and_aspects_move_with_their_records(database):
    organ = make_organ(at=BEGUN)
    clerk = "综合处干部"
    first, second = (
        organ.open(clerk, "campaign", "prepare", at=BEGUN, title=title, kind="theme_education", from_on="2026-10-09", until_on="2027-01-29",
                   links=links)
        for title, links in (("主题教育", LINKS), ("作风建设", LINKS[:1]))
    )
    one = {"campaign": str(first.case_id)}
    assert value(organ, "campaign_links", whole_campaign=one["campaign"]) == "5"
    organ.do(clerk, first.opened[0], "drop", at=BEGUN, reason="并入")
    assert value(organ, "campaign_links", whole_campaign=one["campaign"]) == "4"
    assert value(organ, "leading_group_met", **one) == "0"
    for campaign in (first, second):
        organ.open(
            clerk, "campaign_meeting", "record", at=BEGUN, title="领导小组会议", campaign=str(campaign.case_id),
            meeting_kind="leading_group", held_on="2026-10-08",
        )
    assert (value(organ, "leading_group_met", **one), value(organ, "leading_group_met")) == ("1", "2")
    assert value(organ, "group_office_met") == "0"
    plan = organ.open(
        clerk, "plan", "draft", at=BEGUN, title="巩固深化方案", unit="综合处", plan_use="consolidation", **one,
    ).case_id
    organ.do(clerk, plan, "add_groups", at=BEGUN, groups=ASPECTS)
    daily = organ.open(clerk, "plan", "draft", at=BEGUN, title="日常方案", unit="综合处").case_id
    organ.do(clerk, daily, "add_groups", at=BEGUN, groups=ASPECTS)
    assert value(organ, "consolidation_aspects") == value(organ, "consolidation_aspects", plan_campaign=one["campaign"]) == "4"
    assert value(organ, "consolidation_aspects", plan_campaign=str(second.case_id)) == "0"
    assert value(organ, "campaign_plans", **one) == "0", "it is not issued yet"


def test_a_link_gathers_records_of_several_kinds_each_counted_by_unit_week_and_as_a_whole(database):
    organ = make_organ(at=BEGUN)
    clerk, links = "综合处干部", [
        {"title": "学思践悟", "gathers": "study", "gathers_too": ["rules", "study"]}, {"title": "检视整改", "gathers": "rectification"},
        {"title": "为民办事", "gathers": "other"}, {"title": "巩固深化", "gathers": "rules"},
    ]
    campaign = organ.open(
        clerk, "campaign", "prepare", at=BEGUN, title="主题教育", kind="theme_education", from_on="2026-10-08", until_on="2027-01-29",
        links=links,
    ).case_id
    rule = {"level": "office", "aspect": "study", "sort": "management", "change": "new", "unit": "研究室", "campaign": str(campaign)}
    organ.open(clerk, "rule", "record", at=BEGUN, title="学习办法", state="issued", issued_on="2026-10-08", **rule)
    week = weeks_until(date(2026, 10, 8), date(2026, 10, 8))
    with reading(organ.organ_id):
        found = links_of(organ.actors[clerk], campaign)
        progress = link_progress(campaign, found, week, organ_id=organ.organ_id, as_of=date(2026, 10, 8))
    assert [link.gathers for link in found] == [("study", "rules"), ("rectification",), ("other",), ("rules",)]
    unit = str(organ.units["研究室"])
    assert [(r.key, r.cases) for r in progress[0].records] == [("study_sessions", 0), ("rules_made", 1)]
    assert [r.key for r in progress[0].by_unit[unit].records] == ["rules_made"]
    assert [f.key for f in progress[0].weeks[0]] == ["campaign_items_done", "study_sessions", "rules_made"]
    assert [f.cases for f in progress[0].weeks[0]] == [0, 0, 1] and progress[2].records == ()
    cell = matrix([CampaignPart(id=campaign, unit_id=organ.units["研究室"], unit="研究室", batch=1)], progress).rows[0].cells[0]
    assert [(r.kind, r.measure) for r in cell.records] == [("制定和完善制度", "项")]
