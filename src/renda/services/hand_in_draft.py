"""Keeping a draft to be checked: its Word file, and the day and period it is compared as of. It is its person's own.

Must not know: what the file says, HTTP.
"""

import io
from datetime import date, datetime
from uuid import UUID

from renda.adapters.blob_store import BlobStore, StoredBlob
from renda.domain.days import chinese_date, day_of
from renda.domain.periods import Period
from renda.domain.refusals import Code, Refused, refuse
from renda.domain.rights import Actor
from renda.services.draft_report import not_a_coordinator
from renda.services.retried import retried
from renda.store.file_rows import insert_checked_draft, keep_blob_row
from renda.store.models.tenancy import uuid7
from renda.store.unit_of_work import begin


def hand_in_draft(  # noqa: PLR0913 - a draft is these things
    *, actor: Actor, name: str, content: bytes, as_of: date, at: datetime, files: BlobStore, period: Period | None = None,
) -> UUID | Refused:
    """This will keep the bytes of a .docx (fsynced before any row) as a draft of the actor's.

    :raises BlobTooLarge: if they are over the store's limit; nothing is kept then.
    """
    refused = not_a_coordinator(actor, "核稿")
    if refused:
        return refused
    if as_of > day_of(at):
        return refuse(Code.RULE, field="as_of", text=f"截至日期不能晚于今天（{chinese_date(day_of(at))}）。")
    return _kept(actor, files.put(io.BytesIO(content), name=name), name, as_of, period, at)


@retried
def _kept(  # noqa: PLR0913 - a draft is these things
    actor: Actor, kept: StoredBlob, name: str, as_of: date, period: Period | None, at: datetime
) -> UUID:
    draft = uuid7()
    with begin(actor.organ_id):
        blob = keep_blob_row(organ_id=actor.organ_id, address=kept.address, size=kept.size, media_type=str(kept.media_type))
        insert_checked_draft(
            draft_id=draft, organ_id=actor.organ_id, blob_id=blob, person_id=actor.person_id, name=name, as_of=as_of,
            period=period.text if period else "", at=at,
        )
    return draft
