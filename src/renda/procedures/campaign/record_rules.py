"""Named predicates of what a campaign asks for and receives. Must not know: tables, Django."""

from renda.domain.procedures import PredicateInput
from renda.domain.refusals import Code, Reason


def link_in_campaign(given: PredicateInput) -> Reason | None:
    """An item stands in a link of the campaign it belongs to."""
    campaign, link = given.data.get("campaign"), next((c for c in given.linked if str(c.id) == str(given.data.get("link"))), None)
    if campaign is None or link is None or str(campaign) in {str(x.case_id) for x in link.linked("part_of", outgoing=True)}:
        return None
    text = f"“{link.title}”不是所选集中教育的环节，请改选本次集中教育的环节。"
    return Reason(code=Code.RULE, field="link", facts={"text": text})


ITEM_PREDICATES = {link_in_campaign.__name__: link_in_campaign}
