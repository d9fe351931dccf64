"""One unit for the system administrator: the unit above it, other names, and its end with a date.

Must not know: cases; what stands in the way of an end comes as counts.
"""

from uuid import UUID

from django.http import Http404, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse

from renda.domain.days import chinese_date
from renda.domain.refusals import Code, Refused, refuse
from renda.domain.rights import Duty
from renda.reads.organisation import standing_units
from renda.reads.organisation_detail import UnitDetail, posts_in, unit_detail
from renda.services.organisation import close_unit
from renda.services.unit_changes import add_alias, end_alias, move_unit
from renda.web.drawing_tables import acting_table, word_table
from renda.web.organisation_words import KINDS, span_words
from renda.web.posted_days import posted_day
from renda.web.setting_forms import named_choices, setting_form
from renda.web.view_models.forms import Field, FieldKind
from renda.web.view_models.organisation import Panel, PanelsPage
from renda.web.view_models.parts import Button, Fact, Head, Link
from renda.web.views.duty_pages import only
from renda.web.views.frame import SignedInRequest, now, page, signed_in, tell, today


@signed_in
@only(Duty.SYSTEM_ADMIN)
def unit_admin(request: SignedInRequest, unit_id: UUID) -> HttpResponseBase:
    """Show a unit, or change it: `do` names the change."""
    unit = unit_detail(unit_id)
    if unit is None:
        raise Http404
    if request.method != "POST":
        return _page(request, unit, None)
    change = {"move": _move, "add_alias": _add_alias, "end_alias": _end_alias, "close": _close}.get(request.POST.get("do", ""))
    if change is None:
        raise Http404
    made = change(request, unit)
    if isinstance(made, Refused):
        return _page(request, unit, made)
    tell(request, made)
    return redirect("unit_admin", unit_id)


def _move(request: SignedInRequest, unit: UnitDetail) -> str | Refused:
    wanted = request.POST.get("parent", "")
    parent = next((u for u in standing_units(today(request)) if str(u.id) == wanted), None)
    if wanted and parent is None:
        return refuse(Code.UNKNOWN_UNIT, field="parent", label="上级单位", value="所选单位")
    name = parent.name if parent else ""
    made = move_unit(
        actor=request.actor, unit_id=unit.id, name=unit.name, parent_id=parent.id if parent else None, parent=name, at=now(request)
    )
    return made or f"已将“{unit.name}”的上级调整为“{name or '无'}”。"


def _add_alias(request: SignedInRequest, unit: UnitDetail) -> str | Refused:
    alias = request.POST.get("alias", "")
    made = add_alias(actor=request.actor, unit_id=unit.id, name=unit.name, alias=alias, at=now(request))
    return made or f"已登记别名“{''.join(alias.split())}”，读文件时按此识别。"


def _end_alias(request: SignedInRequest, unit: UnitDetail) -> str | Refused:
    alias = request.POST.get("alias", "")
    return end_alias(actor=request.actor, unit_id=unit.id, name=unit.name, alias=alias, at=now(request)) or f"已停用别名“{alias}”。"


def _close(request: SignedInRequest, unit: UnitDetail) -> str | Refused:
    until = posted_day(request, "until_on")
    if until is None:
        return refuse(Code.REQUIRED, field="until_on", label="撤销日期")
    if until <= unit.from_on:
        return refuse(Code.OUT_OF_RANGE, field="until_on", label="撤销日期", low=f"{chinese_date(unit.from_on)}之后", high="任何一天")
    made = close_unit(actor=request.actor, unit_id=unit.id, name=unit.name, until_on=until, at=now(request))
    return made or f"“{unit.name}”自{chinese_date(until)}起撤销，原有记录不变。"


def _page(request: SignedInRequest, unit: UnitDetail, refused: Refused | None) -> HttpResponse:
    here = reverse("unit_admin", args=(unit.id,))
    facts = (
        Fact(label="类别", value=KINDS.get(unit.kind, "其他单位")), Fact(label="上级单位", value=unit.parent or "无"),
        Fact(label="存续", value=span_words(unit.from_on, unit.until_on)),
    )
    panels: tuple[Panel, ...] = (Panel(key="unit", title="单位", facts=facts), _aliases(request, unit, here, refused), _posts(unit))
    if unit.until_on is None:
        panels += (_moving(request, unit, here, refused), _closing(request, here, refused))
    return page(request, "pages/panels.html", current="system_admin/unit", status=422 if refused else 200, page=PanelsPage(
        head=Head(title=unit.name, crumbs=(Link(label="系统管理", href=reverse("system_admin")),)), panels=panels,
    ))


def _aliases(request: SignedInRequest, unit: UnitDetail, here: str, refused: Refused | None) -> Panel:
    rows = [
        ((a.alias, "在用" if a.until_on is None else f"{chinese_date(a.until_on)}停用"),
         (Button(label="停用", href=here, method="post", hidden=(("do", "end_alias"), ("alias", a.alias))),) if a.until_on is None else ())
        for a in unit.aliases
    ]
    form = setting_form(
        request, action_href=here, submit_label="登记别名", do="add_alias", refused=refused,
        fields=(Field(name="alias", label="别名", longest=60, help="公文里对这个单位的其他称呼，如“住建局”。"),),
    )
    table = acting_table(key="aliases-now", title="别名", columns=("别名", "状态", "办理"), rows=rows)
    return Panel(key="aliases", title="别名", table=table, form=form, empty="" if rows else "没有登记别名。")


def _posts(unit: UnitDetail) -> Panel:
    rows = [(p.person, p.title, span_words(p.from_on, p.until_on)) for p in posts_in(unit.id)]
    return Panel(key="posts", title="岗位", lede="岗位由安全管理员授予和收回。", empty="" if rows else "没有岗位。",
                 table=word_table(key="posts-now", title="岗位", columns=("姓名", "岗位", "任期"), rows=rows))


def _moving(request: SignedInRequest, unit: UnitDetail, here: str, refused: Refused | None) -> Panel:
    others = ((u.id, u.name) for u in standing_units(today(request)) if u.id != unit.id)
    field = Field(name="parent", label="上级单位", kind=FieldKind.UNIT, is_needed=False, help="不选就是没有上级单位。",
                  choices=named_choices(others, unit.parent_id))
    return Panel(key="moving", title="调整上级单位", form=setting_form(
        request, action_href=here, submit_label="调整", do="move", refused=refused, fields=(field,),
    ))


def _closing(request: SignedInRequest, here: str, refused: Refused | None) -> Panel:
    field = Field(name="until_on", label="撤销日期", kind=FieldKind.DATE,
                  help="自这一天起撤销。有在办事项、在任岗位或下级单位的，先办妥再撤销。")
    return Panel(key="closing", title="撤销单位", form=setting_form(
        request, action_href=here, submit_label="撤销单位", do="close", refused=refused, fields=(field,),
    ))
