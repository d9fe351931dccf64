"""The worklists of research, with their tabs. Must not know: tables, pages."""

from renda.domain.worklists import LinkedSection, SavedView, Worklist
from renda.procedures.research.vocabulary import PAPER_STANDS, TOPIC_AT_WORK, TOPIC_REPORTED

JOB = "调研"

TOPICS = Worklist(
    procedure="research_topic", label="调研课题", job=JOB, columns=("level",), correction="correct_details",
    headings={"title": ("题目", "调研题目"), "unit": ("牵头单位", "责任单位"), "due_on": ("完成时限", "完成时间")},
    views=(
        SavedView(key="open", label="在办"),
        SavedView(key="late", label="超期", due="late"),
        SavedView(key="proposed", label="待批准", stages=("proposed",)),
        SavedView(key="at_work", label="调研中", stages=TOPIC_AT_WORK),
        SavedView(key="reported", label="已提交报告、待结题", stages=TOPIC_REPORTED),
        SavedView(key="own", label="本单位", own_unit=True, closed=None),
        SavedView(key="closed", label="已结题", stages=("closed",), closed=True),
        SavedView(key="dropped", label="不再开展", stages=("declined", "ended"), closed=True),
    ),
    linked=(
        LinkedSection(key="strands", link="part_of", title="调研活动和成果"),
        LinkedSection(key="derived", link="derived_from", title="由本课题形成的事项"),
    ),
)

TRIPS = Worklist(
    procedure="research_trip", label="调研活动", job=JOB, columns=("kind", "manner"),
    headings={"held_on": ("调研日期", "时间"), "place": ("调研地点",)},
    views=(
        SavedView(key="all", label="全部", closed=None),
        SavedView(key="planned", label="待开展", stages=("planned",)),
        SavedView(key="late", label="逾期未登记", due="late"),
        SavedView(key="held", label="已开展", stages=("held",), closed=True),
        SavedView(key="own", label="本单位", own_unit=True, closed=None),
    ),
    linked=(
        LinkedSection(key="topics", link="part_of", title="所属课题"),
        LinkedSection(
            key="problems", link="derived_from", title="发现的问题", empty="没有登记发现的问题。活动中发现的，可以“补充发现的问题”。",
        ),
    ),
)

PAPERS = Worklist(
    procedure="research_paper", label="调研成果", job=JOB, columns=("kind",),
    headings={"title": ("成果名称", "报告名称", "题目"), "finished_on": ("时间",)},
    views=(
        SavedView(key="all", label="全部", stages=PAPER_STANDS, closed=None),
        SavedView(key="used", label="已采用", stages=("used",), closed=True),
        SavedView(key="own", label="本单位", own_unit=True, closed=None),
        SavedView(key="void", label="已作废", stages=("void",), closed=True),
    ),
    linked=(LinkedSection(key="topic", link="part_of", title="所属课题"),),
)

VISITS = Worklist(
    procedure="return_visit", label="回访", job=JOB, columns=("mode", "rating"),
    views=(
        SavedView(key="all", label="全部", stages=("visited",), closed=None),
        SavedView(key="own", label="本单位", own_unit=True, closed=None),
        SavedView(key="void", label="已作废", stages=("void",), closed=True),
    ),
    linked=(LinkedSection(key="matters", link="derived_from", title="回访的事项和又发现的问题"),),
)
