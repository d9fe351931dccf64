"""Standing of a case: who sees it, who is waited for, and what is due next – derived from declaration and facts.

Must not know: tables, pages.
"""

from dataclasses import dataclass
from datetime import date

from renda.domain.facts import CaseFacts
from renda.domain.fields import When
from renda.domain.procedures import Action, Procedure
from renda.domain.rights import Right, holders

RUNNING = "running"


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """An act somebody is waited for: the principals that may do it and the day it is due."""

    action: str
    principals: frozenset[str]
    due_on: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """What the worklist and the to-do list need to know of a case."""

    access: frozenset[str]
    waiting: tuple[Waiting, ...]
    next_due_on: date | None
    closed: bool


def holds(when: When, *, data: object, detail: object) -> bool:
    """Say whether a condition holds over form data or recorded columns."""
    source = detail if when.of == "detail" else data
    value = source.get(when.field) if hasattr(source, "get") else None
    if isinstance(value, list):
        return any(str(v) in when.values for v in value)
    return str("" if value is None else value) in when.values


def rights_to_see(procedure: Procedure, case: CaseFacts) -> tuple[Right, ...]:
    """The rights under which this case is visible: the private ones where the declaration says so."""
    for privacy in procedure.privacies:
        if holds(privacy.when, data={}, detail=case.detail):
            return privacy.to
    return procedure.visible_to


def is_private(procedure: Procedure, case: CaseFacts) -> bool:
    """Say whether a privacy of the procedure holds for this case: it is counted, and named to few."""
    return any(holds(privacy.when, data={}, detail=case.detail) for privacy in procedure.privacies)


def open_to(procedure: Procedure, case: CaseFacts) -> tuple[Action, ...]:
    """Actions the present stage and what is recorded admit, whoever may do them."""
    return tuple(a for a in procedure.actions if case.stage in a.from_ and not a.internal and called_for(a, case))


def called_for(action: Action, case: CaseFacts) -> bool:
    """Say whether what is recorded of the case meets the condition the act is under."""
    return action.only is None or holds(action.only, data={}, detail=case.detail)


def standing_of(procedure: Procedure, case: CaseFacts) -> Standing:
    """Derive the standing of a case."""
    rights = rights_to_see(procedure, case)
    access = holders(rights, case)
    waiting = []
    for action in open_to(procedure, case):
        if action.awaited:
            doers = {f"person:{d.person_id}:" for d in case.doers(action.not_by)}
            who = frozenset(p for p in holders(action.rights, case) if not any(p.startswith(d) for d in doers))
            waiting.append(Waiting(action=action.key, principals=who, due_on=_due(case, action)))
    closed = procedure.stage(case.stage).closed
    dues = [c.due_on for c in case.clocks if c.state == RUNNING and c.due_on is not None]
    return Standing(access=access, waiting=tuple(waiting), next_due_on=min(dues, default=None), closed=closed)


def _due(case: CaseFacts, action: Action) -> date | None:
    if action.due_clock is not None:
        clock = case.clock(action.due_clock)
        return clock.due_on if clock is not None and clock.state == RUNNING else None
    dues = [c.due_on for c in case.clocks if c.state == RUNNING and c.due_on is not None]
    return min(dues, default=None)
