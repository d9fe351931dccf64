"""Self-examination meetings (民主生活会、组织生活会): arranged with the notice's limit, held, result handed in.

What is found becomes problems and measures of their own, each under the privacy of its level. What members say of one another is
kept nowhere. Must not know: tables, Django.
"""

from renda.domain.belonging import CAMPAIGN, UNDER_CAMPAIGN, set_campaign
from renda.domain.fields import Among, Choice, Field, FieldKind
from renda.domain.limits import WorkingDays
from renda.domain.procedures import Action, Ask, Assign, ClockRule, Extend, LinkType, Number, Open, Procedure, Stage, Start, Stop
from renda.procedures.examination.meeting_findings import FINDING_ACTIONS
from renda.procedures.examination.rules import MEETING_PREDICATES, meeting_derived
from renda.procedures.examination.vocabulary import (
    BASIS,
    BODIES,
    COORDINATOR,
    HOLDERS,
    MEETING_KINDS,
    SECRETARY,
    SEES_MEETINGS,
    SUPERIOR,
)

_TITLE = Field(key="title", label="会议名称", limit=200, help="如“2026年度组织生活会”。")
_KIND = Field(key="kind", label="类别", kind=FieldKind.CHOICE, choices=MEETING_KINDS, recorded=True)
_LEVEL = Field(key="level", label="召开层级", kind=FieldKind.CHOICE, choices=BODIES, recorded=True, fill="text:branch")
_UNIT = Field(key="unit", label="召开单位", kind=FieldKind.UNIT, otherwise="own_unit", required=False, help="不填的为本单位。")
_NOTICE = Field(key="notice", label="通知文号", required=False, recorded=True)
_DUE = Field(
    key="due_on", label="召开时限", kind=FieldKind.DATE, recorded=True, help="填会议通知确定的最迟召开日期；没有确定的，由本机关自定。",
)
_REASON = Field(key="reason", label="理由", kind=FieldKind.LONG_TEXT)
_HELD_ON = Field(key="held_on", label="召开日期", kind=FieldKind.DATE, latest="today", recorded=True)
_EXPECTED = Field(key="expected", label="应到人数", kind=FieldKind.NUMBER, low=1, high=9999, recorded=True)
_NOTHING_SAID = "党员之间的批评意见、个人发言内容不登记，系统没有这一栏。"
_PLANNED = (Assign(unit="unit"), Start(clock="hold", due="due_on"), Number(prefix="生活会"), UNDER_CAMPAIGN)
_ABSENT = Field(key="absent", label="缺席人数", kind=FieldKind.NUMBER, recorded=True)
_FOUND_ORIGIN = Field(
    key="found_origin", label="问题来源", kind=FieldKind.CHOICE, choices=(Choice("campaign", "集中教育"), Choice("daily", "日常工作")),
    recorded=True,
)

ARRANGE = Action(
    key="arrange", label="安排会议", event="ExaminationArranged", to="planned", rights=(COORDINATOR, SECRETARY),
    needs=("bodies_once",), once=("unit", "kind", "due_on"), void=("cancelled",),
    sentence="{actor}安排{unit}召开{kind}，{due_on}前召开[，通知文号{notice}][；同时安排{also}]。",
    fields=(
        _TITLE, _KIND, _LEVEL, _UNIT,
        Field(
            key="also", label="其他召开单位", kind=FieldKind.UNIT, many=True, required=False,
            help="同一通知、同一层级的其他单位在这里一次选齐，系统分别立项，各自登记。",
        ),
        _DUE, _NOTICE, CAMPAIGN,
    ),
    effects=(
        *_PLANNED,
        Open(
            procedure="self_examination", action="arrange_with", rows="also", link=LinkType.DERIVED_FROM,
            fill={
                "title": "data:title", "kind": "data:kind", "level": "data:level", "unit": "row:also", "due_on": "data:due_on",
                "notice": "data:notice", "campaign": "data:campaign",
            },
        ),
    ),
)

HOLD = Action(
    key="hold", label="登记召开", event="ExaminationHeld", from_=("planned",), to="held", rights=HOLDERS, awaited=True,
    due_clock="hold", needs=("counts_agree",), help=f"名单已按当天在岗人员勾选，去掉没有参加的即可。{_NOTHING_SAID}",
    once=("unit", "kind", "held_on"), void=("cancelled",),
    sentence="{actor}登记{held_on}召开，应到{expected}人[，实到{present}人][，主持人{host}][。缺席情况：{absence}]。",
    fields=(
        Field(key="held_on", label="召开日期", kind=FieldKind.DATE, latest="today", recorded=True, fill="today"), _EXPECTED,
        Field(
            key="attendees", label="参加人员", kind=FieldKind.PERSON, many=True, required=False, fill="everyone",
            among=Among(units=("unit",), on="held_on"), help="只由组织者登记这一次。不在系统中的人不勾选，只计入实到人数。",
        ),
        Field(
            key="present", label="实到人数", kind=FieldKind.NUMBER, low=1, high=9999, recorded=True, required=False,
            help="与勾选的人数相同的不填；有不在系统中的人参加的，填总人数。",
        ),
        Field(key="host", label="主持人", kind=FieldKind.PERSON, required=False, recorded=True),
        Field(key="absence", label="缺席情况", required=False, recorded=True, help="如“1人出差、1人住院，已补学”。不写姓名和病情。"),
    ),
    effects=(Stop(clock="hold"), Ask(people="attendees", role="attendee", state="attended"), Start(clock="report")),
)

