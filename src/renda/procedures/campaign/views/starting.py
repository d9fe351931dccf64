"""Starting a campaign (新开集中教育): from the template of its kind, or from the structure of an earlier one.

Must not know: SQL, how an act is decided.
"""

from collections.abc import Sequence
from datetime import date
from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from renda.domain.fields import Choice, Field, FieldKind
from renda.domain.form_cleaning import as_uuid
from renda.domain.refusals import Code, Reason, Refused
from renda.domain.rights import Duty
from renda.procedures.campaign.campaign_procedure import CAMPAIGN
from renda.procedures.campaign.reads.campaign_records import running_campaigns
from renda.procedures.campaign.reads.campaign_structure import campaign_structure
from renda.procedures.campaign.services.start_campaign import Layout, layout_again, start_campaign, usual_layout
from renda.procedures.campaign.templates_of_kinds import USUAL
from renda.procedures.campaign.vocabulary import CAMPAIGN_KINDS
from renda.reads.form_choices import units_today
from renda.web import posted as read
from renda.web.act_forms import Offers, drawn_fields, form_errors
from renda.web.business_only import business_only
from renda.web.view_models.forms import Form, FormPage
from renda.web.view_models.parts import Head, Link
from renda.web.views.frame import SignedInRequest, now, page, tell, today

_OWN = {f.key: f for f in CAMPAIGN.action("prepare").fields}
_GIVEN = ("title", "kind", "answering", "from_on", "until_on")
_UNITS = Field(
    key="units", label="参加单位", kind=FieldKind.UNIT, many=True, required=False,
    help="照上一次的，单位、批次和规定动作一并照搬，这里不填；照范本的，选了单位就按范本逐单位布置规定动作。",
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
    layout = _layout(request, raw)
    if isinstance(layout, Reason):
        return _show(request, fields, raw, (layout,))
    begun = start_campaign(actor=request.actor, data={key: raw.get(key) for key in _GIVEN}, layout=layout, at=now(request))
    if isinstance(begun, Refused):
        return _show(request, fields, raw, begun.reasons)
    tell(request, f"已设环节{len(layout.links)}个。核对无误后，在办理记录里“启动”。")
    return redirect("campaign_home", begun)


def _fields(earlier: Sequence[tuple[UUID, str]]) -> tuple[Field, ...]:
    like = (Choice("usual", "该类别的范本"), *(Choice(str(key), f"照“{title}”的环节、单位和规定动作") for key, title in earlier))
    return (
        *(_OWN[key] for key in _GIVEN), Field(key="like", label="从哪里开始", kind=FieldKind.CHOICE, choices=like), _UNITS,
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
