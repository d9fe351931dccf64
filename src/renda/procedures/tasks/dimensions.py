"""What the figures of the task ledger can be parted by. Must not know: SQL, pages."""

from renda.domain.fields import Choice
from renda.domain.indicators import Dimension, Group
from renda.procedures.tasks.vocabulary import SOURCES, TASK_KINDS


def _groups(choices: tuple[Choice, ...]) -> tuple[Group, ...]:
    return tuple(Group(key=c.key, label=c.label, members=(c.key,)) for c in choices)


DIMENSIONS = (
    Dimension(key="task_kind", label="任务类别", procedures=("task",), groups=_groups(TASK_KINDS)),
    Dimension(key="source", label="任务来源", procedures=("task",), groups=_groups(SOURCES)),
    Dimension(key="unit", label="承办单位", procedures=("task", "task_part", "occurrence")),
)
