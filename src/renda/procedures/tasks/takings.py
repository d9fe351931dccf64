"""What the task ledger takes from documents: the tasks and measures of plans and divisions of work.

A plan of rectification is left to rectification. Must not know: how a text is read, pages.
"""

from renda.domain.takings import Sharing, Taking, Told

_KINDS = (("要点", "key_task"), ("分工", "key_task"), ("方案", "initiative"), ("计划", "initiative"))
_SAID = ("讲话", "会议纪要")
_EVERY = (
    ("每月", "month"), ("按月", "month"), ("每季", "quarter"), ("按季", "quarter"), ("每半年", "half_year"), ("每年", "year"),
)

TAKINGS = (
    Taking(
        kind="task", label="任务", reads="tasks", procedure="task", action="set", unit="unit",
        co_units="co_units", person="person", due="due_on",
        shared=("task_kind", "source", "aspect", "link", "rests_on"), stands_in_for=("measures",),
        named=(
            "工作方案", "实施方案", "行动方案", "工作计划", "工作要点", "任务分工", "任务分解", "总体方案", "工作安排", "工作报告", *_SAID,
        ),
        unless=("整改",),
        worded=tuple(Told(word=word, values={"recurs": every}) for word, every in _EVERY),
        told=(
            *(Told(word=word, values={"task_kind": kind, "source": "plan"}) for word, kind in _KINDS),
            *(Told(word=word, values={"task_kind": "item", "source": "meeting"}) for word in _SAID),
        ),
        sharing=Sharing(action="share_out", rows="parts", unit="unit", title="title"),
    ),
)
