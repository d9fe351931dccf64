"""Working the running limits of a case out anew for a changed calendar, as one event of the case.

Must not know: tables, who approved the calendar and why; nothing but limits changes.
"""

from dataclasses import replace
from datetime import date, datetime

from renda.domain.calendars import Calendar
from renda.domain.clock_events import Recalculated, clock_event_to_payload
from renda.domain.clocks import due
from renda.domain.days import chinese_date
from renda.domain.events import CaseEvent, Change, Op
from renda.domain.evolve import facts_after
from renda.domain.facts import CaseFacts, ClockFacts
from renda.domain.procedures import Procedure
from renda.domain.rights import Actor
from renda.domain.year_change import MovedClock, OpenClock, moved_clocks

EVENT = "LimitRecalculated"
ACTION = "recalculate_limits"


def open_clock(clock: ClockFacts) -> OpenClock:
    """This will give a clock of a case in the form that `moved_clocks` looks at."""
    return OpenClock(clock_id=str(clock.id), events=clock.events, told=(clock.due_on, clock.provisional))


def recalculated(  # noqa: PLR0913 - a command is these things
    *, facts: CaseFacts, procedure: Procedure, actor: Actor, calendar: Calendar, because: str, on: date, at: datetime
) -> tuple[CaseEvent, tuple[MovedClock, ...]] | None:
    """This will give the event that carries every moved limit of a case, and what moved; None where nothing does.

    `because` words the cause (the notice). The event takes effect on `on`, but never before what happened last.

    :raises BrokenClock: the events of a clock make no sense.
    :raises OutsideCalendar: a count leaves the calendar.
    """
    clocks = {str(c.id): c for c in facts.clocks if c.state in ("running", "paused")}
    moved = moved_clocks((open_clock(c) for c in clocks.values()), calendar, calendar)
    if not moved:
        return None
    day = max([on, facts.opened_on, *(d.on for d in facts.done), *(e.on for c in clocks.values() for e in c.events)])
    after, changes = facts, list[Change]()
    for each in moved:
        change = _change(clocks[each.clock_id], calendar, because, day)
        changes.append(change)
        after = facts_after(after, change)
    said = "；".join(_words(each, procedure.clock(clocks[each.clock_id].key).label) for each in moved)
    event = CaseEvent(
        case_id=facts.id, procedure=procedure.key, declaration=facts.declaration, action=ACTION, kind=EVENT,
        sentence=f"按{because}重新推算时限：{said}。", expected_version=facts.version, round=facts.round, on=day, at=at,
        actor=actor, data={"because": because, "calendar": calendar.version}, changes=tuple(changes),
        after=replace(after, version=facts.version + 1),
    )
    return event, moved


def _change(clock: ClockFacts, calendar: Calendar, because: str, on: date) -> Change:
    event = Recalculated(on=on, calendar_version=calendar.version, reason=because)
    outcome = due((*clock.events, event), calendar)
    return Change(Op.CLOCK, {
        "id": str(clock.id), "clock": clock.key, "round": clock.round, "event": clock_event_to_payload(event),
        "due_on": outcome.on.isoformat() if outcome.on else None, "state": str(outcome.state),
        "provisional": outcome.provisional, "calendar": calendar.version, "basis": "；".join(outcome.basis),
        "explanation": outcome.explanation,
    })


def _words(moved: MovedClock, label: str) -> str:
    if not moved.moves:
        return f"“{label}”到期日{_day(moved.new_on)}{'改为暂定' if moved.is_provisional else '由暂定转为确定'}"
    kind = "（暂定）" if moved.is_provisional else ""
    return f"“{label}”到期日由{_day(moved.old_on)}调整为{_day(moved.new_on)}{kind}"


def _day(on: date | None) -> str:
    return chinese_date(on) if on else "待定"
