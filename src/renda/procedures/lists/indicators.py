"""The figures of lists, each defined once, and what they can be parted by.

Must not know: SQL, pages.
"""

from renda.domain.belonging import campaign_dimension
from renda.domain.fields import Choice
from renda.domain.indicators import Condition, ConditionKind, Dimension, DimensionKind, Group, Indicator, IndicatorKind
from renda.domain.overview import Overview, Weekly
from renda.procedures.lists.vocabulary import CLOSING_RULES, GRADES, ITEM_OPEN, RATINGS, WAITING

BASIS = "本机关清单管理办法；指标口径第1版"
_K = ConditionKind


def _stands(*stages: str) -> Condition:
    return Condition(kind=_K.COLUMN, name="stage", values=stages)


def _holds(column: str, *values: str) -> Condition:
    return Condition(kind=_K.DETAIL, name=column, values=values)


_COUNTED, _CLOSED = _stands(*ITEM_OPEN, "closed"), _stands("closed")
_RATED = _holds("rating", *(c.key for c in RATINGS))


def _count(key: str, label: str, definition: str, *where: Condition, procedure: str = "list_item", unit: str = "项") -> Indicator:
    return Indicator(key=key, label=label, definition=definition, procedure=procedure, unit=unit, basis=BASIS, where=where)


def _rate(key: str, label: str, definition: str, *, of: tuple[Condition, ...], part: Condition, words: tuple[str, str]) -> Indicator:
    return Indicator(
        key=key, label=label, definition=definition, procedure="list_item", unit="%", basis=BASIS, kind=IndicatorKind.RATE, where=of,
        part=(part,), part_label=words[0], whole_label=words[1],
    )


INDICATORS = (
    _count("lists_in_use", "在用清单", "已设立、尚未办结的清单。", _stands("in_use"), procedure="list", unit="张"),
    _count("list_items", "清单事项", "列入各清单的事项；登记不再办理的不计。", _COUNTED),
    _count("list_items_closed", "已销项事项", "按清单的销项规则办完全部程序、已经销项的事项。", _CLOSED),
    _rate(
        "list_close_rate", "清单销项率", "列入各清单的事项中，已经销项的比例；登记不再办理的不计。", of=(_COUNTED,), part=_CLOSED,
        words=("已销项的事项", "列入清单的全部事项"),
    ),
    _count("list_items_open", "在办清单事项", "已列入、尚未销项的事项，含等待核实、评价和签批的。", _stands(*ITEM_OPEN)),
    _count(
        "list_items_late", "超期清单事项", "完成时限已过、尚未申请销项的事项。", _stands("under_way"),
        Condition(kind=_K.CLOCK_OVERDUE_NOW, name="complete"),
    ),
    _count("list_items_waiting", "等待销项的事项", "责任单位已申请销项，等待核实、服务对象评价或领导签批的事项。", _stands(*WAITING)),
    _rate(
        "list_progress_rate", "清单事项进展率", "列入各清单的事项中，进展等次在“取得阶段性进展”以上的比例；等次由系统按登记的事实推算。",
        of=(_COUNTED,), part=_holds("grade", "done", "nearly", "partly"), words=("有阶段性进展以上的事项", "列入清单的全部事项"),
    ),
    _rate(
        "list_satisfied_rate", "服务对象满意率", "登记了服务对象评价的事项中，最近一次评价为满意或基本满意的比例。",
        of=(_COUNTED, _RATED), part=_holds("rating", "satisfied", "basically"), words=("评价满意、基本满意的事项", "登记了评价的事项"),
    ),
)


def _groups(choices: tuple[Choice, ...]) -> tuple[Group, ...]:
    return tuple(Group(key=c.key, label=c.label, members=(c.key,)) for c in choices)


_OWN = ("list_item",)
DIMENSIONS = (
    Dimension(key="grade", label="进展等次", procedures=_OWN, groups=_groups(GRADES)),
    Dimension(key="closing_rule", label="销项规则", procedures=("list", *_OWN), groups=_groups(CLOSING_RULES)),
    Dimension(key="unit", label="承办单位", procedures=("list", *_OWN)),
    Dimension(key="leader", label="牵头领导", procedures=("list", *_OWN), kind=DimensionKind.PERSON),
    campaign_dimension("list", *_OWN),
    Dimension(key="list", label="清单", procedures=_OWN, kind=DimensionKind.LINK, link="part_of", other="list"),
)

OVERVIEW = Overview(
    alarming=frozenset({"list_items_late"}), parted=(("list_items", "grade"),),
    weekly=(Weekly(key="list_items_closed", words="清单销项", by="closed"),),
)
