"""The figures of research, each defined once, and what they can be parted by.

Problems found by research are counted where they are handled: what is found is entered once. Must not know: SQL, pages.
"""

from dataclasses import replace

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
)
from renda.domain.overview import Overview, Weekly
from renda.domain.posts import Rank
from renda.procedures.research.vocabulary import (
    CASE_KINDS,
    EXCHANGE,
    LEVELS,
    MANNERS,
    METHODS,
    MODES,
    PAPER_KINDS,
    PAPER_STANDS,
    RATINGS,
    REPORT_KINDS,
    TOPIC_REPORTED,
    TOPIC_STANDS,
    TRIP_KINDS,
)

BASIS = "本机关调查研究工作办法；指标口径第1版"
_K = ConditionKind


def _stands(*stages: str) -> Condition:
    return Condition(kind=_K.COLUMN, name="stage", values=stages)


def _holds(column: str, *values: str) -> Condition:
    return Condition(kind=_K.DETAIL, name=column, values=values)


def _keys(choices: tuple[Choice, ...]) -> tuple[str, ...]:
    return tuple(c.key for c in choices)


_HELD, _VISITED = _stands("held"), _stands("visited")
_TRIP = (_HELD, _holds("kind", *_keys(METHODS)))
_FOUND = _holds("channel", "research")
_DAYS = {
    "research_trip": (("held",), "held_on"), "research_paper": (("handed_in",), "finished_on"),
    "return_visit": (("visited",), "visited_on"),
}
"""What makes a record one of a period: the day it tells of, not the day it was entered."""
_SOLVED = _stands("struck_off", "confirmed")


def _count(  # noqa: PLR0913 - a figure is these things
    key: str, label: str, definition: str, *where: Condition, procedure: str, unit: str, within: str = "", done: tuple[str, ...] = ()
) -> Indicator:
    stages, day = _DAYS.get(procedure, (done, ""))
    return Indicator(
        key=key, label=label, definition=definition, procedure=procedure, unit=unit, basis=BASIS, where=where, within=within,
        done=stages, done_on=day,
    )


def _trip_sum(key: str, label: str, definition: str, unit: str, measure: Measure) -> Indicator:
    return Indicator(
        key=key, label=label, definition=definition, procedure="research_trip", unit=unit, basis=BASIS, kind=IndicatorKind.SUM, where=_TRIP,
        measure=measure, done=_DAYS["research_trip"][0], done_on="held_on",
    )


def _paper(key: str, label: str, definition: str, *kinds: str, unit: str = "篇", within: str = "") -> Indicator:
    conditions = (_holds("kind", *kinds), _stands(*PAPER_STANDS))
    return _count(key, label, definition, *conditions, procedure="research_paper", unit=unit, within=within)


def _share(  # noqa: PLR0913 - a rate is these things
    key: str, label: str, definition: str, *, of: tuple[str, tuple[Condition, ...]], part: Condition, words: tuple[str, str]
) -> Indicator:
    return Indicator(
        key=key, label=label, definition=definition, procedure=of[0], unit="%", basis=BASIS, kind=IndicatorKind.RATE, where=of[1],
        part=(part,), part_label=words[0], whole_label=words[1],
    )


_TEAM = Measure(kind=MeasureKind.PARTICIPANTS, name="team", values=("attended",))

