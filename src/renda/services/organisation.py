"""Founding an organ, keeping its units, people, posts and accounts. Every act is recorded.

Administrators' duties are apart: the system administrator keeps units and opens accounts, the security administrator
approves accounts and grants posts; neither sees business data.
Must not know: pages, HTTP.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from renda.domain.days import day_of
from renda.domain.refusals import Code, Refused, refuse
from renda.domain.right_words import DUTY_WORDS
from renda.domain.rights import Actor, Duty
from renda.services.retried import retried
from renda.store import organisation_writing as write
from renda.store.models.tenancy import uuid7
from renda.store.plain_events import PlainEvent, record
from renda.store.unit_of_work import begin


@dataclass(frozen=True, slots=True, kw_only=True)
class Founded:
    """An organ newly founded, with its first unit and the founder's post."""

    organ_id: UUID
    unit_id: UUID
    founder: Actor


@retried
def found_organ(
    *, name: str, short_name: str, profile: str, office: str, founder: str, at: datetime
) -> Founded:
    """Found an organ with its office and a founder, who holds the system and security duties until others do."""
    organ, unit, person, post = uuid7(), uuid7(), uuid7(), uuid7()
    duties = frozenset({Duty.SYSTEM_ADMIN, Duty.SECURITY_ADMIN})
    on = day_of(at)
    with begin(organ):
        write.insert_organ(organ_id=organ, name=name, short_name=short_name, profile=profile)
        write.insert_unit(unit_id=unit, organ_id=organ, name=office, kind="office", from_on=on)
        write.insert_person(person_id=person, name=founder)
        write.insert_post(
            post_id=post, organ_id=organ, person_id=person, unit_id=unit, title="建库管理员", duties=duties, from_on=on
        )
        actor = Actor(
            organ_id=organ, person_id=person, post_id=post, unit_id=unit, name=founder, post_title="建库管理员",
            duties=duties,
        )
        _record(actor, "OrganFounded", "found_organ", f"{founder}建立{name}。", {"name": name}, at)
    return Founded(organ_id=organ, unit_id=unit, founder=actor)


@retried
def add_unit(  # noqa: PLR0913 - a unit is these things
    *, actor: Actor, name: str, kind: str, at: datetime, from_on: date | None = None, parent_id: UUID | None = None,
    short_name: str = "", position: int = 0, aliases: Iterable[str] = (),
) -> UUID | Refused:
    """Add a unit with the other names it goes by."""
    if Duty.SYSTEM_ADMIN not in actor.duties:
        return _no_right(actor, "增设单位", Duty.SYSTEM_ADMIN)
    unit = uuid7()
    with begin(actor.organ_id):
        write.insert_unit(
            unit_id=unit, organ_id=actor.organ_id, name=name, kind=kind, from_on=from_on or day_of(at),
            parent_id=parent_id, short_name=short_name, position=position,
        )
        for alias in aliases:
            write.insert_alias(organ_id=actor.organ_id, unit_id=unit, alias=alias)
        _record(actor, "UnitAdded", "add_unit", f"{actor.name}增设单位{name}。", {"unit": str(unit), "name": name}, at)
    return unit


@retried
def close_unit(*, actor: Actor, unit_id: UUID, name: str, until_on: date, at: datetime) -> None | Refused:
    """End a unit on a day; what it did stays."""
    if Duty.SYSTEM_ADMIN not in actor.duties:
        return _no_right(actor, "撤销单位", Duty.SYSTEM_ADMIN)
    with begin(actor.organ_id):
        write.end_unit(unit_id=unit_id, until_on=until_on)
        _record(actor, "UnitClosed", "close_unit", f"{actor.name}撤销单位{name}。", {"unit": str(unit_id)}, at)
    return None


@retried
def remember_alias(*, actor: Actor, unit_id: UUID, alias: str, at: datetime) -> bool:
    """Remember another name of a unit, as a reviewer chose it; False when the name is taken."""
    with begin(actor.organ_id):
        made = write.insert_alias(organ_id=actor.organ_id, unit_id=unit_id, alias=alias)
        if made:
            data = {"unit": str(unit_id), "alias": alias}
            _record(actor, "AliasRemembered", "remember_alias", f"{actor.name}记住单位简称“{alias}”。", data, at)
    return made


@retried
def add_person(*, actor: Actor, name: str, at: datetime, employment: str = "staff") -> UUID | Refused:
    """Add a person."""
    if not actor.duties & {Duty.SYSTEM_ADMIN, Duty.SECURITY_ADMIN}:
        return _no_right(actor, "登记人员", Duty.SYSTEM_ADMIN)
    person = uuid7()
    with begin(actor.organ_id):
        write.insert_person(person_id=person, name=name, employment=employment)
        _record(actor, "PersonAdded", "add_person", f"{actor.name}登记人员{name}。", {"person": str(person)}, at)
    return person


