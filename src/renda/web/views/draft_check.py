"""A draft that was checked: its text beside what was found, and the Word file.

Must not know: how a figure is compared, how a Word file is written.
"""

from uuid import UUID

from django.http import Http404, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_GET

from renda.domain.days import chinese_date
from renda.domain.rights import Duty
from renda.reads.checked_drafts import HandedIn, draft_handed_in
from renda.reports.commented_copy import commented_copy
from renda.reports.draft_remarks import OF_THE_TEXT, REMARK_WORDS
from renda.web import draft_drawing as drawing
from renda.web.business_only import report_readers_only
from renda.web.draft_checking import CheckedText, checked_text
from renda.web.evidence_uploads import file_store
from renda.web.view_models.drafts import DraftCheckPage
from renda.web.view_models.lists import Tab
from renda.web.view_models.parts import Button, Link
from renda.web.views.frame import SignedInRequest, now, page, today
from renda.web.views.report_filed import sent_file


@require_GET
@report_readers_only
def result(request: SignedInRequest, draft_id: UUID) -> HttpResponse:
    """Show the text with its figures marked, beside what was found of each."""
    handed_in = _wanted(request, draft_id)
    checked = checked_text(request.actor, handed_in, file_store(), today=today(request))
    show = request.GET.get("show", "")
    kinds = [kind for kind in drawing.SIGNS if show in ("", kind)] or list(drawing.SIGNS)
    findings = drawing.drawn_findings(checked, kinds)
    return page(request, "pages/draft_check.html", current="drafts", page=DraftCheckPage(
        title=handed_in.name.removesuffix(".docx"), crumbs=(Link(label="核稿", href=reverse("drafts")), Link(label="结果")),
        about=_about(handed_in), count_words=f"数字{len(checked.figures)}处", views=_views(checked, show),
        legend=tuple((kind, sign, REMARK_WORDS[kind]) for kind, sign in drawing.SIGNS.items() if checked.of_kind(kind)),
        lines=drawing.drawn_lines(checked, None), findings=findings, groups=drawing.drawn_groups(checked),
        buttons=(Button(label="下载带批注的 Word", href=reverse("draft_commented", args=(draft_id,)), is_main=True),),
        empty="" if findings else "文中没有这样的数字。" if checked.figures else "文中没有可以核对的数字。",
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


def _wanted(request: SignedInRequest, draft_id: UUID) -> HandedIn:
    found = draft_handed_in(request.actor, draft_id) if Duty.COORDINATE in request.actor.duties else None
    if found is None:
        raise Http404
    return found


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
