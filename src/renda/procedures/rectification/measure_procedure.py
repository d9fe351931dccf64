"""Measures (整改措施) as declared data: set, handled, reported done, verified by someone else.

Must not know: tables, Django.
"""

from renda.domain.belonging import CAMPAIGN, UNDER_CAMPAIGN, carried_over, set_campaign
from renda.domain.fields import Field, FieldKind, When
from renda.domain.procedures import (
    Action,
    Assign,
    ClockRule,
    Extend,
    Link,
    LinkType,
    Number,
    Privacy,
    Procedure,
    Stage,
    Start,
    Stop,
    Unlink,
)
from renda.domain.rights import Duty, Relation, Right
from renda.procedures.rectification.rules import MEASURE_PREDICATES
from renda.procedures.rectification.vocabulary import LEVELS, MEASURE_KINDS

BASIS = "本机关问题整改销号办法"
COORDINATOR = Right(Duty.COORDINATE, Relation.ORGAN)
HANDLER = Right(Duty.HANDLE, Relation.HANDLING_UNIT)
NAMED = Right(Duty.MEMBER, Relation.RESPONSIBLE)
SUBJECT = Right(Duty.MEMBER, Relation.SUBJECT)
BRANCH_SECRETARY = Right(Duty.SECRETARY, Relation.ORIGIN_UNIT)
SUPERIOR = Right(Duty.SUPERIOR_VERIFY, Relation.ORGAN)
LEADER = Right(Duty.LEAD, Relation.SUPERVISED_UNIT)
VERIFIER = Right(Duty.VERIFY, Relation.ORGAN)

PERSONAL = (
    Privacy(when=When("level", ("person",), of="detail"), to=(SUBJECT, BRANCH_SECRETARY)),
    Privacy(when=When("level", ("secretary",), of="detail"), to=(SUBJECT, SUPERIOR)),
)
OVERSIGHT = (COORDINATOR, VERIFIER, HANDLER, NAMED, LEADER, BRANCH_SECRETARY, Right(Duty.HANDLE, Relation.CO_UNIT))

EVIDENCE = Field(
    key="evidence", label="佐证材料", kind=FieldKind.FILE, required=False, many=True,
    help="可不附。图片、PDF、Word、Excel均可；涉密文件不得上传。",
)

ACROSS = Field(
    key="across", label="跨集中教育的说明", required=False, help="措施与问题不属于同一集中教育、确要共用的，写明理由。",
)

SET = Action(
    key="set", label="制定措施", event="MeasureSet", to="in_progress",
    sentence="{actor}制定措施：{title}[，由{person}负责][，{due_on}前完成]。",
    rights=(COORDINATOR, Right(Duty.HANDLE, Relation.ORGAN), SUBJECT), needs=("same_campaign", "no_private_problems"),
    fields=(
        Field(key="title", label="措施", limit=300, help="写明做什么、做到什么程度。"),
        Field(key="kind", label="类型", kind=FieldKind.CHOICE, choices=MEASURE_KINDS, recorded=True),
        Field(key="unit", label="责任单位", kind=FieldKind.UNIT),
        Field(key="person", label="责任人", kind=FieldKind.PERSON, required=False),
        Field(key="due_on", label="完成时限", kind=FieldKind.DATE, earliest="today", recorded=True),
        Field(key="problems", label="对应的问题", kind=FieldKind.CASE, many=True, of="problem", required=False), CAMPAIGN, ACROSS,
        Field(key="level", label="层级", kind=FieldKind.CHOICE, choices=LEVELS, required=False, recorded=True),
        Field(key="origin_unit", label="所在单位", kind=FieldKind.UNIT, required=False, recorded=True),
        Field(key="subject", label="对象", kind=FieldKind.PERSON, required=False, recorded=True),
    ),
    effects=(
        Assign(unit="unit", person="person"), Start(clock="complete", due="due_on"), Number(prefix="措施"),
        Link(type=LinkType.REMEDIES, cases="problems"), UNDER_CAMPAIGN,
    ),
)

