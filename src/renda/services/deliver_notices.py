"""Delivering notices outside: one mail a person and day, one webhook a notice, retried with growing pauses.

Nothing of a matter's wording leaves: number, kind, due day and the address of the notice, which asks for signing in.
A message is sent first and marked then, so that a crash between the two sends it again under the same key, never not at all.
Must not know: SMTP, HTTP, the clock on the wall.
"""

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import groupby
from uuid import UUID

from renda.adapters.delivery import DeliveryFailed
from renda.adapters.mail import Mail
from renda.domain.days import chinese_date, day_of, short_chinese_date
from renda.domain.refusals import Code, Refused, refuse
from renda.domain.rights import Actor, Duty
from renda.services.retried import retried
from renda.store.delivery_rows import Channel, DueDelivery, due_deliveries, mark_deliveries, retry_given_up
from renda.store.unit_of_work import begin

FIRST_PAUSE = timedelta(minutes=5)
LONGEST_PAUSE = timedelta(hours=6)
MOST_ATTEMPTS = 8
_POSTS_AT_ONCE = 500
_MAIL_AT_ONCE = 50_000  # everything due at once: a cut in the middle would make two mails of one
_LINES = 50
_KINDS = {"waiting": "待办", "urged": "催办", "reminder": "时限提醒", "plain": "通知"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Delivered:
    """Messages sent, and messages that failed this time."""

    sent: int = 0
    failed: int = 0


def pause_after(attempts: int) -> timedelta:
    """This will give how long to wait after so many failed attempts: 5 minutes, doubled each time, at most 6 hours."""
    return min(FIRST_PAUSE * float(2 ** (attempts - 1)), LONGEST_PAUSE)


def deliver_mail(*, organ_id: UUID, at: datetime, address: str, send: Callable[[Mail], None]) -> Delivered:
    """Send everybody's due notices, one mail a person; `address` is that of this installation."""
    sent = failed = 0
    for _, group in groupby(_mail_due(organ_id, at), key=lambda d: d.person_id):
        mine = tuple(group)
        problem = _tried(lambda mine=mine: send(_digest(mine, at=at, address=address)))  # type: ignore[misc]  # mypy cannot infer a lambda with defaults
        _mark(organ_id, mine, at=at, problem=problem)
        sent, failed = sent + (not problem), failed + bool(problem)
    return Delivered(sent=sent, failed=failed)


def deliver_webhooks(
    *, organ_id: UUID, at: datetime, address: str, post: Callable[[bytes, str], None]
) -> Delivered:
    """Post every due notice; `post` takes the body and the key of the delivery."""
    sent = failed = 0
    for each in _posts_due(organ_id, at):
        problem = _tried(lambda each=each: post(_body(each, address=address), str(each.id)))  # type: ignore[misc]  # mypy cannot infer a lambda with defaults
        _mark(organ_id, (each,), at=at, problem=problem)
        sent, failed = sent + (not problem), failed + bool(problem)
    return Delivered(sent=sent, failed=failed)


@retried
def retry_deliveries(*, actor: Actor, at: datetime) -> int | Refused:
    """Put everything given up in the actor's organ on its way again; the system administrator's. Returns how many."""
    if Duty.SYSTEM_ADMIN not in actor.duties:
        return refuse(Code.NO_RIGHT, post=actor.post_title, action="重新外发", who="系统管理员")
    with begin(actor.organ_id):
        return retry_given_up(at=at)


@retried
def _mail_due(organ_id: UUID, at: datetime) -> list[DueDelivery]:
    """What is to be mailed now; what was read in the meantime, or is no longer wanted, is dropped."""
    with begin(organ_id):
        due = due_deliveries(organ_id=organ_id, channel=Channel.MAIL, at=at, most=_MAIL_AT_ONCE)
        mark_deliveries([d.id for d in due if d.is_read or not d.mail_to], state="dropped", tried=False)
    return [d for d in due if not d.is_read and d.mail_to]


@retried
def _posts_due(organ_id: UUID, at: datetime) -> tuple[DueDelivery, ...]:
    with begin(organ_id):
        return due_deliveries(organ_id=organ_id, channel=Channel.WEBHOOK, at=at, most=_POSTS_AT_ONCE)


def _tried(send: Callable[[], None]) -> str:
    try:
        send()
    except DeliveryFailed as failed:
        return str(failed)
    return ""


@retried
def _mark(organ_id: UUID, tried: Sequence[DueDelivery], *, at: datetime, problem: str) -> None:
    ids = [d.id for d in tried]
    attempts = max(d.attempts for d in tried) + 1
    with begin(organ_id):
        if not problem:
            mark_deliveries(ids, state="sent", tried=True, sent_at=at)
        elif attempts >= MOST_ATTEMPTS:
            mark_deliveries(ids, state="given_up", tried=True, problem=problem)
        else:
            mark_deliveries(ids, state="waiting", tried=True, problem=problem, next_at=at + pause_after(attempts))


def _digest(mine: Sequence[DueDelivery], *, at: datetime, address: str) -> Mail:
    first = mine[0]
    lines = [f"{n}. {_line(d)}　{address}/notices/{d.notice_id}/" for n, d in enumerate(mine[:_LINES], start=1)]
    if len(mine) > _LINES:
        lines.append(f"……另有{len(mine) - _LINES}条：{address}/notices/")
    text = "\n".join((
        f"{first.person}：", "", f"您有{len(mine)}条未读通知。邮件里不写事项内容，请点开地址登录后查看。", "", *lines, "",
        f"每天最多一封。不想再收，可在“我的”里关闭：{address}/me/", "",
    ))
    return Mail(
        to=first.mail_to, subject=f"智慧人大：{len(mine)}条未读通知（{short_chinese_date(day_of(at))}）", text=text,
        key=f"{first.id}.{len(mine)}",
    )


def _line(due: DueDelivery) -> str:
    day = f"，期限{chinese_date(due.due_on)}" if due.due_on else ""
    if due.kind == "plain":
        return _KINDS[due.kind]
    return f"{_KINDS[due.kind]}：{due.number or '未编号事项'}{day}"


def _body(due: DueDelivery, *, address: str) -> bytes:
    told = {
        "notice": str(due.notice_id), "kind": due.kind, "case": due.number, "level": due.level,
        "due_on": due.due_on.isoformat() if due.due_on else None, "to": due.login, "made_at": due.made_at.isoformat(),
        "address": f"{address}/notices/{due.notice_id}/",
    }
    return json.dumps(told, ensure_ascii=False, sort_keys=True).encode()
