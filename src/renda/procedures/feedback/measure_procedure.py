"""Measures of a feedback (反馈整改措施): one for each unit and round; done by the unit, verified by another.

What is not done when the round is reported back is opened again in the next round, with a link to where it came from.
Must not know: tables, Django.
"""

from renda.domain.fields import Field, FieldKind, When
from renda.domain.procedures import Action, Assign, ClockRule, Extend, Link, LinkType, Number, Open, Procedure, Stage, Start, Stop, Transfer
from renda.procedures.feedback.rules import MEASURE_PREDICATES, measure_derived
from renda.procedures.feedback.vocabulary import (
    AGAIN,
    ANY_LEADER,
    BASIS,
    CO_HANDLER,
    CO_UNITS,
    COORDINATOR,
    EVIDENCE,
    HANDLER,
    LEADER,
    NAMED,
    PERSON,
    REASON,
    ROUNDS,
    SOURCES,
    UNIT,
    VERIFIER,
)

_FEEDBACK = Field(
    key="feedback", label="反馈意见", kind=FieldKind.CASE, of="feedback", recorded=True,
    only=When("source", tuple(s.key for s in SOURCES)),
)
_TITLE = Field(key="title", label="整改措施", limit=300, help="写明做什么、做到什么程度。")
_POINT = Field(key="point", label="反馈指出的问题", required=False, limit=300, recorded=True)
_DUE = Field(key="due_on", label="完成时限", kind=FieldKind.DATE, recorded=True)
_ROUND = Field(key="in_round", label="轮次", kind=FieldKind.CHOICE, choices=ROUNDS, required=False, recorded=True)
_SOURCE = Field(key="source", label="来源", kind=FieldKind.CHOICE, choices=SOURCES, recorded=True)
_FIRST = Field(key="first_title", label="措施原文", limit=300, recorded=True)
_GIVEN = (Assign(unit="unit", person="person"), Assign(unit="co_units", role="co"), Start(clock="complete", due="due_on"))
_INNER = (_TITLE, _POINT, UNIT, PERSON, CO_UNITS, _DUE, _FEEDBACK, _ROUND, _SOURCE)
_AGAIN = {
    "title": f"words:{{detail:first_title}}{AGAIN}", "point": "detail:point", "unit": "case:unit", "person": "case:person",
    "co_units": "case:co_units", "due_on": "data:next_due", "leader": "detail:leader", "feedback": "detail:feedback",
    "source": "detail:source",
}
_NEXT_ROUND = Field(key="next_round", label="转入轮次", kind=FieldKind.CHOICE, choices=ROUNDS)
_NEXT_DUE = Field(key="next_due", label="新的完成时限", kind=FieldKind.DATE)


def _open_again(fill: dict[str, str]) -> Open:
    return Open(procedure="feedback_measure", action="set_again", link=LinkType.DERIVED_FROM, fill=fill)


