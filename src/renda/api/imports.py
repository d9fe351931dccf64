"""Tables in and out: bring one in, see how each row was judged, choose columns, confirm or cancel; take the ledger along.

The same two steps as on the pages: nothing is written until confirmed. Must not know: any particular procedure; rules.
"""

import tempfile
from collections.abc import Callable, Mapping
from hashlib import sha256
from typing import Annotated, Any, Literal
from uuid import UUID

from django.conf import settings
from django.http import FileResponse, HttpRequest
from ninja import Field, File, Form, Query, Router, Schema, Status, UploadedFile

from renda.adapters.blob_store import BlobStore
from renda.api.actor_auth import actor_of
from renda.api.case_queries import CaseQuery, asked_of
from renda.api.clock import now, today
from renda.api.once import Key, once
from renda.api.problems import not_there, plain_problem, refused_response
from renda.api.schemas import CellChangeOut, CellFaultOut, ImportedRowOut, ImportOut, Problem
from renda.domain.escalation import soon_until
from renda.domain.refusals import Refused
from renda.domain.rights import ADMINISTRATION
from renda.intake.reasons import IntakeRefused
from renda.intake.table_import import day_of_words, read_kept_import, take_table
from renda.reads.imports import ImportedRow, ImportView, import_view, imported_rows
from renda.reads.table_shapes import import_shape
from renda.reports.worklist_export import FORMS, export_worklist
from renda.services.apply_import import apply_import
from renda.services.confirm_import import cancel_import, confirm_import
from renda.services.take_import import choose_columns
from renda.store.calendar_loading import calendar_in_force, thresholds_in_force
from renda.store.contributions import procedures
from renda.store.unit_of_work import reading

router = Router()
_ERRORS = {401: Problem, 404: Problem, 422: Problem, 429: Problem}
_ACT_ERRORS = {**_ERRORS, 403: Problem, 409: Problem}


class ColumnsIn(Schema):
    """Which column of the table means which field."""

    columns: dict[int, str] = Field(description="列的序号（从0起，A列为0）对应项的代码；不写的列不导入")


class RowsQuery(Schema):
    """Which rows of a preview."""

    state: Literal["", "new", "changed", "same", "wrong"] = Field("", description="只列一种情况的行；不填为全部")
    skip: int = Field(0, ge=0, description="跳过几行")
    limit: int = Field(50, ge=1, le=200, description="每页几行")


class ConfirmIn(Schema):
    """What of the preview is carried out."""

    scope: Literal["all", "new"] = Field("all", description="all 新增和有变化的都办，new 只登记新增的")


class ExportQuery(CaseQuery):
    """The conditions of the ledger, and the form of the file."""

    form: Literal["xlsx", "csv"] = Field("xlsx", description="文件格式：xlsx 或 csv（UTF-8，带字节顺序标记）")


@router.post(
    "/procedures/{procedure}/imports", response={201: ImportOut, 413: Problem, **_ACT_ERRORS}, operation_id="take_import",
    summary="上传表格", description="上传一份表格并逐行核对；确认以前不写入任何事项。超过1000行的由后台核对，请稍后再看。",
)
def take(
    request: HttpRequest, procedure: str, file: File[UploadedFile],
    key: Key, action: Annotated[str, Form("", description="登记动作的代码；不填为第一个可用表格登记的")],
    source: Annotated[str, Form("", description="表格来源：外部编号是谁的")],
) -> Any:
    """Take in a table."""
    actor, shape = actor_of(request), import_shape(procedure, action)
    if shape is None:
        return not_there()
    stream: Any = file  # Django's files read as binary ones, whatever their type says

    def do() -> Mapping[str, Any] | Refused:
        stream.seek(0)
        taken = take_table(
            actor=actor, shape=shape, file=stream, name=file.name or "未命名.xlsx", source=source, files=BlobStore(settings.FILES_DIR),
            at=now(), limit=settings.RENDA.upload_limit_mb * 1024 * 1024,
        )
        return taken if isinstance(taken, Refused) else _body(request, taken.import_id)

    asked = {"import": procedure, "action": action, "source": source, "name": file.name, "file": _digest(file)}
    try:
        return _answer(once(request, key, asked, do, status=201))
    except IntakeRefused as refused:
        return plain_problem(422, "file_refused", "".join(r.sentence for r in refused.reasons), field="file")


@router.get(
    "/imports/{import_id}", response={200: ImportOut, **_ERRORS}, operation_id="get_import", summary="一次导入",
    description="核对到哪一步、各种情况有几行、列的对应关系；只能看本人在本岗位的导入。",
)
def get_import(request: HttpRequest, import_id: UUID) -> Any:
    """Give an import as it stands."""
    return _told(request, import_id) or not_there()


@router.get(
    "/imports/{import_id}/rows", response={200: list[ImportedRowOut], **_ERRORS}, operation_id="list_import_rows",
    summary="导入的各行", description="逐行核对的结果，按文件中的先后。",
)
def list_rows(request: HttpRequest, import_id: UUID, asked: Query[RowsQuery]) -> Any:
    """Give rows of an import."""
    actor = actor_of(request)
    with reading(actor.organ_id):
        if import_view(actor, import_id) is None:
            return not_there()
        return [_row_out(row) for row in imported_rows(import_id, asked.state, skip=asked.skip, most=asked.limit)]


