"""`apply`: the only function that changes a case – ledger, tables, access, to-do and jobs in one transaction.

The tables follow from the events alone (`table_writing`), so replaying the ledger yields them again.
Must not know: rules; the decision is taken before.
"""

from collections.abc import Mapping
from dataclasses import replace
from uuid import UUID

from renda.domain.events import CaseEvent, Decision
from renda.domain.facts import DoneFacts
from renda.domain.hash_chain import GENESIS
from renda.store.contributions import procedures
from renda.store.facts_loading import Loaded
from renda.store.ledger import Entry, append, open_chain
from renda.store.outbox import defer_consumers
from renda.store.table_writing import Moment, write_case


def apply(decision: Decision, *, loaded: Mapping[UUID, Loaded]) -> tuple[int, ...]:
    """Apply every event of a decision inside the open unit of work. Returns the event ids, acted-on case first.

    :raises ChainMoved: if a case moved on since its facts were loaded.
    """
    ids = {event.case_id: _apply_one(event, loaded) for event in _cases_before_links(decision.events)}
    return tuple(ids[event.case_id] for event in decision.events)


def _cases_before_links(events: tuple[CaseEvent, ...]) -> list[CaseEvent]:
    """New cases first, so that links find both ends; otherwise in id order, as they were locked."""
    return sorted(events, key=lambda e: (e.expected_version > 0, e.case_id))


def _apply_one(event: CaseEvent, loaded: Mapping[UUID, Loaded]) -> int:
    before = loaded.get(event.case_id)
    actor = event.actor
    if before is None:
        open_chain(organ_id=actor.organ_id, chain_id=event.case_id, kind="case", subject=event.case_id)
    appended = append(_entry(event, previous=before.head if before else GENESIS))
    done = DoneFacts(
        action=event.action, person_id=actor.person_id, name=actor.name, round=event.round, on=event.on, at=event.at
    )
    after = replace(event.after, done=(*event.after.done, done))
    write_case(
        before=before.facts if before else None, after=after, changes=event.changes,
        moment=Moment(on=event.on, at=event.at, person_id=actor.person_id),
        procedure=procedures()[event.procedure],
    )
    defer_consumers(kind=event.kind, organ_id=actor.organ_id, event_id=appended.event_id)
    return appended.event_id


def _entry(event: CaseEvent, *, previous: str) -> Entry:
    actor = event.actor
    return Entry(
        organ_id=actor.organ_id, chain_id=event.case_id, seq=event.expected_version + 1, previous=previous, kind=event.kind,
        action=event.action, actor_id=actor.person_id, post_id=actor.post_id, on_behalf_of_id=actor.on_behalf_of,
        round=event.round, on=event.on, at=event.at, payload=event.payload(),
    )
