"""Newcomers of the last year (新进人员): which of the two trainings each still lacks, and the way to enter whoever has none.

Whoever coordinates sees all, others those of their own unit. Must not know: SQL.
"""

from urllib.parse import urlencode

from django.http import HttpResponse
from django.urls import reverse

from renda.domain.rights import Duty
from renda.procedures.learning.reads.study_records import Newcomer, newcomers
from renda.procedures.learning.vocabulary import MISSING
from renda.web.business_only import business_only
from renda.web.view_models.figures import NamedTable
from renda.web.view_models.organisation import Panel, PanelsPage
from renda.web.view_models.parts import Button, Cell, CellKind, Column, Head, Link, Row, Table
from renda.web.views.frame import SignedInRequest, page, today

_LEDE = "首个岗位在一年之内开始的人员，都应完成政治培训和业务培训。没有列入的，由综合协调岗位列入。"
_MISSING = {c.key: c.label for c in MISSING}


@business_only
def newcomer_list(request: SignedInRequest) -> HttpResponse:
    """Show the newcomers of a year, with what each still lacks."""
    may_enrol = Duty.COORDINATE in request.actor.duties
    found = [n for n in newcomers(today(request)) if may_enrol or n.unit_id == request.actor.unit_id]
    open_ones = [n for n in found if n.case is None]
    panel = Panel(
        key="newcomers", title="近一年新进人员", lede=_LEDE,
        remark=f"{len(found)}人，其中{len(open_ones)}人没有列入双培训" if found else "",
        table=NamedTable(key="newcomers", title="", table=_table(found, may_enrol=may_enrol)),
        empty="" if found else "近一年没有新进人员。",
    )
    crumbs = (Link(label="新进人员双培训", href=reverse("worklist", args=("newcomer_training",))), Link(label="新进人员"))
    shown = PanelsPage(head=Head(title="新进人员", crumbs=crumbs), panels=(panel,))
    return page(request, "pages/panels.html", current="newcomers", page=shown)


def _table(found: list[Newcomer], *, may_enrol: bool) -> Table:
    columns = (Column(label="姓名", is_title=True), Column(label="所在单位"), Column(label="到岗日期"), Column(label="双培训"))
    return Table(columns=columns, rows=tuple(_row(n, may_enrol=may_enrol) for n in found), caption="近一年新进人员")


def _row(newcomer: Newcomer, *, may_enrol: bool) -> Row:
    href = reverse("case", args=(newcomer.case,)) if newcomer.case else ""
    standing = _MISSING.get(newcomer.missing, "") if newcomer.case else "没有列入"
    words = standing if newcomer.missing in ("", "none") else f"还缺{standing}"
    return Row(name=newcomer.name, cells=(
        Cell(text=newcomer.name, href=href), Cell(kind=CellKind.UNIT, text=newcomer.unit), Cell(kind=CellKind.DAY, day=newcomer.from_on),
        Cell(text=words, buttons=_enrolling(newcomer) if may_enrol and newcomer.case is None else ()),
    ))


def _enrolling(newcomer: Newcomer) -> tuple[Button, ...]:
    """The form of entering somebody, filled in with what the organisation knows."""
    known = urlencode({
        "title": f"{newcomer.name}入职双培训", "person": str(newcomer.person), "unit": str(newcomer.unit_id),
        "entered_on": newcomer.from_on.isoformat(), "next": reverse("newcomers"),
    })
    return (Button(label="列入双培训", href=f"{reverse('open_case', args=('newcomer_training', 'enrol'))}?{known}"),)
