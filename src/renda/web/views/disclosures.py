"""What was disclosed, for those inside: every ring open to the post, and the preview before it is disclosed.

Must not know: how a text is masked; which procedures disclose.
"""

from collections.abc import Iterator
from uuid import UUID

from django.http import Http404, HttpResponse, HttpResponseBase
from django.urls import reverse
from django.views.decorators.http import require_safe

from renda.domain.disclosing import RING_WORDS, WITHHELD, Ring, rings_open_to
from renda.domain.facts import CaseFacts
from renda.domain.masking import KIND_WORDS
from renda.domain.rights import Actor
from renda.reads.cases import case_seen_by, possible_acts
from renda.reads.disclosure_preview import Preview, PreviewedText, disclosure_preview
from renda.reads.disclosures import disclosed, disclosed_file, disclosed_item, disclosure_choices
from renda.store.contributions import procedures
from renda.web.disclosure_drawing import NO_FILES, Place, drawn_file, drawn_item, drawn_list, searched
from renda.web.view_models.entrance import DisclosurePage, PreviewPage, PreviewText
from renda.web.view_models.parts import Button, Cell, CellKind, Column, Head, Link, Row, Run, Table
from renda.web.views.frame import SignedInRequest, page, signed_in, today
from renda.web.views.public import handed_out


def _place() -> Place:
    return Place(
        layout="base.html", list_href=reverse("disclosures"), item_href=lambda item: reverse("disclosed", args=(item,)),
        file_href=lambda item, file: reverse("disclosure_file", args=(item, file)), says_ring=True,
    )


@require_safe
@signed_in
def listing(request: SignedInRequest) -> HttpResponse:
    """List what the post may read, newest first."""
    organ, rings = request.actor.organ_id, rings_open_to(request.actor.duties)
    found = disclosed(organ, rings=rings, searched=searched(request))
    shown = drawn_list(request, _place(), found, disclosure_choices(organ, rings=rings), today(request))
    return page(request, "pages/disclosures.html", current="disclosures", page=shown)


@require_safe
@signed_in
def item(request: SignedInRequest, item_id: UUID) -> HttpResponse:
    """Show one matter of a ring open to the post."""
    found = disclosed_item(request.actor.organ_id, item_id, rings=rings_open_to(request.actor.duties))
    if found is None:
        raise Http404
    return page(request, "pages/disclosure.html", current="disclosures", page=drawn_item(_place(), found, today(request)))


@require_safe
@signed_in
def file(request: SignedInRequest, item_id: UUID, file_id: UUID) -> HttpResponseBase:
    """Hand out a file of a matter of a ring open to the post."""
    return handed_out(disclosed_file(request.actor.organ_id, item_id, file_id, rings=rings_open_to(request.actor.duties)))


@require_safe
@signed_in
def preview(request: SignedInRequest, case_id: UUID) -> HttpResponse:
    """Show what a case would disclose, beside its record with every find marked."""
    facts = case_seen_by(request.actor, case_id)
    found = disclosure_preview(procedures()[facts.procedure], facts) if facts else None
    if facts is None or found is None:
        raise Http404
    title = found.text("title")
    shown = PreviewPage(
        head=_preview_head(request.actor, facts, title),
        shown=DisclosurePage(
            head=Head(title=title), facts=(), paragraphs=tuple(found.text(found.effect.text).split("\n")),
            result=tuple(t for t in found.text(found.effect.result).split("\n") if t), no_files=NO_FILES,
            tiles=tuple(drawn_file(f, reverse("attachment", args=(facts.id, f.id))) for f in found.files),
        ),
        texts=tuple(PreviewText(label=t.label, runs=tuple(_runs(t)), shown=tuple(t.shown.split("\n"))) for t in found.texts),
        ring_words="不公开" if found.ring in ("", WITHHELD) else RING_WORDS[Ring(found.ring)],
        finds=finds_table(found), empty="没有查出姓名、电话、证件号等个人信息。机器只认字样，请再通读一遍。",
    )
    return page(request, "pages/disclosure_preview.html", current=f"ledger/{facts.procedure}", page=shown)


def _preview_head(actor: Actor, facts: CaseFacts, title: str) -> Head:
    """The head of a preview, with the acts one may take now that one has seen it."""
    procedure = procedures()[facts.procedure]
    open_acts = [a.action for a in possible_acts(procedure, facts, actor) if a.refusal is None]
    return Head(
        title=f"公开预览：{title}",
        crumbs=(
            Link(label=procedure.label, href=reverse("worklist", args=(procedure.key,))),
            Link(label=facts.number or "未编号", href=reverse("case", args=(facts.id,))), Link(label="公开预览"),
        ),
        buttons=tuple(
            Button(label=a.label, href=reverse("act", args=(facts.id, a.key)), is_main=a.awaited) for a in open_acts
        ),
    )


def _runs(text: PreviewedText) -> Iterator[Run]:
    at = 0
    for hit in text.hits:
        yield Run(text=text.recorded[at : hit.start])
        yield Run(text=hit.text, is_strong=True)
        at = hit.end
    yield Run(text=text.recorded[at:])


def finds_table(found: Preview) -> Table | None:
    """This will table every find: where, what, as it is shown, and why one is kept."""
    rows = tuple(
        Row(cells=(
            Cell(kind=CellKind.SHORT, text=text.label), Cell(text=hit.text), Cell(kind=CellKind.SHORT, text=KIND_WORDS[hit.kind]),
            Cell(text=hit.text if hit.text in found.kept else hit.shown), Cell(text=found.kept.get(hit.text, "")),
        ))
        for text in found.texts for hit in text.hits
    )
    columns = (
        Column(label="所在"), Column(label="原文", is_title=True), Column(label="类别"), Column(label="公开时显示"),
        Column(label="照登的理由"),
    )
    return Table(columns=columns, rows=rows, caption="查出的个人信息") if rows else None
