"""Projects of conversion (转化项目): a question is listed with its result to be, worked on, supervised in rounds, closed by another.

Must not know: tables, Django.
"""

from renda.domain.belonging import CAMPAIGN, UNDER_CAMPAIGN, set_campaign
from renda.domain.fields import Field, FieldKind
from renda.domain.procedures import Action, Assign, ClockRule, Extend, Number, Procedure, Stage, Start, Stop
from renda.procedures.conversion.vocabulary import (
    ANY_LEADER,
    BASIS,
    COORDINATOR,
    ENTERING,
    HANDLER,
    LEADER,
    NAMED,
    PROJECT_AT_WORK,
    REASON,
    SEEN_BY,
    TEXT,
    UNIT,
    VERDICTS,
    VERIFIER,
)

_DOING = (HANDLER, NAMED)
_CLOSING = (COORDINATOR, VERIFIER, ANY_LEADER)
_WORDS = Field(key="words", label="督导情况", kind=FieldKind.LONG_TEXT, help="写看到了什么、还差什么、下一步怎么办；结果向各单位公开。")

CONVERSION_PROJECT = Procedure(
    key="conversion_project", label="转化项目", version=1, basis=BASIS,
    stages=(
        Stage(key="raised", label="待立项", step="立项"), Stage(key="under_way", label="推进中", step="推进"),
        Stage(key="reported", label="已报结果", step="结果"), Stage(key="closed", label="已见效办结", closed=True, step="办结"),
        Stage(key="declined", label="不予立项", closed=True, step="办结"), Stage(key="ended", label="不再推进", closed=True, step="办结"),
    ),
    actions=(
        Action(
            key="raise", label="提出问题", event="QuestionRaised", to="raised", rights=ENTERING,
            sentence="{actor}提出问题。",
            fields=(Field(key="title", label="问题", limit=200), UNIT, CAMPAIGN),
            effects=(Assign(unit="unit"), Number(prefix="转化"), UNDER_CAMPAIGN),
        ),
        Action(
            key="list_project", label="列入项目清单", event="ProjectListed", from_=("raised",), to="under_way",
            rights=(COORDINATOR, ANY_LEADER), awaited=True,
            sentence="{actor}列入项目清单，由{unit}负责[，责任人{person}]，{due_on}前形成{outcome}。",
            fields=(
                Field(key="title", label="项目名称", limit=200, fill="case:title"),
                Field(key="outcome", label="成果形式", recorded=True, help="如法规修订、执法检查、站点提质。"),
                UNIT, Field(key="person", label="责任人", kind=FieldKind.PERSON, required=False), LEADER,
                Field(key="due_on", label="完成时限", kind=FieldKind.DATE, earliest="today", recorded=True),
            ),
            effects=(Assign(unit="unit", person="person"), Start(clock="complete", due="due_on")),
        ),
        Action(
            key="decline", label="不予立项", event="QuestionDeclined", from_=("raised",), to="declined", rights=(COORDINATOR, ANY_LEADER),
            closes=True, not_by=("report_result",), sentence="{actor}不予立项：{reason}", fields=(REASON,),
        ),
        Action(
            key="note_progress", label="填报进展", event="ProgressReported", from_=("under_way",), rights=_DOING,
            sentence="{actor}填报进展：{progress}[，附{text}]",
            fields=(
                Field(key="progress", label="进展", kind=FieldKind.LONG_TEXT, recorded=True, help="写事实和结果，三五句即可。"), TEXT,
            ),
        ),
        Action(
            key="supervise", label="登记督导", event="ProjectSupervised", from_=PROJECT_AT_WORK, rights=_CLOSING,
            not_by=("report_result", "note_progress"), sentence="{actor}{supervised_on}督导，{verdict}：{words}",
            fields=(
                Field(key="supervised_on", label="督导日期", kind=FieldKind.DATE, latest="today", fill="today", recorded=True),
                Field(key="verdict", label="转化效果", kind=FieldKind.CHOICE, choices=VERDICTS, recorded=True), _WORDS,
            ),
        ),
        Action(
            key="report_result", label="报送结果", event="ResultReported", from_=("under_way",), to="reported", rights=_DOING, awaited=True,
            due_clock="complete", sentence="{actor}报送结果：{result}[，附{text}]",
            fields=(
                Field(key="result", label="转化结果", kind=FieldKind.LONG_TEXT, recorded=True, help="写形成了什么、解决了什么。"), TEXT,
            ),
            effects=(Stop(clock="complete"),),
        ),
        Action(
            key="return_result", label="退回继续推进", event="ResultReturned", from_=("reported",), to="under_way", rights=_CLOSING,
            sentence="{actor}退回，{due_on}前再次报送。理由：{reason}",
            fields=(REASON, Field(key="due_on", label="新的完成时限", kind=FieldKind.DATE, earliest="today", recorded=True)),
            effects=(Start(clock="complete", due="due_on"),),
        ),
        Action(
            key="close", label="确认见效", event="ProjectClosed", from_=("reported",), to="closed", rights=_CLOSING, closes=True,
            not_by=("report_result", "note_progress"), awaited=True, sentence="{actor}确认见效、办结[：{opinion}]。",
            fields=(Field(key="opinion", label="意见", kind=FieldKind.LONG_TEXT, required=False),),
        ),
        set_campaign(("raised", *PROJECT_AT_WORK), (COORDINATOR,)),
        Action(
            key="extend_due", label="调整时限", event="DueExtended", from_=("under_way",), rights=(COORDINATOR,),
            sentence="{actor}将完成时限调整到{due_on}，{consent}同意。理由：{reason}",
            fields=(
                Field(key="due_on", label="新的完成时限", kind=FieldKind.DATE, earliest="today", recorded=True),
                Field(key="consent", label="同意的领导", kind=FieldKind.PERSON), REASON,
            ),
            effects=(Extend(clock="complete", to="due_on", consent="consent"),),
        ),
        Action(
            key="end_project", label="不再推进", event="ProjectEnded", from_=PROJECT_AT_WORK, to="ended", rights=(COORDINATOR, ANY_LEADER),
            closes=True, not_by=("report_result",), sentence="{actor}登记不再推进：{reason}", fields=(REASON,),
            effects=(Stop(clock="complete"),),
        ),
    ),
    clocks=(ClockRule(key="complete", label="完成时限", basis="列入项目清单时由本机关自定的日期"),),
    visible_to=SEEN_BY,
)
