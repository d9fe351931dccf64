"""The worklists of the task ledger, with their tabs. Must not know: tables, pages."""

from renda.domain.worklists import LinkedSection, PageEntry, SavedView, Worklist

JOB = "任务"

ENTRIES = (
    PageEntry(job=JOB, label="调度", name="dispatch"), PageEntry(job=JOB, label="月度重点工作", name="key_work"),
)

PLANS = Worklist(
    procedure="plan", label="工作方案", job=JOB, correction="correct_details", ahead={"close": 30},
    views=(
        SavedView(key="open", label="在办"),
        SavedView(key="issued", label="已印发执行", stages=("issued", "revising")),
        SavedView(key="drafting", label="起草审定中", stages=("drafted", "discussed", "approved", "revising")),
        SavedView(key="closed", label="已办结", closed=True),
    ),
    linked=(LinkedSection(
        key="groups", link="part_of", title="任务分组", empty="还没有分组。先“设置分组”列出各方面和各环节，再登记任务。",
    ),),
)

GROUPS = Worklist(
    procedure="plan_group", label="任务分组", job=JOB, correction="correct_details", columns=("kind",),
    views=(SavedView(key="open", label="在用"), SavedView(key="closed", label="已结束", closed=True)),
    linked=(
        LinkedSection(key="tasks", link="under", title="任务", empty="本分组下还没有任务。"),
        LinkedSection(key="plan", link="part_of", title="所属方案"),
    ),
)

TASKS = Worklist(
    procedure="task", label="任务", job=JOB, correction="correct_details", columns=("task_kind",),
    views=(
        SavedView(key="open", label="在办"),
        SavedView(key="late", label="超期", due="late"),
        SavedView(key="month", label="30日内到期", within=30),
        SavedView(key="stuck", label="需协调", stages=("stuck",)),
        SavedView(key="reported", label="待核实", stages=("reported",)),
        SavedView(key="unassigned", label="未认领", stages=("unassigned",)),
        SavedView(key="own", label="本单位", own_unit=True),
        SavedView(key="done", label="已完成", stages=("done",), closed=True),
        SavedView(key="dropped", label="终止、并入", stages=("ended", "merged"), closed=True),
    ),
    linked=(
        LinkedSection(key="groups", link="under", title="所属分组", empty="还没有归入方面或环节。"),
        LinkedSection(key="strands", link="part_of", title="协办任务和期次"),
        LinkedSection(key="merged", link="merged_into", title="并入"),
    ),
)

PARTS = Worklist(
    procedure="task_part", label="协办任务", job=JOB,
    views=(
        SavedView(key="open", label="在办"),
        SavedView(key="late", label="超期", due="late"),
        SavedView(key="reported", label="待确认", stages=("reported",)),
        SavedView(key="closed", label="已完成", closed=True),
    ),
    linked=(LinkedSection(key="task", link="part_of", title="所属任务"),),
)

OCCURRENCES = Worklist(
    procedure="occurrence", label="任务期次", job=JOB,
    views=(
        SavedView(key="open", label="本期待办", stages=("awaited",)),
        SavedView(key="late", label="缺期", due="late"),
        SavedView(key="reported", label="待确认", stages=("reported",)),
        SavedView(key="closed", label="已办结", closed=True),
    ),
    linked=(LinkedSection(key="task", link="part_of", title="所属任务"),),
)
