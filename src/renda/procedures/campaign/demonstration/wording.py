"""The words of the demonstration's campaign: invented. Must not know: dates, how a case is played."""

TITLE = "机关作风建设学习教育"
ANSWERING = "明川市委关于开展作风建设学习教育的实施方案"
UNITS = ("综合处", "研究室", "人事处", "代表联络处", "监司委", "财经委", "机关第一党支部", "机关第二党支部", "机关第三党支部")
SECOND_BATCH = ("信息处", "会务处")

ITEMS = (
    ("集中学习不少于4次", "理论学习", -20, "已组织集中学习4次，缺席的已补学"),
    ("提交调研报告1篇", "调查研究", 6, "报告已交研究室汇编"),
    ("制定或修订制度1项", "建章立制", -35, "制度已印发执行"),
)
"""The item, its link, when it is due (days ago), and what is said of it when it is done."""
OWN_CHOICE = ("到联系点开展一次现场办公", "推动发展")

REQUIREMENTS = (
    ("请报送集中学习缺席补学情况", "人事处", 25, "closed"), ("问题清单分类口径不一，请统一后重报", "监司委", 3, "given"),
    ("调研报告应写明转化去向", "研究室", -9, "answered"),
)
ANSWER = "已逐单位核对并补齐，名册随附"
CLOSED = "已书面报指导组，指导组认可"

MEETINGS = (
    ("机关作风建设学习教育动员会", "mobilisation", 118), ("领导小组第1次会议", "leading_group", 116),
    ("领导小组办公室第1次会议", "group_office", 100), ("阶段推进会", "progress", 45),
)
NEXT_MEETING = "第二次工作推进会"
DECIDED = "通报各单位进展，研究下一步安排"
DECISION = "汇总各单位制度清单，统一报机关党委"
