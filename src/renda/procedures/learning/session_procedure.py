"""Study sessions (学习活动) as declared data: expected by a plan and then held, or registered straight as held.

Must not know: tables, Django.
"""

from renda.domain.fields import Field, FieldKind, When
from renda.domain.procedures import ClockRule, Privacy, Procedure, Stage
from renda.procedures.learning.rules import SESSION_PREDICATES, session_derived
from renda.procedures.learning.session_actions import ACTIONS
from renda.procedures.learning.vocabulary import BASIS, DAYS, LEVEL, SEEN_BY, SEEN_BY_FEW

STUDY_SESSION = Procedure(
    key="study_session", label="学习活动", version=4, basis=BASIS, register=True,
    stages=(
        Stage(key="listed", label="拟安排", step="计划"), Stage(key="planned", label="待开展", step="待开展"),
        Stage(key="postponed", label="已延期", step="待开展"), Stage(key="awaiting_own", label="待个人完成", step="待开展"),
        Stage(key="held", label="已开展", closed=True, step="开展"),
        Stage(key="cancelled", label="已取消", closed=True, step="开展"),
    ),
    actions=ACTIONS, clocks=(ClockRule(key="hold", label="计划开展", basis="学习计划确定的日期"),),
    visible_to=SEEN_BY, privacies=(Privacy(when=When("level", ("person",), of="detail"), to=SEEN_BY_FEW),),
    predicates=SESSION_PREDICATES, origin_field="unit", derive=session_derived,
    derived=(
        LEVEL, DAYS, Field(key="class_weeks", label="读书班周数", kind=FieldKind.NUMBER, recorded=True),
    ),
)
