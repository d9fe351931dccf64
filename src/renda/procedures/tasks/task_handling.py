"""Acts by which a task is worked on, reported, verified by somebody else, returned, extended, urged and ended.

Must not know: tables, Django.
"""

from renda.domain.fields import Field, FieldKind
from renda.domain.procedures import Action, ActOn, Extend, Link, LinkType, Open, Start, Stop
from renda.procedures.tasks.task_setting import ABOUT, BY_WEEK, GRAIN, REASON
from renda.procedures.tasks.vocabulary import (
    ANY_LEADER,
    COORDINATOR,
    EVIDENCE,
    HANDLER,
    NAMED,
    PROGRESS,
    TASK_OPEN,
    URGING,
    VERIFIER,
)

_AT_WORK = ("under_way", "stuck")
_END_STRANDS = ActOn(link=LinkType.PART_OF, outgoing=False, action="end_with_task")

HANDLING_ACTIONS = (
    Action(
        key="note_progress", label="填报进展", event="ProgressReported", from_=_AT_WORK, rights=(HANDLER, NAMED),
        sentence="{actor}填报进展：{progress}[，附佐证{evidence}]", fields=(PROGRESS, EVIDENCE),
    ),
    Action(
        key="report_stuck", label="提请协调", event="TaskStuck", from_=("under_way",), to="stuck", rights=(HANDLER, NAMED),
        sentence="{actor}提请协调：{blocked_by}[，需要{wanted}]",
        fields=(
            Field(key="blocked_by", label="卡在哪里", kind=FieldKind.LONG_TEXT, recorded=True, help="写明因何推不动。"),
            Field(key="wanted", label="需要谁做什么", required=False, recorded=True),
        ),
    ),
    Action(
        key="coordinate", label="协调处理", event="TaskCoordinated", from_=("stuck",), to="under_way", awaited=True,
        rights=(COORDINATOR, ANY_LEADER), sentence="{actor}协调处理：{decision}",
        fields=(Field(key="decision", label="协调意见", kind=FieldKind.LONG_TEXT, recorded=True),),
    ),
    Action(
        key="report_done", label="申报完成", event="DoneReported", from_=_AT_WORK, to="reported", rights=(HANDLER, NAMED),
        needs=("strands_ended",), awaited=True, due_clock="complete", sentence="{actor}申报完成：{result}[，附佐证{evidence}]",
        fields=(Field(key="result", label="完成情况", kind=FieldKind.LONG_TEXT, recorded=True, help="对照任务要求写明结果。"), EVIDENCE),
        effects=(Stop(clock="complete"),),
    ),
    Action(
        key="verify_done", label="核实完成", event="TaskVerified", from_=("reported",), to="done", closes=True,
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
            GRAIN,
        ),
        effects=(Start(clock="complete", due="due_on", week=BY_WEEK),),
    ),
    Action(
        key="extend_due", label="调整时限", event="DueExtended", from_=_AT_WORK, rights=(COORDINATOR,),
        sentence="{actor}将完成时限调整到{due}，{consent}同意。理由：{reason}",
        fields=(
            Field(key="due_on", label="新的完成时限", kind=FieldKind.DATE, earliest="today", recorded=True), GRAIN,
            Field(key="consent", label="同意的领导", kind=FieldKind.PERSON), REASON,
        ),
        effects=(Extend(clock="complete", to="due_on", consent="consent", week=BY_WEEK),),
    ),
    Action(
        key="set_due", label="确定时限", event="DueSet", from_=("unassigned", *_AT_WORK), rights=(COORDINATOR,),
        needs=("no_limit_yet",), sentence="{actor}确定完成时限为{due}。理由：{reason}",
        fields=(
            Field(key="due_on", label="完成时限", kind=FieldKind.DATE, earliest="today", recorded=True), GRAIN, REASON,
        ),
        effects=(Start(clock="complete", due="due_on", week=BY_WEEK),),
    ),
    Action(
        key="urge", label="催办", event="Urged", from_=("under_way", "stuck", "reported"), rights=(COORDINATOR, ANY_LEADER),
        sentence="{actor}催办：{words}", fields=(URGING,),
    ),
    Action(
        key="open_periods", label="开启期次", event="PeriodsOpened", from_=_AT_WORK, rights=(COORDINATOR,),
        needs=("it_recurs", "periods_new"), sentence="{actor}开启期次{periods}个。",
        fields=(
            Field(
                key="periods", label="期次", kind=FieldKind.ROWS, help="期次到期初自动开启；漏开的可在此补开。",
                columns=(
                    Field(key="period", label="期次名称", limit=40, help="如“2026年11月”“2026年第4季度”。"),
                    Field(key="due_on", label="本期截止", kind=FieldKind.DATE),
                ),
            ),
        ),
        effects=(
            Open(
                procedure="occurrence", action="open_period", rows="periods", link=LinkType.PART_OF,
                fill={
                    "title": "words:{case:title}（{row:period}）", "period": "row:period", "due_on": "row:due_on",
                    "unit": "case:unit",
                },
            ),
        ),
    ),
    Action(
        key="correct_details", label="更正信息", event="DetailsCorrected", from_=TASK_OPEN, rights=(COORDINATOR,),
        sentence="{actor}更正任务信息，理由：{reason}",
        fields=(
            Field(key="title", label="任务", limit=300, fill="case:title"), *ABOUT,
            Field(key="leader", label="牵头领导", kind=FieldKind.PERSON, required=False, recorded=True), REASON,
        ),
    ),
    Action(
        key="merge", label="并入其他任务", event="TaskMerged", from_=TASK_OPEN, to="merged", closes=True,
        rights=(COORDINATOR,), not_by=("report_done",), needs=("another_task",), sentence="{actor}将任务并入{into}，理由：{reason}",
        fields=(Field(key="into", label="并入的任务", kind=FieldKind.CASE, of="task"), REASON),
        effects=(Link(type=LinkType.MERGED_INTO, cases="into"), Stop(clock="complete"), _END_STRANDS),
    ),
    Action(
        key="end_task", label="终止任务", event="TaskEnded", from_=TASK_OPEN, to="ended", closes=True, rights=(COORDINATOR,),
        not_by=("report_done",), sentence="{actor}终止任务：{reason}", fields=(REASON,),
        effects=(Stop(clock="complete"), _END_STRANDS),
    ),
)
