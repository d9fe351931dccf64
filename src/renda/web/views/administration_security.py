"""The security administrator's page: approve accounts, give and withdraw posts, see and revoke keys, retire what was kept long enough.

Must not know: cases.
"""

from datetime import date

from django.http import Http404, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse

from renda.domain.posts import TEMPORARY, Employment
from renda.domain.refusals import Code, Reason, Refused
from renda.domain.right_words import DUTY_WORDS
from renda.domain.rights import Duty
from renda.reads.organisation import HeldPost, KnownPerson, held_posts, known_people, standing_units
from renda.reads.program_keys import program_keys
from renda.services.accounts import approve_account, drop_second_factor
from renda.services.organisation import give_post
from renda.web.drawing_tables import acting_table
from renda.web.key_drawing import key_table
from renda.web.organisation_words import KINDS, standing_words
from renda.web.posted_days import posted_day
from renda.web.setting_forms import named_choices, setting_form
from renda.web.standing_fields import standing_fields, standing_posted
from renda.web.view_models.forms import Field, FieldKind
from renda.web.view_models.organisation import Panel, PanelsPage
from renda.web.view_models.parts import Button, Head
from renda.web.views.duty_pages import only
from renda.web.views.frame import SignedInRequest, now, page, signed_in, tell, today
from renda.web.views.program_keys import revoke_and_return
from renda.web.views.retiring import retire_event, retire_old_previews, retiring_panels


@signed_in
@only(Duty.SECURITY_ADMIN)
def security_admin(request: SignedInRequest) -> HttpResponseBase:
    """Show the page, or do what was sent: `do` names it."""
    people, posts = known_people(), held_posts(today(request))
    if request.method == "POST" and request.POST.get("do") == "revoke_key":
        return revoke_and_return(request, "security_admin")
    if request.method != "POST":
        return _page(request, people, posts, None)
    made = _done(request, people)
    if isinstance(made, Refused):
        return _page(request, people, posts, made)
    tell(request, made)
    return redirect("security_admin")


def _done(request: SignedInRequest, people: tuple[KnownPerson, ...]) -> str | Refused:
    match request.POST.get("do", ""):
        case "approve":
            return _approve(request, people)
        case "drop_factor":
            return _drop_factor(request, people)
        case "give":
            return _give(request, people)
        case "retire":
            return retire_event(request)
        case "retire_previews":
            return retire_old_previews(request)
    raise Http404


def _approve(request: SignedInRequest, people: tuple[KnownPerson, ...]) -> str | Refused:
    person = _person(request, people)
    if person is None or person.account_id is None:
        raise Http404
    made = approve_account(actor=request.actor, account_id=person.account_id, login=person.login, at=now(request))
    return made or f"已批准账号“{person.login}”。"


def _drop_factor(request: SignedInRequest, people: tuple[KnownPerson, ...]) -> str | Refused:
    person = _person(request, people)
    if person is None or person.account_id is None:
        raise Http404
    made = drop_second_factor(actor=request.actor, account_id=person.account_id, login=person.login, at=now(request))
    return made or f"已解除账号“{person.login}”的两步验证。请提醒本人登录后重新启用。"


def _person(request: SignedInRequest, people: tuple[KnownPerson, ...]) -> KnownPerson | None:
    return next((p for p in people if str(p.id) == request.POST.get("person")), None)


def _give(request: SignedInRequest, people: tuple[KnownPerson, ...]) -> str | Refused:
    posted, person = request.POST, _person(request, people)
    unit = next((u for u in standing_units(today(request)) if str(u.id) == posted.get("unit")), None)
    title, duties = " ".join(posted.get("title", "").split()), [Duty(d) for d in posted.getlist("duties") if d in set(Duty)]
    missing = [
        Reason(code=Code.REQUIRED, field=field, facts={"label": label})
        for field, label, given in (
            ("person", "人员", person), ("unit", "单位", unit), ("title", "岗位名称", title), ("duties", "职责", duties),
        ) if not given
    ]
    if missing or person is None or unit is None:
        return Refused(tuple(missing))
    made = give_post(
        actor=request.actor, person_id=person.id, unit_id=unit.id, title=title, duties=duties, at=now(request),
        from_on=posted_day(request, "from_on"), until_on=posted_day(request, "until_on"), **standing_posted(posted),
    )
    return made if isinstance(made, Refused) else f"已授予{person.name}岗位“{title}”。"


