"""Lectures (讲座) as declared data: applied for, approved by another, held; one that is held counts as study without a second entry.

Must not know: tables, Django.
"""

from dataclasses import replace
from typing import Final

from renda.domain.fields import Among, Field, FieldKind, When
from renda.domain.procedures import Action, Ask, Assign, If, LinkType, Number, Open, Procedure, Stage
from renda.procedures.learning.rules import lecture_derived
from renda.procedures.learning.vocabulary import (
    ANY_LEADER,
    ATTENDEES,
    BASIS,
    CAMPAIGN,
    DAYS,
    ENTERERS,
    HELD_ON,
    LEVEL,
    OPENERS,
    ORGANISERS,
    OWN_HANDLER,
    OWN_SECRETARY,
    PLANNED_ON,
    REASON,
    SEEN_BY,
    UNDER,
    UNIT,
)

_LECTURERS: Final = Field(
    key="lecturers", label="主讲人", kind=FieldKind.LONG_TEXT, recorded=True, help="一人写一行：单位、职务、姓名。",
)
_LISTENING: Final = Field(
    key="listening_units", label="听讲单位", kind=FieldKind.UNIT, many=True, required=False, folded=True,
    help="不选的，为举办单位；选好后更新名单。",
)
_COUNTED: Final = replace(
    LEVEL, key="counts_for", label="计入哪一级学习", required=False, choices=LEVEL.choices[:3], recorded=False,
    help="选了的，同时计为一次专家辅导，不必另外登记；不选的只计讲座。",
)

LECTURE = Procedure(
    key="lecture", label="讲座", version=2, basis=BASIS, register=True, origin_field="unit",
    stages=(
        Stage(key="applied", label="待审批"), Stage(key="approved", label="已批准"), Stage(key="held", label="已举办", closed=True),
        Stage(key="refused", label="未批准", closed=True), Stage(key="withdrawn", label="已撤回", closed=True),
    ),
    actions=(
        Action(
            key="apply", label="申请举办讲座", event="LectureApplied", to="applied", rights=OPENERS,
            sentence="{actor}申请举办讲座[（{series}）]，计划{planned_on}，由{unit}举办。",
            fields=(
                Field(key="title", label="讲座题目"), Field(key="series", label="所属系列", required=False, recorded=True), UNIT,
                _LECTURERS, PLANNED_ON, Field(key="place", label="地点", required=False, recorded=True), CAMPAIGN,
            ),
            effects=(Assign(unit="unit"), UNDER, Number(prefix="讲座")),
        ),
        Action(
            key="approve", label="批准", event="LectureApproved", from_=("applied",), to="approved", rights=(ANY_LEADER,),
            not_by=("apply",), awaited=True, sentence="{actor}批准举办[：{opinion}]。",
            fields=(Field(key="opinion", label="审批意见", kind=FieldKind.LONG_TEXT, required=False),),
        ),
        Action(
            key="refuse", label="不予批准", event="LectureRefused", from_=("applied",), to="refused", rights=(ANY_LEADER,),
            not_by=("apply",), sentence="{actor}不予批准：{reason}", fields=(REASON,),
        ),
        Action(
            key="withdraw", label="撤回", event="LectureWithdrawn", from_=("applied", "approved"), to="withdrawn",
            rights=(*ORGANISERS, OWN_HANDLER, OWN_SECRETARY), sentence="{actor}撤回讲座：{reason}", fields=(REASON,),
        ),
        Action(
            key="hold", label="登记举办", event="LectureHeld", from_=("approved",), to="held", rights=ENTERERS, awaited=True,
            sentence="{actor}登记{held_on}举办，{days}天，听讲：{attendees}。",
            fields=(
                HELD_ON, DAYS, _LISTENING, replace(ATTENDEES, label="听讲人员", among=Among(units=("listening_units",), on="held_on")),
                _COUNTED,
            ),
            effects=(
                Ask(people="attendees", role="attendee", state="attended"),
                If(when=When("counts_for", tuple(c.key for c in LEVEL.choices[:3])), effects=(Open(
                    procedure="study_session", action="take_over", link=LinkType.DERIVED_FROM,
                    fill={
                        "title": "case:title", "form": "text:expert", "level": "data:counts_for", "unit": "case:unit",
                        "held_on": "data:held_on", "days": "data:days", "attendees": "data:attendees", "lecturer": "detail:lecturers",
                        "campaign": "detail:campaign",
                    },
                ),)),
            ),
        ),
        Action(
            key="correct_details", label="更正信息", event="DetailsCorrected", from_=("applied", "approved", "held"), rights=ORGANISERS,
            sentence="{actor}更正讲座信息，理由：{reason}",
            fields=(
                Field(key="title", label="讲座题目", fill="case:title"), replace(_LECTURERS, required=False),
                replace(PLANNED_ON, required=False), REASON,
            ),
        ),
    ),
    visible_to=SEEN_BY, derive=lecture_derived,
    derived=(Field(key="lecturer_count", label="主讲人数", kind=FieldKind.NUMBER, recorded=True),),
)
