"""What is done with a study session: listed in a plan, arranged, held or registered straight as held, put off, cancelled, corrected.

Must not know: tables, Django.
"""

from dataclasses import replace
from typing import Final

from renda.domain.fields import Field, FieldKind, When
from renda.domain.procedures import Action, Ask, Assign, Branch, Link, LinkType, Number, Start, Stop
from renda.procedures.learning.vocabulary import (
    ATTENDEES,
    BRANCH_FORMS,
    BY_DUTY,
    CAMPAIGN,
    COORDINATOR,
    DAYS,
    ENTERERS,
    EXPECTED,
    FORM,
    GRAIN,
    HELD_ON,
    LECTURER,
    LEVEL,
    NAMED,
    OPENERS,
    ORGANISERS,
    OWN_SECRETARY,
    PLANNED_ON,
    POSTPONERS,
    READING,
    REASON,
    SESSION_OPEN,
    SPEAKERS,
    UNDER,
    UNIT,
    VOID,
)

_TITLE: Final = Field(key="title", label="主题")
_JOINING: Final = Field(
    key="joining_units", label="共同参加的单位", kind=FieldKind.UNIT, many=True, required=False, folded=True,
    help="几个单位一起开展的才选，名单随之更新。",
)
_BRANCH_FORM: Final = replace(FORM, choices=tuple(c for key in BRANCH_FORMS for c in FORM.choices if c.key == key))
_HELD: Final = (HELD_ON, DAYS, ATTENDEES, SPEAKERS)
_TUCKED: Final = tuple(replace(f, tucked=True) for f in (LECTURER, READING, CAMPAIGN))
_WHO_CAME: Final = (
    Ask(people="attendees", role="attendee", state="attended"), Ask(people="speakers", role="speaker", state="attended"),
)
_ONE_DAY: Final = ("unit", "held_on", "form", "title")
_ONE_PLANNED: Final = ("unit", "planned_on", "form", "title")
_CLOCKED: Final = Start(clock="hold", due="planned_on", week=When("grain", ("week",)))
_CLOCKED_AS_RECORDED: Final = Start(clock="hold", due="planned_on", week=When("grain", ("week",), of="detail"))
_NUMBERED: Final = Number(prefix="学习活动")
_OF_UNITS: Final = replace(LEVEL, choices=LEVEL.choices[:3], fill=BY_DUTY)
_WHEN: Final = (PLANNED_ON, GRAIN, DAYS)
_ENTERED: Final = (
    _TITLE, FORM, LEVEL, replace(UNIT, required=True, otherwise=""),
    Field(key="person", label="本人", kind=FieldKind.PERSON, required=False),
    PLANNED_ON, replace(GRAIN, required=False), replace(DAYS, required=False), CAMPAIGN,
)
_ON_THE_DAY: Final = replace(HELD_ON, fill="detail:planned_on")
_AS_PLANNED: Final = replace(DAYS, fill=None)
_OWN: Final = (Branch(when=When("level", ("person",), of="detail"), to="awaiting_own"),)

REGISTER: Final = Action(
    key="register", label="登记学习活动", event="SessionRegistered", to="held", rights=OPENERS, once=_ONE_DAY, void=VOID,
    rather="hold",
    sentence="{actor}登记{held_on}开展的{form}，{days}天，参加：{attendees}[；发言、领学、授课：{speakers}][；外请专家：{lecturer}]。",
    fields=(_TITLE, FORM, _OF_UNITS, UNIT, _JOINING, *_HELD, *_TUCKED),
    effects=(Assign(unit="unit"), Assign(unit="joining_units", role="co"), *_WHO_CAME, UNDER, _NUMBERED),
)

REGISTER_BRANCH: Final = Action(
    key="register_branch", label="登记支部活动", event="BranchSessionRegistered", to="held", rights=(OWN_SECRETARY,), once=_ONE_DAY,
    void=VOID, rather="hold", sentence="{actor}登记{held_on}开展的{form}，{days}天，参加：{attendees}[；发言、领学、授课：{speakers}]。",
    fields=(_TITLE, _BRANCH_FORM, HELD_ON, DAYS, ATTENDEES, SPEAKERS, *_TUCKED[1:]),
    effects=(Assign(unit="actor:unit"), *_WHO_CAME, UNDER, _NUMBERED),
)

