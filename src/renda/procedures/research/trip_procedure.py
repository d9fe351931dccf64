"""Research trips (调研活动) as declared data: arranged and held, or entered once it was held; exchange meetings are among them.

An unannounced trip (四不两直) stays with those who make it until it is held: nobody of the visited unit sees it before, nor is
anybody given notice. Must not know: tables, Django.
"""

from dataclasses import replace

from renda.domain.belonging import CAMPAIGN, UNDER_CAMPAIGN, set_campaign
from renda.domain.fields import Apart, Field, FieldKind, When
from renda.domain.procedures import (
    Action,
    ActOn,
    Ask,
    Assign,
    ClockRule,
    If,
    Link,
    LinkType,
    Number,
    Privacy,
    Procedure,
    Stage,
    Start,
    Stop,
)
from renda.procedures.research.rules import TRIP_PREDICATES, trip_derived
from renda.procedures.research.vocabulary import (
    BASIS,
    COORDINATOR,
    ENTERED,
    ENTERING,
    EXCHANGE,
    HANDLER,
    LEADER_IN_CHARGE,
    LEVEL,
    MANNERS,
    OPEN_PROBLEMS,
    PROBLEMS,
    REASON,
    SEEN_BY,
    TEAM,
    TEXT,
    TRIP_KINDS,
    YES_NO,
    void_entry,
)

_OWN = (HANDLER, TEAM, ENTERED)
_WHAT = (
    Field(key="title", label="调研内容", limit=200),
    Field(
        key="topics", label="课题", kind=FieldKind.CASE, of="research_topic", many=True, recorded=True, help="成果交流会可以填几个课题。",
    ),
    Field(key="kind", label="方式", kind=FieldKind.CHOICE, choices=TRIP_KINDS, recorded=True),
    Field(
        key="manner", label="是否通知", kind=FieldKind.CHOICE, choices=MANNERS, recorded=True, fill="text:announced",
        help="选“四不两直”的，开展前只有组织单位、参加人员和分管领导能看到，被调研单位看不到。",
    ),
)
_WHERE = (
    Field(key="place", label="地点", limit=100, required=False, recorded=True),
    Field(key="visited", label="被调研单位", kind=FieldKind.UNIT, many=True, required=False, recorded=True, help="只填系统里有的单位。"),
    Field(key="unit", label="组织单位", kind=FieldKind.UNIT, required=False, otherwise="own_unit", help="不填的，为本单位。"),
    CAMPAIGN,
)
_SELDOM = tuple(replace(f, tucked=True) for f in (*_WHERE[2:], TEXT))
_APART = Apart(
    units="visited", on="planned_on", when=When("manner", ("unannounced",)), why="四不两直的活动，被调研单位的人员不参加，也不能事先知道",
)
_TEAM = Field(key="team", label="参加人员", kind=FieldKind.PERSON, many=True, required=False, recorded=True, apart=_APART)
_TEAM_THEN = replace(_TEAM, apart=replace(_APART, on="held_on"))
_TEAM_HELD = replace(_TEAM, apart=replace(_APART, on="held_on", when=When("manner", ("unannounced",), of="detail")))
_RESULT = (
    Field(key="held_on", label="开展日期", kind=FieldKind.DATE, latest="today", recorded=True, fill="today"),
    Field(key="talks", label="访谈座谈次数", kind=FieldKind.NUMBER, low=0, high=999, required=False, recorded=True),
    Field(
        key="heard", label="听取意见人次", kind=FieldKind.NUMBER, low=0, high=99999, required=False, recorded=True,
        help="访谈、座谈、问卷的人次，不登记姓名。",
    ),
    Field(key="opinions", label="征求意见建议条数", kind=FieldKind.NUMBER, low=0, high=99999, required=False, recorded=True),
    PROBLEMS,
    Field(key="summary", label="主要情况", kind=FieldKind.LONG_TEXT, required=False, recorded=True, help="写了解到的情况，三五句即可。"),
)
_TAKE_TOPIC_ON = (
    ActOn(link=LinkType.PART_OF, outgoing=True, action="begin_with_trip"),
    If(
        when=When("kind", (EXCHANGE,), of="detail"),
        effects=(ActOn(link=LinkType.PART_OF, outgoing=True, action="exchange_at_meeting"),),
    ),
)

