"""The worklists of campaigns, their links and their participating units. Must not know: tables, pages."""

from renda.domain.worklists import LinkedSection, SavedView, Worklist

CAMPAIGNS = Worklist(
    procedure="campaign", label="集中教育", columns=("kind",), correction="correct_details",
    views=(
        SavedView(key="open", label="正在开展"), SavedView(key="closed", label="已办结", stages=("closed",), closed=True),
        SavedView(key="abandoned", label="不再开展", stages=("abandoned",), closed=True),
    ),
    linked=(LinkedSection(key="parts", link="part_of", title="环节和参加单位", empty="还没有参加单位。请办理“确定参加单位”。"),),
)
LINKS = Worklist(
    procedure="campaign_link", label="教育环节", columns=("gathers",),
    views=(SavedView(key="open", label="进行中"), SavedView(key="ended", label="已结束", closed=True)),
    linked=(LinkedSection(key="campaign", link="part_of", title="所属集中教育"),),
)
PARTS = Worklist(
    procedure="campaign_part", label="参加单位",
    views=(
        SavedView(key="open", label="参加中"), SavedView(key="own", label="本单位", own_unit=True),
        SavedView(key="ended", label="已结束", stages=("ended",), closed=True),
        SavedView(key="left", label="已退出", stages=("left",), closed=True),
    ),
    linked=(LinkedSection(key="campaign", link="part_of", title="所属集中教育"),),
)
