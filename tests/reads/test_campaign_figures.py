"""The figures of a campaign come out of its records: each record moves its own figure, and only in its own campaign."""

from datetime import UTC, date, datetime

from tests.makers.organ import make_organ

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
