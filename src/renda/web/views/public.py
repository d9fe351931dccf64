"""Pages open to everyone: the list of what was disclosed, one disclosed matter, its files, the same as data and as a feed.

Caches may keep them, but ask each time whether they still hold (`no-cache`, an ETag): what is taken back is gone at once.
Must not know: anything that was not disclosed to the public.
"""

from collections.abc import Callable
from datetime import date, datetime, time
from functools import wraps
from typing import Concatenate, ParamSpec
from uuid import UUID
from zoneinfo import ZoneInfo

from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseBase, HttpResponseNotAllowed, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.cache import get_conditional_response
from django.utils.feedgenerator import Atom1Feed

from renda.domain.disclosing import OUTSIDE
from renda.domain.hash_chain import sm3
from renda.reads.disclosures import (
    DisclosedItem,
    disclosed,
    disclosed_file,
    disclosed_item,
    disclosure_choices,
    public_organ,
)
from renda.web.clock import today
from renda.web.disclosure_drawing import TITLE, Place, drawn_item, drawn_list, searched
from renda.web.evidence_uploads import file_store
from renda.web.view_models.frame import PublicFrame
from renda.web.view_models.parts import Link

P = ParamSpec("P")
ZONE = ZoneInfo("Asia/Shanghai")
MOST_AS_DATA = 200


def open_to_all(
    view: Callable[Concatenate[HttpRequest, P], HttpResponseBase]
) -> Callable[Concatenate[HttpRequest, P], HttpResponseBase]:
    """Let caches keep what was found, to be asked for anew each time; only look, never change. A file has no ETag: it is sent again."""

    @wraps(view)
    def wrapped(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
        if request.method not in ("GET", "HEAD"):
            return HttpResponseNotAllowed(["GET", "HEAD"])
        answer = view(request, *args, **kwargs)
        answer.headers["Cache-Control"] = "public, no-cache"
        if not isinstance(answer, HttpResponse):
            return answer
        answer.headers["ETag"] = f'"{sm3(answer.content)}"'
        return get_conditional_response(request, etag=answer.headers["ETag"], response=answer) or answer

    return wrapped


def _place(organ_id: UUID) -> Place:
    return Place(
        layout="public.html", list_href=reverse("public_list", args=(organ_id,)),
        item_href=lambda item: reverse("public_item", args=(organ_id, item)),
        file_href=lambda item, file: reverse("public_file", args=(organ_id, item, file)),
        data_links=(
            Link(label="数据（JSON）", href=reverse("public_data", args=(organ_id,))),
            Link(label="订阅（Atom）", href=reverse("public_feed", args=(organ_id,))),
        ),
    )


def _frame(request: HttpRequest, organ_id: UUID, name: str) -> PublicFrame:
    return PublicFrame(
        organ_name=name, today=today(request), disclosures_href=reverse("public_list", args=(organ_id,)),
        sign_in_href=reverse("account_login"),
    )


def _organ(organ_id: UUID | None) -> tuple[UUID, str]:
    organ = public_organ(organ_id)
    if organ is None:
        raise Http404
    return organ


@open_to_all
def public_list(request: HttpRequest, organ_id: UUID | None = None) -> HttpResponse:
    """Show what an organ disclosed; without an id, the only organ there is."""
    organ = _organ(organ_id)
    found = disclosed(organ[0], rings=OUTSIDE, searched=searched(request))
    shown = drawn_list(request, _place(organ[0]), found, disclosure_choices(organ[0], rings=OUTSIDE), today(request))
    return render(request, "pages/disclosures.html", {"public": _frame(request, *organ), "page": shown})


@open_to_all
def public_item(request: HttpRequest, organ_id: UUID, item_id: UUID) -> HttpResponse:
    """Show one disclosed matter, or that it was taken back."""
    organ, item = _organ(organ_id), disclosed_item(organ_id, item_id, rings=OUTSIDE)
    if item is None:
        raise Http404
    shown = drawn_item(_place(organ_id), item, today(request))
    return render(request, "pages/disclosure.html", {"public": _frame(request, *organ), "page": shown})


@open_to_all
def public_file(request: HttpRequest, organ_id: UUID, item_id: UUID, file_id: UUID) -> HttpResponseBase:  # noqa: ARG001 - a view
    """Hand out a file that goes with a disclosure."""
    return handed_out(disclosed_file(organ_id, item_id, file_id, rings=OUTSIDE))


def handed_out(found: tuple[str, str, str] | None) -> HttpResponseBase:
    """Answer with a kept file by address, name and media type.

    :raises Http404: where there is none.
    """
    store = file_store()
    if found is None or not store.holds(found[0]):
        raise Http404
    return FileResponse(store.path_of(found[0]).open("rb"), as_attachment=True, filename=found[1], content_type=found[2])


@open_to_all
def public_data(request: HttpRequest, organ_id: UUID) -> HttpResponse:
    """Give the list, searched as the page is, for programs to read; `next` is the address of what follows."""
    organ = _organ(organ_id)
    found = disclosed(organ_id, rings=OUTSIDE, searched=searched(request, most=MOST_AS_DATA))
    following = None
    if found.next_after is not None:
        query = request.GET.copy()
        query["after"] = f"{found.next_after[0].isoformat()}_{found.next_after[1]}"
        following = request.build_absolute_uri(f"{request.path}?{query.urlencode()}")
    items = [_as_data(request, organ_id, i) for i in found.items]
    return JsonResponse({"organ": organ[1], "items": items, "next": following}, json_dumps_params={"ensure_ascii": False})


def _as_data(request: HttpRequest, organ_id: UUID, item: DisclosedItem) -> dict[str, object]:
    return {
        "id": str(item.id), "number": item.number, "title": item.title, "kind": item.kind, "unit": item.unit,
        "summary": item.text, "result": item.result, "published_on": item.published_on.isoformat(),
        "registered_on": item.begun_on.isoformat() if item.begun_on else None,
        "closed_on": item.closed_on.isoformat() if item.closed_on else None,
        "url": request.build_absolute_uri(reverse("public_item", args=(organ_id, item.id))),
    }


@open_to_all
def public_feed(request: HttpRequest, organ_id: UUID) -> HttpResponse:
    """Give the newest disclosures as an Atom feed."""
    organ, here = _organ(organ_id), reverse("public_list", args=(organ_id,))
    feed = Atom1Feed(
        title=f"{organ[1]}{TITLE}", link=request.build_absolute_uri(here), description="", language="zh-CN",
        feed_url=request.build_absolute_uri(request.path), author_name=organ[1], feed_guid=f"urn:uuid:{organ_id}",
    )
    for item in disclosed(organ_id, rings=OUTSIDE, searched=searched(request)).items:
        feed.add_item(
            title=item.title, link=request.build_absolute_uri(reverse("public_item", args=(organ_id, item.id))),
            description=item.text, unique_id=f"urn:uuid:{item.id}", categories=[c for c in (item.kind, item.unit) if c],
            pubdate=_moment(item.published_on), updateddate=_moment(item.published_on),
        )
    return HttpResponse(feed.writeString("utf-8"), content_type="application/atom+xml; charset=utf-8")


def _moment(day: date) -> datetime:
    return datetime.combine(day, time(0), tzinfo=ZONE)
