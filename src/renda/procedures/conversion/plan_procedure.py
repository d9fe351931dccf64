"""Arrangements of conversion (学用转化安排): a subject of study that is to be talked over every month until it is put to use.

Must not know: tables, Django, how periods are cut (domain/recurrences).
"""

from dataclasses import replace

from renda.domain.belonging import CAMPAIGN, UNDER_CAMPAIGN, set_campaign
from renda.domain.fields import Field, FieldKind
from renda.domain.procedures import Action, Assign, ClockRule, Extend, LinkType, Number, Open, Procedure, Stage, Start, Stop
from renda.procedures.conversion.rules import PLAN_PREDICATES
from renda.procedures.conversion.vocabulary import (
    ANY_LEADER,
    BASIS,
    COORDINATOR,
    ENTERING,
    EVERY,
    HANDLER,
    LEADER,
    REASON,
    SEEN_BY,
    UNIT,
)

CONVERSION_PLAN = Procedure(
    key="conversion_plan", label="学用转化安排", version=2, basis=BASIS, register=True,
    stages=(Stage(key="in_force", label="在执行"), Stage(key="ended", label="已结束", closed=True)),
    actions=(
        Action(
            key="set_up", label="安排学用转化", event="ConversionSetUp", to="in_force", rights=ENTERING, needs=("period_runs_on",),
            sentence="{actor}安排学用转化，由{unit}牵头，{every}研讨一次，自{from_on}至{until_on}。",
            fields=(
                Field(key="title", label="主题", limit=100, help="如“运用法治方式破解城市治理难题”。"),
                Field(
                    key="every", label="研讨周期", kind=FieldKind.CHOICE, choices=EVERY, recorded=True, fill="text:month",
                    help="每期开始时自动列入待办；到期末没有登记的，列为缺期。",
                ),
                Field(key="from_on", label="起始日期", kind=FieldKind.DATE, recorded=True),
                Field(key="until_on", label="截止日期", kind=FieldKind.DATE, recorded=True), UNIT, LEADER, CAMPAIGN,
            ),
            effects=(Assign(unit="unit"), Number(prefix="学用"), Start(clock="period", due="until_on"), UNDER_CAMPAIGN),
        ),
        Action(
            key="open_periods", label="开启期次", event="SeminarsOpened", from_=("in_force",), rights=(COORDINATOR, HANDLER),
            needs=("periods_new",), sentence="{actor}开启研讨{periods}期。",
            fields=(
                Field(
                    key="periods", label="期次", kind=FieldKind.ROWS, help="到期初自动开启；漏开的可在此补开。",
                    columns=(
                        Field(key="period", label="期次名称", limit=40, help="如“2026年11月”。"),
                        Field(key="due_on", label="本期截止", kind=FieldKind.DATE),
                    ),
                ),
            ),
            effects=(
                Open(
                    procedure="conversion_seminar", action="open_period", rows="periods", link=LinkType.PART_OF,
                    fill={
                        "title": "words:{case:title}（{row:period}）", "period": "row:period", "due_on": "row:due_on", "unit": "case:unit",
                        "of_period": "text:yes", "campaign": "under:campaign",
                    },
                ),
            ),
        ),
        Action(
            key="correct_details", label="更正信息", event="DetailsCorrected", from_=("in_force",), rights=(COORDINATOR, HANDLER),
            sentence="{actor}更正安排信息[，改由{unit}牵头]，理由：{reason}", help="改牵头单位的，以后各期由新的牵头单位举办。",
            fields=(
                Field(key="title", label="主题", limit=100, fill="case:title"),
                Field(key="unit", label="牵头单位", kind=FieldKind.UNIT, required=False, help="不改的不填。"),
                replace(LEADER, otherwise="", help=""), REASON,
            ),
            effects=(Assign(unit="unit"),),
        ),
        Action(
            key="extend_due", label="调整截止日期", event="DueExtended", from_=("in_force",), rights=(COORDINATOR,),
            sentence="{actor}将截止日期调整到{until_on}，{consent}同意。理由：{reason}",
            fields=(
                Field(key="until_on", label="新的截止日期", kind=FieldKind.DATE, earliest="today", recorded=True),
                Field(key="consent", label="同意的领导", kind=FieldKind.PERSON), REASON,
            ),
            effects=(Extend(clock="period", to="until_on", consent="consent"),),
        ),
        set_campaign(("in_force",), (COORDINATOR, HANDLER)),
        Action(
            key="end", label="结束安排", event="ConversionEnded", from_=("in_force",), to="ended",
            rights=(COORDINATOR, HANDLER, ANY_LEADER),
            awaited=True, due_clock="period", needs=("seminars_told",), sentence="{actor}结束安排：{reason}", fields=(REASON,),
            effects=(Stop(clock="period"),),
        ),
    ),
    clocks=(ClockRule(key="period", label="安排期限", basis="安排时由本机关自定的截止日期"),),
    visible_to=SEEN_BY, predicates=PLAN_PREDICATES,
)
