"""The example of `docs/add-a-procedure.md`: a register of study sessions, arranged and then held. Must not know: tables, pages."""

from renda.domain.fields import Choice, Field, FieldKind
from renda.domain.limits import WorkingDays
from renda.domain.procedures import Action, Assign, ClockRule, Number, Procedure, Stage, Start, Stop
from renda.domain.rights import Duty, Relation, Right

BASIS = "本机关学习制度第三条"
COORDINATOR = Right(Duty.COORDINATE, Relation.ORGAN)
HANDLER = Right(Duty.HANDLE, Relation.HANDLING_UNIT)
KINDS = (Choice("core_group", "中心组学习"), Choice("lecture", "专题辅导"), Choice("seminar", "交流研讨"))

ARRANGE = Action(
    key="arrange", label="安排学习", event="StudyArranged", to="arranged", rights=(COORDINATOR,),
    sentence="{actor}安排{kind}，由{unit}组织，{due}前登记。",
    fields=(
        Field(key="title", label="学习内容"),
        Field(key="kind", label="形式", kind=FieldKind.CHOICE, choices=KINDS, recorded=True),
        Field(key="unit", label="组织单位", kind=FieldKind.UNIT),
        Field(key="held_on", label="学习日期", kind=FieldKind.DATE, recorded=True),
    ),
    effects=(Assign(unit="unit"), Start(clock="record"), Number(prefix="学习")),
)

RECORD = Action(
    key="record", label="登记学习", event="StudyRecorded", from_=("arranged",), to="held", rights=(HANDLER, COORDINATOR),
    sentence="{actor}登记学习，{attendees}参加，{hours}学时。", awaited=True, due_clock="record",
    fields=(
        Field(key="attendees", label="参加人员", kind=FieldKind.PERSON, many=True, recorded=True),
        Field(key="hours", label="学时", kind=FieldKind.NUMBER, low=1, high=16, recorded=True),
        Field(key="outcome", label="学习体会", kind=FieldKind.LONG_TEXT, recorded=True),
    ),
    effects=(Stop(clock="record"),),
)

STUDY = Procedure(
    key="study", label="理论学习", version=1, basis=BASIS, register=True, visible_to=(COORDINATOR, HANDLER),
    stages=(Stage(key="arranged", label="已安排"), Stage(key="held", label="已开展", closed=True)),
    clocks=(ClockRule(key="record", label="登记学习", basis=BASIS, limit=WorkingDays(count=10, basis=BASIS)),),
    actions=(ARRANGE, RECORD),
)
