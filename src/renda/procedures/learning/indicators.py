"""The figures of study, each defined once. A session is of the day on which it was held, whenever it was entered.

Must not know: SQL, pages.
"""

from renda.domain.indicators import Condition, ConditionKind, Indicator, IndicatorKind, Measure, MeasureKind
from renda.domain.overview import Overview, Weekly
from renda.procedures.learning.vocabulary import BRANCH_ACTIVITIES, GROUP_STUDY

BASIS = "本机关理论学习和干部教育培训制度；指标口径第1版"
_K = ConditionKind


def _stands(*stages: str) -> Condition:
    return Condition(kind=_K.COLUMN, name="stage", values=stages)


def _holds(column: str, *values: str) -> Condition:
    return Condition(kind=_K.DETAIL, name=column, values=values)


_HELD, _GROUP, _SUB_GROUP, _BRANCH = _stands("held"), _holds("level", "group"), _holds("level", "sub_group"), _holds("level", "branch")
_STUDY, _DISCUSSION, _CLASS = _holds("form", *GROUP_STUDY), _holds("form", "discussion"), _holds("form", "reading_class")
_ATTENDED = Measure(kind=MeasureKind.PARTICIPANTS, name="attendee", values=("attended",))
_SPOKE = Measure(kind=MeasureKind.PARTICIPANTS, name="speaker", values=("attended",))
_DAYS = Measure(kind=MeasureKind.COLUMN, name="days")
_EXPECTED = _stands("planned", "postponed", "awaiting_own")
_LATE = Condition(kind=_K.CLOCK_OVERDUE_NOW, name="hold")


def _of_sessions(  # noqa: PLR0913 - a figure is these things
    key: str, label: str, definition: str, *where: Condition, unit: str = "次", kind: IndicatorKind = IndicatorKind.COUNT,
    measure: Measure | None = None, within: str = "",
) -> Indicator:
    return Indicator(
        key=key, label=label, definition=definition, procedure="study_session", unit=unit, basis=BASIS, kind=kind, measure=measure,
        where=(_HELD, *where), done=("held",), done_on="held_on", within=within,
    )


def _sum(key: str, label: str, definition: str, measure: Measure, *where: Condition, unit: str = "人次") -> Indicator:  # noqa: PLR0913 - as above
    return _of_sessions(key, label, definition, *where, unit=unit, kind=IndicatorKind.SUM, measure=measure)


_COUNTS = (
    _of_sessions("study_sessions", "学习活动", "已开展的学习活动，各层级、各形式都计，包括个人完成的自学。"),
    _of_sessions(
        "study_sessions_group", "中心组集中学习", "党组（中心组）已开展的领学、专家辅导、读书班和现场教学；交流研讨另计，自学不计。",
        _GROUP, _STUDY, within="study_sessions",
    ),
    _of_sessions(
        "study_discussions_group", "中心组交流研讨", "党组（中心组）已开展的形式为交流研讨的活动；与集中学习不重复计。",
        _GROUP, _DISCUSSION, within="study_discussions",
    ),
    _of_sessions(
        "study_sessions_sub_group", "分党组学习", "分党组已开展的学习活动，各形式都计。", _SUB_GROUP, within="study_sessions",
    ),
    _of_sessions(
        "study_sessions_collective", "集中学习", "各层级已开展的领学、专家辅导、读书班和现场教学；交流研讨、党课、主题党日另计，自学不计。",
        _STUDY, within="study_sessions",
    ),
    _of_sessions("study_discussions", "交流研讨", "各层级已开展的形式为交流研讨的活动。", _DISCUSSION, within="study_sessions"),
    _of_sessions(
        "study_seminars", "专题辅导", "各层级已开展的形式为专家辅导的活动，含讲座计入的。", _holds("form", "expert"),
        within="study_sessions",
    ),
    _of_sessions(
        "branch_activities", "支部主题活动", "党支部已开展的主题党日和现场教学；一次活动计一场，党课另计。", _BRANCH,
        _holds("form", *BRANCH_ACTIVITIES), unit="场次", within="study_sessions",
    ),
    _of_sessions("party_lessons", "党课", "各层级已开展的形式为党课的活动。", _holds("form", "party_lesson"), within="study_sessions"),
    _of_sessions("reading_classes", "读书班", "已举办的读书班，一次登记计一期。", _CLASS, unit="期", within="study_sessions"),
)

