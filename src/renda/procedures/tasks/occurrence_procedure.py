"""One period of a recurring task (期次): opened when the period begins, reported, confirmed; what nobody reported is missing.

Must not know: tables, Django, how periods are cut (domain/recurrences).
"""

from renda.domain.fields import Field, FieldKind
from renda.domain.procedures import Action, Assign, ClockRule, Number, Procedure, Stage, Start, Stop
from renda.procedures.tasks.vocabulary import BASIS, COORDINATOR, EVIDENCE, HANDLER, NAMED, SEEN_BY, URGING, VERIFIER

OCCURRENCE = Procedure(
    key="occurrence", label="任务期次", version=1, basis=BASIS,
    stages=(
        Stage(key="awaited", label="本期待办"), Stage(key="reported", label="已填报"),
        Stage(key="done", label="已完成", closed=True), Stage(key="missed", label="缺期", closed=True),
        Stage(key="ended", label="已终止", closed=True),
    ),
    actions=(
        Action(
            key="open_period", label="开启期次", event="PeriodOpened", to="awaited", rights=(), internal=True,
            sentence="{actor}开启{period}期次，{due_on}前填报。",
            fields=(
                Field(key="title", label="任务", limit=300),
                Field(key="period", label="期次", limit=40, recorded=True),
                Field(key="due_on", label="本期截止", kind=FieldKind.DATE, recorded=True),
                Field(key="unit", label="责任单位", kind=FieldKind.UNIT, required=False),
            ),
            effects=(Assign(unit="unit"), Start(clock="report", due="due_on"), Number(prefix="期次")),
        ),
        Action(
            key="report_period", label="填报本期", event="PeriodReported", from_=("awaited",), to="reported",
            rights=(HANDLER, NAMED), awaited=True, due_clock="report", sentence="{actor}填报本期：{result}[，附佐证{evidence}]",
            fields=(
                Field(key="result", label="本期情况", kind=FieldKind.LONG_TEXT, recorded=True, help="写本期做了什么、结果如何。"),
                EVIDENCE,
            ),
            effects=(Stop(clock="report"),),
        ),
        Action(
            key="confirm_period", label="确认本期", event="PeriodConfirmed", from_=("reported",), to="done", closes=True,
            rights=(COORDINATOR, VERIFIER), not_by=("report_period",), awaited=True, sentence="{actor}确认本期完成[：{opinion}]。",
            fields=(Field(key="opinion", label="核实意见", kind=FieldKind.LONG_TEXT, required=False),),
        ),
        Action(
            key="return_period", label="退回补充", event="PeriodReturned", from_=("reported",), to="awaited",
            rights=(COORDINATOR, VERIFIER), sentence="{actor}退回：{reason}",
            fields=(Field(key="reason", label="退回理由", kind=FieldKind.LONG_TEXT),),
            effects=(Start(clock="report", due="due_on"),),
        ),
        Action(
            key="urge", label="催办", event="Urged", from_=("awaited",), rights=(COORDINATOR,), sentence="{actor}催办：{words}",
            fields=(URGING,),
        ),
        Action(
            key="record_missed", label="登记缺期", event="PeriodMissed", from_=("awaited",), to="missed", closes=True,
            rights=(COORDINATOR,), not_by=("report_period",), sentence="{actor}登记缺期：{reason}",
            fields=(Field(key="reason", label="缺期原因", kind=FieldKind.LONG_TEXT, recorded=True),),
            effects=(Stop(clock="report"),),
        ),
        Action(
            key="end_with_task", label="随任务终止", event="PeriodEnded", from_=("awaited", "reported"), to="ended",
            rights=(), internal=True, sentence="{actor}终止任务，期次随之终止。", effects=(Stop(clock="report"),),
        ),
    ),
    clocks=(ClockRule(key="report", label="本期截止", basis="任务确定的周期"),),
    visible_to=SEEN_BY,
)
