"""Tasks (任务) as declared data: set under a plan's aspect and link, assigned, claimed or taken over, worked on, verified by others.

Must not know: tables, Django.
"""

from renda.domain.procedures import ClockRule, Procedure, Stage
from renda.procedures.tasks.rules import TASK_PREDICATES
from renda.procedures.tasks.task_handling import HANDLING_ACTIONS
from renda.procedures.tasks.task_setting import SETTING_ACTIONS
from renda.procedures.tasks.vocabulary import BASIS, SEEN_BY

TASK = Procedure(
    key="task", label="任务", version=6, basis=BASIS,
    stages=(
        Stage(key="unassigned", label="待交办", step="交办"),
        Stage(key="under_way", label="办理中", step="办理"),
        Stage(key="stuck", label="需协调", step="办理"),
        Stage(key="take_over_asked", label="待同意承接", step="办理"),
        Stage(key="reported", label="待核实", step="核实"),
        Stage(key="done", label="已完成", closed=True, step="完成"),
        Stage(key="merged", label="已并入", closed=True, step="完成"),
        Stage(key="ended", label="已终止", closed=True, step="完成"),
    ),
    actions=(*SETTING_ACTIONS, *HANDLING_ACTIONS),
    clocks=(ClockRule(key="complete", label="完成时限", basis="方案、会议或交办确定的日期"),),
    visible_to=SEEN_BY, predicates=TASK_PREDICATES,
)
