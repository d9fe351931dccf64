"""Pages of a draft: its wording with figures, saving it, issuing it, the Word file as it stands.

Must not know: how figures are counted or files are laid out.
"""

from uuid import UUID

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from renda.adapters.blob_store import BlobStore
from renda.domain.periods import parse_period
from renda.domain.refusal_words import word_reason
from renda.domain.refusals import Code, Refused, refuse
from renda.domain.report_numbers import numbering_of
from renda.domain.report_skeleton import source_token, with_sentence
from renda.domain.reporting import ReportFacts, ReportHead
from renda.reads.report_annex import annex_tokens, report_annexes
from renda.reads.report_sentences import proposed_sentences
from renda.reads.report_templates import newest_templates, report_template
from renda.reads.report_tokens import figures_of_tokens, offered_tokens, used_tokens
from renda.reads.report_words import worded
from renda.reads.reports import ReportRow
from renda.reports.figure_report import FigureReportWriter
from renda.reports.figure_text import WordingRefused
from renda.services.draft_report import revise_report
from renda.services.issue_report import Issued, figure_texts, head_of, issue_report, report_facts, template_of
from renda.services.keep_template import choose_template
from renda.store.contributions import report_kind
from renda.store.unit_of_work import reading
from renda.web.business_only import report_readers_only
from renda.web.figure_drawing import figure_href, inline
from renda.web.report_drawing import proposal_groups, report_parts
from renda.web.report_words import kept_wording, shown_wording, worded_reason
from renda.web.view_models import parts
from renda.web.view_models.figures import ProposalGroup, ReportDraftPage
from renda.web.view_models.forms import Choice, Field, FieldKind, Form, FormError
from renda.web.view_models.parts import Head, Link
from renda.web.views.frame import SignedInRequest, now, page, problem, tell, today
from renda.web.views.report_filed import CRUMB, refused_page, sent_file, wanted_report

WRITER = FigureReportWriter()


def revise(request: SignedInRequest, row: ReportRow) -> HttpResponse:
    """Take new wording, head and template, or show the draft again with what speaks against it."""
    title, typed = request.POST.get("title", ""), request.POST.get("wording", "").replace("\r\n", "\n")
    with reading(request.actor.organ_id):
        kept = kept_wording(typed, report_kind(row.kind, row.case), row.wording)
    wording = _with_insert(request, row, kept)
    chosen = _chosen_template(request)
    refused = choose_template(actor=request.actor, report_id=row.id, template_id=chosen, at=now(request))
    answer = refused or revise_report(
        actor=request.actor, report_id=row.id, version=_version(request), title=title, wording=wording,
        at=now(request), writer=WRITER,
        head=ReportHead(addressee=request.POST.get("addressee", ""), cc=request.POST.get("cc", "")),
    )
    if not isinstance(answer, Refused):
        tell(request, f"文字已保存为第{answer}稿，数字按现在的记录重排。")
        return redirect("report", report_id=row.id)
    if row.is_issued:
        return refused_page(request, answer)
    errors = tuple(FormError(text=worded_reason(word_reason(r)), field=r.field or "") for r in answer.reasons)
    return draft_page(request, row, title=title, wording=wording, errors=errors)


def _chosen_template(request: SignedInRequest) -> UUID | None:
    try:
        return UUID(request.POST.get("template", ""))
    except ValueError:
        return None


def _template_field(request: SignedInRequest, row: ReportRow) -> tuple[Field, ...]:
    """The newest version of each template, and the one chosen where it is an older version; nothing where there is none."""
    organ = request.actor.organ_id
    found = {t.id: t for t in newest_templates(row.kind, organ_id=organ)}
    kept = report_template(row.template_id, organ_id=organ)
    if kept:
        found.setdefault(kept.id, kept)
    choices = tuple(Choice(value=str(t.id), label=t.words, is_chosen=t.id == row.template_id) for t in found.values())
    return (Field(
        name="template", label="Word 模板", kind=FieldKind.CHOICE, choices=choices, is_folded=True, is_needed=False,
        blank_label="系统格式（GB/T 9704）",
    ),) if choices else ()


def _with_insert(request: SignedInRequest, row: ReportRow, wording: str) -> str:
    """The wording with the proposed sentence whose button was pressed, if one was."""
    key = request.POST.get("insert", "")
    if not key:
        return wording
    proposed = proposed_sentences(report_kind(row.kind, row.case), organ_id=request.actor.organ_id, as_of=today(request))
    found = next((s for s in proposed if s.key == key), None)
    return with_sentence(wording, found.part, found.text, found.source.number) if found else wording


def _version(request: SignedInRequest) -> int:
    text = request.POST.get("version", "")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 9 else 0


_ANNEX_ROWS = 50  # what a page shows of an annex; the file has every row


def _facts(
    request: SignedInRequest, row: ReportRow, title: str, wording: str, *, annex_rows: int | None = None
) -> tuple[ReportFacts, dict[str, parts.Figure]]:
    """The facts as they stand at one moment, and every figure of the page by its address."""
    organ, day = request.actor.organ_id, today(request)
    kind = report_kind(row.kind, row.case)
    with reading(organ, snapshot=True):
        annexes = report_annexes(kind, organ_id=organ, as_of=day, limit=annex_rows)
        asked = dict.fromkeys((*used_tokens(wording), *offered_tokens(kind), *annex_tokens(annexes)))
        found = figures_of_tokens(asked, organ_id=organ, as_of=day)
        links = {t: request.build_absolute_uri(figure_href(f.key, f.scope)) for t, f in found.items()}
        facts = report_facts(
            kind=kind, title=title, wording=wording, figures=figure_texts(found, links.__getitem__), organ_id=organ,
            as_of=day, annexes=annexes, period=parse_period(row.period), head=head_of({"head": row.head}),
        )
        words = worded(found)
    return facts, {links[t]: inline(f, figure_href(f.key, f.scope), name=words[t]) for t, f in found.items()}


