"""What campaigns register with the project, as one frozen value.

Must not know: other procedures.
"""

from renda.domain.check_procedure import check_procedure
from renda.domain.worklists import check_worklist
from renda.procedures.campaign.campaign_procedure import CAMPAIGN
from renda.procedures.campaign.indicators import DIMENSIONS, INDICATORS
from renda.procedures.campaign.part_procedures import CAMPAIGN_LINK, CAMPAIGN_PART
from renda.procedures.campaign.worklists import CAMPAIGNS, LINKS, PARTS
from renda.store.contributions import Contribution

CONTRIBUTION = Contribution(
    application="renda.procedures.campaign",
    procedures=(check_procedure(CAMPAIGN), check_procedure(CAMPAIGN_LINK), check_procedure(CAMPAIGN_PART)),
    worklists=(check_worklist(CAMPAIGNS, CAMPAIGN), check_worklist(LINKS, CAMPAIGN_LINK), check_worklist(PARTS, CAMPAIGN_PART)),
    indicators=INDICATORS,
    dimensions=DIMENSIONS,
    demonstration="renda.procedures.campaign.demonstration.scenes.demonstrate",
)
