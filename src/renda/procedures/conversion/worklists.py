"""The worklists of conversion, with their tabs. Must not know: tables, pages."""

from renda.domain.worklists import LinkedSection, SavedView, Worklist

JOB = "调研"

PLANS = Worklist(
    procedure="conversion_plan", label="学用转化安排", job=JOB, columns=("every",), ahead={"end": 15},
    views=(SavedView(key="open", label="在执行"), SavedView(key="closed", label="已结束", closed=True)),
    linked=(
        LinkedSection(key="seminars", link="part_of", title="各期研讨", empty="还没有开启期次。到期初由系统自动开启，也可以“开启期次”。"),
    ),
)

SEMINARS = Worklist(
    procedure="conversion_seminar", label="学用转化研讨", job=JOB, columns=("form",),
    views=(
        SavedView(key="all", label="全部", closed=None),
        SavedView(key="arranged", label="本期待举办", stages=("arranged",)),
        SavedView(key="late", label="到期没有举办", due="late"),
        SavedView(key="missed", label="缺期", stages=("missed",), closed=True),
        SavedView(key="held", label="已举办", stages=("held",), closed=True),
    ),
    linked=(
        LinkedSection(key="plan", link="part_of", title="所属安排"),
        LinkedSection(key="questions", link="derived_from", title="提出的问题和转化项目"),
    ),
)

PROJECTS = Worklist(
    procedure="conversion_project", label="转化项目", job=JOB, columns=("verdict",), headings={"title": ("项目", "问题清单")},
    views=(
        SavedView(key="open", label="在办"),
        SavedView(key="late", label="超期", due="late"),
        SavedView(key="raised", label="待立项", stages=("raised",)),
        SavedView(key="reported", label="待确认", stages=("reported",)),
        SavedView(key="own", label="本单位", own_unit=True),
        SavedView(key="closed", label="已见效办结", stages=("closed",), closed=True),
        SavedView(key="dropped", label="不再推进", stages=("declined", "ended"), closed=True),
    ),
    linked=(LinkedSection(key="chain", link="derived_from", title="由来和形成的制度"),),
)