ACTIONS: Final = (
    REGISTER,
    REGISTER_BRANCH,
    Action(
        key="arrange", label="安排学习活动", event="SessionArranged", to="planned", rights=OPENERS, once=_ONE_PLANNED, void=VOID,
        sentence="{actor}安排{form}，由{unit}组织，计划{planned_on}开展。",
        fields=(_TITLE, FORM, _OF_UNITS, UNIT, *_WHEN, READING, CAMPAIGN),
        effects=(Assign(unit="unit"), _CLOCKED, UNDER, _NUMBERED),
    ),
    Action(
        key="list_item", label="列入学习计划", event="SessionListed", to="listed", rights=OPENERS, needs=("plan_drafted",),
        once=_ONE_PLANNED, void=VOID, sentence="{actor}将{form}列入学习计划，计划{planned_on}开展。",
        fields=(
            Field(key="plan", label="所属学习计划", kind=FieldKind.CASE, of="study_plan"), _TITLE, FORM,
            replace(UNIT, otherwise="unit_of:plan", help="不填的，为计划的单位。"), *_WHEN, READING, CAMPAIGN,
        ),
        effects=(Link(type=LinkType.PART_OF, cases="plan"), UNDER, Assign(unit="unit"), _NUMBERED),
    ),
    Action(
        key="enter", label="随计划列入", event="SessionListed", to="listed", rights=(), internal=True, once=_ONE_PLANNED, void=VOID,
        sentence="{actor}将{form}列入学习计划，计划{planned_on}开展。", fields=_ENTERED,
        effects=(Assign(unit="unit", person="person"), UNDER, _NUMBERED),
    ),
    Action(
        key="enter_expected", label="随计划补充", event="SessionExpected", to="planned", branches=_OWN, rights=(), internal=True,
        once=_ONE_PLANNED, void=VOID, sentence="{actor}补充{form}，计划{planned_on}开展。", fields=_ENTERED,
        effects=(Assign(unit="unit", person="person"), _CLOCKED, UNDER, _NUMBERED),
    ),
    Action(
        key="take_over", label="随讲座登记", event="SessionRegistered", to="held", rights=(), internal=True, once=_ONE_DAY, void=VOID,
        sentence="{actor}登记讲座，同时计入{form}，参加：{attendees}。",
        fields=(
            _TITLE, FORM, LEVEL, replace(UNIT, required=True, otherwise=""), replace(HELD_ON, fill=None), replace(DAYS, fill=None),
            replace(ATTENDEES, among=None, fill=None), LECTURER, CAMPAIGN,
        ),
        effects=(Assign(unit="unit"), _WHO_CAME[0], UNDER, _NUMBERED),
    ),
    Action(
        key="expect", label="随计划印发", event="SessionExpected", from_=("listed",), to="planned", branches=_OWN, rights=(), internal=True,
        sentence="{actor}印发学习计划，本项列入待开展。", effects=(_CLOCKED_AS_RECORDED,),
    ),
    Action(
        key="hold", label="登记开展", event="SessionHeld", from_=("planned", "postponed"), to="held", rights=ENTERERS, awaited=True,
        due_clock="hold", once=_ONE_DAY, void=VOID, help="名单已按当天在岗人员勾选，去掉没有参加的即可。",
        sentence="{actor}登记{held_on}开展，{days}天，参加：{attendees}[；发言、领学、授课：{speakers}][；外请专家：{lecturer}]。",
        fields=(_ON_THE_DAY, _AS_PLANNED, *_HELD[2:], *_TUCKED[:2]), effects=(*_WHO_CAME, Stop(clock="hold", on="held_on")),
    ),
    Action(
        key="hold_own", label="登记完成", event="OwnStudyDone", from_=("awaiting_own",), to="held", rights=(NAMED,), awaited=True,
        due_clock="hold", sentence="{actor}登记{held_on}完成，{days}天。", fields=(_ON_THE_DAY, _AS_PLANNED, READING),
        effects=(Ask(people="actor", role="attendee", state="attended"), Stop(clock="hold", on="held_on")),
    ),
    Action(
        key="postpone", label="延期", event="SessionPostponed", from_=EXPECTED, to="postponed", branches=_OWN, rights=POSTPONERS,
        sentence="{actor}将活动延期到{planned_on}。理由：{reason}",
        fields=(replace(PLANNED_ON, label="新的计划日期", earliest="today"), GRAIN, REASON), effects=(_CLOCKED,),
    ),
    Action(
        key="cancel", label="取消", event="SessionCancelled", from_=SESSION_OPEN, to="cancelled", rights=POSTPONERS,
        sentence="{actor}取消活动。理由：{reason}", fields=(replace(REASON, recorded=True),), effects=(Stop(clock="hold"),),
    ),
    Action(
        key="drop_with_plan", label="随计划取消", event="SessionDropped", from_=("listed",), to="cancelled", rights=(), internal=True,
        sentence="{actor}不再制定学习计划，本项随之取消。",
    ),
    Action(
        key="correct_attendance", label="更正参加人员", event="AttendanceCorrected", from_=("held",), rights=ORGANISERS,
        needs=("somebody_named", "left_out_were_in"), sentence="{actor}更正参加人员[，补记{added}][，划去{left_out}]。理由：{reason}",
        fields=(
            replace(ATTENDEES, key="added", label="补记的人员", required=False, fill=None, help=""),
            Field(key="left_out", label="划去的人员", kind=FieldKind.PERSON, many=True, required=False, among=ATTENDEES.among), REASON,
        ),
        effects=(
            Ask(people="added", role="attendee", state="attended"), Ask(people="left_out", role="attendee", state="declined"),
        ),
    ),
    Action(
        key="correct_details", label="更正信息", event="DetailsCorrected", from_=("listed", *EXPECTED, "held"),
        rights=ORGANISERS, sentence="{actor}更正活动信息，理由：{reason}",
        fields=(
            replace(_TITLE, fill="case:title"), FORM, replace(DAYS, required=False, fill=None), READING, REASON,
        ),
    ),
    Action(
        key="void_entry", label="登记有误作废", event="SessionVoided", from_=("held",), to="cancelled", rights=(COORDINATOR,),
        sentence="{actor}作废登记。理由：{reason}", fields=(replace(REASON, recorded=True),),
    ),
)
