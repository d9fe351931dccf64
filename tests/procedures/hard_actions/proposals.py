"""(c) A reply with commitments and a publicity decision; (d) separate handling with an evaluation per unit;
(e) a co-signer's confirmation. Declared data only."""

from tests.procedures.hard_actions.items import BASIS, COORDINATOR, DECISION, HANDLER, REASON, STEP_FILL, STEP_ROWS
from tests.procedures.hard_actions.rules import PREDICATES

from renda.domain.check_procedure import check_procedure
from renda.domain.fields import Choice, Field, FieldKind
from renda.domain.limits import Months
from renda.domain.procedures import (
    Action,
    ActOn,
    Answer,
    Ask,
    Assign,
    ClockRule,
    LinkType,
    Number,
    Open,
    Procedure,
    Stage,
    Start,
    Stop,
)
from renda.domain.rights import Duty, Relation, Right

PROPOSER = Right(Duty.MEMBER, Relation.PROPOSER)
CO_SIGNER = Right(Duty.MEMBER, Relation.APPOINTED, "co_signer")
GRADES = (Choice("satisfied", "满意"), Choice("basically", "基本满意"), Choice("dissatisfied", "不满意"))
GRADE = Field(key="grade", label="评价", kind=FieldKind.CHOICE, choices=GRADES)

PART = check_procedure(Procedure(
    key="hard_part", label="试验分办件", version=1, basis=BASIS,
    visible_to=(COORDINATOR, HANDLER, Right(Duty.MEMBER, Relation.SUBJECT)), subject_field="proposer",
    stages=(Stage(key="received", label="已交办"), Stage(key="replied", label="已答复"),
            Stage(key="evaluated", label="已评价", closed=True)),
    clocks=(ClockRule(key="answer", label="答复", basis=BASIS, limit=Months(count=3, basis=BASIS)),),
    actions=(
        Action(key="receive", label="分办", event="PartReceived", to="received", rights=(COORDINATOR,),
               sentence="{actor}分别交办至{unit}，{due}前答复。",
               fields=(Field(key="title", label="事项"), Field(key="unit", label="承办单位", kind=FieldKind.UNIT),
                       Field(key="proposer", label="提建议人", kind=FieldKind.PERSON)),
               effects=(Assign(unit="unit"), Start(clock="answer"))),
        Action(key="answer", label="答复", event="PartAnswered", from_=("received",), to="replied", rights=(HANDLER,),
               awaited=True, due_clock="answer",
               sentence="{actor}答复，{publicity}[（{publicity_reason}）][，承诺{commitments}项]。",
               fields=(Field(key="reply", label="答复内容", kind=FieldKind.LONG_TEXT, recorded=True), DECISION, REASON,
                       Field(key="commitments", label="承诺事项", kind=FieldKind.ROWS, required=False, columns=STEP_ROWS)),
               effects=(Stop(clock="answer"),
                        Open(procedure="hard_step", action="set", rows="commitments", link=LinkType.DERIVED_FROM,
                             fill=STEP_FILL))),
        Action(key="take_evaluation", label="接收评价", event="PartEvaluated", from_=("replied",), to="evaluated", rights=(),
               internal=True, sentence="{actor}评价：{grade}[，{remark}]。",
               fields=(Field(key="grade", label="评价", kind=FieldKind.CHOICE, choices=GRADES, recorded=True),
                       Field(key="remark", label="说明", required=False))),
    ),
))

PROPOSAL = check_procedure(Procedure(
    key="hard_proposal", label="试验建议", version=1, basis=BASIS, predicates=PREDICATES,
    visible_to=(COORDINATOR, PROPOSER, CO_SIGNER),
    stages=(Stage(key="drafted", label="起草中"), Stage(key="submitted", label="已提交"),
            Stage(key="handed_over", label="分别办理中"), Stage(key="finished", label="办结", closed=True)),
    actions=(
        Action(key="draft", label="起草", event="ProposalDrafted", to="drafted", rights=(PROPOSER,),
               sentence="{actor}起草，请{co_signers}联名。",
               fields=(Field(key="title", label="标题"), Field(key="body", label="内容", kind=FieldKind.LONG_TEXT, recorded=True),
                       Field(key="co_signers", label="联名人", kind=FieldKind.PERSON, many=True, required=False)),
               effects=(Ask(people="co_signers", role="co_signer"),)),
        Action(key="confirm", label="确认联名", event="SignatureConfirmed", from_=("drafted",), awaited=True,
               rights=(Right(Duty.MEMBER, Relation.ASKED, "co_signer"),), sentence="{actor}确认联名。",
               effects=(Answer(role="co_signer", state="confirmed"),)),
        Action(key="submit", label="提交", event="ProposalSubmitted", from_=("drafted",), to="submitted", rights=(PROPOSER,),
               needs=("all_confirmed",), awaited=True, sentence="{actor}提交。", effects=(Number(prefix="试建"),)),
        Action(key="hand_over", label="分别交办", event="PartsHandedOver", from_=("submitted",), to="handed_over",
               rights=(COORDINATOR,), awaited=True, sentence="{actor}交{parts}个单位分别办理。",
               fields=(Field(key="parts", label="承办单位", kind=FieldKind.ROWS,
                             columns=(Field(key="unit", label="承办单位", kind=FieldKind.UNIT),)),),
               effects=(Open(procedure="hard_part", action="receive", rows="parts", link=LinkType.PART_OF,
                             fill={"title": "case:title", "unit": "row:unit", "proposer": "case:proposer"}),)),
        Action(key="evaluate", label="评价", event="UnitsEvaluated", from_=("handed_over",), to="finished", closes=True,
               rights=(PROPOSER, COORDINATOR), not_by=("hand_over",), awaited=True, sentence="{actor}逐单位评价。",
               fields=(Field(key="grades", label="逐单位评价", kind=FieldKind.ROWS,
                             columns=(Field(key="case", label="分办件", kind=FieldKind.CASE, of="hard_part"), GRADE,
                                      Field(key="remark", label="说明", required=False))),),
               effects=(ActOn(link=LinkType.PART_OF, outgoing=False, action="take_evaluation", rows="grades",
                              fill={"grade": "row:grade", "remark": "row:remark"}),)),
    ),
))