ACTIONS = (
    ARRANGE,
    Action(
        key="arrange_with", label="随同一通知安排", event="ExaminationArranged", to="planned", rights=(), internal=True,
        sentence="{actor}安排{unit}召开{kind}，{due_on}前召开[，通知文号{notice}]。",
        fields=(_TITLE, _KIND, _LEVEL, _UNIT, _DUE, _NOTICE, CAMPAIGN), effects=_PLANNED,
        once=("unit", "kind", "due_on"), void=("cancelled",),
    ),
    HOLD,
    *FINDING_ACTIONS,
    Action(
        key="hand_in", label="报送情况", event="ExaminationReported", from_=("held",), to="reported", rights=HOLDERS,
        awaited=True, due_clock="report", needs=("findings_entered",), help=_NOTHING_SAID,
        sentence="{actor}{handed_in_on}报送会议情况[，未查摆出问题：{none_because}][，附{material}]。",
        fields=(
            Field(key="handed_in_on", label="报送日期", kind=FieldKind.DATE, latest="today", recorded=True, fill="today"),
            Field(
                key="none_because", label="未查摆出问题的说明", required=False, recorded=True,
                help="一个问题也没有登记的，说明对照检查的情况。",
            ),
            Field(
                key="material", label="情况报告", kind=FieldKind.FILE, required=False, many=True,
                help="只报综合情况；会议记录、个人发言和相互批评意见不上传。",
            ),
        ),
        effects=(Stop(clock="report"),),
    ),
    Action(
        key="return_result", label="退回补充", event="ExaminationReturned", from_=("reported",), to="held",
        rights=(COORDINATOR, SUPERIOR),
        sentence="{actor}退回会议情况，{due_on}前补报。理由：{reason}",
        fields=(_REASON, Field(key="due_on", label="补报时限", kind=FieldKind.DATE, earliest="today")),
        effects=(Start(clock="report", due="due_on"),),
    ),
    Action(
        key="extend_due", label="调整召开时限", event="ExaminationPostponed", from_=("planned",), rights=(COORDINATOR,),
        sentence="{actor}将召开时限调整到{due_on}，{consent}同意。理由：{reason}",
        fields=(
            Field(key="due_on", label="新的召开时限", kind=FieldKind.DATE, earliest="today", recorded=True),
            Field(key="consent", label="同意的领导", kind=FieldKind.PERSON), _REASON,
        ),
        effects=(Extend(clock="hold", to="due_on", consent="consent"),),
    ),
    Action(
        key="correct_details", label="更正信息", event="DetailsCorrected", from_=("planned", "held"), rights=(COORDINATOR, SECRETARY),
        needs=("counts_agree",), sentence="{actor}更正会议信息，理由：{reason}",
        fields=(
            Field(key="title", label="会议名称", limit=200, fill="case:title"), _NOTICE,
            Field(key="held_on", label="召开日期", kind=FieldKind.DATE, latest="today", recorded=True, required=False),
            Field(key="expected", label="应到人数", kind=FieldKind.NUMBER, low=1, high=9999, recorded=True, required=False),
            Field(key="present", label="实到人数", kind=FieldKind.NUMBER, low=1, high=9999, recorded=True, required=False), _REASON,
        ),
    ),
    set_campaign(("planned", "held", "reported"), (COORDINATOR, SUPERIOR)),
    Action(
        key="cancel", label="取消安排", event="ExaminationCancelled", from_=("planned",), to="cancelled", rights=(COORDINATOR,),
        sentence="{actor}取消安排：{reason}", fields=(_REASON,), effects=(Stop(clock="hold"),),
    ),
)

SELF_EXAMINATION = Procedure(
    key="self_examination", label="民主生活会和组织生活会", version=3, basis=BASIS, register=True,
    stages=(
        Stage(key="planned", label="已安排", step="安排"), Stage(key="held", label="已召开、待报送", step="召开"),
        Stage(key="reported", label="已报送", closed=True, step="报送"), Stage(key="cancelled", label="已取消", closed=True, step="报送"),
    ),
    actions=ACTIONS,
    clocks=(
        ClockRule(key="hold", label="召开时限", basis="会议通知确定的日期；没有确定的，由本机关自定"),
        ClockRule(
            key="report", label="报送会议情况", basis=BASIS, parameter="examination_result_limit", limit=WorkingDays(count=10, basis=BASIS),
        ),
    ),
    visible_to=SEES_MEETINGS, predicates=MEETING_PREDICATES, origin_field="unit", derived=(_ABSENT, _FOUND_ORIGIN), derive=meeting_derived,
)
