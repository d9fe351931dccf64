"""What the figures of the task ledger can be parted by. Must not know: SQL, pages."""

from renda.domain.belonging import campaign_dimension
from renda.domain.fields import Choice
from renda.domain.indicators import Dimension, DimensionKind, Group, Way
from renda.procedures.tasks.vocabulary import GROUP_KINDS, SOURCES, TASK_KINDS


def _groups(choices: tuple[Choice, ...]) -> tuple[Group, ...]:
    return tuple(Group(key=c.key, label=c.label, members=(c.key,)) for c in choices)


DIMENSIONS = (
    Dimension(key="task_kind", label="任务类别", procedures=("task",), groups=_groups(TASK_KINDS)),
    Dimension(key="source", label="任务来源", procedures=("task",), groups=_groups(SOURCES)),
    Dimension(key="unit", label="承办单位", procedures=("task", "task_part", "occurrence", "plan_group", "plan")),
    Dimension(
        key="plan", label="工作方案", procedures=("task",), kind=DimensionKind.LINK, link="under", other="plan_group", onward="part_of",
    ),
    Dimension(
        key="own_plan", label="所属工作方案", procedures=("plan_group",), kind=DimensionKind.LINK, link="part_of", other="plan",
    ),
    campaign_dimension("task", ways=(Way(procedure="task", links=("under", "part_of", "under")),)),
    Dimension(key="leader", label="牵头领导", procedures=("task", "plan"), kind=DimensionKind.PERSON),
    *(
        Dimension(
            key=kind.key, label=kind.label, procedures=("task",), kind=DimensionKind.LINK, link="under", other="plan_group",
            other_where=("kind", kind.key),
        )
        for kind in GROUP_KINDS
    ),
)
