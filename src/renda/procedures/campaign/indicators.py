"""The figures of campaigns, each defined once, and what they can be parted by. Must not know: SQL, pages."""

from renda.domain.indicators import Condition, ConditionKind, Dimension, DimensionKind, Group, Indicator
from renda.procedures.campaign.vocabulary import CAMPAIGN_KINDS, CAMPAIGN_OPEN, GATHERED

BASIS = "上级关于开展集中教育的部署和本机关实施方案；指标口径第1版"


def _stands(*stages: str) -> Condition:
    return Condition(kind=ConditionKind.COLUMN, name="stage", values=stages)


def _count(key: str, label: str, definition: str, procedure: str, *stages: str) -> Indicator:
    return Indicator(
        key=key, label=label, definition=definition, procedure=procedure, unit="个", basis=BASIS, where=(_stands(*stages),),
    )


INDICATORS = (
    _count("campaigns_running", "正在开展的集中教育", "筹备、开展和总结中的集中教育。", "campaign", *CAMPAIGN_OPEN),
    _count("campaign_links", "关键环节", "集中教育设立的环节；撤销的不计，已结束的计入。", "campaign_link", "stands", "ended"),
    _count("campaign_units", "参加单位", "参加集中教育的单位；退出的不计。", "campaign_part", "taking_part", "ended"),
)
DIMENSIONS = (
    Dimension(
        key="campaign_kind", label="集中教育类别", procedures=("campaign",), column="kind",
        groups=tuple(Group(key=c.key, label=c.label, members=(c.key,)) for c in CAMPAIGN_KINDS),
    ),
    Dimension(
        key="gathers", label="归集的记录", procedures=("campaign_link",),
        groups=tuple(Group(key=c.key, label=c.label, members=(c.key,)) for c in GATHERED),
    ),
    Dimension(key="unit", label="承办单位", procedures=("campaign", "campaign_part")),
    Dimension(
        key="whole_campaign", label="集中教育", procedures=("campaign_link", "campaign_part"), kind=DimensionKind.LINK, link="part_of",
        other="campaign",
    ),
)
