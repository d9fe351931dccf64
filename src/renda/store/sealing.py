"""Sealing the ledger of an organ: once a day, the heads of all chains that moved since the seal before.

What moved is told by the heads already sealed, not by the clock: an event committed while a seal is being made, or entered
late for a day already sealed, is in the next one. Must not know: who keeps seals; what the chains are about.
"""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import connection

from renda.domain.hash_chain import GENESIS
from renda.domain.seals import Head, Seal, seal_digest
from renda.store.models.tenancy import uuid7
from renda.store.named_locks import hold_name
from renda.store.unit_of_work import begin

# One statement, one moment: of a chain either the event and its head are seen, or neither.
_MOVED = """
SELECT c.id, c.last_seq, c.last_digest FROM store_chain c
LEFT JOIN LATERAL (SELECT h.seq FROM store_sealedhead h WHERE h.organ_id = c.organ_id AND h.chain_id = c.id
  ORDER BY h.seq DESC LIMIT 1) s ON true
WHERE c.organ_id = %s AND c.last_seq > coalesce(s.seq, 0) ORDER BY c.id
"""
_COUNT = """
SELECT count(*), coalesce(sum(seq), 0)::bigint FROM (
  SELECT max(h.seq) AS seq FROM store_sealedhead h WHERE h.organ_id = %(organ)s AND h.chain_id <> ALL(%(moved)s)
  GROUP BY h.chain_id) kept
"""
_LAST = 'SELECT digest FROM store_seal WHERE organ_id = %s ORDER BY "on" DESC LIMIT 1'
_INSERT = """
INSERT INTO store_seal (id, organ_id, "on", chains, events, previous, digest, sealed_at) VALUES (%s, %s, %s, %s, %s, %s, %s, %s)
"""
_HEADS = """
INSERT INTO store_sealedhead (id, organ_id, seal_id, chain_id, seq, digest)
SELECT gen_random_uuid(), %s, %s, h.* FROM unnest(%s::uuid[], %s::int[], %s::text[]) h
"""
_SEALS = """
SELECT z.organ_id, z."on", z.chains, z.events, z.previous, z.digest,
 ARRAY(SELECT ARRAY[h.chain_id::text, h.seq::text, h.digest] FROM store_sealedhead h
  WHERE h.organ_id = z.organ_id AND h.seal_id = z.id ORDER BY h.chain_id)
FROM store_seal z WHERE z.organ_id = %(organ)s AND (%(on)s::date IS NULL OR z."on" = %(on)s) ORDER BY z."on"
"""


def organs() -> tuple[UUID, ...]:
    """This will list every organ."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT id FROM store_organ ORDER BY id")
        return tuple(row[0] for row in cursor.fetchall())


def seal_organ(organ_id: UUID, *, on: date, at: datetime) -> Seal:
    """This will seal an organ's ledger once a day; a second call on the same day gives the seal already made."""
    with begin(organ_id), connection.cursor() as cursor:
        hold_name("seal")
        made = seals_of(cursor, organ_id, on=on)
        return made[0] if made else _sealed(cursor, organ_id, on, at)


def _sealed(cursor: Any, organ_id: UUID, on: date, at: datetime) -> Seal:
    cursor.execute(_MOVED, [organ_id])
    heads = tuple(Head(chain=chain, seq=seq, digest=digest) for chain, seq, digest in cursor.fetchall())
    moved = [h.chain for h in heads]
    cursor.execute(_COUNT, {"organ": organ_id, "moved": moved})
    still, events = cursor.fetchone()
    cursor.execute(_LAST, [organ_id])
    last = cursor.fetchone()
    about: dict[str, Any] = {
        "organ_id": organ_id, "on": on, "chains": still + len(heads), "events": events + sum(h.seq for h in heads),
        "previous": last[0] if last else GENESIS, "heads": heads,
    }
    seal, key = Seal(**about, digest=seal_digest(**about)), uuid7()
    cursor.execute(_INSERT, [key, organ_id, on, seal.chains, seal.events, seal.previous, seal.digest, at])
    cursor.execute(_HEADS, [organ_id, key, moved, [h.seq for h in heads], [h.digest for h in heads]])
    return seal


def seals_of(cursor: Any, organ_id: UUID, *, on: date | None = None) -> list[Seal]:
    """This will load the seals of an organ with their heads, in order of days; of one day where it is given."""
    cursor.execute(_SEALS, {"organ": organ_id, "on": on})
    return [
        Seal(
            organ_id=organ, on=day, chains=chains, events=events, previous=previous, digest=digest,
            heads=tuple(Head(chain=UUID(c), seq=int(s), digest=d) for c, s, d in heads),
        )
        for organ, day, chains, events, previous, digest, heads in cursor.fetchall()
    ]
