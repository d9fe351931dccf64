"""Two documents of the library compared: what became of promises, the same figures, the outlines.

Must not know: how texts are compared, which cases there are (reads), how a promise becomes a matter (`document_review`).
"""

from urllib.parse import urlencode

from django.http import Http404, HttpResponse
from django.urls import reverse

from renda.domain.form_cleaning import as_uuid
from renda.domain.rights import Duty
from renda.reads.compared_documents import ComparedDocuments, compared_documents
from renda.web.comparison_drawing import drawn_panels
from renda.web.view_models.organisation import PanelsPage
from renda.web.view_models.parts import Button, Head, Link
from renda.web.views.frame import SignedInRequest, page, problem, signed_in

_PLACES = {"0": False, "1": True}


@signed_in
def compared(request: SignedInRequest) -> HttpResponse:
    """Show two picked documents beside one another."""
    if Duty.COORDINATE not in request.actor.duties:
        raise Http404
    picked = [key for key in map(as_uuid, request.GET.getlist("pick")) if key is not None]
    back = Link(label="回到文稿库", href=reverse("library"))
    if len(set(picked)) != 2:
        words = f"比较要选两份文稿，现在选了{len(set(picked))}份。请回到文稿库勾选两份。"
        return problem(request, 422, "请选两份", words, links=(back,))
    found = compared_documents(request.actor, picked[0], picked[1], places=_PLACES.get(request.GET.get("places", "")))
    if found is None:
        raise Http404
    return page(request, "pages/panels.html", current="library", page=PanelsPage(
        head=Head(
            title="两地文稿比较" if found.places else "两年文稿比较", buttons=(_other_way(found),),
            crumbs=(Link(label="文稿库", href=reverse("library")), Link(label="比较")),
        ),
        lede=_lede(found), panels=drawn_panels(found),
    ))


def _other_way(found: ComparedDocuments) -> Button:
    picks = [("pick", str(found.former.id)), ("pick", str(found.present.id)), ("places", "0" if found.places else "1")]
    return Button(label="按前后两年比" if found.places else "按两地同类比", href=f"?{urlencode(picks)}")


def _lede(found: ComparedDocuments) -> str:
    """What is compared, and how far its words can be relied on."""
    names = [f"《{side.overview.title}》（{side.overview.year or '年份不明'}）" for side in (found.former, found.present)]
    if found.places:
        return f"{names[0]}与{names[1]}：两份都写的才配成对，其余列在“只在一份里”。"
    return f"前一份{names[0]}，后一份{names[1]}。说法差得太远的不配对：“没有找到”是指后一份里没有相同的说法，不等于没有办。"
