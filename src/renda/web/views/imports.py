"""Bringing a table in: the list of imports, the form to upload one, the template to fill in.

Must not know: how a table is read or judged.
"""

import io

from django.conf import settings
from django.http import Http404, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse

from renda.adapters.blob_store import StorageFull
from renda.domain.fields import FieldKind
from renda.domain.refusal_words import word_refusal
from renda.domain.refusals import Refused
from renda.domain.sheet_shape import SheetShape
from renda.intake.reasons import IntakeCode, IntakeRefused, intake_reason
from renda.intake.sheet_files import SHEET_LIMIT
from renda.intake.sheet_limits import MOST_ROWS
from renda.intake.table_import import ACCEPTED, take_table
from renda.reads.form_choices import units_today
from renda.reads.imports import imports_of
from renda.reads.table_shapes import import_shape, may_import
from renda.reports.table_writing import write_xlsx
from renda.reports.worklist_export import XLSX
from renda.store.contributions import procedures
from renda.store.unit_of_work import reading
from renda.web.business_only import business_only
from renda.web.evidence_uploads import file_store
from renda.web.import_drawing import imports_table
from renda.web.view_models.forms import Field, Form, FormError, UploadPage
from renda.web.view_models.forms import FieldKind as Drawn
from renda.web.view_models.lists import ListPage
from renda.web.view_models.parts import Button, Empty, Head, Link
from renda.web.views.frame import SignedInRequest, now, page, today


@business_only
def imports(request: SignedInRequest) -> HttpResponse:
    """List the imports of the person's own."""
    labels = {p.key: p.label for p in procedures().values()}
    views = imports_of(request.actor)
    return page(request, "pages/worklist.html", current="ledger", page=ListPage(
        head=Head(title="导入记录", remarks=(Link(label="只列您在本岗位导入的表，新的在前"),)), table=imports_table(views, labels),
        empty=Empty(why="您还没有导入过表格。打开一本台账，点右上角的“导入”，上传本单位现有的表格即可。"),
        total_words=f"共{len(views)}份" if len(views) < 100 else "最近100份",  # noqa: PLR2004 - the most that are listed
    ))


def _shape(request: SignedInRequest, procedure: str, action: str) -> SheetShape:
    shape = import_shape(procedure, action)
    if shape is None or not may_import(request.actor, shape):
        raise Http404
    return shape


def _upload(request: SignedInRequest, procedure: str, action: str) -> HttpResponseBase:
    """Take in a table, or say why not."""
    shape = _shape(request, procedure, action)
    if request.method != "POST":
        return _upload_page(request, shape, ())
    file = request.FILES.get("file")
    if file is None:
        return _upload_page(request, shape, ("没有选择文件。请选择文件后再提交。",), status=422)
    try:
        taken = take_table(
            actor=request.actor, shape=shape, file=file, name=file.name or "未命名.xlsx", files=file_store(), at=now(request),  # type: ignore[arg-type]  # an upload reads like a file
            source=request.POST.get("source", ""), limit=settings.RENDA.upload_limit_mb * 1024 * 1024,
        )
    except IntakeRefused as refused:
        return _upload_page(request, shape, tuple(reason.sentence for reason in refused.reasons), status=422)
    except StorageFull:
        return _upload_page(request, shape, (intake_reason(IntakeCode.STORAGE_FULL).sentence,), status=507)
    if isinstance(taken, Refused):
        return _upload_page(request, shape, word_refusal(taken), status=403)
    return redirect("import", taken.import_id)


upload = business_only(_upload, transaction=False)


def _upload_page(request: SignedInRequest, shape: SheetShape, errors: tuple[str, ...], *, status: int = 200) -> HttpResponse:
    key = shape.procedure.key
    crumbs = (Link(label=shape.procedure.label, href=reverse("worklist", args=(key,))), Link(label="导入"))
    buttons = (
        Button(label="下载模板", href=reverse("import_template", args=(key, shape.action.key))),
        Button(label="导入记录", href=reverse("imports")),
    )
    limits = (
        f"可以直接上传本单位现有的 .xlsx、.csv 表格，列名按常用叫法识别，不必照模板重排；认不准的会请您选择。"
        f"单个文件不超过 {min(SHEET_LIMIT // 1024 // 1024, settings.RENDA.upload_limit_mb)} MB、{MOST_ROWS} 行。"
    )
    shown = UploadPage(
        head=Head(title=f"导入{shape.procedure.label}", crumbs=crumbs, buttons=buttons), form=_form(request, crumbs[0].href, errors),
        limits=limits,
    )
    with reading(request.actor.organ_id):
        return page(request, "pages/upload.html", current=f"ledger/{key}", status=status, page=shown)


def _form(request: SignedInRequest, back: str, errors: tuple[str, ...]) -> Form:
    fields = (
        Field(name="file", label="表格文件", kind=Drawn.FILE, accept=ACCEPTED),
        Field(name="source", label="表格来源", is_needed=False, longest=100, value=request.POST.get("source", ""),
              help="表中有外部编号的，写明是谁的编号，如“督查室台账”。不同来源的相同编号互不相干。"),
    )
    return Form(
        action_href=request.path, submit_label="上传并核对", fields=fields, errors=tuple(FormError(text=e) for e in errors),
        cancel=Link(label="返回", href=back), remark="上传后先看逐行核对的结果，确认以前不写入任何事项。",
    )


@business_only
def template(request: SignedInRequest, procedure: str, action: str) -> HttpResponse:
    """Give the table to fill in: columns from the declaration, choices as lists."""
    shape = _shape(request, procedure, action)
    units = [unit.name for unit in units_today(today(request))]
    offers = {f.key: units for f in shape.fields if f.kind is FieldKind.UNIT}
    out = io.BytesIO()
    write_xlsx(out, shape, (), shape.columns, offers=offers)
    return _file(out.getvalue(), f"{procedure}-template.xlsx")


def _file(content: bytes, name: str) -> HttpResponse:
    answer = HttpResponse(content, content_type=XLSX)
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer
