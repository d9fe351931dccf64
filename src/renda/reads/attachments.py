"""A kept file, for those who see its case.

Must not know: the bytes.
"""

from dataclasses import dataclass
from uuid import UUID

from django.db import connection

from renda.domain.rights import Actor


@dataclass(frozen=True, slots=True, kw_only=True)
class Attached:
    """Where the bytes are, and what they are called."""

    address: str
    name: str
    media_type: str


def attachment_seen_by(actor: Actor, case_id: UUID, attachment_id: UUID) -> Attached | None:
    """Find an attachment of a case the actor may see."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT b.address, t.name, b.media_type FROM store_attachment t JOIN store_blob b ON b.id = t.blob_id"
            " WHERE t.id = %s AND t.case_id = %s AND EXISTS (SELECT 1 FROM store_caseaccess a"
            " WHERE a.case_id = t.case_id AND a.principal = ANY(%s))",
            [attachment_id, case_id, sorted(actor.principals())],
        )
        row = cursor.fetchone()
    return Attached(address=row[0], name=row[1], media_type=row[2]) if row else None
