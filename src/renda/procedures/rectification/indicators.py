"""Figures of rectification, each defined once.

Must not know: SQL, pages.
"""

from renda.domain.indicators import (
    Condition,
    ConditionKind,
    Indicator,
    IndicatorKind,
    Measure,
    MeasureKind,
    Roster,
)
from renda.domain.overview import Overview, Weekly
from renda.procedures.rectification.vocabulary import FOUND, MEASURE_STANDS, OPEN

BASIS = "本机关问题整改销号办法；指标口径第2版"
_K = ConditionKind
_FIRST_STRUCK = ("struck_off",)
_STRUCK = Condition(kind=_K.COLUMN, name="stage", values=("struck_off", "confirmed"))


def _stage(*stages: str) -> Condition:
    return Condition(kind=_K.COLUMN, name="stage", values=stages)


_FOUND = _stage(*FOUND)
_RAISED, _ANSWERED, _UNANSWERED = (
    Condition(kind=_K.DETAIL, name="answer_state", values=values) for values in (("waiting", "answered"), ("answered",), ("waiting",))
)
_ENDED = _stage("struck_off", "confirmed", "merged")


def _problem(key: str, label: str, definition: str, *where: Condition, within: str = "") -> Indicator:
    return Indicator(
        key=key, label=label, definition=definition, procedure="problem", unit="项", basis=BASIS, where=where, within=within,
        done=_FIRST_STRUCK,
    )


