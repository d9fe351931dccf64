"""One temporary body for the security administrator: its members by post, from a day until a day.

Must not know: cases. A membership is a post in the body, so that it carries duties and dates as every post does.
"""

from uuid import UUID

from django.http import Http404, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse

from renda.domain.posts import TEMPORARY
from renda.domain.refusals import Code, Refused, refuse
from renda.domain.right_words import DUTY_WORDS
from renda.domain.rights import ADMINISTRATION, Duty
from renda.reads.organisation import held_posts
from renda.reads.organisation_detail import UnitDetail, post_detail, posts_in, unit_detail
from renda.services.organisation import give_post
from renda.web.drawing_tables import acting_table
from renda.web.organisation_words import KINDS, span_words
from renda.web.posted_days import posted_day
from renda.web.setting_forms import named_choices, setting_form
from renda.web.view_models.forms import Field, FieldKind
from renda.web.view_models.organisation import Panel, PanelsPage
from renda.web.view_models.parts import Button, Fact, Head, Link
from renda.web.views.duty_pages import only
from renda.web.views.frame import SignedInRequest, now, page, signed_in, tell, today


@signed_in
@only(Duty.SECURITY_ADMIN)
def body_admin(request: SignedInRequest, unit_id: UUID) -> HttpResponseBase:
    """Show the members of a body; by POST appoint one."""
    body = unit_detail(unit_id)
    if body is None or body.kind not in TEMPORARY:
        raise Http404
    refused = None
    if request.method == "POST":
        made = _appoint(request, body)
        if not isinstance(made, Refused):
            tell(request, f"已列入“{body.name}”组成人员。")
            return redirect("body_admin", unit_id)
        refused = made
    return _page(request, body, refused)


def _appoint(request: SignedInRequest, body: UnitDetail) -> UUID | Refused:
    held = next((p for p in held_posts(today(request)) if str(p.id) == request.POST.get("by_post")), None)
    title, from_on = request.POST.get("title", "").strip(), posted_day(request, "from_on")
    duties = {Duty(d) for d in request.POST.getlist("duties") if d in set(Duty) - ADMINISTRATION} | {Duty.MEMBER}
    if held is None or not title or from_on is None:
        field, label = ("by_post", "成员") if held is None else ("title", "职务") if not title else ("from_on", "任职日")
        return refuse(Code.REQUIRED, field=field, label=label)
    found = post_detail(held.id)
    if found is None:
        raise Http404
    return give_post(
        actor=request.actor, person_id=found.person_id, unit_id=body.id, title=title, duties=duties, from_on=from_on,
        until_on=posted_day(request, "until_on"), by_post=held.id, at=now(request),
    )


def _page(request: SignedInRequest, body: UnitDetail, refused: Refused | None) -> HttpResponse:
    here = reverse("body_admin", args=(body.id,))
    facts = (
        Fact(label="类别", value=KINDS[body.kind]), Fact(label="设在", value=body.parent or "本机关"),
        Fact(label="存续", value=span_words(body.from_on, body.until_on)),
    )
    panels: tuple[Panel, ...] = (Panel(key="body", title="机构", facts=facts), _members(body))
    if body.until_on is None:
        panels += (_appointing(request, here, refused),)
    return page(request, "pages/panels.html", current="security_admin/body", status=422 if refused else 200, page=PanelsPage(
        head=Head(title=body.name, crumbs=(Link(label="安全管理", href=reverse("security_admin")),)), panels=panels,
        lede="组成人员按岗位列入：原岗位终止的，在这里的职务同日终止。",
    ))


def _members(body: UnitDetail) -> Panel:
    rows = [
        ((p.person, p.title, p.by_virtue_of or "—", span_words(p.from_on, p.until_on)),
         (Button(label="管理", href=reverse("post_admin", args=(p.id,))),))
        for p in posts_in(body.id)
    ]
    return Panel(
        key="members", title="组成人员", empty="" if rows else "还没有组成人员。",
        table=acting_table(key="members-now", title="组成人员", columns=("姓名", "职务", "因何任职", "任期", "办理"), rows=rows),
    )


def _appointing(request: SignedInRequest, here: str, refused: Refused | None) -> Panel:
    day = today(request)
    posts = ((p.id, f"{p.unit} {p.title} {p.person}") for p in held_posts(day) if not set(p.duties) & ADMINISTRATION)
    duties = ((d, DUTY_WORDS[d]) for d in Duty if d not in ADMINISTRATION and d is not Duty.MEMBER)
    fields = (
        Field(name="by_post", label="成员（按现任岗位选）", kind=FieldKind.PERSON, choices=named_choices(posts)),
        Field(name="title", label="职务", suggestions=("组长", "副组长", "成员", "办公室主任", "联络员")),
        Field(name="duties", label="职责", kind=FieldKind.CHOICE, is_multiple=True, is_needed=False, choices=named_choices(duties),
              help="不选就只是成员，看不到事项。"),
        Field(name="from_on", label="任职日", kind=FieldKind.DATE, value=day.isoformat()),
        Field(name="until_on", label="终止日", kind=FieldKind.DATE, is_needed=False, help="已知任期的填写，自这一天起不再担任。"),
    )
    return Panel(key="appointing", title="列入组成人员", form=setting_form(
        request, action_href=here, submit_label="列入", refused=refused, fields=fields,
    ))
