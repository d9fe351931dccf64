"""Double training of newcomers (新进人员双培训) as declared data: one case for each person, two trainings told in any order.

Must not know: tables, Django.
"""

from dataclasses import replace
from typing import Final

from renda.domain.fields import Field, FieldKind, When
from renda.domain.limits import Months
from renda.domain.local_parameters import LocalParameter
from renda.domain.procedures import Action, Assign, Branch, ClockRule, If, Number, Procedure, Stage, Start, Stop
from renda.procedures.learning.rules import NEWCOMER_PREDICATES, newcomer_derived
from renda.procedures.learning.vocabulary import (
    BASIS,
    COORDINATOR,
    HELD_ON,
    ITSELF,
    MISSING,
    ORGANISERS,
    REASON,
    SEEN_BY_FEW,
    TRAINING_KINDS,
    UNIT,
)

_LIMIT: Final = Months(count=12, basis=BASIS)
NEWCOMER_PARAMETERS: Final = (
    LocalParameter(key="newcomer_limit", label="新进人员双培训", default=_LIMIT, least=1, most=24, about="学习教育"),
)

NEWCOMER_TRAINING = Procedure(
    key="newcomer_training", label="新进人员双培训", version=1, basis=BASIS, register=True, origin_field="unit", subject_field="person",
    stages=(
        Stage(key="under_way", label="培训中"), Stage(key="done", label="双培训完成", closed=True),
        Stage(key="ended", label="不再培训", closed=True),
    ),
    actions=(
        Action(
            key="enrol", label="列入双培训", event="NewcomerEnrolled", to="under_way", rights=(COORDINATOR,), once=("person",),
            void=("ended",), sentence="{actor}将{person}列入双培训，{due}前完成政治培训和业务培训。",
            fields=(
                Field(key="title", label="事项名称", help="如“某某入职双培训”。"),
                Field(key="person", label="新进人员", kind=FieldKind.PERSON, recorded=True),
                replace(UNIT, label="所在单位"),
                Field(key="entered_on", label="到岗日期", kind=FieldKind.DATE, latest="today", recorded=True),
            ),
            effects=(Assign(unit="unit"), Start(clock="complete"), Number(prefix="双培训")),
        ),
        Action(
            key="record", label="登记培训", event="TrainingRecorded", from_=("under_way",), rights=ORGANISERS, awaited=True,
            due_clock="complete", needs=("training_new",), sentence="{actor}登记{held_on}完成{training}，{days}天。",
            branches=(Branch(when=When("missing", tuple(c.key for c in TRAINING_KINDS), of="detail"), to="done"),),
            fields=(
                Field(key="training", label="培训", kind=FieldKind.CHOICE, choices=TRAINING_KINDS),
                replace(HELD_ON, label="完成日期", recorded=False),
                Field(key="days", label="天数", kind=FieldKind.NUMBER, low=0, high=60),
            ),
            effects=(If(when=When("missing", tuple(c.key for c in TRAINING_KINDS), of="detail"), effects=(Stop(clock="complete"),)),),
        ),
        Action(
            key="end", label="不再培训", event="TrainingEnded", from_=("under_way",), to="ended", rights=(COORDINATOR,),
            sentence="{actor}登记不再培训：{reason}", fields=(REASON,), effects=(Stop(clock="complete"),),
        ),
    ),
    clocks=(ClockRule(key="complete", label="双培训期限", basis=BASIS, limit=_LIMIT, parameter="newcomer_limit"),),
    visible_to=(*SEEN_BY_FEW, ITSELF), predicates=NEWCOMER_PREDICATES, derive=newcomer_derived,
    derived=(
        Field(key="political_on", label="政治培训完成日期", kind=FieldKind.DATE, recorded=True),
        Field(key="professional_on", label="业务培训完成日期", kind=FieldKind.DATE, recorded=True),
        Field(key="missing", label="还缺", kind=FieldKind.CHOICE, choices=MISSING, recorded=True),
    ),
)
