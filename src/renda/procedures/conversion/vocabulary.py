"""The closed lists of conversion, what several of its forms ask, and who may do what in it. Must not know: tables, pages."""

from renda.domain.fields import Choice, Field, FieldKind
from renda.domain.rights import Duty, Relation, Right

BASIS = "本机关学用转化工作办法（本机关自定）"

EVERY = (Choice("month", "每月"), Choice("quarter", "每季度"))
FORMS = (Choice("seminar", "专题研讨"), Choice("discussion", "交流讨论"))
VERDICTS = (Choice("effective", "已见效"), Choice("advancing", "有进展"), Choice("standing_still", "没有进展"))
YES_NO = (Choice("yes", "是"), Choice("no", "否"))

PROJECT_STANDS = ("under_way", "reported", "closed")
"""The stages in which a question has become a project, and was not given up."""
PROJECT_AT_WORK = ("under_way", "reported")

COORDINATOR = Right(Duty.COORDINATE, Relation.ORGAN)
VERIFIER = Right(Duty.VERIFY, Relation.ORGAN)
ANY_LEADER = Right(Duty.LEAD, Relation.ORGAN)
ANY_HANDLER = Right(Duty.HANDLE, Relation.ORGAN)
HANDLER = Right(Duty.HANDLE, Relation.HANDLING_UNIT)
NAMED = Right(Duty.MEMBER, Relation.RESPONSIBLE)
SEEN_BY = (COORDINATOR, VERIFIER, ANY_LEADER, ANY_HANDLER, NAMED)
ENTERING = (COORDINATOR, ANY_HANDLER, ANY_LEADER)

REASON = Field(key="reason", label="理由", kind=FieldKind.LONG_TEXT)
UNIT = Field(key="unit", label="牵头单位", kind=FieldKind.UNIT, required=False, otherwise="own_unit", help="不填的，为本单位。")
LEADER = Field(
    key="leader", label="牵头领导", kind=FieldKind.PERSON, required=False, recorded=True, otherwise="leader_of:unit",
    help="不填的，填牵头单位的分管领导。",
)
TEXT = Field(
    key="text", label="附件", kind=FieldKind.FILE, required=False, many=True,
    help="可不附。图片、PDF、Word、Excel均可；涉密文件不得上传。",
)
