"""Research topics (调研课题) as declared data: proposed, approved, worked on, reported, exchanged and converted, closed by somebody else.

Must not know: tables, Django.
"""

from renda.domain.belonging import CAMPAIGN, UNDER_CAMPAIGN, set_campaign
from renda.domain.fields import Field, FieldKind, When
from renda.domain.procedures import (
    Action,
    Assign,
    ClockRule,
    Extend,
    LinkType,
    Number,
    Open,
    Procedure,
    Stage,
    Start,
    Stop,
)
from renda.procedures.research.rules import TOPIC_PREDICATES
from renda.procedures.research.vocabulary import (
    ANY_LEADER,
    BASIS,
    COORDINATOR,
    ENTERING,
    HANDLER,
    LEVELS,
    METHODS,
    NAMED,
    OPEN_PROBLEMS,
    OPEN_RULES,
    OWN_UNIT,
    PROBLEMS,
    REASON,
    REPORT_KINDS,
    RULES,
    SEEN_BY,
    TEXT,
    TOPIC_AT_WORK,
    TOPIC_REPORTED,
    VERIFIER,
    WAYS,
)

_DOING = (HANDLER, NAMED)
_CLOSING = (COORDINATOR, VERIFIER, ANY_LEADER)
_METHODS = Field(key="methods", label="调研方式", kind=FieldKind.CHOICE, choices=METHODS, many=True, required=False, recorded=True)
_AIM = Field(
    key="aim", label="要解决的问题", kind=FieldKind.LONG_TEXT, required=False, recorded=True, help="一两句话写清为什么调研、要解决什么。",
)

PROPOSE = Action(
    key="propose", label="申报课题", event="TopicProposed", to="proposed", rights=ENTERING, needs=("commissioned_to_named",),
    sentence="{actor}申报{level}调研课题，由{unit}承担[，{person}负责][，委托{commissioned_to}]，{due_on}前提交报告。",
    fields=(
        Field(key="title", label="课题名称", limit=200),
        Field(key="level", label="课题层级", kind=FieldKind.CHOICE, choices=LEVELS, recorded=True),
        Field(key="due_on", label="报告时限", kind=FieldKind.DATE, recorded=True),
        OWN_UNIT, Field(key="person", label="负责人", kind=FieldKind.PERSON, required=False),
        Field(
            key="leader", label="领题领导", kind=FieldKind.PERSON, required=False, recorded=True, otherwise="leader_of:unit",
            help="不填的，填承担单位的分管领导。",
        ),
        Field(
            key="commissioned_to", label="受委托单位", required=When("level", ("commissioned",)), recorded=True, help="仅委托课题填写。",
        ),
        CAMPAIGN, _METHODS, _AIM,
    ),
    effects=(Assign(unit="unit", person="person"), Number(prefix="课题"), UNDER_CAMPAIGN),
)

HAND_IN = Action(
    key="hand_in", label="提交报告", event="TopicReported", from_=("under_way",), to="reported", rights=_DOING, awaited=True,
    due_clock="report", sentence="{actor}提交{paper_kind}“{paper_title}”[，附{text}]。",
    help="提交后自动登记为本课题的调研成果，不用另外填报。",
    fields=(
        Field(key="paper_title", label="报告名称", limit=200, fill="case:title"),
        Field(key="paper_kind", label="类别", kind=FieldKind.CHOICE, choices=REPORT_KINDS, fill="when:level=youth:youth,report"),
        Field(key="finished_on", label="完成日期", kind=FieldKind.DATE, latest="today", fill="today"), TEXT, PROBLEMS,
    ),
    effects=(
        Stop(clock="report"), OPEN_PROBLEMS,
        Open(
            procedure="research_paper", action="hand_in_with_topic", link=LinkType.PART_OF,
            fill={
                "title": "data:paper_title", "kind": "data:paper_kind", "finished_on": "data:finished_on", "unit": "case:unit",
                "level": "detail:level", "campaign": "under:campaign",
            },
        ),
    ),
)

