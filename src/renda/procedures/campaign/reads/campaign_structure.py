"""The structure of a campaign that another may begin from: links, units by batch, items by link – and none of its records.

Must not know: pages.
"""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import connection

from renda.domain.rights import Actor
from renda.procedures.campaign.reads.campaign_records import CampaignLink, CampaignPart, campaign_seen_by, links_of, parts_of

_ITEMS = """
SELECT DISTINCT c.title, k.target_id, d.due_on, c.lead_unit_id FROM store_case c JOIN campaign_campaign_item d ON d.case_id = c.id
JOIN store_caselink l ON l.source_id = c.id AND l.type = 'under' AND l.target_id = %(campaign)s
JOIN store_caselink k ON k.source_id = c.id AND k.type = 'under' AND k.target_id = ANY(%(links)s)
WHERE c.procedure = 'campaign_item' AND c.stage <> 'dropped' AND d.item_kind = 'required' AND d.due_on IS NOT NULL
ORDER BY d.due_on, c.title, c.lead_unit_id
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class StructuredItem:
    """A required item of one unit, by the link it stood in."""

    title: str
    link: UUID
    due_on: date
    unit: UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class Structure:
    """What a campaign is made of."""

    kind: str
    from_on: date
    links: tuple[CampaignLink, ...]
    parts: tuple[CampaignPart, ...]
    items: tuple[StructuredItem, ...]


def campaign_structure(actor: Actor, campaign: UUID) -> Structure | None:
    """This will give the structure of a campaign the actor sees; None when there is none."""
    found = campaign_seen_by(actor, campaign)
    if found is None:
        return None
    links = links_of(actor, campaign)
    with connection.cursor() as cursor:
        cursor.execute(_ITEMS, {"campaign": campaign, "links": [link.id for link in links]})
        items = tuple(StructuredItem(title=r[0], link=r[1], due_on=r[2], unit=r[3]) for r in cursor.fetchall())
    return Structure(kind=found.kind, from_on=found.from_on, links=links, parts=parts_of(actor, campaign), items=items)
