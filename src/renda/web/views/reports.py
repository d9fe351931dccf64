"""Pages of reports: the list, beginning one, and the one as a draft or as filed.

Must not know: how figures are counted or files are laid out.
"""

from datetime import date
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from renda.domain.days import chinese_date, day_of
from renda.domain.form_cleaning import as_uuid
from renda.domain.periods import parse_period
from renda.domain.refusals import Code, Refused, refuse
from renda.domain.reporting import ReportKind
from renda.domain.rights import Duty
from renda.reads.reports import ReportRow, reports
from renda.services.draft_report import draft_report
from renda.store.contributions import report_kinds
from renda.web.business_only import report_readers_only
from renda.web.view_models.figures import NamedTable
from renda.web.view_models.forms import Field, FieldKind, Form
from renda.web.view_models.organisation import Panel, PanelsPage
from renda.web.view_models.parts import Button, Cell, CellKind, Column, Head, Row, Table
from renda.web.views.frame import SignedInRequest, now, page, today
from renda.web.views.report_draft import draft_page, revise
from renda.web.views.report_filed import filed_page, refused_page, wanted_report


@require_GET
@report_readers_only
def listing(request: SignedInRequest) -> HttpResponse:
    """Show the reports of the organ and offer to begin one."""
    may = Duty.COORDINATE in request.actor.duties
    buttons = tuple(
        Button(label=f"起草{k.label}", href=reverse("report_begin", args=(k.key,)), method="post", is_main=not n)
        for n, k in enumerate(k for k in report_kinds().values() if may and not k.has_period and not k.of)
    )
    found = [r for r in reports(organ_id=request.actor.organ_id) if may or r.is_issued]
    rows = tuple(_row(r) for r in found)
    table = NamedTable(key="reports", title="起草和印发的报告", table=Table(columns=_COLUMNS, rows=rows, caption="报告"))
    panel = Panel(key="reports", title="起草和印发的报告", table=table, empty="" if found else "还没有报告。")
    if may:
        buttons = (*buttons, Button(label="Word 模板", href=reverse("report_templates")))
    verify = Button(label="核验文件", href=reverse("report_verify"))
    periods = tuple(_period_panel(k, today(request)) for k in report_kinds().values() if may and k.has_period and not k.of)
    shown = PanelsPage(head=Head(title="报告", buttons=(*buttons, verify)), panels=(panel, *periods))
    return page(request, "pages/panels.html", current="reports", page=shown)


def _period_panel(kind: ReportKind, day: date) -> Panel:
    first = day.replace(month=1, day=1)
    form = Form(action_href=reverse("report_begin", args=(kind.key,)), submit_label=f"起草{kind.label}", fields=(
        Field(name="first", label="报告期起", kind=FieldKind.DATE, value=first.isoformat()),
        Field(name="last", label="报告期止", kind=FieldKind.DATE, value=day.isoformat()),
    ))
    return Panel(key=f"begin-{kind.key}", title=kind.label, form=form, lede="写一段时间内各项工作的情况；数字按报告期和当日记录计数。")


_COLUMNS = (
    Column(label="标题", is_title=True), Column(label="状态"), Column(label="起草或定稿人"), Column(label="日期"),
)


def _row(r: ReportRow) -> Row:
    day = r.issued_on or day_of(r.changed_at)
    cells = (
        Cell(text=r.title, href=reverse("report", args=(r.id,)), remark=_kind(r)),
        Cell(text="已印发" if r.is_issued else f"草稿第{r.version}稿"),
        Cell(text=r.person), Cell(kind=CellKind.TEXT, text=chinese_date(day)),
    )
    return Row(cells=cells, key=str(r.id), name=r.title)


def _kind(r: ReportRow) -> str:
    """What kind of report it is, and its number."""
    label = report_kinds()[r.kind].label if r.kind in report_kinds() else r.kind
    return " · ".join(word for word in (label, r.number) if word)


@require_POST
@report_readers_only
def begin(request: SignedInRequest, kind: str) -> HttpResponse:
    """Begin a report with the default wording."""
    if kind not in report_kinds():
        raise Http404
    typed = request.POST.get("first", ""), request.POST.get("last", "")
    period = parse_period("..".join(typed)) if any(typed) else None
    if any(typed) and period is None:
        return refused_page(request, refuse(Code.RULE, text="报告期应有起止两日，且起日不晚于止日。"))
    case = as_uuid(request.POST.get("case", ""))
    made = draft_report(actor=request.actor, kind=kind, at=now(request), period=period, case=case)
    if isinstance(made, Refused):
        return refused_page(request, made)
    return redirect("report", report_id=made)


@report_readers_only
def one(request: SignedInRequest, report_id: UUID) -> HttpResponse:
    """Show a draft with its wording and figures, take new wording, or show the filed copy."""
    row = wanted_report(request, report_id)
    if request.method == "POST":
        return revise(request, row)
    return filed_page(request, row) if row.is_issued else draft_page(request, row, title=row.title, wording=row.wording)