INDICATORS = (
    _problem("problems_found", "查摆问题", "登记立项的问题，含动态新增，不论现处何环节；并入其他问题的不计。", _FOUND),
    _problem(
        "problems_added", "动态新增问题", "首次清单之后补充登记的问题；并入其他问题的不计。", _FOUND,
        Condition(kind=_K.DETAIL, name="added_later", values=("yes",)), within="problems_found",
    ),
    Indicator(
        key="measures_set", label="整改措施", definition="已制定的整改措施，一条措施对应几个问题也只计一条；终止的不计。",
        procedure="measure", unit="条", basis=BASIS,
        where=(Condition(kind=_K.COLUMN, name="stage", values=MEASURE_STANDS),),
    ),
    Indicator(
        key="measures_done", label="已完成措施", definition="申报完成并经他人确认的整改措施。", procedure="measure",
        unit="条", basis=BASIS, where=(Condition(kind=_K.COLUMN, name="stage", values=("done",)),),
    ),
    _problem("problems_struck_off", "已销号问题", "现已销号或回头看通过的问题；反弹的自反弹之日起移出。", _STRUCK),
    _problem(
        "problems_open", "在办问题", "已登记、尚未销号的问题，含反弹待交办。",
        Condition(kind=_K.COLUMN, name="stage", values=OPEN),
    ),
    _problem(
        "problems_without_measures", "无对应措施的问题", "没有任何整改措施与之对应的问题；终止的措施不算，并入其他问题的不计。", _FOUND,
        Condition(kind=_K.NOT_LINKED, name="remedies", values=MEASURE_STANDS),
    ),
    Indicator(
        key="strike_off_rate", label="销号率", definition="登记立项的问题中，现已销号或回头看通过的比例。",
        procedure="problem", unit="%", basis=BASIS, kind=IndicatorKind.RATE, where=(_FOUND,), part=(_STRUCK,),
        part_label="已销号或回头看通过", whole_label="登记立项的全部问题",
    ),
    _problem(
        "struck_off_on_time", "按期销号问题", "已销号的问题中，最后一轮申请销号日不晚于整改期限（含经批准延期）的。",
        _STRUCK, Condition(kind=_K.CLOCK_ON_TIME, name="rectify"), within="problems_struck_off",
    ),
    _problem(
        "struck_off_late", "逾期销号问题", "已销号的问题中，最后一轮申请销号日晚于整改期限（含经批准延期）的。",
        _STRUCK, Condition(kind=_K.CLOCK_LATE, name="rectify"), within="problems_struck_off",
    ),
    Indicator(
        key="on_time_rate", label="按期销号率", definition="已销号的问题中，最后一轮申请销号日不晚于整改期限的比例。",
        procedure="problem", unit="%", basis=BASIS, kind=IndicatorKind.RATE, where=(_STRUCK,),
        part=(Condition(kind=_K.CLOCK_ON_TIME, name="rectify"),), part_label="按期申请销号", whole_label="已销号的问题",
    ),
    _problem(
        "problems_overdue", "超期未申请销号问题", "整改中、整改期限已过、尚未申请销号的问题。",
        Condition(kind=_K.COLUMN, name="stage", values=("rectifying",)),
        Condition(kind=_K.CLOCK_OVERDUE_NOW, name="rectify"),
    ),
    _problem(
        "problems_rebounded", "反弹问题", "回头看认定出现反弹的问题，不论其后是否再次销号。", _FOUND,
        Condition(kind=_K.HAPPENED, name="rebounded"), within="problems_found",
    ),
    _problem(
        "problems_listed", "挂牌督办问题", "回头看反弹后决定挂牌督办的问题。", _FOUND,
        Condition(kind=_K.DETAIL, name="listed", values=("yes",)), within="problems_found",
    ),
    Indicator(
        key="days_to_strike_off", label="平均销号用时", definition="已销号过的问题，从登记到首次销号的天数的平均数。", procedure="problem",
        unit="天", basis=BASIS, kind=IndicatorKind.MEAN, measure=Measure(kind=MeasureKind.DAYS, values=_FIRST_STRUCK), done=_FIRST_STRUCK,
    ),
    Indicator(
        key="applications_returned", label="退回补充", definition="核查中把销号申请退回补充的次数，一个问题退回几次计几次。",
        procedure="problem", unit="次", basis=BASIS, kind=IndicatorKind.SUM,
        measure=Measure(kind=MeasureKind.EVENTS, values=("return_application",)),
    ),
    Indicator(
        key="checkers", label="参加核查人员", definition="被安排核查过问题的人，一人核查几个问题也只计一人。", procedure="problem",
        unit="人", basis=BASIS, kind=IndicatorKind.PERSONS, measure=Measure(kind=MeasureKind.PARTICIPANTS, name="checker"),
    ),
    Indicator(
        key="checks_attended", label="核查人次", definition="安排核查的人次，一人核查几个问题计几人次。", procedure="problem",
        unit="人次", basis=BASIS, kind=IndicatorKind.SUM, measure=Measure(kind=MeasureKind.PARTICIPANTS, name="checker"),
    ),
    Indicator(
        key="branches_covered", label="支部查摆覆盖率", definition="在册党支部中，有问题登记为其查摆问题的比例。", procedure="problem",
        unit="%", basis=BASIS, kind=IndicatorKind.COVERAGE, where=(_FOUND,), roster=Roster(by="origin_unit", kinds=("branch",)),
        part_label="有问题登记的党支部", whole_label="当日在册的全部党支部",
    ),
    Indicator(
        key="problems_a_month", label="月均登记问题", procedure="problem",
        definition="期间内登记的问题除以期间的月数；没有指定期间的为本年至今；并入其他问题的不计。",
        unit="项", basis=BASIS, kind=IndicatorKind.MONTHLY_MEAN, where=(_FOUND,),
    ),
    _problem("problems_merged", "并入其他问题的", "与其他问题是同一件事，已并入、随其整改的问题，不计入查摆问题。", _stage("merged")),
    Indicator(
        key="matched_rate", label="问题有措施率", definition="登记立项的问题中，有整改措施与之对应的比例；终止的措施不算。",
        procedure="problem", unit="%", basis=BASIS, kind=IndicatorKind.RATE, where=(_FOUND,),
        part=(Condition(kind=_K.LINKED, name="remedies", values=MEASURE_STANDS),), part_label="有对应措施的问题",
        whole_label="登记立项的全部问题",
    ),
    Indicator(
        key="measures_unmatched", label="没有对应问题的措施", definition="已制定、没有对应到任何问题的整改措施；并入其他问题的不算。",
        procedure="measure", unit="条", basis=BASIS,
        where=(_stage(*MEASURE_STANDS), Condition(kind=_K.NOT_LINKED, name="remedies", values=FOUND)),
    ),
    Indicator(
        key="persons_examined", label="查摆个人问题的人员", procedure="problem",
        definition="有个人层面问题登记立项的人，一人几个问题也只计一人；只计人数，不列姓名。",
        unit="名", basis=BASIS, kind=IndicatorKind.PERSONS, where=(_FOUND,),
        measure=Measure(kind=MeasureKind.PARTICIPANTS, name="subject"),
    ),
    _problem("raised_to_answer", "须回复反映人的问题", "有反映人、已经销号或并入其他问题的问题。", _ENDED, _RAISED),
    _problem("raisers_answered", "已回复反映人", "须回复反映人的问题中，已登记回复的。", _ENDED, _ANSWERED, within="raised_to_answer"),
    _problem(
        "raisers_unanswered", "未回复反映人", "须回复反映人的问题中，还没有登记回复的。", _ENDED, _UNANSWERED,
        within="raised_to_answer",
    ),
    Indicator(
        key="answer_rate", label="反映人回复率", definition="有反映人、已经销号或并入其他问题的问题中，已登记回复的比例。",
        procedure="problem", unit="%", basis=BASIS, kind=IndicatorKind.RATE, where=(_ENDED, _RAISED), part=(_ANSWERED,),
        part_label="已回复反映人的问题", whole_label="有反映人、已经办完的问题",
    ),
)

OVERVIEW = Overview(
    headlines=("problems_found", "problems_open", "problems_overdue", "strike_off_rate", "on_time_rate", "problems_rebounded"),
    alarming=frozenset({"problems_overdue"}), parted=(("problems_found", "level"),),
    dashboard=("problems_open", "problems_overdue", "problems_rebounded"),
    weekly=(
        Weekly(key="problems_found", words="新立问题", by="opened"), Weekly(key="problems_struck_off", words="销号", by="closed"),
        Weekly(key="problems_overdue", words="超期未申请销号的问题"),
    ),
    by_unit=(("problems_open", "problems_overdue"),), by_week=(Weekly(key="problems_struck_off", words="问题销号", by="closed"),),
    decisions=tuple(("problem", act) for act in ("hand_over", "arrange_check", "sign", "strike_off", "superior_confirm")),
)
