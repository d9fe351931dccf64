"""What the task ledger registers with the project, as one frozen value.

Must not know: other procedures.
"""

from renda.domain.check_procedure import check_procedure
from renda.domain.worklists import check_worklist
from renda.procedures.tasks.dimensions import DIMENSIONS
from renda.procedures.tasks.group_procedure import PLAN_GROUP
from renda.procedures.tasks.indicators import INDICATORS, OVERVIEW
from renda.procedures.tasks.occurrence_procedure import OCCURRENCE
from renda.procedures.tasks.part_procedure import TASK_PART
from renda.procedures.tasks.plan_procedure import PLAN
from renda.procedures.tasks.recurrences import RECURRING
from renda.procedures.tasks.report_kinds import REPORT_KINDS, SENTENCES, STAGE
from renda.procedures.tasks.takings import TAKINGS
from renda.procedures.tasks.task_procedure import TASK
from renda.procedures.tasks.worklists import ENTRIES, GROUPS, OCCURRENCES, PARTS, PLANS, TASKS
from renda.store.contributions import Contribution, DetailIndex

CONTRIBUTION = Contribution(
    application="renda.procedures.tasks",
    procedures=tuple(check_procedure(p) for p in (PLAN, PLAN_GROUP, TASK, TASK_PART, OCCURRENCE)),
    indexes=(DetailIndex(procedure="task", columns=("task_kind", "source"), name="task_by_kind"),),
    worklists=(
        check_worklist(TASKS, TASK), check_worklist(PLANS, PLAN), check_worklist(GROUPS, PLAN_GROUP),
        check_worklist(PARTS, TASK_PART), check_worklist(OCCURRENCES, OCCURRENCE),
    ),
    indicators=INDICATORS,
    dimensions=DIMENSIONS,
    takings=TAKINGS,
    reports=REPORT_KINDS,
    stage=STAGE,
    sentences=SENTENCES,
    overview=OVERVIEW,
    recurring=RECURRING,
    pages="renda.procedures.tasks.pages",
    entries=ENTRIES,
    sections=(("plan", "renda.procedures.tasks.views.plan_sections.plan_sections"),),
    demonstration="renda.procedures.tasks.demonstration.scenes.demonstrate",
)
