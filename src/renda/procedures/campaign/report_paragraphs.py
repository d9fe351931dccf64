"""What the reports of a campaign say of each of its links, by what the link gathers: what was done, what is lacking, what comes next.

Only sentences that the records bear out; what counts nothing goes unsaid. Must not know: Word, tables, pages.
"""

from collections.abc import Mapping

from renda.domain.report_parts import PART, UNIT, PartsOf, Told
from renda.domain.reporting import CASE, PERIOD

_ALL = f":campaign={CASE}"
_IN = f":campaign={CASE},opened={PERIOD}"
_LINK = f":campaign_link={PART}"


def _study(at: str) -> str:
    return (
        f"[开展学习活动{{study_sessions{at}}}次][，其中中心组集中学习{{study_sessions_group{at}}}次][，中心组交流研讨"
        f"{{study_discussions_group{at}}}次][，研讨发言{{study_speakers_group{at}}}人次][；举办读书班{{reading_classes{at}}}期，"
        f"{{reading_class_days{at}}}天][；支部主题活动{{branch_activities{at}}}场次][，党课{{party_lessons{at}}}次]"
        f"[；讲座{{lectures_held{at}}}场]。"
    )


_COVERED = f"[厅局级干部研讨覆盖率{{study_speakers_bureau_coverage{_ALL}}}][，学习覆盖率{{study_coverage{_ALL}}}]。"
_BRANCHES = f"[，党支部召开覆盖率{{branches_examined{_ALL}}}]"
_STRUCK_OFF = (
    f"[截至{{as_of}}，已完成措施{{measures_done{_ALL}}}条][，已销号问题"
    f"{{problems_struck_off{_ALL}}}项，销号率{{strike_off_rate{_ALL}}}]。"
)
_MAINLY = {"study": "study_sessions", "research": "research_reports", "rules": "rules_made", "lists": "list_items_closed"}
"""What a briefing names of the records of a link, besides counting them."""


def _research(at: str) -> str:
    return (
        f"[确定调研课题{{research_topics{at}}}个][，开展调研活动{{research_trips{at}}}次][，征求意见建议{{research_opinions{at}}}条]"
        f"[，形成调研报告{{research_reports{at}}}篇][，其中青年调研成果{{youth_papers{at}}}篇][；总结正面典型{{typical_cases_good{at}}}个]"
        f"[、反面典型{{typical_cases_bad{at}}}个][；成果转化{{research_conversions{at}}}项][；开展回访{{return_visits{at}}}次]。"
    )


def _lists(at: str) -> str:
    """What was closed in a period may have been listed before it, so that a share is told of all of them only."""
    closed = at.replace("opened=", "closed=")
    share = f"[，销项率{{list_close_rate{at}}}]" if at == _ALL else ""
    return f"[列入清单事项{{list_items{at}}}项][，清单事项销项{{list_items_closed{closed}}}项]{share}。"


def _conversion(at: str) -> str:
    return (
        f"[开展专题研讨{{conversion_seminars{at}}}次][，提出问题{{conversion_questions{at}}}个][，形成转化项目{{conversion_projects{at}}}项]"
        f"[，已见效{{conversion_projects_closed{at}}}项]。"
    )


def _rules(at: str) -> str:
    return (
        f"[制定和完善制度{{rules_made{at}}}项][，其中新建{{rules_new{at}}}项][，完善{{rules_improved{at}}}项][，涉及{{rule_aspects_made{at}}}"
        f"个方面][；废止制度{{rules_abolished{at}}}项][；检查制度落实{{rules_checked{at}}}次]。"
    )


def _levels(figure: str, at: str, unit: str) -> str:
    """Of a figure of problems or measures, what the leading body, the sub-groups and the branches hold."""
    base = at.removeprefix(":campaign=")
    case, _, rest = base.partition(",")
    tail = f",{rest}" if rest else ""
    said = (("group", "领导班子"), ("sub_group", "分党组"), ("branch", "党支部"))
    return "".join(f"[{words}{{{figure}:campaign={case},level={level}{tail}}}{unit}，]" for level, words in said)


def _rectified(at: str, covered: str) -> str:
    found, set_ = _levels("problems_found", at, "项"), _levels("measures_set", at, "条")
    return (
        f"[召开民主生活会、组织生活会{{examinations_held{at}}}次]{covered}[；查摆问题{{problems_found{at}}}项][（{found}）]"
        f"[，制定整改措施{{measures_set{at}}}条][（{set_}）]。"
    )


