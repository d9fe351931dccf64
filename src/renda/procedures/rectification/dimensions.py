"""What the figures of rectification can be parted by. Personal lists of secretaries and others are one group.

Must not know: SQL, pages.
"""

from renda.domain.belonging import campaign_dimension
from renda.domain.fields import Choice
from renda.domain.indicators import Dimension, DimensionKind, Group
from renda.procedures.rectification.vocabulary import ANSWER_STATES, CHANNELS, FIELDS, KINDS, LEVELS, ORIGINS, PRIVATE_LEVELS

_BOTH = ("problem", "measure")


def _groups(choices: tuple[Choice, ...]) -> tuple[Group, ...]:
    return tuple(Group(key=c.key, label=c.label, members=(c.key,)) for c in choices)


LEVEL = Dimension(
    key="level", label="层级", procedures=_BOTH,
    groups=(
        *_groups(tuple(c for c in LEVELS if c.key not in PRIVATE_LEVELS)),
        Group(key="person", label="个人", members=PRIVATE_LEVELS, private=True),
    ),
)

DIMENSIONS = (
    LEVEL,
    Dimension(key="field", label="领域", procedures=("problem",), groups=_groups(FIELDS)),
    Dimension(key="kind", label="类型", procedures=("problem",), groups=_groups(KINDS)),
    Dimension(key="origin", label="来源", procedures=("problem",), groups=_groups(ORIGINS)),
    Dimension(key="channel", label="发现渠道", procedures=("problem",), groups=_groups(CHANNELS)),
    Dimension(key="answer_state", label="回复反映人", procedures=("problem",), groups=_groups(ANSWER_STATES)),
    Dimension(key="unit", label="承办单位", procedures=_BOTH),
    Dimension(key="origin_unit", label="问题所在单位", procedures=_BOTH, kind=DimensionKind.UNIT),
    campaign_dimension(*_BOTH),
)
