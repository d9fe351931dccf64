"""Figures of disclosure, each defined once. Must not know: SQL, pages."""

from renda.domain.indicators import Condition, ConditionKind, Dimension, Group, Indicator
from renda.domain.overview import Overview
from renda.procedures.disclosure.procedure import BASIS
from renda.procedures.disclosure.vocabulary import GROUNDS, RINGS_OR_NONE

_K = ConditionKind


def _count(key: str, label: str, definition: str, *where: Condition) -> Indicator:
    return Indicator(key=key, label=label, definition=definition, procedure="disclosure", unit="项", basis=BASIS, where=where)


def _in(*stages: str) -> Condition:
    return Condition(kind=_K.COLUMN, name="stage", values=stages)


INDICATORS = (
    _count("disclosures_published", "已公开", "现在公开着的事项，撤回的不计。", _in("published")),
    _count("disclosures_waiting", "待审核公开", "已提出、尚未审核的公开和不公开。", _in("proposed", "withholding")),
    _count("disclosures_withheld", "不公开", "审核同意不公开的事项，按所列情形分。", _in("withheld")),
    _count("disclosures_withdrawn", "撤回公开", "公开后又撤回的事项。", _in("withdrawn")),
)

DIMENSIONS = (
    Dimension(
        key="ring", label="公开范围", procedures=("disclosure",),
        groups=tuple(Group(key=c.key, label=c.label, members=(c.key,)) for c in RINGS_OR_NONE),
    ),
    Dimension(
        key="ground", label="不公开的情形", procedures=("disclosure",),
        groups=tuple(Group(key=c.key, label=c.label, members=(c.key,)) for c in GROUNDS),
    ),
    Dimension(key="unit", label="承办单位", procedures=("disclosure",)),
)

OVERVIEW = Overview(decisions=(("disclosure", "approve"), ("disclosure", "withhold")))
