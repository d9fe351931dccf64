"""Acting on a case: lock, decide, apply.

Must not know: pages, HTTP, the clock on the wall.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any
from uuid import UUID

from renda.domain.days import day_of
from renda.domain.decide import Command, decide
from renda.domain.facts import CaseFacts
from renda.domain.procedures import Action
from renda.domain.refusals import Code, Refused, refuse
from renda.domain.rights import Actor
from renda.services.act_on_linked import leave_to_job
from renda.services.deciding_context import Gathered, context_of, gather
from renda.services.retried import retried
from renda.store.applying import apply
from renda.store.contributions import procedures
from renda.store.facts_loading import outline_of
from renda.store.ledger import last_mover_unit
from renda.store.unit_of_work import begin


@dataclass(frozen=True, slots=True, kw_only=True)
class Done:
    """The act is done: the case, its new version and the ids of all events it led to."""

    case_id: UUID
    number: str | None
    stage: str
    version: int
    opened: tuple[UUID, ...]


@retried
def act_on_case(  # noqa: PLR0913 - a command is these things
    *, actor: Actor, case_id: UUID, action: str, data: Mapping[str, Any], at: datetime, on: date | None = None,
    expected_version: int | None = None,
) -> Done | Refused:
    """Do an action on a case, or tell every reason against it.

    `on` is the day it takes effect (today when None); `expected_version` is the version the actor last saw.
    """
    with begin(actor.organ_id):
        outline = outline_of(case_id)
        if outline is None:
            return refuse(Code.NOT_FOUND)
        procedure = procedures()[outline.procedure]
        declared = next((a for a in procedure.actions if a.key == action), None)
        if declared is None:
            return refuse(Code.UNKNOWN_ACTION, action=action)
        gathered = gather(declared, data, actor=actor, today=day_of(at), case_id=case_id, outline=outline)
        assert gathered.case is not None, "cases are never deleted"
        command = Command(
            procedure=procedure, action=action, actor=actor, on=on or day_of(at), at=at, case=gathered.case.facts, data=data,
            expected_version=expected_version,
        )
        done = _carry_out(command, declared, gathered)
        if isinstance(done, Done):
            leave_to_job(actor=actor, action=declared, outline=outline, data=data, case=gathered.case.facts, at=at)
        return done


@retried
def open_case(
    *, actor: Actor, procedure: str, action: str, data: Mapping[str, Any], at: datetime, on: date | None = None
) -> Done | Refused:
    """Open a case of a procedure by one of its opening actions, or tell every reason against it."""
    with begin(actor.organ_id):
        declared = procedures()[procedure]
        opening = next((a for a in declared.openings() if a.key == action), None)
        if opening is None:
            return refuse(Code.UNKNOWN_ACTION, action=action)
        gathered = gather(opening, data, actor=actor, today=day_of(at))
        command = Command(procedure=declared, action=action, actor=actor, on=on or day_of(at), at=at, data=data)
        return _carry_out(command, opening, gathered)


def _carry_out(command: Command, action: Action, gathered: Gathered) -> Done | Refused:
    decision = decide(command, context_of(command, action, gathered))
    if isinstance(decision, Refused):
        return _naming_the_unit(decision, command.case)
    own = {gathered.case.facts.id: gathered.case} if gathered.case else {}
    apply(decision, loaded={**gathered.around, **own})
    first = decision.events[0]
    opened = tuple(event.case_id for event in decision.events[1:] if event.expected_version == 0)
    return Done(
        case_id=first.case_id, number=first.after.number, stage=first.after.stage, version=first.after.version,
        opened=opened,
    )


def _naming_the_unit(refused: Refused, case: CaseFacts | None) -> Refused:
    """Where somebody else moved the case first, tell also the unit that person acted for."""
    if case is None or not any("who" in reason.facts for reason in refused.reasons):
        return refused
    unit = last_mover_unit(case.id)
    return Refused(tuple(
        replace(reason, facts={**reason.facts, "unit": unit}) if "who" in reason.facts and "at" in reason.facts else reason
        for reason in refused.reasons
    ))
