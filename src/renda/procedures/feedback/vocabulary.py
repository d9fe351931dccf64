"""The closed lists of feedback, and who may do what in it.

Feedback and its division of work are issued to every unit, so all who handle business see the document; a measure is seen by the
units it is given to, those who verify, and the leaders. Must not know: tables, pages.
"""

from renda.domain.fields import Choice, Field, FieldKind
from renda.domain.rights import Duty, Relation, Right

BASIS = "本机关反馈意见整改工作办法"
SOURCES = (
    Choice("inspection", "巡视巡察"), Choice("appraisal", "考核"), Choice("audit", "审计"), Choice("guidance_group", "指导组"),
)
ROUNDS = tuple(Choice(f"r{n}", f"第{word}轮") for n, word in enumerate("一二三四五六七八九", 1))

AGAIN = "（续）"
"""Stands after the title of a measure that goes on from an earlier round."""
AT_WORK = ("received", "handling")
"""The stages in which a feedback takes further measures."""
OPEN = ("under_way", "reported")
"""The stages in which a measure has not been accounted for."""
STANDS = (*OPEN, "unfinished", "done")
"""The stages of a measure that is answered for in the round it stands in."""

COORDINATOR = Right(Duty.COORDINATE, Relation.ORGAN)
VERIFIER = Right(Duty.VERIFY, Relation.ORGAN)
ANY_LEADER = Right(Duty.LEAD, Relation.ORGAN)
ANY_HANDLER = Right(Duty.HANDLE, Relation.ORGAN)
HANDLER = Right(Duty.HANDLE, Relation.HANDLING_UNIT)
CO_HANDLER = Right(Duty.HANDLE, Relation.CO_UNIT)
NAMED = Right(Duty.MEMBER, Relation.RESPONSIBLE)

UNIT = Field(key="unit", label="责任单位", kind=FieldKind.UNIT)
PERSON = Field(key="person", label="责任人", kind=FieldKind.PERSON, required=False)
CO_UNITS = Field(key="co_units", label="配合单位", kind=FieldKind.UNIT, many=True, required=False)
REASON = Field(key="reason", label="理由", kind=FieldKind.LONG_TEXT)
EVIDENCE = Field(
    key="evidence", label="佐证材料", kind=FieldKind.FILE, required=False, many=True,
    help="可不附。图片、PDF、Word、Excel均可；涉密文件不得上传。",
)
LEADER = Field(
    key="leader", label="牵头领导", kind=FieldKind.PERSON, required=False, recorded=True, otherwise="leader_of:unit",
    help="不填的，填责任单位的分管领导。",
)
