"""Seminars of conversion (学用转化研讨): one of every period, opened when it begins, or called apart; questions become projects.

A period without its seminar stays open and late, or is recorded as missed: it shows either way. Must not know: tables, Django.
"""

from renda.domain.belonging import CAMPAIGN, UNDER_CAMPAIGN, set_campaign
from renda.domain.fields import Field, FieldKind, When
from renda.domain.procedures import Action, Ask, Assign, ClockRule, LinkType, Number, Open, Procedure, Stage, Start, Stop
from renda.procedures.conversion.rules import SEMINAR_PREDICATES
from renda.procedures.conversion.vocabulary import (
    BASIS,
    COORDINATOR,
    ENTERING,
    FORMS,
    HANDLER,
    REASON,
    SEEN_BY,
    TEXT,
    UNIT,
    YES_NO,
)

_HELD = (
    Field(key="held_on", label="举办日期", kind=FieldKind.DATE, latest="today", recorded=True, fill="today"),
    Field(key="form", label="形式", kind=FieldKind.CHOICE, choices=FORMS, recorded=True, fill="text:seminar"),
    Field(key="attendees", label="参加人员", kind=FieldKind.PERSON, many=True, required=False),
    Field(key="speakers", label="发言人员", kind=FieldKind.PERSON, many=True, required=False),
    Field(
        key="questions", label="提出的问题", kind=FieldKind.ROWS, required=False, help="没有的不填。填写的，自动列为待立项的转化项目。",
        columns=(
            Field(key="title", label="问题", limit=200),
            Field(key="unit", label="牵头单位", kind=FieldKind.UNIT, required=False),
        ),
    ),
    TEXT,
)
_NOTED = (Ask(people="attendees", role="attendee", state="attended"), Ask(people="speakers", role="speaker", state="attended"))
_RAISE = Open(
    procedure="conversion_project", action="raise", rows="questions", link=LinkType.DERIVED_FROM,
    fill={"title": "row:title", "unit": "row:unit", "campaign": "under:campaign"},
)
_TELLS = "{held_on}举办{form}[，发言人员{speakers}][，提出问题{questions}个]。"

CONVERSION_SEMINAR = Procedure(
    key="conversion_seminar", label="学用转化研讨", version=3, basis=BASIS, register=True,
    stages=(
        Stage(key="arranged", label="待举办"), Stage(key="held", label="已举办", closed=True),
        Stage(key="missed", label="缺期", closed=True), Stage(key="void", label="已作废", closed=True),
    ),
    actions=(
        Action(
            key="open_period", label="开启本期", event="SeminarOpened", to="arranged", rights=(), internal=True,
            sentence="{actor}开启{period}研讨，{due_on}前举办。",
            fields=(
                Field(key="title", label="研讨主题", limit=200), Field(key="period", label="期次", limit=40, recorded=True),
                Field(key="due_on", label="本期截止", kind=FieldKind.DATE, recorded=True),
                Field(key="unit", label="牵头单位", kind=FieldKind.UNIT, required=False),
                Field(key="of_period", label="按期举办", kind=FieldKind.CHOICE, choices=YES_NO, recorded=True), CAMPAIGN,
            ),
            effects=(Assign(unit="unit"), Start(clock="hold", due="due_on"), Number(prefix="研讨"), UNDER_CAMPAIGN),
        ),
        Action(
            key="record", label="登记研讨", event="SeminarHeld", to="held", rights=ENTERING, needs=("speakers_attended",),
            sentence="{actor}登记" + _TELLS, help="不在周期安排之内的研讨，一次登记完；周期安排的，在该期中登记。",
            rather="hold",
            fields=(Field(key="title", label="研讨主题", limit=200), *_HELD[:-1], UNIT, CAMPAIGN, TEXT),
            effects=(Assign(unit="unit"), Number(prefix="研讨"), *_NOTED, UNDER_CAMPAIGN, _RAISE),
        ),
        Action(
            key="hold", label="登记举办", event="SeminarHeld", from_=("arranged",), to="held", rights=(HANDLER, COORDINATOR), awaited=True,
            due_clock="hold", needs=("held_in_its_period", "speakers_attended"), sentence="{actor}登记" + _TELLS,
            fields=(Field(key="title", label="研讨主题", limit=200, fill="case:title"), *_HELD),
            effects=(*_NOTED, Stop(clock="hold"), _RAISE),
        ),
        set_campaign(("arranged", "held"), (COORDINATOR, HANDLER)),
        Action(
            key="void_entry", label="登记有误作废", event="SeminarVoided", from_=("held",), to="void", rights=(COORDINATOR,),
            only=When("of_period", ("",), of="detail"), sentence="{actor}作废登记：{reason}", fields=(REASON,),
            help="作废后不再计数；由它列出的问题不受影响。",
        ),
        Action(
            key="record_missed", label="登记缺期", event="SeminarMissed", from_=("arranged",), to="missed", rights=(HANDLER, COORDINATOR),
            sentence="{actor}登记缺期：{reason}", fields=(REASON,), effects=(Stop(clock="hold"),),
        ),
    ),
    clocks=(ClockRule(key="hold", label="本期截止", basis="学用转化安排确定的周期"),),
    visible_to=SEEN_BY, predicates=SEMINAR_PREDICATES,
)
