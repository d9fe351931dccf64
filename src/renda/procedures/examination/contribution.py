"""What self-examination registers with the project, as one frozen value.

Must not know: other procedures.
"""

from renda.domain.check_procedure import check_procedure
from renda.domain.worklists import check_worklist
from renda.procedures.examination.aspect_procedure import CHECKLIST_ASPECT
from renda.procedures.examination.checklist_procedure import CHECKLIST
from renda.procedures.examination.indicators import DIMENSIONS, INDICATORS, OVERVIEW
from renda.procedures.examination.meeting_procedure import SELF_EXAMINATION
from renda.procedures.examination.parameters import PARAMETERS
from renda.procedures.examination.worklists import ASPECTS, CHECKLISTS, ENTRIES, MEETINGS
from renda.store.contributions import Contribution, DetailIndex

CONTRIBUTION = Contribution(
    application="renda.procedures.examination",
    procedures=(check_procedure(SELF_EXAMINATION), check_procedure(CHECKLIST), check_procedure(CHECKLIST_ASPECT)),
    indexes=(DetailIndex(procedure="self_examination", columns=("level", "kind"), name="self_examination_by_level"),),
    worklists=(
        check_worklist(MEETINGS, SELF_EXAMINATION), check_worklist(CHECKLISTS, CHECKLIST), check_worklist(ASPECTS, CHECKLIST_ASPECT),
    ),
    indicators=INDICATORS,
    dimensions=DIMENSIONS,
    parameters=PARAMETERS,
    overview=OVERVIEW,
    pages="renda.procedures.examination.pages",
    entries=ENTRIES,
    demonstration="renda.procedures.examination.demonstration.scenes.demonstrate",
    sections=(
        ("self_examination", "renda.procedures.examination.views.meeting_sections.meeting_sections"),
        ("checklist", "renda.procedures.examination.views.checklist_sections.checklist_sections"),
    ),
)
