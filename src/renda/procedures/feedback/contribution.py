"""What feedback registers with the project, as one frozen value.

Must not know: other procedures.
"""

from renda.domain.check_procedure import check_procedure
from renda.domain.worklists import check_worklist
from renda.procedures.feedback.feedback_procedure import FEEDBACK
from renda.procedures.feedback.indicators import DIMENSIONS, INDICATORS, OVERVIEW
from renda.procedures.feedback.measure_procedure import FEEDBACK_MEASURE
from renda.procedures.feedback.report_kinds import REPORT_KINDS, SENTENCES, STAGE
from renda.procedures.feedback.takings import TAKINGS
from renda.procedures.feedback.worklists import FEEDBACKS, MEASURES
from renda.store.contributions import Contribution, DetailIndex

CONTRIBUTION = Contribution(
    application="renda.procedures.feedback",
    procedures=(check_procedure(FEEDBACK), check_procedure(FEEDBACK_MEASURE)),
    indexes=(DetailIndex(procedure="feedback_measure", columns=("in_round", "source"), name="feedback_by_round"),),
    worklists=(check_worklist(FEEDBACKS, FEEDBACK), check_worklist(MEASURES, FEEDBACK_MEASURE)),
    indicators=INDICATORS,
    dimensions=DIMENSIONS,
    takings=TAKINGS,
    reports=REPORT_KINDS,
    stage=STAGE,
    sentences=SENTENCES,
    overview=OVERVIEW,
    sections=(("feedback", "renda.procedures.feedback.views.round_sections.round_sections"),),
    demonstration="renda.procedures.feedback.demonstration.scenes.demonstrate",
)
