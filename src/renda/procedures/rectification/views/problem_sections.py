"""The sections of a problem's page: its measures, and like problems with the ways to point at one or to be merged into it.

Must not know: SQL, how likeness is measured.
"""

from urllib.parse import urlencode

from django.urls import reverse

from renda.procedures.rectification.reads.like_problems import LikeProblem, like_problems
from renda.procedures.rectification.vocabulary import OPEN
from renda.procedures.rectification.worklists import PROBLEMS
from renda.reads.cases import CaseView
from renda.web.linked_sections import linked_sections
from renda.web.view_models.case import Section
from renda.web.view_models.parts import Cell, CellKind, Column, Row, Table
from renda.web.views.frame import SignedInRequest, today

_ACTS = {"merge_into": ("into", "并入这一件"), "note_alike": ("alike", "标注相近")}


def problem_sections(request: SignedInRequest, view: CaseView) -> tuple[Section, ...]:
    """This will draw the measures against a problem and, while it is open, the problems like it."""
    sections = linked_sections(view, PROBLEMS.linked, today(request))
    found = like_problems(request.actor, view.facts) if view.facts.stage in OPEN else ()
    return (*sections, *((_like(view, found),) if found else ()))


def _like(view: CaseView, found: tuple[LikeProblem, ...]) -> Section:
    open_acts = {p.action.key for p in view.acts if p.refusal is None}
    acts = {key: told for key, told in _ACTS.items() if key in open_acts}
    columns = (
        Column(label="编号"), Column(label="问题", is_title=True), Column(label="所在单位"), Column(label="环节"),
        *(Column(label=label) for _, label in acts.values()),
    )
    rows = tuple(
        Row(name=x.number or x.title, cells=(
            Cell(kind=CellKind.CODE, text=x.number), Cell(text=x.title, href=reverse("case", args=(x.id,))),
            Cell(kind=CellKind.UNIT, text=x.unit), Cell(kind=CellKind.SHORT, text=view.procedure.stage(x.stage).label),
            *(_act(view, key, field, label, x) for key, (field, label) in acts.items()),
        ))
        for x in found
    )
    return Section(
        key="like", title="相近问题", remark="按标题的文字找出，供登记人对照；是同一件事的并入，只整改一次",
        table=Table(columns=columns, rows=rows, caption="相近问题"),
    )


def _act(view: CaseView, key: str, field: str, label: str, x: LikeProblem) -> Cell:
    href = reverse("act", args=(view.facts.id, key))
    return Cell(kind=CellKind.SHORT, text=label, href=f"{href}?{urlencode({field: x.number})}")
