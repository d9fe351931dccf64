"""Drafts to be checked: handing one in as a Word file or as pasted text, and those handed in before.

Must not know: how a figure is compared, how what was found is shown (`draft_check`).
"""

from typing import Final

from django.conf import settings
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from renda.adapters.blob_store import StorageFull
from renda.adapters.media_types import MediaType
from renda.domain.days import chinese_date, day_of
from renda.domain.periods import parse_period
from renda.domain.refusals import Code, Reason, Refused
from renda.domain.rights import Duty
from renda.intake.document_files import DOCUMENT_LIMIT, read_document_file, read_pasted_text
from renda.intake.draft_places import draft_as_word, draft_kinds, open_draft
from renda.intake.file_gate import SUFFIXES
from renda.intake.reasons import IntakeCode, IntakeRefused, intake_reason
from renda.reads.checked_drafts import drafts_handed_in
from renda.reports.typed_draft import word_of_text
from renda.services.hand_in_draft import hand_in_draft
from renda.web.business_only import report_readers_only
from renda.web.draft_forms import draft_fields
from renda.web.evidence_uploads import file_store
from renda.web.posted_days import posted_day
from renda.web.setting_forms import setting_form
from renda.web.view_models.drafts import DraftUploadPage
from renda.web.view_models.figures import NamedTable
from renda.web.view_models.parts import Cell, Column, Head, Row, Table
from renda.web.views.frame import SignedInRequest, now, page, today

_COLUMNS = (Column(label="文稿", is_title=True), Column(label="数据截至"), Column(label="提交"))
_NAME: Final = 40
_PLAIN: Final = SUFFIXES[MediaType.TEXT]


@report_readers_only
def drafts(request: SignedInRequest) -> HttpResponse:
    """Show the form and the drafts handed in before; by POST take one in, or say why not with everything typed kept."""
    if Duty.COORDINATE not in request.actor.duties:
        raise Http404
    if request.method != "POST":
        return _shown(request, None)
    try:
        answer = _handed_in(request)
    except IntakeRefused as refused:
        answer = _refused(*(reason.sentence for reason in refused.reasons))
    except StorageFull:
        return _shown(request, _refused(intake_reason(IntakeCode.STORAGE_FULL).sentence), status=507)
    return _shown(request, answer, status=422) if isinstance(answer, Refused) else answer


def _handed_in(request: SignedInRequest) -> HttpResponse | Refused:
    day = posted_day(request, "as_of") if request.POST.get("as_of") else today(request)
    if day is None:
        return Refused((Reason(code=Code.RULE, field="as_of", facts={"text": "截至日期写作2026-03-02这样的日期。"}),))
    sent = _sent(request)
    if sent is None:
        return _refused("没有选择文件，也没有粘贴文字。请选择文件或粘贴文字后再提交。")
    name, content = sent
    open_draft(content, name)  # what cannot be read or bears a mark of secrecy is not kept
    answer = hand_in_draft(
        actor=request.actor, name=name, content=content, as_of=day, period=parse_period(request.POST.get("period", "")),
        at=now(request), files=file_store(),
    )
    return answer if isinstance(answer, Refused) else redirect("draft_check", answer)


def _sent(request: SignedInRequest) -> tuple[str, bytes] | None:
    """The name and the bytes of the draft as a .docx; a pasted text goes by its first line."""
    file, text = request.FILES.get("file"), request.POST.get("text", "")
    limit = min(DOCUMENT_LIMIT, settings.RENDA.upload_limit_mb * 1024 * 1024)
    if file is None:
        if not text.strip():
            return None
        read = read_pasted_text(text)
        return f"{read.lines[0].text.strip()[:_NAME]}.docx", word_of_text(read.text)
    name = file.name or "未命名"
    stem = name.rpartition(".")[0] or name
    if name.lower().endswith(_PLAIN):
        return f"{stem}.docx", word_of_text(read_document_file(file, name, limit=limit).text)  # type: ignore[arg-type]  # an upload reads like a file
    return f"{stem}.docx", draft_as_word(file.read(), name, limit=limit)


def _refused(*sentences: str) -> Refused:
    return Refused(tuple(Reason(code=Code.RULE, field="file", facts={"text": text}) for text in sentences))


def _shown(request: SignedInRequest, refused: Refused | None, *, status: int = 200) -> HttpResponse:
    day = today(request)
    suffixes = tuple(suffix for kind in (*draft_kinds(), MediaType.TEXT) for suffix in SUFFIXES[kind])
    form = setting_form(
        request, action_href=reverse("drafts"), submit_label="核稿", refused=refused, fields=draft_fields(day, suffixes),
    )
    megabytes = min(DOCUMENT_LIMIT // 1024 // 1024, settings.RENDA.upload_limit_mb)
    return page(request, "pages/draft_upload.html", current="drafts", status=status, page=DraftUploadPage(
        head=Head(title="核稿"), form=form, recent=_recent(request),
        limits=(
            f"逐个核对文稿中的数字，给出与台账一致、不一致、没有来源的结论和格式建议，并可下载带批注的原文件。"
            f"可以核 {'、'.join(suffixes)}，单个文件不超过 {megabytes} MB。"
        ),
    ))


def _recent(request: SignedInRequest) -> NamedTable | None:
    rows = tuple(
        Row(key=str(one.id), name=one.name, href=reverse("draft_check", args=(one.id,)), cells=(
            Cell(text=one.name, href=reverse("draft_check", args=(one.id,))), Cell(text=chinese_date(one.as_of)),
            Cell(text=chinese_date(day_of(one.handed_in_at))),
        ))
        for one in drafts_handed_in(request.actor)
    )
    table = Table(columns=_COLUMNS, rows=rows, caption="最近核过的文稿")
    return NamedTable(key="recent", title="最近核过的文稿", table=table, remark="只有您本人看得到") if rows else None
