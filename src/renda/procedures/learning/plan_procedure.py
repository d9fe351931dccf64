"""Study plans (学习计划) as declared data: of the group, a sub-group, a branch or a person; what is issued is expected to be held.

Must not know: tables, Django.
"""

from dataclasses import replace
from typing import Final

from renda.domain.fields import Field, FieldKind, When
from renda.domain.procedures import (
    Action,
    ActOn,
    Assign,
    Branch,
    ClockRule,
    If,
    LinkType,
    Number,
    Open,
    Privacy,
    Procedure,
    Stage,
    Start,
    Stop,
)
from renda.procedures.learning.rules import PLAN_PREDICATES, plan_derived
from renda.procedures.learning.vocabulary import (
    ANY_LEADER,
    ANYBODY,
    BASIS,
    BY_DUTY,
    CAMPAIGN,
    COORDINATOR,
    DAYS,
    ENTERERS,
    FORM,
    GRAIN,
    LEVEL,
    NAMED,
    OPENERS,
    ORGANISERS,
    PLAN_OPEN,
    PLANNED_ON,
    REASON,
    SECRETARY,
    SEEN_BY,
    SEEN_BY_FEW,
    UNDER,
    UNIT,
)

_TITLE: Final = Field(key="title", label="计划名称", limit=300)
_PERIOD: Final = (
    Field(key="from_on", label="起始日期", kind=FieldKind.DATE, recorded=True),
    Field(key="until_on", label="截止日期", kind=FieldKind.DATE, recorded=True),
)
_WEEKLY: Final = Field(
    key="weekly_days", label="每周至少（天）", kind=FieldKind.NUMBER, low=0, high=5, required=False, recorded=True,
    help="如每周半天填0.5；不填的不按周督查。",
)
_TOTAL: Final = Field(
    key="least_days", label="全期至少（天）", kind=FieldKind.NUMBER, low=0, high=200, required=False, recorded=True,
    help="规定最少学习天数的填写；参加集体活动的天数一并计入。",
)
_ITEMS: Final = Field(
    key="items", label="具体安排", kind=FieldKind.ROWS, required=False, help="可在起草后补充，也可以在计划的页面上用 Excel 导入。",
    columns=(
        replace(PLANNED_ON, recorded=False), replace(GRAIN, recorded=False, required=False, help=""), Field(key="title", label="主题"),
        replace(FORM, recorded=False), replace(DAYS, recorded=False, required=False, fill=None, help=""),
    ),
)
_OPENED: Final = {
    "title": "row:title", "form": "row:form", "planned_on": "row:planned_on", "grain": "row:grain", "days": "row:days",
    "campaign": "detail:campaign", "level": "detail:level", "unit": "case:unit", "person": "case:person",
}
_LISTED: Final = Open(procedure="study_session", action="enter", rows="items", link=LinkType.PART_OF, fill=_OPENED)
_EXPECTED: Final = replace(_LISTED, action="enter_expected")
_FILE: Final = Field(key="text", label="计划文本", kind=FieldKind.FILE, required=False, many=True)

_OWN: Final = When("level", ("person",), of="detail")
_BEGUN: Final = (Start(clock="carry_out", due="until_on"), ActOn(link=LinkType.PART_OF, outgoing=False, action="expect"))
_KEEPERS: Final = (*ORGANISERS, NAMED)

