"""The report on what was done about feedback: by source, by round, with what is not done and why; its part of a period's report.

Only sentences that the records bear out. Must not know: Word, tables, pages.
"""

from renda.domain.reporting import (
    EACH,
    EACH_LABEL,
    PERIOD,
    AnnexColumn,
    AnnexKind,
    AnnexTable,
    ReportKind,
    SentencePart,
    SentencePattern,
    StageParagraphs,
)
from renda.procedures.feedback.vocabulary import SOURCES

_A = AnnexKind

_BY_SOURCE = "".join(
    f"[{s.label}反馈{{feedbacks:feedback_source={s.key}}}件、措施{{feedback_measures:feedback_source={s.key}}}条"
    f"[，已完成{{feedback_measures_done:feedback_source={s.key}}}条]；]" for s in SOURCES
)
_BY_ROUND = (
    f"{EACH_LABEL}措施{{feedback_round_measures:in_round={EACH}}}条[，核实完成{{feedback_round_done:in_round={EACH}}}条]"
    f"[，转入下一轮{{feedback_measures_carried:in_round={EACH}}}条]。"
)
_WORDING = "\n".join((
    "截至{as_of}，反馈意见整改情况报告如下。",
    "一、总体情况",
    ("收到反馈意见{feedbacks}件[，来源单位已认可{feedbacks_accepted}件]。分解整改措施{feedback_measures}条"
     "[，已完成{feedback_measures_done}条，完成率{feedback_done_rate}]。转入下一轮的措施按其最后所在的轮次计一次。"),
    f"[分来源看，{_BY_SOURCE}。]",
    "二、各轮整改情况",
    "以下各轮分别计数，转入下一轮的措施在前后两轮都计。",
    _BY_ROUND,
    "三、尚未完成的事项及原因",
    "以下为各件反馈意见现在所处轮次的情况，所在轮次见附件。",
    "[已说明原因、尚未完成的措施{feedback_measures_unfinished}条：{list.feedback_measures_unfinished}。]",
    "[超过完成时限的措施{feedback_measures_late}条：{list.feedback_measures_late}。|没有超过完成时限的措施。]",
    "四、下一步工作",
    "[仍在整改的措施{feedback_measures_open}条：{list.feedback_measures_open}。|整改措施已全部完成。]",
))

REPORT_KINDS = (
    ReportKind(
        key="feedback", label="反馈意见整改情况报告", title="关于反馈意见整改情况的报告", wording=_WORDING,
        lists=("feedback_measures_unfinished", "feedback_measures_late", "feedback_measures_open"),
        annexes=(AnnexTable(procedure="feedback_measure", title="反馈意见整改措施落实情况表", columns=(
            AnnexColumn(label="编号", kind=_A.NUMBER, width=41),
            AnnexColumn(label="反馈指出的问题", kind=_A.RECORDED, name="point", width=38),
            AnnexColumn(label="整改措施", kind=_A.TITLE, width=45), AnnexColumn(label="轮次", kind=_A.GROUP, name="in_round", width=17),
            AnnexColumn(label="责任单位", kind=_A.UNIT, width=32), AnnexColumn(label="环节", kind=_A.STAGE, width=22),
            AnnexColumn(label="未完成原因", kind=_A.RECORDED, name="unfinished_because", width=30),
        )),),
    ),
)

_OPENED = f"opened={PERIOD}"
STAGE = StageParagraphs(
    subject="反馈意见整改",
    achievement=(
        f"[报告期内收到反馈意见{{feedbacks:{_OPENED}}}件。]"
        "[截至目前，分解整改措施{feedback_measures}条，已完成{feedback_measures_done}条，完成率{feedback_done_rate}。|没有在办的整改措施。]"
    ),
    problem=(
        "[[超期措施{feedback_measures_late}条：{list.feedback_measures_late}。]"
        "[已说明原因、尚未完成{feedback_measures_unfinished}条。]|没有超期和说明未完成的措施。]"
    ),
    next="[仍在整改的措施{feedback_measures_open}条，须按时限完成并报送来源单位。|整改措施已全部完成。]",
    lists=("feedback_measures_late",),
)

_P = SentencePart
SENTENCES = (
    SentencePattern(
        key="feedback_done", part=_P.ACHIEVEMENT, label="已完成的反馈整改", figure="feedback_measures_done",
        text="针对“{point}”，{unit}已完成整改：{result}。",
    ),
    SentencePattern(
        key="feedback_unfinished", part=_P.PROBLEM, label="未完成的原因", figure="feedback_measures_unfinished",
        text="“{title}”尚未完成，{unit}说明：{unfinished_because}。",
    ),
    SentencePattern(
        key="feedback_next", part=_P.NEXT, label="须完成的", figure="feedback_measures_open", ahead=True,
        text="{unit}须于{due}前完成“{title}”。",
    ),
)
