"""A co-unit's own part of a task (协办任务): its own deadline, done by the co-unit, verified by the unit that leads the task.

Must not know: tables, Django.
"""

from renda.domain.fields import Field, FieldKind
from renda.domain.procedures import Action, Assign, ClockRule, Extend, Number, Procedure, Stage, Start, Stop
from renda.procedures.tasks.vocabulary import (
    BASIS,
    COORDINATOR,
    EVIDENCE,
    HANDLER,
    LEADING_HANDLER,
    NAMED,
    PROGRESS,
    SEEN_BY,
    URGING,
)

_LEADING = (LEADING_HANDLER, COORDINATOR)

TASK_PART = Procedure(
    key="task_part", label="协办任务", version=1, basis=BASIS, origin_field="leading_unit",
    stages=(
        Stage(key="under_way", label="办理中"), Stage(key="reported", label="已申报完成"),
        Stage(key="done", label="已完成", closed=True), Stage(key="ended", label="已终止", closed=True),
    ),
    actions=(
        Action(
            key="set", label="分解协办任务", event="PartSet", to="under_way", rights=(), internal=True,
            sentence="{actor}分给{unit}协办任务[，由{person}负责][，{due_on}前完成]。",
            fields=(
                Field(key="title", label="协办内容", limit=300),
                Field(key="unit", label="协办单位", kind=FieldKind.UNIT),
                Field(key="person", label="责任人", kind=FieldKind.PERSON, required=False),
                Field(key="due_on", label="完成时限", kind=FieldKind.DATE, required=False, recorded=True),
                Field(key="leading_unit", label="牵头单位", kind=FieldKind.UNIT, required=False, recorded=True),
            ),
            effects=(Assign(unit="unit", person="person"), Start(clock="complete", due="due_on"), Number(prefix="协办")),
        ),
        Action(
            key="note_progress", label="填报进展", event="ProgressReported", from_=("under_way",), rights=(HANDLER, NAMED),
            sentence="{actor}填报进展：{progress}[，附佐证{evidence}]", fields=(PROGRESS, EVIDENCE),
        ),
        Action(
            key="report_done", label="申报完成", event="DoneReported", from_=("under_way",), to="reported",
            rights=(HANDLER, NAMED), awaited=True, due_clock="complete", sentence="{actor}申报完成：{result}[，附佐证{evidence}]",
            fields=(Field(key="result", label="完成情况", kind=FieldKind.LONG_TEXT, recorded=True), EVIDENCE),
            effects=(Stop(clock="complete"),),
        ),
        Action(
            key="confirm_done", label="确认完成", event="DoneConfirmed", from_=("reported",), to="done", closes=True,
            rights=_LEADING, not_by=("report_done", "note_progress"), awaited=True, sentence="{actor}确认完成[：{opinion}]。",
            fields=(Field(key="opinion", label="核实意见", kind=FieldKind.LONG_TEXT, required=False),),
        ),
        Action(
            key="return_report", label="退回补充", event="DoneReportReturned", from_=("reported",), to="under_way",
            rights=_LEADING, sentence="{actor}退回完成申报：{reason}",
            fields=(
                Field(key="reason", label="退回理由", kind=FieldKind.LONG_TEXT),
                Field(key="due_on", label="新的完成时限", kind=FieldKind.DATE, earliest="today", required=False, recorded=True),
            ),
            effects=(Start(clock="complete", due="due_on"),),
        ),
        Action(
            key="extend_due", label="调整时限", event="DueExtended", from_=("under_way",), rights=_LEADING,
            sentence="{actor}将完成时限调整到{to}，{consent}同意。理由：{reason}",
            fields=(
                Field(key="to", label="新的完成时限", kind=FieldKind.DATE, earliest="today"),
                Field(key="consent", label="批准人", kind=FieldKind.PERSON),
                Field(key="reason", label="理由", kind=FieldKind.LONG_TEXT),
            ),
            effects=(Extend(clock="complete", to="to", consent="consent"),),
        ),
        Action(
            key="urge", label="催办", event="Urged", from_=("under_way",), rights=_LEADING, sentence="{actor}催办：{words}",
            fields=(URGING,),
        ),
        Action(
            key="end_part", label="终止协办任务", event="PartEnded", from_=("under_way", "reported"), to="ended", closes=True,
            rights=_LEADING, not_by=("report_done",), sentence="{actor}终止协办任务：{reason}",
            fields=(Field(key="reason", label="终止理由", kind=FieldKind.LONG_TEXT),), effects=(Stop(clock="complete"),),
        ),
        Action(
            key="end_with_task", label="随任务终止", event="PartEnded", from_=("under_way", "reported"), to="ended",
            rights=(), internal=True, sentence="{actor}终止任务，协办任务随之终止。", effects=(Stop(clock="complete"),),
        ),
    ),
    clocks=(ClockRule(key="complete", label="完成时限", basis="任务分解确定的日期"),),
    visible_to=SEEN_BY,
)
