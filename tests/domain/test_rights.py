"""Rights: a duty in a relation; what a case grants and what a post holds meet in the same words."""

from dataclasses import replace
from datetime import date
from uuid import UUID

import pytest

from renda.domain.facts import AssignmentFacts, CaseFacts, ParticipantFacts
from renda.domain.rights import Actor, Duty, Relation, Right, holders, may

ORGAN, UNIT, OTHER, ME, SOMEBODY = (UUID(int=n) for n in range(1, 6))
CASE = CaseFacts(
    id=UUID(int=9), organ_id=ORGAN, procedure="trial", declaration=1, number=None, title="事项", stage="opened", round=1,
    version=1, opened_on=date(2026, 3, 3),
)
ACTOR = Actor(
    organ_id=ORGAN, person_id=ME, post_id=UUID(int=8), unit_id=UNIT, name="经办人", post_title="干部",
    duties=frozenset({Duty.HANDLE}),
)


def held(role, unit=UNIT, person=None, until=None):
    return AssignmentFacts(
        id=UUID(int=7), role=role, unit_id=unit, person_id=person, from_on=date(2026, 3, 3), until_on=until,
    )


def taking_part(state, role="checker", round_=1):
    return ParticipantFacts(person_id=ME, role=role, state=state, round=round_)


HANDLE, MEMBER = Duty.HANDLE, Duty.MEMBER


@pytest.mark.parametrize(("right", "case", "holds"), [
    (Right(HANDLE, Relation.ORGAN), CASE, True),
    (Right(Duty.COORDINATE, Relation.ORGAN), CASE, False),
    (Right(HANDLE, Relation.HANDLING_UNIT), replace(CASE, assignments=(held("lead"),)), True),
    (Right(HANDLE, Relation.HANDLING_UNIT), replace(CASE, assignments=(held("lead", OTHER),)), False),
    (Right(HANDLE, Relation.HANDLING_UNIT), replace(CASE, assignments=(held("lead", until=date(2026, 3, 9)),)), False),
    (Right(HANDLE, Relation.HANDLING_UNIT), replace(CASE, assignments=(held("co"),)), False),
    (Right(HANDLE, Relation.CO_UNIT), replace(CASE, assignments=(held("co"),)), True),
    (Right(HANDLE, Relation.ORIGIN_UNIT), replace(CASE, origin_unit_id=UNIT), True),
    (Right(MEMBER, Relation.RESPONSIBLE), replace(CASE, assignments=(held("lead", OTHER, ME),)), True),
    (Right(MEMBER, Relation.SUBJECT), replace(CASE, subject_person_id=ME), True),
    (Right(MEMBER, Relation.SUBJECT), replace(CASE, subject_person_id=SOMEBODY), False),
    (Right(MEMBER, Relation.SUBJECT), CASE, False),
    (Right(MEMBER, Relation.PROPOSER), replace(CASE, proposer_id=ME), True),
    (Right(MEMBER, Relation.ASKED, "checker"), replace(CASE, participants=(taking_part("asked"),)), True),
    (Right(MEMBER, Relation.ASKED, "checker"), replace(CASE, participants=(taking_part("confirmed"),)), False),
    (Right(MEMBER, Relation.ASKED, "signer"), replace(CASE, participants=(taking_part("asked"),)), False),
    (Right(MEMBER, Relation.APPOINTED, "checker"), replace(CASE, participants=(taking_part("confirmed"),)), True),
    (Right(MEMBER, Relation.APPOINTED, "checker"), replace(CASE, participants=(taking_part("declined"),)), False),
    (Right(MEMBER, Relation.APPOINTED, "checker"), replace(CASE, round=2, participants=(taking_part("asked"),)), False),
])
def test_a_right_holds_in_its_relation_only(right, case, holds):
    assert may(ACTOR, (right,), case) is holds


def test_a_leader_holds_the_units_of_the_portfolio():
    leader = replace(ACTOR, duties=frozenset({Duty.LEAD}), unit_id=OTHER, supervised=frozenset({UNIT}))
    right = Right(Duty.LEAD, Relation.SUPERVISED_UNIT)
    assert may(leader, (right,), replace(CASE, assignments=(held("co"),)))
    assert not may(replace(leader, supervised=frozenset()), (right,), replace(CASE, assignments=(held("co"),)))


def test_no_right_no_holder():
    assert holders((), CASE) == frozenset()
    assert not may(ACTOR, (), CASE)
