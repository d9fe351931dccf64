"""Appending to the ledger: one event, its payload and the head of its chain in one statement.

Must not know: what the event means for any table.
"""

import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import connection

from renda.domain.hash_chain import GENESIS, canonical, event_digest, event_header, payload_digest
from renda.store.unit_of_work import Collision


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """What is to be appended to a chain after `previous` (its present head) as number `seq`."""

    organ_id: UUID
    chain_id: UUID
    seq: int
    previous: str
    kind: str
    action: str
    actor_id: UUID
    post_id: UUID | None
    on_behalf_of_id: UUID | None
    round: int
    on: date
    at: datetime
    payload: Mapping[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Appended:
    """The event's row id and the new head."""

    event_id: int
    digest: str


_MOVER = """
SELECT coalesce(nullif(u.short_name, ''), u.name) FROM store_event e JOIN store_post p ON p.id = e.post_id
JOIN store_unit u ON u.id = p.unit_id WHERE e.chain_id = %s ORDER BY e.seq DESC LIMIT 1
"""
_CHAIN = """
INSERT INTO store_chain (id, organ_id, kind, subject, last_seq, last_digest) VALUES (%s, %s, %s, %s, 0, %s)
ON CONFLICT DO NOTHING
"""

_APPEND = """
WITH head AS (
  UPDATE store_chain SET last_seq = %(seq)s, last_digest = %(digest)s
  WHERE id = %(chain)s AND organ_id = %(organ)s AND last_seq = %(seq)s - 1 RETURNING id
), row AS (
  INSERT INTO store_event (organ_id, chain_id, seq, kind, action, actor_id, post_id, on_behalf_of_id, round, "on", at,
    payload_digest, previous, digest)
  SELECT %(organ)s, head.id, %(seq)s, %(kind)s, %(action)s, %(actor)s::uuid, %(post)s::uuid, %(behalf)s::uuid,
    %(round)s, %(on)s::date, %(at)s::timestamptz, %(payload)s, %(previous)s, %(digest)s FROM head RETURNING id
)
INSERT INTO store_payload (event_id, organ_id, salt, text) SELECT id, %(organ)s, %(salt)s, %(text)s FROM row
RETURNING event_id
"""


class ChainMoved(Collision):
    """The chain's head is no longer where the entry expects it: somebody else wrote in between."""


def open_chain(*, organ_id: UUID, chain_id: UUID, kind: str, subject: UUID) -> None:
    """Begin a chain; one that exists already is left alone."""
    with connection.cursor() as cursor:
        cursor.execute(_CHAIN, [chain_id, organ_id, kind, subject, GENESIS])


def append(entry: Entry) -> Appended:
    """Append one event.

    :raises ChainMoved: if the chain has moved on since its head was read.
    """
    salt, text = secrets.token_hex(16), canonical(dict(entry.payload))
    payload = payload_digest(salt=salt, text=text)
    header = event_header(
        organ_id=entry.organ_id, chain_id=entry.chain_id, seq=entry.seq, kind=entry.kind, action=entry.action,
        actor_id=entry.actor_id, post_id=entry.post_id, on_behalf_of_id=entry.on_behalf_of_id, on=entry.on, at=entry.at,
        payload_digest=payload,
    )
    digest = event_digest(previous=entry.previous, header=header)
    values: dict[str, Any] = {
        "seq": entry.seq, "digest": digest, "chain": entry.chain_id, "organ": entry.organ_id, "kind": entry.kind,
        "action": entry.action, "actor": entry.actor_id, "post": entry.post_id, "behalf": entry.on_behalf_of_id,
        "round": entry.round, "on": entry.on, "at": entry.at, "payload": payload, "previous": entry.previous,
        "salt": salt, "text": text,
    }
    with connection.cursor() as cursor:
        cursor.execute(_APPEND, values)
        row = cursor.fetchone()
    if row is None:
        raise ChainMoved(str(entry.chain_id))
    return Appended(event_id=row[0], digest=digest)


def last_mover_unit(chain_id: UUID) -> str:
    """Name the unit that whoever appended the last event acted for; "" where no post stands in it."""
    with connection.cursor() as cursor:
        cursor.execute(_MOVER, [chain_id])
        row = cursor.fetchone()
    return str(row[0]) if row else ""
