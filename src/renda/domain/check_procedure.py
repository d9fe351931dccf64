"""Checks a declaration before anything stands on it; a contradictory procedure is refused with every reason.

Must not know: tables, pages.
"""

from collections.abc import Iterator
from dataclasses import Field, fields
from typing import Any

from renda.domain import procedures as declared
from renda.domain.fields import When
from renda.domain.hash_chain import canonical, sm3
from renda.domain.procedures import Action, Procedure, flat_effects

_CLOCKED = (
    declared.Start, declared.Stop, declared.Pause, declared.Resume, declared.Extend, declared.Transfer,
)

_COLUMNS_OF_EVERY_DETAIL = frozenset({"case", "case_id", "organ", "organ_id"})


class ContradictoryProcedure(ValueError):
    """A declaration that contradicts itself; `faults` lists every one."""

    def __init__(self, key: str, faults: tuple[str, ...]) -> None:
        super().__init__(f"procedure {key}: " + "; ".join(faults))
        self.faults = faults


def check_procedure(procedure: Procedure) -> Procedure:
    """Return the procedure if it holds together.

    :raises ContradictoryProcedure: with every fault: unknown or unreachable stage, dead end, action nobody may
        take, limit without basis or end, closing by the doer, unknown clock, field or predicate, one column in two kinds.
    """
    faults = tuple(_faults(procedure))
    if faults:
        raise ContradictoryProcedure(procedure.key, faults)
    return procedure


def declaration_digest(procedure: Procedure) -> str:
    """Digest the declaration's meaning, so that a changed one under the same version is noticed."""
    return sm3(repr_of(procedure).encode())


def repr_of(value: object) -> str:
    """Write a declaration in a stable text: dataclasses by field name, functions by name."""
    return canonical(_plain(value))


def _plain(value: object) -> object:
    if hasattr(value, "__dataclass_fields__"):
        said = {f.name: getattr(value, f.name) for f in fields(value) if getattr(value, f.name) != _silence(f)}  # type: ignore[arg-type]  # asked above: it is a dataclass
        return {"is": type(value).__name__, **{n: _plain(said[n]) for n in sorted(said)}}
    if isinstance(value, dict):
        return {str(k): _plain(v) for k, v in value.items()}
    if isinstance(value, tuple | list | frozenset | set):
        return [_plain(v) for v in value]
    if callable(value):
        return getattr(value, "__name__", type(value).__name__)
    return value if isinstance(value, str | int | float | bool) or value is None else str(value)


def _silence(field: Field[Any]) -> object:
    """What a declaration means by saying nothing: so that a word the engine learns later changes no older declaration."""
    return field.default_factory() if callable(field.default_factory) else field.default


def _faults(p: Procedure) -> Iterator[str]:
    yield from _doubled("stage", [s.key for s in p.stages])
    yield from _doubled("action", [a.key for a in p.actions])
    yield from _doubled("clock", [c.key for c in p.clocks])
    if not p.openings():
        yield "no action opens a case"
    if not p.visible_to:
        yield "nobody may see a case"
    if not p.basis:
        yield "the procedure names no basis"
    for action in p.actions:
        yield from _action_faults(p, action)
    yield from _stage_faults(p)
    yield from _clock_faults(p)
    yield from _column_faults(p)


def _doubled(what: str, keys: list[str]) -> Iterator[str]:
    for key in sorted({k for k in keys if keys.count(k) > 1}):
        yield f"{what} {key} declared twice"


def targets(action: Action) -> tuple[str, ...]:
    """Stages an action may lead to."""
    return (*((action.to,) if action.to else ()), *(b.to for b in action.branches))


def _action_faults(p: Procedure, a: Action) -> Iterator[str]:
    stages = {s.key for s in p.stages}
    for stage in (*a.from_, *targets(a)):
        if stage not in stages:
            yield f"action {a.key}: unknown stage {stage}"
    if not a.from_ and not targets(a):
        yield f"action {a.key}: opens a case in no stage"
    if not a.rights and not a.internal:
        yield f"action {a.key}: nobody may take it"
    yield from (f"action {a.key}: unknown predicate {n}" for n in a.needs if n not in p.predicates)
    yield from (f"action {a.key}: unknown doer's action {n}" for n in a.not_by if n not in {x.key for x in p.actions})
    if a.rather and not any(x.key == a.rather and x.awaited for x in p.actions):
        yield f"action {a.key}: rather than an act that nobody waits for: {a.rather}"
    if a.closes and not a.not_by:
        yield f"action {a.key}: closes work, yet its doer is not kept from it"
    closed = {s.key for s in p.stages if s.closed}
    if a.from_ and not p.register and not a.internal and not a.closes and set(targets(a)) & closed:
        yield f"action {a.key}: leads to a closed stage, yet is not marked as closing"
    yield from _effect_faults(p, a)
    yield from _condition_faults(p, a)


