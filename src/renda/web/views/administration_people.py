"""People and accounts for the system administrator: register, open an account, hand over a start password, enable and disable.

A start password is in one answer and nowhere else. Must not know: cases, rights beyond its own duty.
"""

import secrets

from django.http import Http404, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse

from renda.domain.days import chinese_date
from renda.domain.refusals import Code, Refused, refuse
from renda.domain.rights import Duty
from renda.reads.accounts import login_taken
from renda.reads.organisation import KnownPerson, known_people
from renda.reads.person_names import remembered_people
from renda.services.accounts import open_account, renew_start_password, switch_account
from renda.services.organisation import add_person
from renda.services.person_names import forget_person
from renda.web.drawing_tables import acting_table
from renda.web.setting_forms import named_choices, setting_form
from renda.web.view_models.forms import Field, FieldKind
from renda.web.view_models.organisation import Panel, PanelsPage
from renda.web.view_models.parts import Button, Fact, Head, Link
from renda.web.views.duty_pages import only
from renda.web.views.frame import SignedInRequest, now, page, signed_in, tell, today

_PASSWORD_BYTES = 9  # twelve characters, good for three days and one use


@signed_in
@only(Duty.SYSTEM_ADMIN)
def people_admin(request: SignedInRequest) -> HttpResponseBase:
    """Show people and accounts, or do what was sent: `do` names it."""
    people = known_people()
    if request.method != "POST":
        return _page(request, people)
    act = {"add_person": _register, "open_account": _open, "renew": _renew, "enable": _switch, "disable": _switch, "forget": _forget}.get(
        request.POST.get("do", ""))
    if act is None:
        raise Http404
    made = act(request, people)
    if isinstance(made, Refused):
        return _page(request, people, refused=made)
    if isinstance(made, Panel):
        answer = _page(request, known_people(), made)
        answer["Cache-Control"] = "no-store"
        return answer
    tell(request, made)
    return redirect("people_admin")


def _register(request: SignedInRequest, _: tuple[KnownPerson, ...]) -> str | Refused:
    name = "".join(request.POST.get("name", "").split())
    if not name:
        return refuse(Code.REQUIRED, field="name", label="姓名")
    made = add_person(actor=request.actor, name=name, at=now(request))
    return made if isinstance(made, Refused) else f"已登记人员“{name}”，岗位由安全管理员授予。"


def _open(request: SignedInRequest, people: tuple[KnownPerson, ...]) -> Panel | Refused:
    person, login = _person(request, people), request.POST.get("login_name", "").strip()
    if person is None or not login:
        field, label = ("person", "人员") if person is None else ("login_name", "账号名")
        return refuse(Code.REQUIRED, field=field, label=label)
    if person.account_id or login_taken(login):
        return refuse(Code.RULE, field="login_name", text=f"账号“{login}”已经有了，或者“{person.name}”已有账号。请换一个账号名。")
    password = secrets.token_urlsafe(_PASSWORD_BYTES)
    made = open_account(actor=request.actor, person_id=person.id, login=login, password=password, at=now(request))
    return made if isinstance(made, Refused) else _once(person.name, login, password)


def _renew(request: SignedInRequest, people: tuple[KnownPerson, ...]) -> Panel | Refused:
    person = _person(request, people)
    if person is None or person.account_id is None:
        raise Http404
    password = secrets.token_urlsafe(_PASSWORD_BYTES)
    made = renew_start_password(
        actor=request.actor, account_id=person.account_id, login=person.login, password=password, at=now(request)
    )
    return made or _once(person.name, person.login, password)


def _switch(request: SignedInRequest, people: tuple[KnownPerson, ...]) -> str | Refused:
    person, active = _person(request, people), request.POST.get("do") == "enable"
    if person is None or person.account_id is None:
        raise Http404
    made = switch_account(actor=request.actor, account_id=person.account_id, login=person.login, active=active, at=now(request))
    return made or f"已{'启用' if active else '停用'}账号“{person.login}”。"


