"""Hands every sign-in, successful or not, to the ledger. Must not know: how it is recorded."""

from datetime import UTC, datetime
from typing import Any

from django.contrib.auth.signals import user_logged_in, user_login_failed
from django.dispatch import receiver

from renda.services.sign_ins import record_sign_in
from renda.store.models import Account


@receiver(user_logged_in)
def signed_in(user: Account, **_: Any) -> None:
    """Record a successful sign-in."""
    _record(user, succeeded=True)


@receiver(user_login_failed)
def refused(credentials: dict[str, Any], **_: Any) -> None:
    """Record a failed one where the account exists; nothing that was typed is kept otherwise."""
    login = credentials.get("username") or credentials.get("login") or ""
    account = Account.objects.filter(login=login).first()
    if account is not None:
        _record(account, succeeded=False)


def _record(account: Account, *, succeeded: bool) -> None:
    record_sign_in(
        account_id=account.id, person_id=account.person_id, login=account.login, succeeded=succeeded, at=datetime.now(UTC)
    )
