"""“日历订阅”: the secret address of a person's deadlines, shown once, revoked here; and the calendar it answers with.

Must not know: how an address is kept, how a calendar is written.
"""

from datetime import timedelta

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.cache import get_conditional_response
from django.utils.http import quote_etag

from renda.domain.days import chinese_date, day_of
from renda.domain.hash_chain import sm3
from renda.domain.refusal_words import word_refusal
from renda.domain.refusals import Refused
from renda.reads.deadlines import deadlines
from renda.reports.deadline_calendar import deadline_calendar
from renda.services.calendar_feeds import actor_by_feed, issue_calendar_feed, revoke_calendar_feed
from renda.store.feed_rows import feed_of
from renda.store.unit_of_work import reading
from renda.web.business_only import business_only
from renda.web.clock import now as present
from renda.web.view_models.organisation import Panel, PanelsPage
from renda.web.view_models.parts import Button, Fact, Head, Link
from renda.web.views.frame import SignedInRequest, now, page, tell
from renda.web.views.telling import tell_outcome

_BACK, _AHEAD = timedelta(days=92), timedelta(days=731)


@business_only
def calendar_feed(request: SignedInRequest) -> HttpResponseBase:
    """Show whether the post has an address; by POST issue one, shown this once, or revoke it."""
    if request.method != "POST":
        return _page(request)
    if request.POST.get("do") == "revoke":
        tell_outcome(request, revoke_calendar_feed(actor=request.actor, at=now(request)), "已停用日历订阅，原来的地址不再有内容。")
        return redirect("calendar_feed")
    token = issue_calendar_feed(actor=request.actor, at=now(request))
    if isinstance(token, Refused):
        tell(request, "".join(word_refusal(token)), level="late")
        return redirect("calendar_feed")
    answer = _page(request, address=request.build_absolute_uri(reverse("deadline_calendar", args=(token,))))
    answer["Cache-Control"] = "no-store"
    return answer


def _page(request: SignedInRequest, *, address: str = "") -> HttpResponse:
    once = Panel(
        key="once", title="日历地址", lede="只显示这一次。请现在复制到手机或电脑的日历程序里，选“订阅日历”；不要转发给别人。",
        facts=(Fact(label="地址", value=address),),
    )
    shown = PanelsPage(
        head=Head(title="日历订阅", crumbs=(Link(label="我的", href=reverse("me")),)),
        panels=(*((once,) if address else ()), _standing(request)),
        lede="把您在本岗位的待办和承办事项的时限放进日历程序，按天自动更新。涉及个人的事项只有种类、编号和日期，没有内容。",
    )
    return page(request, "pages/panels.html", current="me", page=shown)


def _standing(request: SignedInRequest) -> Panel:
    here, living = reverse("calendar_feed"), feed_of(person_id=request.actor.person_id, post_id=request.actor.post_id)
    if living is None:
        issue = Button(label="开通日历订阅", href=here, method="post", hidden=(("do", "issue"),), is_main=True)
        return Panel(key="standing", title="本岗位的日历订阅", empty="还没有开通。", buttons=(issue,))
    used = chinese_date(day_of(living.last_used_at)) if living.last_used_at else "还没有用过"
    facts = (
        Fact(label="岗位", value=request.actor.post_title), Fact(label="开通", value=chinese_date(day_of(living.issued_at))),
        Fact(label="最近读取", value=used),
    )
    buttons = (
        Button(label="停用", href=here, method="post", hidden=(("do", "revoke"),)),
        Button(label="换一个地址", href=here, method="post", hidden=(("do", "issue"),)),
    )
    return Panel(key="standing", title="本岗位的日历订阅", lede="换了地址，原来的地址立即失效。", facts=facts, buttons=buttons)


def deadline_file(request: HttpRequest, token: str) -> HttpResponseBase:
    """Give the calendar of an address; an unknown and a revoked one are not there alike."""
    at = present(request)
    actor = actor_by_feed(token, at=at)
    if actor is None:
        raise Http404
    day = day_of(at)
    with reading(actor.organ_id):
        found = deadlines(actor, since=day - _BACK, until=day + _AHEAD)
    content = deadline_calendar(
        found, name=f"时限·{actor.post_title}", address_of=lambda case: request.build_absolute_uri(reverse("case", args=(case,)))
    )
    etag = quote_etag(sm3(content))
    answer = HttpResponse(content, content_type="text/calendar; charset=utf-8")
    answer["ETag"], answer["Cache-Control"] = etag, "private, max-age=900"
    answer["Content-Disposition"] = 'inline; filename="deadlines.ics"'
    return get_conditional_response(request, etag=etag, response=answer) or answer