ACTIONS = (
    Action(
        key="set", label="登记措施", event="FeedbackMeasureSet", to="under_way", rights=(COORDINATOR,), needs=("feedback_at_work",),
        sentence="{actor}登记整改措施，由{unit}负责[，配合单位{co_units}]，{due_on}前完成。",
        fields=(_FEEDBACK, _POINT, _TITLE, UNIT, PERSON, CO_UNITS, LEADER, _DUE),
        effects=(*_GIVEN, Number(prefix="反馈措施"), Link(type=LinkType.PART_OF, cases="feedback")),
    ),
    Action(
        key="set_with_feedback", label="随反馈意见分解", event="FeedbackMeasureSet", to="under_way", rights=(), internal=True,
        sentence="{actor}分解整改措施，由{unit}负责[，配合单位{co_units}]，{due_on}前完成。",
        fields=(*_INNER, LEADER), effects=(*_GIVEN, Number(prefix="反馈措施")),
    ),
    Action(
        key="set_again", label="转入本轮", event="FeedbackMeasureSet", to="under_way", rights=(), internal=True,
        sentence="{actor}将上一轮没有完成的措施转入本轮，{due_on}前完成。",
        fields=(*_INNER, Field(key="leader", label="牵头领导", kind=FieldKind.PERSON, required=False, recorded=True)),
        effects=(*_GIVEN, Number(prefix="反馈措施"), Link(type=LinkType.PART_OF, cases="feedback")),
    ),
    Action(
        key="note_progress", label="填报进展", event="ProgressReported", from_=("under_way",), rights=(HANDLER, CO_HANDLER, NAMED),
        sentence="{actor}填报进展：{progress}[，附佐证{evidence}]",
        fields=(Field(key="progress", label="进展", kind=FieldKind.LONG_TEXT, recorded=True, help="写事实和结果。"), EVIDENCE),
    ),
    Action(
        key="report_done", label="申报完成", event="DoneReported", from_=("under_way",), to="reported", rights=(HANDLER, NAMED),
        awaited=True, due_clock="complete", sentence="{actor}申报完成：{result}[，附佐证{evidence}]",
        fields=(
            Field(key="result", label="完成情况", kind=FieldKind.LONG_TEXT, recorded=True, help="对照反馈指出的问题写明结果。"), EVIDENCE,
        ),
        effects=(Stop(clock="complete"),),
    ),
    Action(
        key="verify_done", label="核实完成", event="FeedbackMeasureVerified", from_=("reported",), to="done", closes=True,
        rights=(COORDINATOR, VERIFIER), not_by=("report_done", "note_progress"), awaited=True,
        sentence="{actor}核实完成[：{opinion}]。",
        fields=(Field(key="opinion", label="核实意见", kind=FieldKind.LONG_TEXT, required=False),),
    ),
    Action(
        key="return_report", label="退回补充", event="DoneReportReturned", from_=("reported",), to="under_way",
        rights=(COORDINATOR, VERIFIER), sentence="{actor}退回完成申报：{reason}",
        fields=(
            Field(key="reason", label="退回理由", kind=FieldKind.LONG_TEXT),
            Field(key="due_on", label="完成时限", kind=FieldKind.DATE, required=False, recorded=True, help="不改的，仍按原时限计算。"),
        ),
        effects=(Start(clock="complete", due="due_on"),),
    ),
    Action(
        key="explain_unfinished", label="说明未完成原因", event="UnfinishedExplained", from_=("under_way",), to="unfinished",
        rights=(HANDLER, NAMED), sentence="{actor}说明未完成原因：{unfinished_because}。下一步：{next_step}",
        fields=(
            Field(key="unfinished_because", label="未完成原因", kind=FieldKind.LONG_TEXT, recorded=True),
            Field(key="next_step", label="下一步打算", kind=FieldKind.LONG_TEXT, recorded=True),
        ),
    ),
    Action(
        key="resume", label="继续办理", event="MeasureResumed", from_=("unfinished",), to="under_way", rights=(HANDLER, NAMED),
        needs=("feedback_at_work",), sentence="{actor}继续办理。",
    ),
    Action(
        key="carry_over", label="随答复转入下一轮", event="CarriedOver", from_=("unfinished",), to="carried", rights=(), internal=True,
        sentence="{actor}登记来源单位答复，本措施转入{next_round}，{next_due}前完成。", fields=(_NEXT_ROUND, _NEXT_DUE),
        effects=(Stop(clock="complete"), _open_again({**_AGAIN, "in_round": "data:next_round"})),
    ),
    Action(
        key="take_up_again", label="转入下一轮", event="CarriedOver", from_=("done",), to="carried", closes=True,
        rights=(COORDINATOR,), not_by=("report_done",), needs=("in_a_later_round",),
        sentence="{actor}按来源单位意见转入下一轮，{next_due}前完成：{shortfall}",
        fields=(
            Field(key="shortfall", label="来源单位指出的不足", kind=FieldKind.LONG_TEXT, recorded=True),
            Field(key="next_due", label="新的完成时限", kind=FieldKind.DATE, earliest="today"),
        ),
        effects=(_open_again(_AGAIN),),
    ),
    Action(
        key="change_handler", label="改派", event="HandlerChanged", from_=("under_way", "unfinished"), rights=(COORDINATOR,),
        sentence="{actor}改派至{unit}[，由{person}负责]，时限连续计算。理由：{reason}", fields=(UNIT, PERSON, LEADER, REASON),
        effects=(Assign(unit="unit", person="person"), Transfer(clock="complete")),
    ),
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
        key="urge", label="催办", event="Urged", from_=("under_way", "reported"), rights=(COORDINATOR, ANY_LEADER),
        sentence="{actor}催办：{words}",
        fields=(Field(key="words", label="催办意见", kind=FieldKind.LONG_TEXT, help="写明催什么、何时前回复。"),),
    ),
    Action(
        key="correct_details", label="更正信息", event="DetailsCorrected", from_=("under_way", "reported", "unfinished"),
        rights=(COORDINATOR,), sentence="{actor}更正措施信息，理由：{reason}",
        fields=(Field(key="title", label="整改措施", limit=300, fill="case:title"), _POINT, REASON),
    ),
    Action(
        key="end_measure", label="终止措施", event="FeedbackMeasureEnded", from_=("under_way", "unfinished"), to="ended", closes=True,
        rights=(COORDINATOR,), not_by=("report_done",), needs=("feedback_at_work",), sentence="{actor}终止措施：{reason}",
        fields=(REASON,), effects=(Stop(clock="complete"),),
    ),
)

FEEDBACK_MEASURE = Procedure(
    key="feedback_measure", label="反馈整改措施", version=1, basis=BASIS,
    stages=(
        Stage(key="under_way", label="整改中", step="整改"), Stage(key="reported", label="待核实", step="核实"),
        Stage(key="unfinished", label="未完成、已说明", step="核实"), Stage(key="done", label="已完成", closed=True, step="完成"),
        Stage(key="carried", label="已转入下一轮", closed=True, step="完成"), Stage(key="ended", label="已终止", closed=True, step="完成"),
    ),
    actions=ACTIONS, clocks=(ClockRule(key="complete", label="完成时限", basis="整改分工确定的日期"),),
    visible_to=(COORDINATOR, VERIFIER, ANY_LEADER, HANDLER, CO_HANDLER, NAMED), predicates=MEASURE_PREDICATES,
    derived=(_ROUND, _SOURCE, _FIRST), derive=measure_derived,
)
