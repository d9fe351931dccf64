"""Groups of a plan's tasks (任务分组): its aspects (方面) and its links (环节), two groupings independent of each other.

Must not know: tables, Django.
"""

from renda.domain.fields import Field, FieldKind
from renda.domain.procedures import Action, Assign, Number, Procedure, Stage
from renda.procedures.tasks.rules import GROUP_PREDICATES
from renda.procedures.tasks.vocabulary import BASIS, COORDINATOR, GROUP_KINDS, PLAN_USES, SEEN_BY

_POSITION = Field(key="position", label="顺序", kind=FieldKind.NUMBER, low=1, high=99, recorded=True)

PLAN_GROUP = Procedure(
    key="plan_group", label="任务分组", version=2, basis=BASIS, register=True,
    stages=(Stage(key="stands", label="在用"), Stage(key="ended", label="已结束", closed=True)),
    actions=(
        Action(
            key="arrange", label="设置分组", event="GroupArranged", to="stands", rights=(), internal=True,
            sentence="{actor}设置{kind}“{title}”[，由{unit}牵头]。",
            fields=(
                Field(key="title", label="名称", limit=100),
                Field(key="kind", label="分组类别", kind=FieldKind.CHOICE, choices=GROUP_KINDS, recorded=True),
                _POSITION, Field(key="unit", label="牵头单位", kind=FieldKind.UNIT, required=False),
                Field(key="plan_use", label="方案用途", kind=FieldKind.CHOICE, choices=PLAN_USES, required=False, recorded=True),
            ),
            effects=(Assign(unit="unit"), Number(prefix="分组")),
        ),
        Action(
            key="correct_details", label="更正信息", event="DetailsCorrected", from_=("stands",), rights=(COORDINATOR,),
            sentence="{actor}更正分组信息，理由：{reason}",
            fields=(
                Field(key="title", label="名称", limit=100, fill="case:title"), _POSITION,
                Field(key="unit", label="牵头单位", kind=FieldKind.UNIT, required=False, help="不改的不填。"),
                Field(key="reason", label="理由", kind=FieldKind.LONG_TEXT),
            ),
            effects=(Assign(unit="unit"),),
        ),
        Action(
            key="end_group", label="结束分组", event="GroupEnded", from_=("stands",), to="ended", rights=(COORDINATOR,),
            needs=("no_open_tasks",), sentence="{actor}结束本分组。",
        ),
        Action(
            key="end_with_plan", label="随方案结束", event="GroupEnded", from_=("stands",), to="ended", rights=(), internal=True,
            sentence="{actor}办结方案，分组随之结束。",
        ),
    ),
    visible_to=SEEN_BY, predicates=GROUP_PREDICATES,
)