TOPICS = (
    _count(
        "research_topics", "调研课题", "已批准立项的调研课题，含已结题的；待批准、不予立项和不再开展的不计。", _stands(*TOPIC_STANDS),
        procedure="research_topic", unit="个", done=("closed",),
    ),
    _count(
        "research_topics_late", "超期课题", "报告时限已过、尚未提交报告的课题。", _stands("approved", "under_way"),
        Condition(kind=_K.CLOCK_OVERDUE_NOW, name="report"), procedure="research_topic", unit="个", within="research_topics",
    ),
    _count(
        "research_topics_to_close", "待结题课题", "已提交报告、尚未结题的课题。", _stands(*TOPIC_REPORTED), procedure="research_topic",
        unit="个", within="research_topics",
    ),
    _count(
        "research_topics_closed", "已结题课题", "提交报告并经他人同意结题的课题。", _stands("closed"), procedure="research_topic",
        unit="个", within="research_topics", done=("closed",),
    ),
    _count(
        "research_topics_converted", "成果得到转化的课题", "成果转化为制度、决策或工作任务的课题，转化几次也只计一个。",
        _stands(*TOPIC_STANDS),
        Condition(kind=_K.HAPPENED, name="converted"), procedure="research_topic", unit="个", within="research_topics", done=("converted",),
    ),
    Indicator(
        key="research_conversions", label="调研成果转化", procedure="research_topic", unit="项", basis=BASIS, kind=IndicatorKind.SUM,
        definition="登记的转化次数：一项制度、一个决策、一批工作任务各计一项，一个课题转化几次计几项。",
        measure=Measure(kind=MeasureKind.EVENTS, values=("convert",)),
    ),
)

TRIPS = (
    _count(
        "research_trips", "调研活动", "已开展的实地走访、座谈访谈、蹲点、专家调查、问卷等调研活动；成果交流会不计。", *_TRIP,
        procedure="research_trip", unit="次",
    ),
    _count(
        "research_trips_unannounced", "四不两直调研", "已开展的调研活动中，事先不通知的。", *_TRIP, _holds("manner", "unannounced"),
        procedure="research_trip", unit="次", within="research_trips",
    ),
    _count(
        "research_exchanges", "调研成果交流会", "已召开的成果交流会，一次会交流几个课题也只计一次。", _HELD, _holds("kind", EXCHANGE),
        procedure="research_trip", unit="次",
    ),
    _trip_sum(
        "research_interviews", "访谈座谈", "各次调研活动登记的访谈座谈次数之和。", "次", Measure(kind=MeasureKind.COLUMN, name="talks"),
    ),
    _trip_sum(
        "research_person_times", "参加调研人次", "参加调研活动的本机关人员的人次，一人参加几次计几人次。", "人次", _TEAM,
    ),
    _trip_sum(
        "research_person_times_bureau", "厅局级干部参加调研人次",
        "参加调研活动的人次，只计活动开展当日任厅局级的人员；一人参加几次计几人次。",
        "人次", replace(_TEAM, ranks=(Rank.BUREAU,)),
    ),
    Indicator(
        key="research_persons", label="参加调研人员", definition="参加过调研活动的本机关人员，一人参加几次也只计一人。",
        procedure="research_trip", unit="人", basis=BASIS, kind=IndicatorKind.PERSONS, where=_TRIP, measure=_TEAM, done=("held",),
        done_on="held_on",
    ),
    _trip_sum(
        "research_heard", "听取意见人次", "各次调研活动登记的访谈、座谈、问卷人次之和。", "人次",
        Measure(kind=MeasureKind.COLUMN, name="heard"),
    ),
    _trip_sum(
        "research_opinions", "征求意见建议", "各次调研活动登记的意见建议条数之和。", "条",
        Measure(kind=MeasureKind.COLUMN, name="opinions"),
    ),
)

PROBLEMS = (
    _count(
        "research_problems", "调研发现问题", "发现渠道为“调研发现”的问题，含调研活动、课题报告和回访中登记的。", _FOUND,
        procedure="problem", unit="个",
    ),
    _count(
        "research_problems_solved", "调研发现已解决问题", "调研发现的问题中，现已销号或回头看通过的。", _FOUND, _SOLVED,
        procedure="problem", unit="个", within="research_problems", done=("struck_off",),
    ),
    _share(
        "research_solving_rate", "调研发现问题解决率", "调研发现的问题中，现已销号或回头看通过的比例。", of=("problem", (_FOUND,)),
        part=_SOLVED, words=("已销号或回头看通过", "调研发现的全部问题"),
    ),
)

