"""What a decision needs around it: calendar, limits, names, linked cases, counters – loaded only where needed.

Locks come in one order everywhere, so that two commands cannot wait for each other: the name under which links are made,
all cases in id order, counters. Must not know: pages, HTTP.
"""

from collections.abc import Iterable, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from renda.domain import procedures as declared
from renda.domain.days import day_of
from renda.domain.decide import Command, Context
from renda.domain.fields import FieldKind
from renda.domain.form_cleaning import Directory
from renda.domain.numbering import counter_key
from renda.domain.procedures import Action, Procedure, flat_effects
from renda.domain.rights import Actor
from renda.store.alike_cases import alike_case
from renda.store.calendar_loading import calendar_in_force, limits_in_force
from renda.store.contributions import procedures
from renda.store.counters import lock_counters
from renda.store.directory_loading import everybodys_names, load_directory, with_apart, with_members
from renda.store.facts_loading import Loaded, Neighbour, Outline, load_facts, lock_cases
from renda.store.models.tenancy import uuid7
from renda.store.named_locks import hold_name
from renda.store.unit_of_work import Collision


@dataclass(frozen=True, slots=True, kw_only=True)
class Gathered:
    """The names a form mentions, the case acted on (None when it is to be opened) and those around it, with their chain heads."""

    directory: Directory
    case: Loaded | None
    around: Mapping[UUID, Loaded]


def gather(  # noqa: PLR0913 - what is gathered for is these things
    action: Action, data: Mapping[str, Any], *, actor: Actor, today: date, case_id: UUID | None = None,
    outline: Outline | None = None,
) -> Gathered:
    """Lock every case that the action may change, then load them and those it looks at.

    :raises Collision: if the case was linked anew before it could be locked.
    """
    directory = load_directory(action.fields, data, actor=actor, today=today)
    reached = _reached(action, procedures())
    effects = [e for a in reached for e in flat_effects(a)]
    links = any(isinstance(e, declared.Link | declared.Unlink) for e in effects)
    touches = links or any(isinstance(e, declared.ActOn) for e in effects)
    around = set(_wanted(action, effects, outline)) if outline and (touches or action.needs) else set()
    if any(f.kind is FieldKind.CASE for f in action.fields):
        around |= set(directory.cases)
    own = {case_id} if case_id else set()
    _hold_names({"links": bool(own) and links, "once": any(a.once for a in reached)})
    lock_cases(own | (around if touches else set()))
    found = load_facts(own | around)
    case = found.pop(case_id, None) if case_id else None
    if case and outline and touches and {x.case_id for x in case.facts.links} - outline.linked - around:
        raise Collision("the case was linked anew while it was waited for")
    _close(found, {(str(e.type), e.this_is_source) for e in effects if isinstance(e, declared.Link)})
    directory = with_members(directory, action.fields, data, units=_units_of(case), today=today)
    directory = with_apart(directory, action.fields, data, detail=case.facts.detail if case else {}, today=today)
    return Gathered(directory=directory, case=case, around=found)


def _wanted(action: Action, effects: Iterable[declared.Effect], outline: Outline) -> Iterable[UUID]:
    """The linked cases a decision may look at or change. A campaign has thousands; where the action says what its predicates look at,
    only these and the ones its effects reach."""
    if action.looks_at is None:
        return outline.linked
    ways = {(str(e.type), e.this_is_source) for e in effects if isinstance(e, declared.Link)}
    ways |= {(str(e.type), True) for e in effects if isinstance(e, declared.Unlink)}
    acted_on = [e for e in effects if isinstance(e, declared.ActOn) and not is_left(e, outline)]
    return {
        n.id for n in outline.neighbours
        if n.procedure in action.looks_at or (n.type, n.outgoing) in ways or any(_reaches(e, n) for e in acted_on)
    }


def reached_by(effect: declared.ActOn, outline: Outline) -> tuple[UUID, ...]:
    """This will list the linked cases that an effect acts on as they stand, in the order of their ids."""
    return tuple(sorted({n.id for n in outline.neighbours if _reaches(effect, n)}))


