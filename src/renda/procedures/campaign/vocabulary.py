"""The closed lists of campaigns (集中教育), the links one begins with, and who may do what. Must not know: tables, pages."""

from renda.domain.fields import Choice, Field, FieldKind
from renda.domain.rights import Duty, Relation, Right

BASIS = "上级关于开展集中教育的部署和本机关实施方案"

CAMPAIGN_KINDS = (
    Choice("theme_education", "主题教育"), Choice("study_education", "学习教育"), Choice("style", "作风建设"),
    Choice("special_rectification", "专项整治"),
)
GATHERED = (
    Choice("study", "学习"), Choice("research", "调研"), Choice("conversion", "学用转化"), Choice("rectification", "整改"),
    Choice("rules", "建章立制"), Choice("lists", "清单"), Choice("other", "其他"),
)
FIRST_LINKS = (
    ("理论学习", "study"), ("调查研究", "research"), ("推动发展", "lists"), ("检视整改", "rectification"), ("建章立制", "rules"),
)
"""The links a campaign usually has, with what each gathers: filled in beforehand, to be changed at will."""
GATHERS = Field(key="gathers", label="归集的记录", kind=FieldKind.CHOICE, choices=GATHERED, recorded=True)
GATHERS_TOO = Field(
    key="gathers_too", label="还归集", kind=FieldKind.CHOICE, choices=GATHERED[:-1], many=True, required=False, recorded=True,
    folded=True,
)

CAMPAIGN_OPEN = ("preparing", "running", "concluding")

COORDINATOR = Right(Duty.COORDINATE, Relation.ORGAN)
VERIFIER = Right(Duty.VERIFY, Relation.ORGAN)
ANY_LEADER = Right(Duty.LEAD, Relation.ORGAN)
ANY_HANDLER = Right(Duty.HANDLE, Relation.ORGAN)
ANY_MEMBER = Right(Duty.MEMBER, Relation.ORGAN)
GUIDE = Right(Duty.MEMBER, Relation.APPOINTED, "guide")
SEEN_BY = (COORDINATOR, VERIFIER, ANY_LEADER, ANY_HANDLER, ANY_MEMBER, GUIDE)

REASON = Field(key="reason", label="理由", kind=FieldKind.LONG_TEXT)