@retried
def give_post(  # noqa: PLR0913 - a post is these things
    *, actor: Actor, person_id: UUID, unit_id: UUID, title: str, duties: Iterable[Duty], at: datetime,
    from_on: date | None = None, portfolio: Iterable[UUID] = (),
) -> UUID | Refused:
    """Give a person a post with duties and, for a leader, the units in charge of."""
    if Duty.SECURITY_ADMIN not in actor.duties:
        return _no_right(actor, "授予岗位", Duty.SECURITY_ADMIN)
    post, held = uuid7(), sorted(set(duties))
    clash = {Duty.SYSTEM_ADMIN, Duty.AUDIT_ADMIN} <= set(held) or {Duty.SECURITY_ADMIN, Duty.AUDIT_ADMIN} <= set(held)
    if clash:
        return refuse(Code.RULE, field="duties", text="审计管理员不能兼任系统管理员或安全管理员。请分别授予不同的人。")
    with begin(actor.organ_id):
        start = from_on or day_of(at)
        write.insert_post(
            post_id=post, organ_id=actor.organ_id, person_id=person_id, unit_id=unit_id, title=title, duties=held,
            from_on=start,
        )
        for unit in portfolio:
            write.insert_portfolio(organ_id=actor.organ_id, post_id=post, unit_id=unit, from_on=start)
        words = "、".join(DUTY_WORDS[d] for d in held)
        data = {"post": str(post), "person": str(person_id), "unit": str(unit_id), "duties": [str(d) for d in held]}
        _record(actor, "PostGiven", "give_post", f"{actor.name}授予岗位{title}（{words}）。", data, at)
    return post


@retried
def withdraw_post(*, actor: Actor, post_id: UUID, title: str, until_on: date, at: datetime) -> None | Refused:
    """End a post on a day."""
    if Duty.SECURITY_ADMIN not in actor.duties:
        return _no_right(actor, "收回岗位", Duty.SECURITY_ADMIN)
    with begin(actor.organ_id):
        write.end_post(post_id=post_id, until_on=until_on)
        _record(actor, "PostWithdrawn", "withdraw_post", f"{actor.name}收回岗位{title}。", {"post": str(post_id)}, at)
    return None


@retried
def open_account(
    *, actor: Actor, person_id: UUID, login: str, password: str | None, at: datetime, persona: str = ""
) -> UUID | Refused:
    """Open an account for a person; it waits for the security administrator's approval."""
    if Duty.SYSTEM_ADMIN not in actor.duties:
        return _no_right(actor, "开立账号", Duty.SYSTEM_ADMIN)
    account = uuid7()
    with begin(actor.organ_id):
        write.insert_account(
            account_id=account, login=login, person_id=person_id, password=password, approved=False, persona=persona
        )
        data = {"account": str(account), "person": str(person_id)}
        _record(actor, "AccountOpened", "open_account", f"{actor.name}开立账号{login}，待安全管理员批准。", data, at)
    return account


@retried
def approve_account(*, actor: Actor, account_id: UUID, login: str, at: datetime) -> None | Refused:
    """Approve an account, so that its holder can sign in."""
    if Duty.SECURITY_ADMIN not in actor.duties:
        return _no_right(actor, "批准账号", Duty.SECURITY_ADMIN)
    with begin(actor.organ_id):
        write.set_account_state(account_id=account_id, approved=True)
        _record(actor, "AccountApproved", "approve_account", f"{actor.name}批准账号{login}。", {"account": str(account_id)}, at)
    return None


@retried
def switch_account(*, actor: Actor, account_id: UUID, login: str, active: bool, at: datetime) -> None | Refused:
    """Enable or disable an account."""
    if Duty.SYSTEM_ADMIN not in actor.duties:
        return _no_right(actor, "启停账号", Duty.SYSTEM_ADMIN)
    with begin(actor.organ_id):
        write.set_account_state(account_id=account_id, active=active)
        kind, verb = ("AccountEnabled", "启用") if active else ("AccountDisabled", "停用")
        _record(actor, kind, "switch_account", f"{actor.name}{verb}账号{login}。", {"account": str(account_id)}, at)
    return None


def _record(actor: Actor, kind: str, action: str, sentence: str, data: dict[str, Any], at: datetime) -> None:
    record(PlainEvent(
        organ_id=actor.organ_id, chain="organisation", subject=actor.organ_id, kind=kind, action=action,
        sentence=sentence, actor_id=actor.person_id, post_id=actor.post_id, on=day_of(at), at=at, data=data,
    ))


def _no_right(actor: Actor, action: str, duty: Duty) -> Refused:
    return refuse(Code.NO_RIGHT, post=actor.post_title, action=action, who=DUTY_WORDS[duty])
