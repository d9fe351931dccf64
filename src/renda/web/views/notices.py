"""Notices: the list, opening one, marking all read, and where one wants the daily mail.

Must not know: what a notice tells, who is told.
"""

from datetime import datetime
from uuid import UUID

from django.conf import settings
from django.http import Http404, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from renda.domain.days import chinese_date
from renda.domain.escalation import Measure
from renda.domain.refusal_words import word_refusal
from renda.domain.refusals import Refused
from renda.domain.standing import RUNNING
from renda.reads.cases import case_seen_by
from renda.reads.notices import ListedNotice, Notices, mailbox_of, notices_of
from renda.services.notices import choose_mail, open_notice, read_all_notices
from renda.store.calendar_loading import measure_in_force
from renda.web.due_chips import chip
from renda.web.paging import pager_of, place_after
from renda.web.view_models.forms import Choice, Field, FieldKind, Form, FormError
from renda.web.view_models.lists import NoticeRow, NoticesPage, Tab
from renda.web.view_models.organisation import Panel, PanelsPage
from renda.web.view_models.parts import Button, Due, DueLevel, Empty, Head, Link
from renda.web.views.frame import SignedInRequest, now, page, signed_in, tell, today

_KINDS = {"waiting": "待办", "urged": "催办", "reminder": "提醒", "plain": "通知"}
_LATE = ("late", "long_late")
_STATES = {"stopped": "已办结", "paused": "暂停中"}


@signed_in
def notices(request: SignedInRequest) -> HttpResponse:
    """Show notices, newest first; looking at them marks nothing."""
    unread_only = request.GET.get("view") == "unread"
    found = notices_of(request.actor, unread_only=unread_only, after=place_after(request))
    measure = measure_in_force(today(request))
    shown = NoticesPage(
        head=_head(request, found), rows=tuple(_row(request, n, measure) for n in found.rows),
        empty=Empty(why="没有未读通知。" if unread_only else "没有通知。", next_step=Link(label="看待办", href=reverse("todo"))),
        views=_views(unread_only=unread_only, unread=found.unread), pager=pager_of(request, found.next_after, f"本页{len(found.rows)}条"),
    )
    return page(request, "pages/notices.html", current="notices", page=shown)


def _head(request: SignedInRequest, found: Notices) -> Head:
    newest = max((n.made_at for n in found.rows), default=now(request))
    shown_until = max(newest, now(request)).isoformat()
    button = Button(label="全部标为已读", href=reverse("notices_read"), method="post", hidden=(("shown_until", shown_until),))
    words = f"未读{found.unread}条" if found.unread < 999 else "未读999条以上"
    return Head(title="通知", remarks=(Link(label=words),), buttons=(button,) if found.unread else ())


def _views(*, unread_only: bool, unread: int) -> tuple[Tab, ...]:
    base = reverse("notices")
    return (
        Tab(label="全部", href=base, is_current=not unread_only),
        Tab(label="未读", href=f"{base}?view=unread", count=str(unread), is_current=unread_only),
    )


def _row(request: SignedInRequest, notice: ListedNotice, measure: Measure) -> NoticeRow:
    kind = "催办" if notice.level in _LATE else _KINDS[notice.kind]
    moved = notice.clock_state == RUNNING and notice.due_on is not None and notice.due_on != notice.warned_for
    remarks = [f"同一内容共通知{notice.times}次"] if notice.times > 1 else []
    remarks += [f"到期日已改为{chinese_date(notice.due_on)}"] if moved and notice.due_on else []
    return NoticeRow(
        made_at=notice.made_at, kind=kind, text=notice.text, href=reverse("notice", args=(notice.id,)), is_read=notice.is_read,
        due=_due(request, notice, measure),
        remark="；".join(remarks),
    )


def _due(request: SignedInRequest, notice: ListedNotice, measure: Measure) -> Due | None:
    """How the clock of a reminder stands today, whatever it was when the reminder was made."""
    if notice.clock_state is None:
        return None
    if notice.clock_state != RUNNING:
        return Due(level=DueLevel.IDLE, words=_STATES.get(notice.clock_state, "未起算"))
    return chip(notice.due_on, today(request), measure)


@signed_in
def notice(request: SignedInRequest, notice_id: UUID) -> HttpResponse:
    """Open one notice: it is read from now on, and leads to its case."""
    opened = open_notice(actor=request.actor, notice_id=notice_id, at=now(request))
    if isinstance(opened, Refused):
        raise Http404
    if opened.case_id is not None and case_seen_by(request.actor, opened.case_id) is not None:
        return redirect("case", opened.case_id)
    tell(request, "这条通知的事项，您现在的岗位看不到。如有其他岗位，请换岗位后再看。", level="soon")
    return redirect("notices")


@require_POST
@signed_in
def read_all(request: SignedInRequest) -> HttpResponseBase:
    """Mark read everything that was there when the list was shown."""
    try:
        shown_until = datetime.fromisoformat(request.POST.get("shown_until", ""))
    except ValueError:
        shown_until = now(request)
    if shown_until.tzinfo is None:
        raise Http404
    count = read_all_notices(actor=request.actor, shown_until=shown_until, at=now(request))
    tell(request, f"已将{count}条通知标为已读。")
    return redirect("notices")


def mail_panel(request: SignedInRequest) -> tuple[Panel, ...]:
    """The panel of “我的” where one sets the daily mail; absent where this installation sends none."""
    if settings.RENDA.mail is None:
        return ()
    address, wanted = mailbox_of(request.actor.person_id)
    return (_panel(address, wanted=wanted),)


def _panel(address: str, *, wanted: bool, errors: tuple[str, ...] = ()) -> Panel:
    choices = (
        Choice(value="1", label="每天一封，汇总未读通知", is_chosen=wanted), Choice(value="0", label="不要邮件", is_chosen=not wanted),
    )
    fields = (
        Field(name="wanted", label="邮件提醒", kind=FieldKind.CHOICE, choices=choices),
        Field(name="address", label="邮箱", value=address, is_needed=False, errors=errors,
              help="邮件里只写编号、期限和地址，不写事项内容。"),
    )
    form = Form(action_href=reverse("notices_mail"), submit_label="保存邮件设置", fields=fields,
                errors=tuple(FormError(text=e, field="address") for e in errors))
    return Panel(key="mail", title="邮件提醒", remark="已开启" if wanted else "未开启", form=form)


@require_POST
@signed_in
def mail(request: SignedInRequest) -> HttpResponseBase:
    """Keep where the person wants the daily mail, or say what is wrong with the address."""
    if settings.RENDA.mail is None:
        raise Http404
    wanted = request.POST.get("wanted") == "1"
    address = request.POST.get("address", "")
    refused = choose_mail(actor=request.actor, address=address, wanted=wanted)
    if refused is not None:
        shown = PanelsPage(
            head=Head(title="邮件提醒", crumbs=(Link(label="我的", href=reverse("me")), Link(label="邮件提醒"))),
            panels=(_panel(address, wanted=wanted, errors=word_refusal(refused)),),
        )
        return page(request, "pages/panels.html", current="me", page=shown, status=422)
    tell(request, "邮件提醒已开启，每天最多一封。" if wanted else "邮件提醒已关闭。")
    return redirect("me")
