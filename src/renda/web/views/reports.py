"""Pages of reports: the list, the draft with its wording, issuing, the filed copy.

Must not know: how figures are counted or files are laid out.
"""

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
from renda.domain.days import chinese_date, day_of
from renda.domain.refusal_words import word_reason, word_refusal
from renda.domain.refusals import Refused
from renda.domain.reporting import ReportFacts, TokenText, token_of
from renda.domain.rights import Duty
from renda.reads.figures import scope_words_of
from renda.reads.report_tokens import figures_of_tokens, offered_tokens, used_tokens
from renda.reads.reports import ReportRow, Snapshot, report, reports, snapshots_of
from renda.reports.figure_report import FigureReportWriter
from renda.reports.figure_text import WordingRefused
from renda.services.draft_report import draft_report, revise_report
from renda.services.issue_report import Issued, figure_texts, issue_report, report_facts
from renda.store.contributions import report_kinds
from renda.store.unit_of_work import reading
from renda.web.business_only import report_readers_only
from renda.web.figure_drawing import figure_href, filed_figure, inline
from renda.web.report_drawing import report_parts
from renda.web.report_words import kept_wording, shown_wording, worded_reason, words_of
from renda.web.view_models import parts
from renda.web.view_models.figures import NamedTable, ReportDraftPage, ReportIssuedPage, ReportPart
from renda.web.view_models.forms import Field, FieldKind, Form, FormError
from renda.web.view_models.organisation import Panel, PanelsPage
from renda.web.view_models.parts import Button, Cell, CellKind, Column, Fact, Head, Link, Row, Table
from renda.web.views.frame import SignedInRequest, now, page, problem, tell, today

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
WRITER = FigureReportWriter()
CRUMB = Link(label="报告", href="/reports/")


@require_GET
@report_readers_only
def listing(request: SignedInRequest) -> HttpResponse:
    """Show the reports of the organ and offer to begin one."""
    may = Duty.COORDINATE in request.actor.duties
    buttons = tuple(
        Button(label=f"起草{k.label}", href=reverse("report_begin", args=(k.key,)), method="post", is_main=True)
        for k in report_kinds().values() if may
    )
    found = [r for r in reports(organ_id=request.actor.organ_id) if may or r.is_issued]
    rows = tuple(_row(r) for r in found)
    table = NamedTable(key="reports", title="报告", table=Table(columns=_COLUMNS, rows=rows, caption="报告"))
    panel = Panel(key="reports", title="报告", table=table, empty="" if found else "还没有报告。")
    shown = PanelsPage(head=Head(title="报告", buttons=buttons), panels=(panel,))
    return page(request, "pages/panels.html", current="reports", page=shown)


_COLUMNS = (
    Column(label="标题", is_title=True), Column(label="状态"), Column(label="起草或定稿人"), Column(label="日期"),
)


def _row(r: ReportRow) -> Row:
    day = r.issued_on or day_of(r.changed_at)
    cells = (
        Cell(text=r.title, href=reverse("report", args=(r.id,))), Cell(text="已印发" if r.is_issued else f"草稿第{r.version}稿"),
        Cell(text=r.person), Cell(kind=CellKind.TEXT, text=chinese_date(day)),
    )
    return Row(cells=cells, key=str(r.id), name=r.title)


@require_POST
@report_readers_only
def begin(request: SignedInRequest, kind: str) -> HttpResponse:
    """Begin a report with the default wording."""
    if kind not in report_kinds():
        raise Http404
    made = draft_report(actor=request.actor, kind=kind, at=now(request))
    if isinstance(made, Refused):
        return _refused(request, made)
    return redirect("report", report_id=made)


def _refused(request: SignedInRequest, refused: Refused) -> HttpResponse:
    return problem(
        request, 409, "没有办成", "请看下面的原因。", reasons=word_refusal(refused),
        links=(Link(label="回到报告", href=reverse("reports")),)
    )


