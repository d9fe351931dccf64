"""Documents: the list, taking one in, and reviewing what was proposed from it.

Must not know: how a text is read, what an accepted proposal needs (its declaration says so).
"""

from typing import Any
from uuid import UUID

from django.conf import settings
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from renda.domain.days import day_of, short_chinese_date
from renda.domain.procedures import Action
from renda.domain.refusal_words import word_refusal
from renda.domain.refusals import Reason, Refused
from renda.domain.rights import Duty
from renda.intake.document_files import DOCUMENT_LIMIT, DocumentText, read_document_file, read_pasted_text
from renda.intake.reasons import IntakeRefused
from renda.reads import form_choices
from renda.reads.documents import FoundProposal, ReadDocument, document_read, documents_read
from renda.reads.unit_names import KnownUnit, known_units
from renda.services.accept_proposal import OPENINGS, Place, accept_proposal, reject_proposal, restore_proposal
from renda.services.drafts import save_draft
from renda.services.organisation import remember_alias
from renda.services.read_document import Original, take_document
from renda.store.contributions import procedures
from renda.web import document_drawing as drawing
from renda.web.act_forms import Offers, known_values
from renda.web.evidence_uploads import file_store
from renda.web.posted import kept_values, raw_of
from renda.web.view_models.documents import DocumentsPage, ReviewPage
from renda.web.view_models.forms import Field, FieldKind, Form, FormError, UploadPage
from renda.web.view_models.parts import Button, Cell, CellKind, Column, Empty, Head, Link, Row, Table
from renda.web.views.frame import SignedInRequest, now, page, problem, signed_in, tell, today

COMMON = ("level", "origin_unit", "channel", "origin", "field", "kind", "added_later")
"""What the matters of one document mostly share: taken over from the last accepted one."""


def _listed(request: SignedInRequest) -> tuple[Row, ...]:
    return tuple(
        Row(
            key=str(d.id), name=d.name, href=reverse("document_review", args=(d.id,)),
            cells=(
                Cell(text=d.name, href=reverse("document_review", args=(d.id,))),
                Cell(text=short_chinese_date(day_of(d.uploaded_at))), Cell(text=d.person),
                Cell(kind=CellKind.NUMBER, text=str(d.total)), Cell(kind=CellKind.NUMBER, text=str(d.accepted)),
                Cell(kind=CellKind.NUMBER, text=str(d.pending)),
            ),
        )
        for d in documents_read(request.actor)
    )


@signed_in
def documents(request: SignedInRequest) -> HttpResponse:
    """List the documents read."""
    if Duty.COORDINATE not in request.actor.duties:
        raise Http404
    upload = reverse("document_upload")
    columns = (
        Column(label="文件", is_title=True), Column(label="上传"), Column(label="上传人"),
        *(Column(label=label, is_number=True) for label in ("建议", "已采纳", "待审")),
    )
    return page(request, "pages/documents.html", current="documents", page=DocumentsPage(
        head=Head(title="文件", buttons=(Button(label="读文件", href=upload, is_main=True),)),
        table=Table(columns=columns, rows=_listed(request), caption="读过的文件"),
        empty=Empty(why="还没有读过文件。", next_step=Link(label="读第一份文件", href=upload)),
    ))


@signed_in
def upload(request: SignedInRequest) -> HttpResponse:
    """Take in a file or pasted text, or say why not with the text kept."""
    if Duty.COORDINATE not in request.actor.duties:
        raise Http404
    if request.method != "POST":
        return _upload_page(request, ())
    try:
        read = _sent(request)
    except IntakeRefused as refused:
        return _upload_page(request, tuple(reason.sentence for reason in refused.reasons), status=422)
    if read is None:
        return _upload_page(request, ("没有选择文件，也没有粘贴文字。请选择文件或粘贴文字后再提交。",), status=422)
    file = request.FILES.get("file")
    taken = take_document(
        actor=request.actor, name=read.name, text=read.text, at=now(request),
        set_aside=tuple((aside.place, aside.text) for aside in read.set_aside),
        original=Original(stream=file, files=file_store()) if file else None,  # type: ignore[arg-type]
    )
    if isinstance(taken, Refused):
        return _upload_page(request, word_refusal(taken), status=403)
    if taken.was_known:
        tell(request, "这份文件以前读过，以下是原来的审读情况，没有重复提出建议。", level="soon")
    return redirect("document_review", taken.document_id)


