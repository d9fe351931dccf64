"""Accounts: opened and reset by the system administrator, approved by the security administrator. Every act is recorded.

Nobody alone can give anybody a way in: a new or renewed start password waits for the other administrator's approval.
Must not know: pages, HTTP, how a password is made up.
"""

from datetime import datetime, timedelta
from uuid import UUID

from renda.domain.refusals import Refused
from renda.domain.rights import Actor, Duty
from renda.services.organisation_records import no_right, record_act, rule
from renda.services.retried import retried
from renda.store import organisation_writing as write
from renda.store.models.tenancy import uuid7
from renda.store.unit_of_work import begin

START_PASSWORD_HOLDS = timedelta(days=3)


@retried
def open_account(
    *, actor: Actor, person_id: UUID, login: str, password: str | None, at: datetime, persona: str = ""
) -> UUID | Refused:
    """Open an account for a person; it waits for the security administrator's approval.

    A password is a start password: it opens nothing but the change of it, and runs out after three days.
    """
    if Duty.SYSTEM_ADMIN not in actor.duties:
        return no_right(actor, "开立账号", Duty.SYSTEM_ADMIN)
    account = uuid7()
    with begin(actor.organ_id):
        write.insert_account(
            account_id=account, login=login, person_id=person_id, password=password, approved=False, persona=persona,
            starts_until=at + START_PASSWORD_HOLDS if password is not None else None,
        )
        data = {"account": str(account), "person": str(person_id)}
        record_act(actor, "AccountOpened", "open_account", f"{actor.name}开立账号{login}，待安全管理员批准。", data, at)
    return account


@retried
def approve_account(*, actor: Actor, account_id: UUID, login: str, at: datetime) -> None | Refused:
    """Approve an account, so that its holder can sign in."""
    if Duty.SECURITY_ADMIN not in actor.duties:
        return no_right(actor, "批准账号", Duty.SECURITY_ADMIN)
    with begin(actor.organ_id):
        write.set_account_state(account_id=account_id, approved=True)
        record_act(actor, "AccountApproved", "approve_account", f"{actor.name}批准账号{login}。", {"account": str(account_id)}, at)
    return None


@retried
def switch_account(*, actor: Actor, account_id: UUID, login: str, active: bool, at: datetime) -> None | Refused:
    """Enable or disable an account."""
    if Duty.SYSTEM_ADMIN not in actor.duties:
        return no_right(actor, "启停账号", Duty.SYSTEM_ADMIN)
    with begin(actor.organ_id):
        write.set_account_state(account_id=account_id, active=active)
        kind, verb = ("AccountEnabled", "启用") if active else ("AccountDisabled", "停用")
        record_act(actor, kind, "switch_account", f"{actor.name}{verb}账号{login}。", {"account": str(account_id)}, at)
    return None


@retried
def renew_start_password(
    *, actor: Actor, account_id: UUID, login: str, password: str, at: datetime
) -> None | Refused:
    """Give an account a new start password; its sessions end and it waits for approval again."""
    if Duty.SYSTEM_ADMIN not in actor.duties:
        return no_right(actor, "重设密码", Duty.SYSTEM_ADMIN)
    with begin(actor.organ_id):
        write.set_start_password(account_id=account_id, password=password, until=at + START_PASSWORD_HOLDS)
        said = f"{actor.name}为账号{login}重设一次性密码，待安全管理员批准。"
        record_act(actor, "StartPasswordRenewed", "renew_start_password", said, {"account": str(account_id)}, at)
    return None


@retried
def drop_second_factor(*, actor: Actor, account_id: UUID, login: str, at: datetime) -> None | Refused:
    """Take the second factor off an account whose holder has lost it."""
    if Duty.SECURITY_ADMIN not in actor.duties:
        return no_right(actor, "解除两步验证", Duty.SECURITY_ADMIN)
    with begin(actor.organ_id):
        if not write.drop_authenticators(account_id=account_id):
            return rule(f"账号“{login}”没有启用两步验证。")
        said = f"{actor.name}解除账号{login}的两步验证。"
        record_act(actor, "SecondFactorDropped", "drop_second_factor", said, {"account": str(account_id)}, at)
    return None
