"""“接口密钥”: a person's keys for programs – issue one for the present post, see when each was last used, revoke.

Must not know: how a key is made or kept.
"""

from datetime import date, timedelta

from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse

from renda.domain.form_cleaning import as_uuid
from renda.domain.refusal_words import word_reason, word_refusal
from renda.domain.refusals import Reason, Refused
from renda.domain.rights import ADMINISTRATION
from renda.reads import program_keys as reads
from renda.services.program_keys import LONGEST_LIFE, LONGEST_NAME, IssuedKey, issue_program_key, revoke_program_key
from renda.web.key_drawing import key_table
from renda.web.view_models.forms import Field, FieldKind, Form, FormError
from renda.web.view_models.organisation import Panel, PanelsPage
from renda.web.view_models.parts import Fact, Head, Link
from renda.web.views.frame import SignedInRequest, now, page, signed_in, tell, today

_USUAL_LIFE = timedelta(days=180)


@signed_in
def program_keys(request: SignedInRequest) -> HttpResponseBase:
    """Show the keys, or do what was sent: `do` names it."""
    if request.method != "POST":
        return _page(request)
    if request.POST.get("do") == "revoke_key":
        return revoke_and_return(request, "program_keys")
    made = issue_program_key(
        actor=request.actor, name=request.POST.get("name", ""), ends_on=_day(request.POST.get("ends_on", "")), at=now(request)
    )
    if isinstance(made, Refused):
        return _page(request, refused=made)
    answer = _page(request, first=(_once(made),))
    answer["Cache-Control"] = "no-store"
    return answer


def revoke_and_return(request: SignedInRequest, back: str) -> HttpResponseBase:
    """Revoke the key that was sent, say so, and lead back to a page."""
    key = as_uuid(request.POST.get("key"))
    done = revoke_program_key(actor=request.actor, key_id=key, at=now(request)) if key else ""
    if isinstance(done, Refused):
        tell(request, "".join(word_refusal(done)), level="late")
    elif done:
        tell(request, f"已停用接口密钥“{done}”，用它的程序不能再进入。")
    return redirect(back)


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _once(made: IssuedKey) -> Panel:
    return Panel(
        key="once", title="新的接口密钥", lede="只显示这一次，系统不保存原文。请现在交给使用它的程序妥善保存；遗失了只能停用后另发。",
        facts=(Fact(label="密钥", value=made.token), Fact(label="用法", value="请求头 Authorization: Bearer 加密钥")),
    )


def _page(request: SignedInRequest, *, first: tuple[Panel, ...] = (), refused: Refused | None = None) -> HttpResponse:
    day = today(request)
    keys = reads.program_keys(request.actor.person_id)
    listed = Panel(
        key="keys", title="我的接口密钥", table=key_table(keys, today=day, href=reverse("program_keys")),
        empty="" if keys else "还没有发放过接口密钥。",
    )
    issuing = () if request.actor.duties & ADMINISTRATION else (_issuing(request, day, refused),)
    shown = PanelsPage(
        head=Head(title="接口密钥", crumbs=(Link(label="我的", href=reverse("me")),),
                  remarks=(Link(label="接口说明", href=reverse("interface")),)),
        panels=(*first, listed, *issuing),
        lede="让其他系统以您的岗位办事。程序所办的每件事都记在您的岗位名下，并注明由程序提交。",
    )
    return page(request, "pages/panels.html", current="me", status=422 if refused else 200, page=shown)


def _issuing(request: SignedInRequest, day: date, refused: Refused | None) -> Panel:
    reasons = refused.reasons if refused else ()
    typed = request.POST if refused else {}
    fields = (
        Field(name="name", label="密钥名称", value=typed.get("name", ""), longest=LONGEST_NAME, errors=_errors(reasons, "name"),
              help="写明给哪个程序用，如“政务平台对接”。"),
        Field(name="ends_on", label="有效期至", kind=FieldKind.DATE, value=typed.get("ends_on", (day + _USUAL_LIFE).isoformat()),
              minimum=day.isoformat(), maximum=(day + LONGEST_LIFE).isoformat(), errors=_errors(reasons, "ends_on"),
              help="最长一年。岗位到期、账号停用时，密钥随之失效。"),
    )
    return Panel(
        key="issuing", title="发放新的密钥", lede=f"为现在的岗位“{request.actor.post_title}”发放。",
        form=Form(
            action_href=reverse("program_keys"), submit_label="发放密钥", fields=fields, hidden=(("do", "issue_key"),),
            errors=tuple(FormError(text=word_reason(r), field=r.field or "") for r in reasons),
        ),
    )


def _errors(reasons: tuple[Reason, ...], name: str) -> tuple[str, ...]:
    return tuple(word_reason(r) for r in reasons if r.field == name)
