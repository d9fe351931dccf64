"""What research registers with the project, as one frozen value.

Must not know: other procedures.
"""

from renda.domain.check_procedure import check_procedure
from renda.domain.worklists import check_worklist
from renda.procedures.research.indicators import DIMENSIONS, INDICATORS, OVERVIEW
from renda.procedures.research.paper_procedure import RESEARCH_PAPER
from renda.procedures.research.report_kinds import SENTENCES, STAGE
from renda.procedures.research.topic_procedure import RESEARCH_TOPIC
from renda.procedures.research.trip_procedure import RESEARCH_TRIP
from renda.procedures.research.visit_procedure import RETURN_VISIT
from renda.procedures.research.worklists import PAPERS, TOPICS, TRIPS, VISITS
from renda.store.contributions import Contribution

CONTRIBUTION = Contribution(
    application="renda.procedures.research",
    procedures=tuple(check_procedure(p) for p in (RESEARCH_TOPIC, RESEARCH_TRIP, RESEARCH_PAPER, RETURN_VISIT)),
    worklists=(
        check_worklist(TOPICS, RESEARCH_TOPIC), check_worklist(TRIPS, RESEARCH_TRIP), check_worklist(PAPERS, RESEARCH_PAPER),
        check_worklist(VISITS, RETURN_VISIT),
    ),
    indicators=INDICATORS, dimensions=DIMENSIONS, overview=OVERVIEW, stage=STAGE, sentences=SENTENCES,
    sections=(("research_topic", "renda.procedures.research.views.topic_sections.topic_sections"),),
    demonstration="renda.procedures.research.demonstration.scenes.demonstrate",
)
