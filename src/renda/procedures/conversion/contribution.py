"""What conversion registers with the project, as one frozen value.

Must not know: other procedures.
"""

from renda.domain.check_procedure import check_procedure
from renda.domain.worklists import check_worklist
from renda.procedures.conversion.indicators import DIMENSIONS, INDICATORS, OVERVIEW
from renda.procedures.conversion.plan_procedure import CONVERSION_PLAN
from renda.procedures.conversion.project_procedure import CONVERSION_PROJECT
from renda.procedures.conversion.recurrences import RECURRING
from renda.procedures.conversion.report_kinds import SENTENCES, STAGE
from renda.procedures.conversion.seminar_procedure import CONVERSION_SEMINAR
from renda.procedures.conversion.worklists import PLANS, PROJECTS, SEMINARS
from renda.store.contributions import Contribution

CONTRIBUTION = Contribution(
    application="renda.procedures.conversion",
    procedures=tuple(check_procedure(p) for p in (CONVERSION_PLAN, CONVERSION_SEMINAR, CONVERSION_PROJECT)),
    worklists=(
        check_worklist(PLANS, CONVERSION_PLAN), check_worklist(SEMINARS, CONVERSION_SEMINAR), check_worklist(PROJECTS, CONVERSION_PROJECT),
    ),
    indicators=INDICATORS, dimensions=DIMENSIONS, overview=OVERVIEW, recurring=RECURRING,
    stage=STAGE, sentences=SENTENCES,
    sections=(("conversion_project", "renda.procedures.conversion.views.supervision_sections.supervision_sections"),),
    demonstration="renda.procedures.conversion.demonstration.scenes.demonstrate",
)
