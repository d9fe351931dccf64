"""Pages of issued reports: the filed copy with its facts, its further forms, and verifying.

Must not know: how figures are counted or files are laid out.
"""

import io
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from uuid import UUID

from django.conf import settings
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_GET, require_POST

from renda.adapters.blob_store import BlobStore
from renda.adapters.office_converter import ConversionFailed, has_converter, pdf_of
from renda.domain.days import chinese_date
from renda.domain.refusal_words import word_refusal
from renda.domain.refusals import Code, Refused, refuse
from renda.domain.report_skeleton import SOURCE
from renda.domain.reporting import ReportFacts, Source, TokenText, token_of
from renda.domain.rights import Duty
from renda.intake.issued_copy import report_named_in
from renda.reads.figures import scope_words_of
from renda.reads.report_templates import report_template
from renda.reads.report_tokens import used_tokens
from renda.reads.reports import ReportRow, Snapshot, report, report_copies, snapshots_of
from renda.services.verify_report import PDF_COPY, Verified, add_pdf, verify_report
from renda.store.unit_of_work import reading
from renda.web.business_only import report_readers_only
from renda.web.figure_drawing import filed_figure
from renda.web.report_drawing import report_parts
from renda.web.report_verified import verified_panels
from renda.web.view_models.figures import FiledCopy, NamedTable, ReportIssuedPage, ReportPart
from renda.web.view_models.forms import Field, FieldKind, Form
from renda.web.view_models.organisation import Panel, PanelsPage
from renda.web.view_models.parts import Cell, CellKind, Column, Fact, Head, Link, Row, Table
from renda.web.views.frame import SignedInRequest, now, page, problem, tell, today

CRUMB = Link(label="报告", href="/reports/")
_TYPES = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document", "pdf": "application/pdf",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
_COPY_NAMES = {"xlsx": "附件表（Excel）", "pdf": "PDF"}


def refused_page(request: SignedInRequest, refused: Refused) -> HttpResponse:
    """Say why an act on a report was not done."""
    return problem(
        request, 409, "没有办成", "请看下面的原因。", reasons=word_refusal(refused),
        links=(Link(label="回到报告", href=reverse("reports")),)
    )


def wanted_report(request: SignedInRequest, report_id: UUID) -> ReportRow:
    """Give a report that is issued, or a draft to whoever writes reports.

    :raises Http404: otherwise.
    """
    row = report(report_id, organ_id=request.actor.organ_id)
    if row is None or not (row.is_issued or Duty.COORDINATE in request.actor.duties):
        raise Http404
    return row


def filed_page(request: SignedInRequest, row: ReportRow) -> HttpResponse:
    """Show an issued report with its text, figures, facts and further forms."""
    order = {token: n for n, token in enumerate(used_tokens(row.wording))}
    found = snapshots_of(row.id, organ_id=request.actor.organ_id)
    annexed = [s for s in found if len(s.scope) > 1 and "unit" in s.scope and token_of(s.key, s.scope) not in order]
    filed = sorted((s for s in found if s not in annexed), key=lambda s: order.get(token_of(s.key, s.scope), len(order)))
    with reading(request.actor.organ_id):
        words = scope_words_of([s.scope for s in filed])
    rows = tuple(
        Row(key=str(s.id), name=s.label, cells=(
            Cell(text=s.label, href=reverse("figure_snapshot", args=(s.id,)), remark=words[n]),
            Cell(
                kind=CellKind.NUMBER, figure=filed_figure(s, s.value),
                remark=f"{s.numerator}/{s.denominator}" if s.denominator is not None else "",
            ),
        ))
        for n, s in enumerate(filed)
    )
    columns = (Column(label="指标", is_title=True), Column(label="定稿时", is_number=True))
    shown = ReportIssuedPage(
        head=Head(title=row.title, crumbs=(CRUMB, Link(label="已印发"))),
        facts=_issue_facts(row, request.actor.organ_id), digest=row.digest,
        copies=_copies(request, row),
        verify_href=reverse("report_check", args=(row.id,)),
        download=Link(label="下载存档文件", href=reverse("report_file", args=(row.id,))), parts=_filed_parts(row, filed),
        figures=NamedTable(
            key="figures", title="随文存档的数",
            remark=f"{len(filed)}个" + (f"；附件表里另有{len(annexed)}个，从下载的文件中点开" if annexed else ""),
            table=Table(columns=columns, rows=rows, caption="随文存档的数"),
        ),
    )
    return page(request, "pages/report_issued.html", current="reports", page=shown)


