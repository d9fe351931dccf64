"""Search by number and words of titles, and who sees a case.

Must not know: how the words are split or found.
"""

from datetime import date
from uuid import UUID

from django.http import Http404, HttpResponse
from django.urls import reverse

from renda.reads.cases import case_seen_by
from renda.reads.who_sees import who_sees
from renda.reads.worklist import worklist
from renda.reads.worklist_conditions import Asked
from renda.store.calendar_loading import measure_in_force
from renda.store.contributions import procedures
from renda.web.due_chips import chip
from renda.web.view_models.figures import NamedTable
from renda.web.view_models.lists import Hit, SearchPage
from renda.web.view_models.organisation import WhoSeesPage
from renda.web.view_models.parts import Cell, Column, Empty, Head, Link, Row, Table
from renda.web.views.frame import SignedInRequest, page, signed_in, today

_HOW = "写编号（如“整改-2026-005”），或者标题里连续的两三个字。只找您能看到的事项。"
_NOT_FOUND = "没有找到您能看到的事项。可以换一个说法，或只写编号。"


@signed_in
def search(request: SignedInRequest) -> HttpResponse:
    """Show the cases whose number or title holds the words, as far as the actor may see them."""
    query, day = request.GET.get("q", "").strip(), today(request)
    hits = tuple(h for key in procedures() for h in _hits(request, key, query, day)) if query else ()
    shown = SearchPage(
        head=Head(title="搜索"), query=query, action_href=reverse("search"), hits=hits,
        count_words=f"找到{len(hits)}项" if query else "", empty=Empty(why=_NOT_FOUND if query else _HOW),
    )
    return page(request, "pages/search.html", search=query, page=shown)


def _hits(request: SignedInRequest, procedure: str, query: str, day: date) -> list[Hit]:
    declared, measure = procedures()[procedure], measure_in_force(day)
    found = worklist(
        request.actor, Asked(procedure=procedure, closed=None, words=query, most=30), today=day, soon_on=day
    )
    return [
        Hit(title=c.title, href=reverse("case", args=(c.id,)), kind=declared.label, number=c.number or "", unit=c.unit,
            due=chip(c.due_on, day, measure))
        for c in found.rows
    ]


@signed_in
def seen_by(request: SignedInRequest, case_id: UUID) -> HttpResponse:
    """Show who sees a case and through which right."""
    if case_seen_by(request.actor, case_id) is None:
        raise Http404
    found = who_sees(str(case_id), organ_id=request.actor.organ_id, today=today(request))
    if found is None:
        raise Http404
    rows = tuple(
        Row(cells=(Cell(text=s.right), Cell(text="、".join(s.people) or "目前无人在岗"))) for s in found.seen
    )
    table = Table(columns=(Column(label="通过什么权限", is_title=True), Column(label="谁")), rows=rows, caption="谁能看到")
    crumbs = (Link(label=found.number or found.title, href=reverse("case", args=(case_id,))), Link(label="谁能看到"))
    shown = WhoSeesPage(
        head=Head(title="谁能看到", crumbs=crumbs), table=NamedTable(key="seen", title="能看到的人", table=table),
        sentences=("列表以外的人看不到本事项；统计数字计入件数。",),
    )
    return page(request, "pages/who_sees.html", page=shown)
