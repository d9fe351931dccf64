"""The reports of a campaign: of a stage, at its end, and the briefing of a week. Every figure is of that campaign alone.

Only sentences that the records bear out. Must not know: Word, tables, pages.
"""

from renda.domain.reporting import CASE, PERIOD, ReportKind, SentencePart, SentencePattern

_ALL = f":campaign={CASE}"
_OF = f":campaign={CASE},opened={PERIOD}"
_DONE = f":campaign={CASE},done={PERIOD}"

_LEADING = (
    f"[印发方案{{campaign_plans{_ALL}}}个；][召开领导小组会议{{leading_group_met{_ALL}}}次；][召开领导小组办公室会议"
    f"{{group_office_met{_ALL}}}次；]各类会议共{{campaign_meetings{_ALL}}}次。"
)
_ITEMS = (
    f"各单位规定和自选动作{{campaign_items{_ALL}}}项，已完成{{campaign_items_done{_ALL}}}项，完成率{{campaign_item_done_rate{_ALL}}}。"
)
_REQUIRED = f"[指导组提出要求{{requirements_given{_ALL}}}条[，尚未办结{{requirements_open{_ALL}}}条]。|指导组没有提出书面要求。]"


def _study(at: str) -> str:
    return (
        f"[开展学习活动{{study_sessions{at}}}场[，其中中心组集中学习{{study_sessions_group{at}}}次、交流研讨{{study_discussions_group{at}}}次]"
        f"[，党课{{party_lessons{at}}}次]。|没有登记的学习活动。]"
    )


def _research(at: str) -> str:
    return (
        f"[[开展调研活动{{research_trips{at}}}次，]形成调研报告{{research_reports{at}}}篇[，其中青年调研成果{{youth_papers{at}}}篇]"
        f"[，回访{{return_visits{at}}}次]。|没有登记的调研报告。]"
    )


def _rectified(at: str) -> str:
    return (
        f"[查摆问题{{problems_found{at}}}项，制定整改措施{{measures_set{at}}}条[，已完成{{measures_done{at}}}条]"
        f"[，已销号{{problems_struck_off{at}}}项，销号率{{strike_off_rate{at}}}]。|没有登记的问题。]"
    )


_PROBLEMS = (
    f"[超期未报的动作{{campaign_items_late{_ALL}}}项：{{list.campaign_items_late}}。|规定和自选动作没有超期。]",
    f"[超期未申请销号的问题{{problems_overdue{_ALL}}}项：{{list.problems_overdue}}。|没有超期未申请销号的问题。]",
    f"[指导组要求答复超期{{requirements_late{_ALL}}}条：{{list.requirements_late}}。|指导组要求没有答复超期。]",
)
_LISTS = ("campaign_items_late", "problems_overdue", "requirements_late", "requirements_open")

_STAGE = "\n".join((
    "现将{period}集中教育开展情况报告如下，数据截至{as_of}。",
    "一、主要工作和成效",
    f"（一）组织领导。{_LEADING}", f"（二）理论学习。{_study(_OF)}", f"（三）调查研究。{_research(_OF)}",
    f"（四）检视整改。报告期内{_rectified(_OF)}累计{_rectified(_ALL)}",
    f"（五）规定和自选动作。报告期内完成{{campaign_items_done{_DONE}}}项。{_ITEMS}", f"（六）指导组要求。{_REQUIRED}",
    "二、存在的问题", *_PROBLEMS,
    "三、下一步工作",
    f"[抓好尚未办结的指导组要求{{requirements_open{_ALL}}}条：{{list.requirements_open}}。]逐单位对照环节补齐规定动作。",
))
_CLOSING = "\n".join((
    "截至{as_of}，集中教育各项工作基本完成，现总结如下。",
    "一、基本情况和成效",
    f"（一）组织领导。{_LEADING}", f"（二）理论学习。{_study(_ALL)}", f"（三）调查研究。{_research(_ALL)}",
    f"（四）检视整改。{_rectified(_ALL)}", f"（五）规定和自选动作。{_ITEMS}", f"（六）指导组要求。{_REQUIRED}",
    "二、存在的不足", *_PROBLEMS,
    "三、下一步巩固深化",
    f"[按照巩固深化方案，从{{consolidation_aspects:plan_campaign={CASE}}}个方面继续推进。]没有办结的事项转入日常工作，一抓到底。",
))
_BRIEFING = "\n".join((
    "{period}，各单位按照实施方案推进集中教育，有关情况如下，数据截至{as_of}。",
    "一、主要工作和成效",
    f"本期完成规定和自选动作{{campaign_items_done{_DONE}}}项。{_study(_OF)}{_research(_OF)}{_rectified(_OF)}",
    "二、存在的问题", *_PROBLEMS,
    "三、下一步工作",
    _ITEMS,
))

REPORT_KINDS = (
    ReportKind(
        key="campaign_stage", label="阶段报告", title="关于“{case}”阶段工作情况的报告", wording=_STAGE, lists=_LISTS, has_period=True,
        of="campaign",
    ),
    ReportKind(
        key="campaign_closing", label="总结报告", title="关于“{case}”开展情况的总结报告", wording=_CLOSING, lists=_LISTS, of="campaign",
    ),
    ReportKind(
        key="campaign_briefing", label="简报", title="“{case}”简报", wording=_BRIEFING, lists=_LISTS, has_period=True, of="campaign",
    ),
)

_P = SentencePart
SENTENCES = (
    SentencePattern(
        key="item_done", part=_P.ACHIEVEMENT, label="完成较好的动作", figure="campaign_items_done", text="{unit}完成“{title}”：{result}。",
    ),
    SentencePattern(
        key="item_late", part=_P.PROBLEM, label="超期未报的动作", figure="campaign_items_late",
        text="“{title}”完成时限为{due}，{unit}至今未申报完成。",
    ),
    SentencePattern(
        key="requirement_answered", part=_P.ACHIEVEMENT, label="对指导组要求的答复", figure="requirements_given",
        text="对指导组提出的“{title}”，{unit}答复：{answer}。",
    ),
    SentencePattern(
        key="meeting_held", part=_P.ACHIEVEMENT, label="会议情况", figure="campaign_meetings", text="召开{title}，{decided}。",
    ),
    SentencePattern(
        key="item_next", part=_P.NEXT, label="须完成的动作", figure="campaign_items", ahead=True, text="{unit}须于{due}前完成“{title}”。",
    ),
)
