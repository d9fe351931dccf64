"""Pages open to everyone: the list of what was disclosed, and one disclosed matter.

Must not know: anything that was not disclosed.
"""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from renda.reads.disclosures import DisclosedItem, disclosed, disclosed_item, public_organ
from renda.web.clock import today
from renda.web.view_models.entrance import Disclosure, DisclosureListPage, DisclosurePage
from renda.web.view_models.frame import PublicFrame
from renda.web.view_models.parts import Empty, Fact, Head, Link
from renda.web.views.frame import SignedInRequest, signed_in


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
    found = disclosed(organ[0])
    shown = DisclosureListPage(
        head=Head(title="问题整改公示", remarks=(Link(label=f"共{len(found)}项"),)),
        items=tuple(_item(organ[0], i) for i in found), empty=Empty(why="目前没有公示的事项。"),
    )
    return render(request, "pages/disclosures.html", {"public": _frame(request, *organ), "page": shown})


def _item(organ_id: UUID, item: DisclosedItem) -> Disclosure:
    until = item.runs_until
    return Disclosure(
        title=item.title, href=reverse("public_item", args=(organ_id, item.id)), number=item.number, unit=item.unit,
        disclosed_on=item.published_on, is_open=until is not None,
        period_words=f"公示至{until.month}月{until.day}日" if until else "已公示",
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
