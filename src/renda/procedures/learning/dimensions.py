"""What the figures of study can be parted by. Must not know: tables, SQL."""

from renda.domain.belonging import campaign_dimension
from renda.domain.fields import Choice
from renda.domain.indicators import Dimension, DimensionKind, Group
from renda.procedures.learning.vocabulary import FORMS, LEVELS, MISSING


def _groups(choices: tuple[Choice, ...]) -> tuple[Group, ...]:
    return tuple(Group(key=c.key, label=c.label, members=(c.key,)) for c in choices)


DIMENSIONS = (
    Dimension(key="study_level", label="学习层级", procedures=("study_session", "study_plan"), groups=_groups(LEVELS), column="level"),
    Dimension(key="form", label="学习形式", procedures=("study_session",), groups=_groups(FORMS)),
    Dimension(key="unit", label="承办单位", procedures=("study_session", "study_plan", "lecture", "newcomer_training")),
    Dimension(
        key="study_plan", label="学习计划", procedures=("study_session",), kind=DimensionKind.LINK, link="part_of", other="study_plan",
    ),
    campaign_dimension("study_session", "study_plan", "lecture"),
    Dimension(key="missing", label="还缺的培训", procedures=("newcomer_training",), groups=_groups(MISSING)),
)
