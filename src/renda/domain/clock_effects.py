"""Clock effects: starting, stopping, pausing, resuming, extending and handing on a clock, as resolved changes.

The due date, whether it is provisional and the calendar version stand in the change, so replay needs no calendar.
Must not know: tables.
"""

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING

from renda.domain import procedures as declared
from renda.domain.calendars import OutsideCalendar
from renda.domain.clock_events import (
    ClockEvent,
    Extended,
    Paused,
    Resumed,
    Started,
    Stopped,
    Transferred,
    clock_event_to_payload,
)
from renda.domain.clocks import BrokenClock, due
from renda.domain.events import Op
from renda.domain.facts import CaseFacts, ClockFacts
from renda.domain.fields import When
from renda.domain.limits import FixedDate, Limit
from renda.domain.procedures import Action, ClockRule, Effect, Procedure
from renda.domain.refusals import Code, Reason
from renda.domain.standing import holds
from renda.domain.weeks import end_of_week, week_words

if TYPE_CHECKING:
    from renda.domain.decide import Context
    from renda.domain.decide_effects import Working

_VERBS: Mapping[type, str] = {declared.Pause: "暂停", declared.Resume: "恢复", declared.Extend: "延期"}


def clock_obstacles(procedure: Procedure, action: Action, case: CaseFacts | None) -> list[Reason]:
    """This will give the reasons why what an action always does to its clocks cannot be done as they stand.

    Known before the form is filled in, so the act is not offered; an effect under a condition is judged when it is carried out.
    """
    found, started = [], set[str]()
    for effect in action.effects:
        if isinstance(effect, declared.Start):
            started.add(effect.clock)
        elif isinstance(effect, declared.Pause | declared.Resume | declared.Extend) and effect.clock not in started:
            obstacle = _obstacle(effect, case.clock(effect.clock) if case else None, procedure)
            found += [obstacle] if obstacle else []
            started.add(effect.clock)
    return found


def _obstacle(effect: Effect, clock: ClockFacts | None, procedure: Procedure) -> Reason | None:
    """Pausing and extending need a running clock, resuming a paused one."""
    if type(effect) not in _VERBS:
        return None
    state, resuming = clock.state if clock else "not_started", isinstance(effect, declared.Resume)
    if state == ("paused" if resuming else "running"):
        return None
    code = {"paused": Code.CLOCK_PAUSED, "running": Code.CLOCK_NOT_PAUSED}.get(state, Code.CLOCK_NOT_RUNNING)
    label = procedure.clock(effect.clock).label  # type: ignore[union-attr]  # every clock effect names its clock
    return Reason(code=code, facts={"label": label, "action": _VERBS[type(effect)]})


def clock_changes(effect: Effect, w: "Working", context: "Context") -> list[Reason]:
    """Carry out one clock effect on the working case. Returns reasons against it."""
    key = effect.clock  # type: ignore[union-attr]  # every clock effect names its clock
    if isinstance(effect, declared.Start):
        try:
            return _start(effect, w, context)
        except OutsideCalendar as outside:
            return [_not_computable(key, w, outside)]
    clock = w.facts.clock(key)
    obstacle = _obstacle(effect, clock, w.command.procedure)
    if obstacle is not None:
        return [obstacle]
    if clock is None or (isinstance(effect, declared.Stop | declared.Transfer) and clock.state != "running"):
        return _stop_paused(effect, clock, w, context)
    try:
        _record(clock, _event_of(effect, w, context), w, context)
    except (BrokenClock, OutsideCalendar) as broken:
        return [_not_computable(key, w, broken)]
    return []


def _not_computable(key: str, w: "Working", why: Exception) -> Reason:
    label = w.command.procedure.clock(key).label
    return Reason(code=Code.RULE, facts={"text": f"“{label}”时限按所填日期无法计算（{why}）。请核对日期。"})


def _stop_paused(effect: Effect, clock: ClockFacts | None, w: "Working", context: "Context") -> list[Reason]:
    if isinstance(effect, declared.Stop) and clock is not None and clock.state == "paused":
        _record(clock, Stopped(on=w.command.on), w, context)
    return []


def _start(effect: declared.Start, w: "Working", context: "Context") -> list[Reason]:
    """Begin a clock, or begin it anew; one that already runs to the same named day runs on."""
    rule = w.command.procedure.clock(effect.clock)
    limit = _limit(effect, rule, w, context)
    if limit is None:
        return []
    running = w.facts.clock(effect.clock)
    if running is not None and running.state == "running" and isinstance(limit, FixedDate) and running.due_on == limit.on:
        return []
    if running is not None and running.state in ("running", "paused"):
        _record(running, Stopped(on=w.command.on, reason="重新起算"), w, context)
    new = ClockFacts(
        id=context.new_id(), key=effect.clock, round=w.facts.round, events=(), due_on=None, state="not_started"
    )
    _record(new, Started(on=w.command.on, limit=limit, calendar_version=context.calendar.version), w, context)
    return []


def _limit(effect: declared.Start, rule: ClockRule, w: "Working", context: "Context") -> Limit | None:
    if effect.due is not None:
        value = w.data.get(effect.due) or w.facts.detail.get(effect.due)
        if not value:
            return None
        on = date.fromisoformat(str(value))
        if not _by_week(effect.week, w):
            return FixedDate(on=on, basis=rule.basis)
        return FixedDate(on=end_of_week(on, context.calendar), basis=f"{rule.basis}（{week_words(on)}，以该周最后一个工作日为限）")
    local = context.parameters.get(rule.parameter) if rule.parameter else None
    return local or rule.limit


def _by_week(when: When | None, w: "Working") -> bool:
    return when is not None and holds(when, data=w.data, detail=w.facts.detail)


def _event_of(effect: Effect, w: "Working", context: "Context") -> ClockEvent:
    on = w.command.on
    match effect:
        case declared.Pause():
            return Paused(on=on, reason=str(w.data.get(effect.reason) or ""))
        case declared.Resume():
            return Resumed(on=on)
        case declared.Extend():
            until = date.fromisoformat(str(w.data[effect.to]))
            until = end_of_week(until, context.calendar) if _by_week(effect.week, w) else until
            given = w.data.get(effect.consent)
            consented_by = context.directory.name_of(given) or str(given or w.command.actor.name)
            return Extended(on=on, until=until, consented_by=consented_by)
        case declared.Transfer():
            return Transferred(on=on, to=str(next(iter(w.facts.units_in_role("lead")), "")))
        case declared.Stop() if effect.on and w.data.get(effect.on):
            told, clock = date.fromisoformat(str(w.data[effect.on])), w.facts.clock(effect.clock)
            return Stopped(on=max([told, *(e.on for e in clock.events)] if clock else [told]))
        case _:
            return Stopped(on=on)


def _record(clock: ClockFacts, event: ClockEvent, w: "Working", context: "Context") -> None:
    outcome = due((*clock.events, event), context.calendar)
    w.add(
        Op.CLOCK, id=str(clock.id), clock=clock.key, round=clock.round, event=clock_event_to_payload(event),
        due_on=outcome.on.isoformat() if outcome.on else None, state=str(outcome.state),
        provisional=outcome.provisional, calendar=context.calendar.version,
        basis="；".join(outcome.basis), explanation=outcome.explanation,
    )
