"""The report on lists: how many items, how far by grade, what is late; its part of a period's report.

Only sentences that the records bear out. Must not know: Word, tables, pages.
"""

from renda.domain.reporting import (
    PERIOD,
    AnnexColumn,
    AnnexKind,
    AnnexTable,
    ReportKind,
    SentencePart,
    SentencePattern,
    StageParagraphs,
)
from renda.procedures.lists.vocabulary import GRADES

_A = AnnexKind
_GRADES = "、".join(f"{g.label}{{list_items:grade={g.key}}}项" for g in GRADES)
_WORDING = "\n".join((
    "截至{as_of}，清单事项办理情况报告如下。",
    "一、总体情况",
    ("在用清单{lists_in_use}张，列入事项{list_items}项[，已销项{list_items_closed}项，销项率{list_close_rate}]。"
     "[按登记的事实推算，" + _GRADES + "，进展率{list_progress_rate}。][登记服务对象评价的事项满意率{list_satisfied_rate}。]"),
    "二、存在的问题",
    "[超期事项{list_items_late}项：{list.list_items_late}。|没有超期事项。]",
    "三、下一步工作",
    ("[在办事项{list_items_open}项[，其中已申请销项，等待核实、评价或签批{list_items_waiting}项：{list.list_items_waiting}]。"
     "|列入的事项已全部销项。]"),
))

REPORT_KINDS = (
    ReportKind(
        key="lists", label="清单办理情况报告", title="关于清单事项办理情况的报告", wording=_WORDING,
        lists=("list_items_late", "list_items_waiting"),
        annexes=(AnnexTable(procedure="list_item", title="清单事项办理情况表", columns=(
            AnnexColumn(label="编号", kind=_A.NUMBER, width=32), AnnexColumn(label="事项", kind=_A.TITLE, width=47),
            AnnexColumn(label="责任单位", kind=_A.UNIT, width=34), AnnexColumn(label="时限", kind=_A.DUE, width=39),
            AnnexColumn(label="等次", kind=_A.GROUP, name="grade", width=22), AnnexColumn(label="环节", kind=_A.STAGE, width=21),
            AnnexColumn(label="最近进展", kind=_A.RECORDED, name="progress", width=30),
        )),),
    ),
)

_OPENED = f"opened={PERIOD}"
STAGE = StageParagraphs(
    subject="清单事项",
    achievement=(
        f"[报告期内列入清单事项{{list_items:{_OPENED}}}项。]"
        "[截至目前，各清单列入事项{list_items}项，已销项{list_items_closed}项，销项率{list_close_rate}。|还没有列入事项。]"
    ),
    problem="[超期事项{list_items_late}项：{list.list_items_late}。|没有超期事项。]",
    next="[在办事项{list_items_open}项，须按销项规则逐项销项。|没有在办事项。]",
    lists=("list_items_late",),
)

_P = SentencePart
SENTENCES = (
    SentencePattern(
        key="item_closed", part=_P.ACHIEVEMENT, label="已销项的事项", figure="list_items_closed", text="{unit}办结“{title}”：{result}。",
    ),
    SentencePattern(
        key="item_late", part=_P.PROBLEM, label="超期的事项", figure="list_items_late",
        text="“{title}”完成时限为{due}，至今未申请销项，责任单位为{unit}。",
    ),
    SentencePattern(
        key="item_next", part=_P.NEXT, label="须办结的", figure="list_items_open", ahead=True, text="{unit}须于{due}前办结“{title}”。",
    ),
)