def _forget(request: SignedInRequest, _: tuple[KnownPerson, ...]) -> str | Refused:
    alias = request.POST.get("alias", "")
    return forget_person(actor=request.actor, alias=alias, at=now(request)) or f"已停用称呼“{alias}”，以后审读时再由人选定。"


def _person(request: SignedInRequest, people: tuple[KnownPerson, ...]) -> KnownPerson | None:
    return next((p for p in people if str(p.id) == request.POST.get("person")), None)


def _once(name: str, login: str, password: str) -> Panel:
    return Panel(
        key="once", title="一次性密码",
        lede="只显示这一次，三天内有效。请当面交给本人；安全管理员批准账号后可以登录，登录后须先改成自己的密码才能使用。",
        facts=(Fact(label="姓名", value=name), Fact(label="账号", value=login), Fact(label="密码", value=password)),
    )


def _page(request: SignedInRequest, people: tuple[KnownPerson, ...], *first: Panel, refused: Refused | None = None) -> HttpResponse:
    shown = PanelsPage(
        head=Head(title="人员和账号", crumbs=(Link(label="系统管理", href=reverse("system_admin")),)),
        panels=(*first, _people(people), _registering(request, refused), _opening(request, people, refused), _called(request)),
    )
    return page(request, "pages/panels.html", current="system_admin/people", page=shown, status=422 if refused else 200)


def _people(people: tuple[KnownPerson, ...]) -> Panel:
    rows = [((p.name, p.login or "—", _state(p)), _buttons(p)) for p in people]
    return Panel(
        key="people", title="人员和账号", remark=f"{len(people)}人",
        table=acting_table(key="people-now", title="人员和账号", columns=("姓名", "账号", "状态", "办理"), rows=rows),
    )


def _state(person: KnownPerson) -> str:
    if person.account_id is None:
        return "没有账号"
    if not person.approved:
        return "待安全管理员批准"
    return "已停用" if not person.is_active else "待本人改密码" if person.starts else "可用"


def _buttons(person: KnownPerson) -> tuple[Button, ...]:
    if person.account_id is None:
        return ()
    acts = (("disable", "停用") if person.is_active else ("enable", "启用"), ("renew", "重设密码"))
    here = reverse("people_admin")
    return tuple(Button(label=label, href=here, method="post", hidden=(("do", do), ("person", str(person.id)))) for do, label in acts)


def _registering(request: SignedInRequest, refused: Refused | None) -> Panel:
    return Panel(key="registering", title="登记人员", form=setting_form(
        request, action_href=reverse("people_admin"), submit_label="登记人员", do="add_person", refused=refused,
        fields=(Field(name="name", label="姓名"),),
    ))


def _opening(request: SignedInRequest, people: tuple[KnownPerson, ...], refused: Refused | None) -> Panel:
    without = named_choices((p.id, p.name) for p in people if p.account_id is None)
    if not without:
        return Panel(key="opening", title="开立账号", empty="所有人员都有账号了。先登记人员，再开立账号。")
    fields = (
        Field(name="person", label="人员", kind=FieldKind.PERSON, choices=without),
        Field(name="login_name", label="账号名", help="登录用，建议用姓名拼音。", autocomplete="off"),
    )
    return Panel(key="opening", title="开立账号", form=setting_form(
        request, action_href=reverse("people_admin"), submit_label="开立账号", do="open_account", refused=refused, fields=fields,
    ))


def _called(request: SignedInRequest) -> Panel:
    """What people are called in papers, as reviewers remembered it."""
    rows = [
        ((a.alias, a.name, f"{chinese_date(a.on)} {a.by}"),
         (Button(label="停用", href=reverse("people_admin"), method="post", hidden=(("do", "forget"), ("alias", a.alias))),))
        for a in remembered_people(today(request)).values()
    ]
    return Panel(
        key="called", title="文件中的称呼", lede="审读文件时由经办的人记住，再读到时按此填入，仍须核对。",
        table=acting_table(key="called-now", title="文件中的称呼", columns=("称呼", "指", "记住", "办理"), rows=rows),
        empty="" if rows else "还没有记住的称呼。",
    )
