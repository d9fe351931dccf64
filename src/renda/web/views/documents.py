"""Documents: the list, and taking one in.

Must not know: how a text is read, how what was proposed is reviewed (`document_review`).
"""

import re

from django.conf import settings
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from renda.adapters.blob_store import StorageFull
from renda.domain.days import chinese_date, day_of, short_chinese_date
from renda.domain.refusal_words import word_refusal
from renda.domain.refusals import Refused
from renda.domain.rights import Duty
from renda.intake.document_files import DOCUMENT_LIMIT, DocumentText, read_document_file, read_pasted_text, readable_kinds
from renda.intake.file_gate import SUFFIXES
from renda.intake.reasons import IntakeCode, IntakeRefused, intake_reason
from renda.reads.documents import ListedDocuments, document_read, documents_read
from renda.services.read_document import Original, take_document
from renda.web.evidence_uploads import file_store
from renda.web.paging import pager_of, place_after
from renda.web.view_models.forms import Field, FieldKind, Form, FormError, UploadPage
from renda.web.view_models.lists import ListPage
from renda.web.view_models.parts import Button, Cell, CellKind, Column, Empty, Head, Link, Row, Table
from renda.web.views.frame import SignedInRequest, now, page, signed_in, tell

_ONWARD = re.compile(r"(?:/[\w-]+)+/")
"""Where to go on with the text that was read: a page of this site whose address ends with it."""


def _rows(listed: ListedDocuments) -> tuple[Row, ...]:
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
        for d in listed.rows
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
    listed = documents_read(request.actor, after=place_after(request))
    return page(request, "pages/worklist.html", current="documents", page=ListPage(
        head=Head(title="文件", buttons=(Button(label="读文件", href=upload, is_main=True),)),
        table=Table(columns=columns, rows=_rows(listed), caption="读过的文件，按上传先后"),
        empty=Empty(why="还没有读过文件。", next_step=Link(label="读第一份文件", href=upload)),
        total_words=f"共{listed.total}份" if listed.total is not None else "共1000份以上",
        pager=pager_of(request, listed.next_after, f"本页{len(listed.rows)}份"),
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
    try:
        taken = take_document(
            actor=request.actor, name=read.name, text=read.text, at=now(request),
            set_aside=tuple((aside.place, aside.text) for aside in read.set_aside), blanks=read.blanks,
            original=Original(stream=file, files=file_store()) if file else None,  # type: ignore[arg-type]  # an upload reads like a file
        )
    except StorageFull:
        return _upload_page(request, (intake_reason(IntakeCode.STORAGE_FULL).sentence,), status=507)
    if isinstance(taken, Refused):
        return _upload_page(request, word_refusal(taken), status=403)
    if taken.was_known:
        first = document_read(request.actor, taken.document_id)
        by = f"{first.person}已于{chinese_date(day_of(first.uploaded_at))}上传过，名为《{first.name}》" if first else "已上传过"
        tell(request, f"同样的文字{by}。以下就是那一份的审读情况，没有重复提出建议。", level="soon")
    onward = request.GET.get("next", "")
    return redirect(f"{onward}{taken.document_id}/") if _ONWARD.fullmatch(onward) else redirect("document_review", taken.document_id)


def _sent(request: SignedInRequest) -> DocumentText | None:
    file, text = request.FILES.get("file"), request.POST.get("text", "")
    limit = min(DOCUMENT_LIMIT, settings.RENDA.upload_limit_mb * 1024 * 1024)
    if file is not None:
        return read_document_file(file, file.name or "未命名", limit=limit)  # type: ignore[arg-type]  # an upload reads like a file
    return read_pasted_text(text) if text else None


def _suffixes() -> tuple[str, ...]:
    return tuple(suffix for kind in readable_kinds() for suffix in SUFFIXES[kind])


def _upload_page(request: SignedInRequest, errors: tuple[str, ...], *, status: int = 200) -> HttpResponse:
    back = reverse("documents")
    text = request.POST.get("text", "")
    fields = (
        Field(name="file", label="文件", kind=FieldKind.FILE, accept=",".join(_suffixes()), is_needed=False),
        Field(name="text", label="或者粘贴文字", kind=FieldKind.LONG_TEXT, line_count=8, is_needed=False, value=text),
    )
    form = Form(
        action_href=request.get_full_path(), submit_label="读文件", fields=fields,
        errors=tuple(FormError(text=e) for e in errors), cancel=Link(label="返回", href=back),
    )
    megabytes = min(DOCUMENT_LIMIT // 1024 // 1024, settings.RENDA.upload_limit_mb)
    head = Head(title="读文件", crumbs=(Link(label="文件", href=back), Link(label="读文件")))
    limits = f"可以读 {'、'.join(_suffixes())}，单个文件不超过 {megabytes} MB；也可以直接粘贴文字。"
    return page(
        request, "pages/upload.html", current="documents", status=status, page=UploadPage(head=head, form=form, limits=limits)
    )
