"""A contradictory procedure is refused with every fault named; each contradiction has its own example."""

from dataclasses import replace

import pytest

from renda.domain.check_procedure import ContradictoryProcedure, check_procedure, declaration_digest, repr_of
from renda.domain.fields import Field, FieldKind, When
from renda.domain.limits import WorkingDays
from renda.domain.procedures import Action, ActOn, Assign, Branch, ClockRule, If, LinkType, Procedure, Stage, Start, Stop
from renda.domain.rights import Duty, Relation, Right

RIGHT = Right(Duty.COORDINATE, Relation.ORGAN)
OPEN = Action(key="open", label="登记", event="Opened", to="opened", sentence="{actor}登记。", rights=(RIGHT,),
              fields=(Field(key="title", label="事项"),), effects=(Start(clock="finish"),))
DO = Action(key="do", label="办理", event="Dealt", from_=("opened",), to="dealt", sentence="{actor}办理。", rights=(RIGHT,))
CLOSE = Action(key="close", label="办结", event="Closed", from_=("dealt",), to="closed", sentence="{actor}办结。",
               rights=(RIGHT,), closes=True, not_by=("do",), effects=(Stop(clock="finish"),))
CLOCK = ClockRule(key="finish", label="办结期限", basis="试验办法", limit=WorkingDays(count=5, basis="试验办法"))
SOUND = Procedure(
    key="trial", label="试验", version=1, basis="试验办法", actions=(OPEN, DO, CLOSE), clocks=(CLOCK,), visible_to=(RIGHT,),
    stages=(Stage(key="opened", label="已登记"), Stage(key="dealt", label="已办理"),
            Stage(key="closed", label="已办结", closed=True)),
)


REASON = Field(key="reason", label="理由")
LEFT = ActOn(link=LinkType.UNDER, outgoing=False, action="carry_over", fill={"why": "data:reason"}, at_once=50)


def with_action(**changes):
    return replace(SOUND, actions=(OPEN, replace(DO, **changes), CLOSE))


def with_stage(stage):
    return replace(SOUND, stages=(*SOUND.stages, stage))


def test_a_sound_procedure_passes():
    assert check_procedure(SOUND) is SOUND


@pytest.mark.parametrize(("procedure", "fault"), [
    (with_action(to="nowhere"), "action do: unknown stage nowhere"),
    (with_action(from_=("elsewhere",)), "action do: unknown stage elsewhere"),
    (with_action(branches=(Branch(when=When("title", ("x",), of="detail"), to="lost"),)), "action do: unknown stage lost"),
    (with_stage(Stage(key="island", label="孤岛", closed=True)), "stage island: cannot be reached"),
    (with_action(to=None), "stage opened: a dead end that is not closed"),
    (replace(with_stage(Stage(key="stuck", label="卡住")), actions=(OPEN, replace(DO, branches=(
        Branch(when=When("title", ("x",), of="detail"), to="stuck"),)), CLOSE)), "stage stuck: a dead end that is not closed"),
    (with_action(rights=()), "action do: nobody may take it"),
    (with_action(needs=("unheard_of",)), "action do: unknown predicate unheard_of"),
    (with_action(not_by=("ghost",)), "action do: unknown doer's action ghost"),
    (with_action(effects=(Assign(unit="missing"),)), "action do: effect names unknown field missing"),
    (with_action(fields=(Field(key="why", label="理由", required=When("absent", ("x",))),)),
     "action do: condition on unknown field absent"),
    (with_action(effects=(Stop(clock="sundial"),)), "action do: unknown clock sundial"),
    (with_action(due_clock="sundial"), "action do: unknown clock sundial"),
    (replace(SOUND, actions=(OPEN, DO, replace(CLOSE, not_by=()))), "action close: closes work, yet its doer is not kept from it"),
    (replace(SOUND, clocks=(replace(CLOCK, basis=""),)), "clock finish: its limit has no basis"),
    (replace(SOUND, clocks=(replace(CLOCK, limit=None),)), "clock finish: has no limit"),
    (replace(SOUND, actions=(OPEN, DO, replace(CLOSE, effects=()))), "clock finish: never ends"),
    (replace(SOUND, actions=(replace(OPEN, effects=()), DO, CLOSE)), "clock finish: is never started"),
    (replace(SOUND, actions=(DO, CLOSE)), "no action opens a case"),
    (replace(SOUND, actions=(OPEN, DO, replace(CLOSE, closes=False))),
     "action close: leads to a closed stage, yet is not marked as closing"),
    (with_action(effects=(LEFT,), fields=(REASON,)), "action do: what is left to a job cannot be filled from the form"),
    (with_action(effects=(If(when=When("reason", ("x",)), effects=(replace(LEFT, fill={}),)),), fields=(REASON,)),
     "action do: what is left to a job cannot depend on the form"),
    (with_action(fields=(Field(key="organ", label="机关", recorded=True),)),
     "recorded field organ: every detail table has a column of that name"),
    (replace(SOUND, actions=(OPEN, replace(DO, fields=(Field(key="size", label="规模", recorded=True),)), replace(CLOSE, fields=(
        Field(key="size", label="规模", kind=FieldKind.NUMBER, recorded=True),)))),
     "recorded field size: declared in more than one kind"),
    (replace(SOUND, visible_to=()), "nobody may see a case"),
    (replace(SOUND, basis=""), "the procedure names no basis"),
    (replace(SOUND, actions=(OPEN, DO, DO, CLOSE)), "action do declared twice"),
])
def test_each_contradiction_is_refused(procedure, fault):
    with pytest.raises(ContradictoryProcedure) as refused:
        check_procedure(procedure)
    assert fault in refused.value.faults


def test_every_fault_is_told_at_once():
    with pytest.raises(ContradictoryProcedure) as refused:
        check_procedure(replace(with_action(to="nowhere", rights=()), basis=""))
    assert len(refused.value.faults) >= 3


def test_a_register_may_close_without_a_second_person():
    assert check_procedure(replace(SOUND, actions=(OPEN, DO, replace(CLOSE, closes=False, not_by=())), register=True))


def test_the_digest_speaks_of_what_is_declared_only():
    """An engine that learns a new word must not change the meaning of declarations that do not use it."""
    assert "register" not in repr_of(SOUND)
    assert declaration_digest(SOUND) != declaration_digest(replace(SOUND, register=True))
