"""Starting a campaign (新开集中教育): from the template of its kind, or from the structure of an earlier one.

Must not know: SQL, how an act is decided.
"""

from collections.abc import Sequence
from datetime import date
from typing import Any
from uuid import UUID

from django.conf import settings
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from renda.adapters.blob_store import StorageFull
from renda.domain.fields import Choice, Field, FieldKind
from renda.domain.form_cleaning import as_uuid
from renda.domain.refusal_words import word_refusal
from renda.domain.refusals import Code, Reason, Refused
from renda.domain.rights import Duty
from renda.intake.document_files import DOCUMENT_LIMIT, DocumentText, read_document_file
from renda.intake.reasons import IntakeCode, IntakeRefused, intake_reason
from renda.procedures.campaign.campaign_procedure import CAMPAIGN
from renda.procedures.campaign.reads.campaign_records import running_campaigns
from renda.procedures.campaign.reads.campaign_structure import campaign_structure
from renda.procedures.campaign.services.start_campaign import Begun, Layout, layout_again, start_campaign, usual_layout
from renda.procedures.campaign.templates_of_kinds import USUAL
from renda.procedures.campaign.vocabulary import CAMPAIGN_KINDS
from renda.reads.form_choices import units_today
from renda.services.read_document import Original, take_document
from renda.store.contributions import procedures
from renda.web import posted as read
from renda.web.act_forms import Offers, drawn_fields, form_errors
from renda.web.business_only import business_only
from renda.web.evidence_uploads import file_store
from renda.web.view_models.forms import Form, FormPage
from renda.web.view_models.parts import Head, Link
from renda.web.views.frame import SignedInRequest, now, page, tell, today

_OWN = {f.key: f for f in CAMPAIGN.action("prepare").fields}
_GIVEN = ("title", "kind", "answering", "from_on", "until_on")
_UNITS = Field(
    key="units", label="参加单位", kind=FieldKind.UNIT, many=True, required=False,
    help="照上一次的，单位、批次和规定动作一并照搬，这里不填；照范本的，选了单位就按范本逐单位布置规定动作。",
)
_PLAN = Field(
    key="plan_text", label="实施方案文本", kind=FieldKind.FILE, required=False,
    help="可不传。传了的，随集中教育建立本级方案，由文本标题设置分组，逐条审读、采纳为任务。可以是Word、PDF；涉密文件不得上传。",
)


@business_only
def start(request: SignedInRequest) -> HttpResponse:
    """Show the form, or begin the campaign and lead to its home page."""
    if Duty.COORDINATE not in request.actor.duties:
        raise Http404
    fields = _fields(running_campaigns(request.actor))
    if request.method != "POST":
        return _show(request, fields, {"like": "usual"}, ())
    raw = read.raw_of(request.POST, fields)
    layout, text = _layout(request, raw), _plan_text(request)
    found = tuple(one for one in (layout, text) if isinstance(one, Reason))
    if isinstance(layout, Reason) or isinstance(text, Reason):
        return _show(request, fields, raw, found)
    begun = start_campaign(
        actor=request.actor, data={key: raw.get(key) for key in _GIVEN}, layout=layout, at=now(request), with_plan=text is not None,
    )
    if isinstance(begun, Refused):
        return _show(request, fields, raw, begun.reasons)
    tell(request, f"已设环节{len(layout.links)}个。核对无误后，在办理记录里“启动”。")
    return _plan_read(request, begun, text) if text and begun.plan else redirect("campaign_home", begun.campaign)


def _plan_text(request: SignedInRequest) -> DocumentText | Reason | None:
    """The plan that was sent along as a text; why it cannot be read; None where none was sent."""
    file = request.FILES.get(_PLAN.key)
    if file is None:
        return None
    limit = min(DOCUMENT_LIMIT, settings.RENDA.upload_limit_mb * 1024 * 1024)
    try:
        return read_document_file(file, file.name or "未命名", limit=limit)  # type: ignore[arg-type]  # an upload reads like a file
    except IntakeRefused as refused:
        said = "".join(reason.sentence for reason in refused.reasons)
        return Reason(code=Code.RULE, field=_PLAN.key, facts={"text": f"{said}集中教育还没有建立，请换一份文件，或者先不上传。"})


