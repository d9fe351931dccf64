"""A draft that was checked: its text beside what was found, saying what a figure's words mean, and the Word file.

Must not know: how a figure is compared, how a Word file is written.
"""

from dataclasses import replace
from urllib.parse import urlencode
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from renda.domain.days import chinese_date
from renda.domain.refusal_words import word_refusal
from renda.domain.refusals import Refused
from renda.domain.rights import Duty
from renda.language.naming_names import remembered_phrase
from renda.reads.checked_drafts import HandedIn, draft_handed_in
from renda.reads.draft_fill import blanks_filled
from renda.reports.commented_copy import commented_copy
from renda.reports.draft_remarks import OF_THE_TEXT, REMARK_WORDS, RemarkKind
from renda.reports.filled_draft import filled_draft
from renda.services.figure_aliases import forget_figure_name, remember_figure_name
from renda.web import draft_drawing as drawing
from renda.web.business_only import report_readers_only
from renda.web.draft_checking import CheckedText, checked_text, opened
from renda.web.draft_mending import FORGET, NONE, mending_form, mending_of
from renda.web.evidence_uploads import file_store
from renda.web.view_models.drafts import DraftCheckPage, DraftFinding
from renda.web.view_models.lists import Tab
from renda.web.view_models.parts import Button, Link
from renda.web.views.frame import SignedInRequest, now, page, tell, today
from renda.web.views.report_filed import sent_file


@require_GET
@report_readers_only
def result(request: SignedInRequest, draft_id: UUID) -> HttpResponse:
    """Show the text with its figures marked, beside what was found of each."""
    handed_in = _wanted(request, draft_id)
    checked = checked_text(request.actor, handed_in, file_store(), today=today(request))
    show = request.GET.get("show", "")
    kinds = [kind for kind in drawing.SIGNS if show in ("", kind)] or list(drawing.SIGNS)
    findings = tuple(_with_form(request, handed_in, checked, one) for one in drawing.drawn_findings(checked, kinds))
    at = request.GET.get("at", "")
    return page(request, "pages/draft_check.html", current="drafts", page=DraftCheckPage(
        title=handed_in.name.removesuffix(".docx"), crumbs=(Link(label="核稿", href=reverse("drafts")), Link(label="结果")),
        about=_about(handed_in), count_words=f"数字{len(checked.figures)}处", views=_views(checked, show),
        legend=tuple((kind, sign, REMARK_WORDS[kind]) for kind, sign in drawing.SIGNS.items() if checked.of_kind(kind)),
        lines=drawing.drawn_lines(checked, int(at) if at.isdecimal() else None), findings=findings, groups=drawing.drawn_groups(checked),
        buttons=_buttons(draft_id, checked),
        empty="" if findings else "文中没有这样的数字。" if checked.figures else "文中没有可以核对的数字。",
        hidden=tuple((name, value) for name, value in (("at", at), ("show", show)) if value),
    ))


@require_GET
@report_readers_only
def commented(request: SignedInRequest, draft_id: UUID) -> HttpResponse:
    """Send the Word file with a comment on every figure, shades and the table behind."""
    handed_in = _wanted(request, draft_id)
    checked = checked_text(request.actor, handed_in, file_store(), today=today(request))
    content = commented_copy(
        checked.draft, checked.remarks, about=_about(handed_in), author=request.actor.name, at=now(request),
    )
    return sent_file(content, f"{handed_in.name.removesuffix('.docx')}（核稿）", "docx")


@require_GET
@report_readers_only
def filled(request: SignedInRequest, draft_id: UUID) -> HttpResponse:
    """Send the Word file with its blanks filled as tracked changes, or with the reason why one stays open."""
    handed_in = _wanted(request, draft_id)
    draft = opened(handed_in, file_store())
    blanks = blanks_filled(
        draft.text, actor=request.actor, organ_id=request.actor.organ_id, as_of=handed_in.as_of, period=handed_in.period,
        past=handed_in.as_of < today(request),
    )
    content = filled_draft(draft, blanks, author=request.actor.name, at=now(request))
    return sent_file(content, f"{handed_in.name.removesuffix('.docx')}（填空）", "docx")


