"""Acts by which a task is set, handed to a unit, claimed, taken over, placed in groups and shared out.

Must not know: tables, Django.
"""

from renda.domain.belonging import CAMPAIGN, UNDER_CAMPAIGN, carried_over, set_campaign
from renda.domain.fields import Field, FieldKind, When
from renda.domain.procedures import Action, Assign, Branch, Link, LinkType, Number, Open, Start, Transfer
from renda.procedures.tasks.vocabulary import (
    ANY_HANDLER,
    ANY_LEADER,
    COORDINATOR,
    EVERY,
    GRAINS,
    HANDLER,
    SOURCES,
    TASK_KINDS,
    TASK_OPEN,
)

BY_WEEK = When("due_grain", ("week",))
UNIT = Field(key="unit", label="责任单位", kind=FieldKind.UNIT)
PERSON = Field(key="person", label="责任人", kind=FieldKind.PERSON, required=False)
CO_UNITS = Field(
    key="co_units", label="配合单位", kind=FieldKind.UNIT, many=True, required=False,
    help="配合单位各有分工的，交办后再“分解协办任务”，各定时限。",
)
LEADER = Field(
    key="leader", label="牵头领导", kind=FieldKind.PERSON, required=False, recorded=True, otherwise="leader_of:unit",
    help="不填的，填责任单位的分管领导。",
)
DUE = Field(key="due_on", label="完成时限", kind=FieldKind.DATE, required=False, recorded=True, help="长期坚持的可不填。")
GRAIN = Field(
    key="due_grain", label="时限精度", kind=FieldKind.CHOICE, choices=GRAINS, recorded=True, fill="text:day", required=False,
    help="选“按周”的，以所填日期那一周的最后一个工作日为限，显示为第几周。",
)
ASPECT = Field(key="aspect", label="方面", kind=FieldKind.CASE, of="plan_group", required=False, only=When("kind", ("aspect",)))
LINK = Field(key="link", label="环节", kind=FieldKind.CASE, of="plan_group", required=False, only=When("kind", ("link",)))
REASON = Field(key="reason", label="理由", kind=FieldKind.LONG_TEXT)
ABOUT = (
    Field(key="task_kind", label="类别", kind=FieldKind.CHOICE, choices=TASK_KINDS, recorded=True),
    Field(key="rests_on", label="依据", required=False, recorded=True, help="写文件名、文号或会议名称。"),
    Field(key="outcome", label="成果形式", required=False, recorded=True, help="如报告、制度、活动、名册。"),
    Field(key="recurs", label="周期", kind=FieldKind.CHOICE, choices=EVERY, required=False, recorded=True,
          help="选了周期的，每期开始时自动开启期次，逐期填报。"),
    Field(key="recurs_from", label="首期自", kind=FieldKind.DATE, required=False, recorded=True, help="不填的，自登记之日起。"),
)
_START = Start(clock="complete", due="due_on", week=BY_WEEK)
_INTO_GROUPS = (Link(type=LinkType.UNDER, cases="aspect"), Link(type=LinkType.UNDER, cases="link"))
_INTO_OTHERS = tuple(Link(type=LinkType.UNDER, cases=key, instead="kind") for key in ("aspect", "link"))

SET = Action(
    key="set", label="登记任务", event="TaskSet", to="under_way", branches=(Branch(when=When("unit", ("",)), to="unassigned"),),
    sentence="{actor}登记{task_kind}：{title}[，由{unit}负责][，{due}前完成]。", rights=(COORDINATOR, ANY_LEADER), needs=("groups_fit",),
    fields=(
        Field(key="title", label="任务", limit=300, help="写明做什么、做到什么程度。"),
        ABOUT[0],
        Field(key="source", label="来源", kind=FieldKind.CHOICE, choices=SOURCES, recorded=True, fill="text:plan"),
        ASPECT, LINK,
        Field(key="unit", label="责任单位", kind=FieldKind.UNIT, required=False, help="不填的，列为待交办，单位可以认领。"),
        PERSON, CO_UNITS, LEADER, DUE, GRAIN, *ABOUT[1:], CAMPAIGN,
    ),
    effects=(
        Assign(unit="unit", person="person"), Assign(unit="co_units", role="co"), _START, Number(prefix="任务"), *_INTO_GROUPS,
        UNDER_CAMPAIGN,
    ),
)