def _proposals(request: SignedInRequest, row: ReportRow, wording: str) -> tuple[ProposalGroup, ...]:
    proposed = proposed_sentences(report_kind(row.kind, row.case), organ_id=request.actor.organ_id, as_of=today(request))
    return proposal_groups([s for s in proposed if source_token(s.source.number) not in wording])


_NUMBER_FIELDS = (
    Field(name="word", label="机关代字", is_needed=False, help="如“明人办发”；不编文号的，两栏都留空。"),
    Field(name="serial", label="发文序号", kind=FieldKind.NUMBER, is_needed=False, measure="号", help="留空由系统取下一个号。"),
)


def draft_page(
    request: SignedInRequest, row: ReportRow, *, title: str, wording: str, errors: tuple[FormError, ...] = ()
) -> HttpResponse:
    """Show a draft with its wording, its figures as they stand and what is proposed."""
    facts, figures = _facts(request, row, title, wording, annex_rows=_ANNEX_ROWS)
    annexed, written = set(annex_tokens(facts.annexes)), set(used_tokens(wording))
    offered = tuple(figures[x.link] for t, x in facts.tokens.items() if x.link and (t in written or t not in annexed))
    try:
        drawn = report_parts(facts, figures)
    except WordingRefused:
        drawn = ()
    shown = ReportDraftPage(
        head=Head(title=row.title, crumbs=(CRUMB, Link(label=f"草稿第{row.version}稿"))),
        number_fields=() if report_kind(row.kind).masthead else _NUMBER_FIELDS,
        proposals=_proposals(request, row, wording),
        form=_form(request, row, title, wording, errors), parts=drawn, figures=offered,
        issue_href="" if errors else reverse("report_issue", args=(row.id,)),
        download=None if errors else Link(label="下载 Word 草稿", href=reverse("report_draft_file", args=(row.id,))),
    )
    return page(
        request, "pages/report_draft.html", current="reports", status=422 if errors else 200, page=shown,
        issue_version=row.version,
    )


def _form(request: SignedInRequest, row: ReportRow, title: str, wording: str, errors: tuple[FormError, ...]) -> Form:
    with reading(request.actor.organ_id):
        shown = shown_wording(wording)
    said = {name: tuple(e.text for e in errors if e.field == name) for name in ("title", "wording", "addressee", "cc")}
    typed = {name: request.POST.get(name, row.head.get(name, "")) for name in ("addressee", "cc")}
    return Form(
        action_href=reverse("report", args=(row.id,)), submit_label="保存并按新文字重排", errors=errors,
        hidden=(("version", str(row.version)),), id="wording-form",
        fields=(
            Field(name="title", label="标题", value=title, longest=100, errors=said["title"]), *_around(typed, said),
            *_template_field(request, row), Field(
                name="wording", label="文字", kind=FieldKind.LONG_TEXT, value=shown, line_count=24, errors=said["wording"], help=_WORDING,
            ),
        ),
    )


_WORDING = (
    "花括号里是指标名，数字由系统填写；方括号里的话，其中的数都是0时不印，竖线后另有说法的改印那一种；小标题下没有内容的不印，序号自动顺移。"
    "其余文字可以修改。"
)


def _around(typed: dict[str, str], said: dict[str, tuple[str, ...]]) -> tuple[Field, ...]:
    """To whom it goes, and who gets copies."""
    return tuple(
        Field(name=name, label=label, value=typed[name], is_needed=False, errors=said[name], help=help_)
        for name, label, help_ in (("addressee", "主送机关", "印在标题下方，后加冒号。"), ("cc", "抄送机关", "印在版记里。"))
    )


@require_POST
@report_readers_only
def issue(request: SignedInRequest, report_id: UUID) -> HttpResponse:
    """Make a draft final."""
    row = wanted_report(request, report_id)
    numbering = numbering_of(request.POST.get("word", ""), request.POST.get("serial", ""))
    if isinstance(numbering, str):
        return refused_page(request, refuse(Code.RULE, text=numbering))
    answer = issue_report(
        actor=request.actor, report_id=report_id, version=_version(request), at=now(request), writer=WRITER,
        files=BlobStore(settings.FILES_DIR), numbering=numbering,
        link_of=lambda key: request.build_absolute_uri(reverse("figure_snapshot", args=(key,))),
    )
    if isinstance(answer, Issued):
        tell(request, f"已定稿印发{answer.number}，{answer.figures}个数随文存档。")
        return redirect("report", report_id=row.id)
    return refused_page(request, answer)


@require_GET
@report_readers_only
def draft_file(request: SignedInRequest, report_id: UUID) -> HttpResponse:
    """Send the draft as it stands now."""
    row = wanted_report(request, report_id)
    _, template = template_of(row.template_id, organ_id=request.actor.organ_id, files=BlobStore(settings.FILES_DIR))
    facts, _ = _facts(request, row, row.title, row.wording)
    try:
        return sent_file(WRITER.compose(facts, template), f"{row.title}（草稿）", "docx")
    except WordingRefused as refused:
        return problem(request, 409, "没有办成", "文字里有不存在的指标。", reasons=tuple(r.sentence for r in refused.reasons))
