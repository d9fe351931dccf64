"""The figures of campaigns, each defined once, and what they can be parted by. Must not know: SQL, pages."""

from renda.domain.belonging import campaign_dimension
from renda.domain.fields import Choice
from renda.domain.indicators import Condition, ConditionKind, Dimension, DimensionKind, Group, Indicator, IndicatorKind
from renda.domain.overview import Overview
from renda.procedures.campaign.record_fields import ITEM_KINDS, ITEM_OPEN, MEETING_KINDS, REQUIREMENT_OPEN
from renda.procedures.campaign.vocabulary import CAMPAIGN_KINDS, CAMPAIGN_OPEN, GATHERED

BASIS = "上级关于开展集中教育的部署和本机关实施方案；指标口径第1版"
_K = ConditionKind
_RECORDS = ("campaign_item", "requirement", "campaign_meeting", "briefing")


def _stands(*stages: str) -> Condition:
    return Condition(kind=_K.COLUMN, name="stage", values=stages)


def _kind(*kinds: str) -> Condition:
    return Condition(kind=_K.DETAIL, name="meeting_kind", values=kinds)


def _count(  # noqa: PLR0913 - a figure is these things
    key: str, label: str, definition: str, procedure: str, *where: Condition, unit: str = "个", within: str = "",
    done: tuple[str, ...] = (),
) -> Indicator:
    return Indicator(
        key=key, label=label, definition=definition, procedure=procedure, unit=unit, basis=BASIS, where=where, within=within, done=done,
    )


_COUNTED, _DONE, _HELD = _stands(*ITEM_OPEN, "done"), _stands("done"), _stands("held")
_LATE = Condition(kind=_K.CLOCK_OVERDUE_NOW, name="complete")

INDICATORS = (
    _count("campaigns_running", "正在开展的集中教育", "筹备、开展和总结中的集中教育。", "campaign", _stands(*CAMPAIGN_OPEN)),
    _count("campaign_links", "关键环节", "集中教育设立的环节；撤销的不计，已结束的计入。", "campaign_link", _stands("stands", "ended")),
    _count("campaign_units", "参加单位", "参加集中教育的单位；退出的不计。", "campaign_part", _stands("taking_part", "ended")),
    _count(
        "campaign_items", "规定和自选动作", "布置给各单位和各单位选定的动作，一个单位的一个动作计一项；不再开展的不计。", "campaign_item",
        _COUNTED, unit="项", done=("done",),
    ),
    _count(
        "campaign_items_done", "已完成动作", "申报完成并经他人确认的动作。", "campaign_item", _DONE, unit="项", within="campaign_items",
        done=("done",),
    ),
    Indicator(
        key="campaign_item_done_rate", label="动作完成率", definition="规定和自选动作中，申报完成并经他人确认的比例；不再开展的不计。",
        procedure="campaign_item", unit="%", basis=BASIS, kind=IndicatorKind.RATE, where=(_COUNTED,), part=(_DONE,),
        part_label="经他人确认完成的动作", whole_label="规定和自选动作", done=("done",),
    ),
    _count(
        "campaign_items_late", "超期动作", "完成时限已过、尚未申报完成的动作。", "campaign_item", _stands("to_do"), _LATE, unit="项",
        within="campaign_items",
    ),
    _count("requirements_given", "指导组要求", "指导组提出、已登记的要求。", "requirement", unit="条"),
    _count(
        "requirements_open", "未办结的指导组要求", "尚未办结的指导组要求，含等待答复和等待确认的。", "requirement",
        _stands(*REQUIREMENT_OPEN), unit="条", within="requirements_given",
    ),
    _count(
        "requirements_late", "答复超期的指导组要求", "答复时限已过、尚未答复的指导组要求。", "requirement", _stands("given"),
        Condition(kind=_K.CLOCK_OVERDUE_NOW, name="answer"), unit="条", within="requirements_open",
    ),
    _count(
        "campaign_meetings", "集中教育会议", "已召开的动员会、推进会、总结会和领导小组及其办公室会议。", "campaign_meeting", _HELD,
        unit="次",
    ),
    _count(
        "leading_group_met", "领导小组会议", "已召开的集中教育领导小组会议。", "campaign_meeting", _HELD, _kind("leading_group"), unit="次",
        within="campaign_meetings",
    ),
    _count(
        "group_office_met", "领导小组办公室会议", "已召开的集中教育领导小组办公室会议。", "campaign_meeting", _HELD, _kind("group_office"),
        unit="次", within="campaign_meetings",
    ),
    Indicator(
        key="briefings_issued", label="简报", definition="已印发的集中教育简报，一期计一；撤回的不计。期间按印发日期。",
        procedure="briefing", unit="期", basis=BASIS, where=(_stands("issued"),), done=("issued",), done_on="issued_on",
    ),
    _count(
        "campaign_plans", "集中教育方案", "归入集中教育、已印发的方案，含已办结的。", "plan", _stands("issued", "revising", "closed"),
        Condition(kind=_K.LINKED, name="under"),
    ),
    _count(
        "consolidation_aspects", "巩固深化方面", "集中教育的巩固深化方案分出的方面。", "plan_group",
        Condition(kind=_K.DETAIL, name="kind", values=("aspect",)), Condition(kind=_K.DETAIL, name="plan_use", values=("consolidation",)),
    ),
)


def _groups(choices: tuple[Choice, ...]) -> tuple[Group, ...]:
    return tuple(Group(key=c.key, label=c.label, members=(c.key,)) for c in choices)


DIMENSIONS = (
    Dimension(key="campaign_kind", label="集中教育类别", procedures=("campaign",), column="kind", groups=_groups(CAMPAIGN_KINDS)),
    Dimension(key="gathers", label="归集的记录", procedures=("campaign_link",), groups=_groups(GATHERED)),
    Dimension(key="item_kind", label="动作类别", procedures=("campaign_item",), groups=_groups(ITEM_KINDS)),
    Dimension(
        key="campaign_meeting_kind", label="集中教育会议类别", procedures=("campaign_meeting",), column="meeting_kind",
        groups=_groups(MEETING_KINDS),
    ),
    Dimension(key="unit", label="承办单位", procedures=("campaign", "campaign_part", *_RECORDS)),
    Dimension(
        key="whole_campaign", label="集中教育", procedures=("campaign_link", "campaign_part"), kind=DimensionKind.LINK, link="part_of",
        other="campaign",
    ),
    campaign_dimension(*_RECORDS, "plan"),
    Dimension(
        key="plan_campaign", label="方案所属集中教育", procedures=("plan_group",), kind=DimensionKind.LINK, link="part_of", other="plan",
        onward="under",
    ),
    Dimension(
        key="campaign_link", label="环节", procedures=("campaign_item",), kind=DimensionKind.LINK, link="under", other="campaign_link",
    ),
)

OVERVIEW = Overview(alarming=frozenset({"campaign_items_late", "requirements_late"}))