CONVERT = Action(
    key="convert", label="转化成果", event="TopicConverted", from_=TOPIC_REPORTED, to="converted", rights=(*_DOING, COORDINATOR),
    sentence="{actor}登记{converted_on}转化为{way}[：{document}][，形成制度{rules}项][，形成任务{tasks}项]。",
    help="转化几次登记几次。形成制度、工作任务的，自动登记到制度台账、任务台账，从本页可以看到办理情况。",
    fields=(
        Field(key="way", label="转化为", kind=FieldKind.CHOICE, choices=WAYS, recorded=True),
        Field(
            key="document", label="决策", required=When("way", ("decision",)), recorded=True, limit=300,
            help="写文件名称、文号或会议名称。",
        ),
        RULES,
        Field(key="converted_on", label="转化日期", kind=FieldKind.DATE, latest="today", fill="today"),
        Field(
            key="tasks", label="工作任务", kind=FieldKind.ROWS, required=When("way", ("tasks",)),
            columns=(
                Field(key="title", label="任务", limit=300), Field(key="unit", label="责任单位", kind=FieldKind.UNIT),
                Field(key="due_on", label="完成时限", kind=FieldKind.DATE, earliest="today"),
            ),
        ),
    ),
    effects=(
        Open(
            procedure="task", action="set", rows="tasks", link=LinkType.DERIVED_FROM,
            fill={
                "title": "row:title", "unit": "row:unit", "due_on": "row:due_on", "task_kind": "text:item", "source": "text:daily",
                "rests_on": "words:调研课题：{case:title}", "campaign": "under:campaign",
            },
        ),
        OPEN_RULES,
    ),
)

