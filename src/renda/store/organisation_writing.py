"""Writing of organs, units, people, posts, portfolios and accounts.

Must not know: who may do so (services decide), events (recorded beside).
"""

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from pypinyin import lazy_pinyin

from renda.store.models import Account, Organ, Person, Portfolio, Post, Unit, UnitAlias


def sort_key(name: str) -> str:
    """The pinyin by which a name is sorted (the database has no Chinese collation)."""
    return " ".join(lazy_pinyin(name))


def insert_organ(*, organ_id: UUID, name: str, short_name: str, profile: str) -> None:
    """Insert an organ."""
    Organ.objects.create(id=organ_id, name=name, short_name=short_name, profile=profile)


def insert_unit(  # noqa: PLR0913 - a unit is these columns
    *, unit_id: UUID, organ_id: UUID, name: str, kind: str, from_on: date, parent_id: UUID | None = None,
    short_name: str = "", position: int = 0,
) -> None:
    """Insert a unit."""
    Unit.objects.create(
        id=unit_id, organ_id=organ_id, name=name, kind=kind, from_on=from_on, parent_id=parent_id,
        short_name=short_name, position=position,
    )


def insert_alias(*, organ_id: UUID, unit_id: UUID, alias: str) -> bool:
    """Remember another name of a unit; False when the name is taken."""
    _, made = UnitAlias.objects.get_or_create(organ_id=organ_id, alias=alias, defaults={"unit_id": unit_id})
    return made


def end_unit(*, unit_id: UUID, until_on: date) -> None:
    """End a unit on a day."""
    Unit.objects.filter(id=unit_id).update(until_on=until_on)


def insert_person(*, person_id: UUID, name: str, employment: str = "staff") -> None:
    """Insert a person."""
    Person.objects.create(id=person_id, name=name, sort_key=sort_key(name), employment=employment)


def insert_post(  # noqa: PLR0913 - a post is these columns
    *, post_id: UUID, organ_id: UUID, person_id: UUID, unit_id: UUID, title: str, duties: Iterable[str], from_on: date
) -> None:
    """Insert a post."""
    Post.objects.create(
        id=post_id, organ_id=organ_id, person_id=person_id, unit_id=unit_id, title=title, duties=sorted(duties),
        from_on=from_on,
    )


def end_post(*, post_id: UUID, until_on: date) -> None:
    """End a post on a day."""
    Post.objects.filter(id=post_id).update(until_on=until_on)


def insert_portfolio(*, organ_id: UUID, post_id: UUID, unit_id: UUID, from_on: date) -> None:
    """Put a unit into a post's portfolio."""
    Portfolio.objects.create(organ_id=organ_id, post_id=post_id, unit_id=unit_id, from_on=from_on)


def insert_account(
    *, account_id: UUID, login: str, person_id: UUID, password: str | None, approved: bool, persona: str = ""
) -> None:
    """Insert an account; without a password nobody can sign in with it by password."""
    account = Account(id=account_id, login=login, person_id=person_id, approved=approved, demo_persona=persona)
    if password is None:
        account.set_unusable_password()
    else:
        account.set_password(password)
    account.save()


def set_account_state(*, account_id: UUID, active: bool | None = None, approved: bool | None = None) -> None:
    """Enable, disable or approve an account."""
    values = {"is_active": active, "approved": approved}
    Account.objects.filter(id=account_id).update(**{k: v for k, v in values.items() if v is not None})