def _wanted(request: SignedInRequest, report_id: UUID) -> ReportRow:
    row = report(report_id, organ_id=request.actor.organ_id)
    if row is None or not (row.is_issued or Duty.COORDINATE in request.actor.duties):
        raise Http404
    return row


@report_readers_only
def one(request: SignedInRequest, report_id: UUID) -> HttpResponse:
    """Show a draft with its wording and figures, take new wording, or show the filed copy."""
    row = _wanted(request, report_id)
    if request.method == "POST":
        return _revise(request, row)
    return _issued(request, row) if row.is_issued else _draft(request, row, title=row.title, wording=row.wording)


def _revise(request: SignedInRequest, row: ReportRow) -> HttpResponse:
    title, typed = request.POST.get("title", ""), request.POST.get("wording", "").replace("\r\n", "\n")
    wording = kept_wording(typed, report_kinds()[row.kind])
    answer = revise_report(
        actor=request.actor, report_id=row.id, version=_version(request), title=title, wording=wording,
        at=now(request), writer=WRITER,
    )
    if not isinstance(answer, Refused):
        tell(request, f"文字已保存为第{answer}稿，数字按现在的记录重排。")
        return redirect("report", report_id=row.id)
    if row.is_issued:
        return _refused(request, answer)
    errors = tuple(FormError(text=worded_reason(word_reason(r)), field=r.field or "") for r in answer.reasons)
    return _draft(request, row, title=title, wording=wording, errors=errors)


def _version(request: SignedInRequest) -> int:
    text = request.POST.get("version", "")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 9 else 0


_ANNEX_ROWS = 50  # what a page shows of an annex; the file has every row


def _facts(
    request: SignedInRequest, row: ReportRow, title: str, wording: str, *, annex_rows: int | None = None
) -> tuple[ReportFacts, dict[str, parts.Figure]]:
    """The facts as they stand at one moment, and every figure of the page by its address."""
    organ, day = request.actor.organ_id, today(request)
    with reading(organ, snapshot=True):
        asked = dict.fromkeys((*used_tokens(wording), *offered_tokens(report_kinds()[row.kind])))
        found = figures_of_tokens(asked, organ_id=organ, as_of=day)
        links = {t: request.build_absolute_uri(figure_href(f.key, f.scope)) for t, f in found.items()}
        facts = report_facts(
            kind=row.kind, title=title, wording=wording, figures=figure_texts(found, links.__getitem__), organ_id=organ,
            as_of=day, annex_rows=annex_rows,
        )
    return facts, {links[t]: inline(f, figure_href(f.key, f.scope), name=words_of(t)) for t, f in found.items()}


def _draft(
    request: SignedInRequest, row: ReportRow, *, title: str, wording: str, errors: tuple[FormError, ...] = ()
) -> HttpResponse:
    facts, figures = _facts(request, row, title, wording, annex_rows=_ANNEX_ROWS)
    try:
        drawn = report_parts(facts, figures)
    except WordingRefused:
        drawn = ()
    shown = ReportDraftPage(
        head=Head(title=row.title, crumbs=(CRUMB, Link(label=f"草稿第{row.version}稿"))),
        form=_form(row, title, wording, errors), parts=drawn, figures=tuple(figures.values()),
        issue_href="" if errors else reverse("report_issue", args=(row.id,)),
        download=None if errors else Link(label="下载 Word 草稿", href=reverse("report_draft_file", args=(row.id,))),
    )
    return page(
        request, "pages/report_draft.html", current="reports", status=422 if errors else 200, page=shown,
        issue_version=row.version,
    )