STUDY_PLAN = Procedure(
    key="study_plan", label="学习计划", version=2, basis=BASIS, register=True, origin_field="unit",
    stages=(
        Stage(key="drafted", label="起草中"), Stage(key="approved", label="已审定"), Stage(key="issued", label="执行中"),
        Stage(key="closed", label="已结束", closed=True), Stage(key="abandoned", label="不再制定", closed=True),
    ),
    actions=(
        Action(
            key="draft", label="制定学习计划", event="StudyPlanDrafted", to="drafted", rights=OPENERS,
            needs=("period_runs_on", "items_inside"), sentence="{actor}起草{level}学习计划，{from_on}至{until_on}[，安排{items}项]。",
            fields=(
                _TITLE, replace(LEVEL, fill=BY_DUTY), UNIT,
                Field(
                    key="person", label="本人", kind=FieldKind.PERSON, required=When("level", ("person",)), help="个人计划填写。",
                ),
                *_PERIOD, _WEEKLY, _TOTAL, _ITEMS, CAMPAIGN,
            ),
            effects=(Assign(unit="unit", person="person"), Number(prefix="学习计划"), UNDER, _LISTED),
        ),
        Action(
            key="draft_own", label="制定个人学习计划", event="StudyPlanDrafted", to="drafted", rights=ANYBODY,
            needs=("period_runs_on", "items_inside"), sentence="{actor}起草本人的学习计划，{from_on}至{until_on}[，安排{items}项]。",
            help="只有本人和组织者看得到；审定后即执行，由本人登记完成。",
            fields=(
                replace(_TITLE, fill="text:个人学习计划"), replace(_PERIOD[0], fill="today"), _PERIOD[1], _TOTAL, _ITEMS,
                replace(CAMPAIGN, tucked=True),
            ),
            effects=(
                Assign(unit="actor:unit", person="actor"), Number(prefix="学习计划"), UNDER,
                replace(_LISTED, fill={**_OPENED, "level": "text:person"}),
            ),
        ),
        Action(
            key="add_items", label="列入安排", event="ItemsAdded", from_=("drafted",), rights=_KEEPERS, needs=("items_inside",),
            sentence="{actor}列入安排{items}项。", fields=(replace(_ITEMS, required=True, help="也可以在计划的页面上用 Excel 导入。"),),
            effects=(_LISTED,),
        ),
        Action(
            key="approve", label="审定", event="StudyPlanApproved", from_=("drafted",), to="approved",
            rights=(ANY_LEADER, COORDINATOR, SECRETARY), not_by=("draft", "draft_own", "add_items"), awaited=True,
            needs=("items_listed",), branches=(Branch(when=_OWN, to="issued"),), sentence="{actor}审定学习计划[：{opinion}]。",
            fields=(Field(key="opinion", label="审定意见", kind=FieldKind.LONG_TEXT, required=False),),
            effects=(If(when=_OWN, effects=_BEGUN),),
        ),
        Action(
            key="return_draft", label="退回修改", event="StudyPlanReturned", from_=("approved",), to="drafted",
            rights=(ANY_LEADER, COORDINATOR, SECRETARY), sentence="{actor}退回修改：{reason}", fields=(REASON,),
        ),
        Action(
            key="issue", label="印发", event="StudyPlanIssued", from_=("approved",), to="issued", rights=ENTERERS, awaited=True,
            sentence="{actor}印发学习计划，{issued_on}起执行[，附文本{text}]。",
            fields=(
                Field(key="issued_on", label="印发日期", kind=FieldKind.DATE, latest="today", fill="today", recorded=True), _FILE,
            ),
            effects=_BEGUN,
        ),
        Action(
            key="supplement", label="补充安排", event="ItemsSupplemented", from_=("issued",), rights=_KEEPERS, needs=("items_inside",),
            sentence="{actor}补充安排{items}项。", fields=(replace(_ITEMS, required=True, help="补充的即列入待开展。"),),
            effects=(_EXPECTED,),
        ),
        Action(
            key="correct_details", label="更正信息", event="DetailsCorrected", from_=PLAN_OPEN, rights=_KEEPERS,
            needs=("period_runs_on",), sentence="{actor}更正计划信息，理由：{reason}",
            fields=(
                replace(_TITLE, fill="case:title"), *(replace(f, required=False) for f in _PERIOD), _WEEKLY, _TOTAL, REASON,
            ),
        ),
        Action(
            key="close", label="结束计划", event="StudyPlanClosed", from_=("issued",), to="closed", rights=(*ENTERERS, NAMED), awaited=True,
            due_clock="carry_out", needs=("sessions_ended",), sentence="{actor}结束学习计划[：{summary}]。",
            fields=(Field(key="summary", label="完成情况", kind=FieldKind.LONG_TEXT, required=False, recorded=True),),
            effects=(Stop(clock="carry_out"),),
        ),
        Action(
            key="abandon", label="不再制定", event="StudyPlanAbandoned", from_=("drafted",), to="abandoned", rights=_KEEPERS,
            sentence="{actor}决定不再制定：{reason}", fields=(REASON,),
            effects=(ActOn(link=LinkType.PART_OF, outgoing=False, action="drop_with_plan"),),
        ),
    ),
    clocks=(ClockRule(key="carry_out", label="计划期限", basis="学习计划确定的期限"),), visible_to=SEEN_BY,
    privacies=(Privacy(when=_OWN, to=SEEN_BY_FEW),), predicates=PLAN_PREDICATES, derived=(LEVEL,), derive=plan_derived,
)
