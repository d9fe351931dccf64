"""The library: documents at a glance, a search over their texts, and taking in many at once.

Must not know: how a text is read or searched, how two are compared (`library_compared`).
"""

from urllib.parse import urlencode

from django.conf import settings
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from renda.adapters.blob_store import StorageFull
from renda.domain.days import day_of, short_chinese_date
from renda.domain.refusal_words import word_refusal
from renda.domain.refusals import Refused
from renda.domain.rights import Duty
from renda.intake.document_files import DOCUMENT_LIMIT, read_document_file, readable_kinds
from renda.intake.file_gate import SUFFIXES
from renda.intake.reasons import IntakeCode, IntakeRefused, intake_reason
from renda.reads.library import CAP, Library, LibraryDocument, library
from renda.services.read_document import Original, take_document
from renda.web.evidence_uploads import file_store
from renda.web.paging import pager_of, place_after
from renda.web.view_models.forms import Field, FieldKind, Form, FormError, UploadPage
from renda.web.view_models.library import LibraryPage
from renda.web.view_models.lists import Tab
from renda.web.view_models.parts import Button, Cell, CellKind, Column, Empty, Head, Link, Row, Table
from renda.web.views.frame import SignedInRequest, now, page, signed_in, tell

MOST_FILES = 60
_COLUMNS = (
    Column(label="文稿", is_title=True), Column(label="年份"), Column(label="文种"),
    *(Column(label=label, is_number=True) for label in ("字数", "数字", "任务", "空白")), Column(label="上传", on_phone=False),
)  # fmt: skip


@signed_in
def documents(request: SignedInRequest) -> HttpResponse:
    """List the library's documents, of a year or with words in them."""
    if Duty.COORDINATE not in request.actor.duties:
        raise Http404
    query, year = request.GET.get("q", "").strip(), request.GET.get("year")
    found = library(request.actor, words=query, year=year, after=place_after(request))
    upload = reverse("library_upload")
    table = Table(columns=_COLUMNS, rows=tuple(_row(d) for d in found.rows), caption="文稿，新上传的在前", picks=len(found.rows) > 1)
    total = f"共{found.total}份" if found.total is not None else f"共{CAP}份以上"
    return page(request, "pages/library.html", current="library", page=LibraryPage(
        head=Head(title="文稿库", buttons=(Button(label="上传多份文稿", href=upload, is_main=True),)),
        query=query, search_href=reverse("library"), compare_href=reverse("library_compared"), views=_views(found, query, year),
        table=table, empty=_empty(query, year, upload), total_words=f"找到{total[1:]}" if query else total,
        hidden=(("year", year),) if year is not None else (), may_compare=len(found.rows) > 1,
        pager=pager_of(request, found.next_after, f"本页{len(found.rows)}份"),
    ))


def _row(document: LibraryDocument) -> Row:
    address = reverse("document_review", args=(document.id,))
    found = document.found
    where = f"{address}#line-{found.line}" if found else address
    remark = f"第{found.line}行：{found.before}{found.word}{found.behind}" if found else document.name
    numbers = (document.characters, document.figures, document.tasks, document.blanks)
    return Row(
        key=str(document.id), name=document.title, href=where,
        cells=(
            Cell(text=document.title, href=where, remark="" if remark == document.title else remark),
            Cell(text=str(document.year) if document.year else "—"), Cell(text=document.kind or "—"),
            *(Cell(kind=CellKind.NUMBER, text=str(number)) for number in numbers),
            Cell(text=short_chinese_date(day_of(document.uploaded_at))),
        ),
    )


def _views(found: Library, query: str, year: str | None) -> tuple[Tab, ...]:
    """A tab a year, where there are several; a search goes on within it."""
    if len(found.years) < 2:
        return ()
    kept = {"q": query} if query else {}

    def address(**chosen: str) -> str:
        return "?" + urlencode({**kept, **chosen})

    every = Tab(label="全部", href=address(), count=str(sum(n for _, n in found.years)), is_current=year is None)
    years = (
        Tab(label=f"{one}年" if one else "年份不明", href=address(year=one), count=str(n), is_current=one == year)
        for one, n in found.years
    )
    return (every, *years)


