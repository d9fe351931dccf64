"""Named predicates of what a campaign asks for and receives. Must not know: tables, Django."""

from renda.domain.facts import CaseFacts
from renda.domain.procedures import PredicateInput
from renda.domain.refusals import Code, Reason


def link_in_campaign(given: PredicateInput) -> Reason | None:
    """An item stands in a link of the campaign it belongs to."""
    campaign, link = given.data.get("campaign"), next((c for c in given.linked if str(c.id) == str(given.data.get("link"))), None)
    if campaign is None or link is None or str(campaign) in {str(x.case_id) for x in link.linked("part_of", outgoing=True)}:
        return None
    text = f"“{link.title}”不是所选集中教育的环节，请改选本次集中教育的环节。"
    return Reason(code=Code.RULE, field="link", facts={"text": text})


def units_taking_part(campaign: CaseFacts | None) -> set[str]:
    """This will tell by id which units take part in a campaign now."""
    parts = campaign.linked("part_of", outgoing=False) if campaign else ()
    return {str(x.unit_id) for x in parts if x.procedure == "campaign_part" and x.stage == "taking_part"}


def not_taking_part(campaign: CaseFacts | None, unit: object) -> Reason | None:
    """This will say why nothing can be asked of a unit in a campaign: it takes no part, nor is it in charge, nor one of its bodies."""
    if campaign is None or not unit:
        return None
    bodies = {str(campaign.detail.get(key)) for key in ("leading_group", "group_office", "task_force")}
    if str(unit) in units_taking_part(campaign) | bodies | {str(u) for u in campaign.units_in_role("lead")}:
        return None
    text = f"所选单位没有参加“{campaign.title}”。请先在该集中教育里“确定参加单位”，或者改选参加单位。"
    return Reason(code=Code.RULE, field="unit", facts={"text": text})


def unit_takes_part(given: PredicateInput) -> Reason | None:
    """An item is set for a unit that takes part."""
    campaign = next((c for c in given.linked if str(c.id) == str(given.data.get("campaign"))), None)
    return not_taking_part(campaign, given.data.get("unit"))


ITEM_PREDICATES = {p.__name__: p for p in (link_in_campaign, unit_takes_part)}
