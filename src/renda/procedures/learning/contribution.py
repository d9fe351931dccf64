"""What study registers with the project, as one frozen value.

Must not know: other procedures.
"""

from renda.domain.check_procedure import check_procedure
from renda.domain.worklists import check_worklist
from renda.procedures.learning.coverage import COVERAGE
from renda.procedures.learning.dimensions import DIMENSIONS
from renda.procedures.learning.indicators import INDICATORS, OVERVIEW
from renda.procedures.learning.lecture_procedure import LECTURE
from renda.procedures.learning.newcomer_procedure import NEWCOMER_PARAMETERS, NEWCOMER_TRAINING
from renda.procedures.learning.plan_procedure import STUDY_PLAN
from renda.procedures.learning.report_kinds import SENTENCES, STAGE
from renda.procedures.learning.session_procedure import STUDY_SESSION
from renda.procedures.learning.worklists import ENTRIES, LECTURES, NEWCOMERS, PLANS, SESSIONS
from renda.store.contributions import Contribution, DetailIndex

CONTRIBUTION = Contribution(
    application="renda.procedures.learning",
    procedures=tuple(check_procedure(p) for p in (STUDY_SESSION, STUDY_PLAN, LECTURE, NEWCOMER_TRAINING)),
    indexes=(DetailIndex(procedure="study_session", columns=("held_on", "form"), name="session_by_day"),),
    worklists=(
        check_worklist(SESSIONS, STUDY_SESSION), check_worklist(PLANS, STUDY_PLAN), check_worklist(LECTURES, LECTURE),
        check_worklist(NEWCOMERS, NEWCOMER_TRAINING),
    ),
    indicators=(*INDICATORS, *COVERAGE),
    dimensions=DIMENSIONS,
    overview=OVERVIEW,
    stage=STAGE,
    sentences=SENTENCES,
    parameters=NEWCOMER_PARAMETERS,
    pages="renda.procedures.learning.pages",
    entries=ENTRIES,
    sections=(("study_plan", "renda.procedures.learning.views.plan_sections.plan_sections"),),
    demonstration="renda.procedures.learning.demonstration.scenes.demonstrate",
)
