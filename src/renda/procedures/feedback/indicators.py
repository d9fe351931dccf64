"""The figures of feedback and its measures, each defined once, and what they can be parted by.

Must not know: SQL, pages.
"""

from renda.domain.belonging import campaign_dimension
from renda.domain.fields import Choice
from renda.domain.indicators import Condition, ConditionKind, Dimension, DimensionKind, Group, Indicator, IndicatorKind, Way
from renda.domain.overview import Overview, Weekly
from renda.procedures.feedback.vocabulary import OPEN, ROUNDS, SOURCES, STANDS

BASIS = "本机关反馈意见整改工作办法；指标口径第1版"
_K = ConditionKind


def _stands(*stages: str) -> Condition:
    return Condition(kind=_K.COLUMN, name="stage", values=stages)


_DONE = _stands("done")
_ROUND_SET, _ROUND_DONE = _stands(*STANDS, "carried"), Condition(kind=_K.HAPPENED, name="done")


def _count(key: str, label: str, definition: str, *where: Condition, procedure: str = "feedback_measure", unit: str = "条") -> Indicator:
    return Indicator(key=key, label=label, definition=definition, procedure=procedure, unit=unit, basis=BASIS, where=where)


INDICATORS = (
    _count(
        "feedbacks", "反馈意见", "已登记的巡视巡察、考核、审计、指导组反馈意见；撤销登记的不计。",
        _stands("received", "handling", "reported", "accepted"), procedure="feedback", unit="件",
    ),
    _count(
        "feedbacks_open", "在办反馈意见", "已登记、来源单位尚未认可的反馈意见。", _stands("received", "handling", "reported"),
        procedure="feedback", unit="件",
    ),
    _count("feedbacks_accepted", "已认可反馈意见", "来源单位答复认可的反馈意见。", _stands("accepted"), procedure="feedback", unit="件"),
    _count(
        "feedbacks_late", "超期未报送反馈意见", "报送时限已过、本轮整改情况尚未报送的反馈意见。", _stands("received", "handling"),
        Condition(kind=_K.CLOCK_OVERDUE_NOW, name="report"), procedure="feedback", unit="件",
    ),
    _count("feedback_measures", "反馈整改措施", "一条措施只按现在所在的轮次计一次；已转入下一轮的旧记录和终止的不计。", _stands(*STANDS)),
    _count("feedback_measures_done", "已完成反馈整改措施", "申报完成并经他人核实、没有再转入下一轮的措施。", _DONE),
    Indicator(
        key="feedback_done_rate", label="反馈整改完成率", definition="现有的反馈整改措施中，申报完成并经他人核实的比例。",
        procedure="feedback_measure", unit="%", basis=BASIS, kind=IndicatorKind.RATE, where=(_stands(*STANDS),), part=(_DONE,),
        part_label="经核实完成的措施", whole_label="现有的全部措施",
    ),
    _count("feedback_measures_open", "在办反馈整改措施", "尚未核实完成、也没有说明未完成原因的措施，含待核实。", _stands(*OPEN)),
    _count(
        "feedback_measures_late", "超期反馈整改措施", "完成时限已过、尚未申报完成的措施，含已说明原因的。",
        _stands("under_way", "unfinished"), Condition(kind=_K.CLOCK_OVERDUE_NOW, name="complete"),
    ),
    _count(
        "feedback_measures_unfinished", "已说明未完成措施", "责任单位已说明未完成原因、等待报送或转入下一轮的措施。", _stands("unfinished"),
    ),
    _count(
        "feedback_round_measures", "各轮次措施", "在某一轮分解或转入的措施，含后来转入下一轮的；同一措施经过几轮即计几次；终止的不计。",
        _ROUND_SET,
    ),
    _count(
        "feedback_round_done", "各轮次核实完成", "在所在轮次内曾经核实完成的措施，含来源单位不认可、后来又转入下一轮的。",
        _ROUND_SET, _ROUND_DONE,
    ),
    _count(
        "feedback_measures_carried", "转入下一轮的措施", "本轮没有完成、或者来源单位不认可，已转入下一轮继续整改的措施。",
        _stands("carried"),
    ),
)


def _groups(choices: tuple[Choice, ...]) -> tuple[Group, ...]:
    return tuple(Group(key=c.key, label=c.label, members=(c.key,)) for c in choices)


_OWN = ("feedback_measure",)
DIMENSIONS = (
    Dimension(key="feedback_source", label="反馈来源", procedures=("feedback", *_OWN), groups=_groups(SOURCES), column="source"),
    Dimension(key="in_round", label="反馈整改轮次", procedures=_OWN, groups=_groups(ROUNDS)),
    Dimension(key="unit", label="承办单位", procedures=("feedback", *_OWN)), campaign_dimension(
        "feedback", *_OWN, ways=(Way(procedure="feedback_measure", links=("part_of", "under")),),
    ),
    Dimension(key="leader", label="牵头领导", procedures=("feedback", *_OWN), kind=DimensionKind.PERSON),
    Dimension(key="feedback", label="反馈意见", procedures=_OWN, kind=DimensionKind.LINK, link="part_of", other="feedback"),
)

OVERVIEW = Overview(
    alarming=frozenset({"feedback_measures_late", "feedbacks_late"}), parted=(("feedback_measures", "feedback_source"),),
    weekly=(Weekly(key="feedback_measures_done", words="反馈整改完成", by="closed"),),
)
