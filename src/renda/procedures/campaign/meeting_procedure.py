"""Meetings of a campaign (动员会、推进会、总结会): arranged, then held; what is decided there becomes tasks.

A register. Must not know: tables, Django.
"""

from renda.domain.belonging import UNDER_CAMPAIGN
from renda.domain.fields import Field, FieldKind
from renda.domain.procedures import Action, Ask, Assign, ClockRule, Extend, LinkType, Number, Open, Procedure, Stage, Start, Stop
from renda.procedures.campaign.record_fields import CAMPAIGN_FIELD, CONSENT, MEETING_KINDS, NEW_DUE, RECORD_SEEN_BY
from renda.procedures.campaign.vocabulary import BASIS, COORDINATOR, REASON

_ABOUT = (
    Field(key="title", label="会议名称", limit=100), CAMPAIGN_FIELD,
    Field(key="meeting_kind", label="会议类别", kind=FieldKind.CHOICE, choices=MEETING_KINDS, recorded=True),
    Field(
        key="unit", label="召集单位", kind=FieldKind.UNIT, required=False, otherwise="own_unit",
        help="领导小组、办公室或工作专班；不填的，为本单位。",
    ),
)
_HELD = (
    Field(key="held_on", label="召开日期", kind=FieldKind.DATE, latest="today", fill="today", recorded=True),
    Field(key="attendees", label="出席人员", kind=FieldKind.PERSON, many=True, required=False),
    Field(key="decided", label="会议情况", kind=FieldKind.LONG_TEXT, required=False, recorded=True),
    Field(
        key="decisions", label="议定事项", kind=FieldKind.ROWS, required=False, help="每一项自动登记为任务，交办到责任单位。",
        columns=(
            Field(key="title", label="事项", limit=300), Field(key="unit", label="责任单位", kind=FieldKind.UNIT),
            Field(key="due_on", label="完成时限", kind=FieldKind.DATE, earliest="today"),
        ),
    ),
    Field(key="minutes", label="会议材料", kind=FieldKind.FILE, many=True, required=False),
)
_AS_TASKS = Open(
    procedure="task", action="set", rows="decisions", link=LinkType.DERIVED_FROM,
    fill={
        "title": "row:title", "unit": "row:unit", "due_on": "row:due_on", "task_kind": "text:item", "source": "text:meeting",
        "rests_on": "case:title", "campaign": "under:campaign",
    },
)
_PRESENT = Ask(people="attendees", role="attendee", state="attended")
_PLACED = (Assign(unit="unit"), Number(prefix="教育会议"), UNDER_CAMPAIGN)

CAMPAIGN_MEETING = Procedure(
    key="campaign_meeting", label="集中教育会议", version=2, basis=BASIS, register=True,
    stages=(
        Stage(key="planned", label="已安排"), Stage(key="held", label="已召开", closed=True),
        Stage(key="cancelled", label="已取消", closed=True),
    ),
    actions=(
        Action(
            key="arrange", label="安排会议", event="MeetingArranged", to="planned", rights=(COORDINATOR,),
            sentence="{actor}安排{meeting_kind}：{title}，{meets_on}召开[，地点{place}]。",
            fields=(
                *_ABOUT, Field(key="meets_on", label="计划日期", kind=FieldKind.DATE, earliest="today", recorded=True),
                Field(key="place", label="时间地点", required=False, recorded=True, help="如“9:30，三楼第二会议室”。"),
            ),
            effects=(*_PLACED, Start(clock="meet", due="meets_on")),
        ),
        Action(
            key="record", label="登记已开会议", event="MeetingHeld", to="held", rights=(COORDINATOR,),
            sentence="{actor}登记{meeting_kind}：{title}，{held_on}召开[，出席{attendees}][，议定{decisions}项]。",
            fields=(*_ABOUT, *_HELD), effects=(*_PLACED, _PRESENT, _AS_TASKS),
        ),
        Action(
            key="hold", label="登记召开", event="MeetingHeld", from_=("planned",), to="held", rights=(COORDINATOR,), awaited=True,
            due_clock="meet", sentence="{actor}登记{held_on}召开[，出席{attendees}][，议定{decisions}项]。", fields=_HELD,
            effects=(Stop(clock="meet"), _PRESENT, _AS_TASKS),
        ),
        Action(
            key="move", label="改期", event="MeetingMoved", from_=("planned",), rights=(COORDINATOR,),
            sentence="{actor}改期到{to}，{consent}同意。理由：{reason}", fields=(NEW_DUE, CONSENT, REASON),
            effects=(Extend(clock="meet", to="to", consent="consent"),),
        ),
        Action(
            key="cancel", label="取消", event="MeetingCancelled", from_=("planned",), to="cancelled", rights=(COORDINATOR,),
            sentence="{actor}取消会议：{reason}", fields=(REASON,), effects=(Stop(clock="meet"),),
        ),
    ),
    clocks=(ClockRule(key="meet", label="计划日期", basis="集中教育工作安排"),),
    visible_to=RECORD_SEEN_BY,
)
