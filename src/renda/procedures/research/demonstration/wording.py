"""The words of the demonstration's research: invented. Must not know: dates, how a case is played."""

ELDERLY = "社区居家养老服务供给与布局"
TOPICS = (
    # title, level, unit, how far it goes
    (ELDERLY, "sub_group", "社会委", "closed"),
    ("代表建议办理质效提升", "leaders", "代表联络处", "converted"),
    ("预算绩效评价结果运用", "sub_group", "财经委", "exchanged"),
    ("老旧小区物业管理", "sub_group", "城环委", "reported"),
    ("重点项目审批堵点", "office", "市发展改革委", "under_way"),
    ("青年干部返乡见闻", "youth", "机关第一党支部", "under_way"),
    ("基层立法联系点作用发挥", "office_leaders", "法制委", "late"),
    ("乡村产业用地保障", "sub_group", "农业农村委", "approved"),
    ("人大数字化履职评估", "commissioned", "研究室", "proposed"),
)
COMMISSIONED_TO = "明川学院地方治理研究中心"
AIM = "摸清现状和堵点，提出可操作的改进办法。"
MEETING = "党组会议"
PLACES = ("城东街道", "高新园区", "石桥镇", "滨江社区")
SUMMARY = "走访点位和座谈情况已核对，反映集中的意见列入问题和建议。"
FOUND = (
    ("社区助餐点午间排队时间长", "市民政局", "group", "livelihood", "execution"),
    ("建议答复后落实情况没有跟踪", "代表联络处", "group", "deputies", "system"),
)
TASKS = (("起草居家养老服务监督办法", "法制委"), ("开展养老服务专题询问", "社会委"))
RULE = "代表建议办理质量评估办法"
UNANNOUNCED = "窗口服务和热线办理情况"
EXCHANGE = "调研成果交流会"
YOUTH = ("返乡看养老：一个村的互助餐", "返乡看产业：梯田里的新合作社", "返乡看教育：合并后的村小")
REFERENCE = "居家养老服务供给的三条建议"
CASES = (
    ("板凳议事会：把征求意见开到楼道", "good", "小切口议题，当场答复、事后公示。", "各代表联络站推广"),
    ("立法征询日：条例草案进企业", "good", "按条款列问题清单，意见逐条反馈。", "基层立法联系点推广"),
    ("一次走过场的座谈", "bad", "参加人员由被调研单位指定，听不到真话。", "调研培训中作警示"),
)
VISITS = (
    ("助餐点老人回访", "on_site", "satisfied", "三个社区的老人代表"), ("提出建议的代表回访", "telephone", "basically", "两名市人大代表"),
    ("受访企业回访", "entrusted", "dissatisfied", "高新园区企业"),
)
OPINION = "希望答复以后还有人管"
