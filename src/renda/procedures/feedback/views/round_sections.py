"""The sections of a feedback's page: what each unit did in each round, and the measures one by one, with why some are not done.

Must not know: SQL, how a figure is counted.
"""

from collections.abc import Sequence
from datetime import date

from django.urls import reverse

from renda.domain.escalation import Measure
from renda.procedures.feedback.measure_procedure import FEEDBACK_MEASURE
from renda.procedures.feedback.reads.round_measures import RoundMeasure, round_measures
from renda.procedures.feedback.vocabulary import ROUNDS
from renda.reads.cases import CaseView
from renda.reads.figures import Figure, Wanted, figures_for
from renda.web.due_chips import chip
from renda.web.figure_drawing import drawn, figure_href
from renda.web.view_models.case import Section
from renda.web.view_models.parts import Cell, CellKind, Column, Row, Table
from renda.web.views.frame import SignedInRequest, today

_FIGURES = (
    "feedback_round_measures", "feedback_round_done", "feedback_measures_unfinished", "feedback_measures_carried",
    "feedback_measures_late",
)
_HEADS = ("措施", "核实完成", "已说明未完成", "转入下一轮", "超期")
_NOTHING = "还没有整改措施。先“分解措施”，再“印发整改分工”；也可以把反馈文件导入“文件”，逐条审阅后登记。"

_OTHERS = "其中没有您能看到的措施。措施由承担的单位、核查人、综合处和领导查看。"


def round_sections(request: SignedInRequest, view: CaseView) -> tuple[Section, ...]:
    """This will draw, for each round from the last to the first, a table by unit and one of the measures."""
    day, found = today(request), round_measures(request.actor, view.facts.id)
    if not found:
        empty = _OTHERS if view.facts.linked("part_of", outgoing=False) else _NOTHING
        return (Section(key="measures", title="整改措施", empty=empty),)
    sections: list[Section] = []
    for choice in reversed(ROUNDS):
        mine = [m for m in found if m.in_round == choice.key]
        if mine:
            sections += (
                _by_unit(request, view, choice.key, f"{choice.label}整改情况", mine, day),
                Section(
                    key=f"round-{choice.key}", title=f"{choice.label}措施逐条", remark=f"{len(mine)}条",
                    table=_measures(mine, day, view.measure, choice.label),
                ),
            )
    return tuple(sections)


def _by_unit(  # noqa: PLR0913 - a table is these things
    request: SignedInRequest, view: CaseView, in_round: str, title: str, measures: Sequence[RoundMeasure], day: date
) -> Section:
    units = {m.unit_id: m.unit for m in measures if m.unit_id}
    whole = {"feedback": str(view.facts.id), "in_round": in_round}
    scopes = [whole, *({**whole, "unit": str(key)} for key in units)]
    wanted = [Wanted(key=key, scope=scope) for scope in scopes for key in _FIGURES]
    figures = figures_for(wanted, organ_id=request.actor.organ_id, as_of=day)
    width = len(_FIGURES)
    total, *parts = [figures[n : n + width] for n in range(0, len(figures), width)]
    rows = tuple(
        Row(name=unit, cells=(Cell(kind=CellKind.UNIT, text=unit), *map(_number, found)))
        for unit, found in zip(units.values(), parts, strict=True)
    )
    table = Table(
        columns=(Column(label="责任单位", is_title=True), *(Column(label=head, is_number=True) for head in _HEADS)), rows=rows,
        caption=title, foot=(Cell(text="合计"), *map(_number, total)),
    )
    return Section(key=f"units-{in_round}", title=title, table=table)


def _number(figure: Figure) -> Cell:
    return Cell(kind=CellKind.NUMBER, figure=drawn(figure), href=figure_href(figure.key, figure.scope))


def _measures(measures: Sequence[RoundMeasure], day: date, measure: Measure, label: str) -> Table:
    columns = (
        Column(label="整改措施", is_title=True), Column(label="反馈指出的问题", on_phone=False), Column(label="责任单位"),
        Column(label="环节"), Column(label="时限"), Column(label="整改情况或未完成原因"),
    )
    return Table(columns=columns, rows=tuple(_row(m, day, measure) for m in measures), caption=f"{label}措施")


def _row(found: RoundMeasure, day: date, measure: Measure) -> Row:
    href = reverse("case", args=(found.id,))
    if found.due_on is None or not found.is_running:
        due = Cell(kind=CellKind.DAY, day=found.due_on) if found.due_on else Cell(kind=CellKind.SHORT, text="—")
    else:
        due = Cell(kind=CellKind.DUE, due=chip(found.due_on, day, measure))
    return Row(name=found.number or found.title, href=href, cells=(
        Cell(text=found.title, href=href, remark=found.number), Cell(text=found.point or "—"), Cell(kind=CellKind.UNIT, text=found.unit),
        Cell(kind=CellKind.SHORT, text=FEEDBACK_MEASURE.stage(found.stage).label), due, Cell(text=found.said or "—"),
    ))
