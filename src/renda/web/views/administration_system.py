"""The system administrator's page: units, the working calendar, how the installation runs; people and accounts have their own.

Must not know: cases; rights beyond its own duty.
"""

from dataclasses import replace
from datetime import date

from django.conf import settings
from django.http import Http404, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse

from renda.domain.days import chinese_date
from renda.domain.refusals import Code, Refused, refuse
from renda.domain.rights import Duty
from renda.reads.administration import queue_counts
from renda.reads.organisation import StandingUnit, standing_units
from renda.reads.reminders import reminding
from renda.services.deliver_notices import retry_deliveries
from renda.services.organisation import add_unit
from renda.store.calendar_loading import calendar_in_force
from renda.web.calendar_drawing import years_panel
from renda.web.drawing_tables import acting_table
from renda.web.organisation_words import KINDS
from renda.web.posted_days import posted_day
from renda.web.reminding_drawing import reminding_panel
from renda.web.setting_forms import named_choices, setting_form
from renda.web.view_models.forms import Field, FieldKind
from renda.web.view_models.organisation import Panel, PanelsPage
from renda.web.view_models.parts import Button, Fact, Head
from renda.web.views.duty_pages import only
from renda.web.views.frame import SignedInRequest, now, page, signed_in, tell, today
from renda.web.views.telling import tell_outcome

_JOBS = {"todo": "待办", "doing": "进行中", "succeeded": "已完成", "failed": "失败", "cancelled": "已取消", "aborted": "已中止"}


@signed_in
@only(Duty.SYSTEM_ADMIN)
def system_admin(request: SignedInRequest) -> HttpResponseBase:
    """Show the page; by POST add a unit."""
    if request.method != "POST":
        return _page(request, None)
    if request.POST.get("do") == "retry_deliveries":
        tell_outcome(request, retry_deliveries(actor=request.actor, at=now(request)), "停止重试的已重新排队外发。")
        return redirect("system_admin")
    if request.POST.get("do") != "add_unit":
        raise Http404
    made = _add_unit(request)
    if isinstance(made, Refused):
        return _page(request, made)
    tell(request, made)
    return redirect("system_admin")


def _add_unit(request: SignedInRequest) -> str | Refused:
    name, kind = " ".join(request.POST.get("name", "").split()), request.POST.get("kind", "")
    if not name:
        return refuse(Code.REQUIRED, field="name", label="单位名称")
    if kind not in KINDS:
        return refuse(Code.REQUIRED, field="kind", label="类别")
    standing = standing_units(today(request))
    if any(u.name == name for u in standing):
        return refuse(Code.RULE, field="name", text=f"已经有“{name}”这个单位。请核对后再提交。")
    parent = next((u for u in standing if str(u.id) == request.POST.get("parent")), None)
    made = add_unit(
        actor=request.actor, name=name, kind=kind, at=now(request), parent_id=parent.id if parent else None,
        from_on=posted_day(request, "from_on"),
    )
    return made if isinstance(made, Refused) else f"已增设单位“{name}”。"


def _page(request: SignedInRequest, refused: Refused | None) -> HttpResponse:
    day = today(request)
    units = standing_units(day)
    panels = (_units(units), _adding(request, units, refused), _calendar(day), _reminding(request), _installation())
    shown = PanelsPage(
        head=Head(title="系统管理", buttons=(Button(label="人员和账号", href=reverse("people_admin")),)), panels=panels,
        lede="管理单位、人员和账号；看不到任何业务内容。",
    )
    return page(request, "pages/panels.html", current="system_admin", page=shown, status=422 if refused else 200)


def _units(units: tuple[StandingUnit, ...]) -> Panel:
    names = {u.id: u.name for u in units}
    rows = [
        ((u.name, KINDS.get(u.kind, "其他单位"), names.get(u.parent_id, "—") if u.parent_id else "—", chinese_date(u.from_on)),
         (Button(label="管理", href=reverse("unit_admin", args=(u.id,))),))
        for u in units
    ]
    return Panel(
        key="units", title="单位", remark=f"{len(units)}个", buttons=(Button(label="增设单位", href="#adding"),),
        table=acting_table(key="units-now", title="单位", columns=("单位", "类别", "上级单位", "自", "办理"), rows=rows),
    )


def _adding(request: SignedInRequest, units: tuple[StandingUnit, ...], refused: Refused | None) -> Panel:
    fields = (
        Field(name="name", label="单位名称"),
        Field(name="kind", label="类别", kind=FieldKind.CHOICE, choices=named_choices(KINDS.items(), "office"),
              help="领导小组、领导小组办公室、工作专班的组成人员由安全管理员按岗位列入。"),
        Field(name="parent", label="上级单位", kind=FieldKind.UNIT, is_needed=False,
              choices=named_choices((u.id, u.name) for u in units)),
        Field(name="from_on", label="设立日期", kind=FieldKind.DATE, value=today(request).isoformat()),
    )
    return Panel(key="adding", title="增设单位", form=setting_form(
        request, action_href=reverse("system_admin"), submit_label="增设单位", do="add_unit", refused=refused, fields=fields,
    ))


def _calendar(day: date) -> Panel:
    shown = years_panel(calendar_in_force(), day)
    return replace(shown, key="calendar", title="工作日历", table=None,
                   buttons=(Button(label="录入年度安排", href=reverse("calendar_admin")),))


def _reminding(request: SignedInRequest) -> Panel:
    ways = {"mail": settings.RENDA.mail, "webhook": settings.RENDA.webhook}
    opened = frozenset(way for way, configured in ways.items() if configured is not None)
    return reminding_panel(reminding(request.actor.organ_id), opened=opened)


def _installation() -> Panel:
    shown = settings.RENDA
    jobs = "，".join(f"{_JOBS.get(state, state)}{count}" for state, count in sorted(queue_counts().items())) or "没有任务"
    facts = (
        Fact(label="运行方式", value="演示" if shown.demo else "正式"), Fact(label="加密访问", value="是" if shown.https else "否"),
        Fact(label="闲置退出", value=f"{shown.idle_minutes}分钟"), Fact(label="单个文件上限", value=f"{shown.upload_limit_mb}MB"),
        Fact(label="后台任务", value=jobs),
    )
    return Panel(key="installation", title="运行情况", facts=facts)
