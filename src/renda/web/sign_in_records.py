"""Hands every sign-in, successful or not, to the ledger. Must not know: how it is recorded."""

from datetime import UTC, datetime
from typing import Any

from renda.services.sign_ins import record_sign_in
from renda.store.models import Account


def note_sign_in(account: Account) -> None:
    """Record a successful sign-in."""
    _record(account, succeeded=True)


def note_failure(credentials: dict[str, Any]) -> None:
    """Record a failed one where the account exists; nothing that was typed is kept otherwise."""
    login = credentials.get("username") or credentials.get("login") or ""
    account = Account.objects.filter(login=login).first()
    if account is not None:
        _record(account, succeeded=False)


def _record(account: Account, *, succeeded: bool) -> None:
    record_sign_in(
        account_id=account.id, person_id=account.person_id, login=account.login, succeeded=succeeded, at=datetime.now(UTC)
    )