def _page(
    request: SignedInRequest, people: tuple[KnownPerson, ...], posts: tuple[HeldPost, ...], refused: Refused | None
) -> HttpResponse:
    day = today(request)
    panels = (
        _waiting(people), _posts(posts), _giving(request, people, refused), _bodies(day), _factors(people), _keys(day),
        *retiring_panels(request, reverse("security_admin"), refused),
    )
    shown = PanelsPage(head=Head(title="安全管理"), panels=panels, lede="批准账号、授予和收回岗位；看不到任何业务内容。")
    return page(request, "pages/panels.html", current="security_admin", page=shown, status=422 if refused else 200)


def _bodies(day: date) -> Panel:
    rows = [((u.name, KINDS[u.kind]), (Button(label="管理", href=reverse("body_admin", args=(u.id,))),))
            for u in standing_units(day) if u.kind in TEMPORARY]
    return Panel(
        key="bodies", title="临时机构", empty="" if rows else "没有临时机构。由系统管理员增设，在这里列入组成人员。",
        table=acting_table(key="bodies-now", title="临时机构", columns=("机构", "类别", "组成人员"), rows=rows),
    )


def _factors(people: tuple[KnownPerson, ...]) -> Panel:
    rows = [((p.name, p.login), (_button("解除两步验证", ("do", "drop_factor"), ("person", str(p.id))),))
            for p in people if p.has_second_factor]
    return Panel(
        key="factors", title="已启用两步验证的账号", lede="本人丢失手机又没有备用码时，核实身份后解除。" if rows else "",
        empty="" if rows else "还没有人启用。可在“我的”里启用。",
        table=acting_table(key="factors-now", title="已启用两步验证的账号", columns=("姓名", "账号", "办理"), rows=rows),
    )


def _waiting(people: tuple[KnownPerson, ...]) -> Panel:
    rows = [((p.name, p.login), (_button("批准", ("do", "approve"), ("person", str(p.id))),))
            for p in people if p.account_id and not p.approved]
    table = acting_table(key="waiting-now", title="待批准的账号", columns=("姓名", "账号", "办理"), rows=rows)
    return Panel(key="waiting", title="待批准的账号", table=table, empty="" if rows else "没有待批准的账号。")


def _posts(posts: tuple[HeldPost, ...]) -> Panel:
    rows = [
        ((p.person, p.unit, p.title, standing_words(p.rank, p.employment) or "—", "、".join(DUTY_WORDS[d] for d in p.duties)),
         (Button(label="管理", href=reverse("post_admin", args=(p.id,))),))
        for p in posts
    ]
    table = acting_table(key="posts-now", title="在任岗位", columns=("姓名", "单位", "岗位", "职级", "职责", "办理"), rows=rows)
    return Panel(key="posts", title="在任岗位", remark=f"{len(posts)}个", table=table)


def _giving(request: SignedInRequest, people: tuple[KnownPerson, ...], refused: Refused | None) -> Panel:
    day = today(request)
    fields = (
        Field(name="person", label="人员", kind=FieldKind.PERSON, choices=named_choices((p.id, p.name) for p in people)),
        Field(name="unit", label="单位", kind=FieldKind.UNIT, choices=named_choices((u.id, u.name) for u in standing_units(day))),
        Field(name="title", label="岗位名称"),
        Field(name="duties", label="职责", kind=FieldKind.CHOICE, is_multiple=True, choices=named_choices(DUTY_WORDS.items())),
        *standing_fields(None, Employment.STAFF),
        Field(name="from_on", label="任职日", kind=FieldKind.DATE, value=day.isoformat()),
        Field(name="until_on", label="终止日", kind=FieldKind.DATE, is_needed=False, help="已知任期的填写，自这一天起不再担任。"),
    )
    return Panel(key="giving", title="授予岗位", form=setting_form(
        request, action_href=reverse("security_admin"), submit_label="授予岗位", do="give", refused=refused, fields=fields,
    ))


def _keys(day: date) -> Panel:
    keys = program_keys()
    return Panel(
        key="keys", title="接口密钥", lede="工作人员为程序发放的密钥。密钥本身不在系统里；不再需要的可以停用。",
        table=key_table(keys, today=day, href=reverse("security_admin"), with_person=True),
        empty="" if keys else "没有人发放过接口密钥。",
    )


def _button(label: str, *hidden: tuple[str, str]) -> Button:
    return Button(label=label, href=reverse("security_admin"), method="post", hidden=hidden)
