"""Secret addresses of calendars (日历订阅): one for a person's post, shown once, revoked by its owner; recorded on the account's chain.

The address is random (256 bits); only its SM3 digest is kept. Must not know: HTTP, pages, what stands in the calendar.
"""

import secrets
from datetime import datetime
from uuid import UUID

from renda.domain.days import day_of
from renda.domain.hash_chain import sm3
from renda.domain.refusals import Code, Refused, refuse
from renda.domain.rights import ADMINISTRATION, Actor
from renda.services.retried import retried
from renda.store import feed_rows as rows
from renda.store.actor_loading import actor_of_post_row
from renda.store.models.tenancy import uuid7
from renda.store.plain_events import PlainEvent, record
from renda.store.program_key_rows import account_of_person
from renda.store.unit_of_work import begin


@retried
def issue_calendar_feed(*, actor: Actor, at: datetime) -> str | Refused:
    """This will give the secret part of a new address for the actor's present post; the one before ends."""
    with begin(actor.organ_id):
        account = account_of_person(actor.person_id)
        if actor.duties & ADMINISTRATION or actor.program is not None or account is None:
            return refuse(Code.RULE, text="日历订阅只给业务岗位的本人。请换到业务岗位后再开通。")
        rows.end_feeds(person_id=actor.person_id, post_id=actor.post_id, at=at)
        token, feed = secrets.token_urlsafe(32), uuid7()
        rows.insert_feed(
            feed_id=feed, organ_id=actor.organ_id, person_id=actor.person_id, post_id=actor.post_id, digest=sm3(token.encode()), at=at
        )
        said = f"{actor.name}开通岗位“{actor.post_title}”的日历订阅。"
        _record(actor, account, "CalendarFeedIssued", "issue_calendar_feed", said, at)
    return token


@retried
def revoke_calendar_feed(*, actor: Actor, at: datetime) -> None | Refused:
    """This will end the address of the actor's present post."""
    with begin(actor.organ_id):
        account = account_of_person(actor.person_id)
        if account is None or not rows.end_feeds(person_id=actor.person_id, post_id=actor.post_id, at=at):
            return refuse(Code.RULE, text="本岗位没有正在使用的日历订阅。请刷新页面后核对。")
        said = f"{actor.name}停用岗位“{actor.post_title}”的日历订阅。"
        _record(actor, account, "CalendarFeedRevoked", "revoke_calendar_feed", said, at)
    return None


@retried
def actor_by_feed(token: str, *, at: datetime) -> Actor | None:
    """This will give the actor whose calendar an address is; None where it was revoked, or the post is held no more."""
    digest = sm3(token.encode())
    organ = rows.organ_of_feed(digest)
    if organ is None:
        return None
    with begin(organ):
        post = rows.post_of_feed(digest, at=at)
        actor = actor_of_post_row(organ_id=organ, post_id=post, today=day_of(at)) if post else None
    return None if actor is None or actor.duties & ADMINISTRATION else actor


def _record(actor: Actor, account: UUID, kind: str, action: str, sentence: str, at: datetime) -> None:
    record(PlainEvent(
        organ_id=actor.organ_id, chain="account", subject=account, kind=kind, action=action, sentence=sentence,
        actor_id=actor.person_id, post_id=actor.post_id, on=day_of(at), at=at,
        data={"account": str(account), "post": str(actor.post_id)},
    ))
