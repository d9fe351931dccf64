"""Rows of mailboxes: where a person wants the daily mail, and whether at all.

Must not know: what is mailed.
"""

from uuid import UUID

from django.db import connection

from renda.store.models.tenancy import uuid7

_KEEP = """
INSERT INTO store_mailbox (id, organ_id, person_id, address, wanted) VALUES (%s, %s, %s, %s, %s)
ON CONFLICT (organ_id, person_id) DO UPDATE SET address = excluded.address, wanted = excluded.wanted
"""


def keep_mailbox(*, organ_id: UUID, person_id: UUID, address: str, wanted: bool) -> None:
    """This will keep a person's mailbox in an organ."""
    with connection.cursor() as cursor:
        cursor.execute(_KEEP, [uuid7(), organ_id, person_id, address, wanted])


def mailbox_of(person_id: UUID) -> tuple[str, bool]:
    """This will give a person's address and whether mail is wanted; "" and False where none was given."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT address, wanted FROM store_mailbox WHERE person_id = %s", [person_id])
        row: tuple[str, bool] | None = cursor.fetchone()
    return row or ("", False)
