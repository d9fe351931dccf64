"""Drafts a person has handed in to be checked: their own, and nobody else's. Must not know: what they say, pages."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from renda.domain.periods import Period, parse_period
from renda.domain.rights import Actor
from renda.store.models import CheckedDraft
from renda.store.unit_of_work import reading

LISTED = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class HandedIn:
    """A draft of the actor's; `address` is where its bytes are kept."""

    id: UUID
    name: str
    as_of: date
    period: Period | None
    handed_in_at: datetime
    address: str


def drafts_handed_in(actor: Actor) -> tuple[HandedIn, ...]:
    """This will list the actor's newest drafts."""
    with reading(actor.organ_id):
        own = CheckedDraft.objects.filter(organ_id=actor.organ_id, person_id=actor.person_id).select_related("blob")
        return tuple(_row(one) for one in own.order_by("-handed_in_at", "-id")[:LISTED])


def draft_handed_in(actor: Actor, draft_id: UUID) -> HandedIn | None:
    """This will give one draft of the actor's; None where there is none or it is another's."""
    with reading(actor.organ_id):
        own = CheckedDraft.objects.filter(organ_id=actor.organ_id, person_id=actor.person_id).select_related("blob")
        found = own.filter(id=draft_id).first()
        return _row(found) if found else None


def _row(one: CheckedDraft) -> HandedIn:
    return HandedIn(
        id=one.id, name=one.name, as_of=one.as_of, period=parse_period(one.period), handed_in_at=one.handed_in_at,
        address=one.blob.address,
    )
