"""The words of the demonstration's conversion: invented. Must not know: dates, how a case is played."""

PLAN = "运用法治方式破解城市治理难题"
HELD = ("老旧小区怎么管", "数字经济怎么立规矩", "站点怎么用起来")
QUESTIONS = (
    # question, unit, project, what it comes to, how far it goes
    ("物业服务没有统一标准", "城环委", "修订物业管理条例", "法规修订", "closed"),
    ("数字经济条例实施情况不清", "财经委", "数字经济条例执法检查", "执法检查", "reported"),
    ("代表联络站只在工作日开放", "代表联络处", "联络站周末和夜间开放", "站点提质", "under_way"),
    ("科技创新条例配套政策滞后", "教科文卫委", "科技创新条例配套清单", "配套清单", "late"),
    ("基层执法人员培训不足", "监司委", "", "", "raised"),
)
MISSED = "当月集中参加会议保障"
APART = "青年干部交流：一条意见怎样变成一条法规"
PROGRESS = "已召开两次论证会，草稿征求了有关单位意见。"
RESULT = "成果已经形成，有关单位开始执行。"
ROUNDS = (("advancing", "材料到位，还差实地核对。"), ("effective", "现场看过，群众和企业有感受。"))
