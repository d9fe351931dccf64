"""The reports of a campaign: of a stage, at its end, and the briefing of a week. Every figure is of that campaign alone.

Only sentences that the records bear out, link by link. Must not know: Word, tables, pages.
"""

from renda.domain.report_parts import ACHIEVED, AHEAD, COUNTED, LACKING
from renda.domain.reporting import (
    CASE,
    PERIOD,
    AnnexColumn,
    AnnexKind,
    AnnexTable,
    ReportKind,
    SentencePart,
    SentencePattern,
    UnitsAnnex,
)
from renda.procedures.campaign.report_paragraphs import links_told

_ALL = f":campaign={CASE}"
_DONE = f":campaign={CASE},done={PERIOD}"
_IN = f":campaign={CASE},opened={PERIOD}"

_LEADING = (
    f"[参加单位{{campaign_units:whole_campaign={CASE}}}个][；印发方案{{campaign_plans{_ALL}}}个]"
    f"[；召开会议{{campaign_meetings{_ALL}}}次][，其中领导小组会议{{leading_group_met{_ALL}}}次][，领导小组办公室会议"
    f"{{group_office_met{_ALL}}}次][；印发简报{{briefings_issued{_ALL}}}期]。"
)
_ITEMS = (
    f"[截至{{as_of}}，各单位规定和自选动作{{campaign_items{_ALL}}}项[，已完成{{campaign_items_done{_ALL}}}项，完成率"
    f"{{campaign_item_done_rate{_ALL}}}]。]"
)
_REQUIRED = f"[指导组提出要求{{requirements_given{_ALL}}}条[，尚未办结{{requirements_open{_ALL}}}条|，已全部办结]。]"
_LATE = (
    f"[超期未报的动作{{campaign_items_late{_ALL}}}项：{{list.campaign_items_late}}。]"
    f"[指导组要求答复超期{{requirements_late{_ALL}}}条：{{list.requirements_late}}。]"
)
_OPEN = f"[抓好尚未办结的指导组要求{{requirements_open{_ALL}}}条：{{list.requirements_open}}。]"
_LISTS = (
    "campaign_items_late", "campaign_items_done", "problems_overdue", "list_items_late", "requirements_late", "requirements_open",
    "consolidation_aspects", "study_sessions", "research_reports", "campaign_meetings",
    "rules_made", "list_items_closed",
)

_STAGE = "\n".join((
    "现将{period}集中教育开展情况报告如下，数据截至{as_of}。",
    "一、主要工作和成效",
    f"{COUNTED}组织领导", _LEADING, ACHIEVED, f"{COUNTED}指导组要求", _REQUIRED,
    "二、存在的问题", LACKING, f"{COUNTED}动作和答复", _LATE,
    "三、下一步工作", AHEAD, f"{COUNTED}动作和指导组要求", f"{_OPEN}[补报超期未报的动作{{campaign_items_late{_ALL}}}项。]",
))
_CLOSING = "\n".join((
    "截至{as_of}，集中教育各项工作基本完成，现总结如下。",
    "一、基本情况和成效",
    f"{COUNTED}组织领导", _LEADING, ACHIEVED, f"{COUNTED}指导组要求", _REQUIRED,
    "二、存在的不足", LACKING, f"{COUNTED}动作和答复", _LATE,
    "三、下一步巩固深化",
    f"[按照巩固深化方案，从{{names.consolidation_aspects}}{{consolidation_aspects:plan_campaign={CASE}}}个方面继续推进。]", AHEAD,
    f"{COUNTED}未了事项", f"{_OPEN}没有办结的事项转入日常台账，办结一项、销号一项。",
))
_BRIEFING = "\n".join((
    "各单位按照实施方案推进集中教育，本期情况如下。",
    "一、本期动态",
    f"{COUNTED}组织领导", f"[召开会议{{campaign_meetings{_IN}}}次：{{names.campaign_meetings{_IN}}}。]", ACHIEVED,
    f"{COUNTED}规定和自选动作", f"[完成{{campaign_items_done{_DONE}}}项：{{names.campaign_items_done{_DONE}}}。]",
    "二、需要抓紧的事项", _LATE, _ITEMS,
))
_A = AnnexKind
_UNITS = UnitsAnnex(title="各参加单位情况表", remark="按机构次序，不排名。动作为已完成数/应完成数；“—”为没有登记。")
_PROBLEMS = AnnexTable(
    title="尚未销号的问题", procedure="problem", figure="problems_open", by_unit=True, columns=(
        AnnexColumn(label="编号", kind=_A.NUMBER, width=32), AnnexColumn(label="问题", kind=_A.TITLE, width=64),
        AnnexColumn(label="层面", kind=_A.GROUP, name="level", width=22), AnnexColumn(label="单位", kind=_A.UNIT, width=42),
        AnnexColumn(label="期限", kind=_A.DUE, width=39), AnnexColumn(label="环节", kind=_A.STAGE, width=26),
    ),
)
_OF_CAMPAIGN = ("campaign", "whole_campaign", "plan_campaign")

REPORT_KINDS = (
    ReportKind(
        key="campaign_stage", label="阶段报告", title="关于{case}阶段工作情况的报告", wording=_STAGE, lists=_LISTS, has_period=True,
        of="campaign", by=_OF_CAMPAIGN, parts=links_told(in_period=True), annexes=(_UNITS, _PROBLEMS),
    ),
    ReportKind(
        key="campaign_closing", label="总结报告", title="关于{case}开展情况的总结报告", wording=_CLOSING, lists=_LISTS, of="campaign",
        by=_OF_CAMPAIGN, parts=links_told(in_period=False), annexes=(_UNITS, _PROBLEMS),
    ),
    ReportKind(
        key="campaign_briefing", label="简报", title="{period}工作情况", wording=_BRIEFING, lists=_LISTS, has_period=True, of="campaign",
        by=_OF_CAMPAIGN, parts=links_told(in_period=True, named=True), masthead="{case}简报", register="briefing",
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
