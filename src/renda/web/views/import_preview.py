"""One import: columns to choose, rows as they were judged, confirming, progress, what came of it.

Must not know: how a row is judged or carried out.
"""

import tempfile
from collections.abc import Mapping
from uuid import UUID

from django.http import FileResponse, Http404, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse

from renda.domain.refusals import Refused
from renda.domain.sheet_shape import SheetShape
from renda.intake.table_import import day_of_words, read_kept_import
from renda.reads.imports import ImportedRow, ImportView, import_view, imported_rows, refused_rows
from renda.reads.table_shapes import import_shape
from renda.reports.table_writing import REASON, Row, write_xlsx
from renda.reports.worklist_export import XLSX
from renda.services.apply_import import apply_import
from renda.services.confirm_import import cancel_import, confirm_import
from renda.services.take_import import choose_columns
from renda.store.contributions import worklist_of
from renda.store.unit_of_work import reading
from renda.web.business_only import business_only
from renda.web.evidence_uploads import file_store
from renda.web.import_drawing import (
    STATES,
    back_links,
    cancel_button,
    mapping_panel,
    place_words,
    progress_panel,
    result_words,
    retired_panel,
    rows_table,
    state_tabs,
)
from renda.web.view_models.lists import ListPage
from renda.web.view_models.organisation import Panel, PanelsPage
from renda.web.view_models.parts import Button, Empty, Head, Pager
from renda.web.views.frame import SignedInRequest, now, page
from renda.web.views.telling import tell_outcome

_PAGE = 50


def _one(request: SignedInRequest, import_id: UUID) -> HttpResponseBase:
    """Show an import as it stands; by POST choose columns, confirm or cancel."""
    if request.method == "POST":
        _do(request, import_id)
        return redirect("import", import_id)
    with reading(request.actor.organ_id):
        view = import_view(request.actor, import_id)
        shape = import_shape(view.row.procedure, view.row.action) if view else None
        if view is None or shape is None:
            raise Http404
        return _page(request, view, shape)


one = business_only(_one, transaction=False)


def _do(request: SignedInRequest, import_id: UUID) -> None:
    actor, at = request.actor, now(request)
    match request.POST.get("do", ""):
        case "columns":
            chosen = choose_columns(actor=actor, import_id=import_id, mapping=_mapping(request))
            if not _refused(request, chosen) and chosen is True:
                read_kept_import(organ_id=actor.organ_id, import_id=import_id, files=file_store())
        case "confirm":
            at_once = confirm_import(actor=actor, import_id=import_id, scope=request.POST.get("scope", "all"), at=at)
            if not _refused(request, at_once) and at_once is True:
                apply_import(organ_id=actor.organ_id, import_id=import_id, day_of_words=day_of_words, at=at)
        case "cancel":
            tell_outcome(request, cancel_import(actor=actor, import_id=import_id, at=at), "已取消导入。")
        case _:
            raise Http404


def _refused(request: SignedInRequest, made: object) -> bool:
    return isinstance(made, Refused) and not tell_outcome(request, made, "")


def _mapping(request: SignedInRequest) -> Mapping[int, str]:
    names = (name for name in request.POST if name.startswith("column-") and name[7:].isdecimal())
    return {int(name[7:]): request.POST[name] for name in names if request.POST[name]}


def _page(request: SignedInRequest, view: ImportView, shape: SheetShape) -> HttpResponse:
    here = reverse("import", args=(view.row.id,))
    has_rows = view.row.state in {"previewed", "done"} or (view.row.state == "cancelled" and bool(view.results))
    if has_rows and view.row.retired_at is None:
        return _rows_page(request, view, shape, here)
    head, panels = Head(title=f"导入《{view.row.name}》", crumbs=back_links(shape)), _panels(view, shape, here)
    answer = page(request, "pages/panels.html", current=f"ledger/{shape.procedure.key}", page=PanelsPage(head=head, panels=panels))
    if view.row.state in {"reading", "applying"}:
        answer["Refresh"] = "3"
    return answer


def _panels(view: ImportView, shape: SheetShape, here: str) -> tuple[Panel, ...]:
    """What is shown where there are no rows to show."""
    upload = reverse("import_upload", args=(shape.procedure.key, shape.action.key))
    match view.row.state:
        case "mapping":
            return mapping_panel(view, shape, here), Panel(key="leave", title="不导入了", buttons=(cancel_button(here),))
        case "reading" | "applying":
            return (progress_panel(view, here),)
        case _ if view.row.retired_at is not None:
            return (retired_panel(view, upload),)
    words = view.row.problem or "这次导入已经取消，没有写入任何事项。"
    return (Panel(key="ended", title=STATES[view.row.state], lede=words, buttons=(Button(label="重新上传", href=upload),)),)


