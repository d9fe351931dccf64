"""The closed lists of rectification: levels, kinds, fields of work, channels, origins.

Must not know: tables, pages.
"""

from renda.domain.fields import Choice

LEVELS = (
    Choice("group", "领导班子"),
    Choice("sub_group", "分党组"),
    Choice("branch", "党支部"),
    Choice("person", "个人"),
    Choice("secretary", "支部书记个人"),
)
PRIVATE_LEVELS = ("person", "secretary")

FIELDS = (
    Choice("theory", "理论学习"),
    Choice("deputies", "代表工作"),
    Choice("supervision", "监督工作"),
    Choice("legislation", "立法工作"),
    Choice("service", "服务保障"),
    Choice("style", "作风建设"),
    Choice("party", "党的建设"),
    Choice("livelihood", "民生实事"),
)

KINDS = (
    Choice("system", "制度机制"),
    Choice("duty", "履职担当"),
    Choice("execution", "工作落实"),
    Choice("conduct", "纪律作风"),
)

CHANNELS = (
    Choice("self_check", "自查"),
    Choice("opinions", "征求意见"),
    Choice("research", "调研发现"),
    Choice("feedback", "反馈指出"),
    Choice("meeting", "会议检视"),
)

ORIGINS = (
    Choice("campaign", "集中教育"),
    Choice("inspection", "巡视巡察反馈"),
    Choice("audit", "审计反馈"),
    Choice("appraisal", "考核反馈"),
    Choice("guidance", "指导组反馈"),
    Choice("daily", "日常工作"),
)

MEASURE_KINDS = (
    Choice("at_once", "立行立改"),
    Choice("staged", "分阶段"),
    Choice("continuing", "持续"),
)

MEASURE_STANDS = ("in_progress", "reported", "done")
"""The stages in which a measure counts as one: not when it was ended."""

FOUND = (
    "registered", "rectifying", "strike_off_applied", "checking", "secretary_checking", "superior_checking", "awaiting_signature",
    "publicised", "struck_off", "confirmed", "rebounded",
)
"""The stages in which a problem counts as one: not when it was merged into another."""
OPEN = tuple(s for s in FOUND if s not in ("struck_off", "confirmed"))
WORKED_ON = ("registered", "rectifying")
DOERS = ("apply_strike_off", "note_progress", "plan_measures")
"""Acts of doing: whoever does one never verifies."""

ANSWER_MODES = (Choice("on_site", "当面回复"), Choice("phone", "电话回复"), Choice("written", "书面回复"))
ANSWER_STATES = (Choice("none", "无反映人"), Choice("waiting", "待回复"), Choice("answered", "已回复"))

YES_NO = (Choice("yes", "是"), Choice("no", "否"))
