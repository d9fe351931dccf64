"""Staging a file that a form will take up: kept by its content, named to its uploader only.

Must not know: HTTP; whether the file is acceptable (intake says so before).
"""

from dataclasses import dataclass
from datetime import datetime
from typing import BinaryIO
from uuid import UUID

from renda.adapters.blob_store import BlobStore, StoredBlob
from renda.domain.rights import Actor
from renda.services.retried import retried
from renda.store.file_rows import insert_upload, keep_blob_row
from renda.store.models.tenancy import uuid7
from renda.store.unit_of_work import begin


@dataclass(frozen=True, slots=True, kw_only=True)
class Staged:
    """A staged upload: its token, name, size in bytes and media type."""

    upload_id: UUID
    name: str
    size: int
    media_type: str


def stage_upload(*, actor: Actor, stream: BinaryIO, name: str, at: datetime, files: BlobStore) -> Staged:
    """Keep the bytes (fsynced before any row) and stage them for the actor's forms.

    :raises BlobTooLarge: if the stream is over the store's limit; nothing is kept then.
    """
    return _staged(actor, files.put(stream, name=name), at)


@retried
def _staged(actor: Actor, kept: StoredBlob, at: datetime) -> Staged:
    upload = uuid7()
    with begin(actor.organ_id):
        blob = keep_blob_row(
            organ_id=actor.organ_id, address=kept.address, size=kept.size, media_type=str(kept.media_type)
        )
        insert_upload(
            upload_id=upload, organ_id=actor.organ_id, blob_id=blob, person_id=actor.person_id, name=kept.name, at=at
        )
    return Staged(upload_id=upload, name=kept.name, size=kept.size, media_type=str(kept.media_type))
