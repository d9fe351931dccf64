"""The system administrator's page: units, people, accounts; configuration, queue and calendar to look at.

Must not know: cases; rights beyond its own duty.
"""

import secrets
from dataclasses import replace
from datetime import date
from uuid import UUID

from django.conf import settings
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse

from renda.domain.days import chinese_date
from renda.domain.refusal_words import word_refusal
from renda.domain.refusals import Refused
from renda.domain.rights import Duty
from renda.reads.accounts import login_taken
from renda.reads.administration import queue_counts
from renda.reads.organisation import KnownPerson, StandingUnit, known_people, standing_units
from renda.reads.reminders import reminding
from renda.services.deliver_notices import retry_deliveries
from renda.services.organisation import add_person, add_unit, close_unit, open_account, switch_account
from renda.store.calendar_loading import calendar_in_force
from renda.web.calendar_drawing import years_panel
from renda.web.drawing_tables import acting_table
from renda.web.reminding_drawing import reminding_panel
from renda.web.view_models.forms import Choice, Field, FieldKind, Form
from renda.web.view_models.organisation import Panel, PanelsPage
from renda.web.view_models.parts import Button, Fact, Head
from renda.web.views.duty_pages import only
from renda.web.views.frame import SignedInRequest, now, page, signed_in, tell, today
from renda.web.views.organisation import KINDS

_JOBS = {"todo": "待办", "doing": "进行中", "succeeded": "已完成", "failed": "失败", "cancelled": "已取消", "aborted": "已中止"}


@signed_in
@only(Duty.SYSTEM_ADMIN)
def system_admin(request: SignedInRequest) -> HttpResponseBase:
    """Show the page, or do what was sent: `do` names it."""
    if request.method == "POST":
        return _do(request)
    return _page(request)


def _do(request: SignedInRequest) -> HttpResponseBase:
    posted, actor, at = request.POST, request.actor, now(request)
    people = {str(p.id): p for p in known_people()}
    units = {str(u.id): u for u in standing_units(today(request))}
    name, done = posted.get("name", "").strip(), posted.get("do", "")
    person, unit = people.get(posted.get("person", "")), units.get(posted.get("unit", ""))
    made: object = None
    if done == "add_unit" and name:
        kind = posted.get("kind", "")
        parent = units.get(posted.get("parent", ""))
        made = add_unit(actor=actor, name=name, kind=kind if kind in KINDS else "office", at=at,
                        parent_id=parent.id if parent else None)
        return _told(request, made, f"已增设单位“{name}”。")
    if done == "close_unit" and unit:
        made = close_unit(actor=actor, unit_id=unit.id, name=unit.name, until_on=today(request), at=at)
        return _told(request, made, f"已撤销单位“{unit.name}”，原有记录不变。")
    if done == "add_person" and name:
        return _told(request, add_person(actor=actor, name=name, at=at), f"已登记人员“{name}”，岗位由安全管理员授予。")
    if done == "open_account" and person and name:
        return _open(request, person, name)
    if done in ("enable", "disable") and person and person.account_id:
        active = done == "enable"
        made = switch_account(actor=actor, account_id=person.account_id, login=person.login, active=active, at=at)
        return _told(request, made, f"已{'启用' if active else '停用'}账号“{person.login}”。")
    if done == "retry_deliveries":
        return _told(request, retry_deliveries(actor=actor, at=at), "停止重试的已重新排队外发。")
    return _told(request, None, "没有填完整，或者所选的单位、人员已有变化。请核对后再提交。", level="late")


def _told(request: SignedInRequest, made: object, words: str, *, level: str = "ok") -> HttpResponseBase:
    refused = isinstance(made, Refused)
    tell(request, "".join(word_refusal(made)) if isinstance(made, Refused) else words, level="late" if refused else level)
    return redirect("system_admin")