def _rows_page(request: SignedInRequest, view: ImportView, shape: SheetShape, here: str) -> HttpResponse:
    if "columns" in request.GET and view.row.state == "previewed":
        head = Head(title=f"导入《{view.row.name}》", crumbs=back_links(shape))
        return page(request, "pages/panels.html", current=f"ledger/{shape.procedure.key}",
                    page=PanelsPage(head=head, panels=(mapping_panel(view, shape, here),)))
    state, skip = request.GET.get("state", ""), request.GET.get("skip", "0")
    passed = int(skip) if skip.isdecimal() else 0
    rows = tuple(imported_rows(view.row.id, state, skip=passed, most=_PAGE))
    total = view.counts.get(state, 0) if state else view.total
    return page(request, "pages/worklist.html", current=f"ledger/{shape.procedure.key}", page=ListPage(
        head=Head(title=f"导入《{view.row.name}》", crumbs=back_links(shape), buttons=_buttons(view, shape, here)),
        lede=_lede(view), table=rows_table(view, shape, rows), views=state_tabs(view, here, state), total_words=f"共{total}行",
        empty=Empty(why="这份表里没有这样的行。" if view.total else "这份表在列名以下没有内容。请核对后重新上传。"),
        pager=_pager(here, state, passed, len(rows), total),
    ))


def _lede(view: ImportView) -> str:
    counts = view.counts
    if view.row.state == "previewed":
        wrong = f"有误的{counts['wrong']}行不会导入，可下载更正后再上传。" if counts.get("wrong") else ""
        if not counts.get("new") and not counts.get("changed"):
            alike = f"有{counts['same']}行与台账相同，不必导入。" if counts.get("same") else ""
            return f"没有要写入的内容。{alike}{wrong}"
        return f"还没有写入任何事项。请核对后确认。{wrong}空白的单元格不改动原有内容。"
    return result_words(view)


def _buttons(view: ImportView, shape: SheetShape, here: str) -> tuple[Button, ...]:
    new, changed = view.counts.get("new", 0), view.counts.get("changed", 0)
    found = []
    if view.row.state == "previewed":
        if new or changed:
            words = "、".join(f"{label}{n}行" for label, n in (("新增", new), ("更正", changed)) if n)
            found.append(_confirm(here, f"确认导入（{words}）", "all", is_main=True))
        if new and changed:
            found.append(_confirm(here, "只导入新增的", "new"))
        found.append(Button(label="调整列的对应", href=f"{here}?columns"))
    if view.counts.get("wrong") or view.results.get("refused"):
        found.append(Button(label="下载有误的行", href=reverse("import_wrong", args=(view.row.id,))))
    if view.row.state == "previewed":
        return (*found, cancel_button(here))
    ledger = reverse("worklist", args=(shape.procedure.key,))
    return (Button(label=f"看{worklist_of(shape.procedure.key).label}台账", href=ledger, is_main=True), *found)


def _confirm(here: str, label: str, scope: str, *, is_main: bool = False) -> Button:
    return Button(label=label, href=here, method="post", is_main=is_main, hidden=(("do", "confirm"), ("scope", scope)))


def _pager(here: str, state: str, skip: int, shown: int, total: int) -> Pager | None:
    if total <= _PAGE:
        return None
    beginning = f"{here}?state={state}&skip="
    return Pager(
        words=f"第{skip + 1}至{skip + shown}行，共{total}行" if shown else f"共{total}行",
        previous_href=f"{beginning}{max(0, skip - _PAGE)}" if skip else "",
        next_href=f"{beginning}{skip + _PAGE}" if skip + shown < total else "",
    )


@business_only
def wrong(request: SignedInRequest, import_id: UUID) -> HttpResponseBase:
    """Give the rows that could not be taken as a table with a column of reasons, to be mended and brought in again."""
    view = import_view(request.actor, import_id)
    shape = import_shape(view.row.procedure, view.row.action) if view else None
    if view is None or shape is None:
        raise Http404
    keys = [c.key for c in sorted(view.head.columns, key=lambda c: c.at) if c.key]
    by_key = {f.key: f for f in shape.columns}
    out = tempfile.TemporaryFile()  # noqa: SIM115 - the answer closes it
    rows = (Row(words={**dict(zip(keys, row.cells, strict=True)), REASON.key: _reason(row)}) for row in refused_rows(import_id))
    write_xlsx(out, shape, rows, [REASON, *(by_key[k] for k in keys if k in by_key)])
    out.seek(0)
    return FileResponse(out, as_attachment=True, filename="rows-to-mend.xlsx", content_type=XLSX)


def _reason(row: ImportedRow) -> str:
    return "\n".join([*(f"原表{place_words(row.number, at)}：{text}" for at, text in row.faults), *([row.said] if row.said else [])])
