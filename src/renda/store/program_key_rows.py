"""Rows of program keys: kept by digest, ended by a day or by revoking, never deleted.

Must not know: the key itself, who may issue or revoke one.
"""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db import connection

from renda.store.models import Account, ProgramKey

_TOUCH_EVERY = timedelta(minutes=1)  # a busy program would otherwise write a row a request


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyRow:
    """A key as it is kept; `usable` says that the account behind it may sign in and nobody revoked it."""

    id: UUID
    organ_id: UUID
    account_id: UUID
    person_id: UUID
    post_id: UUID
    name: str
    ends_on: date
    usable: bool


def account_of_person(person_id: UUID) -> UUID | None:
    """The account a person signs in with, if there is one."""
    return Account.objects.filter(person_id=person_id).values_list("id", flat=True).first()


def insert_key(  # noqa: PLR0913 - a key is these columns
    *, key_id: UUID, organ_id: UUID, account_id: UUID, post_id: UUID, name: str, digest: str, ends_on: date, at: datetime
) -> None:
    """Insert a key."""
    ProgramKey.objects.create(
        id=key_id, organ_id=organ_id, account_id=account_id, post_id=post_id, name=name, digest=digest, issued_at=at,
        ends_on=ends_on,
    )


def organ_of_digest(digest: str) -> UUID | None:
    """The organ a key belongs to, in whichever organ that is; None when no key has this digest."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT renda_organ_of_key(%s)", [digest])
        found: UUID | None = cursor.fetchone()[0]
    return found


def key_by(*, digest: str | None = None, key_id: UUID | None = None) -> KeyRow | None:
    """Find a key of the present organ by its digest or its id."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT k.id, k.organ_id, k.account_id, a.person_id, k.post_id, k.name, k.ends_on,"
            " k.revoked_at IS NULL AND a.is_active AND a.approved FROM store_programkey k"
            " JOIN store_account a ON a.id = k.account_id WHERE k.digest = %s OR k.id = %s", [digest, key_id],
        )
        row = cursor.fetchone()
    names = ("id", "organ_id", "account_id", "person_id", "post_id", "name", "ends_on", "usable")
    return None if row is None else KeyRow(**dict(zip(names, row, strict=True)))


def touch_key(*, key_id: UUID, at: datetime) -> None:
    """Note that a key was used, at most once a minute."""
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE store_programkey SET last_used_at = %s WHERE id = %s AND (last_used_at IS NULL OR last_used_at < %s)",
            [at, key_id, at - _TOUCH_EVERY],
        )


def end_key(*, key_id: UUID, at: datetime) -> bool:
    """Revoke a key; False when it was revoked before."""
    return bool(ProgramKey.objects.filter(id=key_id, revoked_at=None).update(revoked_at=at))
