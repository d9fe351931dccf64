"""Rights: who may see and act, as a duty held through a post and a relation to the case.

Principals are plain strings that both sides can compute: a case lists the principals its rights amount to, an
actor lists the principals the acting post amounts to; a right holds where the two meet. Access rows and the
to-do list store the same strings, so "may I" and "which may I" cannot disagree.
Must not know: accounts, passwords, sessions, any framework.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Protocol
from uuid import UUID


class Duty(StrEnum):
    """Duties a post can carry (closed set)."""

    MEMBER = "member"
    COORDINATE = "coordinate"
    LEAD = "lead"
    HANDLE = "handle"
    VERIFY = "verify"
    SECRETARY = "secretary"
    SUPERIOR_VERIFY = "superior_verify"
    DISCLOSE = "disclose"
    DEPUTY = "deputy"
    SYSTEM_ADMIN = "system_admin"
    SECURITY_ADMIN = "security_admin"
    AUDIT_ADMIN = "audit_admin"


ADMINISTRATION = frozenset({Duty.SYSTEM_ADMIN, Duty.SECURITY_ADMIN, Duty.AUDIT_ADMIN})
REPORT_READERS = frozenset({Duty.COORDINATE, Duty.VERIFY})
NAME_READERS = frozenset({Duty.COORDINATE, Duty.LEAD})
"""Who is told by name which persons a figure does not cover; to others they are a number."""
_OUTSIDE = frozenset({Duty.DEPUTY})


def works_in_organ(duties: Iterable[Duty]) -> bool:
    """This will say whether a post does the organ's business: one for administering alone, or for being a deputy alone, does not.

    Whoever does none sees neither figures, which count every case, nor who holds which post; of cases only those it stands to.
    """
    return bool(frozenset(duties) - ADMINISTRATION - _OUTSIDE)


class Relation(StrEnum):
    """How an actor stands to a case (closed set)."""

    ORGAN = "organ"
    HANDLING_UNIT = "handling_unit"
    CO_UNIT = "co_unit"
    SUPERVISED_UNIT = "supervised_unit"
    ORIGIN_UNIT = "origin_unit"
    RESPONSIBLE = "responsible"
    SUBJECT = "subject"
    PROPOSER = "proposer"
    ASKED = "asked"
    APPOINTED = "appointed"


@dataclass(frozen=True, slots=True)
class Right:
    """A duty exercised in a relation; `role` narrows ASKED and APPOINTED to one participant role."""

    duty: Duty
    relation: Relation
    role: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Program:
    """A program that acts for a post: the key it came in by and the name that key was issued under."""

    key_id: UUID
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """The person acting and the post acted for. No actor, no right.

    `supervised` are the units of the post's portfolio (分管); `on_behalf_of` is set when a proxy enters for another;
    `program` when a program acts for the post.
    """

    organ_id: UUID
    person_id: UUID
    post_id: UUID
    unit_id: UUID
    name: str
    post_title: str
    duties: frozenset[Duty]
    supervised: frozenset[UUID] = frozenset()
    on_behalf_of: UUID | None = None
    from_on: date | None = None
    until_on: date | None = None
    program: Program | None = None

    def principals(self) -> frozenset[str]:
        """List the principals this post amounts to."""
        found = {f"person:{self.person_id}:{duty}" for duty in self.duties | {Duty.MEMBER}}
        found |= {f"organ:{duty}" for duty in self.duties}
        found |= {f"unit:{self.unit_id}:{duty}" for duty in self.duties}
        found |= {f"supervises:{unit}:{duty}" for unit in self.supervised for duty in self.duties}
        return frozenset(found)


class HasPeople(Protocol):
    """What principals need to know of a case."""

    def units_in_role(self, role: str) -> Iterable[UUID]:
        """Units that hold an open assignment in `role`."""

    def people_in_role(self, role: str | None, states: frozenset[str]) -> Iterable[UUID]:
        """Participants in `role` (any role when None) whose state is one of `states`."""

    def responsible(self) -> Iterable[UUID]:
        """People named in open assignments."""

    @property
    def origin_unit_id(self) -> UUID | None:
        """Unit the matter arose in."""

    @property
    def subject_person_id(self) -> UUID | None:
        """Person the matter is about."""

    @property
    def proposer_id(self) -> UUID | None:
        """Person who opened it."""


PENDING = frozenset({"asked"})
APPOINTED = frozenset({"asked", "confirmed", "attended"})


def principals_of(right: Right, case: HasPeople) -> frozenset[str]:  # noqa: C901 - one branch per relation
    """List the principals that hold `right` over `case`."""
    duty = right.duty
    match right.relation:
        case Relation.ORGAN:
            return frozenset({f"organ:{duty}"})
        case Relation.HANDLING_UNIT:
            return frozenset(f"unit:{unit}:{duty}" for unit in case.units_in_role("lead"))
        case Relation.CO_UNIT:
            return frozenset(f"unit:{unit}:{duty}" for unit in case.units_in_role("co"))
        case Relation.SUPERVISED_UNIT:
            units = [*case.units_in_role("lead"), *case.units_in_role("co")]
            return frozenset(f"supervises:{unit}:{duty}" for unit in units)
        case Relation.ORIGIN_UNIT:
            return _one("unit", case.origin_unit_id, duty)
        case Relation.RESPONSIBLE:
            return frozenset(f"person:{person}:{duty}" for person in case.responsible())
        case Relation.SUBJECT:
            return _one("person", case.subject_person_id, duty)
        case Relation.PROPOSER:
            return _one("person", case.proposer_id, duty)
        case Relation.ASKED:
            return frozenset(f"person:{p}:{duty}" for p in case.people_in_role(right.role, PENDING))
        case Relation.APPOINTED:
            return frozenset(f"person:{p}:{duty}" for p in case.people_in_role(right.role, APPOINTED))


def _one(kind: str, key: UUID | None, duty: Duty) -> frozenset[str]:
    return frozenset() if key is None else frozenset({f"{kind}:{key}:{duty}"})


def holders(rights: Iterable[Right], case: HasPeople) -> frozenset[str]:
    """List the principals that hold at least one of `rights` over `case`."""
    return frozenset().union(*(principals_of(right, case) for right in rights))


def may(actor: Actor, rights: Iterable[Right], case: HasPeople) -> bool:
    """Say whether the actor holds at least one of `rights` over `case`."""
    mine = actor.principals()
    return any(principals_of(right, case) & mine for right in rights)


@dataclass(frozen=True, slots=True, kw_only=True)
class Explained:
    """One line of "who sees this": the principal and the right it comes from."""

    principal: str
    right: Right
    people: tuple[str, ...] = field(default=())
