"""The figures of conversion, each defined once, and what they can be parted by. Must not know: SQL, pages."""

from renda.domain.belonging import campaign_dimension
from renda.domain.fields import Choice
from renda.domain.indicators import (
    Condition,
    ConditionKind,
    Dimension,
    DimensionKind,
    Group,
    Indicator,
    IndicatorKind,
    Measure,
    MeasureKind,
    either,
)
from renda.domain.overview import Overview, Weekly
from renda.procedures.conversion.vocabulary import FORMS, PROJECT_AT_WORK, PROJECT_STANDS, VERDICTS

BASIS = "本机关学用转化工作办法；指标口径第1版"
_K = ConditionKind
_SEMINAR, _PROJECT = "conversion_seminar", "conversion_project"


def _stands(*stages: str) -> Condition:
    return Condition(kind=_K.COLUMN, name="stage", values=stages)


def _holds(column: str, *values: str) -> Condition:
    return Condition(kind=_K.DETAIL, name=column, values=values)


def _count(  # noqa: PLR0913 - a figure is these things
    key: str, label: str, definition: str, *where: Condition, procedure: str = _PROJECT, unit: str = "项", within: str = ""
) -> Indicator:
    return Indicator(
        key=key, label=label, definition=definition, procedure=procedure, unit=unit, basis=BASIS, where=where, within=within,
        done=("closed",) if procedure == _PROJECT else ("held",), done_on="" if procedure == _PROJECT else "held_on",
    )


_HELD = _stands("held")
_OF_PERIOD = _holds("of_period", "yes")

INDICATORS = (
    _count(
        "conversion_seminars", "学用转化专题研讨", "已举办的专题研讨，含周期安排的和另行登记的。", _HELD, _holds("form", "seminar"),
        procedure=_SEMINAR, unit="次",
    ),
    _count(
        "conversion_discussions", "学用转化交流讨论", "已举办的交流讨论。", _HELD, _holds("form", "discussion"), procedure=_SEMINAR,
        unit="次",
    ),
    Indicator(
        key="seminar_speakers", label="研讨发言人次", definition="已举办的研讨和讨论中发言的人次，一人发言几次计几人次。",
        procedure=_SEMINAR,
        unit="人次", basis=BASIS, kind=IndicatorKind.SUM, where=(_HELD,),
        measure=Measure(kind=MeasureKind.PARTICIPANTS, name="speaker", values=("attended",)), done=("held",), done_on="held_on",
    ),
    _count(
        "conversion_periods_absent", "研讨缺期", "周期安排的研讨中，到期末没有登记举办的，含已登记缺期的和尚未登记的。", _OF_PERIOD,
        either(_stands("missed"), Condition(kind=_K.CLOCK_OVERDUE_NOW, name="hold")), procedure=_SEMINAR, unit="期",
    ),
    _count("conversion_questions", "研讨提出的问题", "研讨中提出和直接登记的问题，不论是否立项。", unit="个"),
    _count(
        "conversion_projects", "转化项目", "列入项目清单的问题，含已办结的；待立项、不予立项和不再推进的不计。", _stands(*PROJECT_STANDS),
    ),
    _count(
        "conversion_projects_closed", "已见效转化项目", "报送结果并经他人确认见效的项目。", _stands("closed"), within="conversion_projects",
    ),
    _count(
        "conversion_projects_open", "在办转化项目", "已列入项目清单、尚未确认见效的项目。", _stands(*PROJECT_AT_WORK),
        within="conversion_projects",
    ),
    _count(
        "conversion_projects_late", "超期转化项目", "完成时限已过、尚未报送结果的项目。", _stands("under_way"),
        Condition(kind=_K.CLOCK_OVERDUE_NOW, name="complete"), within="conversion_projects_open",
    ),
    Indicator(
        key="conversion_rate", label="转化见效率", definition="列入项目清单的问题中，经他人确认见效的比例；不再推进的不计。",
        procedure=_PROJECT,
        unit="%", basis=BASIS, kind=IndicatorKind.RATE, where=(_stands(*PROJECT_STANDS),), part=(_stands("closed"),),
        part_label="确认见效的项目", whole_label="列入项目清单的项目", done=("closed",),
    ),
    Indicator(
        key="conversion_supervisions", label="转化督导", definition="对转化项目登记的督导次数，一个项目督导几次计几次。",
        procedure=_PROJECT,
        unit="次", basis=BASIS, kind=IndicatorKind.SUM, measure=Measure(kind=MeasureKind.EVENTS, values=("supervise",)),
    ),
)


def _groups(choices: tuple[Choice, ...]) -> tuple[Group, ...]:
    return tuple(Group(key=c.key, label=c.label, members=(c.key,)) for c in choices)


_BOTH = (_SEMINAR, _PROJECT)
DIMENSIONS = (
    Dimension(key="seminar_form", label="研讨形式", procedures=(_SEMINAR,), groups=_groups(FORMS), column="form"),
    Dimension(key="verdict", label="转化效果", procedures=(_PROJECT,), groups=_groups(VERDICTS)),
    Dimension(key="unit", label="承办单位", procedures=_BOTH),
    Dimension(key="leader", label="牵头领导", procedures=(_PROJECT,), kind=DimensionKind.PERSON),
    Dimension(
        key="conversion", label="学用转化安排", procedures=(_SEMINAR,), kind=DimensionKind.LINK, link="part_of", other="conversion_plan",
    ),
    campaign_dimension(*_BOTH),
)

OVERVIEW = Overview(
    alarming=frozenset({"conversion_projects_late", "conversion_periods_absent"}), parted=(("conversion_projects", "verdict"),),
    weekly=(Weekly(key="conversion_projects_closed", words="转化项目见效", by="closed"),),
    decisions=((_PROJECT, "list_project"), (_PROJECT, "close")),
)
