"""What rectification registers with the project, as one frozen value.

Must not know: other procedures.
"""

from renda.domain.check_procedure import check_procedure
from renda.domain.worklists import check_worklist
from renda.procedures.rectification.dimensions import DIMENSIONS
from renda.procedures.rectification.indicators import INDICATORS, OVERVIEW
from renda.procedures.rectification.measure_procedure import MEASURE
from renda.procedures.rectification.parameters import PARAMETERS
from renda.procedures.rectification.problem_procedure import PROBLEM
from renda.procedures.rectification.report_kinds import REPORT_KINDS, SENTENCES, STAGE
from renda.procedures.rectification.takings import TAKINGS
from renda.procedures.rectification.worklists import MEASURES, PROBLEMS
from renda.store.contributions import Contribution, DetailIndex

CONTRIBUTION = Contribution(
    application="renda.procedures.rectification",
    procedures=(check_procedure(PROBLEM), check_procedure(MEASURE)),
    indexes=(DetailIndex(procedure="problem", columns=("level", "field"), name="problem_by_level"),),
    worklists=(check_worklist(PROBLEMS, PROBLEM), check_worklist(MEASURES, MEASURE)),
    indicators=INDICATORS,
    dimensions=DIMENSIONS,
    reports=REPORT_KINDS,
    stage=STAGE,
    sentences=SENTENCES,
    parameters=PARAMETERS,
    takings=TAKINGS,
    overview=OVERVIEW,
    sections=(("problem", "renda.procedures.rectification.views.problem_sections.problem_sections"),),
    demonstration="renda.procedures.rectification.demonstration.scenes.demonstrate",
    generation="renda.procedures.rectification.demonstration.generation.prototypes",
)
