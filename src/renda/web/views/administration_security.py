"""The security administrator's page: approve accounts, give and withdraw posts, see and revoke keys, retire texts.

Must not know: cases.
"""

from datetime import date

from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse

from renda.domain.refusal_words import word_refusal
from renda.domain.refusals import Refused
from renda.domain.right_words import DUTY_WORDS
from renda.domain.rights import Duty
from renda.reads.administration import case_numbered
from renda.reads.organisation import HeldPost, KnownPerson, held_posts, known_people, standing_units
from renda.reads.program_keys import program_keys
from renda.services.organisation import approve_account, give_post, withdraw_post
from renda.services.retire_payload import retire_payload
from renda.web.drawing_tables import acting_table
from renda.web.key_drawing import key_table
from renda.web.view_models.forms import Choice, Field, FieldKind, Form
from renda.web.view_models.organisation import Panel, PanelsPage
from renda.web.view_models.parts import Button, Head
from renda.web.views.duty_pages import only
from renda.web.views.frame import SignedInRequest, now, page, signed_in, tell, today
from renda.web.views.program_keys import revoke_and_return

_LONGEST_SEQ = 6  # digits


@signed_in
@only(Duty.SECURITY_ADMIN)
def security_admin(request: SignedInRequest) -> HttpResponseBase:
    """Show the page, or do what was sent: `do` names it."""
    people, posts = known_people(), held_posts(today(request))
    if request.method == "POST" and request.POST.get("do") == "revoke_key":
        return revoke_and_return(request, "security_admin")
    if request.method == "POST":
        made, words = _do(request, people, posts)
        refused = isinstance(made, Refused)
        tell(request, "".join(word_refusal(made)) if isinstance(made, Refused) else words,
             level="late" if refused or words.startswith("没有") else "ok")
        return redirect("security_admin")
    return _page(request, people, posts)


def _do(
    request: SignedInRequest, people: tuple[KnownPerson, ...], posts: tuple[HeldPost, ...]
) -> tuple[object, str]:
    posted, actor, at = request.POST, request.actor, now(request)
    person = next((p for p in people if str(p.id) == posted.get("person")), None)
    post = next((p for p in posts if str(p.id) == posted.get("post")), None)
    unit = next((u for u in standing_units(today(request)) if str(u.id) == posted.get("unit")), None)
    title, done = posted.get("title", "").strip(), posted.get("do")
    duties = [Duty(d) for d in posted.getlist("duties") if d in set(Duty)]
    if done == "approve" and person and person.account_id:
        return (approve_account(actor=actor, account_id=person.account_id, login=person.login, at=at),
                f"已批准账号“{person.login}”。")
    if done == "withdraw" and post:
        return (withdraw_post(actor=actor, post_id=post.id, title=post.title, until_on=today(request), at=at),
                f"已收回{post.person}的岗位“{post.title}”。")
    if done == "retire":
        return _retire(request)
    if done == "give" and person and unit and title and duties:
        return (give_post(actor=actor, person_id=person.id, unit_id=unit.id, title=title, duties=duties, at=at),
                f"已授予{person.name}岗位“{title}”。")
    return None, "没有填完整，或者所选的人员、单位已有变化。请核对后再提交。"


def _retire(request: SignedInRequest) -> tuple[object, str]:
    number, seq = request.POST.get("number", "").strip(), request.POST.get("seq", "").strip()
    case = case_numbered(number, organ_id=request.actor.organ_id)
    if case is None or not seq.isdecimal() or len(seq) > _LONGEST_SEQ:
        return None, "没有这一事项或序号。请核对编号和序号后再提交。"
    made = retire_payload(
        actor=request.actor, case_id=case, seq=int(seq), reason=request.POST.get("reason", ""), at=now(request)
    )
    return made, f"已清除{number}第{seq}个事件的内容，清除本身已记录。"


def _page(request: SignedInRequest, people: tuple[KnownPerson, ...], posts: tuple[HeldPost, ...]) -> HttpResponse:
    panels = (_waiting(people), _posts(posts), _giving(request, people), _keys(today(request)), _retiring())
    shown = PanelsPage(head=Head(title="安全管理"), panels=panels, lede="批准账号、授予和收回岗位；看不到任何业务内容。")
    return page(request, "pages/panels.html", current="security_admin", page=shown)


def _waiting(people: tuple[KnownPerson, ...]) -> Panel:
    rows = [((p.name, p.login), (_button("批准", ("do", "approve"), ("person", str(p.id))),))
            for p in people if p.account_id and not p.approved]
    table = acting_table(key="waiting-now", title="待批准的账号", columns=("姓名", "账号", "办理"), rows=rows)
    return Panel(key="waiting", title="待批准的账号", table=table, empty="" if rows else "没有待批准的账号。")


def _posts(posts: tuple[HeldPost, ...]) -> Panel:
    rows = [
        ((p.person, p.unit, p.title, "、".join(DUTY_WORDS[d] for d in p.duties)),
         (_button("收回", ("do", "withdraw"), ("post", str(p.id))),))
        for p in posts
    ]
    table = acting_table(key="posts-now", title="在任岗位", columns=("姓名", "单位", "岗位", "职责", "办理"), rows=rows)
    return Panel(key="posts", title="在任岗位", remark=f"{len(posts)}个", table=table)


def _giving(request: SignedInRequest, people: tuple[KnownPerson, ...]) -> Panel:
    units = standing_units(today(request))
    fields = (
        Field(name="person", label="人员", kind=FieldKind.PERSON, choices=tuple(Choice(value=str(p.id), label=p.name) for p in people)),
        Field(name="unit", label="单位", kind=FieldKind.UNIT, choices=tuple(Choice(value=str(u.id), label=u.name) for u in units)),
        Field(name="title", label="岗位名称"),
        Field(name="duties", label="职责", kind=FieldKind.CHOICE, is_multiple=True,
              choices=tuple(Choice(value=d, label=words) for d, words in DUTY_WORDS.items())),
    )
    return Panel(key="giving", title="授予岗位", form=Form(
        action_href=reverse("security_admin"), submit_label="授予岗位", fields=fields, hidden=(("do", "give"),)
    ))


def _keys(day: date) -> Panel:
    keys = program_keys()
    return Panel(
        key="keys", title="接口密钥", lede="工作人员为程序发放的密钥。密钥本身不在系统里；不再需要的可以停用。",
        table=key_table(keys, today=day, href=reverse("security_admin"), with_person=True),
        empty="" if keys else "没有人发放过接口密钥。",
    )


def _retiring() -> Panel:
    fields = (
        Field(name="number", label="事项编号"), Field(name="seq", label="事件序号", kind=FieldKind.NUMBER, minimum="1"),
        Field(name="reason", label="清除理由", kind=FieldKind.LONG_TEXT, help="写明保管期限和批准依据。"),
    )
    return Panel(
        key="retiring", title="清除到期内容", lede="保管期满的内容可以清除，清除后不能恢复；记录链仍可校验。",
        form=Form(action_href=reverse("security_admin"), submit_label="清除内容", fields=fields, hidden=(("do", "retire"),)),
    )


def _button(label: str, *hidden: tuple[str, str]) -> Button:
    return Button(label=label, href=reverse("security_admin"), method="post", hidden=hidden)
