"""Founding an organ, keeping its units, people and posts. Every act is recorded.

Administrators' duties are apart: the system administrator keeps units and opens accounts, the security administrator
approves accounts and grants posts; neither sees business data.
Must not know: pages, HTTP.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from renda.domain.days import chinese_date, day_of
from renda.domain.posts import Employment, Rank
from renda.domain.refusals import Code, Reason, Refused, refuse
from renda.domain.right_words import DUTY_WORDS
from renda.domain.rights import Actor, Duty
from renda.services.organisation_records import no_right, record_act, rule
from renda.services.retried import retried
from renda.store import organisation_writing as write
from renda.store.models.tenancy import uuid7
from renda.store.organisation_standing import post_standing, unit_burden
from renda.store.unit_of_work import begin

_BURDENS = (
    "“{name}”还有{n}件在办事项（含协办）。请先改派或办结，再撤销。",
    "“{name}”到这一天还有{n}个在任岗位。请安全管理员先终止这些岗位，再撤销。",
    "“{name}”还有{n}个下级单位。请先调整它们的上级，再撤销。",
)
"""What stands in the way of ending a unit, in the order of `UnitBurden`."""


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
        record_act(actor, "OrganFounded", "found_organ", f"{founder}建立{name}。", {"name": name}, at)
    return Founded(organ_id=organ, unit_id=unit, founder=actor)


@retried
def add_unit(  # noqa: PLR0913 - a unit is these things
    *, actor: Actor, name: str, kind: str, at: datetime, from_on: date | None = None, parent_id: UUID | None = None,
    short_name: str = "", position: int = 0, aliases: Iterable[str] = (),
) -> UUID | Refused:
    """Add a unit with the other names it goes by."""
    if Duty.SYSTEM_ADMIN not in actor.duties:
        return no_right(actor, "增设单位", Duty.SYSTEM_ADMIN)
    unit = uuid7()
    with begin(actor.organ_id):
        write.insert_unit(
            unit_id=unit, organ_id=actor.organ_id, name=name, kind=kind, from_on=from_on or day_of(at),
            parent_id=parent_id, short_name=short_name, position=position,
        )
        for alias in aliases:
            write.insert_alias(organ_id=actor.organ_id, unit_id=unit, alias=alias)
        record_act(actor, "UnitAdded", "add_unit", f"{actor.name}增设单位{name}。", {"unit": str(unit), "name": name}, at)
    return unit


@retried
def close_unit(*, actor: Actor, unit_id: UUID, name: str, until_on: date, at: datetime) -> None | Refused:
    """End a unit on a day, once its open cases are handed over and its posts and units ended; what it did stays."""
    if Duty.SYSTEM_ADMIN not in actor.duties:
        return no_right(actor, "撤销单位", Duty.SYSTEM_ADMIN)
    with begin(actor.organ_id):
        burden = unit_burden(unit_id, on=until_on)
        against = tuple(
            Reason(code=Code.RULE, field="until_on", facts={"text": text.format(n=count, name=name)})
            for count, text in zip(burden, _BURDENS, strict=True) if count
        )
        if against:
            return Refused(against)
        write.end_unit(unit_id=unit_id, until_on=until_on)
        record_act(actor, "UnitClosed", "close_unit", f"{actor.name}自{chinese_date(until_on)}起撤销单位{name}。",
                   {"unit": str(unit_id), "until": until_on.isoformat()}, at)
    return None


@retried
def remember_alias(*, actor: Actor, unit_id: UUID, alias: str, at: datetime) -> bool:
    """Remember another name of a unit, as a reviewer chose it; False when the name is taken."""
    with begin(actor.organ_id):
        made = write.insert_alias(organ_id=actor.organ_id, unit_id=unit_id, alias=alias)
        if made:
            data = {"unit": str(unit_id), "alias": alias}
            record_act(actor, "AliasRemembered", "remember_alias", f"{actor.name}记住单位简称“{alias}”。", data, at)
    return made


@retried
def add_person(*, actor: Actor, name: str, at: datetime) -> UUID | Refused:
    """Add a person."""
    if not actor.duties & {Duty.SYSTEM_ADMIN, Duty.SECURITY_ADMIN}:
        return no_right(actor, "登记人员", Duty.SYSTEM_ADMIN)
    person = uuid7()
    with begin(actor.organ_id):
        write.insert_person(person_id=person, name=name)
        record_act(actor, "PersonAdded", "add_person", f"{actor.name}登记人员{name}。", {"person": str(person)}, at)
    return person


@retried
def give_post(  # noqa: PLR0913 - a post is these things
    *, actor: Actor, person_id: UUID, unit_id: UUID, title: str, duties: Iterable[Duty], at: datetime,
    from_on: date | None = None, portfolio: Iterable[UUID] = (), until_on: date | None = None, by_post: UUID | None = None,
    rank: Rank | None = None, employment: Employment = Employment.STAFF,
) -> UUID | Refused:
    """Give a person a post with duties, its rank and, for a leader, the units in charge of.

    `until_on` is the first day on which it is no longer held; `by_post` the post by virtue of which somebody sits in a body.
    """
    if Duty.SECURITY_ADMIN not in actor.duties:
        return no_right(actor, "授予岗位", Duty.SECURITY_ADMIN)
    post, held, start = uuid7(), sorted(set(duties)), from_on or day_of(at)
    clash = {Duty.SYSTEM_ADMIN, Duty.AUDIT_ADMIN} <= set(held) or {Duty.SECURITY_ADMIN, Duty.AUDIT_ADMIN} <= set(held)
    if clash:
        return refuse(Code.RULE, field="duties", text="审计管理员不能兼任系统管理员或安全管理员。请分别授予不同的人。")
    if until_on is not None and until_on <= start:
        return rule("终止日应晚于任职日。请更正后再提交。", "until_on")
    with begin(actor.organ_id):
        write.insert_post(
            post_id=post, organ_id=actor.organ_id, person_id=person_id, unit_id=unit_id, title=title, duties=held,
            from_on=start, until_on=until_on, by_post_id=by_post, rank=rank or "", employment=employment,
        )
        for unit in portfolio:
            write.insert_portfolio(organ_id=actor.organ_id, post_id=post, unit_id=unit, from_on=start)
        words = "、".join(DUTY_WORDS[d] for d in held)
        data = {"post": str(post), "person": str(person_id), "unit": str(unit_id), "duties": [str(d) for d in held],
                "from": start.isoformat(), "until": until_on.isoformat() if until_on else None, "rank": rank, "employment": employment}
        record_act(actor, "PostGiven", "give_post", f"{actor.name}授予岗位{title}（{words}）。", data, at)
    return post


@retried
def withdraw_post(*, actor: Actor, post_id: UUID, title: str, until_on: date, at: datetime) -> None | Refused:
    """End a post on a day, with the charges and memberships that rest on it.

    Refused for the last security administrator, and while the holder, leaving the organ, is named in open cases.
    """
    if Duty.SECURITY_ADMIN not in actor.duties:
        return no_right(actor, "收回岗位", Duty.SECURITY_ADMIN)
    with begin(actor.organ_id):
        held = post_standing(post_id, on=until_on)
        if held is None or until_on < held.from_on:
            return rule("终止日早于任职日，或者这个岗位已经终止。请核对后再提交。", "until_on")
        if held.is_last_security_admin:
            return rule("这是最后一个安全管理员岗位，收回后无人能授予岗位。请先授予另一人，再收回这一个。")
        if held.is_last_post and held.named_in:
            return rule(f"{held.person}是{held.named_in}件在办事项的责任人，又没有别的岗位。请先改派这些事项，再收回岗位。")
        write.end_post(post_id=post_id, until_on=until_on)
        said = f"{actor.name}自{chinese_date(until_on)}起收回岗位{title}。"
        record_act(actor, "PostWithdrawn", "withdraw_post", said, {"post": str(post_id), "until": until_on.isoformat()}, at)
    return None