def _condition_faults(p: Procedure, a: Action) -> Iterator[str]:
    if a.only is not None and a.only.field not in p.recorded_fields():
        yield f"action {a.key}: condition on unrecorded column {a.only.field}"
    known = {f.key for f in a.fields}
    for condition in [f.required for f in a.fields] + [b.when for b in a.branches]:
        if isinstance(condition, When) and condition.of == "data" and condition.field not in known:
            yield f"action {a.key}: condition on unknown field {condition.field}"


def _is_left(effect: declared.Effect) -> bool:
    """Whether a job may have to do it, which has the record at hand and not the form."""
    return isinstance(effect, declared.ActOn) and effect.at_once is not None


def _effect_faults(p: Procedure, a: Action) -> Iterator[str]:
    clocks = {c.key for c in p.clocks}
    known = {f.key for f in a.fields} | set(p.recorded_fields())
    if a.due_clock is not None and a.due_clock not in clocks:
        yield f"action {a.key}: unknown clock {a.due_clock}"
    if any(isinstance(e, declared.If) and e.when.of == "data" and any(_is_left(x) for x in e.effects) for e in a.effects):
        yield f"action {a.key}: what is left to a job cannot depend on the form"
    for effect in flat_effects(a):
        if isinstance(effect, _CLOCKED) and effect.clock not in clocks:
            yield f"action {a.key}: unknown clock {effect.clock}"
        if isinstance(effect, declared.ActOn) and _is_left(effect) and any(n.startswith("data:") for n in effect.fill.values()):
            yield f"action {a.key}: what is left to a job cannot be filled from the form"
        for name in ("unit", "person", "rows", "cases", "due", "to", "consent", "reason"):
            value = getattr(effect, name, None)
            if isinstance(value, str) and not value.startswith("actor") and value not in known:
                yield f"action {a.key}: effect names unknown field {value}"


def _stage_faults(p: Procedure) -> Iterator[str]:
    reached = {t for a in p.openings() for t in targets(a)}
    grown = True
    while grown:
        more = {t for a in p.actions if set(a.from_) & reached for t in targets(a)} - reached
        grown, reached = bool(more), reached | more
    for stage in p.stages:
        if stage.key not in reached:
            yield f"stage {stage.key}: cannot be reached"
        leaves = any(stage.key in a.from_ and set(targets(a)) - {stage.key} for a in p.actions)
        if not stage.closed and not leaves:
            yield f"stage {stage.key}: a dead end that is not closed"
    if not any(s.closed for s in p.stages):
        yield "no stage closes the work"


def _clock_faults(p: Procedure) -> Iterator[str]:
    started = {e.clock: e for e in p.effects() if isinstance(e, declared.Start)}
    stopped = {e.clock for e in p.effects() if isinstance(e, declared.Stop)}
    for clock in p.clocks:
        if not clock.basis:
            yield f"clock {clock.key}: its limit has no basis"
        if clock.key not in started:
            yield f"clock {clock.key}: is never started"
        elif clock.limit is None and clock.parameter is None and started[clock.key].due is None:
            yield f"clock {clock.key}: has no limit"
        if clock.key not in stopped:
            yield f"clock {clock.key}: never ends"


def _column_faults(p: Procedure) -> Iterator[str]:
    kinds: dict[str, set[tuple[str, bool]]] = {}
    for field in (*(f for a in p.actions for f in a.fields if f.recorded), *p.derived):
        kinds.setdefault(field.key, set()).add((field.kind, field.many))
    if bool(p.derived) != bool(p.derive):
        yield "derived columns and what derives them are declared together"
    yield from (f"derived column {f.key}: is not marked as recorded" for f in p.derived if not f.recorded)
    for key, found in sorted(kinds.items()):
        if key in _COLUMNS_OF_EVERY_DETAIL:
            yield f"recorded field {key}: every detail table has a column of that name"
        if len(found) > 1:
            yield f"recorded field {key}: declared in more than one kind"
