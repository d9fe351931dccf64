"""The closed lists of rules (制度), and who may do what with them. Must not know: tables, pages."""

from renda.domain.fields import Choice, Field, FieldKind
from renda.domain.rights import Duty, Relation, Right

BASIS = "本机关规章制度管理办法（本机关自定）"

CHANGES = (Choice("new", "新建"), Choice("improved", "完善"), Choice("existing", "原有"))
"""How a rule came into the register: made anew, made better, or there before and only listed."""
STATES = (Choice("issued", "已印发"), Choice("drafting", "制定中"))
SORTS = (Choice("management", "管理制度"), Choice("party", "党内文件"))
RULE_LEVELS = (Choice("committee", "常委会"), Choice("office", "机关"), Choice("unit", "处室、专工委"), Choice("branch", "党支部"))
ASPECTS = (
    Choice("study", "理论学习"), Choice("research", "调查研究"), Choice("visits", "考察接待"), Choice("meetings", "会议活动"),
    Choice("papers", "文件简报"), Choice("supervision", "监督工作"), Choice("legislation", "立法工作"),
    Choice("deputies", "代表工作"), Choice("suggestions", "议案建议"), Choice("masses", "联系群众"), Choice("finance", "财务资产"),
    Choice("personnel", "干部人事"), Choice("party", "党的建设"), Choice("conduct", "纪律作风"), Choice("service", "服务保障"),
    Choice("safety", "安全保密"), Choice("other", "其他"),
)
VERDICTS = (Choice("kept_to", "落实到位"), Choice("partly", "部分落实"), Choice("ignored", "没有落实"))
RESULTS = (Choice("kept", "继续有效"), Choice("revised", "需要修订"), Choice("abolished", "予以废止"))

COORDINATOR = Right(Duty.COORDINATE, Relation.ORGAN)
VERIFIER = Right(Duty.VERIFY, Relation.ORGAN)
ANY_LEADER = Right(Duty.LEAD, Relation.ORGAN)
ANY_HANDLER = Right(Duty.HANDLE, Relation.ORGAN)
ANY_MEMBER = Right(Duty.MEMBER, Relation.ORGAN)
HANDLER = Right(Duty.HANDLE, Relation.HANDLING_UNIT)
SEEN_BY = (COORDINATOR, VERIFIER, ANY_LEADER, ANY_HANDLER, ANY_MEMBER)
ENTERING = (COORDINATOR, ANY_HANDLER)
KEEPING = (HANDLER, COORDINATOR)

REASON = Field(key="reason", label="理由", kind=FieldKind.LONG_TEXT)
