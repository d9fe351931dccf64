"""Rules: the chain from a problem or a topic to the rule on both pages, and what is counted as made, made better and abolished."""

from datetime import date

import pytest
from tests.makers.organ import make_organ
from tests.makers.problems import day

from renda.reads.cases import case_view
from renda.reads.figures import Wanted, figures_for
from renda.store.unit_of_work import reading

FIGURES = ("rules_new", "rules_improved", "rules_abolished", "rules_in_force", "rule_aspects_made", "rules_drafting")
RULE = {"level": "office", "sort": "management", "state": "issued", "issued_on": "2026-03-02"}


@pytest.fixture
def organ(database):
    return make_organ()


def values(organ, **scope):
    found = figures_for([Wanted(key=key, scope=scope) for key in FIGURES], organ_id=organ.organ_id, as_of=date(2026, 6, 1))
    return [f.value_text for f in found]


def linked(organ, case, who="综合处干部"):
    with reading(organ.organ_id):
        return {x.id for x in case_view(organ.actors[who], case, today=date(2026, 6, 1)).linked}


def campaign_of(organ, title):
    return organ.open(
        "综合处干部", "campaign", "prepare", title=title, kind="style", from_on="2026-03-02", until_on="2026-12-31",
        links=[{"title": "建章立制", "gathers": "rules"}],
    ).case_id


def test_a_converted_topic_and_its_rules_lead_to_each_other_and_nothing_is_entered_twice(organ):
    campaign = campaign_of(organ, "作风学习教育")
    topic = organ.open(
        "经办人", "research_topic", "propose", at=day(3, 3), title="窗口服务", level="sub_group", due_on="2026-06-30",
        campaign=str(campaign),
    ).case_id
    organ.do("分管领导", topic, "approve", at=day(3, 3), due_on="2026-06-30")
    organ.do("经办人", topic, "begin", at=day(3, 4))
    organ.do("经办人", topic, "hand_in", at=day(4, 1), paper_title="报告", paper_kind="report", finished_on="2026-04-01")
    made, planned = {"issued_on": "2026-04-02"}, {"due_on": "2026-09-30"}
    opened = organ.do("经办人", topic, "convert", at=day(4, 2), way="rules", converted_on="2026-04-02", rules=[
        {"title": "窗口延时办法", "change": "new", "aspect": "service", **made},
        {"title": "窗口回访办法", "change": "new", "aspect": "masses", **planned},
    ]).opened
    assert set(opened) <= linked(organ, topic) and all(topic in linked(organ, rule) for rule in opened)
    assert values(organ) == ["1", "0", "0", "1", "1", "1"]
    assert values(organ, campaign=str(campaign)) == ["1", "0", "0", "1", "1", "1"], "the rule is of the topic's campaign, unasked"


def test_a_better_wording_takes_the_place_of_the_old_and_each_campaign_keeps_its_own_figure(organ):
    first, second = campaign_of(organ, "上一次"), campaign_of(organ, "这一次")
    old = organ.open(
        "综合处干部", "rule", "record", title="值班办法", change="new", aspect="safety", unit="研究室", campaign=str(first), **RULE,
    ).case_id
    gone = organ.open("综合处干部", "rule", "record", title="用车规定", change="existing", aspect="finance", unit="研究室", **RULE).case_id
    cleaned = {"cleaned_on": "2026-04-01", "reason": "与上级规定对照", "campaign": str(second)}
    revision = organ.do("经办人", old, "clean_up", at=day(4, 1), result="revised", revise_by="2026-06-30", **cleaned).opened[0]
    assert values(organ, campaign=str(second)) == ["0", "0", "0", "0", "0", "1"]
    organ.do("经办人", gone, "clean_up", at=day(4, 1), result="abolished", **cleaned)
    organ.do("经办人", revision, "issue", at=day(4, 9), title="值班办法（修订）", issued_on="2026-04-09")
    assert old in linked(organ, revision) and revision in linked(organ, old)
    assert values(organ, campaign=str(first)) == ["1", "0", "0", "0", "1", "0"], "what it made then stays counted"
    assert values(organ, campaign=str(second)) == ["0", "1", "1", "1", "1", "0"]