ARRANGE = Action(
    key="arrange", label="安排调研活动", event="TripArranged", to="planned", rights=ENTERING, needs=("topics_fit", "visited_apart"),
    sentence="{actor}安排{kind}（{manner}）[，地点{place}]，计划{planned_on}开展。",
    fields=(
        *_WHAT, Field(key="planned_on", label="计划日期", kind=FieldKind.DATE, earliest="today", recorded=True), _TEAM, *_WHERE[:2],
        *_SELDOM[:2],
    ),
    effects=(
        Assign(unit="unit"), Ask(people="team", role="team", state="confirmed"), Start(clock="hold", due="planned_on"),
        Number(prefix="调研"), Link(type=LinkType.PART_OF, cases="topics"), UNDER_CAMPAIGN,
    ),
)

RECORD = Action(
    key="record", label="登记已开展的活动", event="TripHeld", to="held", rights=ENTERING, needs=("topics_fit", "visited_apart"),
    sentence="{actor}登记{held_on}开展{kind}（{manner}）[，地点{place}][，参加人员{team}][，征求意见建议{opinions}条]。",
    help="事先没有安排、已经开展的活动，一次登记完。", rather="hold", fields=(*_WHAT, *_RESULT, _TEAM_THEN, *_WHERE[:2], *_SELDOM),
    effects=(
        Assign(unit="unit"), Ask(people="team", role="team", state="attended"), Number(prefix="调研"),
        Link(type=LinkType.PART_OF, cases="topics"), UNDER_CAMPAIGN, *_TAKE_TOPIC_ON, OPEN_PROBLEMS,
    ),
)

ACTIONS = (
    ARRANGE, RECORD,
    Action(
        key="hold", label="登记开展情况", event="TripHeld", from_=("planned",), to="held", rights=_OWN, awaited=True, due_clock="hold",
        sentence="{actor}登记{held_on}开展[，参加人员{team}][，征求意见建议{opinions}条]。",
        fields=(*_RESULT, _TEAM_HELD, TEXT),
        effects=(Ask(people="team", role="team", state="attended"), Stop(clock="hold"), *_TAKE_TOPIC_ON, OPEN_PROBLEMS),
    ),
    Action(
        key="list_problems", label="补充发现的问题", event="ProblemsFound", from_=("held",), rights=(*_OWN, COORDINATOR),
        sentence="{actor}登记发现的问题{problems}个。",
        fields=(Field(key="problems", label="发现的问题", kind=FieldKind.ROWS, columns=PROBLEMS.columns, help=PROBLEMS.help),),
        effects=(OPEN_PROBLEMS,),
    ),
    Action(
        key="put_off", label="调整日期", event="TripPutOff", from_=("planned",), rights=_OWN,
        sentence="{actor}将计划日期调整到{planned_on}。理由：{reason}",
        fields=(Field(key="planned_on", label="新的计划日期", kind=FieldKind.DATE, earliest="today", recorded=True), REASON),
        effects=(Stop(clock="hold"), Start(clock="hold", due="planned_on")),
    ),
    set_campaign(("held",), (*_OWN, COORDINATOR)), void_entry(("held",), "cancelled", "TripVoided"),
    Action(
        key="cancel", label="取消活动", event="TripCancelled", from_=("planned",), to="cancelled", rights=_OWN,
        sentence="{actor}取消活动：{reason}", fields=(REASON,), effects=(Stop(clock="hold"),),
    ),
)

RESEARCH_TRIP = Procedure(
    key="research_trip", label="调研活动", version=5, basis=BASIS, register=True,
    stages=(
        Stage(key="planned", label="已安排"), Stage(key="held", label="已开展", closed=True),
        Stage(key="cancelled", label="已取消", closed=True),
    ),
    actions=ACTIONS, clocks=(ClockRule(key="hold", label="计划日期", basis="安排活动时确定的日期"),),
    visible_to=(*SEEN_BY, TEAM),
    privacies=(Privacy(when=When("kept_back", ("yes",), of="detail"), to=(HANDLER, LEADER_IN_CHARGE, TEAM, ENTERED)),),
    predicates=TRIP_PREDICATES,
    derived=(LEVEL, Field(key="kept_back", label="开展前保密", kind=FieldKind.CHOICE, choices=YES_NO, recorded=True)),
    derive=trip_derived,
)