@require_POST
@report_readers_only
def mend(request: SignedInRequest, draft_id: UUID, at: int) -> HttpResponse:
    """Remember what the words of a figure mean for the office: a figure of the ledger, none of it, or no longer anything."""
    handed_in = _wanted(request, draft_id)
    checked = checked_text(request.actor, handed_in, file_store(), today=today(request))
    figure, token, show = checked.figure_at(at), request.POST.get("token", ""), request.POST.get("show", "")
    if figure is None:
        raise Http404
    back = f"{reverse('draft_check', args=(draft_id,))}?{urlencode({'at': at, **({'show': show} if show else {})})}"
    if not token:
        tell(request, "没有选择指标，请选择后再提交。", level="late")
        return redirect(back)
    phrase = remembered_phrase(figure.figure)
    if token == FORGET:
        answer: object = forget_figure_name(actor=request.actor, alias=phrase, at=now(request))
    else:
        meant = "" if token == NONE else token
        answer = remember_figure_name(actor=request.actor, alias=phrase, token=meant, at=now(request))
    if isinstance(answer, Refused):
        tell(request, "".join(word_refusal(answer)), level="late")
        return redirect(back)
    tell(request, f"不再记住“{phrase}”。" if token == FORGET else f"已记住“{phrase}”，以下按新的对应关系核对。")
    return redirect(f"{reverse('draft_check', args=(draft_id,))}#f-{drawing.numbered(checked)[at]}")


def _with_form(request: SignedInRequest, handed_in: HandedIn, checked: CheckedText, one: DraftFinding) -> DraftFinding:
    """The finding with where to mend it; the one asked for with the form to do so."""
    figure = checked.figures[one.number - 1]
    asked, show, find = (request.GET.get(name, "") for name in ("at", "show", "find"))
    if asked != str(figure.at):
        query = urlencode({"at": figure.at, **({"show": show} if show else {})})
        return replace(one, mend_href=f"?{query}#f-{one.number}")
    mending = mending_of(figure, organ_id=request.actor.organ_id, find=find)
    words = f"找到{len(mending.found)}个指标，列在上面供选择。" if mending.found else "没有名称含这几个字的指标，可以换个说法再找。"
    form = mending_form(
        mending, action_href=reverse("draft_mend", args=(handed_in.id, figure.at)), hidden=(("show", show),) if show else (),
    )
    return replace(one, form=form, find=find, found_words=words if find else "")


def _wanted(request: SignedInRequest, draft_id: UUID) -> HandedIn:
    found = draft_handed_in(request.actor, draft_id) if Duty.COORDINATE in request.actor.duties else None
    if found is None:
        raise Http404
    return found


def _buttons(draft_id: UUID, checked: CheckedText) -> tuple[Button, ...]:
    commented = Button(label="下载带批注的 Word", href=reverse("draft_commented", args=(draft_id,)), is_main=True)
    filled = Button(label="填空并下载 Word", href=reverse("draft_filled", args=(draft_id,)))
    return (filled, commented) if checked.of_kind(RemarkKind.BLANK) else (commented,)


def _about(handed_in: HandedIn) -> str:
    period = f"，期间{handed_in.period.words}" if handed_in.period else ""
    return f"数据截至{chinese_date(handed_in.as_of)}{period}；文中写明日期、期间的按文中所写。"


def _views(checked: CheckedText, show: str) -> tuple[Tab, ...]:
    tabs = [Tab(label="全部", href="?", count=str(len(checked.figures)), is_current=show not in set(drawing.SIGNS))]
    for kind in drawing.SIGNS:
        count = len(checked.of_kind(kind))
        if count:
            tabs.append(Tab(label=REMARK_WORDS[kind], href=f"?show={kind}", count=str(count), is_current=show == kind))
    for kind in OF_THE_TEXT:
        count = len(checked.of_kind(kind))
        if count:
            tabs.append(Tab(label=REMARK_WORDS[kind], href=f"#{kind}", count=str(count)))
    return tuple(tabs)
