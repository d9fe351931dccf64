"""What every page of a signed-in person needs: the actor, one transaction for the organ, navigation and messages.

Must not know: any business; pages hand in their own view models.
"""

from collections.abc import Callable
from contextlib import nullcontext
from dataclasses import replace
from functools import wraps
from typing import Any, Concatenate, ParamSpec
from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import NoReverseMatch, reverse

from renda.domain.rights import ADMINISTRATION, REPORT_READERS, Actor, Duty, works_in_organ
from renda.reads.actors import actor_of_post, actors_of_person
from renda.reads.frame_counts import counts_for, organ_name
from renda.store.contributions import page_entries, worklists
from renda.store.unit_of_work import reading
from renda.web.clock import as_if_words, now, today
from renda.web.view_models.entrance import ProblemPage
from renda.web.view_models.frame import Frame, NavEntry, Notice, PhoneEntry
from renda.web.view_models.parts import DueLevel, Link

P = ParamSpec("P")
POST_KEY, ORGAN_KEY = "post_id", "organ_id"


class SignedInRequest(HttpRequest):
    """A request with the actor it acts for."""

    actor: Actor


def signed_in(
    view: Callable[Concatenate[SignedInRequest, P], HttpResponseBase], *, transaction: bool = True,
) -> Callable[Concatenate[HttpRequest, P], HttpResponseBase]:
    """Give the view `request.actor` and one transaction of the actor's organ; ask for a post where none is chosen.

    A view whose figures need a snapshot, which begins with its own transaction, takes `transaction` False.
    """

    @wraps(view)
    def wrapped(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
        account: Any = request.user
        if not account.approved:
            return problem(request, 403, "账号待批准", "您的账号已开立，尚待安全管理员批准。批准后即可使用。")
        actor = _actor(request, account.person_id)
        if actor is None:
            return redirect(f"{reverse('choose_post')}?next={request.path}")
        request.actor = actor  # type: ignore[attr-defined]  # SignedInRequest, by signed_in
        with reading(actor.organ_id) if transaction else nullcontext():
            return view(request, *args, **kwargs)  # type: ignore[arg-type]  # signed_in made it one

    return wrapped


def _actor(request: HttpRequest, person_id: UUID) -> Actor | None:
    post, organ = request.session.get(POST_KEY), request.session.get(ORGAN_KEY)
    if post and organ:
        actor = actor_of_post(organ_id=UUID(organ), post_id=UUID(post), today=today(request))
        if actor is not None and actor.person_id == person_id:
            return actor
    held = actors_of_person(person_id, today=today(request))
    if len(held) == 1:
        choose(request, held[0])
        return held[0]
    return None


def choose(request: HttpRequest, actor: Actor) -> None:
    """Let the session act for a post."""
    request.session[POST_KEY], request.session[ORGAN_KEY] = str(actor.post_id), str(actor.organ_id)


def page(
    request: HttpRequest, template: str, *, current: str = "", status: int = 200, search: str = "", theme: str = "light",
    **context: object,
) -> HttpResponse:
    """Render a page with its frame; `current` names the job (and `job/child`) that is open, `theme` is light or dark."""
    frame = replace(_frame(request, current, search), theme=theme)
    return render(request, template, {"frame": frame, **context}, status=status)


def problem(  # noqa: PLR0913 - a problem page is these things
    request: HttpRequest, code: int, title: str, sentence: str, *, reasons: tuple[str, ...] = (),
    kept: tuple[tuple[str, str], ...] = (), retry_href: str = "", links: tuple[Link, ...] | None = None,
) -> HttpResponse:
    """Render a page that says what went wrong, with what was typed kept in it."""
    home = (Link(label="回到待办", href="/"),) if links is None else links
    shown = ProblemPage(
        code=str(code), title=title, sentence=sentence, reasons=reasons, links=home, kept=kept, retry_href=retry_href
    )
    return render(request, "pages/problem.html", {"page": shown}, status=code)


def tell(request: HttpRequest, text: str, *, level: str = "ok") -> None:
    """Leave a message for the next page."""
    messages.add_message(request, messages.SUCCESS if level == "ok" else messages.WARNING, text, extra_tags=level)


def _frame(request: HttpRequest, current: str, search: str) -> Frame:
    actor: Actor = request.actor  # type: ignore[attr-defined]  # SignedInRequest, by signed_in
    day = today(request)
    administers = bool(actor.duties & ADMINISTRATION)
    counts = counts_for(actor, today=day)
    said = tuple(Notice(text=str(m), level=DueLevel(m.extra_tags or "ok")) for m in messages.get_messages(request))
    return Frame(
        organ_name=organ_name(actor.organ_id), person_name=actor.name, post_title=actor.post_title, today=day,
        navigation=_administration(actor, current) if administers else _navigation(actor, counts.todo, current),
        phone=_phone(current, administers, works_in_organ(actor.duties)),
        todo_count=counts.todo, todo_href="" if administers else reverse("todo"),
        notice_count=counts.notices, notices_href=href_of("notices"), me_href=href_of("me"),
        search_href="" if administers else href_of("search"), search_text=search,
        sign_out_href=reverse("account_logout"), messages=said, is_demonstration=settings.RENDA.demo,
        as_if_words=as_if_words(request),
    )


def href_of(name: str, *args: str) -> str:
    """The address of a page; empty where this installation has no such page."""
    try:
        return reverse(name, args=args)
    except NoReverseMatch:
        return ""


def _entry(
    label: str, name: str, current: str, *, count: int | None = None, args: tuple[str, ...] = (), key: str = ""
) -> NavEntry:
    mine = key or name
    is_current = current == mine or current.startswith(mine + "/")
    return NavEntry(label=label, href=href_of(name, *args), count=count, is_current=is_current)


def _navigation(actor: Actor, todo: int, current: str) -> tuple[NavEntry, ...]:
    if not works_in_organ(actor.duties):
        own = (("公示", "disclosures"), ("制度流程", "procedures"))
        return _entry("待办", "todo", current, count=todo), *(_entry(label, name, current) for label, name in own)
    entries = [_entry("待办", "todo", current, count=todo), *_jobs(current)]
    if Duty.COORDINATE in actor.duties:
        entries += [_entry("文件", "documents", current), _entry("核稿", "drafts", current), _entry("文稿库", "library", current)]
    if actor.duties & REPORT_READERS:
        entries.append(_entry("报告", "reports", current))
    entries += [
        _entry("公示", "disclosures", current), _entry("工作概览", "dashboard", current), _entry("统计", "figures", current),
        _entry("组织", "organisation", current), _entry("制度流程", "procedures", current),
    ]
    if Duty.COORDINATE in actor.duties:
        entries.append(_settings(current))
    return tuple(e for e in entries if e.href)


def _jobs(current: str) -> tuple[NavEntry, ...]:
    """The declared worklists by their jobs, in the order declared; a job of several shows them while it is open."""
    jobs: dict[str, list[NavEntry]] = {}
    for declared in worklists():
        entry = _entry(declared.label, "worklist", current, args=(declared.procedure,), key=f"ledger/{declared.procedure}")
        jobs.setdefault(declared.job, []).append(entry)
    for own in page_entries():
        jobs.setdefault(own.job, []).append(_entry(own.label, own.name, current))
    return tuple(
        NavEntry(label=job, href=entries[0].href, is_current=any(e.is_current for e in entries),
                 children=tuple(entries) if len(entries) > 1 and any(e.is_current for e in entries) else ())
        for job, entries in jobs.items()
    )


def _settings(current: str) -> NavEntry:
    inside = current.startswith("settings")
    children = (
        _entry("期限参数", "limit_settings", current, key="settings/limits"),
        _entry("工作日历", "calendar_settings", current, key="settings/calendar"),
    )
    return NavEntry(label="设置", href=href_of("limit_settings"), is_current=inside, children=children if inside else ())


def _administration(actor: Actor, current: str) -> tuple[NavEntry, ...]:
    pages = (
        (Duty.SYSTEM_ADMIN, "系统管理", "system_admin"), (Duty.SECURITY_ADMIN, "安全管理", "security_admin"),
        (Duty.AUDIT_ADMIN, "审计管理", "audit_admin"),
    )
    found = (_entry(label, name, current) for duty, label, name in pages if duty in actor.duties)
    return tuple(e for e in found if e.href)


def _phone(current: str, administers: bool, works: bool) -> tuple[PhoneEntry, ...]:
    if administers:
        return (
            PhoneEntry(label="管理", href="/", icon="house", is_current=current.endswith("_admin")),
            PhoneEntry(label="我的", href=href_of("me"), icon="me", is_current=current == "me"),
        )
    inner = (("台账", "worklist", _first_worklist(), "doc"), ("概览", "dashboard", (), "chart"))
    outer = (("公示", "disclosures", (), "doc"),)
    entries = (("待办", "todo", (), "list"), *(inner if works else outer), ("我的", "me", (), "me"))
    return tuple(
        PhoneEntry(label=label, href=href_of(name, *args), icon=icon,
                   is_current=current == name or (name == "worklist" and current.startswith("ledger")))
        for label, name, args, icon in entries
        if href_of(name, *args)
    )


def _first_worklist() -> tuple[str, ...]:
    return tuple(w.procedure for w in worklists()[:1])


__all__ = ["SignedInRequest", "choose", "now", "page", "problem", "signed_in", "tell", "today"]
