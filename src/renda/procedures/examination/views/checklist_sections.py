"""The section of a checklist's page: its aspects with the problems found under each; those without one are said to have none.

Must not know: SQL, how a figure is counted.
"""

from collections.abc import Mapping

from django.urls import reverse

from renda.reads.cases import CaseView, LinkedCase
from renda.reads.figure_breakdowns import figures_by
from renda.reads.figures import Figure
from renda.web.figure_drawing import drawn, figure_href
from renda.web.view_models.case import Section
from renda.web.view_models.parts import Cell, CellKind, Column, Row, Table
from renda.web.views.frame import SignedInRequest, today

_DIMENSION = "checklist_aspect"
_FIGURES = (("problems_found", "查摆问题"), ("problems_struck_off", "已销号"))


def checklist_sections(request: SignedInRequest, view: CaseView) -> tuple[Section, ...]:
    """This will draw the aspects of a checklist in its own order, each with its problems and with what was looked at."""
    aspects = sorted((x for x in view.linked if x.type == "part_of"), key=lambda x: x.number or "")
    if not aspects:
        return (Section(key="aspects", title="对照方面", empty="清单里还没有方面。由综合处“增加对照方面”。"),)
    parted = figures_by(_DIMENSION, keys=[key for key, _ in _FIGURES], organ_id=request.actor.organ_id, as_of=today(request))
    counted = [{group.key: group.figure for group in groups} for groups in parted]
    empty = sum(str(x.id) not in counted[0] for x in aspects)
    columns = (
        Column(label="方面", is_title=True), *(Column(label=label, is_number=True) for _, label in _FIGURES), Column(label="对照情况"),
    )
    table = Table(columns=columns, rows=tuple(_row(x, counted) for x in aspects), caption="对照方面")
    return (Section(key="aspects", title="对照方面", remark=f"{len(aspects)}个方面，没有查摆出问题的{empty}个", table=table),)


def _row(x: LinkedCase, counted: list[dict[str, Figure]]) -> Row:
    href = reverse("case", args=(x.id,))
    cells = tuple(_cell(figures.get(str(x.id))) for figures in counted)
    said = Cell(kind=CellKind.PROSE, text=_said(x.detail, found=str(x.id) in counted[0]))
    return Row(name=x.title, href=href, cells=(Cell(text=x.title, href=href, remark=x.number or ""), *cells, said))


def _cell(figure: Figure | None) -> Cell:
    if figure is None:
        return Cell(kind=CellKind.SHORT, text="0")
    return Cell(kind=CellKind.NUMBER, figure=drawn(figure), href=figure_href(figure.key, figure.scope))


def _said(detail: Mapping[str, object], *, found: bool) -> str:
    return str(detail.get("held_against") or ("—" if found else "没有查摆出问题，还没有写明对照情况"))
