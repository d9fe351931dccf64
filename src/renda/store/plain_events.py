"""Events that belong to no case: organisation, accounts, parameters, documents, reports – each on a chain of its own.

Must not know: what the rows beside them are.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import connection

from renda.store.ledger import Entry, append, open_chain
from renda.store.models.tenancy import uuid7


@dataclass(frozen=True, slots=True, kw_only=True)
class PlainEvent:
    """Something done outside a case: `chain` names the kind of subject, `kind` is past participle."""

    organ_id: UUID
    chain: str
    subject: UUID
    kind: str
    action: str
    sentence: str
    actor_id: UUID
    post_id: UUID | None
    on: date
    at: datetime
    data: Mapping[str, Any]


def record(event: PlainEvent) -> int:
    """Append a plain event to its chain, begun when it is the first. Returns the event id."""
    open_chain(organ_id=event.organ_id, chain_id=uuid7(), kind=event.chain, subject=event.subject)
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT id, last_seq, last_digest FROM store_chain WHERE organ_id = %s AND kind = %s AND subject = %s FOR UPDATE",
            [event.organ_id, event.chain, event.subject],
        )
        chain_id, last, head = cursor.fetchone()
    appended = append(Entry(
        organ_id=event.organ_id, chain_id=chain_id, seq=last + 1, previous=head, kind=event.kind, action=event.action,
        actor_id=event.actor_id, post_id=event.post_id, on_behalf_of_id=None, round=1, on=event.on, at=event.at,
        payload={"sentence": event.sentence, "data": dict(event.data)},
    ))
    return appended.event_id
