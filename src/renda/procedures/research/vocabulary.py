"""The closed lists of research, what several of its forms ask, and who may do what in it.

Topics and findings are for the whole organ to use, so all who handle business see them; an unannounced trip before it is held is
the exception (`trip_procedure`). Must not know: tables, pages.
"""

from renda.domain.fields import Choice, Field, FieldKind, When
from renda.domain.procedures import Action, LinkType, Open
from renda.domain.rights import Duty, Relation, Right

BASIS = "本机关调查研究工作办法（本机关自定）"

LEVELS = (
    Choice("leaders", "班子成员领题"), Choice("office_leaders", "机关党组成员领题"), Choice("office", "机关处室"),
    Choice("sub_group", "分党组"), Choice("youth", "青年"), Choice("commissioned", "委托"),
)
METHODS = (
    Choice("visit", "实地走访"), Choice("talk", "座谈访谈"), Choice("stay", "蹲点调研"), Choice("expert", "专家调查"),
    Choice("check", "结合执法检查"), Choice("questionnaire", "问卷调查"),
)
EXCHANGE = "exchange"
TRIP_KINDS = (*METHODS, Choice(EXCHANGE, "成果交流会"))
MANNERS = (Choice("announced", "事先通知"), Choice("unannounced", "四不两直"))
YES_NO = (Choice("yes", "是"), Choice("no", "否"))

REPORT_KINDS = (Choice("report", "调研报告"), Choice("youth", "青年调研成果"), Choice("reference", "决策参考"))
CASE_KINDS = (Choice("good", "正面典型"), Choice("bad", "反面典型"))
PAPER_KINDS = (*REPORT_KINDS, *CASE_KINDS)
USES = (Choice("exchanged", "会议交流"), Choice("adopted", "批示采纳"), Choice("printed", "印发刊用"), Choice("taught", "教育警示"))

WAYS = (Choice("rules", "制度"), Choice("decision", "决策"), Choice("tasks", "工作任务"))
MODES = (Choice("on_site", "实地回访"), Choice("telephone", "电话回访"), Choice("entrusted", "委托回访"))
RATINGS = (Choice("satisfied", "满意"), Choice("basically", "基本满意"), Choice("dissatisfied", "不满意"))

TOPIC_AT_WORK = ("approved", "under_way")
TOPIC_REPORTED = ("reported", "exchanged", "converted")
"""The stages in which the report is there and the topic is not yet closed."""
PAPER_STANDS = ("handed_in", "used")
TOPIC_STANDS = (*TOPIC_AT_WORK, *TOPIC_REPORTED, "closed")

COORDINATOR = Right(Duty.COORDINATE, Relation.ORGAN)
VERIFIER = Right(Duty.VERIFY, Relation.ORGAN)
ANY_LEADER = Right(Duty.LEAD, Relation.ORGAN)
LEADER_IN_CHARGE = Right(Duty.LEAD, Relation.SUPERVISED_UNIT)
ANY_HANDLER = Right(Duty.HANDLE, Relation.ORGAN)
HANDLER = Right(Duty.HANDLE, Relation.HANDLING_UNIT)
NAMED = Right(Duty.MEMBER, Relation.RESPONSIBLE)
ENTERED = Right(Duty.MEMBER, Relation.PROPOSER)
TEAM = Right(Duty.MEMBER, Relation.APPOINTED, role="team")
SEEN_BY = (COORDINATOR, VERIFIER, ANY_LEADER, ANY_HANDLER, NAMED, ENTERED)
ENTERING = (COORDINATOR, ANY_HANDLER, ANY_LEADER)

REASON = Field(key="reason", label="理由", kind=FieldKind.LONG_TEXT)


def void_entry(from_: tuple[str, ...], to: str, event: str) -> Action:
    """This will declare the act that takes out of every figure what was entered in error; what was handed on from it stays."""
    return Action(
        key="void_entry", label="登记有误作废", event=event, from_=from_, to=to, rights=(COORDINATOR,),
        sentence="{actor}作废登记：{reason}", fields=(REASON,), help="作废后不再计数；由它登记的问题、任务不受影响。",
    )


