"""Figures of the task ledger, each defined once.

Must not know: SQL, pages.
"""

from renda.domain.indicators import Condition, ConditionKind, Indicator, IndicatorKind, either
from renda.domain.overview import Overview, Weekly
from renda.procedures.tasks.vocabulary import OCCURRENCE_OPEN, PART_OPEN, TASK_OPEN

BASIS = "本机关工作方案任务分解与督办办法；指标口径第1版"
_K = ConditionKind


def _stands(*stages: str) -> Condition:
    return Condition(kind=_K.COLUMN, name="stage", values=stages)


_COUNTED = _stands(*TASK_OPEN, "done")
_DONE = _stands("done")
_ON_TIME = Condition(kind=_K.CLOCK_ON_TIME, name="complete")
_LATE_NOW = Condition(kind=_K.CLOCK_OVERDUE_NOW, name="complete")
_HAS_LIMIT = Condition(kind=_K.CLOCK_SET, name="complete")
_WORKED_ON = _stands("unassigned", "under_way", "stuck", "take_over_asked")
_MISSED = _stands("missed")
_UNREPORTED = (_stands("awaited"), Condition(kind=_K.CLOCK_OVERDUE_NOW, name="report"))
_ENDS = {"task": ("done",), "task_part": ("done",), "occurrence": ("done",)}
"""The stage that says of each that it is done: what is done in a period is counted by its first day."""


def _count(  # noqa: PLR0913 - a figure is these things
    key: str, label: str, definition: str, *where: Condition, procedure: str = "task", within: str = ""
) -> Indicator:
    return Indicator(
        key=key, label=label, definition=definition, procedure=procedure, unit="项", basis=BASIS, where=where, within=within,
        done=_ENDS.get(procedure, ()),
    )


INDICATORS = (
    _count("tasks_set", "任务", "已登记的任务，一项任务归入几个分组也只计一项；终止的、并入其他任务的不计。", _COUNTED),
    Indicator(
        key="plan_aspects", label="方案的方面", definition="工作方案设置的方面；已结束的计入。", procedure="plan_group", unit="个",
        basis=BASIS, where=(Condition(kind=_K.DETAIL, name="kind", values=("aspect",)),),
    ),
    _count("tasks_open", "在办任务", "已登记、尚未核实完成的任务，含待交办和待核实。", _stands(*TASK_OPEN), within="tasks_set"),
    _count("tasks_done", "已完成任务", "申报完成并经他人核实的任务。", _DONE, within="tasks_set"),
    Indicator(
        key="task_done_rate", label="任务完成率", definition="已登记的任务中，申报完成并经他人核实的比例；终止的、并入其他任务的不计。",
        procedure="task", unit="%", basis=BASIS, kind=IndicatorKind.RATE, where=(_COUNTED,), part=(_DONE,),
        part_label="经核实完成的任务", whole_label="已登记的全部任务", done=_ENDS["task"],
    ),
    _count(
        "tasks_done_on_time", "按期完成任务", "已完成的任务中，申报完成日不晚于完成时限（含经同意调整）的。", _DONE, _ON_TIME,
        within="tasks_done",
    ),
    _count(
        "tasks_done_late", "逾期完成任务", "已完成的任务中，申报完成日晚于完成时限（含经同意调整）的。",
        _DONE, Condition(kind=_K.CLOCK_LATE, name="complete"), within="tasks_done",
    ),
    Indicator(
        key="task_on_time_rate", label="任务按期完成率",
        definition="定有时限的已完成任务中，申报完成日不晚于完成时限（含经同意调整）的比例；没有定时限的不计。",
        procedure="task", unit="%", basis=BASIS, kind=IndicatorKind.RATE, where=(_DONE, _HAS_LIMIT), part=(_ON_TIME,), version=2,
        part_label="按期申报完成", whole_label="定有时限的已完成任务", done=_ENDS["task"],
    ),
    _count(
        "tasks_late", "超期任务", "完成时限已过、尚未申报完成的任务。",
        _WORKED_ON, _LATE_NOW, within="tasks_open",
    ),
    _count(
        "tasks_due_soon", "30日内到期任务", "完成时限在当日至30日后之间（含当日）、尚未申报完成的任务；已超期的不计。",
        _WORKED_ON, Condition(kind=_K.CLOCK_DUE_WITHIN, name="complete", values=("30",)), within="tasks_open",
    ),
    _count("tasks_stuck", "需协调任务", "承办单位提请协调、尚未作出协调处理的任务。", _stands("stuck"), within="tasks_open"),
    _count("tasks_unassigned", "待交办任务", "没有责任单位、也没有单位认领的任务。", _stands("unassigned"), within="tasks_open"),
    _count("tasks_to_verify", "待核实任务", "已申报完成、尚未核实的任务。", _stands("reported"), within="tasks_open"),
    _count("parts_open", "在办协办任务", "分给配合单位、尚未确认完成的协办任务。", _stands(*PART_OPEN), procedure="task_part"),
    _count(
        "parts_late", "超期协办任务", "完成时限已过、尚未申报完成的协办任务。", _stands("under_way"), _LATE_NOW,
        procedure="task_part", within="parts_open",
    ),
    _count("occurrences_open", "在办期次", "已开启、尚未确认完成的期次。", _stands(*OCCURRENCE_OPEN), procedure="occurrence"),
    _count(
        "occurrences_absent", "缺期", "本期截止日已过没有填报的期次，含已登记缺期的和尚未登记的。",
        either(_MISSED, Condition(kind=_K.CLOCK_OVERDUE_NOW, name="report")), _stands("awaited", "missed"), procedure="occurrence",
    ),
    _count(
        "occurrences_missing", "缺报期次", "本期截止日已过、没有填报、尚未登记缺期的期次。", *_UNREPORTED, procedure="occurrence",
        within="occurrences_absent",
    ),
    _count(
        "occurrences_missed", "登记缺期", "经登记确认为缺期的期次。", _MISSED, procedure="occurrence", within="occurrences_absent",
    ),
)

OVERVIEW = Overview(
    alarming=frozenset({"tasks_late"}), dashboard=("tasks_open", "tasks_late", "tasks_stuck"),
    weekly=(
        Weekly(key="tasks_set", words="新立任务", by="opened"), Weekly(key="tasks_done", words="办结", by="closed"),
        Weekly(key="tasks_late", words="超期任务"),
    ),
    by_unit=(("tasks_open", "tasks_late"),), by_week=(Weekly(key="tasks_done", words="任务办结", by="closed"),),
    decisions=(("task", "assign"), ("task", "consent_take_over"), ("task", "coordinate"), ("plan", "approve")),
)