_ITEMS = (
    f"[布置规定和自选动作{{campaign_items{_LINK}}}项][，已完成{{campaign_items_done{_LINK}}}项，完成率{{campaign_item_done_rate{_LINK}}}]。"
)
_ITEMS_LATE = f"[超期未报的动作{{campaign_items_late{_LINK}}}项。]"

_LACKING: Mapping[str, str] = {
    "study": f"[逾期未开展的学习活动{{study_missing{_ALL}}}项。]",
    "research": f"[超期的调研课题{{research_topics_late{_ALL}}}个。]",
    "conversion": f"[超期的转化项目{{conversion_projects_late{_ALL}}}项。]",
    "rectification": (
        f"[超期未申请销号的问题{{problems_overdue{_ALL}}}项：{{list.problems_overdue}}。]"
        f"[没有对应措施的问题{{problems_without_measures{_ALL}}}项。][反弹问题{{problems_rebounded{_ALL}}}项。]"
        f"[超期未召开的民主生活会、组织生活会{{examinations_late{_ALL}}}次。]"
    ),
    "rules": f"[超期未印发的制度{{rules_late{_ALL}}}项。]",
    "lists": f"[超期清单事项{{list_items_late{_ALL}}}项：{{list.list_items_late}}。]",
}
_AHEAD: Mapping[str, str] = {
    "study": f"[开展已列入计划的学习活动{{study_expected{_ALL}}}项。]",
    "research": f"[逐个办理调研课题结题，待结题{{research_topics_to_close{_ALL}}}个。]",
    "conversion": f"[推进在办转化项目{{conversion_projects_open{_ALL}}}项。]",
    "rectification": (
        f"[抓好在办问题{{problems_open{_ALL}}}项的整改销号][，为没有对应措施的{{problems_without_measures{_ALL}}}项问题制定措施]。"
    ),
    "rules": f"[印发制定中的制度{{rules_drafting{_ALL}}}项。]",
    "lists": f"[办理在办清单事项{{list_items_open{_ALL}}}项。]",
}
_CELLS: Mapping[str, tuple[tuple[str, str, str], ...]] = {
    "study": (("学习", "study_sessions", "次"),),
    "research": (("报告", "research_reports", "篇"), ("回访", "return_visits", "次")),
    "conversion": (("项目", "conversion_projects", "项"),),
    "rectification": (("问题", "problems_found", "项"), ("措施", "measures_set", "条")),
    "rules": (("制度", "rules_made", "项"),),
    "lists": (("事项", "list_items", "项"),),
}
"""What a cell tells of a unit: word, figure, unit of measure."""
_CELL_ITEMS = (
    f"[动作{{campaign_items_done:campaign_link={PART},unit={UNIT}}}/{{campaign_items:campaign_link={PART},unit={UNIT}}}；]"
)


def _cell(gathers: str) -> str:
    by = "origin_unit" if gathers == "rectification" else "unit"
    return "".join(f"[{word}{{{key}:campaign={CASE},{by}={UNIT}}}{measure}；]" for word, key, measure in _CELLS.get(gathers, ()))


def links_told(*, in_period: bool, named: bool = False) -> PartsOf:
    """This will say what a report tells of the links: what was entered in its period, or all of it; `named`, with the names of some
    records in the place of what was reached altogether."""
    at = _IN if in_period else _ALL
    achieved = {
        "study": _study(at), "research": _research(at), "lists": _lists(at), "conversion": _conversion(at),
        "rectification": _rectified(at, "" if named else _BRANCHES), "rules": _rules(at),
    }
    reached = {"study": _COVERED, "rectification": _STRUCK_OFF}
    days = {"lists": at.replace("opened=", "closed=")}
    after = {kind: f"[具体是{{names.{key}{days.get(kind, at)}}}。]" for kind, key in _MAINLY.items()} if named else reached
    kinds = ("study", "research", "conversion", "rectification", "rules", "lists", "other")
    return PartsOf(
        procedure="campaign_link", columns=("gathers", "gathers_too"), stages=("stands", "ended"), units="campaign_part",
        unit_stages=("taking_part", "ended"),
        told={
            kind: Told(
                achieved=f"{achieved.get(kind, '')}{after.get(kind, '')}", lacking=_LACKING.get(kind, ""), ahead=_AHEAD.get(kind, ""),
                cell=_cell(kind),
            ) for kind in kinds
        },
        every=Told(achieved="" if named else _ITEMS, lacking=_ITEMS_LATE, cell=_CELL_ITEMS),
    )
