"""The worklists of study, with their tabs. Must not know: tables, pages."""

from renda.domain.worklists import LinkedSection, PageEntry, SavedView, Worklist

JOB = "学习教育"
ENTRIES = (
    PageEntry(job=JOB, label="每周学习督查表", name="study_weeks"), PageEntry(job=JOB, label="新进人员", name="newcomers"),
)

SESSIONS = Worklist(
    procedure="study_session", label="学习活动", job=JOB, correction="correct_details", columns=("form", "level"),
    ahead={"hold": 7, "hold_own": 7}, at_hand=("register_branch",),
    views=(
        SavedView(key="expected", label="待开展", stages=("planned", "postponed", "awaiting_own")),
        SavedView(key="late", label="逾期未开展", due="late"),
        SavedView(key="own", label="本单位", own_unit=True, closed=None),
        SavedView(key="held", label="已开展", stages=("held",), closed=True),
        SavedView(key="listed", label="拟安排", stages=("listed",)),
        SavedView(key="cancelled", label="已取消", stages=("cancelled",), closed=True),
    ),
    linked=(
        LinkedSection(key="plan", link="part_of", title="所属学习计划"),
        LinkedSection(key="lecture", link="derived_from", title="来自讲座"),
    ),
    headings={"held_on": ("时间", "学习时间"), "attendees": ("参会人员", "参学人员"), "title": ("学习内容", "学习主题")},
)
PLANS = Worklist(
    procedure="study_plan", label="学习计划", job=JOB, correction="correct_details", columns=("level",), ahead={"close": 14},
    views=(
        SavedView(key="open", label="在办"), SavedView(key="issued", label="执行中", stages=("issued",)),
        SavedView(key="own", label="本单位", own_unit=True), SavedView(key="closed", label="已结束", closed=True),
    ),
    linked=(LinkedSection(
        key="items", link="part_of", title="具体安排", empty="还没有安排。先“列入安排”，或者用 Excel 导入。",
    ),),
)
LECTURES = Worklist(
    procedure="lecture", label="讲座", job=JOB, correction="correct_details",
    views=(
        SavedView(key="open", label="在办"), SavedView(key="applied", label="待审批", stages=("applied",)),
        SavedView(key="held", label="已举办", stages=("held",), closed=True),
        SavedView(key="ended", label="未批准、撤回", stages=("refused", "withdrawn"), closed=True),
    ),
    linked=(LinkedSection(key="counted", link="derived_from", title="计入的学习活动"),),
)
NEWCOMERS = Worklist(
    procedure="newcomer_training", label="新进人员双培训", job=JOB, columns=("missing",), ahead={"record": 90},
    views=(
        SavedView(key="open", label="培训中"), SavedView(key="late", label="逾期未完成", due="late"),
        SavedView(key="done", label="已完成", stages=("done",), closed=True),
        SavedView(key="ended", label="不再培训", stages=("ended",), closed=True),
    ),
)
