"""Gives the sign-in page the personas of the demonstration organ, in demonstration mode only.

Must not know: how one enters as a persona.
"""

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse

from renda.reads.personas import personas
from renda.web.view_models.entrance import Persona, PersonaChooser

DOES: dict[str, tuple[str, str]] = {
    "coordinator": ("综合处干部", "登记、交办、催办、调度任务、安排核查、办理销号"),
    "leader": ("分管领导", "审定方案、协调任务、签批销号"),
    "secretary": ("支部书记", "本支部问题和党员个人问题"),
    "handler": ("承办单位经办人", "认领任务、填报进展、申报完成、申请销号"),
    "verifier": ("核查人", "核实任务、现场核查、回头看"),
    "system_admin": ("系统管理员", "单位、人员、账号"),
    "security_admin": ("安全管理员", "批准账号、授予岗位"),
    "audit_admin": ("审计管理员", "查阅操作记录"),
}


def persona_chooser(request: HttpRequest) -> dict[str, object]:
    """Put `personas` into the context of the sign-in page."""
    match = request.resolver_match
    if not settings.RENDA.demo or match is None or match.url_name != "account_login":
        return {}
    rows = {p.key: p.name for p in personas()}
    shown = tuple(
        Persona(value=key, name=rows[key], post=post, does=does) for key, (post, does) in DOES.items() if key in rows
    )
    chooser = PersonaChooser(
        action_href=reverse("choose_persona"), personas=shown, next_href=request.GET.get("next", ""),
        public_href=reverse("public_list"),
    )
    return {"personas": chooser if shown else None}
