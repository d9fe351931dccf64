"""The daily seal: one digest over the heads of all chains of an organ, to be exported and kept elsewhere.

Must not know: who keeps it; what the chains are about.
"""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import connection

from renda.domain.hash_chain import sm3
from renda.store.models.tenancy import uuid7
from renda.store.unit_of_work import begin


@dataclass(frozen=True, slots=True, kw_only=True)
class Sealed:
    """A seal as it is exported."""

    organ_id: UUID
    on: date
    chains: int
    events: int
    digest: str


_INSERT = """
INSERT INTO store_seal (id, organ_id, "on", chains, events, digest, sealed_at) VALUES (%s, %s, %s, %s, %s, %s, %s)
ON CONFLICT (organ_id, "on") DO NOTHING
"""


def organs() -> tuple[UUID, ...]:
    """This will list every organ."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT id FROM store_organ ORDER BY id")
        return tuple(row[0] for row in cursor.fetchall())


def seal_organ(organ_id: UUID, *, on: date, at: datetime) -> Sealed:
    """This will seal an organ's ledger once a day; a second call on the same day gives the seal already made."""
    with begin(organ_id), connection.cursor() as cursor:
        cursor.execute("SELECT id, last_seq, last_digest FROM store_chain WHERE organ_id = %s ORDER BY id", [organ_id])
        heads = cursor.fetchall()
        digest = sm3("\n".join(f"{key} {seq} {head}" for key, seq, head in heads).encode())
        events = sum(seq for _, seq, _ in heads)
        cursor.execute(_INSERT, [uuid7(), organ_id, on, len(heads), events, digest, at])
        cursor.execute(
            'SELECT organ_id, "on", chains, events, digest FROM store_seal WHERE organ_id = %s AND "on" = %s', [organ_id, on],
        )
        names = ("organ_id", "on", "chains", "events", "digest")
        return Sealed(**dict(zip(names, cursor.fetchone(), strict=True)))
