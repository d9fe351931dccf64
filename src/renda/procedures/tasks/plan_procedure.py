"""Plans (工作方案) as declared data: drafted, discussed, approved, issued; a revision is a new round, whose text stands beside the old.

Must not know: tables, Django.
"""

from dataclasses import replace

from renda.domain.belonging import CAMPAIGN, UNDER_CAMPAIGN, set_campaign
from renda.domain.fields import Field, FieldKind
from renda.domain.procedures import (
    Action,
    ActOn,
    Assign,
    ClockRule,
    LinkType,
    NewRound,
    Number,
    Open,
    Procedure,
    Stage,
    Start,
    Stop,
)
from renda.procedures.tasks.rules import PLAN_PREDICATES
from renda.procedures.tasks.vocabulary import ANY_LEADER, BASIS, COORDINATOR, GROUP_KINDS, PLAN_USES, SEEN_BY

_PERIOD = (
    Field(key="from_on", label="实施起始", kind=FieldKind.DATE, required=False, recorded=True),
    Field(key="until_on", label="实施截止", kind=FieldKind.DATE, required=False, recorded=True),
)
_ANSWERING = Field(
    key="answering", label="对应的上级方案", required=False, recorded=True, help="写上级方案的名称和文号；没有的不填。",
)
_USE = Field(
    key="plan_use", label="方案用途", kind=FieldKind.CHOICE, choices=PLAN_USES, required=False, recorded=True, fill="text:carrying_out",
)
_REASON = Field(key="reason", label="理由", kind=FieldKind.LONG_TEXT)

DRAFT = Action(
    key="draft", label="起草方案", event="PlanDrafted", to="drafted", rights=(COORDINATOR,),
    sentence="{actor}起草方案[，对应{answering}][，由{unit}牵头]。",
    fields=(
        Field(key="title", label="方案名称", limit=300), _ANSWERING,
        Field(key="unit", label="牵头单位", kind=FieldKind.UNIT),
        Field(
            key="leader", label="牵头领导", kind=FieldKind.PERSON, required=False, recorded=True, otherwise="leader_of:unit",
            help="不填的，填该单位的分管领导。",
        ),
        *_PERIOD, replace(CAMPAIGN, fill=None, help="属于集中教育的方案填；日常工作的方案不填。"), _USE,
        Field(key="text", label="方案文本", kind=FieldKind.FILE, required=False, many=True, help="可在印发时再附。"),
    ),
    needs=("within_its_campaign",), effects=(Assign(unit="unit"), Number(prefix="方案"), UNDER_CAMPAIGN),
)

ISSUE = Action(
    key="issue", label="印发", event="PlanIssued", from_=("approved",), to="issued", rights=(COORDINATOR,), awaited=True,
    sentence="{actor}登记印发第{round}版[，文号{document_number}][，附文本{text}]。",
    fields=(
        Field(key="document_number", label="文号", required=False, recorded=True, help="如“明常办〔2026〕1号”。"),
        Field(key="issued_on", label="印发日期", kind=FieldKind.DATE, latest="today", recorded=True),
        *_PERIOD,
        Field(
            key="text", label="方案文本", kind=FieldKind.FILE, required=False, many=True,
            help="附印发的正式文本；修订后各版文本都保留，可以随时查看。",
        ),
    ),
    effects=(Start(clock="carry_out", due="until_on"),),
)

ADD_GROUPS = Action(
    key="add_groups", label="设置分组", event="GroupsArranged", from_=("drafted", "discussed", "approved", "issued", "revising"),
    rights=(COORDINATOR,), sentence="{actor}设置任务分组{groups}个。",
    fields=(
        Field(
            key="groups", label="分组", kind=FieldKind.ROWS, help="方面和环节是两套互不隶属的分组，任务可以同时归入两边。",
            columns=(
                Field(key="kind", label="分组类别", kind=FieldKind.CHOICE, choices=GROUP_KINDS),
                Field(key="title", label="名称", limit=100),
                Field(key="position", label="顺序", kind=FieldKind.NUMBER, low=1, high=99),
                Field(key="unit", label="牵头单位", kind=FieldKind.UNIT, required=False),
            ),
        ),
    ),
    effects=(
        Open(
            procedure="plan_group", action="arrange", rows="groups", link=LinkType.PART_OF,
            fill={
                "title": "row:title", "kind": "row:kind", "position": "row:position", "unit": "row:unit", "plan_use": "detail:plan_use",
            },
        ),
    ),
)