SETTING_ACTIONS = (
    SET,
    Action(
        key="assign", label="交办", event="TaskAssigned", from_=("unassigned",), to="under_way", awaited=True,
        rights=(COORDINATOR, ANY_LEADER), sentence="{actor}交办至{unit}[，由{person}负责][，配合单位{co_units}][，{due}前完成]。",
        fields=(UNIT, PERSON, CO_UNITS, LEADER, DUE, GRAIN),
        effects=(Assign(unit="unit", person="person"), Assign(unit="co_units", role="co"), _START),
    ),
    Action(
        key="claim", label="认领", event="TaskClaimed", from_=("unassigned",), to="under_way", rights=(ANY_HANDLER,),
        sentence="{actor}代表本单位认领[，由{person}负责][，{due}前完成]。", fields=(PERSON, LEADER, DUE, GRAIN),
        effects=(Assign(unit="actor:unit", person="person"), _START),
    ),
    Action(
        key="ask_take_over", label="申请承接", event="TakeOverAsked", from_=("under_way", "stuck"), to="take_over_asked",
        rights=(ANY_HANDLER,), sentence="{actor}申请由{taker}承接，理由：{reason}",
        fields=(
            Field(
                key="taker", label="承接单位", kind=FieldKind.UNIT, required=False, recorded=True, otherwise="own_unit",
                help="不填的，为本单位。",
            ),
            Field(key="taker_person", label="责任人", kind=FieldKind.PERSON, required=False, recorded=True), REASON,
        ),
    ),
    Action(
        key="consent_take_over", label="同意承接", event="TaskTakenOver", from_=("take_over_asked",), to="under_way",
        rights=(COORDINATOR,), awaited=True, not_by=("ask_take_over",), sentence="{actor}同意由{taker}承接，时限连续计算[。{opinion}]。",
        fields=(
            Field(key="taker", label="承接单位", kind=FieldKind.UNIT, recorded=True),
            Field(key="taker_person", label="责任人", kind=FieldKind.PERSON, required=False, recorded=True),
            Field(key="leader", label="牵头领导", kind=FieldKind.PERSON, required=False, recorded=True,
                  otherwise="leader_of:taker", help="承接单位由另一位领导分管的，请改填；清空则填其分管领导。"),
            Field(key="opinion", label="意见", kind=FieldKind.LONG_TEXT, required=False),
        ),
        effects=(Assign(unit="taker", person="taker_person"), Transfer(clock="complete")),
    ),
    Action(
        key="decline_take_over", label="不同意承接", event="TakeOverDeclined", from_=("take_over_asked",), to="under_way",
        rights=(COORDINATOR,), sentence="{actor}不同意承接，仍由原单位办理。理由：{reason}", fields=(REASON,),
    ),
    Action(
        key="change_handler", label="改派", event="HandlerChanged", from_=("under_way", "stuck"), rights=(COORDINATOR,),
        sentence="{actor}改派至{unit}[，由{person}负责]，时限连续计算。理由：{reason}", fields=(UNIT, PERSON, LEADER, REASON),
        effects=(Assign(unit="unit", person="person"), Transfer(clock="complete")),
    ),
    Action(
        key="change_co_units", label="调整配合单位", event="CoUnitsChanged", from_=TASK_OPEN, rights=(COORDINATOR,),
        sentence="{actor}调整配合单位[，现为{co_units}]。理由：{reason}",
        help="不选任何单位的，即不再有配合单位；已分解的协办任务不受影响。",
        fields=(Field(key="co_units", label="配合单位", kind=FieldKind.UNIT, many=True, required=False), REASON),
        effects=(Assign(unit="co_units", role="co", clears=True),),
    ),
    Action(
        key="place", label="归入分组", event="TaskPlaced", from_=TASK_OPEN, rights=(COORDINATOR,),
        needs=("a_group_chosen", "groups_fit"), sentence="{actor}将任务归入分组[，方面：{aspect}][，环节：{link}]。",
        fields=(ASPECT, LINK), effects=_INTO_GROUPS,
    ),
    Action(
        key="move", label="调整分组", event="TaskMoved", from_=TASK_OPEN, rights=(COORDINATOR,),
        needs=("a_group_chosen", "groups_move"), sentence="{actor}将任务改归[，方面：{aspect}][，环节：{link}]。理由：{reason}",
        fields=(ASPECT, LINK, REASON), effects=_INTO_OTHERS,
    ),
    set_campaign(TASK_OPEN, (COORDINATOR,)),
    carried_over(TASK_OPEN),
    Action(
        key="share_out", label="分解协办任务", event="TaskSharedOut", from_=("under_way", "stuck"), rights=(COORDINATOR, HANDLER),
        sentence="{actor}分解协办任务{parts}项。",
        fields=(
            Field(
                key="parts", label="协办任务", kind=FieldKind.ROWS,
                columns=(
                    UNIT, Field(key="title", label="协办内容", limit=300), PERSON,
                    Field(key="due_on", label="完成时限", kind=FieldKind.DATE, earliest="today"),
                ),
            ),
        ),
        effects=(
            Open(
                procedure="task_part", action="set", rows="parts", link=LinkType.PART_OF,
                fill={
                    "title": "row:title", "unit": "row:unit", "person": "row:person", "due_on": "row:due_on",
                    "leading_unit": "case:unit",
                },
            ),
        ),
    ),
)
