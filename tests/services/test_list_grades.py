"""Grades follow from recorded facts by the list's rule; an item keeps the version it was entered under; few see some lists."""

from datetime import timedelta
from uuid import UUID

import pytest
from tests.makers.organ import START, make_organ

from renda.domain.days import day_of
from renda.domain.refusals import Code, Refused
from renda.reads.figures import Wanted, figures_for
from renda.store.facts_loading import load_facts
from renda.store.unit_of_work import reading

DUE = (day_of(START) + timedelta(days=90)).isoformat()
RULES = {"takes_in": "难题", "closing_rule": "verified", "seen_by": "all"}
BY_STEPS = {"grade_rule": "by_steps", "nearly_from": 75, "partly_from": 30}


@pytest.fixture
def organ(database):
    return make_organ()


def defined(organ, **rules):
    given = {**RULES, **rules, "unit": "综合处", "from_on": day_of(START).isoformat(), "until_on": DUE}
    return str(organ.open("综合处干部", "list", "define", title="难点问题清单", **given).case_id)


def entered(organ, listing, title="事项一", **more):
    return organ.open("综合处干部", "list_item", "set", title=title, list=listing, unit="研究室", due_on=DUE, **more).case_id


def detail(organ, case):
    with reading(organ.organ_id):
        return load_facts([case])[case].facts.detail


def test_steps_make_the_grade(organ):
    case = entered(organ, defined(organ, **BY_STEPS), steps=4)
    seen = [detail(organ, case)["grade"]]
    for done in (1, 2, 3, 1):
        organ.do("经办人", case, "note_progress", progress="推进", steps_done=done)
        seen.append(detail(organ, case)["grade"])
    assert seen == ["going", "going", "partly", "nearly", "going"]


def test_an_outcome_makes_the_grade_and_closing_the_highest(organ):
    case = entered(organ, defined(organ, grade_rule="by_outcome"))
    organ.do("经办人", case, "note_progress", progress="推进", outcome="样板建成")
    seen = [detail(organ, case)["grade"]]
    for who, action, data in (
        ("经办人", "apply_close", {"result": "办结"}), ("核查人", "return_item", {"reason": "材料不全"}),
        ("经办人", "apply_close", {"result": "办结"}), ("核查人", "verify", {"opinion": "属实"}),
    ):
        organ.do(who, case, action, **data)
        seen.append(detail(organ, case)["grade"])
    assert seen == ["partly", "nearly", "partly", "nearly", "done"]


def test_nobody_fills_in_a_grade(organ):
    case = entered(organ, defined(organ, grade_rule="by_completion"))
    refused = organ.act("经办人", case, "note_progress", progress="推进", grade="done")
    assert isinstance(refused, Refused) and refused.has(Code.UNKNOWN_FIELD)


def test_a_revision_leaves_older_items_their_rules(organ):
    listing = defined(organ, **BY_STEPS)
    old = entered(organ, listing, steps=4)
    organ.do("综合处干部", UUID(listing), "revise", title="难点问题清单", reason="简化", **{**RULES, "grade_rule": "by_outcome"})
    new = entered(organ, listing, title="事项二")
    organ.do("经办人", old, "note_progress", progress="推进", steps_done=3, outcome="样板建成")
    organ.do("经办人", new, "note_progress", progress="推进", outcome="样板建成")
    kept = [(detail(organ, c)["list_version"], detail(organ, c)["grade_rule"], detail(organ, c)["grade"]) for c in (old, new)]
    assert kept == [(1, "by_steps", "nearly"), (2, "by_outcome", "partly")]


def test_figures_part_by_list_and_grade(organ):
    listing = defined(organ, grade_rule="by_outcome")
    organ.do("经办人", entered(organ, listing), "note_progress", progress="推进", outcome="样板建成")
    entered(organ, listing, title="事项二")
    entered(organ, defined(organ, grade_rule="by_completion"), title="另一清单的事项")
    scopes = [{}, {"list": listing}, {"list": listing, "grade": "partly"}, {"list": listing, "unit": str(organ.units["研究室"])}]
    with reading(organ.organ_id):
        found = figures_for([Wanted(key="list_items", scope=s) for s in scopes], organ_id=organ.organ_id, as_of=day_of(START))
    assert [f.numerator for f in found] == [3, 2, 1, 2]


def test_items_of_a_guarded_list_are_seen_by_few(organ):
    case = entered(organ, defined(organ, grade_rule="by_completion", seen_by="named"))
    assert isinstance(organ.act("另一经办人", case, "urge", words="催"), Refused)
    with reading(organ.organ_id):
        from renda.store.models import CaseAccess

        assert "organ:handle" not in set(CaseAccess.objects.filter(case_id=case).values_list("principal", flat=True))
    organ.do("经办人", case, "note_progress", progress="推进")