def _filed_parts(row: ReportRow, filed: Sequence[Snapshot]) -> tuple[ReportPart, ...]:
    """The text as it was issued, from what was filed with it."""
    hrefs = {token_of(s.key, s.scope): reverse("figure_snapshot", args=(s.id,)) for s in filed}
    tokens = {t: TokenText(text=x) for t, x in row.texts.items()}
    tokens |= {
        f"{SOURCE}{x['number']}": TokenText(text="", source=Source(number=x["number"], case=UUID(x["case"]))) for x in row.sources
    }
    tokens |= {token_of(s.key, s.scope): TokenText(text=s.value, link=hrefs[token_of(s.key, s.scope)]) for s in filed}
    figures = {
        hrefs[token_of(s.key, s.scope)]: replace(
            filed_figure(s, s.value, href=hrefs[token_of(s.key, s.scope)]), is_plain=False, definition=s.definition,
            as_of=chinese_date(s.as_of),
        )
        for s in filed
    }
    written = ReportFacts(title=row.title, issuer="", as_of=filed[0].as_of if filed else date.min, wording=row.wording, tokens=tokens)
    return report_parts(written, figures)


def _issue_facts(row: ReportRow, organ_id: UUID) -> tuple[Fact, ...]:
    number = (Fact(label="发文字号", value=row.number),) if row.number else ()
    chosen = report_template(row.template_id, organ_id=organ_id)
    printed = (Fact(label="Word 模板", value=chosen.words),) if chosen else ()
    return (
        *number, *printed, Fact(label="印发", value=chinese_date(row.issued_on) if row.issued_on else ""),
        Fact(label="印发人", value=row.person),
        Fact(label="记录", value=f"定稿前台账记录{row.ledger.get('events', 0)}条，链首摘要{row.ledger.get('digest', '')}"),
    )


def _copies(request: SignedInRequest, row: ReportRow) -> tuple[FiledCopy, ...]:
    kept = report_copies(row.id, organ_id=request.actor.organ_id)
    found = [
        FiledCopy(label=_COPY_NAMES.get(form, form), digest=digest, href=reverse("report_copy", args=(row.id, form)))
        for form, digest in kept.items()
    ]
    if PDF_COPY not in kept and Duty.COORDINATE in request.actor.duties:
        found.append(
            FiledCopy(label="制作 PDF", make_href=reverse("report_pdf", args=(row.id,))) if has_converter()
            else FiledCopy(label="PDF", missing="服务器上没有安装 LibreOffice，不能制作 PDF；请下载 Word 文件自行另存。")
        )
    return tuple(found)


@require_GET
@report_readers_only
def file(request: SignedInRequest, report_id: UUID) -> HttpResponse:
    """Send the filed copy, its digest checked first."""
    row = wanted_report(request, report_id)
    if not row.is_issued:
        raise Http404
    with BlobStore(settings.FILES_DIR).open(row.address, verify=True) as kept:
        return sent_file(kept.read(), row.title, "docx")


@require_GET
@report_readers_only
def copy(request: SignedInRequest, report_id: UUID, form: str) -> HttpResponse:
    """Send a further form of an issued report, its digest checked first."""
    row = wanted_report(request, report_id)
    address = report_copies(row.id, organ_id=request.actor.organ_id).get(form)
    if not address or form not in _TYPES:
        raise Http404
    with BlobStore(settings.FILES_DIR).open(address, verify=True) as kept:
        return sent_file(kept.read(), row.title, form)


