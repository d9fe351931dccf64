"""Coming in: a persona of the demonstration organ, the choice of a post, “我的”.

Must not know: business data.
"""

from datetime import date
from typing import Any

from django.conf import settings
from django.contrib.auth import login
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

from renda.domain.rights import ADMINISTRATION, Actor, Duty, works_in_organ
from renda.reads.actors import actors_of_person
from renda.reads.personas import account_of_persona
from renda.services.sign_ins import AccountAct
from renda.web.clock import AS_IF, act_as_if
from renda.web.sign_in_records import note
from renda.web.view_models.entrance import ChoosePostPage, PostChoice
from renda.web.view_models.forms import Field, FieldKind, Form
from renda.web.view_models.organisation import Panel, PanelsPage
from renda.web.view_models.parts import Button, Fact, Head
from renda.web.views.frame import SignedInRequest, choose, page, problem, signed_in, tell, today
from renda.web.views.notices import mail_panel

_ADMINISTRATORS = (
    (Duty.SYSTEM_ADMIN, "system_admin"), (Duty.SECURITY_ADMIN, "security_admin"), (Duty.AUDIT_ADMIN, "audit_admin"),
)
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


@signed_in
def index(request: SignedInRequest) -> HttpResponse:
    """Lead to the to-do list, an administrator to the page of the duty."""
    own = next((name for duty, name in _ADMINISTRATORS if duty in request.actor.duties), "todo")
    return redirect(own)


@require_POST
def choose_persona(request: HttpRequest) -> HttpResponse:
    """Enter as a person of the demonstration organ; exists in demonstration mode only."""
    account = account_of_persona(request.POST.get("persona", "")) if settings.RENDA.demo else None
    if account is None:
        raise Http404
    shift = request.session.get(AS_IF, 0)
    login(request, account, backend=BACKEND)
    note(account, AccountAct.SIGNED_IN)
    request.session[AS_IF] = shift
    return redirect(_next(request))


def _next(request: HttpRequest) -> str:
    wanted = request.POST.get("next") or request.GET.get("next") or "/"
    return wanted if url_has_allowed_host_and_scheme(wanted, allowed_hosts=None) else "/"


def choose_post(request: HttpRequest) -> HttpResponseBase:
    """Choose the post to act for, among those held today."""
    account: Any = request.user
    held = actors_of_person(account.person_id, today=today(request))
    if request.method == "POST":
        chosen = next((a for a in held if str(a.post_id) == request.POST.get("post")), None)
        if chosen is not None:
            choose(request, chosen)
            return redirect(_next(request))
    if not held:
        return problem(request, 403, "没有可用的岗位", "您今天没有在任的岗位，不能办理事项。请与本机关安全管理员联系。", links=())
    request.actor = held[0]  # type: ignore[attr-defined]  # SignedInRequest from here on
    choices = tuple(PostChoice(value=str(a.post_id), title=a.post_title, unit="") for a in held)
    shown = ChoosePostPage(
        head=Head(title="选择岗位"), action_href=reverse("choose_post"), posts=choices, next_href=_next(request)
    )
    return page(request, "pages/choose_post.html", page=shown)


@signed_in
def me(request: SignedInRequest) -> HttpResponse:
    """Show the post acted for; in demonstration mode, let another day be today."""
    if request.method == "POST" and settings.RENDA.demo:
        try:
            act_as_if(request, date.fromisoformat(request.POST.get("as_if", "")))
        except ValueError:
            tell(request, "“演示日期”不是有效日期，请按“2026-03-02”的格式填写。", level="late")
        return redirect("me")
    panels = [_own_post(request.actor), *mail_panel(request)]
    if settings.RENDA.demo:
        day = Field(name="as_if", label="演示日期", kind=FieldKind.DATE, value=today(request).isoformat(),
                    help="只在演示中有：如同今天是这一天，用来看公示期满、满六个月回头看。")
        panels.append(Panel(key="as-if", title="演示日期", form=Form(
            action_href=reverse("me"), submit_label="换到这一天", fields=(day,)
        )))
    return page(request, "pages/panels.html", current="me", page=PanelsPage(head=Head(title="我的"), panels=tuple(panels)))


def _own_post(actor: Actor) -> Panel:
    buttons = (
        ("换岗位", "choose_post"), ("两步验证", "mfa_index"), ("修改密码", "account_change_password"),
        *(() if actor.duties & ADMINISTRATION or not works_in_organ(actor.duties) else (("日历订阅", "calendar_feed"),)),
        ("接口密钥", "program_keys"), ("接口说明", "interface"),
    )
    return Panel(
        key="post", title="岗位", facts=(Fact(label="姓名", value=actor.name), Fact(label="岗位", value=actor.post_title)),
        buttons=tuple(Button(label=label, href=reverse(name)) for label, name in buttons),
    )