def is_left(effect: declared.ActOn, outline: Outline) -> bool:
    """This will say whether an effect acts on so many cases that it is left to a job."""
    return effect.at_once is not None and len(reached_by(effect, outline)) > effect.at_once


def _reaches(effect: declared.ActOn, n: Neighbour) -> bool:
    """Whether an effect acts on a linked case; where rows name the cases, any of them may be named."""
    if (str(effect.link), effect.outgoing) != (n.type, n.outgoing):
        return False
    return effect.rows is not None or any(a.key == effect.action and n.stage in a.from_ for a in procedures()[n.procedure].actions)


def _hold_names(asked: Mapping[str, bool]) -> None:
    """Hold the names in one order everywhere.

    links: a cycle may close through cases that neither of two commands locks. once: of two that enter the same at once, the later
    one sees the earlier.
    """
    for name, is_asked in asked.items():
        if is_asked:
            hold_name(name)


def _units_of(case: Loaded | None) -> list[UUID]:
    return [a.unit_id for a in case.facts.assignments if a.until_on is None] if case else []


def context_of(command: Command, action: Action, gathered: Gathered) -> Context:
    """Load the rest of the context of a command inside the open unit of work."""
    today = day_of(command.at)
    effects = [e for a in _reached(action, procedures()) for e in flat_effects(a)]
    draws = command.case is None or command.case.number is None or any(isinstance(e, declared.Open) for e in effects)
    prefixes = {e.prefix for e in effects if isinstance(e, declared.Number)} if draws else set()
    keys = {counter_key(prefix=prefix, on=command.on) for prefix in prefixes}
    starts = any(isinstance(e, declared.Start) for e in effects)
    return Context(
        calendar=calendar_in_force(), procedures=procedures(), directory=gathered.directory, new_id=uuid7, today=today,
        parameters=limits_in_force(command.on) if starts else {},
        linked={key: found.facts for key, found in gathered.around.items()},
        counters=lock_counters(keys, organ_id=command.actor.organ_id) if keys else {},
        find_alike=alike_case, known_names=everybodys_names() if _masks(action, procedures()) else frozenset(),
    )


def _reached(action: Action, all_procedures: Mapping[str, Procedure]) -> tuple[Action, ...]:
    """The action itself, those that open cases for it, those it does on linked cases, and so on."""
    found, ahead = [action], [action]
    while ahead:
        more = [a for effect in flat_effects(ahead.pop()) for a in _led_to(effect, all_procedures) if a not in found]
        found += more
        ahead += more
    return tuple(found)


def _led_to(effect: declared.Effect, all_procedures: Mapping[str, Procedure]) -> list[Action]:
    match effect:
        case declared.Open():
            return [all_procedures[effect.procedure].action(effect.action)]
        case declared.ActOn():
            return [a for p in all_procedures.values() for a in p.actions if a.key == effect.action]
        case _:
            return []


def _masks(action: Action, all_procedures: Mapping[str, Procedure]) -> bool:
    """Whether a text is put before others, by the act itself or by a case it opens or acts on."""
    for effect in flat_effects(action):
        if isinstance(effect, declared.Publish | declared.Withdraw):
            return True
        if isinstance(effect, declared.Open) and _masks(all_procedures[effect.procedure].action(effect.action), all_procedures):
            return True
        if isinstance(effect, declared.ActOn) and any(
            a.key == effect.action and any(isinstance(e, declared.Withdraw) for e in flat_effects(a))
            for p in all_procedures.values() for a in p.actions
        ):
            return True
    return False


def _close(found: dict[UUID, Loaded], ways: AbstractSet[tuple[str, bool]]) -> None:
    """Follow links of these types in these directions (True: outgoing), so that a cycle of any length can be seen.

    Only in these: a campaign that 5,000 records stand under is no reason to load them all for one more.
    """
    ahead = _reached_from(found.values(), ways) - set(found)
    while ahead:
        more = load_facts(ahead)
        found |= more
        ahead = _reached_from(more.values(), ways) - set(found)


def _reached_from(loaded: Iterable[Loaded], ways: AbstractSet[tuple[str, bool]]) -> set[UUID]:
    return {x.case_id for one in loaded for x in one.facts.links if (x.type, x.outgoing) in ways}
