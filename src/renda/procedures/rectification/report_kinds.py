"""The report on rectification: its default wording, which a clerk may edit before it is issued.

Only sentences that the records bear out: figures, the matters that are late or came back, what is still open.
Must not know: Word, tables, pages.
"""

from renda.domain.reporting import AnnexColumn, AnnexKind, ReportKind
from renda.procedures.rectification.vocabulary import MEASURE_STANDS

_LEVELS = (("group", "领导班子"), ("sub_group", "分党组"), ("branch", "党支部"), ("person", "个人"))


def _level_paragraph(number: str, key: str, label: str) -> str:
    at = f":level={key}"
    return (
        f"（{number}）{label}层面\n"
        f"查摆问题{{problems_found{at}}}项，其中动态新增{{problems_added{at}}}项；制定整改措施{{measures_set{at}}}条，"
        f"已完成{{measures_done{at}}}条；已销号{{problems_struck_off{at}}}项，销号率{{strike_off_rate{at}}}。"
        f"其中按期销号{{struck_off_on_time{at}}}项、逾期销号{{struck_off_late{at}}}项；"
        f"超期未申请销号{{problems_overdue{at}}}项，出现反弹{{problems_rebounded{at}}}项。"
    )


_NUMBERS = "一二三四"

WORDING = "\n".join((
    "截至{as_of}，整改工作有关情况报告如下。",
    "一、总体情况",
    ("各层面共查摆问题{problems_found}项，其中动态新增{problems_added}项；制定整改措施{measures_set}条，已完成{measures_done}条；"
    "已销号{problems_struck_off}项，销号率{strike_off_rate}。已销号问题中，按期销号{struck_off_on_time}项、"
    "逾期销号{struck_off_late}项，按期销号率{on_time_rate}。"),
    "二、分层面情况",
    *(_level_paragraph(_NUMBERS[i], key, label) for i, (key, label) in enumerate(_LEVELS)),
    "三、存在的不足",
    "超期未申请销号{problems_overdue}项：{list.problems_overdue}。",
    "出现反弹{problems_rebounded}项，其中挂牌督办{problems_listed}项：{list.problems_rebounded}。",
    "尚无对应措施的问题{problems_without_measures}项。",
    "四、下一步工作",
    "仍在整改的问题{problems_open}项，须按期限逐项办结：{list.problems_open}。",
))

_A = AnnexKind
_ANNEX = (
    AnnexColumn(label="编号", kind=_A.NUMBER, width=18), AnnexColumn(label="问题", kind=_A.TITLE, width=32),
    AnnexColumn(label="层面", kind=_A.GROUP, name="level", width=11), AnnexColumn(label="责任单位", kind=_A.UNIT, width=15),
    AnnexColumn(label="措施数", kind=_A.LINKED, name="remedies", stages=MEASURE_STANDS, width=8),
    AnnexColumn(label="期限", kind=_A.DUE, width=13), AnnexColumn(label="环节", kind=_A.STAGE, width=12),
)

REPORT_KINDS = (
    ReportKind(
        key="rectification", label="整改情况报告", title="关于问题整改情况的报告", wording=WORDING,
        lists=("problems_overdue", "problems_rebounded", "problems_open"), annex="problem", annex_title="问题整改情况表",
        annex_columns=_ANNEX, private_dimension="level",
    ),
)
