"""Case facts: what a decision may know of a case. Loaded by the store, never changed here.

Must not know: tables, SQL, requests.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any
from uuid import UUID

from renda.domain.clocks import ClockEvent


@dataclass(frozen=True, slots=True, kw_only=True)
class AssignmentFacts:
    """A unit (and person) that holds the case in a role: "lead" or "co"; `until_on` ends it."""

    id: UUID
    role: str
    unit_id: UUID
    person_id: UUID | None
    from_on: date
    until_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ParticipantFacts:
    """A person taking part in a role: asked, confirmed, declined or attended."""

    person_id: UUID
    role: str
    state: str
    round: int


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkFacts:
    """A typed link with another case; `outgoing` is True where this case is the source, `unit_id` is in charge of the other, which was
    opened on `opened_on`."""

    type: str
    outgoing: bool
    case_id: UUID
    procedure: str
    stage: str
    number: str | None
    title: str
    unit_id: UUID | None = None
    opened_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DoneFacts:
    """An act already done: which action, by whom, in which round, effective when."""

    action: str
    person_id: UUID
    name: str
    round: int
    on: date
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class ClockFacts:
    """One clock of the case: its events in order and where it stands."""

    id: UUID
    key: str
    round: int
    events: tuple[ClockEvent, ...]
    due_on: date | None
    state: str
    provisional: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseFacts:
    """Everything a decision may look at. `version` counts the events recorded so far."""

    id: UUID
    organ_id: UUID
    procedure: str
    declaration: int
    number: str | None
    title: str
    stage: str
    round: int
    version: int
    opened_on: date
    origin_unit_id: UUID | None = None
    subject_person_id: UUID | None = None
    proposer_id: UUID | None = None
    detail: Mapping[str, Any] = field(default_factory=dict)
    assignments: tuple[AssignmentFacts, ...] = ()
    participants: tuple[ParticipantFacts, ...] = ()
    links: tuple[LinkFacts, ...] = ()
    done: tuple[DoneFacts, ...] = ()
    clocks: tuple[ClockFacts, ...] = ()

    def units_in_role(self, role: str) -> Iterable[UUID]:
        """Units that hold an open assignment in `role`."""
        return [a.unit_id for a in self.assignments if a.role == role and a.until_on is None]

    def people_in_role(self, role: str | None, states: frozenset[str]) -> Iterable[UUID]:
        """Participants of this round in `role` (any when None) whose state is one of `states`."""
        return [
            p.person_id
            for p in self.participants
            if p.round == self.round and p.state in states and role in (None, p.role)
        ]

    def responsible(self) -> Iterable[UUID]:
        """People named in open assignments."""
        return [a.person_id for a in self.assignments if a.person_id and a.until_on is None]

    def doers(self, actions: Iterable[str]) -> tuple[DoneFacts, ...]:
        """Who did one of `actions` in the present round."""
        wanted = set(actions)
        return tuple(d for d in self.done if d.action in wanted and d.round == self.round)

    def clock(self, key: str) -> ClockFacts | None:
        """The clock `key` of the latest round that has one; where it was started again in that round, the last one."""
        mine = [c for c in self.clocks if c.key == key]
        return max(reversed(mine), key=lambda c: c.round, default=None)

    def linked(self, link: str, *, outgoing: bool) -> tuple[LinkFacts, ...]:
        """Cases linked by type `link` in the given direction."""
        return tuple(x for x in self.links if x.type == link and x.outgoing is outgoing)
