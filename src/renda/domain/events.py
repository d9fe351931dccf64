"""Events and changes: what a decision returns and the ledger keeps.

One event per case touched. Its changes are resolved facts (ids, numbers, due dates, calendar version), so that
applying them needs no rule and replaying the ledger yields the tables again.
Must not know: tables, how a change is stored.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import Any
from uuid import UUID

from renda.domain.facts import CaseFacts
from renda.domain.rights import Actor


class Op(StrEnum):
    """Kinds of change an event can carry (closed set)."""

    OPENED = "opened"
    STAGE = "stage"
    DETAIL = "detail"
    TITLE = "title"
    NUMBER = "number"
    ROUND = "round"
    ASSIGNED = "assigned"
    UNASSIGNED = "unassigned"
    PARTICIPANT = "participant"
    LINKED = "linked"
    UNLINKED = "unlinked"
    CLOCK = "clock"
    ATTACHED = "attached"
    DISCLOSED = "disclosed"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True)
class Change:
    """One resolved change: the operation and its values, JSON-ready."""

    op: Op
    values: Mapping[str, Any]

    def to_json(self) -> dict[str, Any]:
        """Write the change as a JSON object."""
        return {"op": str(self.op), **self.values}


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseEvent:
    """What happened to one case. `expected_version` is the number of events before this one;
    `after` are the facts once the changes hold (not recorded: replay computes them again)."""

    case_id: UUID
    procedure: str
    declaration: int
    action: str
    kind: str
    sentence: str
    expected_version: int
    round: int
    on: date
    at: datetime
    actor: Actor
    after: CaseFacts
    data: Mapping[str, Any] = field(default_factory=dict)
    changes: tuple[Change, ...] = ()

    def payload(self) -> dict[str, Any]:
        """The part of the event that goes into the payload row; the way in is named where it was a program."""
        program = self.actor.program
        return {
            **({"program": {"key": str(program.key_id), "name": program.name}} if program else {}),
            "sentence": self.sentence,
            "data": dict(self.data),
            "round": self.round,
            "procedure": self.procedure,
            "declaration": self.declaration,
            "changes": [change.to_json() for change in self.changes],
        }


@dataclass(frozen=True, slots=True)
class Decision:
    """The lawful outcome of a command: one event per case touched, the acted-on case first."""

    events: tuple[CaseEvent, ...]
