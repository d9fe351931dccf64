"""One post for the security administrator: what it has charge of, and its end with a date.

Must not know: cases; what stands in the way of an end comes as counts.
"""

from uuid import UUID

from django.http import Http404, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse

from renda.domain.days import chinese_date
from renda.domain.refusals import Code, Refused, refuse
from renda.domain.right_words import DUTY_WORDS
from renda.domain.rights import Duty
from renda.reads.organisation import standing_units
from renda.reads.organisation_detail import Charge, DatedPost, portfolio_of, post_detail
from renda.services.organisation import withdraw_post
from renda.services.post_changes import charge_unit, correct_standing, release_unit
from renda.web.drawing_tables import acting_table
from renda.web.organisation_words import span_words, standing_words
from renda.web.posted_days import posted_day
from renda.web.setting_forms import named_choices, setting_form
from renda.web.standing_fields import standing_fields, standing_posted
from renda.web.view_models.forms import Field, FieldKind
from renda.web.view_models.organisation import Panel, PanelsPage
from renda.web.view_models.parts import Button, Fact, Head, Link
from renda.web.views.duty_pages import only
from renda.web.views.frame import SignedInRequest, now, page, signed_in, tell, today


@signed_in
@only(Duty.SECURITY_ADMIN)
def post_admin(request: SignedInRequest, post_id: UUID) -> HttpResponseBase:
    """Show a post, or change it: `do` names the change."""
    post = post_detail(post_id)
    if post is None:
        raise Http404
    if request.method != "POST":
        return _page(request, post, None)
    change = {"charge": _charge, "release": _release, "withdraw": _withdraw, "standing": _standing}.get(request.POST.get("do", ""))
    if change is None:
        raise Http404
    made = change(request, post)
    if isinstance(made, Refused):
        return _page(request, post, made)
    tell(request, made)
    return redirect("post_admin", post_id)


def _charge(request: SignedInRequest, post: DatedPost) -> str | Refused:
    unit = next((u for u in standing_units(today(request)) if str(u.id) == request.POST.get("unit")), None)
    from_on = posted_day(request, "from_on")
    if unit is None:
        return refuse(Code.REQUIRED, field="unit", label="单位")
    if from_on is None:
        return refuse(Code.REQUIRED, field="from_on", label="自何日起分管")
    made = charge_unit(actor=request.actor, post_id=post.id, unit_id=unit.id, unit=unit.name, from_on=from_on, at=now(request))
    return made or f"“{unit.name}”自{chinese_date(from_on)}起由{post.person}分管。"


def _release(request: SignedInRequest, post: DatedPost) -> str | Refused:
    charge = next((c for c in portfolio_of(post.id) if str(c.unit_id) == request.POST.get("unit")), None)
    if charge is None:
        raise Http404
    until = posted_day(request, "until_on") or today(request)
    made = release_unit(
        actor=request.actor, post_id=post.id, unit_id=charge.unit_id, unit=charge.unit, until_on=until, at=now(request)
    )
    return made or f"{post.person}自{chinese_date(until)}起不再分管“{charge.unit}”。"


def _withdraw(request: SignedInRequest, post: DatedPost) -> str | Refused:
    until = posted_day(request, "until_on")
    if until is None:
        return refuse(Code.REQUIRED, field="until_on", label="终止日")
    made = withdraw_post(actor=request.actor, post_id=post.id, title=post.title, until_on=until, at=now(request))
    return made or f"{post.person}的岗位“{post.title}”自{chinese_date(until)}起终止，分管和因此兼任的职务一并终止。"


def _standing(request: SignedInRequest, post: DatedPost) -> str | Refused:
    made = correct_standing(
        actor=request.actor, post_id=post.id, holder=post.person, at=now(request), **standing_posted(request.POST),
    )
    return made or f"{post.person}的职级和人员性质已更正。"


def _page(request: SignedInRequest, post: DatedPost, refused: Refused | None) -> HttpResponse:
    here, held = reverse("post_admin", args=(post.id,)), post.until_on is None or post.until_on > today(request)
    facts = (
        Fact(label="姓名", value=post.person), Fact(label="单位", value=post.unit), Fact(label="岗位", value=post.title),
        Fact(label="职责", value="、".join(DUTY_WORDS[d] for d in post.duties)),
        Fact(label="职级", value=standing_words(post.rank, post.employment) or "未登记"),
        Fact(label="任期", value=span_words(post.from_on, post.until_on)),
        *((Fact(label="因何任职", value=post.by_virtue_of),) if post.by_virtue_of else ()),
    )
    panels: tuple[Panel, ...] = (Panel(key="post", title="岗位", facts=facts), _portfolio(request, post, here, held))
    if held:
        panels += (_standing_panel(request, post, here, refused), _charging(request, here, refused), _withdrawing(request, here, refused))
    return page(request, "pages/panels.html", current="security_admin/post", status=422 if refused else 200, page=PanelsPage(
        head=Head(title=f"{post.person}：{post.title}", crumbs=(Link(label="安全管理", href=reverse("security_admin")),)),
        panels=panels,
    ))


def _portfolio(request: SignedInRequest, post: DatedPost, here: str, held: bool) -> Panel:
    rows = [((c.unit, span_words(c.from_on, c.until_on)), _end_button(request, c, here) if held else ()) for c in portfolio_of(post.id)]
    return Panel(
        key="portfolio", title="分管单位", empty="" if rows else "没有分管单位。",
        table=acting_table(key="portfolio-now", title="分管单位", columns=("单位", "分管时间", "办理"), rows=rows),
    )


def _end_button(request: SignedInRequest, charge: Charge, here: str) -> tuple[Button, ...]:
    if charge.until_on is not None and charge.until_on <= today(request):
        return ()
    hidden = (("do", "release"), ("unit", str(charge.unit_id)))
    return (Button(label="今天起不再分管", href=here, method="post", hidden=hidden),)


def _standing_panel(request: SignedInRequest, post: DatedPost, here: str, refused: Refused | None) -> Panel:
    lede = "登记有误的在这里更正，自任职日起生效。晋升、转为在编的，请收回岗位后另授，以保留以前的情况。"
    return Panel(key="standing", title="更正职级和人员性质", lede=lede, form=setting_form(
        request, action_href=here, submit_label="更正", do="standing", refused=refused,
        fields=standing_fields(post.rank, post.employment),
    ))


def _charging(request: SignedInRequest, here: str, refused: Refused | None) -> Panel:
    day = today(request)
    fields = (
        Field(name="unit", label="单位", kind=FieldKind.UNIT, choices=named_choices((u.id, u.name) for u in standing_units(day))),
        Field(name="from_on", label="自何日起分管", kind=FieldKind.DATE, value=day.isoformat()),
    )
    return Panel(key="charging", title="增加分管单位", form=setting_form(
        request, action_href=here, submit_label="增加", do="charge", refused=refused, fields=fields,
    ))


def _withdrawing(request: SignedInRequest, here: str, refused: Refused | None) -> Panel:
    field = Field(name="until_on", label="终止日", kind=FieldKind.DATE, value=today(request).isoformat(), help="自这一天起不再担任。")
    return Panel(key="withdrawing", title="收回岗位", form=setting_form(
        request, action_href=here, submit_label="收回岗位", do="withdraw", refused=refused, fields=(field,),
    ))
