"""Keys for programs (接口密钥): issued by a person for one post and until a day, used, revoked. Issuing and revoking are
recorded on the chain of the account.

The key is random (256 bits) and shown once; only its SM3 digest is kept. Must not know: HTTP, pages.
"""

import secrets
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from uuid import UUID

from renda.domain.days import chinese_date, day_of
from renda.domain.hash_chain import sm3
from renda.domain.refusals import Code, Reason, Refused, refuse
from renda.domain.rights import ADMINISTRATION, Actor, Duty, Program
from renda.services.retried import retried
from renda.store import program_key_rows as rows
from renda.store.actor_loading import actor_of_post_row
from renda.store.models.tenancy import uuid7
from renda.store.plain_events import PlainEvent, record
from renda.store.unit_of_work import begin

PREFIX = "renda_"
LONGEST_NAME = 60  # characters
LONGEST_LIFE = timedelta(days=366)


@dataclass(frozen=True, slots=True, kw_only=True)
class IssuedKey:
    """A key newly issued; `token` is the key itself, to be shown once."""

    key_id: UUID
    token: str


@retried
def issue_program_key(*, actor: Actor, name: str, ends_on: date | None, at: datetime) -> IssuedKey | Refused:
    """Issue a key for the actor's present post until the end of a day, a year at the most."""
    name, day = name.strip(), day_of(at)
    with begin(actor.organ_id):
        account = rows.account_of_person(actor.person_id)
        reasons = [*_name_reasons(name), *_end_reasons(ends_on, day), *_post_reasons(actor, account)]
        if reasons or account is None or ends_on is None:
            return Refused(tuple(reasons))
        key, token = uuid7(), PREFIX + secrets.token_urlsafe(32)
        rows.insert_key(
            key_id=key, organ_id=actor.organ_id, account_id=account, post_id=actor.post_id, name=name,
            digest=sm3(token.encode()), ends_on=ends_on, at=at,
        )
        said = f"{actor.name}为岗位“{actor.post_title}”发放接口密钥“{name}”，有效期至{chinese_date(ends_on)}。"
        _record(actor, account, key, "ProgramKeyIssued", "issue_program_key", said, at)
    return IssuedKey(key_id=key, token=token)


@retried
def revoke_program_key(*, actor: Actor, key_id: UUID, at: datetime) -> str | Refused:
    """Revoke a key of one's own, or as security administrator any; gives its name."""
    with begin(actor.organ_id):
        found = rows.key_by(key_id=key_id)
        if found is None or (found.person_id != actor.person_id and Duty.SECURITY_ADMIN not in actor.duties):
            return refuse(Code.RULE, text="没有这个接口密钥，或者不是您发放的。请刷新页面后核对。")
        if not rows.end_key(key_id=key_id, at=at):
            return refuse(Code.RULE, text=f"接口密钥“{found.name}”已经停用，无需再次停用。")
        said = f"{actor.name}停用接口密钥“{found.name}”。"
        _record(actor, found.account_id, key_id, "ProgramKeyRevoked", "revoke_program_key", said, at)
    return found.name


@retried
def actor_by_key(token: str, *, at: datetime) -> Actor | None:
    """Give the actor a key stands for and note its use; None for a key that is unknown, over, revoked or without post."""
    digest = sm3(token.encode())
    organ = rows.organ_of_digest(digest)
    if organ is None:
        return None
    with begin(organ):
        found = rows.key_by(digest=digest)
        if found is None or not found.usable or found.ends_on < day_of(at):
            return None
        actor = actor_of_post_row(organ_id=organ, post_id=found.post_id, today=day_of(at))
        if actor is None or actor.duties & ADMINISTRATION:
            return None
        rows.touch_key(key_id=found.id, at=at)
    return replace(actor, program=Program(key_id=found.id, name=found.name))


def _name_reasons(name: str) -> list[Reason]:
    if not name:
        return [Reason(code=Code.REQUIRED, field="name", facts={"label": "密钥名称"})]
    if len(name) > LONGEST_NAME:
        facts = {"label": "密钥名称", "limit": str(LONGEST_NAME), "length": str(len(name))}
        return [Reason(code=Code.TOO_LONG, field="name", facts=facts)]
    return []


def _end_reasons(ends_on: date | None, day: date) -> list[Reason]:
    if ends_on is None:
        return [Reason(code=Code.REQUIRED, field="ends_on", facts={"label": "有效期至"})]
    if ends_on < day:
        facts = {"label": "有效期至", "value": chinese_date(ends_on), "today": chinese_date(day)}
        return [Reason(code=Code.DATE_IN_PAST, field="ends_on", facts=facts)]
    if ends_on > day + LONGEST_LIFE:
        text = f"“有效期至”最晚为{chinese_date(day + LONGEST_LIFE)}。到期后可以另发新的密钥。"
        return [Reason(code=Code.RULE, field="ends_on", facts={"text": text})]
    return []


def _post_reasons(actor: Actor, account: UUID | None) -> list[Reason]:
    if actor.duties & ADMINISTRATION:
        return [Reason(code=Code.RULE, facts={"text": "管理员岗位不能发放接口密钥。请换到业务岗位后再发放。"})]
    if actor.program is not None or account is None:
        return [Reason(code=Code.RULE, facts={"text": "接口密钥须由本人登录后发放。"})]
    return []


def _record(actor: Actor, account: UUID, key: UUID, kind: str, action: str, sentence: str, at: datetime) -> None:
    record(PlainEvent(
        organ_id=actor.organ_id, chain="account", subject=account, kind=kind, action=action, sentence=sentence,
        actor_id=actor.person_id, post_id=actor.post_id, on=day_of(at), at=at,
        data={"account": str(account), "key": str(key)},
    ))
