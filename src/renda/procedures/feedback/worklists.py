"""The worklists of feedback and its measures, with their tabs. Must not know: tables, pages."""

from renda.domain.worklists import LinkedSection, SavedView, Worklist

FEEDBACKS = Worklist(
    procedure="feedback", label="反馈意见", columns=("source",), correction="correct_details",
    headings={"issuer": ("来文单位", "反馈机关"), "reply_due_on": ("整改报告时限",)},
    views=(
        SavedView(key="open", label="在办"),
        SavedView(key="late", label="超期未报送", due="late"),
        SavedView(key="reported", label="待答复", stages=("reported",)),
        SavedView(key="closed", label="已认可", stages=("accepted",), closed=True),
        SavedView(key="all", label="全部", closed=None),
    ),
    linked=(LinkedSection(key="measures", link="part_of", title="整改措施", empty="还没有整改措施。先“分解措施”，再“印发整改分工”。"),),
)

MEASURES = Worklist(
    procedure="feedback_measure", label="反馈整改措施", columns=("source", "in_round"), correction="correct_details",
    headings={"feedback": ("反馈意见编号",), "point": ("问题", "存在问题", "反馈问题")},
    views=(
        SavedView(key="open", label="在办"),
        SavedView(key="late", label="超期", due="late"),
        SavedView(key="reported", label="待核实", stages=("reported",)),
        SavedView(key="unfinished", label="未完成、已说明", stages=("unfinished",)),
        SavedView(key="own", label="本单位", own_unit=True),
        SavedView(key="done", label="已完成", stages=("done",), closed=True),
        SavedView(key="carried", label="已转入下一轮", stages=("carried",), closed=True),
    ),
    linked=(
        LinkedSection(key="feedback", link="part_of", title="所属反馈意见"),
        LinkedSection(key="rounds", link="derived_from", title="各轮次的同一措施"),
    ),
)