ACTIONS = (
    DRAFT,
    Action(
        key="record_discussion", label="登记讨论", event="PlanDiscussed", from_=("drafted", "revising"), to="discussed",
        rights=(COORDINATOR,), awaited=True, sentence="{actor}登记{discussed_at}讨论情况[：{opinions}]。",
        fields=(
            Field(key="discussed_at", label="讨论会议", recorded=True, help="如“2026年第3次主任会议”。"),
            Field(key="discussed_on", label="会议日期", kind=FieldKind.DATE, latest="today", recorded=True),
            Field(key="opinions", label="讨论意见", kind=FieldKind.LONG_TEXT, required=False),
        ),
    ),
    Action(
        key="return_draft", label="退回修改", event="PlanReturned", from_=("discussed", "approved"), to="drafted",
        rights=(COORDINATOR, ANY_LEADER), sentence="{actor}退回修改：{reason}", fields=(_REASON,),
    ),
    Action(
        key="approve", label="审定", event="PlanApproved", from_=("discussed",), to="approved",
        rights=(ANY_LEADER, COORDINATOR), awaited=True, sentence="{actor}登记审定，{approver}审定[，审定会议{approved_at}]。",
        fields=(
            Field(key="approver", label="审定人", kind=FieldKind.PERSON, recorded=True),
            Field(key="approved_on", label="审定日期", kind=FieldKind.DATE, latest="today", recorded=True),
            Field(key="approved_at", label="审定会议", required=False, recorded=True),
        ),
    ),
    ISSUE,
    ADD_GROUPS,
    set_campaign(("drafted", "discussed", "approved", "issued", "revising"), (COORDINATOR,)),
    Action(
        key="revise", label="启动修订", event="PlanRevisionBegun", from_=("issued",), to="revising", rights=(COORDINATOR,),
        sentence="{actor}启动修订，原版在新版印发前继续执行。理由：{reason}", fields=(_REASON,), effects=(NewRound(),),
    ),
    Action(
        key="stop_revision", label="停止修订", event="PlanRevisionStopped", from_=("revising",), to="issued",
        rights=(COORDINATOR,), needs=("accepted_told",),
        sentence="{actor}停止修订，恢复执行原版：{reason}[。修订期间采纳的任务和调整：{kept}]",
        help="停止修订不撤销已经采纳的任务和调整：任务可以在任务台账里逐项终止，调整过的可以再调整。",
        fields=(
            _REASON,
            Field(
                key="kept", label="已采纳的如何处理", kind=FieldKind.LONG_TEXT, required=False,
                help="修订期间从新文本采纳了任务或调整的填写，如“照旧办理，列入日常任务”；没有的不填。",
            ),
        ),
    ),
    Action(
        key="correct_details", label="更正信息", event="DetailsCorrected",
        from_=("drafted", "discussed", "approved", "issued", "revising"), rights=(COORDINATOR,),
        sentence="{actor}更正方案信息，理由：{reason}",
        fields=(
            Field(key="title", label="方案名称", limit=300, fill="case:title"), _ANSWERING,
            Field(key="leader", label="牵头领导", kind=FieldKind.PERSON, required=False, recorded=True), _REASON,
        ),
    ),
    Action(
        key="close", label="办结方案", event="PlanClosed", from_=("issued",), to="closed", closes=True, not_by=("draft",),
        rights=(ANY_LEADER, COORDINATOR), awaited=True, due_clock="carry_out", needs=("tasks_ended",),
        sentence="{actor}办结方案：{summary}",
        fields=(Field(key="summary", label="实施情况", kind=FieldKind.LONG_TEXT, recorded=True),),
        effects=(Stop(clock="carry_out"), ActOn(link=LinkType.PART_OF, outgoing=False, action="end_with_plan")),
    ),
    Action(
        key="abandon", label="不再制定", event="PlanAbandoned", from_=("drafted",), to="abandoned", closes=True,
        not_by=("issue",), rights=(COORDINATOR,), needs=("never_issued", "tasks_ended"), sentence="{actor}决定不再制定：{reason}",
        fields=(_REASON,), effects=(ActOn(link=LinkType.PART_OF, outgoing=False, action="end_with_plan"),),
    ),
)

PLAN = Procedure(
    key="plan", label="工作方案", version=4, round_word="版", basis=BASIS,
    stages=(
        Stage(key="drafted", label="起草中", step="起草"),
        Stage(key="revising", label="修订中", step="起草"),
        Stage(key="discussed", label="已讨论", step="讨论"),
        Stage(key="approved", label="已审定", step="审定"),
        Stage(key="issued", label="已印发", step="印发"),
        Stage(key="closed", label="已办结", closed=True, step="办结"),
        Stage(key="abandoned", label="不再制定", closed=True, step="办结"),
    ),
    actions=ACTIONS, clocks=(ClockRule(key="carry_out", label="实施期限", basis="方案确定的实施期限"),),
    visible_to=SEEN_BY, predicates=PLAN_PREDICATES,
)