PAPERS = (
    _paper(
        "research_reports", "调研报告",
        "登记的调研报告、青年调研成果和决策参考，三类都计；典型案例不计。青年调研成果包含在内，不另外相加。", *_keys(REPORT_KINDS),
    ),
    _paper(
        "youth_papers", "青年调研成果", "类别为青年调研成果的，是调研报告总数的一部分。", "youth", within="research_reports",
    ),
    _paper("decision_references", "决策参考", "类别为决策参考的，是调研报告总数的一部分。", "reference", within="research_reports"),
    _count(
        "research_reports_used", "得到采用的调研报告", "调研报告、青年调研成果和决策参考中，登记过交流、批示采纳、刊用的。",
        _holds("kind", *_keys(REPORT_KINDS)), _stands("used"), procedure="research_paper", unit="篇", within="research_reports",
    ),
    _paper("typical_cases", "典型案例", "登记的正面典型和反面典型。", *_keys(CASE_KINDS), unit="个"),
    _paper("typical_cases_good", "正面典型", "类别为正面典型的案例。", "good", unit="个", within="typical_cases"),
    _paper("typical_cases_bad", "反面典型", "类别为反面典型的案例。", "bad", unit="个", within="typical_cases"),
)

VISITS = (
    _count(
        "return_visits", "回访", "登记的实地、电话、委托回访，一次回访计一次；作废的不计。", _VISITED, procedure="return_visit", unit="次",
    ),
    _share(
        "return_visits_satisfied", "回访满意率", "登记的回访中，对方评价满意或基本满意的比例。", of=("return_visit", (_VISITED,)),
        part=_holds("rating", "satisfied", "basically"), words=("评价满意、基本满意的回访", "登记的全部回访"),
    ),
)

INDICATORS = (*TOPICS, *TRIPS, *PROBLEMS, *PAPERS, *VISITS)


def _groups(choices: tuple[Choice, ...]) -> tuple[Group, ...]:
    return tuple(Group(key=c.key, label=c.label, members=(c.key,)) for c in choices)


_TOPIC, _TRIPS, _PAPER, _VISIT = ("research_topic",), ("research_trip",), ("research_paper",), ("return_visit",)
_STRANDS = (*_TRIPS, *_PAPER)
DIMENSIONS = (
    Dimension(key="research_level", label="课题层级", procedures=(*_TOPIC, *_STRANDS), groups=_groups(LEVELS), column="level"),
    Dimension(key="trip_kind", label="调研方式", procedures=_TRIPS, groups=_groups(TRIP_KINDS), column="kind"),
    Dimension(key="manner", label="是否通知", procedures=_TRIPS, groups=_groups(MANNERS)),
    Dimension(key="paper_kind", label="成果类别", procedures=_PAPER, groups=_groups(PAPER_KINDS), column="kind"),
    Dimension(key="mode", label="回访方式", procedures=_VISIT, groups=_groups(MODES)),
    Dimension(key="visit_rating", label="回访评价", procedures=_VISIT, groups=_groups(RATINGS), column="rating"),
    Dimension(key="topic", label="课题", procedures=_STRANDS, kind=DimensionKind.LINK, link="part_of", other="research_topic"),
    campaign_dimension(*_TOPIC, *_STRANDS, *_VISIT),
    Dimension(key="unit", label="承办单位", procedures=(*_TOPIC, *_STRANDS, *_VISIT)),
    Dimension(key="leader", label="牵头领导", procedures=_TOPIC, kind=DimensionKind.PERSON),
)

OVERVIEW = Overview(
    alarming=frozenset({"research_topics_late"}), parted=(("research_topics", "research_level"),),
    weekly=(Weekly(key="research_trips", words="调研活动", by="closed"),),
    decisions=(("research_topic", "approve"), ("research_topic", "close")),
)
