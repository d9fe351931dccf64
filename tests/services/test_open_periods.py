"""Periods of recurring tasks: opened at their beginning, late ones made up, none twice; a missing one shows."""

from datetime import date

import pytest
from tests.makers.organ import make_organ
from tests.makers.problems import day

from renda.reads.figures import figure
from renda.services.open_periods import OpenedPeriods, open_periods
from renda.store.facts_loading import load_facts
from renda.store.unit_of_work import reading


@pytest.fixture
def organ(database):
    return make_organ()


def recurring_task(organ, **more):
    data = {
        "title": "每月通报发文数量", "task_kind": "initiative", "source": "plan", "unit": "研究室", "person": "经办人", "recurs": "month",
    }
    return organ.open("综合处干部", "task", "set", at=day(3, 10), **data | more).case_id


def periods(organ, task):
    with reading(organ.organ_id):
        facts = load_facts([task])[task].facts
        strands = load_facts(x.case_id for x in facts.linked("part_of", outgoing=False))
        return sorted((x.facts.detail["period"], str(x.facts.detail["due_on"])) for x in strands.values())


def opened(organ, on, at):
    return open_periods(organ_id=organ.organ_id, on=on, at=at)


def test_a_period_is_opened_when_it_begins_and_once(organ):
    task = recurring_task(organ)
    assert opened(organ, date(2026, 3, 10), day(3, 10)) == OpenedPeriods(opened=1)
    assert opened(organ, date(2026, 3, 31), day(3, 31)) == OpenedPeriods()
    assert opened(organ, date(2026, 4, 1), day(4, 1)) == OpenedPeriods(opened=1)
    assert periods(organ, task) == [("2026年3月", "2026-03-31"), ("2026年4月", "2026-04-30")]


def test_periods_that_were_not_opened_in_time_are_made_up_and_show_as_missing(organ):
    task = recurring_task(organ, recurs_from="2026-01-01", due_on="2026-04-15")
    assert opened(organ, date(2026, 5, 6), day(5, 6)) == OpenedPeriods(opened=4)
    assert periods(organ, task)[-1] == ("2026年4月", "2026-04-15")
    missing = figure("occurrences_missing", organ_id=organ.organ_id, as_of=date(2026, 5, 6))
    assert missing.numerator == 4


def test_a_task_that_is_ended_opens_no_more(organ):
    task = recurring_task(organ)
    organ.do("综合处干部", task, "end_task", at=day(3, 20), reason="不再需要")
    assert opened(organ, date(2026, 4, 1), day(4, 1)) == OpenedPeriods()


def test_the_timeline_says_that_a_program_opened_it(organ):
    from renda.reads.cases import case_view

    task = recurring_task(organ)
    opened(organ, date(2026, 3, 10), day(3, 10))
    with reading(organ.organ_id):
        view = case_view(organ.actors["综合处干部"], task, today=date(2026, 3, 10))
    assert view.events[0].program == "期次自动开启"
