"""What campaigns register with the project, as one frozen value.

Must not know: other procedures.
"""

from renda.domain.check_procedure import check_procedure
from renda.domain.worklists import check_worklist
from renda.procedures.campaign.briefing_procedure import BRIEFING
from renda.procedures.campaign.campaign_procedure import CAMPAIGN
from renda.procedures.campaign.indicators import DIMENSIONS, INDICATORS, OVERVIEW
from renda.procedures.campaign.item_procedure import CAMPAIGN_ITEM
from renda.procedures.campaign.meeting_procedure import CAMPAIGN_MEETING
from renda.procedures.campaign.part_procedures import CAMPAIGN_LINK, CAMPAIGN_PART
from renda.procedures.campaign.report_kinds import REPORT_KINDS, SENTENCES
from renda.procedures.campaign.requirement_procedure import REQUIREMENT
from renda.procedures.campaign.worklists import BRIEFINGS, CAMPAIGNS, ENTRIES, ITEMS, LINKS, MEETINGS, PARTS, REQUIREMENTS
from renda.store.contributions import Contribution

CONTRIBUTION = Contribution(
    application="renda.procedures.campaign",
    procedures=tuple(
        check_procedure(p) for p in (CAMPAIGN, CAMPAIGN_LINK, CAMPAIGN_PART, CAMPAIGN_ITEM, REQUIREMENT, CAMPAIGN_MEETING, BRIEFING)
    ),
    worklists=(
        check_worklist(CAMPAIGNS, CAMPAIGN), check_worklist(ITEMS, CAMPAIGN_ITEM), check_worklist(REQUIREMENTS, REQUIREMENT),
        check_worklist(MEETINGS, CAMPAIGN_MEETING), check_worklist(BRIEFINGS, BRIEFING), check_worklist(LINKS, CAMPAIGN_LINK),
        check_worklist(PARTS, CAMPAIGN_PART),
    ),
    indicators=INDICATORS,
    dimensions=DIMENSIONS,
    reports=REPORT_KINDS,
    sentences=SENTENCES,
    overview=OVERVIEW,
    pages="renda.procedures.campaign.pages",
    entries=ENTRIES,
    homes=(("campaign", "campaign_home"),),
    sections=(
        ("campaign", "renda.procedures.campaign.views.case_sections.campaign_sections"),
        ("briefing", "renda.procedures.campaign.views.case_sections.briefing_sections"),
    ),
    demonstration="renda.procedures.campaign.demonstration.scenes.demonstrate",
)
