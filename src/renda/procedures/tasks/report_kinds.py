"""The reports of the task ledger: progress and the dispatch meeting's sheet; its part of the report of a period.

Only sentences that the records bear out. Must not know: Word, tables, pages.
"""

from renda.domain.reporting import (
    PERIOD,
    AnnexColumn,
    AnnexKind,
    AnnexTable,
    ReportKind,
    SentencePart,
    SentencePattern,
    StageParagraphs,
)
from renda.procedures.tasks.vocabulary import TASK_KINDS

_A = AnnexKind
_NUMBER = AnnexColumn(label="编号", kind=_A.NUMBER, width=32)
_TASK = AnnexColumn(label="任务", kind=_A.TITLE, width=58)
_KIND = AnnexColumn(label="类别", kind=_A.GROUP, name="task_kind", width=22)
_UNIT = AnnexColumn(label="承办单位", kind=_A.UNIT, width=48)
_DUE = AnnexColumn(label="完成时限", kind=_A.DUE, width=39)
_STAGE = AnnexColumn(label="环节", kind=_A.STAGE, width=26)

_PARTS = "".join(
    f"[{kind.label}{{tasks_set:task_kind={kind.key}}}项[，已完成{{tasks_done:task_kind={kind.key}}}项]；]" for kind in TASK_KINDS
)

_PROGRESS = "\n".join((
    "截至{as_of}，工作方案任务进展情况报告如下。",
    "一、总体进展",
    ("方案共分解任务{tasks_set}项[，已完成{tasks_done}项，完成率{task_done_rate}][，其中按期完成{tasks_done_on_time}项、"
     "逾期完成{tasks_done_late}项，按期完成率{task_on_time_rate}]。"),
    f"[分类别看，{_PARTS}。]",
    "二、存在的问题",
    "[超期任务{tasks_late}项：{list.tasks_late}。|没有超期任务。]",
    "[提请协调、尚待处理的任务{tasks_stuck}项：{list.tasks_stuck}。]",
    "[尚未落实承办单位的任务{tasks_unassigned}项。][超期的协办任务{parts_late}项。][缺报期次{occurrences_missing}期。]",
    "三、下一步工作",
    "[在办任务{tasks_open}项[，其中已申报完成、待核实{tasks_to_verify}项]，须按时限逐项推进：{list.tasks_open}。|没有在办任务。]",
))

_LINES = (
    ("截至{as_of}，在办任务{tasks_open}项[，其中[超期{tasks_late}项、][需协调{tasks_stuck}项、][待交办{tasks_unassigned}项、]"
     "[待核实{tasks_to_verify}项]]。"),
    "一、超期任务",
    "{list.tasks_late}。",
    "二、需要会上协调的任务",
    "{list.tasks_stuck}。",
    "三、尚未落实承办单位的任务",
    "{list.tasks_unassigned}。",
)
_DISPATCH = "\n".join(_LINES)

_LISTS = ("tasks_late", "tasks_stuck", "tasks_unassigned", "tasks_open")
REPORT_KINDS = (
    ReportKind(
        key="task_progress", label="任务进展报告", title="关于工作方案任务进展情况的报告", wording=_PROGRESS, lists=_LISTS,
        annexes=(AnnexTable(procedure="task", title="任务进展情况表", columns=(_NUMBER, _TASK, _KIND, _UNIT, _DUE, _STAGE)),),
    ),
    ReportKind(
        key="dispatch_sheet", label="调度表", title="工作任务调度表", wording=_DISPATCH, lists=_LISTS,
        annexes=(AnnexTable(procedure="task", figure="tasks_open", title="在办任务调度表", columns=(
            AnnexColumn(label="编号", kind=_A.NUMBER, width=32), AnnexColumn(label="任务", kind=_A.TITLE, width=38),
            AnnexColumn(label="承办单位", kind=_A.UNIT, width=32), AnnexColumn(label="完成时限", kind=_A.DUE, width=39),
            AnnexColumn(label="环节", kind=_A.STAGE, width=26),
            AnnexColumn(label="最近进展", kind=_A.RECORDED, name="progress", width=34),
            AnnexColumn(label="议定事项", kind=_A.BLANK, width=24),
        )),),
    ),
)

_OPENED = f"opened={PERIOD}"
STAGE = StageParagraphs(
    subject="工作任务",
    achievement=(
        f"[报告期内登记任务{{tasks_set:{_OPENED}}}项[，其中已完成{{tasks_done:{_OPENED}}}项]。]"
        "[截至目前，累计分解任务{tasks_set}项[，已完成{tasks_done}项，完成率{task_done_rate}，按期完成率{task_on_time_rate}]。|还没有任务。]"
    ),
    problem=(
        "[[超期任务{tasks_late}项：{list.tasks_late}。][提请协调、尚待处理{tasks_stuck}项：{list.tasks_stuck}。]"
        "[缺报期次{occurrences_missing}期。]|没有超期、受阻和缺报的任务。]"
    ),
    next="[在办任务{tasks_open}项[，其中待核实{tasks_to_verify}项]，须按时限逐项推进。|没有在办任务。]",
    lists=("tasks_late", "tasks_stuck"),
)

_P = SentencePart
SENTENCES = (
    SentencePattern(
        key="task_kept", part=_P.ACHIEVEMENT, label="按期完成的典型", figure="tasks_done_on_time",
        text="{unit}按期完成“{title}”：{result}。",
    ),
    SentencePattern(
        key="task_late", part=_P.PROBLEM, label="超期任务", figure="tasks_late",
        text="“{title}”完成时限为{due}，至今未申报完成，承办单位为{unit}。",
    ),
    SentencePattern(
        key="task_stuck", part=_P.PROBLEM, label="需要协调的", figure="tasks_stuck",
        text="“{title}”推进受阻，{unit}反映：{blocked_by}。",
    ),
    SentencePattern(
        key="task_urged", part=_P.PROBLEM, label="经催办的", figure="tasks_open", event="Urged",
        text="“{title}”已催办{times}次，最近一次为{last}，承办单位为{unit}。",
    ),
    SentencePattern(
        key="task_next", part=_P.NEXT, label="须完成的", figure="tasks_open", ahead=True, text="{unit}须于{due}前完成“{title}”。",
    ),
)
