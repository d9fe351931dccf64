"""Search by number and words of titles, and who sees a case.

Must not know: how the words are split or found.
"""

from collections.abc import Iterator
from datetime import date
from uuid import UUID

from django.http import Http404, HttpResponse
from django.urls import reverse

from renda.reads.cases import case_seen_by
from renda.reads.search import CAP, FoundCases, found_cases
from renda.reads.who_sees import who_sees
from renda.store.calendar_loading import measure_in_force
from renda.store.contributions import procedures
from renda.web.due_chips import chip
from renda.web.paging import due_place_after, pager_of
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
    found = found_cases(request.actor, query, after=due_place_after(request))
    count = f"找到{found.total}项" if found.total is not None else f"找到{CAP}项以上"
    shown = SearchPage(
        head=Head(title="搜索"), query=query, action_href=reverse("search"), hits=tuple(_hits(found, day)),
        count_words=count if query else "", empty=Empty(why=_NOT_FOUND if query else _HOW),
        pager=pager_of(request, found.next_after, f"本页{len(found.rows)}项"),
    )
    return page(request, "pages/search.html", search=query, page=shown)


def _hits(found: FoundCases, day: date) -> Iterator[Hit]:
    measure = measure_in_force(day)
    for case in found.rows:
        yield Hit(
            title=case.title, href=reverse("case", args=(case.id,)), kind=procedures()[case.procedure].label,
            number=case.number or "", unit=case.unit, due=chip(case.due_on, day, measure, by_week=case.by_week),
        )


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