@require_POST
@report_readers_only
def make_pdf(request: SignedInRequest, report_id: UUID) -> HttpResponse:
    """Make the PDF of an issued report and file it."""
    row = wanted_report(request, report_id)
    if not has_converter():
        return refused_page(request, refuse(Code.RULE, text="服务器上没有安装 LibreOffice，不能制作 PDF。"))
    try:
        answer = add_pdf(
            actor=request.actor, report_id=row.id, at=now(request), files=BlobStore(settings.FILES_DIR), converted=pdf_of
        )
    except ConversionFailed:
        return refused_page(request, refuse(Code.RULE, text="LibreOffice 没有转出 PDF，请稍后再试，或下载 Word 文件自行另存。"))
    if isinstance(answer, Refused):
        return refused_page(request, answer)
    tell(request, "PDF 已制作并存档。")
    return redirect("report", report_id=row.id)


@report_readers_only
def verify(request: SignedInRequest) -> HttpResponse:
    """Take a file and say whether it is an issued report as filed, and which figures still hold."""
    entry = Panel(key="file", title="核验一份文件", form=_verify_form(), lede=_VERIFY_LEDE)
    upload = request.FILES.get("file") if request.method == "POST" else None
    if request.method == "POST" and upload is None:
        entry = Panel(key="file", title="核验一份文件", form=_verify_form(("请先选择文件。",)), lede=_VERIFY_LEDE)
    found: tuple[Panel, ...] = ()
    if upload is not None:
        content = upload.read() if (upload.size or 0) <= settings.RENDA.upload_limit_mb * 1024 * 1024 else b""
        found = _verified(request, verify_report(
            content, named=report_named_in(io.BytesIO(content)), organ_id=request.actor.organ_id, as_of=today(request)
        ))
    shown = PanelsPage(head=Head(title="核验报告", crumbs=(CRUMB,)), panels=(*found, entry))
    return page(request, "pages/panels.html", current="reports", page=shown, status=422 if request.method == "POST" and not found else 200)


_VERIFY_LEDE = "选择收到或存有的报告文件（Word、附件表或 PDF）。文件只用来核对，不留存。"


def _verify_form(errors: tuple[str, ...] = ()) -> Form:
    item = Field(name="file", label="文件", kind=FieldKind.FILE, accept=".docx,.xlsx,.pdf", errors=errors)
    return Form(action_href=reverse("report_verify"), submit_label="核验", fields=(item,))


@require_GET
@report_readers_only
def check(request: SignedInRequest, report_id: UUID) -> HttpResponse:
    """Recompute the figures of an issued report from its filed file."""
    row = wanted_report(request, report_id)
    if not row.is_issued:
        raise Http404
    with BlobStore(settings.FILES_DIR).open(row.address) as kept:
        content = kept.read()
    found = verify_report(content, named=row.id, organ_id=request.actor.organ_id, as_of=today(request))
    back = Link(label=row.title, href=reverse("report", args=(row.id,)))
    shown = PanelsPage(head=Head(title="核验报告", crumbs=(CRUMB, back)), panels=_verified(request, found))
    return page(request, "pages/panels.html", current="reports", page=shown)


def _verified(request: SignedInRequest, found: Verified) -> tuple[Panel, ...]:
    with reading(request.actor.organ_id):
        return verified_panels(found, organ_id=request.actor.organ_id, principals=request.actor.principals())


def sent_file(content: bytes, name: str, form: str) -> HttpResponse:
    """Send a file to be saved under a name."""
    answer = HttpResponse(content, content_type=_TYPES[form])
    answer.headers["Content-Disposition"] = content_disposition_header(True, f"{name}.{form}") or "attachment"
    return answer