def _plan_read(request: SignedInRequest, begun: Begun, text: DocumentText) -> HttpResponse:
    """Keep the text with its proposals, and lead to where the plan's groups are set from its headings and its tasks accepted."""
    file = request.FILES[_PLAN.key]
    try:
        taken = take_document(
            actor=request.actor, name=text.name, text=text.text, at=now(request), blanks=text.blanks,
            set_aside=tuple((aside.place, aside.text) for aside in text.set_aside),
            original=Original(stream=file, files=file_store()),  # type: ignore[arg-type]  # an upload reads like a file
        )
    except StorageFull:
        tell(request, intake_reason(IntakeCode.STORAGE_FULL).sentence, level="late")
        return redirect("campaign_home", begun.campaign)
    if isinstance(taken, Refused):
        tell(request, " ".join(word_refusal(taken)), level="late")
        return redirect("campaign_home", begun.campaign)
    tell(request, "方案已读。先由标题设置分组，再逐条采纳任务；采纳完回到集中教育主页。")
    return redirect(f"{reverse('plan_headings', args=(begun.plan,))}?document={taken.document_id}&first=1")


def _fields(earlier: Sequence[tuple[UUID, str]]) -> tuple[Field, ...]:
    like = (Choice("usual", "该类别的范本"), *(Choice(str(key), f"照“{title}”的环节、单位和规定动作") for key, title in earlier))
    return (
        *(_OWN[key] for key in _GIVEN), Field(key="like", label="从哪里开始", kind=FieldKind.CHOICE, choices=like), _UNITS,
        *((_PLAN,) if "plan" in procedures() else ()),
    )


def _layout(request: SignedInRequest, raw: dict[str, Any]) -> Layout | Reason:
    days = [_day(raw.get(key)) for key in ("from_on", "until_on")]
    from_on, until_on = days
    if from_on is None or until_on is None or until_on <= from_on:
        return Reason(code=Code.RULE, field="until_on", facts={"text": "请填写开始日期和结束日期，结束日期应在开始日期之后。"})
    earlier = as_uuid(raw.get("like"))
    if earlier:
        found = campaign_structure(request.actor, earlier)
        if found is None:
            return Reason(code=Code.RULE, field="like", facts={"text": "所选的集中教育不存在，请重新选择。"})
        return layout_again(found, from_on=from_on, until_on=until_on)
    if raw.get("kind") not in {c.key for c in CAMPAIGN_KINDS}:
        return Reason(code=Code.REQUIRED, field="kind", facts={"label": "类别"})
    units = [u for u in (as_uuid(one) for one in raw.get("units") or ()) if u]
    return usual_layout(USUAL[raw["kind"]], units, from_on=from_on, until_on=until_on)


def _day(text: object) -> date | None:
    try:
        return date.fromisoformat(str(text or ""))
    except ValueError:
        return None


def _show(request: SignedInRequest, fields: tuple[Field, ...], raw: dict[str, Any], reasons: tuple[Reason, ...]) -> HttpResponse:
    back = reverse("worklist", args=("campaign",))
    form = Form(
        action_href=request.path, submit_label="筹备", errors=form_errors(reasons, fields), cancel=Link(label="返回，不筹备", href=back),
        fields=drawn_fields(fields, raw, reasons, Offers(today=today(request), units=units_today(today(request)))),
    )
    head = Head(title="新开集中教育", crumbs=(Link(label="集中教育", href=back), Link(label="新开集中教育")))
    lede = "环节、参加单位和规定动作照范本或上一次的搭好，再逐项增减；上一次的办理记录不带过来。"
    return page(
        request, "pages/form.html", current="campaigns", status=400 if reasons else 200, page=FormPage(head=head, form=form, lede=lede),
    )
