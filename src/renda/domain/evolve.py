"""Evolution of facts: what holds of a case once an event's changes are applied.

Used while deciding (later effects see earlier ones) and by replay; the store applies the same changes to tables.
Must not know: rules, rights, tables.
"""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any
from uuid import UUID

from renda.domain.clocks import clock_event_from_payload
from renda.domain.events import Change, Op
from renda.domain.facts import AssignmentFacts, CaseFacts, ClockFacts, LinkFacts, ParticipantFacts


def _uuid(value: Any) -> UUID | None:
    return None if value in (None, "") else UUID(str(value))


def _day(value: Any) -> date | None:
    return None if value in (None, "") else date.fromisoformat(str(value))


def _stage(facts: CaseFacts, v: Mapping[str, Any]) -> CaseFacts:
    return replace(facts, stage=str(v["to"]))


def _detail(facts: CaseFacts, v: Mapping[str, Any]) -> CaseFacts:
    return replace(facts, detail={**facts.detail, **v["values"]})


def _title(facts: CaseFacts, v: Mapping[str, Any]) -> CaseFacts:
    return replace(facts, title=str(v["title"]))


def _number(facts: CaseFacts, v: Mapping[str, Any]) -> CaseFacts:
    return replace(facts, number=str(v["number"]))


def _round(facts: CaseFacts, v: Mapping[str, Any]) -> CaseFacts:
    return replace(facts, round=int(str(v["round"])))


def _assigned(facts: CaseFacts, v: Mapping[str, Any]) -> CaseFacts:
    new = AssignmentFacts(
        id=UUID(str(v["id"])), role=str(v["role"]), unit_id=UUID(str(v["unit"])),
        person_id=_uuid(v.get("person")), from_on=date.fromisoformat(str(v["on"])),
    )
    return replace(facts, assignments=(*facts.assignments, new))


def _unassigned(facts: CaseFacts, v: Mapping[str, Any]) -> CaseFacts:
    ended = UUID(str(v["id"]))
    until = date.fromisoformat(str(v["on"]))
    kept = tuple(replace(a, until_on=until) if a.id == ended else a for a in facts.assignments)
    return replace(facts, assignments=kept)


def _participant(facts: CaseFacts, v: Mapping[str, Any]) -> CaseFacts:
    new = ParticipantFacts(
        person_id=UUID(str(v["person"])), role=str(v["role"]), state=str(v["state"]), round=int(str(v["round"])),
    )
    key = (new.person_id, new.role, new.round)
    others = tuple(p for p in facts.participants if (p.person_id, p.role, p.round) != key)
    return replace(facts, participants=(*others, new))


def _linked(facts: CaseFacts, v: Mapping[str, Any]) -> CaseFacts:
    outgoing = UUID(str(v["source"])) == facts.id
    other = v["target"] if outgoing else v["source"]
    new = LinkFacts(
        type=str(v["type"]), outgoing=outgoing, case_id=UUID(str(other)), procedure=str(v.get("procedure", "")),
        stage="", number=None, title=str(v.get("title", "")),
    )
    return replace(facts, links=(*facts.links, new))


def _unlinked(facts: CaseFacts, v: Mapping[str, Any]) -> CaseFacts:
    gone = (str(v["type"]), {UUID(str(v["source"])), UUID(str(v["target"]))})
    return replace(facts, links=tuple(x for x in facts.links if (x.type, {x.case_id, facts.id}) != gone))


def _clock(facts: CaseFacts, v: Mapping[str, Any]) -> CaseFacts:
    event = clock_event_from_payload(v["event"])
    key = UUID(str(v["id"]))
    old = next((c for c in facts.clocks if c.id == key), None)
    new = ClockFacts(
        id=key, key=str(v["clock"]), round=int(str(v["round"])), due_on=_day(v.get("due_on")), state=str(v["state"]),
        provisional=bool(v.get("provisional")), events=(*(old.events if old else ()), event),
    )
    return replace(facts, clocks=(*(c for c in facts.clocks if c.id != key), new))


def _same(facts: CaseFacts, _: Mapping[str, Any]) -> CaseFacts:
    return facts


_STEPS: dict[Op, Callable[[CaseFacts, Mapping[str, Any]], CaseFacts]] = {
    Op.STAGE: _stage, Op.DETAIL: _detail, Op.TITLE: _title, Op.NUMBER: _number, Op.ROUND: _round,
    Op.ASSIGNED: _assigned, Op.UNASSIGNED: _unassigned, Op.PARTICIPANT: _participant, Op.LINKED: _linked,
    Op.UNLINKED: _unlinked,
    Op.CLOCK: _clock, Op.ATTACHED: _same, Op.DISCLOSED: _same, Op.WITHDRAWN: _same, Op.OPENED: _same,
}


def facts_after(facts: CaseFacts, change: Change) -> CaseFacts:
    """Tell the facts that hold after one change."""
    return _STEPS[change.op](facts, change.values)
