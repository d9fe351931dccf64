"""What a decision needs around it: calendar, limits, names, linked cases, counters – loaded only where needed.

Must not know: pages, HTTP.
"""

from collections.abc import Iterator
from uuid import UUID

from renda.domain import procedures as declared
from renda.domain.days import day_of
from renda.domain.decide import Command, Context
from renda.domain.fields import FieldKind
from renda.domain.form_cleaning import Directory
from renda.domain.numbering import counter_key
from renda.domain.procedures import Action, Procedure, flat_effects
from renda.store.calendar_loading import calendar_in_force, limits_in_force
from renda.store.contributions import procedures
from renda.store.counters import lock_counters
from renda.store.directory_loading import load_directory
from renda.store.facts_loading import Loaded, load_facts
from renda.store.models.tenancy import uuid7


def context_of(command: Command, action: Action) -> tuple[Context, dict[UUID, Loaded]]:
    """Load the context of a command inside the open unit of work; linked cases come back with their chain heads."""
    today = day_of(command.at)
    directory = load_directory(action.fields, command.data, actor=command.actor, today=today)
    linked = _linked(command, action, directory)
    prefixes = set(_prefixes(action, procedures())) if _draws_number(command, action) else set()
    keys = {counter_key(prefix=prefix, on=command.on) for prefix in prefixes}
    starts = any(isinstance(e, declared.Start | declared.Open) for e in flat_effects(action))
    context = Context(
        calendar=calendar_in_force(), procedures=procedures(), directory=directory, new_id=uuid7, today=today,
        parameters=limits_in_force(command.on) if starts else {},
        linked={key: found.facts for key, found in linked.items()},
        counters=lock_counters(keys, organ_id=command.actor.organ_id) if keys else {},
    )
    return context, linked


def _draws_number(command: Command, action: Action) -> bool:
    opens = any(isinstance(e, declared.Open) for e in flat_effects(action))
    return opens or command.case is None or command.case.number is None


def _prefixes(action: Action, all_procedures: object) -> Iterator[str]:
    for effect in flat_effects(action):
        if isinstance(effect, declared.Number):
            yield effect.prefix
        if isinstance(effect, declared.Open):
            child: Procedure = all_procedures[effect.procedure]  # type: ignore[index]
            yield from _prefixes(child.action(effect.action), all_procedures)


def _linked(command: Command, action: Action, directory: Directory) -> dict[UUID, Loaded]:
    effects = flat_effects(action)
    wanted: set[UUID] = set()
    touches = any(isinstance(e, declared.Link | declared.ActOn) for e in effects)
    if command.case is not None and (touches or action.needs):
        wanted |= {x.case_id for x in command.case.links}
    if any(f.kind is FieldKind.CASE for f in action.fields):
        wanted |= set(directory.cases)
    found = load_facts(wanted, lock=touches)
    if any(isinstance(e, declared.Link) for e in effects):
        _close(found)
    return found


def _close(found: dict[UUID, Loaded]) -> None:
    """Follow links outwards, so that a cycle of any length can be seen."""
    ahead = {x.case_id for loaded in found.values() for x in loaded.facts.links} - set(found)
    while ahead:
        more = load_facts(ahead)
        found |= more
        ahead = {x.case_id for loaded in more.values() for x in loaded.facts.links} - set(found)
