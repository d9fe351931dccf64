"""Hands what happens to an account to the ledger. Must not know: how it is recorded."""

from datetime import UTC, datetime
from typing import Any

from renda.services.sign_ins import AccountAct, record_account_act
from renda.store.models import Account


def note(account: Account, act: AccountAct) -> None:
    """Record an act of the account's holder."""
    record_account_act(
        account_id=account.id, person_id=account.person_id, login=account.login, act=act, at=datetime.now(UTC)
    )


def note_failure(credentials: dict[str, Any]) -> None:
    """Record a failed sign-in where the account exists; nothing that was typed is kept otherwise."""
    login = credentials.get("username") or credentials.get("login") or ""
    account = Account.objects.filter(login=login).first()
    if account is not None:
        note(account, AccountAct.SIGN_IN_FAILED)
