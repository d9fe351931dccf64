"""(a) Strike-off with on-site check and publicity; (b) measures as rows. Declared data only."""

from tests.procedures.hard_actions.rules import PREDICATES

from renda.domain.check_procedure import check_procedure
from renda.domain.fields import Choice, Field, FieldKind, When
from renda.domain.limits import WorkingDays
from renda.domain.procedures import (
    Action,
    Ask,
    Assign,
    Branch,
    ClockRule,
    If,
    Link,
    LinkType,
    NewRound,
    Number,
    Open,
    Procedure,
    Stage,
    Start,
    Stop,
)
from renda.domain.rights import Duty, Relation, Right

BASIS = "试验办法第一条"
COORDINATOR = Right(Duty.COORDINATE, Relation.ORGAN)
HANDLER = Right(Duty.HANDLE, Relation.HANDLING_UNIT)
LEADER = Right(Duty.LEAD, Relation.SUPERVISED_UNIT)
CHECKER = Right(Duty.MEMBER, Relation.APPOINTED, "checker")
PUBLICITY = (Choice("public", "公开"), Choice("none", "不公开"))
REASON = Field(
    key="publicity_reason", label="不公开的理由", kind=FieldKind.LONG_TEXT, recorded=True, required=When("publicity", ("none",)),
)
SHOWN = Open(procedure="disclosure", action="publish_signed", link=LinkType.DERIVED_FROM, fill={
    "title": "case:title", "ring": "data:publicity", "summary": "detail:result", "unit": "case:unit",
})
DECISION = Field(key="publicity", label="是否公开", kind=FieldKind.CHOICE, choices=PUBLICITY, recorded=True)
STEP_ROWS = (
    Field(key="title", label="内容"),
    Field(key="due_on", label="完成时限", kind=FieldKind.DATE, earliest="today"),
)
STEP_FILL = {"title": "row:title", "due_on": "row:due_on", "unit": "case:unit"}

STEP = check_procedure(Procedure(
    key="hard_step", label="试验措施", version=1, basis=BASIS, visible_to=(COORDINATOR, HANDLER),
    stages=(Stage(key="open", label="进行中"), Stage(key="done", label="已完成"),
            Stage(key="confirmed", label="已确认", closed=True)),
    clocks=(ClockRule(key="complete", label="完成时限", basis=BASIS),),
    actions=(
        Action(
            key="set", label="设定", event="StepSet", to="open", rights=(COORDINATOR,), sentence="{actor}设定“{title}”。",
            fields=(Field(key="title", label="内容"), Field(key="due_on", label="完成时限", kind=FieldKind.DATE, recorded=True),
                    Field(key="unit", label="责任单位", kind=FieldKind.UNIT)),
            effects=(Assign(unit="unit"), Start(clock="complete", due="due_on")),
        ),
        Action(key="finish", label="完成", event="StepFinished", from_=("open",), to="done", rights=(HANDLER,), awaited=True,
               due_clock="complete", sentence="{actor}报告完成。", effects=(Stop(clock="complete"),)),
        Action(key="confirm", label="确认", event="StepConfirmed", from_=("done",), to="confirmed", closes=True,
               rights=(COORDINATOR,), not_by=("finish",), awaited=True, sentence="{actor}确认完成。"),
    ),
))

ITEM = check_procedure(Procedure(
    key="hard_item", label="试验事项", version=1, basis=BASIS, visible_to=(COORDINATOR, HANDLER, LEADER, CHECKER),
    predicates=PREDICATES,
    stages=(Stage(key="handled", label="办理中"), Stage(key="applied", label="已申请"), Stage(key="checked", label="已核查"),
            Stage(key="publicised", label="公示中"), Stage(key="struck_off", label="已销号", closed=True)),
    clocks=(ClockRule(key="publicity", label="公示期", basis=BASIS, limit=WorkingDays(count=5, basis=BASIS)),),
    actions=(
        Action(key="register", label="登记", event="ItemRegistered", to="handled", rights=(COORDINATOR,),
               sentence="{actor}登记事项，由{unit}承办。",
               fields=(Field(key="title", label="事项"), Field(key="unit", label="承办单位", kind=FieldKind.UNIT)),
               effects=(Assign(unit="unit"), Number(prefix="试验"))),
        Action(key="plan", label="定措施", event="StepsPlanned", from_=("handled",), rights=(HANDLER,),
               sentence="{actor}制定措施{steps}条。",
               fields=(Field(key="steps", label="措施", kind=FieldKind.ROWS, columns=STEP_ROWS),),
               effects=(Open(procedure="hard_step", action="set", rows="steps", link=LinkType.REMEDIES, fill=STEP_FILL),)),
        Action(key="group", label="归入", event="ItemGrouped", from_=("handled",), rights=(COORDINATOR,),
               sentence="{actor}归入{above}。", fields=(Field(key="above", label="上级事项", kind=FieldKind.CASE, of="hard_item"),),
               effects=(Link(type=LinkType.UNDER, cases="above"),)),
        Action(key="apply", label="申请销号", event="StrikeOffAsked", from_=("handled",), to="applied", rights=(HANDLER,),
               needs=("steps_finished",), awaited=True, sentence="{actor}申请销号：{result}",
               fields=(Field(key="result", label="结果", kind=FieldKind.LONG_TEXT, recorded=True),)),
        Action(key="appoint", label="指定核查人", event="CheckersAppointed", from_=("applied",), rights=(COORDINATOR,),
               sentence="{actor}指定{checkers}现场核查。",
               fields=(Field(key="checkers", label="核查人", kind=FieldKind.PERSON, many=True),),
               effects=(Ask(people="checkers", role="checker"),)),
        Action(key="check", label="现场核查通过", event="SiteChecked", from_=("applied",), to="checked", rights=(CHECKER,),
               not_by=("apply", "plan"), closes=True, awaited=True, sentence="{actor}{checked_on}现场核查：{opinion}",
               fields=(Field(key="checked_on", label="核查日期", kind=FieldKind.DATE, latest="today"),
                       Field(key="opinion", label="核查意见", kind=FieldKind.LONG_TEXT))),
        Action(key="return_item", label="退回", event="ItemReturned", from_=("applied", "checked"), to="handled",
               rights=(COORDINATOR,), sentence="{actor}退回：{reason}",
               fields=(Field(key="reason", label="理由", kind=FieldKind.LONG_TEXT),), effects=(NewRound(),)),
        Action(key="sign", label="签批", event="ItemSigned", from_=("checked",), to="struck_off", rights=(LEADER,),
               not_by=("apply", "check"), closes=True, awaited=True,
               branches=(Branch(when=When("publicity", ("public",)), to="publicised"),),
               sentence="{actor}签批，{publicity}[（{publicity_reason}）]。", fields=(DECISION, REASON),
               effects=(If(when=When("publicity", ("public",)), effects=(Start(clock="publicity"), SHOWN)),)),
        Action(key="strike_off", label="销号", event="ItemStruckOff", from_=("publicised",), to="struck_off",
               rights=(COORDINATOR,), not_by=("apply",), closes=True, awaited=True, due_clock="publicity",
               sentence="{actor}销号。", effects=(Stop(clock="publicity"),)),
    ),
))
