"""Accounts by login. Must not know: passwords, pages."""

from renda.store.models import Account


def login_taken(login: str) -> bool:
    """Say whether an account of this login exists in any organ."""
    return Account.objects.filter(login=login).exists()