OWN_UNIT = Field(
    key="unit", label="承担单位", kind=FieldKind.UNIT, required=False, otherwise="own_unit", help="不填的，为本单位。",
)
LEVEL = Field(key="level", label="课题层级", kind=FieldKind.CHOICE, choices=LEVELS, required=False, recorded=True)
TEXT = Field(
    key="text", label="附件", kind=FieldKind.FILE, required=False, many=True, help="可不附。图片、PDF、Word、Excel均可；涉密文件不得上传。",
)

_PROBLEM_LEVELS = (Choice("group", "领导班子"), Choice("sub_group", "分党组"), Choice("branch", "党支部"))
_PROBLEM_FIELDS = (
    Choice("theory", "理论学习"), Choice("deputies", "代表工作"), Choice("supervision", "监督工作"), Choice("legislation", "立法工作"),
    Choice("service", "服务保障"), Choice("style", "作风建设"), Choice("party", "党的建设"), Choice("livelihood", "民生实事"),
)
_PROBLEM_KINDS = (
    Choice("system", "制度机制"), Choice("duty", "履职担当"), Choice("execution", "工作落实"), Choice("conduct", "纪律作风"),
)
PROBLEMS = Field(
    key="problems", label="发现的问题", kind=FieldKind.ROWS, required=False,
    help="没有的不填。填写的，自动登记为整改问题，由综合处交办；以后的办理情况从本页可以看到。",
    columns=(
        Field(key="title", label="问题", limit=300), Field(key="unit", label="问题所在单位", kind=FieldKind.UNIT),
        Field(key="level", label="层级", kind=FieldKind.CHOICE, choices=_PROBLEM_LEVELS),
        Field(key="field", label="领域", kind=FieldKind.CHOICE, choices=_PROBLEM_FIELDS),
        Field(key="kind", label="类型", kind=FieldKind.CHOICE, choices=_PROBLEM_KINDS),
    ),
)
OPEN_PROBLEMS = Open(
    procedure="problem", action="register", rows="problems", link=LinkType.DERIVED_FROM,
    fill={
        "title": "row:title", "origin_unit": "row:unit", "level": "row:level", "field": "row:field", "kind": "row:kind",
        "channel": "text:research", "campaign": "under:campaign", "origin": "given:under:campaign=campaign,daily",
        "added_later": "text:no", "description": "words:由调研发现：{case:title}",
    },
)

_RULE_CHANGES = (Choice("new", "新建"), Choice("improved", "完善"))
_RULE_ASPECTS = (
    Choice("study", "理论学习"), Choice("research", "调查研究"), Choice("visits", "考察接待"), Choice("meetings", "会议活动"),
    Choice("papers", "文件简报"), Choice("supervision", "监督工作"), Choice("legislation", "立法工作"),
    Choice("deputies", "代表工作"), Choice("suggestions", "议案建议"), Choice("masses", "联系群众"), Choice("finance", "财务资产"),
    Choice("personnel", "干部人事"), Choice("party", "党的建设"), Choice("conduct", "纪律作风"), Choice("service", "服务保障"),
    Choice("safety", "安全保密"), Choice("other", "其他"),
)
RULES = Field(
    key="rules", label="制度", kind=FieldKind.ROWS, required=When("way", ("rules",)),
    help="转化为制度的填写，自动登记到制度台账，由来为本课题。已有登记的制度，在该制度的“由来”里填本课题编号。",
    columns=(
        Field(key="title", label="制度名称", limit=200),
        Field(key="change", label="制定方式", kind=FieldKind.CHOICE, choices=_RULE_CHANGES),
        Field(key="aspect", label="方面", kind=FieldKind.CHOICE, choices=_RULE_ASPECTS),
        Field(key="issued_on", label="印发日期", kind=FieldKind.DATE, latest="today", required=False),
        Field(key="due_on", label="尚未印发的时限", kind=FieldKind.DATE, required=When("issued_on", ("",))),
    ),
)
OPEN_RULES = Open(
    procedure="rule", action="record", rows="rules", link=LinkType.DERIVED_FROM,
    fill={
        "title": "row:title", "change": "row:change", "aspect": "row:aspect", "issued_on": "row:issued_on", "due_on": "row:due_on",
        "state": "given:row:issued_on=issued,drafting", "level": "text:office", "sort": "text:management", "unit": "case:unit",
        "campaign": "under:campaign",
    },
)