def _empty(query: str, year: str | None, upload: str) -> Empty:
    every = Link(label="看全部文稿", href=reverse("library"))
    if query:
        return Empty(why=f"没有一份文稿里有“{query}”。可以少写几个字，或换一个说法。", next_step=every)
    if year is not None:
        return Empty(why="这一年还没有文稿。", next_step=every)
    return Empty(why="文稿库还是空的。上传往年的报告、要点、方案，就能查找和比较。", next_step=Link(label="上传文稿", href=upload))


@signed_in
def upload(request: SignedInRequest) -> HttpResponse:
    """Take in many files at once; each stands for itself, and those refused are told with their reasons."""
    if Duty.COORDINATE not in request.actor.duties:
        raise Http404
    if request.method != "POST":
        return _upload_page(request, ())
    files = request.FILES.getlist("files")
    if not files:
        return _upload_page(request, ("没有选择文件。请选择文件后再提交，可以一次选多份。",))
    if len(files) > MOST_FILES:
        return _upload_page(request, (f"一次最多{MOST_FILES}份，选了{len(files)}份。请分几次上传。",))
    outcomes = [_taken(request, file) for file in files]
    refused = tuple(outcome for outcome in outcomes if isinstance(outcome, str))
    known = sum(outcome is True for outcome in outcomes)
    new = len(outcomes) - len(refused) - known
    told = "，".join([f"读入{new}份"] + ([f"{known}份文字与已有的相同，没有重复读入"] if known else []))
    tell(request, f"{told}。", level="ok" if new else "soon")
    return _upload_page(request, refused) if refused else redirect("library")


def _taken(request: SignedInRequest, file: object) -> str | bool:
    """Why a file was not taken in, or whether its text was known before."""
    name = getattr(file, "name", "") or "未命名"
    limit = min(DOCUMENT_LIMIT, settings.RENDA.upload_limit_mb * 1024 * 1024)
    try:
        read = read_document_file(file, name, limit=limit)  # type: ignore[arg-type]  # an upload reads like a file
        taken = take_document(
            actor=request.actor, name=read.name, text=read.text, at=now(request),
            set_aside=tuple((aside.place, aside.text) for aside in read.set_aside), blanks=read.blanks,
            original=Original(stream=file, files=file_store()),  # type: ignore[arg-type]  # an upload reads like a file
        )
    except IntakeRefused as refused:
        return f"{name}：{''.join(reason.sentence for reason in refused.reasons)}"
    except StorageFull:
        return f"{name}：{intake_reason(IntakeCode.STORAGE_FULL).sentence}"
    return f"{name}：{''.join(word_refusal(taken))}" if isinstance(taken, Refused) else taken.was_known


def _upload_page(request: SignedInRequest, errors: tuple[str, ...]) -> HttpResponse:
    back = reverse("library")
    suffixes = tuple(suffix for kind in readable_kinds() for suffix in SUFFIXES[kind])
    files = Field(name="files", label="文件（可以一次选多份）", kind=FieldKind.FILE, accept=",".join(suffixes), is_multiple=True)
    form = Form(
        action_href=request.path, submit_label="读入文稿库", fields=(files,), errors=tuple(FormError(text=e) for e in errors),
        cancel=Link(label="返回", href=back),
    )
    head = Head(title="上传多份文稿", crumbs=(Link(label="文稿库", href=back), Link(label="上传")))
    megabytes = min(DOCUMENT_LIMIT // 1024 // 1024, settings.RENDA.upload_limit_mb)
    limits = f"可以读 {'、'.join(suffixes)}，一次最多{MOST_FILES}份，每份不超过 {megabytes} MB。有一份读不了，不影响别的。"
    shown = UploadPage(head=head, form=form, limits=limits)
    return page(request, "pages/upload.html", current="library", status=422 if errors else 200, page=shown)
