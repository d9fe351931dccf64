"""Fields and links that the records of a campaign share: the campaign they belong to, the link they count under, evidence.

Must not know: tables, pages.
"""

from dataclasses import replace

from renda.domain.belonging import CAMPAIGN
from renda.domain.fields import Choice, Field, FieldKind, When
from renda.domain.procedures import Link, LinkType
from renda.domain.rights import Duty, Relation, Right
from renda.procedures.campaign.vocabulary import ANY_HANDLER, ANY_LEADER, ANY_MEMBER, COORDINATOR, GATHERED, VERIFIER

HANDLER = Right(Duty.HANDLE, Relation.HANDLING_UNIT)
NAMED = Right(Duty.MEMBER, Relation.RESPONSIBLE)
DOERS = (HANDLER, Right(Duty.COORDINATE, Relation.HANDLING_UNIT), NAMED)
"""Who does what a unit is asked for: its handlers; of the coordinating office itself, its coordinators; whoever is named."""
GIVER = Right(Duty.MEMBER, Relation.PROPOSER)
RECORD_SEEN_BY = (COORDINATOR, VERIFIER, ANY_LEADER, ANY_HANDLER, ANY_MEMBER, *DOERS, GIVER)

ITEM_KINDS = (Choice("required", "规定动作"), Choice("own_choice", "自选动作"))
MEETING_KINDS = (
    Choice("mobilisation", "动员会"), Choice("progress", "推进会"), Choice("closing", "总结会"),
    Choice("leading_group", "领导小组会议"), Choice("group_office", "领导小组办公室会议"), Choice("other", "其他会议"),
)

ITEM_OPEN = ("to_do", "reported")
REQUIREMENT_OPEN = ("given", "answered", "confirmed")

CAMPAIGN_FIELD = replace(CAMPAIGN, required=True, help="")
LINK_FIELD = Field(
    key="link", label="环节", kind=FieldKind.CASE, of="campaign_link", only=When("gathers", tuple(c.key for c in GATHERED)),
)
UNDER_LINK = Link(type=LinkType.UNDER, cases="link")
EVIDENCE = Field(
    key="evidence", label="佐证材料", kind=FieldKind.FILE, required=False, many=True,
    help="可不附。图片、PDF、Word、Excel均可；涉密文件不得上传。",
)
CONSENT = Field(key="consent", label="同意的领导", kind=FieldKind.PERSON)
NEW_DUE = Field(key="to", label="新的时限", kind=FieldKind.DATE, earliest="today")
