"""Newcomers of the last year (新进人员): which of the two trainings each still lacks; whoever has none is entered at one press.

Whoever coordinates sees all, others those of their own unit. Must not know: SQL.
"""

from urllib.parse import urlencode

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from renda.domain.rights import Duty
from renda.procedures.learning.reads.study_records import Newcomer, newcomers
from renda.procedures.learning.services.enrol_newcomers import enrol_newcomers, known_of
from renda.procedures.learning.vocabulary import MISSING
from renda.web.business_only import business_only
from renda.web.view_models.figures import NamedTable
from renda.web.view_models.forms import Form
from renda.web.view_models.organisation import Panel, PanelsPage
from renda.web.view_models.parts import Button, Cell, CellKind, Column, Head, Link, Row, Table
from renda.web.views.frame import SignedInRequest, now, page, problem, tell, today

_LEDE = "首个岗位在一年之内开始的人员，都应完成政治培训和业务培训。名单由组织人事记录产生，综合协调岗位按一次“全部列入”即可，不必逐人填写。"
_MISSING = {c.key: c.label for c in MISSING}


@business_only
def newcomer_list(request: SignedInRequest) -> HttpResponse:
    """Show the newcomers of a year, with what each still lacks."""
    may_enrol = Duty.COORDINATE in request.actor.duties
    found = [n for n in newcomers(today(request)) if may_enrol or n.unit_id == request.actor.unit_id]
    open_ones = [n for n in found if n.case is None]
    if request.method == "POST":
        return _enrolled(request, open_ones, may_enrol=may_enrol)
    panel = Panel(
        key="newcomers", title="近一年新进人员", lede=_LEDE,
        remark=f"{len(found)}人，其中{len(open_ones)}人没有列入双培训" if found else "",
        table=NamedTable(key="newcomers", title="", table=_table(found, may_enrol=may_enrol)),
        empty="" if found else "近一年没有新进人员。", form=_enrolling_all(open_ones) if may_enrol else None,
    )
    crumbs = (Link(label="新进人员双培训", href=reverse("worklist", args=("newcomer_training",))), Link(label="新进人员"))
    shown = PanelsPage(head=Head(title="新进人员", crumbs=crumbs), panels=(panel,))
    return page(request, "pages/panels.html", current="newcomers", page=shown)


def _enrolling_all(open_ones: list[Newcomer]) -> Form | None:
    """One press enters everybody who is not entered yet; nothing to fill in."""
    if not open_ones:
        return None
    return Form(action_href=reverse("newcomers"), submit_label=f"全部列入双培训（{len(open_ones)}人）", fields=())


def _enrolled(request: SignedInRequest, open_ones: list[Newcomer], *, may_enrol: bool) -> HttpResponse:
    if not may_enrol:
        return problem(request, 403, "不能办理", "新进人员由综合协调岗位列入双培训。")
    done = enrol_newcomers(actor=request.actor, newcomers=open_ones, at=now(request))
    if done.entered:
        tell(request, f"已列入双培训{done.entered}人。")
    for said in done.refused:
        tell(request, said, level="soon")
    return redirect("newcomers")


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
    known = urlencode({**known_of(newcomer), "next": reverse("newcomers")})
    return (Button(label="列入双培训", href=f"{reverse('open_case', args=('newcomer_training', 'enrol'))}?{known}"),)
