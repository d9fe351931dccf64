"""What rules (制度) register with the project, as one frozen value.

Must not know: other procedures.
"""

from renda.domain.check_procedure import check_procedure
from renda.domain.worklists import check_worklist
from renda.procedures.rules.indicators import DIMENSIONS, INDICATORS, OVERVIEW
from renda.procedures.rules.report_kinds import SENTENCES, STAGE
from renda.procedures.rules.rule_procedure import RULE
from renda.procedures.rules.worklists import RULES
from renda.store.contributions import Contribution

CONTRIBUTION = Contribution(
    application="renda.procedures.rules", procedures=(check_procedure(RULE),), worklists=(check_worklist(RULES, RULE),),
    indicators=INDICATORS, dimensions=DIMENSIONS, overview=OVERVIEW, stage=STAGE, sentences=SENTENCES,
    demonstration="renda.procedures.rules.demonstration.scenes.demonstrate",
)
