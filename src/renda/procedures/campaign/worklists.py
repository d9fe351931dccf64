"""The worklists of campaigns, their links and their participating units. Must not know: tables, pages."""

from renda.domain.worklists import LinkedSection, PageEntry, SavedView, Worklist

JOB = "集中教育"
ENTRIES = (PageEntry(job=JOB, label="主页", name="campaigns"),)

CAMPAIGNS = Worklist(
    procedure="campaign", label="集中教育", job=JOB, columns=("kind",), correction="correct_details", ahead={"conclude": 30},
    views=(
        SavedView(key="open", label="正在开展"), SavedView(key="closed", label="已办结", stages=("closed",), closed=True),
        SavedView(key="abandoned", label="不再开展", stages=("abandoned",), closed=True),
    ),
    linked=(
        LinkedSection(key="parts", link="part_of", title="环节和参加单位", empty="还没有参加单位。请办理“确定参加单位”。"),
        LinkedSection(key="gathered", link="under", title="归集的记录"),
    ),
)
LINKS = Worklist(
    procedure="campaign_link", label="教育环节", job=JOB, columns=("gathers",),
    views=(
        SavedView(key="open", label="进行中"), SavedView(key="ended", label="已结束", stages=("ended",), closed=True),
        SavedView(key="dropped", label="已撤销", stages=("dropped",), closed=True),
    ),
    linked=(LinkedSection(key="campaign", link="part_of", title="所属集中教育"),),
)
PARTS = Worklist(
    procedure="campaign_part", label="参加单位", job=JOB,
    views=(
        SavedView(key="open", label="参加中"), SavedView(key="own", label="本单位", own_unit=True),
        SavedView(key="ended", label="已结束", stages=("ended",), closed=True),
        SavedView(key="left", label="已退出", stages=("left",), closed=True),
    ),
    linked=(LinkedSection(key="campaign", link="part_of", title="所属集中教育"),),
)
ITEMS = Worklist(
    procedure="campaign_item", label="规定和自选动作", job=JOB, columns=("item_kind",),
    views=(
        SavedView(key="open", label="未完成"), SavedView(key="late", label="超期", due="late"),
        SavedView(key="reported", label="待确认", stages=("reported",)), SavedView(key="own", label="本单位", own_unit=True),
        SavedView(key="done", label="已完成", stages=("done",), closed=True),
        SavedView(key="dropped", label="不再开展", stages=("dropped",), closed=True),
    ),
    linked=(
        LinkedSection(key="under", link="under", title="所属集中教育和环节"),
        LinkedSection(key="sources", link="derived_from", title="依据的记录"),
    ),
)
REQUIREMENTS = Worklist(
    procedure="requirement", label="指导组要求", job=JOB,
    views=(
        SavedView(key="open", label="未办结"), SavedView(key="late", label="答复超期", due="late"),
        SavedView(key="answered", label="待确认", stages=("answered",)), SavedView(key="own", label="本单位", own_unit=True),
        SavedView(key="closed", label="已办结", closed=True),
    ),
    linked=(LinkedSection(key="campaign", link="under", title="所属集中教育"),),
)
MEETINGS = Worklist(
    procedure="campaign_meeting", label="集中教育会议", job=JOB, columns=("meeting_kind",), ahead={"hold": 7},
    views=(
        SavedView(key="all", label="全部", closed=None), SavedView(key="planned", label="已安排"),
        SavedView(key="held", label="已召开", stages=("held",), closed=True),
    ),
    linked=(
        LinkedSection(key="campaign", link="under", title="所属集中教育"),
        LinkedSection(key="decisions", link="derived_from", title="议定事项"),
    ),
)
BRIEFINGS = Worklist(
    procedure="briefing", label="简报", job=JOB,
    views=(
        SavedView(key="all", label="已印发", stages=("issued",), closed=True),
        SavedView(key="withdrawn", label="已撤回", stages=("withdrawn",), closed=True),
    ),
    linked=(LinkedSection(key="campaign", link="under", title="所属集中教育"),),
)
