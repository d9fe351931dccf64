"""Rows of kept files, staged uploads, drafts to be checked, and drafts of forms.

Must not know: the bytes, what a form is for.
"""

from collections.abc import Mapping
from datetime import date, datetime
from uuid import UUID

from django.db import connection

from renda.store.models import CheckedDraft, Draft, Upload
from renda.store.models.tenancy import uuid7

# In a snapshot that is older than another's row this is a collision; get_or_create would not find what it may not insert.
_KEEP = """
INSERT INTO store_blob (id, organ_id, address, size, media_type) VALUES (%s, %s, %s, %s, %s)
ON CONFLICT (organ_id, address) DO NOTHING
"""


def keep_blob_row(*, organ_id: UUID, address: str, size: int, media_type: str) -> UUID:
    """Name a kept file in this organ; the same content is one row."""
    with connection.cursor() as cursor:
        cursor.execute(_KEEP, [uuid7(), organ_id, address, size, media_type])
        cursor.execute("SELECT id FROM store_blob WHERE organ_id = %s AND address = %s", [organ_id, address])
        found: UUID = cursor.fetchone()[0]
    return found


def insert_upload(  # noqa: PLR0913 - an upload is these columns
    *, upload_id: UUID, organ_id: UUID, blob_id: UUID, person_id: UUID, name: str, at: datetime
) -> None:
    """Insert a staged upload."""
    Upload.objects.create(
        id=upload_id, organ_id=organ_id, blob_id=blob_id, person_id=person_id, name=name, staged_at=at
    )


def insert_checked_draft(  # noqa: PLR0913 - a draft is these columns
    *, draft_id: UUID, organ_id: UUID, blob_id: UUID, person_id: UUID, name: str, as_of: date, period: str, at: datetime
) -> None:
    """Insert a draft handed in to be checked."""
    CheckedDraft.objects.create(
        id=draft_id, organ_id=organ_id, blob_id=blob_id, person_id=person_id, name=name, as_of=as_of, period=period, handed_in_at=at
    )


def put_draft(*, organ_id: UUID, person_id: UUID, place: str, data: Mapping[str, object], at: datetime) -> None:
    """Keep what was typed at a place; the newest replaces the one before."""
    Draft.objects.update_or_create(
        organ_id=organ_id, person_id=person_id, place=place, defaults={"data": dict(data), "saved_at": at}
    )


def drop_draft(*, person_id: UUID, place: str) -> None:
    """Forget a draft once its form was handed in."""
    Draft.objects.filter(person_id=person_id, place=place).delete()
