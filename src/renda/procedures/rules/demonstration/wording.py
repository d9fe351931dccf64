"""The words of the demonstration's rules: invented. Must not know: dates, how a case is played."""

RULES = (
    # title, how made, level, aspect, sort, unit, days since it was issued (below nought: days until it is to be)
    ("机关集中学习考勤和补学办法", "new", "office", "study", "management", "人事处", 96),
    ("会议文件简报审核规定", "existing", "office", "papers", "management", "综合处", 900),
    ("代表意见答复回访办法", "existing", "committee", "suggestions", "management", "代表联络处", 1200),
    ("机关接待费用管理规定", "existing", "office", "visits", "management", "综合处", 1500),
    ("党支部组织生活请假规定", "new", "branch", "party", "party", "机关第一党支部", -25),
)
IMPROVED = "会议文件简报审核规定（修订）"
NUMBER = "明人办发{n}号"
REVISED = "审核环节与现行流程不一致。"
KEPT, ABOLISHED = "对照上级新规定逐条核对，没有抵触。", "已被上级统一规定代替，不再单独执行。"
CHECKED = "抽查三个处室的登记簿，两个处室按月登记，一个处室缺最近一个月。"
