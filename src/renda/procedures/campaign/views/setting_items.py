"""Setting required items (布置动作): one form for all participating units, a batch of them, or those chosen.

Must not know: SQL, how an item is decided.
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from renda.domain.fields import Choice, Field, FieldKind, When
from renda.domain.form_cleaning import as_uuid
from renda.domain.refusals import Code, Reason, Refused
from renda.domain.rights import Duty
from renda.procedures.campaign.item_procedure import CAMPAIGN_ITEM
from renda.procedures.campaign.reads import campaign_records as records
from renda.procedures.campaign.services.set_items import set_items as set_for_units
from renda.procedures.campaign.vocabulary import CAMPAIGN_OPEN
from renda.reads.form_choices import Named
from renda.web import posted as read
from renda.web.act_forms import Offers, drawn_fields, form_errors, known_values
from renda.web.business_only import business_only
from renda.web.view_models.forms import Form, FormPage
from renda.web.view_models.parts import Head, Link
from renda.web.views.frame import SignedInRequest, now, page, tell, today

_ASKED = ("title", "link", "item_kind", "due_on", "demand")
_BATCHES = "一二三四五六七八九"


@business_only
def set_items(request: SignedInRequest, campaign: UUID) -> HttpResponse:
    """Show the form, or set the item for every unit it is meant for."""
    found = records.campaign_seen_by(request.actor, campaign)
    if found is None or Duty.COORDINATE not in request.actor.duties or found.stage not in CAMPAIGN_OPEN:
        raise Http404
    parts = records.parts_of(request.actor, campaign)
    if request.method != "POST":
        return _show(request, found, parts, known_values(_fields(parts), None, today(request)) | {"whose": "all"}, ())
    raw = read.raw_of(request.POST, _fields(parts))
    data = {key: raw.get(key) for key in _ASKED} | {"campaign": found.number}
    units = _meant(raw, parts)
    if not units:
        said = Reason(code=Code.RULE, field="units", facts={"text": "请选择责任单位，或选“全部参加单位”。"})
        return _show(request, found, parts, raw, (said,))
    answer = set_for_units(actor=request.actor, units=units, data=data, at=now(request))
    if isinstance(answer, Refused):
        return _show(request, found, parts, raw, answer.reasons)
    tell(request, f"已向{answer}个单位布置，并列入各单位待办。")
    return redirect("campaign_home", campaign)


def _meant(raw: dict[str, Any], parts: Sequence[records.CampaignPart]) -> list[UUID]:
    """The units meant: all, a batch, or the chosen ones that take part."""
    whose = raw.get("whose")
    if whose == "all":
        return [p.unit_id for p in parts]
    if whose == "chosen":
        chosen = {as_uuid(u) for u in raw.get("units") or ()}
        return [p.unit_id for p in parts if p.unit_id in chosen]
    return [p.unit_id for p in parts if f"batch_{p.batch}" == whose]


def _fields(parts: Sequence[records.CampaignPart]) -> tuple[Field, ...]:
    batches = sorted({p.batch for p in parts})
    whose = (
        Choice("all", "全部参加单位"),
        *((Choice(f"batch_{n}", f"第{_BATCHES[n - 1]}批单位") for n in batches) if len(batches) > 1 else ()), Choice("chosen", "指定单位"),
    )
    own = {f.key: f for f in CAMPAIGN_ITEM.action("set").fields}
    return (
        own["title"], own["link"], own["item_kind"], Field(key="whose", label="责任单位", kind=FieldKind.CHOICE, choices=whose),
        Field(
            key="units", label="指定的单位", kind=FieldKind.UNIT, many=True, required=When("whose", ("chosen",)),
            help="从参加单位里选。",
        ),
        own["due_on"], replace(own["demand"], help="几个单位要求一样的，只写一次。"),
    )


def _show(
    request: SignedInRequest, campaign: records.Campaign, parts: Sequence[records.CampaignPart], raw: dict[str, Any],
    reasons: tuple[Reason, ...],
) -> HttpResponse:
    fields, back = _fields(parts), reverse("campaign_home", args=(campaign.id,))
    offers = Offers(
        today=today(request), units=tuple(Named(id=p.unit_id, name=p.unit) for p in parts),
        listed={"link": tuple((n.number, n.title) for n in records.links_of(request.actor, campaign.id))},
    )
    form = Form(
        action_href=request.path, submit_label="布置", errors=form_errors(reasons, fields),
        fields=drawn_fields(fields, raw, reasons, offers), cancel=Link(label="返回，不布置", href=back),
    )
    head = Head(title="布置动作", crumbs=(Link(label=campaign.title, href=back), Link(label="布置动作")))
    lede = "一次填写，每个责任单位各有一项，各自申报完成。"
    return page(
        request, "pages/form.html", current="campaigns", status=400 if reasons else 200, page=FormPage(head=head, form=form, lede=lede),
    )
