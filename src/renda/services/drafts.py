"""Drafts of forms: kept outside the ledger, for their author only, until the form is handed in.

Must not know: pages, HTTP.
"""

from collections.abc import Mapping
from datetime import datetime

from renda.domain.rights import Actor
from renda.services.retried import retried
from renda.store import file_rows
from renda.store.unit_of_work import begin


@retried
def save_draft(*, actor: Actor, place: str, data: Mapping[str, object], at: datetime) -> None:
    """Keep what the actor typed at a place."""
    with begin(actor.organ_id):
        file_rows.put_draft(organ_id=actor.organ_id, person_id=actor.person_id, place=place, data=data, at=at)


@retried
def discard_draft(*, actor: Actor, place: str) -> None:
    """Forget the actor's draft at a place."""
    with begin(actor.organ_id):
        file_rows.drop_draft(person_id=actor.person_id, place=place)
