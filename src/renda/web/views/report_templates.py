"""Pages of an office's own Word templates: what is kept, one to start from, a new version.

Must not know: what the marks in a template mean.
"""

from collections.abc import Mapping
from uuid import UUID

from django.conf import settings
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_GET

from renda.adapters.blob_store import BlobStore
from renda.domain.days import chinese_date, day_of
from renda.domain.refusals import Code, Reason, Refused
from renda.domain.reporting import Annex
from renda.domain.rights import Duty
from renda.intake.reasons import IntakeRefused
from renda.intake.template_files import template_bytes
from renda.reads.report_templates import TemplateRow, report_template, report_templates
from renda.reports.template_report import faults_of, names_of, starting_template
from renda.services.keep_template import keep_template
from renda.store.contributions import report_kinds
from renda.web.business_only import report_readers_only
from renda.web.setting_forms import setting_form
from renda.web.view_models.figures import NamedTable
from renda.web.view_models.forms import Choice, Field, FieldKind
from renda.web.view_models.organisation import Panel, PanelsPage
from renda.web.view_models.parts import Button, Cell, CellKind, Column, Head, Row, Table
from renda.web.views.frame import SignedInRequest, now, page, tell
from renda.web.views.report_filed import CRUMB, sent_file

_LEDE = (
    "模板只印数、不算数：写名称的地方由系统填写，如“{{ 标题 }}”“{{ 查摆问题 }}”；“{{ 正文 }}”单独成段，印编辑好的全文；"
    "附件用表格行循环。先下载样板，在 Word 里改成本机关的格式，再上传。"
)
_COLUMNS = (
    Column(label="模板", is_title=True), Column(label="报告"), Column(label="版次", is_number=True),
    Column(label="上传人"), Column(label="日期"),
)


@report_readers_only
def templates(request: SignedInRequest) -> HttpResponse:
    """Show the templates with their versions; by POST keep a new one, or say everything that is wrong in it."""
    if Duty.COORDINATE not in request.actor.duties:
        raise Http404
    refused = _keep(request) if request.method == "POST" else None
    if request.method == "POST" and refused is None:
        tell(request, "模板已保存，起草报告时可以选用。")
        return redirect("report_templates")
    shown = PanelsPage(head=Head(title="Word 模板", crumbs=(CRUMB,)), panels=(_entry(request, refused), _kept(request)))
    return page(request, "pages/panels.html", current="reports", page=shown, status=422 if refused else 200)


def _keep(request: SignedInRequest) -> Refused | None:
    kind, upload = request.POST.get("kind", ""), request.FILES.get("file")
    missing = [
        Reason(code=Code.REQUIRED, field=name, facts={"label": label})
        for name, label, given in (("kind", "报告", kind in report_kinds()), ("file", "模板文件", upload)) if not given
    ]
    if missing or upload is None:
        return Refused(tuple(missing))
    try:
        content = template_bytes(upload, upload.name or "")  # type: ignore[arg-type]  # an upload reads like a file
    except IntakeRefused as refused:
        return Refused(tuple(Reason(code=Code.RULE, field="file", facts={"text": r.sentence}) for r in refused.reasons))
    answer = keep_template(
        actor=request.actor, kind=kind, name=request.POST.get("name", ""), content=content, at=now(request),
        files=BlobStore(settings.FILES_DIR), faults=_faults,
    )
    return answer if isinstance(answer, Refused) else None


def _faults(content: bytes, kind: str, words: Mapping[str, str]) -> tuple[str, ...]:
    table = report_kinds()[kind].first_table
    return faults_of(content, names_of(words, tuple(c.label for c in table.columns) if table else ()))


def _entry(request: SignedInRequest, refused: Refused | None) -> Panel:
    kinds = [k for k in report_kinds().values() if not k.of]
    form = setting_form(
        request, action_href=reverse("report_templates"), submit_label="检查并保存", refused=refused,
        fields=(
            Field(name="kind", label="报告", kind=FieldKind.CHOICE, choices=tuple(Choice(value=k.key, label=k.label) for k in kinds)),
            Field(name="name", label="模板名称", help="同名再次上传，存为新的一版；旧版保留。"),
            Field(name="file", label="模板文件", kind=FieldKind.FILE, accept=".docx"),
        ),
    )
    starts = tuple(Button(label=f"下载{k.label}样板", href=reverse("report_template_start", args=(k.key,))) for k in kinds)
    return Panel(key="entry", title="上传模板", lede=_LEDE, form=form, buttons=starts)


def _kept(request: SignedInRequest) -> Panel:
    rows = tuple(_row(t) for t in report_templates(organ_id=request.actor.organ_id))
    table = NamedTable(key="kept", title="已有模板", table=Table(columns=_COLUMNS, rows=rows, caption="已有模板"))
    return Panel(key="kept", title="已有模板", table=table, empty="" if rows else "还没有上传模板，报告按系统格式（GB/T 9704）印制。")


def _row(t: TemplateRow) -> Row:
    label = report_kinds()[t.kind].label if t.kind in report_kinds() else t.kind
    return Row(key=str(t.id), name=t.name, cells=(
        Cell(text=t.name, href=reverse("report_template", args=(t.id,))), Cell(text=label),
        Cell(kind=CellKind.TEXT, text=f"第{t.version}版"),
        Cell(text=t.person), Cell(text=chinese_date(day_of(t.kept_at))),
    ))


@require_GET
@report_readers_only
def start(request: SignedInRequest, kind: str) -> HttpResponse:  # noqa: ARG001 - Django's signature
    """Send a template of a kind to start from."""
    declared = report_kinds().get(kind)
    if declared is None:
        raise Http404
    table = declared.first_table
    annex = Annex(
        title=table.title, headers=tuple(c.label for c in table.columns), widths=tuple(c.width for c in table.columns),
    ) if table else Annex()
    return sent_file(starting_template(declared.label, annex), f"{declared.label}样板", "docx")


@require_GET
@report_readers_only
def kept(request: SignedInRequest, template_id: UUID) -> HttpResponse:
    """Send a version of a template as it was kept."""
    found = report_template(template_id, organ_id=request.actor.organ_id)
    if found is None:
        raise Http404
    with BlobStore(settings.FILES_DIR).open(found.address, verify=True) as file:
        return sent_file(file.read(), f"{found.name} 第{found.version}版", "docx")
