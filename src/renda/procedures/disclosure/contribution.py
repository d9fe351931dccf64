"""What disclosure registers with the project, as one frozen value.

Must not know: other procedures.
"""

from renda.domain.check_procedure import check_procedure
from renda.domain.worklists import check_worklist
from renda.procedures.disclosure.indicators import DIMENSIONS, INDICATORS, OVERVIEW
from renda.procedures.disclosure.procedure import DISCLOSURE
from renda.procedures.disclosure.worklists import DISCLOSURES
from renda.store.contributions import Contribution, DetailIndex

CONTRIBUTION = Contribution(
    application="renda.procedures.disclosure",
    procedures=(check_procedure(DISCLOSURE),),
    indexes=(DetailIndex(procedure="disclosure", columns=("ring",), name="disclosure_by_ring"),),
    worklists=(check_worklist(DISCLOSURES, DISCLOSURE),),
    indicators=INDICATORS,
    dimensions=DIMENSIONS,
    overview=OVERVIEW,
    demonstration="renda.procedures.disclosure.demonstration.scenes.demonstrate",
)
