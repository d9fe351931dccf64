"""Problems (问题整改) as declared data: registered, handed over, rectified, verified by others, publicised,
struck off, looked back at; a rebound opens a new round. Whoever raised it is answered.

Must not know: tables, Django.
"""

from renda.domain.fields import Field, FieldKind
from renda.domain.limits import Months, WorkingDays
from renda.domain.procedures import ClockRule, Procedure, Stage
from renda.domain.rights import Duty, Relation, Right
from renda.procedures.rectification.measure_procedure import BASIS, OVERSIGHT, PERSONAL
from renda.procedures.rectification.placing_actions import PLACING_ACTIONS
from renda.procedures.rectification.problem_actions import HANDLING_ACTIONS
from renda.procedures.rectification.rules import PREDICATES, answer_state
from renda.procedures.rectification.verification_actions import VERIFICATION_ACTIONS
from renda.procedures.rectification.vocabulary import ANSWER_STATES

ANSWER_STATE = Field(key="answer_state", label="回复反映人", kind=FieldKind.CHOICE, choices=ANSWER_STATES, recorded=True)

STAGES = (
    Stage(key="registered", label="已立项", step="立项"),
    Stage(key="rectifying", label="整改中", step="整改"),
    Stage(key="strike_off_applied", label="已申请销号", step="申请销号"),
    Stage(key="checking", label="核查中", step="核查"),
    Stage(key="secretary_checking", label="待支部书记核查", step="核查"),
    Stage(key="superior_checking", label="待上级组织核查", step="核查"),
    Stage(key="awaiting_signature", label="待签批", step="签批"),
    Stage(key="publicised", label="公示中", step="公示"),
    Stage(key="struck_off", label="已销号", closed=True, step="销号"),
    Stage(key="confirmed", label="回头看通过", closed=True, step="回头看"),
    Stage(key="rebounded", label="反弹待交办", step="回头看"), Stage(key="merged", label="已并入", closed=True, step="销号"),
)

CLOCKS = (
    ClockRule(key="rectify", label="整改完成", basis="整改方案确定的日期"),
    ClockRule(
        key="check", label="现场核查", basis=BASIS, parameter="check_limit",
        limit=WorkingDays(count=20, basis=BASIS),
    ),
    ClockRule(
        key="publicity", label="公示期", basis=BASIS, parameter="publicity_limit",
        limit=WorkingDays(count=5, basis=BASIS), runs_out=True,
    ),
    ClockRule(
        key="look_back", label="回头看", basis=BASIS, parameter="look_back_limit",
        limit=Months(count=6, basis=BASIS),
    ),
    ClockRule(
        key="answer", label="回复反映人", basis=BASIS, parameter="answer_limit",
        limit=WorkingDays(count=10, basis=BASIS),
    ),
)

PROBLEM = Procedure(
    key="problem", label="问题整改", version=8, basis=BASIS, stages=STAGES,
    actions=(*HANDLING_ACTIONS, *PLACING_ACTIONS, *VERIFICATION_ACTIONS), clocks=CLOCKS,
    visible_to=(*OVERSIGHT, Right(Duty.MEMBER, Relation.PROPOSER)), privacies=PERSONAL, predicates=PREDICATES,
    origin_field="origin_unit", subject_field="subject", derived=(ANSWER_STATE,), derive=answer_state,
)