ACTIONS = (
    SET,
    Action(
        key="match_problems", label="对应问题", event="ProblemsMatched", from_=("in_progress", "reported"),
        rights=(COORDINATOR, HANDLER, BRANCH_SECRETARY, SUPERIOR), needs=("same_campaign", "no_private_problems"),
        sentence="{actor}将本措施对应到问题{problems}[，跨集中教育：{across}]。",
        fields=(Field(key="problems", label="对应的问题", kind=FieldKind.CASE, many=True, of="problem"), ACROSS),
        effects=(Link(type=LinkType.REMEDIES, cases="problems"),),
    ),
    set_campaign(("in_progress", "reported"), (COORDINATOR, BRANCH_SECRETARY, SUPERIOR)),
    carried_over(("in_progress", "reported")),
    Action(
        key="follow_problem", label="随问题调整集中教育", event="CampaignSet", from_=("in_progress", "reported"), rights=(), internal=True,
        needs=("free_to_follow",), sentence="{actor}调整问题的所属集中教育，措施随之调整[，归入{campaign}][，移出：{taken_out}]。",
        fields=(
            Field(key="campaign", label="归入的集中教育", kind=FieldKind.CASE, of="campaign", required=False),
            Field(key="taken_out", label="移出的理由", required=False),
        ),
        effects=(Unlink(type=LinkType.UNDER, other="campaign"), UNDER_CAMPAIGN),
    ),
    Action(
        key="report_progress", label="填报进展", event="ProgressReported", from_=("in_progress",),
        sentence="{actor}填报进展：{progress}", rights=(HANDLER, NAMED, SUBJECT),
        fields=(
            Field(key="progress", label="进展", kind=FieldKind.LONG_TEXT, recorded=True, help="写事实和结果，三五句即可。"),
            EVIDENCE,
        ),
    ),
    Action(
        key="report_done", label="申报完成", event="DoneReported", from_=("in_progress",), to="reported",
        sentence="{actor}申报完成：{result}[，附佐证{evidence}]。", rights=(HANDLER, NAMED, SUBJECT),
        awaited=True, due_clock="complete",
        fields=(Field(key="result", label="完成情况", kind=FieldKind.LONG_TEXT, recorded=True), EVIDENCE),
        effects=(Stop(clock="complete"),),
    ),
    Action(
        key="urge", label="催办", event="Urged", from_=("in_progress", "reported"),
        sentence="{actor}催办：{words}", rights=(COORDINATOR, BRANCH_SECRETARY, SUPERIOR),
        fields=(Field(key="words", label="催办意见", kind=FieldKind.LONG_TEXT, help="写明催什么、何时前回复。"),),
    ),
    Action(
        key="confirm_done", label="确认完成", event="DoneConfirmed", from_=("reported",), to="done", closes=True,
        sentence="{actor}确认完成[：{opinion}]。", rights=(COORDINATOR, VERIFIER, BRANCH_SECRETARY, SUPERIOR),
        not_by=("report_done", "report_progress"), awaited=True,
        fields=(Field(key="opinion", label="核实意见", kind=FieldKind.LONG_TEXT, required=False),),
    ),
    Action(
        key="return_report", label="退回补充", event="DoneReportReturned", from_=("reported",), to="in_progress",
        sentence="{actor}退回完成申报：{reason}", rights=(COORDINATOR, VERIFIER, BRANCH_SECRETARY, SUPERIOR),
        fields=(
            Field(key="reason", label="退回理由", kind=FieldKind.LONG_TEXT),
            Field(key="due_on", label="新的完成时限", kind=FieldKind.DATE, earliest="today", required=False, recorded=True),
        ),
        effects=(Start(clock="complete", due="due_on"),),
    ),
    Action(
        key="extend_due", label="调整时限", event="DueExtended", from_=("in_progress",),
        sentence="{actor}将完成时限调整到{to}，理由：{reason}", rights=(COORDINATOR, BRANCH_SECRETARY, SUPERIOR),
        fields=(
            Field(key="to", label="新的完成时限", kind=FieldKind.DATE, earliest="today"),
            Field(key="consent", label="批准人", kind=FieldKind.PERSON),
            Field(key="reason", label="理由", kind=FieldKind.LONG_TEXT),
        ),
        effects=(Extend(clock="complete", to="to", consent="consent"),),
    ),
    Action(
        key="end_measure", label="终止措施", event="MeasureEnded", from_=("in_progress", "reported"), to="ended",
        sentence="{actor}终止措施：{reason}", rights=(COORDINATOR, BRANCH_SECRETARY, SUPERIOR), closes=True,
        not_by=("report_done",), fields=(Field(key="reason", label="终止理由", kind=FieldKind.LONG_TEXT),),
        effects=(Stop(clock="complete"),),
    ),
)

MEASURE = Procedure(
    key="measure", label="整改措施", version=5, basis=BASIS,
    stages=(
        Stage(key="in_progress", label="进行中"),
        Stage(key="reported", label="已申报完成"),
        Stage(key="done", label="完成", closed=True),
        Stage(key="ended", label="终止", closed=True),
    ),
    actions=ACTIONS,
    clocks=(ClockRule(key="complete", label="完成时限", basis="整改方案确定的日期"),),
    visible_to=OVERSIGHT, privacies=PERSONAL, predicates=MEASURE_PREDICATES,
    origin_field="origin_unit", subject_field="subject",
)
