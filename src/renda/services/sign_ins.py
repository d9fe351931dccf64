"""Recording of what happens to an account – sign-in, sign-out, password, second factor – on the chain of the account, in every
organ the person holds a post in.

Must not know: pages, HTTP, passwords.
"""

from datetime import datetime
from enum import StrEnum
from uuid import UUID

from renda.domain.days import day_of
from renda.reads.actors import actors_of_person
from renda.services.retried import retried
from renda.store.plain_events import PlainEvent, record
from renda.store.unit_of_work import begin


class AccountAct(StrEnum):
    """What a person does with the own account, by the kind of event (closed set)."""

    SIGNED_IN = "SignedIn"
    SIGN_IN_FAILED = "SignInFailed"
    SIGNED_OUT = "SignedOut"
    LEFT_IDLE = "SessionExpired"
    PASSWORD_CHANGED = "PasswordChanged"  # noqa: S105 - the kind of an event
    SECOND_FACTOR_ON = "SecondFactorActivated"
    SECOND_FACTOR_OFF = "SecondFactorDeactivated"
    RECOVERY_CODES_MADE = "RecoveryCodesGenerated"


_ACTIONS = {AccountAct.SIGNED_IN: "sign_in", AccountAct.SIGN_IN_FAILED: "sign_in", AccountAct.SIGNED_OUT: "sign_out",
            AccountAct.LEFT_IDLE: "sign_out", AccountAct.PASSWORD_CHANGED: "change_password"}
_SAID = {
    AccountAct.SIGNED_IN: "登录", AccountAct.SIGN_IN_FAILED: "登录未成功（密码不对）", AccountAct.SIGNED_OUT: "退出登录",
    AccountAct.LEFT_IDLE: "因长时间没有操作自动退出", AccountAct.PASSWORD_CHANGED: "修改密码",
    AccountAct.SECOND_FACTOR_ON: "启用两步验证", AccountAct.SECOND_FACTOR_OFF: "停用两步验证",
    AccountAct.RECOVERY_CODES_MADE: "生成两步验证的备用码",
}


def record_account_act(
    *, account_id: UUID, person_id: UUID, login: str, act: AccountAct, at: datetime
) -> int | None:
    """Record an act in every organ the person holds a post in; gives the last event id, None without a post."""
    organs = {actor.organ_id: actor for actor in actors_of_person(person_id, today=day_of(at))}
    event = None
    for organ, actor in organs.items():
        event = _record(PlainEvent(
            organ_id=organ, chain="account", subject=account_id, kind=str(act), action=_ACTIONS.get(act, "second_factor"),
            sentence=f"账号{login}{_SAID[act]}。", actor_id=person_id,
            post_id=None if act is AccountAct.SIGN_IN_FAILED else actor.post_id, on=day_of(at), at=at,
            data={"account": str(account_id), "login": login},
        ))
    return event


@retried
def _record(event: PlainEvent) -> int:
    with begin(event.organ_id):
        return record(event)
