"""The closed lists of lists (清单): the rules an office chooses from when it defines one, and who may do what.

Must not know: tables, pages.
"""

from renda.domain.fields import Choice, Field, FieldKind
from renda.domain.rights import Duty, Relation, Right

BASIS = "本机关清单管理办法（本机关自定）"

CLOSING_RULES = (
    Choice("verified", "核实"), Choice("approved", "核实、领导签批"), Choice("satisfied", "核实、服务对象满意"),
    Choice("satisfied_approved", "核实、服务对象满意、领导签批"),
)
GRADE_RULES = (
    Choice("by_steps", "按节点完成比例"), Choice("by_outcome", "按阶段成果"), Choice("by_completion", "按是否销项"),
)
GRADES = (
    Choice("done", "已完成"), Choice("nearly", "基本完成"), Choice("partly", "取得阶段性进展"), Choice("going", "正在推进"),
)
GRADE_WORDINGS = (
    Choice("progress", "已完成、基本完成、取得阶段性进展、正在推进"), Choice("solving", "已解决、基本解决、取得较大进展、正在解决"),
    Choice("delivering", "已办成、基本办成、取得明显进展、正在办理"),
)
RATINGS = (Choice("satisfied", "满意"), Choice("basically", "基本满意"), Choice("dissatisfied", "不满意"))
SEEN_BY = (Choice("all", "各单位经办人员"), Choice("named", "只限有关人员"))

WAITING = ("applied", "to_rate", "to_approve")
"""The stages in which a unit has applied for closing and others have the word."""
ITEM_OPEN = ("under_way", *WAITING)

COORDINATOR = Right(Duty.COORDINATE, Relation.ORGAN)
VERIFIER = Right(Duty.VERIFY, Relation.ORGAN)
ANY_LEADER = Right(Duty.LEAD, Relation.ORGAN)
LEADER_IN_CHARGE = Right(Duty.LEAD, Relation.SUPERVISED_UNIT)
ANY_HANDLER = Right(Duty.HANDLE, Relation.ORGAN)
HANDLER = Right(Duty.HANDLE, Relation.HANDLING_UNIT)
CO_HANDLER = Right(Duty.HANDLE, Relation.CO_UNIT)
CLOSING_UNIT = Right(Duty.HANDLE, Relation.ORIGIN_UNIT)
NAMED = Right(Duty.MEMBER, Relation.RESPONSIBLE)

REASON = Field(key="reason", label="理由", kind=FieldKind.LONG_TEXT)
EVIDENCE = Field(
    key="evidence", label="佐证材料", kind=FieldKind.FILE, required=False, many=True,
    help="可不附。图片、PDF、Word、Excel均可；涉密文件不得上传。",
)
LEADER = Field(
    key="leader", label="牵头领导", kind=FieldKind.PERSON, required=False, recorded=True, otherwise="leader_of:unit",
    help="不填的，填该单位的分管领导。",
)
CLOSING_RULE = Field(
    key="closing_rule", label="销项规则", kind=FieldKind.CHOICE, choices=CLOSING_RULES, recorded=True,
    help="责任单位申请销项后，要经过哪几步。核实由责任单位以外的单位办理。",
)
GRADE_RULE = Field(
    key="grade_rule", label="等次规则", kind=FieldKind.CHOICE, choices=GRADE_RULES, recorded=True,
    help="等次由系统按登记的事实推算，不由人评定。",
)
SEEN = Field(
    key="seen_by", label="可见范围", kind=FieldKind.CHOICE, choices=SEEN_BY, recorded=True,
    help="“有关人员”指综合处，责任单位、配合单位、核实单位的经办人员，责任人和分管领导；其他人只看到数量。",
)


def grade_words(wording: str) -> dict[str, str]:
    """This will give what a list calls each grade; an unknown wording has the words of the first."""
    chosen = next((c for c in GRADE_WORDINGS if c.key == wording), GRADE_WORDINGS[0])
    return dict(zip((g.key for g in GRADES), chosen.label.split("、"), strict=True))