def _sent(request: SignedInRequest) -> DocumentText | None:
    file, text = request.FILES.get("file"), request.POST.get("text", "")
    limit = min(DOCUMENT_LIMIT, settings.RENDA.upload_limit_mb * 1024 * 1024)
    if file is not None:
        return read_document_file(file, file.name or "未命名", limit=limit)  # type: ignore[arg-type]
    return read_pasted_text(text) if text else None


def _upload_page(request: SignedInRequest, errors: tuple[str, ...], *, status: int = 200) -> HttpResponse:
    back = reverse("documents")
    text = request.POST.get("text", "")
    fields = (
        Field(name="file", label="文件", kind=FieldKind.FILE, accept=".docx,.txt,.md", is_needed=False),
        Field(name="text", label="或者粘贴文字", kind=FieldKind.LONG_TEXT, line_count=8, is_needed=False, value=text),
    )
    form = Form(
        action_href=reverse("document_upload"), submit_label="读文件", fields=fields,
        errors=tuple(FormError(text=e) for e in errors), cancel=Link(label="返回", href=back),
    )
    megabytes = min(DOCUMENT_LIMIT // 1024 // 1024, settings.RENDA.upload_limit_mb)
    head = Head(title="读文件", crumbs=(Link(label="文件", href=back), Link(label="读文件")))
    limits = f"可以读 .docx、.txt、.md，单个文件不超过 {megabytes} MB；也可以直接粘贴文字。"
    return page(
        request, "pages/upload.html", current="documents", status=status, page=UploadPage(head=head, form=form, limits=limits)
    )


@signed_in
def review(request: SignedInRequest, document_id: UUID) -> HttpResponse:
    """Show a document beside its proposals."""
    document = _document(request, document_id)
    wanted = request.GET.get("at", "")
    current = _numbered(document, int(wanted)) if wanted.isdecimal() else _next(document, 0)
    return _review_page(request, document, current, None, ())


@signed_in
def decide(request: SignedInRequest, document_id: UUID, number: int) -> HttpResponse:
    """Accept, skip or restore a proposal."""
    document = _document(request, document_id)
    found = _numbered(document, number)
    if found is None:
        raise Http404
    address, decision = reverse("document_review", args=(document_id,)), request.POST.get("decision", "")
    if request.method != "POST" or decision not in ("accept", "skip", "restore"):
        return redirect(f"{address}?at={number}")
    if decision == "accept":
        return _accept(request, document, found)
    act = reject_proposal if decision == "skip" else restore_proposal
    refused = act(actor=request.actor, place=Place(document_id=document_id, number=number), at=now(request))
    if refused is not None:
        return _moved(request, document, refused)
    if decision == "restore":
        return redirect(f"{address}?at={number}")
    tell(request, f"已跳过第{number}条。")
    following = _next(document, number)
    return redirect(f"{address}?skipped={number}" + (f"&at={following.number}" if following else ""))


def _accept(request: SignedInRequest, document: ReadDocument, found: FoundProposal) -> HttpResponse:
    action, units = _action(found), known_units(today(request))
    raw = raw_of(request.POST, action.fields)
    near, field = request.POST.get("unit_near", ""), drawing.UNIT_FIELDS[found.kind]
    if near:
        raw[field] = near
    done = accept_proposal(
        actor=request.actor, place=Place(document_id=document.id, number=found.number), data=raw, at=now(request)
    )
    if isinstance(done, Refused):
        if any(r.facts.get("state") for r in done.reasons):
            return _moved(request, document, done)
        return _review_page(request, document, found, raw, done.reasons, status=422)
    name = drawing.unknown_name(found, units)
    if near and name and request.POST.get("remember"):
        remember_alias(actor=request.actor, unit_id=UUID(near), alias=name, at=now(request))
    shared = {key: raw[key] for key in COMMON if raw.get(key)}
    save_draft(actor=request.actor, place=_common_place(document, found), data=shared, at=now(request))
    tell(request, f"已采纳第{found.number}条，立为{done.number or '新事项'}。")
    following = _next(document, found.number)
    address = reverse("document_review", args=(document.id,))
    return redirect(f"{address}?at={following.number}" if following else address)


def _common_place(document: ReadDocument, found: FoundProposal) -> str:
    return f"document/{document.id}/{found.kind}"


def _moved(request: SignedInRequest, document: ReadDocument, refused: Refused) -> HttpResponse:
    back = Link(label="回到审读页", href=reverse("document_review", args=(document.id,)))
    return problem(
        request, 409, "这一条已有人审过", "您填写的内容没有提交。", reasons=word_refusal(refused), links=(back,),
        kept=kept_values(request.POST),
    )


def _document(request: SignedInRequest, document_id: UUID) -> ReadDocument:
    document = document_read(request.actor, document_id)
    if document is None:
        raise Http404
    return document


def _numbered(document: ReadDocument, number: int) -> FoundProposal | None:
    return next((p for p in document.proposals if p.number == number), None)


def _next(document: ReadDocument, after: int) -> FoundProposal | None:
    waiting = [p for p in document.proposals if p.state == "pending" and p.number != after and not p.known]
    return next((p for p in waiting if p.number > after), waiting[0] if waiting else None)


def _action(found: FoundProposal) -> Action:
    procedure, key = OPENINGS[found.kind]
    return next(a for a in procedures()[procedure].openings() if a.key == key)


def _typed(
    request: SignedInRequest, document: ReadDocument, found: FoundProposal, raw: dict[str, Any] | None,
    units: tuple[KnownUnit, ...], reasons: tuple[Reason, ...],
) -> drawing.Typed:  # noqa: PLR0913
    action, day = _action(found), today(request)
    if raw is None:
        shared = form_choices.kept_draft(request.actor, _common_place(document, found))
        raw = known_values(action.fields, None, day) | drawing.first_values(document, found, units)
        raw |= {k: v for k, v in (shared.data.items() if shared else ()) if k not in raw or k == "added_later"}
    own = tuple((p.case[1], p.title) for p in document.proposals if p.kind == "problem" and p.case)
    offers = Offers(
        today=day, units=form_choices.units_today(day), people=form_choices.people_today(day),
        cases=tuple(dict.fromkeys((*own, *form_choices.open_cases(request.actor, "problem")))),
    )
    return drawing.Typed(action=action, raw=raw, offers=offers, reasons=reasons)


def _review_page(  # noqa: PLR0913 - a page is these things
    request: SignedInRequest, document: ReadDocument, current: FoundProposal | None, raw: dict[str, Any] | None,
    reasons: tuple[Reason, ...], *, status: int = 200,
) -> HttpResponse:
    units, back = known_units(today(request)), reverse("documents")
    shown = drawing.Review(
        document=document, units=units, current=current, case_href=lambda key: reverse("case", args=(key,)),
        decide_href=lambda n: reverse("document_decide", args=(document.id, n)),
    )
    form = current and current.state == "pending"
    typed = _typed(request, document, current, raw, units, reasons) if current and form else None
    skipped = request.GET.get("skipped", "")
    undone = _numbered(document, int(skipped)) if skipped.isdecimal() else None
    undo = undone is not None and undone.state == "rejected"
    lines = drawing.drawn_lines(shown)
    states = [p.state for p in document.proposals]
    noise = [line.number for line in lines if line.kind == "noise"]
    return page(request, "pages/review.html", current="documents", status=status, page=ReviewPage(
        title=document.name, crumbs=(Link(label="文件", href=back), Link(label="审读")), lines=lines,
        proposals=drawing.drawn_proposals(shown, typed), reviewed=len(states) - states.count("pending"), total=len(states),
        count_words=f"建议{len(states)}条：已采纳{states.count('accepted')}，跳过{states.count('rejected')}，"
                    f"待审{states.count('pending')}",
        set_aside_words=f"搁置{len(noise)}处" if noise else "", set_aside_href=f"#line-{noise[0]}" if noise else "",
        undo_href=shown.decide_href(undone.number) if undo and undone else "", leave_href=back,
        hidden=(("decision", "restore"),),
    ))
