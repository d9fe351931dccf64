"""Requirements of the guidance group (指导组要求): given, answered by a unit, confirmed by somebody else, closed.

Must not know: tables, Django.
"""

from dataclasses import replace

from renda.domain.belonging import carried_over
from renda.domain.fields import Field, FieldKind
from renda.domain.procedures import Action, Assign, ClockRule, Extend, Number, Procedure, Stage, Start, Stop
from renda.procedures.campaign.record_fields import (
    CONSENT,
    DOERS,
    EVIDENCE,
    GIVER,
    NEW_DUE,
    RECORD_SEEN_BY,
    REQUIREMENT_OPEN,
)
from renda.procedures.campaign.vocabulary import BASIS, COORDINATOR, REASON, VERIFIER

_DUE = Field(key="due_on", label="答复时限", kind=FieldKind.DATE, recorded=True)
_CONFIRMERS = (COORDINATOR, VERIFIER, GIVER)
_START = Start(clock="answer", due="due_on")
GIVEN = (
    Field(key="title", label="要求", limit=300),
    Field(key="given_on", label="提出日期", kind=FieldKind.DATE, latest="today", fill="today", recorded=True),
    Field(key="unit", label="答复单位", kind=FieldKind.UNIT), _DUE,
    Field(key="words", label="要求原文", kind=FieldKind.LONG_TEXT, required=False, recorded=True),
)
ASKED = tuple(replace(f, key="required" if f.key == "title" else f.key, recorded=False) for f in GIVEN)
"""What is filled in when the guidance group requires something: asked on the campaign, so that the group's members may."""

REQUIREMENT = Procedure(
    key="requirement", label="指导组要求", version=2, basis=BASIS,
    stages=(
        Stage(key="given", label="待答复", step="提出"), Stage(key="answered", label="已答复", step="答复"),
        Stage(key="confirmed", label="已确认", step="确认"), Stage(key="closed", label="已办结", closed=True, step="办结"),
    ),
    actions=(
        Action(
            key="give", label="提出要求", event="RequirementGiven", to="given", rights=(), internal=True,
            sentence="{actor}登记指导组{given_on}提出的要求，由{unit}答复，时限{due}。", fields=GIVEN,
            effects=(Assign(unit="unit"), _START, Number(prefix="要求")),
        ),
        Action(
            key="answer", label="答复", event="RequirementAnswered", from_=("given",), to="answered", rights=DOERS,
            awaited=True, due_clock="answer", sentence="{actor}答复：{answer}[，附材料{evidence}]。",
            fields=(Field(key="answer", label="答复内容", kind=FieldKind.LONG_TEXT, recorded=True), EVIDENCE),
            effects=(Stop(clock="answer"),),
        ),
        Action(
            key="return_answer", label="退回重答", event="AnswerReturned", from_=("answered",), to="given", rights=_CONFIRMERS,
            sentence="{actor}退回重答，{due}前再答复：{reason}", fields=(REASON, _DUE), effects=(_START,),
        ),
        Action(
            key="confirm", label="确认答复", event="AnswerConfirmed", from_=("answered",), to="confirmed", rights=_CONFIRMERS,
            not_by=("answer",), awaited=True, sentence="{actor}确认答复属实[：{opinion}]。",
            fields=(Field(key="opinion", label="确认意见", kind=FieldKind.LONG_TEXT, required=False),),
        ),
        Action(
            key="close", label="办结", event="RequirementClosed", from_=("confirmed",), to="closed", closes=True,
            rights=(COORDINATOR, GIVER), not_by=("answer",), awaited=True, sentence="{actor}办结：{outcome}",
            fields=(
                Field(
                    key="outcome", label="办结情况", kind=FieldKind.LONG_TEXT, recorded=True,
                    help="写明何时以何种方式报指导组、指导组意见。",
                ),
            ),
        ),
        carried_over(REQUIREMENT_OPEN),
        Action(
            key="extend_due", label="调整时限", event="DueExtended", from_=("given",), rights=(COORDINATOR, GIVER),
            sentence="{actor}将答复时限调整到{to}，{consent}同意。理由：{reason}", fields=(NEW_DUE, CONSENT, REASON),
            effects=(Extend(clock="answer", to="to", consent="consent"),),
        ),
    ),
    clocks=(ClockRule(key="answer", label="答复时限", basis="指导组提出的时限"),),
    visible_to=RECORD_SEEN_BY,
)
