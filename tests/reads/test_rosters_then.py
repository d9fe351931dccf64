"""What a figure wants covered is the roster of its day: whose post ended, and a unit that was closed, are no longer of it."""

from datetime import UTC, date, datetime

from tests.makers.organ import make_organ

from renda.reads.figures import figure
from renda.services.organisation import close_unit, withdraw_post

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
