"""Two people acting at the same moment: one is done, the other is told who moved the case; numbers are drawn once each."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connections
from tests.makers.organ import make_organ
from tests.makers.problems import PROBLEM, day

from renda.domain.refusal_words import word_refusal
from renda.domain.refusals import Code, Refused
from renda.services.act_on_case import Done, act_on_case, open_case
from renda.store.replay import replay_organ
from renda.store.verification import verify_chains


def at_once(*calls):
    """Run the calls at the same moment, each with a connection of its own."""
    start = Barrier(len(calls))

    def run(call):
        try:
            start.wait()
            return call()
        finally:
            connections.close_all()

    with ThreadPoolExecutor(len(calls)) as pool:
        return list(pool.map(run, calls))


@pytest.fixture
def organ(database):
    made = make_organ()
    yield made
    assert verify_chains().faults == []
    assert replay_organ(made.organ_id).differences == ()


def test_the_second_is_told_who_moved_the_case(organ):
    case = organ.open("综合处干部", "problem", "register", at=day(3, 3), **PROBLEM).case_id
    unit = str(organ.units["研究室"])

    def hand_over():
        return act_on_case(
            actor=organ.actors["综合处干部"], case_id=case, action="hand_over", at=day(3, 4), expected_version=1,
            data={"unit": unit, "rectify_by": "2026-04-30"},
        )

    answers = at_once(hand_over, hand_over)
    (refused,) = [a for a in answers if isinstance(a, Refused)]
    assert [type(a) for a in answers].count(Done) == 1
    assert refused.has(Code.MOVED_ON)
    assert word_refusal(refused)[0].startswith("综合处综合处干部已于2026年3月4日09:00办理“交办”")


def test_without_a_known_version_the_second_still_stands_on_what_the_first_did(organ):
    case = organ.open("综合处干部", "problem", "register", at=day(3, 3), **PROBLEM).case_id
    organ.do("综合处干部", case, "hand_over", at=day(3, 4), unit="研究室", person="经办人", rectify_by="2026-04-30")

    def note():
        return act_on_case(
            actor=organ.actors["经办人"], case_id=case, action="note_progress", at=day(3, 5), data={"progress": "逐件反馈"},
        )

    assert {type(answer) for answer in at_once(*[note] * 6)} == {Done}


def test_numbers_are_drawn_once_each_without_a_gap(organ):
    about = organ.named(PROBLEM)

    def register():
        return open_case(actor=organ.actors["综合处干部"], procedure="problem", action="register", data=about, at=day(3, 3))

    numbers = sorted(done.number for done in at_once(*[register] * 6))
    assert numbers == [f"整改-2026-{n:03}" for n in range(1, 7)]


def test_of_two_who_enter_the_same_session_at_once_one_is_told_of_the_other(organ):
    data = organ.named({
        "title": "学党章", "form": "theme_day", "level": "branch", "unit": "第一支部", "held_on": "2026-03-02", "days": 0.5,
        "attendees": ["党员"],
    })

    def enter(who):
        return lambda: open_case(actor=organ.actors[who], procedure="study_session", action="register", data=data, at=day(3, 3))

    answers = at_once(enter("综合处干部"), enter("支部书记"))
    (refused,) = [a for a in answers if isinstance(a, Refused)]
    (done,) = [a for a in answers if isinstance(a, Done)]
    assert refused.has(Code.ENTERED_BEFORE) and done.number in word_refusal(refused)[0]