@router.post(
    "/imports/{import_id}/columns", response={200: ImportOut, **_ACT_ERRORS}, operation_id="choose_columns", summary="选择列的对应",
    description="指明表中各列是哪一项，然后重新核对各行。",
)
def columns(request: HttpRequest, import_id: UUID, body: ColumnsIn, key: Key) -> Any:
    """Choose the columns and judge the rows anew."""
    actor = actor_of(request)

    def do() -> object:
        made = choose_columns(actor=actor, import_id=import_id, mapping=body.columns)
        if made is True:
            read_kept_import(organ_id=actor.organ_id, import_id=import_id, files=BlobStore(settings.FILES_DIR))
        return made

    return _once(request, key, {"columns": str(import_id), **body.model_dump(mode="json")}, import_id, do)


@router.post(
    "/imports/{import_id}/confirm", response={200: ImportOut, **_ACT_ERRORS}, operation_id="confirm_import", summary="确认导入",
    description="逐件办理核对过的行，每件单独有结果；超过50行的由后台办理，请稍后再看。",
)
def confirm(request: HttpRequest, import_id: UUID, body: ConfirmIn, key: Key) -> Any:
    """Confirm an import."""
    actor, at = actor_of(request), now()

    def do() -> object:
        made = confirm_import(actor=actor, import_id=import_id, scope=body.scope, at=at)
        if made is True:
            apply_import(organ_id=actor.organ_id, import_id=import_id, day_of_words=day_of_words, at=at)
        return made

    return _once(request, key, {"confirm": str(import_id), **body.model_dump(mode="json")}, import_id, do)


@router.post(
    "/imports/{import_id}/cancel", response={200: ImportOut, **_ACT_ERRORS}, operation_id="cancel_import", summary="取消导入",
    description="已经办的保留，未办的不再办。",
)
def cancel(request: HttpRequest, import_id: UUID, key: Key) -> Any:
    """Cancel an import."""
    actor, at = actor_of(request), now()
    asked = {"cancel": str(import_id)}
    return _once(request, key, asked, import_id, lambda: cancel_import(actor=actor, import_id=import_id, at=at))


@router.get(
    "/exports/cases", response={200: None, **_ERRORS}, operation_id="export_cases", summary="导出台账",
    description="按台账的筛选条件导出全部事项为表格，可以原样再导入；回答是文件。导出记入办理记录。",
)
def export(request: HttpRequest, asked: Query[ExportQuery]) -> Any:
    """Give the ledger as a table."""
    actor, day = actor_of(request), today()
    given = request.GET.copy()
    given.pop("form", None)
    wanted = asked_of(asked, given, own_unit=actor.unit_id)
    if actor.duties & ADMINISTRATION:
        return not_there()
    if isinstance(wanted, Refused):
        return refused_response(wanted)
    out = tempfile.TemporaryFile()  # noqa: SIM115 - the answer closes it
    with reading(actor.organ_id):
        export_worklist(
            out, actor=actor, asked=wanted, form=asked.form, label=procedures()[wanted.procedure].label, today=day, at=now(),
            conditions={k: given.getlist(k) for k in given}, soon_on=soon_until(day, calendar_in_force(), thresholds_in_force(day)),
        )
    out.seek(0)
    name = f"{wanted.procedure}-{day.isoformat()}.{asked.form}"
    return FileResponse(out, as_attachment=True, filename=name, content_type=FORMS[asked.form])


def _digest(file: UploadedFile) -> str:
    found = sha256()
    for piece in file.chunks():
        found.update(piece)
    return found.hexdigest()


def _once(request: HttpRequest, key: str, asked: Mapping[str, Any], import_id: UUID, do: Callable[[], object]) -> Any:
    """Do something with an import once per key; the answer tells how it then stands."""
    def answer() -> Mapping[str, Any] | Refused:
        made = do()
        return made if isinstance(made, Refused) else _body(request, import_id)

    return _answer(once(request, key, asked, answer))


def _answer(outcome: Any) -> Any:
    return Status(outcome[0], ImportOut.model_validate(outcome[1])) if isinstance(outcome, tuple) else outcome


def _body(request: HttpRequest, import_id: UUID) -> dict[str, Any]:
    told = _told(request, import_id)
    assert told is not None, "an import just acted on is there"  # noqa: S101 - states what holds here
    return told.model_dump(mode="json")


def _told(request: HttpRequest, import_id: UUID) -> ImportOut | None:
    actor = actor_of(request)
    with reading(actor.organ_id):
        view = import_view(actor, import_id)
        return _import_out(view) if view else None


def _import_out(view: ImportView) -> ImportOut:
    mapped: Mapping[int, str] = view.head.mapping()
    return ImportOut(
        id=view.row.id, procedure=view.row.procedure, name=view.row.name, source=view.row.source, state=view.row.state,
        counts=dict(view.counts), results=dict(view.results), columns=dict(mapped), missing=list(view.head.missing),
        unsure=[c.at for c in view.head.columns if c.key and not c.is_sure], problem=view.row.problem,
    )


def _row_out(row: ImportedRow) -> ImportedRowOut:
    return ImportedRowOut(
        row=row.number, state=row.state, cells=list(row.cells), faults=[CellFaultOut(column=at, text=text) for at, text in row.faults],
        changes=[CellChangeOut(label=c[0], before=c[1], after=c[2]) for c in row.changes], remarks=list(row.remarks),
        case=row.case_id, number=row.case_number, outcome=row.outcome, said=row.said,
    )
