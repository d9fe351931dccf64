"""The words of the demonstration's study: invented. Must not know: dates, how a case is played."""

GROUP_PLAN = "党组理论学习中心组年度学习计划"
BRANCH_PLAN = "机关第一党支部下半年学习计划"
OWN_PLAN = "个人自学计划"

GROUP_ITEMS = (
    # days ago (negative: to come), subject, form, days
    (84, "代表法修改精神", "lead_reading", 0.5), (63, "监督工作方法", "expert", 0.5), (49, "民生实事怎样办好", "discussion", 0.5),
    (35, "专题读书班", "reading_class", 3), (14, "调查研究方法", "lead_reading", 0.5), (-8, "作风建设体会", "discussion", 0.5),
)
BRANCH_ITEMS = (
    (70, "参观基层立法联系点", "theme_day", 0.5), (56, "初心与岗位", "party_lesson", 0.5), (28, "身边的榜样", "discussion", 0.5),
    (10, "走进社区议事厅", "on_site", 0.5), (-12, "岁末主题党日", "theme_day", 0.5),
)
HELD_BRANCH_ITEMS = 3
READING = "学习资料选编\n业务知识问答"
OTHER_SESSIONS = (
    (40, "联系点里话履职", "theme_day"), (26, "新任务新作风", "party_lesson"), (12, "读书交流会", "discussion"),
)
LECTURES = (
    ("预算审查监督实务", "财经系列", "某高校教授"), ("数字时代的公文写作", "业务系列", "某报社编辑"),
    ("行政复议与监督", "法治系列", "某法院法官"),
)
NEWCOMERS = ("钟离晚", "司徒朗")
