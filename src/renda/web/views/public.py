"""Pages open to everyone: the list of what was disclosed, and one disclosed matter.

Must not know: anything that was not disclosed.
"""

from datetime import date
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from renda.reads.disclosures import (
    PAGE,
    DisclosedItem,
    disclosed,
    disclosed_count,
    disclosed_item,
    public_organ,
)
from renda.web.clock import today
from renda.web.view_models.entrance import Disclosure, DisclosureListPage, DisclosurePage
from renda.web.view_models.frame import PublicFrame
from renda.web.view_models.parts import Empty, Fact, Head, Link, Pager
from renda.web.views.frame import SignedInRequest, signed_in

_LONGEST_PAGE = 6  # digits


def _frame(request: HttpRequest, organ_id: UUID, name: str) -> PublicFrame:
    return PublicFrame(
        organ_name=name, today=today(request), disclosures_href=reverse("public_list", args=(organ_id,)),
        sign_in_href=reverse("account_login"),
    )


def public_list(request: HttpRequest, organ_id: UUID | None = None) -> HttpResponse:
    """Show what an organ disclosed; without an id, the only organ there is."""
    organ = public_organ(organ_id)
    if organ is None:
        raise Http404
    asked = request.GET.get("page", "1")
    number = max(1, int(asked)) if asked.isdecimal() and len(asked) < _LONGEST_PAGE else 1
    found, count = disclosed(organ[0], number=number), disclosed_count(organ[0])
    shown = DisclosureListPage(
        head=Head(title="问题整改公示", remarks=(Link(label=f"共{count}项"),)),
        items=tuple(_item(organ[0], i, today(request)) for i in found), empty=Empty(why="目前没有公示的事项。"),
        pager=_pager(organ[0], number, count),
    )
    return render(request, "pages/disclosures.html", {"public": _frame(request, *organ), "page": shown})


def _pager(organ_id: UUID, number: int, count: int) -> Pager | None:
    pages = -(-count // PAGE)
    if pages <= 1:
        return None
    here = reverse("public_list", args=(organ_id,))
    return Pager(
        words=f"第{number}页，共{pages}页", previous_href=f"{here}?page={number - 1}" if number > 1 else "",
        next_href=f"{here}?page={number + 1}" if number < pages else "",
    )


def _item(organ_id: UUID, item: DisclosedItem, day: date) -> Disclosure:
    until = item.runs_until
    running = until is not None and until >= day
    until_words = f"公示至{until.month}月{until.day}日" if until and running else "公示期满"
    return Disclosure(
        title=item.title, href=reverse("public_item", args=(organ_id, item.id)), number=item.number, unit=item.unit,
        disclosed_on=item.published_on, is_open=running,
        period_words=until_words if until else "已公示",
    )


def public_item(request: HttpRequest, organ_id: UUID, item_id: UUID) -> HttpResponse:
    """Show one disclosed matter."""
    organ, item = public_organ(organ_id), disclosed_item(organ_id, item_id)
    if organ is None or item is None:
        raise Http404
    shown = DisclosurePage(
        head=Head(title=item.title, crumbs=(Link(label="问题整改公示", href=reverse("public_list", args=(organ_id,))),)),
        paragraphs=tuple(item.text.split("\n")),
        facts=(Fact(label="编号", value=item.number), Fact(label="承办单位", value=item.unit),
               Fact(label="公示日期", value=f"{item.published_on.year}年{item.published_on.month}月{item.published_on.day}日")),
        how_to_respond="公示期内有不同意见的，可以书面或来电向本机关办公室反映。" if item.runs_until else "",
    )
    return render(request, "pages/disclosure.html", {"public": _frame(request, *organ), "page": shown})


@signed_in
def own_disclosures(request: SignedInRequest) -> HttpResponse:
    """Lead to the public list of one's own organ, as everyone sees it."""
    return redirect("public_list", request.actor.organ_id)
