"""The figures of rules, each defined once, and what they can be parted by. Must not know: SQL, pages."""

from renda.domain.belonging import campaign_dimension
from renda.domain.fields import Choice
from renda.domain.indicators import (
    Condition,
    ConditionKind,
    Dimension,
    Group,
    Indicator,
    IndicatorKind,
    Measure,
    MeasureKind,
)
from renda.domain.overview import Overview
from renda.procedures.rules.vocabulary import ASPECTS, CHANGES, RULE_LEVELS, SORTS, VERDICTS

BASIS = "本机关规章制度管理办法；指标口径第1版"
_K = ConditionKind
_STOOD = Condition(kind=_K.COLUMN, name="stage", values=("in_force", "replaced"))
_MADE = Condition(kind=_K.DETAIL, name="change", values=("new", "improved"))


def _count(key: str, label: str, definition: str, *where: Condition, within: str = "") -> Indicator:
    return Indicator(
        key=key, label=label, definition=definition, procedure="rule", unit="项", basis=BASIS, where=where, within=within,
        done=("in_force",), done_on="issued_on",
    )


def _acts(key: str, label: str, definition: str, *acts: str) -> Indicator:
    return Indicator(
        key=key, label=label, definition=definition, procedure="rule", unit="次", basis=BASIS, kind=IndicatorKind.SUM,
        measure=Measure(kind=MeasureKind.EVENTS, values=acts),
    )


def _change(key: str) -> Condition:
    return Condition(kind=_K.DETAIL, name="change", values=(key,))


INDICATORS = (
    _count("rules_made", "制定和完善制度", "新建和完善、已经印发的制度；后来被替代的计入，已废止和原有的不计。", _STOOD, _MADE),
    _count(
        "rules_new", "新建制度", "新建、已经印发的制度；后来被替代的计入，已废止的不计。", _STOOD, _change("new"), within="rules_made",
    ),
    _count(
        "rules_improved", "完善制度", "完善、已经印发的制度，替代原制度的和单独登记的都计入；已废止的不计。", _STOOD, _change("improved"),
        within="rules_made",
    ),
    Indicator(
        key="rules_abolished", label="废止制度", definition="清理中予以废止的制度；被新制度替代的不计。", procedure="rule", unit="项",
        basis=BASIS, where=(Condition(kind=_K.COLUMN, name="stage", values=("abolished",)),), done=("abolished",), done_on="cleaned_on",
    ),
    _count(
        "rules_in_force", "现行有效制度", "登记在册、现行有效的制度，含原有的。",
        Condition(kind=_K.COLUMN, name="stage", values=("in_force",)),
    ),
    Indicator(
        key="rule_aspects_made", label="制度涉及方面", definition="新建和完善的制度涉及的方面，一个方面只计一次。", procedure="rule",
        unit="个", basis=BASIS, kind=IndicatorKind.PERSONS, where=(_STOOD, _MADE), measure=Measure(kind=MeasureKind.COLUMN, name="aspect"),
        done=("in_force",), done_on="issued_on",
    ),
    _count("rules_drafting", "制定中制度", "列入制定、尚未印发的制度。", Condition(kind=_K.COLUMN, name="stage", values=("drafting",))),
    _count(
        "rules_late", "超期未印发制度", "印发时限已过、尚未印发的制度。", Condition(kind=_K.COLUMN, name="stage", values=("drafting",)),
        Condition(kind=_K.CLOCK_OVERDUE_NOW, name="issue"), within="rules_drafting",
    ),
    _acts("rules_cleaned_up", "制度清理", "登记的清理次数，一项制度清理几次计几次。", "clean_up"),
    _acts("rules_checked", "制度落实检查", "登记的落实检查次数，一项制度检查几次计几次。", "check"),
)


def _groups(choices: tuple[Choice, ...]) -> tuple[Group, ...]:
    return tuple(Group(key=c.key, label=c.label, members=(c.key,)) for c in choices)


_RULE = ("rule",)
DIMENSIONS = (
    Dimension(key="rule_change", label="制定方式", procedures=_RULE, groups=_groups(CHANGES), column="change"),
    Dimension(key="rule_level", label="制度层级", procedures=_RULE, groups=_groups(RULE_LEVELS), column="level"),
    Dimension(key="rule_aspect", label="制度方面", procedures=_RULE, groups=_groups(ASPECTS), column="aspect"),
    Dimension(key="rule_sort", label="制度类别", procedures=_RULE, groups=_groups(SORTS), column="sort"),
    Dimension(key="rule_verdict", label="制度落实情况", procedures=_RULE, groups=_groups(VERDICTS), column="verdict"),
    Dimension(key="unit", label="承办单位", procedures=_RULE),
    campaign_dimension(*_RULE),
)

OVERVIEW = Overview(alarming=frozenset({"rules_late"}), parted=(("rules_made", "rule_level"),))
