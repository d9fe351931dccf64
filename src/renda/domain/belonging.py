"""How a record belongs to the campaign (集中教育) that gathers it, declared once for every procedure: the field, the link, the act
by which it is changed later, the dimension that parts figures by it.

Must not know: tables, pages, what a campaign does.
"""

from renda.domain.facts import CaseFacts
from renda.domain.fields import Field, FieldKind, When
from renda.domain.indicators import Dimension, DimensionKind, TakingPart, Way
from renda.domain.procedures import Action, ActOn, Link, LinkType, Unlink
from renda.domain.rights import Right

_OF = "campaign"
CAMPAIGN = Field(
    key="campaign", label="所属集中教育", kind=FieldKind.CASE, of=_OF, required=False, fill="running:campaign",
    help="本单位正在参加的，系统已填；不属于集中教育的清空。",
)
NO_CAMPAIGN = ("",)
"""What the field holds where a record belongs to no campaign: for the conditions of other fields."""
UNDER_CAMPAIGN = Link(type=LinkType.UNDER, cases="campaign")


_FOLLOWING = ActOn(
    link=LinkType.PART_OF, outgoing=False, action="set_campaign", fill={"campaign": "data:campaign", "taken_out": "data:taken_out"},
)


def set_campaign(
    from_: tuple[str, ...], rights: tuple[Right, ...], *, parts_follow: bool = False, others: tuple[ActOn, ...] = ()
) -> Action:
    """This will declare the act that puts a record under a campaign, under another one, or under none; with `parts_follow` its parts
    go with it, with `others` what else does. Without rights it is an inner act: that of the parts."""
    return Action(
        key="set_campaign", label="调整所属集中教育", event="CampaignSet", from_=from_, rights=rights,
        sentence="{actor}调整所属集中教育[，归入{campaign}][，移出：{taken_out}]。",
        fields=(
            Field(
                key="campaign", label="归入的集中教育", kind=FieldKind.CASE, of=_OF, required=False,
                help="改归另一集中教育的，原来的自动移出。",
            ),
            Field(
                key="taken_out", label="移出的理由", required=When("campaign", NO_CAMPAIGN),
                help="只移出、不改归的，写明理由，上一项不填。",
            ),
        ),
        effects=(Unlink(type=LinkType.UNDER, other=_OF), UNDER_CAMPAIGN, *((_FOLLOWING,) if parts_follow else ()), *others),
        internal=not rights,
    )


def carried_over(from_: tuple[str, ...]) -> Action:
    """This will declare what a record goes through when its campaign of special rectification is closed before the record is: it
    stays where it stands, goes on in its standing ledger, and keeps its links."""
    return Action(
        key="carry_over", label="转入日常台账", event="CarriedOver", from_=from_, rights=(), internal=True,
        sentence="{actor}办结“{campaign_title}”，本事项没有办完，转入日常台账继续办理。",
        fields=(Field(key="campaign_title", label="集中教育", limit=100),),
    )


def campaign_dimension(*procedures: str, ways: tuple[Way, ...] = ()) -> Dimension:
    """This will declare the dimension by which the figures of these procedures are parted by campaign; by `ways` also what does not
    stand under it itself."""
    return Dimension(
        key="campaign", label="所属集中教育", procedures=procedures, kind=DimensionKind.LINK, link=str(LinkType.UNDER), other=_OF,
        taking_part=TakingPart(procedure="campaign_part", stages=("taking_part", "ended")), ways=ways,
    )


def campaigns_of(case: CaseFacts) -> frozenset[object]:
    """This will list the campaigns a case stands under."""
    return frozenset(x.case_id for x in case.linked(str(LinkType.UNDER), outgoing=True) if x.procedure == _OF)
