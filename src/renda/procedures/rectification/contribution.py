"""What rectification registers with the project: its procedures and their detail tables, as one frozen value.

Must not know: other procedures.
"""

from renda.domain.check_procedure import check_procedure
from renda.procedures.rectification.dimensions import DIMENSIONS
from renda.procedures.rectification.indicators import INDICATORS
from renda.procedures.rectification.measure_procedure import MEASURE
from renda.procedures.rectification.problem_procedure import PROBLEM
from renda.procedures.rectification.report_kinds import REPORT_KINDS
from renda.store.contributions import Contribution, DetailTable

CONTRIBUTION = Contribution(
    key="rectification",
    procedures=(check_procedure(PROBLEM), check_procedure(MEASURE)),
    details=(
        DetailTable(procedure="problem", table="rectification_problem", columns=tuple(PROBLEM.recorded_fields())),
        DetailTable(procedure="measure", table="rectification_measure", columns=tuple(MEASURE.recorded_fields())),
    ),
    indicators=INDICATORS,
    dimensions=DIMENSIONS,
    reports=REPORT_KINDS,
    demonstration="renda.procedures.rectification.demonstration.scenes.demonstrate",
    generation="renda.procedures.rectification.demonstration.generation.prototypes",
)
