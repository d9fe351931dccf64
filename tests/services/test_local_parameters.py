"""A local value holds for limits started from its day on; its history stays, and the ledger tells it."""

from datetime import UTC, date, datetime

import pytest
from tests.makers.organ import make_organ
from tests.makers.problems import PROBLEM

from renda.domain.refusal_words import word_refusal
from renda.domain.refusals import Code, Refused
from renda.services.local_parameters import set_parameter
from renda.store.calendar_loading import limits_in_force, measure_in_force
from renda.store.contributions import local_parameters, procedures
from renda.store.models import Clock, Event, Parameter
from renda.store.replay import replay_organ
from renda.store.unit_of_work import reading
from renda.store.verification import verify_chains


def at(month, day):
    return datetime(2026, month, day, 1, 0, tzinfo=UTC)


@pytest.fixture
def organ(database):
    return make_organ()


def given(organ, *, who="综合处干部", key="check_limit", count=10, from_=date(2026, 4, 1), basis="明人常办发〔2026〕3号", when=None):
    return set_parameter(
        actor=organ.actors[who], key=key, count=count, in_force_from=from_, basis=basis, at=when or at(3, 20)
    )


def applied_for(organ, month, day):
    """A problem whose strike-off is applied for on a day: the check runs from then."""
    case = organ.open("综合处干部", "problem", "register", at=at(3, 3), **PROBLEM).case_id
    organ.do("综合处干部", case, "hand_over", at=at(3, 4), unit="研究室", person="经办人", rectify_by="2026-04-30")
    planned = organ.do("经办人", case, "plan_measures", at=at(3, 5), measures=[
        {"title": "建立台账", "kind": "at_once", "person": "经办人", "due_on": "2026-03-31"}])
    organ.do("经办人", planned.opened[0], "report_done", at=at(3, 6), result="已落实")
    organ.do("综合处干部", planned.opened[0], "confirm_done", at=at(3, 6))
    organ.do("经办人", case, "apply_strike_off", at=at(month, day), result="已落实")
    return case


def test_a_value_holds_for_limits_started_from_its_day_on(organ):
    before = applied_for(organ, 3, 30)
    assert given(organ) is None
    after = applied_for(organ, 4, 1)
    with reading(organ.organ_id):
        old, new = (Clock.objects.get(case_id=c, key="check") for c in (before, after))
        assert (old.due_on, new.due_on) == (date(2026, 4, 28), date(2026, 4, 16))
        assert "明人常办发〔2026〕3号" in new.basis
        assert "明人常办发" not in old.basis
        told = Event.objects.get(kind="ParameterSet")
        assert told.actor_id == organ.actors["综合处干部"].person_id
    assert replay_organ(organ.organ_id).differences == ()
    assert verify_chains(organ.organ_id).faults == []


def test_values_follow_one_another_and_all_stay(organ):
    assert given(organ) is None
    assert given(organ, count=15, from_=date(2026, 5, 1)) is None
    assert isinstance(given(organ, count=12, from_=date(2026, 5, 1)), Refused)
    with reading(organ.organ_id):
        assert Parameter.objects.count() == 2
        found = [limits_in_force(date(2026, m, 1)).get("check_limit") for m in (3, 4, 5)]
    assert [getattr(x, "count", None) for x in found] == [None, 10, 15]


def test_the_warning_threshold_is_the_office_s_own(organ):
    with reading(organ.organ_id):
        assert measure_in_force(date(2026, 4, 1)).thresholds.soon_working_days == 7
    assert given(organ, key="soon_working_days", count=3) is None
    with reading(organ.organ_id):
        assert measure_in_force(date(2026, 3, 31)).thresholds.soon_working_days == 7
        assert measure_in_force(date(2026, 4, 1)).thresholds.soon_working_days == 3
        assert "soon_working_days" not in limits_in_force(date(2026, 4, 1))


def test_what_is_not_in_order_is_refused(organ):
    for changed, code in (
        ({"who": "系统管理员"}, Code.NO_RIGHT), ({"key": "nothing"}, Code.NOT_A_CHOICE), ({"count": 500}, Code.RULE),
        ({"from_": date(2026, 3, 19)}, Code.DATE_IN_PAST), ({"basis": ""}, Code.REQUIRED),
    ):
        refused = given(organ, **changed)
        assert isinstance(refused, Refused), changed
        assert refused.has(code), word_refusal(refused)


def test_one_organ_s_value_is_not_another_s(organ, database):
    other = make_organ("清溪县人大常委会")
    assert given(organ) is None
    with reading(other.organ_id):
        assert limits_in_force(date(2026, 5, 1)) == {}


def test_every_clock_with_a_parameter_can_be_set(database):
    settable = {p.key for p in local_parameters()}
    assert {c.parameter for p in procedures().values() for c in p.clocks if c.parameter} <= settable