_SUMS = (
    _sum("study_speakers", "研讨发言", "交流研讨中发言的人次，一人在两次研讨中发言计两人次。", _SPOKE, _DISCUSSION),
    _sum("study_speakers_group", "中心组研讨发言", "党组（中心组）交流研讨中发言的人次。", _SPOKE, _GROUP, _DISCUSSION),
    _sum("study_person_times", "参加学习", "学习活动由组织者登记的参加人次。", _ATTENDED),
    _sum("reading_class_person_times", "参加读书班", "读书班由组织者登记的参加人次。", _ATTENDED, _CLASS),
    _sum("reading_class_days", "读书班天数", "已举办的读书班登记的天数之和。", _DAYS, _CLASS, unit="天"),
    _sum(
        "reading_class_weeks", "读书班周数", "已举办的读书班登记的学习天数（工作日）之和，每5天折合1周。",
        Measure(kind=MeasureKind.COLUMN, name="class_weeks"), _CLASS, unit="周",
    ),
    _of_sessions(
        "study_materials", "学习材料", "已开展的活动所列的学习材料，一行为一种；几次活动都列的同一材料只计一种。", unit="种",
        kind=IndicatorKind.PERSONS, measure=Measure(kind=MeasureKind.LINES, name="reading"),
    ),
    _sum("study_days", "学习天数", "已开展的学习活动登记的天数之和，半天计0.5天。", _DAYS, unit="天"),
    _of_sessions(
        "study_persons", "参加学习的人员", "至少参加过一次学习活动的人员，一人只计一次。", unit="人", kind=IndicatorKind.PERSONS,
        measure=_ATTENDED,
    ),
    _of_sessions(
        "study_speakers_persons", "研讨发言人员", "至少在一次交流研讨中发言的人员，一人只计一次。", _DISCUSSION, unit="人",
        kind=IndicatorKind.PERSONS, measure=_SPOKE,
    ),
)


def _plain(key: str, label: str, definition: str, procedure: str, unit: str, *where: Condition) -> Indicator:  # noqa: PLR0913 - as above
    return Indicator(key=key, label=label, definition=definition, procedure=procedure, unit=unit, basis=BASIS, where=where)


_PLANS = (
    _plain("study_plans", "学习计划", "已印发执行和已经结束的学习计划。", "study_plan", "个", _stands("issued", "closed")),
    _plain("study_expected", "待开展的学习活动", "列入计划或已安排、尚未开展的学习活动，含延期的。", "study_session", "项", _EXPECTED),
    _plain(
        "study_missing", "逾期未开展的学习活动", "计划日期（按周安排的为当周最后一个工作日）已过、尚未登记开展的学习活动。",
        "study_session", "项", _EXPECTED, _LATE,
    ),
    Indicator(
        key="study_plan_rate", label="学习计划完成率",
        definition="列入计划或已安排的学习活动中，已经开展的比例；取消的不计，直接登记的不计。",
        procedure="study_session", unit="%", basis=BASIS, kind=IndicatorKind.RATE,
        where=(_stands("planned", "postponed", "awaiting_own", "held"), Condition(kind=_K.CLOCK_SET, name="hold")), part=(_HELD,),
        part_label="已开展的", whole_label="计划和安排的学习活动", done=("held",),
    ),
)

_OTHERS = (
    Indicator(
        key="lectures_held", label="讲座", definition="经审批并已举办的讲座。", procedure="lecture", unit="场", basis=BASIS, where=(_HELD,),
        done=("held",), done_on="held_on",
    ),
    Indicator(
        key="lecture_person_times", label="听讲人次", definition="已举办的讲座登记的听讲人次。", procedure="lecture", unit="人次",
        basis=BASIS, kind=IndicatorKind.SUM, measure=_ATTENDED, where=(_HELD,), done=("held",), done_on="held_on",
    ),
    _plain("newcomers", "新进人员", "列入双培训的新进人员；不再培训的不计。", "newcomer_training", "人", _stands("under_way", "done")),
    _plain(
        "newcomers_untrained", "双培训未完成的新进人员", "列入双培训、政治培训和业务培训至少缺一项的新进人员。", "newcomer_training", "人",
        _stands("under_way"),
    ),
    Indicator(
        key="newcomer_rate", label="双培训完成率", definition="列入双培训的新进人员中，政治培训和业务培训都已完成的比例。",
        procedure="newcomer_training", unit="%", basis=BASIS, kind=IndicatorKind.RATE, where=(_stands("under_way", "done"),),
        part=(_stands("done"),), part_label="双培训完成的人员", whole_label="列入双培训的新进人员",
    ),
)

INDICATORS = (*_COUNTS, *_SUMS, *_PLANS, *_OTHERS)
OVERVIEW = Overview(
    alarming=frozenset({"study_missing"}), parted=(("study_sessions", "form"),),
    weekly=(Weekly(key="study_missing", words="逾期未开展的学习"),),
)