def _form(row: ReportRow, title: str, wording: str, errors: tuple[FormError, ...]) -> Form:
    said = {name: tuple(e.text for e in errors if e.field == name) for name in ("title", "wording")}
    return Form(
        action_href=reverse("report", args=(row.id,)), submit_label="保存并按新文字重排", errors=errors,
        hidden=(("version", str(row.version)),),
        fields=(
            Field(name="title", label="标题", value=title, longest=100, errors=said["title"]),
            Field(
                name="wording", label="文字", kind=FieldKind.LONG_TEXT, value=shown_wording(wording), line_count=24, errors=said["wording"],
                help="花括号里是指标名，数字由系统填写；其余文字可以修改。",
            ),
        ),
    )


@require_POST
@report_readers_only
def issue(request: SignedInRequest, report_id: UUID) -> HttpResponse:
    """Make a draft final."""
    row = _wanted(request, report_id)
    answer = issue_report(
        actor=request.actor, report_id=report_id, version=_version(request), at=now(request), writer=WRITER,
        files=BlobStore(settings.FILES_DIR),
        link_of=lambda key: request.build_absolute_uri(reverse("figure_snapshot", args=(key,))),
    )
    if isinstance(answer, Issued):
        tell(request, f"已定稿印发，{answer.figures}个数随文存档。")
        return redirect("report", report_id=row.id)
    return _refused(request, answer)


def _issued(request: SignedInRequest, row: ReportRow) -> HttpResponse:
    order = {token: n for n, token in enumerate(used_tokens(row.wording))}
    found = snapshots_of(row.id, organ_id=request.actor.organ_id)
    filed = sorted(found, key=lambda s: order.get(token_of(s.key, s.scope), len(order)))
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
        head=Head(title=row.title, crumbs=(CRUMB, Link(label="已印发"))), facts=_issue_facts(row), digest=row.digest,
        download=Link(label="下载存档文件", href=reverse("report_file", args=(row.id,))), parts=_filed_parts(row, filed),
        figures=NamedTable(
            key="figures", title="随文存档的数", remark=f"{len(filed)}个",
            table=Table(columns=columns, rows=rows, caption="随文存档的数"),
        ),
    )
    return page(request, "pages/report_issued.html", current="reports", page=shown)


def _filed_parts(row: ReportRow, filed: Sequence[Snapshot]) -> tuple[ReportPart, ...]:
    """The text as it was issued, from what was filed with it."""
    hrefs = {token_of(s.key, s.scope): reverse("figure_snapshot", args=(s.id,)) for s in filed}
    tokens = {t: TokenText(text=x) for t, x in row.texts.items()}
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


def _issue_facts(row: ReportRow) -> tuple[Fact, ...]:
    return (
        Fact(label="印发", value=chinese_date(row.issued_on) if row.issued_on else ""), Fact(label="印发人", value=row.person),
        Fact(label="记录", value=f"定稿前台账记录{row.ledger.get('events', 0)}条，链首摘要{row.ledger.get('digest', '')}"),
    )


@require_GET
@report_readers_only
def file(request: SignedInRequest, report_id: UUID) -> HttpResponse:
    """Send the filed copy, its digest checked first."""
    row = _wanted(request, report_id)
    if not row.is_issued:
        raise Http404
    with BlobStore(settings.FILES_DIR).open(row.address, verify=True) as kept:
        return _word(kept.read(), row.title)


@require_GET
@report_readers_only
def draft_file(request: SignedInRequest, report_id: UUID) -> HttpResponse:
    """Send the draft as it stands now."""
    row = _wanted(request, report_id)
    facts, _ = _facts(request, row, row.title, row.wording)
    try:
        return _word(WRITER.compose(facts), f"{row.title}（草稿）")
    except WordingRefused as refused:
        return problem(request, 409, "没有办成", "文字里有不存在的指标。", reasons=tuple(r.sentence for r in refused.reasons))


def _word(content: bytes, name: str) -> HttpResponse:
    answer = HttpResponse(content, content_type=WORD)
    answer.headers["Content-Disposition"] = content_disposition_header(True, f"{name}.docx") or "attachment"
    return answer