ACTIONS = (
    PROPOSE,
    Action(
        key="approve", label="批准立项", event="TopicApproved", from_=("proposed",), to="approved", rights=(COORDINATOR, ANY_LEADER),
        awaited=True, sentence="{actor}登记批准立项[，{approved_by}研究确定]，{due_on}前提交报告。",
        fields=(
            Field(
                key="approved_by", label="研究确定的会议", required=False, recorded=True, help="如“某年第几次党组会议”；没有开会的不填。",
            ),
            Field(key="due_on", label="报告时限", kind=FieldKind.DATE, recorded=True, fill="detail:due_on"),
        ),
        effects=(Start(clock="report", due="due_on"),),
    ),
    Action(
        key="decline", label="不予立项", event="TopicDeclined", from_=("proposed",), to="declined", rights=(COORDINATOR, ANY_LEADER),
        closes=True, not_by=("hand_in",), sentence="{actor}登记不予立项：{reason}", fields=(REASON,),
    ),
    Action(
        key="begin", label="开始调研", event="TopicBegun", from_=("approved",), to="under_way", rights=_DOING, awaited=True,
        due_clock="report", sentence="{actor}开始调研。", help="登记第一次调研活动时自动开始，不用另外办理。",
    ),
    Action(
        key="begin_with_trip", label="随调研活动开始", event="TopicBegun", from_=("approved",), to="under_way", rights=(), internal=True,
        sentence="{actor}登记第一次调研活动，课题开始调研。",
    ),
    HAND_IN,
    Action(
        key="return_report", label="退回修改", event="TopicReportReturned", from_=("reported",), to="under_way", rights=_CLOSING,
        sentence="{actor}退回修改，{due_on}前再次提交。理由：{reason}",
        fields=(
            REASON, Field(key="due_on", label="新的报告时限", kind=FieldKind.DATE, earliest="today", recorded=True),
        ),
        effects=(Start(clock="report", due="due_on"),),
    ),
    Action(
        key="exchange", label="登记交流", event="TopicExchanged", from_=("reported",), to="exchanged", rights=(*_DOING, COORDINATOR),
        sentence="{actor}登记{exchanged_on}在{meeting}上交流。", help="开过“成果交流会”的，登记该次活动时自动记入，不用另外办理。",
        fields=(
            Field(key="meeting", label="会议", limit=100),
            Field(key="exchanged_on", label="交流日期", kind=FieldKind.DATE, latest="today", fill="today"),
        ),
    ),
    Action(
        key="exchange_at_meeting", label="随成果交流会交流", event="TopicExchanged", from_=("reported",), to="exchanged", rights=(),
        internal=True, sentence="{actor}登记成果交流会，本课题已作交流。",
    ),
    CONVERT,
    Action(
        key="close", label="结题", event="TopicClosed", from_=TOPIC_REPORTED, to="closed", rights=_CLOSING, closes=True,
        not_by=("hand_in", "convert"), awaited=True, needs=("trips_ended",), sentence="{actor}同意结题[：{opinion}]。",
        fields=(Field(key="opinion", label="意见", kind=FieldKind.LONG_TEXT, required=False),),
    ),
    set_campaign((*TOPIC_AT_WORK, *TOPIC_REPORTED), (COORDINATOR,)),
    Action(
        key="urge", label="催办", event="Urged", from_=(*TOPIC_AT_WORK,), rights=(COORDINATOR, ANY_LEADER), sentence="{actor}催办：{words}",
        fields=(Field(key="words", label="催办意见", kind=FieldKind.LONG_TEXT, help="写明催什么、何时前回复。"),),
    ),
    Action(
        key="extend_due", label="调整时限", event="DueExtended", from_=TOPIC_AT_WORK, rights=(COORDINATOR,),
        sentence="{actor}将报告时限调整到{due_on}，{consent}同意。理由：{reason}",
        fields=(
            Field(key="due_on", label="新的报告时限", kind=FieldKind.DATE, earliest="today", recorded=True),
            Field(key="consent", label="同意的领导", kind=FieldKind.PERSON), REASON,
        ),
        effects=(Extend(clock="report", to="due_on", consent="consent"),),
    ),
    Action(
        key="correct_details", label="更正信息", event="DetailsCorrected", from_=("proposed", *TOPIC_AT_WORK), rights=(COORDINATOR,),
        sentence="{actor}更正课题信息，理由：{reason}",
        fields=(
            Field(key="title", label="课题名称", limit=200, fill="case:title"),
            Field(key="unit", label="承担单位", kind=FieldKind.UNIT, required=False, help="不改的不填。"),
            Field(key="person", label="负责人", kind=FieldKind.PERSON, required=False, help="改承担单位的，请一并填写。"), _METHODS, _AIM,
            REASON,
        ),
        effects=(Assign(unit="unit", person="person"),),
    ),
    Action(
        key="end_topic", label="不再开展", event="TopicEnded", from_=TOPIC_AT_WORK, to="ended", rights=(COORDINATOR, ANY_LEADER),
        closes=True, not_by=("hand_in",), sentence="{actor}登记不再开展：{reason}", fields=(REASON,), effects=(Stop(clock="report"),),
    ),
)

RESEARCH_TOPIC = Procedure(
    key="research_topic", label="调研课题", version=4, basis=BASIS,
    stages=(
        Stage(key="proposed", label="待批准", step="立项"), Stage(key="approved", label="已立项", step="立项"),
        Stage(key="under_way", label="调研中", step="调研"), Stage(key="reported", label="已提交报告", step="报告"),
        Stage(key="exchanged", label="已交流", step="交流"), Stage(key="converted", label="已转化", step="转化"),
        Stage(key="closed", label="已结题", closed=True, step="结题"), Stage(key="declined", label="不予立项", closed=True, step="结题"),
        Stage(key="ended", label="不再开展", closed=True, step="结题"),
    ),
    actions=ACTIONS, clocks=(ClockRule(key="report", label="报告时限", basis="立项时由本机关自定的日期"),),
    visible_to=SEEN_BY, predicates=TOPIC_PREDICATES,
)