def _open(request: SignedInRequest, person: KnownPerson, login: str) -> HttpResponseBase:
    """Open an account; its one-time password is in this answer and nowhere else."""
    if person.account_id or login_taken(login):
        return _told(request, None, f"账号“{login}”已经有了，或者“{person.name}”已有账号。请换一个账号名。", level="late")
    password = secrets.token_urlsafe(9)
    made = open_account(actor=request.actor, person_id=person.id, login=login, password=password, at=now(request))
    if isinstance(made, Refused):
        return _told(request, made, "")
    once = Panel(
        key="once", title="一次性密码", lede="只显示这一次。请当面交给本人；安全管理员批准账号后即可登录，登录后在“我的”里改密码。",
        facts=(Fact(label="姓名", value=person.name), Fact(label="账号", value=login), Fact(label="密码", value=password)),
    )
    answer = _page(request, once)
    answer["Cache-Control"] = "no-store"
    return answer


def _page(request: SignedInRequest, *first: Panel) -> HttpResponse:
    day = today(request)
    units, people = standing_units(day), known_people()
    panels = (*first, _units(units), _people(people), _calendar(day), _reminding(request), _installation())
    shown = PanelsPage(head=Head(title="系统管理"), panels=panels, lede="管理单位、人员和账号；看不到任何业务内容。")
    return page(request, "pages/panels.html", current="system_admin", page=shown)


def _units(units: tuple[StandingUnit, ...]) -> Panel:
    rows = [((u.name, KINDS.get(u.kind, "其他单位"), chinese_date(u.from_on)), (_button("撤销", "close_unit", "unit", u.id),))
            for u in units]
    fields = (
        Field(name="name", label="单位名称"),
        Field(name="kind", label="类别", kind=FieldKind.CHOICE,
              choices=tuple(Choice(value=k, label=v, is_chosen=k == "office") for k, v in KINDS.items())),
        Field(name="parent", label="上级单位", kind=FieldKind.UNIT, is_needed=False,
              choices=tuple(Choice(value=str(u.id), label=u.name) for u in units)),
    )
    return Panel(
        key="units", title="单位", remark=f"{len(units)}个",
        table=acting_table(key="units-now", title="单位", columns=("单位", "类别", "自", "办理"), rows=rows),
        form=Form(action_href=reverse("system_admin"), submit_label="增设单位", fields=fields, hidden=(("do", "add_unit"),)),
    )


def _people(people: tuple[KnownPerson, ...]) -> Panel:
    rows = [((p.name, p.login or "—", _state(p)), _switch(p)) for p in people]
    without = tuple(Choice(value=str(p.id), label=p.name) for p in people if p.account_id is None)
    new = Form(action_href=reverse("people_admin"), submit_label="登记人员", hidden=(("do", "add_person"),), fields=(
        Field(name="name", label="姓名"),
    ))
    account = Form(action_href=reverse("system_admin"), submit_label="开立账号", hidden=(("do", "open_account"),), fields=(
        Field(name="person", label="人员", kind=FieldKind.PERSON, choices=without), Field(name="name", label="账号名"),
    ))
    return Panel(
        key="people", title="人员和账号", remark=f"{len(people)}人",
        table=acting_table(key="people-now", title="人员和账号", columns=("姓名", "账号", "状态", "办理"), rows=rows),
        form=account if without else new, buttons=(Button(label="登记人员", href=reverse("people_admin")),) if without else (),
    )


@signed_in
@only(Duty.SYSTEM_ADMIN)
def people_admin(request: SignedInRequest) -> HttpResponseBase:
    """Register a person."""
    if request.method == "POST":
        return _do(request)
    form = Form(action_href=reverse("people_admin"), submit_label="登记人员", hidden=(("do", "add_person"),),
                fields=(Field(name="name", label="姓名"),))
    shown = PanelsPage(head=Head(title="登记人员"), panels=(Panel(key="person", title="人员", form=form),))
    return page(request, "pages/panels.html", current="system_admin", page=shown)


def _state(person: KnownPerson) -> str:
    if person.account_id is None:
        return "没有账号"
    if not person.approved:
        return "待安全管理员批准"
    return "可用" if person.is_active else "已停用"


def _switch(person: KnownPerson) -> tuple[Button, ...]:
    if person.account_id is None:
        return ()
    verb, label = ("disable", "停用") if person.is_active else ("enable", "启用")
    return (_button(label, verb, "person", person.id),)


def _button(label: str, verb: str, name: str, key: UUID) -> Button:
    return Button(label=label, href=reverse("system_admin"), method="post", hidden=(("do", verb), (name, str(key))))


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
