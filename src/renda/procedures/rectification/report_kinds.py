"""The report on rectification: its default wording, which a clerk may edit before it is issued.

Only sentences that the records bear out: figures, the matters that are late or came back, what is still open.
Must not know: Word, tables, pages.
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
from renda.procedures.rectification.vocabulary import MEASURE_STANDS

_LEVELS = (("group", "领导班子"), ("sub_group", "分党组"), ("branch", "党支部"), ("person", "个人"))


def _level_paragraph(number: str, key: str, label: str) -> str:
    at = f":level={key}"
    return (
        f"（{number}）{label}层面\n"
        f"[查摆问题{{problems_found{at}}}项[，其中动态新增{{problems_added{at}}}项][；制定整改措施{{measures_set{at}}}条"
        f"[，已完成{{measures_done{at}}}条]][；已销号{{problems_struck_off{at}}}项，销号率{{strike_off_rate{at}}}]。"
        f"[其中按期销号{{struck_off_on_time{at}}}项、逾期销号{{struck_off_late{at}}}项；]"
        f"[超期未申请销号{{problems_overdue{at}}}项；][出现反弹{{problems_rebounded{at}}}项]。|没有登记的问题。]"
    )


_NUMBERS = "一二三四"

WORDING = "\n".join((
    "截至{as_of}，整改工作有关情况报告如下。",
    "一、总体情况",
    ("各层面共查摆问题{problems_found}项[，其中动态新增{problems_added}项][；制定整改措施{measures_set}条[，已完成{measures_done}条]]"
    "[；已销号{problems_struck_off}项，销号率{strike_off_rate}]。[已销号问题中，按期销号{struck_off_on_time}项、"
    "逾期销号{struck_off_late}项，按期销号率{on_time_rate}。]"),
    "二、分层面情况",
    *(_level_paragraph(_NUMBERS[i], key, label) for i, (key, label) in enumerate(_LEVELS)),
    "三、存在的不足",
    "[超期未申请销号{problems_overdue}项：{list.problems_overdue}。|没有超期未申请销号的问题。]",
    "[出现反弹{problems_rebounded}项[，其中挂牌督办{problems_listed}项]：{list.problems_rebounded}。]",
    "[尚无对应措施的问题{problems_without_measures}项。]",
    "四、下一步工作",
    "[仍在整改的问题{problems_open}项，须按期限逐项办结：{list.problems_open}。|登记的问题已全部销号。]",
))

_A = AnnexKind
_ANNEX = (
    AnnexColumn(label="编号", kind=_A.NUMBER, width=32), AnnexColumn(label="问题", kind=_A.TITLE, width=47),
    AnnexColumn(label="层面", kind=_A.GROUP, name="level", width=22), AnnexColumn(label="责任单位", kind=_A.UNIT, width=42),
    AnnexColumn(label="措施数", kind=_A.LINKED, name="remedies", stages=MEASURE_STANDS, width=17),
    AnnexColumn(label="期限", kind=_A.DUE, width=39), AnnexColumn(label="环节", kind=_A.STAGE, width=26),
)

REPORT_KINDS = (
    ReportKind(
        key="rectification", label="整改情况报告", title="关于问题整改情况的报告", wording=WORDING,
        lists=("problems_overdue", "problems_rebounded", "problems_open"), private_dimension="level",
        annexes=(AnnexTable(procedure="problem", title="问题整改情况表", columns=_ANNEX),),
    ),
)

_OPENED = f"opened={PERIOD}"
STAGE = StageParagraphs(
    subject="问题整改",
    achievement=(
        f"[报告期内登记问题{{problems_found:{_OPENED}}}项[，其中动态新增{{problems_added:{_OPENED}}}项]"
        f"[；报告期内登记的问题已销号{{problems_struck_off:{_OPENED}}}项，销号率{{strike_off_rate:{_OPENED}}}]。]"
        "[截至目前，累计查摆问题{problems_found}项[，已销号{problems_struck_off}项，按期销号率{on_time_rate}]。|没有登记的问题。]"
    ),
    problem=(
        "[[超期未申请销号{problems_overdue}项：{list.problems_overdue}。][出现反弹{problems_rebounded}项：{list.problems_rebounded}。]"
        "[尚无对应措施的问题{problems_without_measures}项。]|没有超期、反弹和缺少措施的问题。]"
    ),
    next="[仍在整改的问题{problems_open}项，须按期限逐项办结。|登记的问题已全部销号。]",
    lists=("problems_overdue", "problems_rebounded"),
)

_P = SentencePart
SENTENCES = (
    SentencePattern(
        key="problem_kept", part=_P.ACHIEVEMENT, label="按期销号的典型", figure="struck_off_on_time",
        text="{unit}按期完成“{title}”的整改并销号。",
    ),
    SentencePattern(
        key="problem_late", part=_P.PROBLEM, label="超期未申请销号", figure="problems_overdue",
        text="“{title}”整改期限为{due}，至今未申请销号，责任单位为{unit}。",
    ),
    SentencePattern(
        key="problem_back", part=_P.PROBLEM, label="出现反弹", figure="problems_rebounded",
        text="“{title}”经回头看认定出现反弹，责任单位为{unit}。",
    ),
    SentencePattern(
        key="problem_urged", part=_P.PROBLEM, label="经催办的", figure="problems_open", event="Urged",
        text="“{title}”已催办{times}次，最近一次为{last}，责任单位为{unit}。",
    ),
    SentencePattern(
        key="problem_next", part=_P.NEXT, label="须办结的", figure="problems_open", ahead=True,
        text="{unit}须于{due}前完成“{title}”的整改并申请销号。",
    ),
)
