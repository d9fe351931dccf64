"""Writing of organs, units, people, posts, portfolios and accounts.

Must not know: who may do so (services decide), events (recorded beside).
"""

from collections.abc import Iterable
from datetime import date, datetime
from uuid import UUID

from allauth.mfa.models import Authenticator
from django.db.models import Q
from pypinyin import lazy_pinyin

from renda.store.models import Account, Organ, Person, PersonAlias, Portfolio, Post, Unit, UnitAlias


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
    _, made = UnitAlias.objects.get_or_create(organ_id=organ_id, alias=alias, until_on=None, defaults={"unit_id": unit_id})
    return made


def end_alias(*, unit_id: UUID, alias: str, until_on: date) -> bool:
    """End another name of a unit on a day; False where it is none."""
    return UnitAlias.objects.filter(unit_id=unit_id, alias=alias, until_on=None).update(until_on=until_on) > 0


def set_person_alias(*, organ_id: UUID, person_id: UUID, alias: str, by: UUID, on: date) -> bool:
    """Let a name mean a person from a day on, instead of whom it meant; False when it means that person already."""
    meant = PersonAlias.objects.filter(alias=alias, until_on=None)
    if meant.filter(person_id=person_id).exists():
        return False
    meant.update(until_on=on)
    PersonAlias.objects.create(organ_id=organ_id, person_id=person_id, alias=alias, remembered_by_id=by, remembered_on=on)
    return True


def end_person_alias(*, alias: str, until_on: date) -> bool:
    """Let a name mean nobody from a day on; False where it meant nobody."""
    return PersonAlias.objects.filter(alias=alias, until_on=None).update(until_on=until_on) > 0


def set_parent(*, unit_id: UUID, parent_id: UUID | None) -> None:
    """Put a unit under another, or at the top."""
    Unit.objects.filter(id=unit_id).update(parent_id=parent_id)


def end_unit(*, unit_id: UUID, until_on: date) -> None:
    """End a unit on a day."""
    Unit.objects.filter(id=unit_id).update(until_on=until_on)


def insert_person(*, person_id: UUID, name: str) -> None:
    """Insert a person."""
    Person.objects.create(id=person_id, name=name, sort_key=sort_key(name))


def insert_post(  # noqa: PLR0913 - a post is these columns
    *, post_id: UUID, organ_id: UUID, person_id: UUID, unit_id: UUID, title: str, duties: Iterable[str], from_on: date,
    until_on: date | None = None, by_post_id: UUID | None = None, rank: str = "", employment: str = "staff",
) -> None:
    """Insert a post."""
    Post.objects.create(
        id=post_id, organ_id=organ_id, person_id=person_id, unit_id=unit_id, title=title, duties=sorted(duties),
        from_on=from_on, until_on=until_on, by_post_id=by_post_id, rank=rank, employment=employment,
    )


def set_post_standing(*, post_id: UUID, rank: str, employment: str) -> bool:
    """Correct the rank of a post and how its holder is employed; False where there is no such post."""
    return Post.objects.filter(id=post_id).update(rank=rank, employment=employment) > 0


def end_post(*, post_id: UUID, until_on: date) -> None:
    """End a post on a day, with the memberships held by virtue of it and the units in its charge."""
    later = Q(until_on__isnull=True) | Q(until_on__gt=until_on)
    Post.objects.filter(Q(id=post_id) | (Q(by_post_id=post_id) & later)).update(until_on=until_on)
    Portfolio.objects.filter(later, post_id=post_id).update(until_on=until_on)


def insert_portfolio(*, organ_id: UUID, post_id: UUID, unit_id: UUID, from_on: date) -> None:
    """Put a unit into a post's portfolio."""
    Portfolio.objects.create(organ_id=organ_id, post_id=post_id, unit_id=unit_id, from_on=from_on)


def charge(*, organ_id: UUID, post_id: UUID, unit_id: UUID, from_on: date) -> bool:
    """Put a unit into a post's portfolio from a day on; False where it is in it then or later."""
    later = Q(until_on__isnull=True) | Q(until_on__gt=from_on)
    if Portfolio.objects.filter(later, post_id=post_id, unit_id=unit_id).exists():
        return False
    insert_portfolio(organ_id=organ_id, post_id=post_id, unit_id=unit_id, from_on=from_on)
    return True


def end_portfolio(*, post_id: UUID, unit_id: UUID, until_on: date) -> bool:
    """Take a unit out of a post's portfolio on a day; False where it is not in it."""
    later = Q(until_on__isnull=True) | Q(until_on__gt=until_on)
    return Portfolio.objects.filter(later, post_id=post_id, unit_id=unit_id).update(until_on=until_on) > 0


def insert_account(  # noqa: PLR0913 - an account is these columns
    *, account_id: UUID, login: str, person_id: UUID, password: str | None, approved: bool, persona: str = "",
    starts_until: datetime | None = None,
) -> None:
    """Insert an account; without a password nobody can sign in with it by password."""
    account = Account(id=account_id, login=login, person_id=person_id, approved=approved, demo_persona=persona, starts_until=starts_until)
    if password is None:
        account.set_unusable_password()
    else:
        account.set_password(password)
    account.save()


def set_account_state(*, account_id: UUID, active: bool | None = None, approved: bool | None = None) -> None:
    """Enable, disable or approve an account."""
    values = {"is_active": active, "approved": approved}
    Account.objects.filter(id=account_id).update(**{k: v for k, v in values.items() if v is not None})


def set_start_password(*, account_id: UUID, password: str, until: datetime) -> None:
    """Give an account a start password and take its approval back; its sessions end with the old password."""
    account = Account.objects.get(id=account_id)
    account.set_password(password)
    account.starts_until, account.approved = until, False
    account.save()


def drop_authenticators(*, account_id: UUID) -> bool:
    """Forget the second factor of an account; False where there is none."""
    gone: int = Authenticator.objects.filter(user_id=account_id).delete()[0]
    return gone > 0
