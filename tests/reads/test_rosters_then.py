"""What a figure wants covered is the roster of its day: whose post ended, and a unit that was closed, are no longer of it."""

from datetime import UTC, date, datetime

from tests.makers.organ import make_organ

from renda.reads.figures import figure
from renda.services.organisation import close_unit, withdraw_post
from renda.store.facts_loading import load_facts
from renda.store.unit_of_work import reading

AT = datetime(2026, 3, 9, 1, tzinfo=UTC)
BEFORE, AFTER = date(2026, 3, 9), date(2026, 3, 10)


def roster(key, organ, day):
    return figure(key, organ_id=organ.organ_id, as_of=day).denominator


def leave(organ, *names):
    for name in names:
        post = organ.actors[name].post_id
        assert withdraw_post(actor=organ.actors["安全管理员"], post_id=post, title=name, until_on=AFTER, at=AT) is None


def test_who_left_is_of_the_roster_until_the_day_before(database):
    organ = make_organ()
    everybody = roster("study_coverage", organ, AFTER)
    leave(organ, "党员", "支部书记")
    assert (roster("study_coverage", organ, BEFORE), roster("study_coverage", organ, AFTER)) == (everybody, everybody - 2)


def test_a_unit_that_was_closed_is_of_the_roster_until_the_day_before(database):
    organ = make_organ()
    leave(organ, "党员", "支部书记")
    branch = organ.units["第一支部"]
    assert close_unit(actor=organ.actors["系统管理员"], unit_id=branch, name="第一支部", until_on=AFTER, at=AT) is None
    assert (roster("branches_covered", organ, BEFORE), roster("branches_covered", organ, AFTER)) == (1, 0)


def test_within_a_campaign_the_units_taking_part_that_day_are_to_be_covered(database):
    organ = make_organ()
    clerk, links = "综合处干部", [{"title": "理论学习", "gathers": "study"}]
    campaign = organ.open(
        clerk, "campaign", "prepare", at=AT, title="学习教育", kind="style", from_on="2026-03-09", until_on="2026-12-31", links=links,
    ).case_id
    of = {"campaign": str(campaign)}

    def shares(day, key="study_coverage"):
        found = figure(key, organ_id=organ.organ_id, as_of=day, scope=of)
        return found.numerator, found.denominator

    assert (shares(BEFORE), figure("study_coverage", organ_id=organ.organ_id, as_of=BEFORE, scope=of).value_text) == ((0, 0), "—")
    parts = organ.do(clerk, campaign, "add_units", at=AT, units=["研究室", "第一支部"], batch=1).opened
    organ.do(clerk, campaign, "launch", at=AT)
    organ.open(
        "支部书记", "study_session", "register_branch", at=AT, title="走访联系点", form="theme_day", held_on="2026-03-09", days="0.5",
        attendees=["支部书记"], campaign=str(campaign),
    )
    assert shares(BEFORE) == (1, 3)
    assert figure("study_coverage", organ_id=organ.organ_id, as_of=BEFORE, scope=of).whole_label.startswith("参加单位中当日在册")
    assert shares(BEFORE, "branches_covered") == (0, 1)
    left = next(p for p in parts if part_unit(organ, p) == organ.units["第一支部"])
    organ.do(clerk, left, "leave", at=datetime(2026, 3, 10, 1, tzinfo=UTC), reason="另有安排")
    assert (shares(BEFORE), shares(AFTER)) == ((1, 3), (0, 1)), "the unit that left takes its people along"
    assert shares(AFTER, "branches_covered") == (0, 0)
    assert roster("study_coverage", organ, AFTER) > 3, "the organ's own figure is as it was"


def part_unit(organ, part):
    with reading(organ.organ_id):
        return next(iter(load_facts([part])[part].facts.units_in_role("lead")))
