"""Personas of the demonstration organ: accounts one may enter as without a password, in demonstration mode only.

Must not know: whether the mode is on (the way in asks).
"""

from dataclasses import dataclass

from renda.store.models import Account


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonaRow:
    """A persona: the key it is entered by, and the person's name."""

    key: str
    name: str


def personas() -> tuple[PersonaRow, ...]:
    """List the personas."""
    rows = Account.objects.exclude(demo_persona="").order_by("login").values_list("demo_persona", "person__name")
    return tuple(PersonaRow(key=key, name=name) for key, name in rows)


def account_of_persona(key: str) -> Account | None:
    """Find the approved, active account of a persona."""
    return Account.objects.filter(demo_persona=key, is_active=True, approved=True).first() if key else None
