"""Loading of case facts: everything a decision may know of some cases, in one statement made for the procedures they are of.

Must not know: what will be decided.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache
from typing import Any
from uuid import UUID

from django.db import connection

from renda.domain.clocks import clock_event_from_payload
from renda.domain.facts import (
    AssignmentFacts,
    CaseFacts,
    ClockFacts,
    DoneFacts,
    LinkFacts,
    ParticipantFacts,
)
from renda.store.contributions import details


@dataclass(frozen=True, slots=True, kw_only=True)
class Loaded:
    """Facts of a case and the head of its chain."""

    facts: CaseFacts
    head: str


_PARTS = """
SELECT to_jsonb(c) - 'grams', h.last_digest, {detail},
 (SELECT jsonb_agg(to_jsonb(a) ORDER BY a.from_on, a.id) FROM store_assignment a WHERE a.case_id = c.id),
 (SELECT jsonb_agg(to_jsonb(p)) FROM store_participant p WHERE p.case_id = c.id),
 (SELECT jsonb_agg(jsonb_build_object('type', l.type, 'outgoing', l.source_id = c.id, 'id', o.id,
    'procedure', o.procedure, 'stage', o.stage, 'number', o.number, 'title', o.title, 'unit', o.lead_unit_id,
    'on', o.opened_on) ORDER BY o.id)
  FROM store_caselink l JOIN store_case o ON o.id = CASE WHEN l.source_id = c.id THEN l.target_id ELSE l.source_id END
  WHERE l.source_id = c.id OR l.target_id = c.id),
 (SELECT jsonb_agg(jsonb_build_object('action', e.action, 'person', e.actor_id, 'name', w.name, 'round', e.round,
    'on', e.on, 'at', e.at) ORDER BY e.seq) FROM store_event e JOIN store_person w ON w.id = e.actor_id
  WHERE e.chain_id = c.id AND e.organ_id = c.organ_id),
 (SELECT jsonb_agg(to_jsonb(k) ORDER BY k.round, k.id) FROM store_clock k WHERE k.case_id = c.id)
FROM store_case c JOIN store_chain h ON h.id = c.id AND h.organ_id = c.organ_id
WHERE c.id = ANY(%s) ORDER BY c.id
"""
# Locking takes a statement of its own: one that waits for a lock sees the waited-for row anew, but all else as it was before.
# The key of a case never changes, so references to it need not wait.
_LOCK = "SELECT id FROM store_case WHERE id = ANY(%s) ORDER BY id FOR NO KEY UPDATE"
_OUTLINE = """
SELECT c.procedure, l.type, l.source_id = c.id, o.id, o.procedure, o.stage FROM store_case c
LEFT JOIN store_caselink l ON l.source_id = c.id OR l.target_id = c.id
LEFT JOIN store_case o ON o.id = CASE WHEN l.source_id = c.id THEN l.target_id ELSE l.source_id END
WHERE c.id = %s
"""


@dataclass(frozen=True, slots=True)
class Neighbour:
    """A case another one is linked with, how, and where it stands; `outgoing` where the link points to it."""

    type: str
    outgoing: bool
    id: UUID
    procedure: str
    stage: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Outline:
    """What must be known of a case before it is locked: its procedure, and the cases it is linked with."""

    procedure: str
    neighbours: tuple[Neighbour, ...]

    @property
    def linked(self) -> frozenset[UUID]:
        """The cases it is linked with."""
        return frozenset(n.id for n in self.neighbours)


def outline_of(case_id: UUID) -> Outline | None:
    """Look at a case without locking it; its links may change until it is locked."""
    with connection.cursor() as cursor:
        cursor.execute(_OUTLINE, [case_id])
        rows = cursor.fetchall()
    return Outline(procedure=rows[0][0], neighbours=tuple(Neighbour(*row[1:]) for row in rows if row[3])) if rows else None


def lock_cases(case_ids: Iterable[UUID]) -> None:
    """Lock cases in id order until the unit of work ends. A command does this once, for all cases it may change."""
    wanted = sorted(set(case_ids))
    if wanted:
        with connection.cursor() as cursor:
            cursor.execute(_LOCK, [wanted])


_PROCEDURES = "SELECT DISTINCT procedure FROM store_case WHERE id = ANY(%s) ORDER BY procedure"


@lru_cache(maxsize=256)
def _statement(procedures: tuple[str, ...]) -> str:
    """Only the detail tables of these procedures: to plan a statement over all of them takes longer than to answer it."""
    tables = {key: details()[key].table for key in procedures}
    cases = " ".join(f"WHEN '{k}' THEN (SELECT to_jsonb(d) FROM {table} d WHERE d.case_id = c.id)" for k, table in tables.items())
    return _PARTS.format(detail=f"CASE c.procedure {cases} END")


def load_facts(case_ids: Iterable[UUID]) -> dict[UUID, Loaded]:
    """Load facts of cases of the present organ by id; unknown ids are left out."""
    wanted = sorted(set(case_ids))
    if not wanted:
        return {}
    with connection.cursor() as cursor:
        cursor.execute(_PROCEDURES, [wanted])
        procedures = tuple(key for (key,) in cursor.fetchall())
        if not procedures:
            return {}
        cursor.execute(_statement(procedures), [wanted])
        loaded = [_loaded(row) for row in cursor.fetchall()]
    return {x.facts.id: x for x in loaded}


def _json(value: Any) -> Any:
    return json.loads(value) if isinstance(value, str) else value


def _loaded(row: tuple[Any, ...]) -> Loaded:
    case, head, detail, assigned, people, links, done, clocks = (row[1] if i == 1 else _json(v) for i, v in enumerate(row))
    ignored = ("case_id", "organ_id")
    return Loaded(head=str(head), facts=CaseFacts(
        id=UUID(case["id"]), organ_id=UUID(case["organ_id"]), procedure=case["procedure"],
        declaration=case["declaration"], number=case["number"], title=case["title"], stage=case["stage"],
        round=case["round"], version=case["version"], opened_on=date.fromisoformat(case["opened_on"]),
        origin_unit_id=_uuid(case["origin_unit_id"]), subject_person_id=_uuid(case["subject_person_id"]),
        proposer_id=_uuid(case["proposer_id"]),
        detail={_field(k): v for k, v in (detail or {}).items() if k not in ignored},
        assignments=tuple(_assignment(a) for a in assigned or ()),
        participants=tuple(_participant(p) for p in people or ()),
        links=tuple(_link(x) for x in links or ()), done=tuple(_done(d) for d in done or ()),
        clocks=tuple(_clock(k) for k in clocks or ()),
    ))


def _field(column: str) -> str:
    return column.removesuffix("_id")


def _uuid(value: str | None) -> UUID | None:
    return None if value is None else UUID(value)


def _day(value: str | None) -> date | None:
    return None if value is None else date.fromisoformat(value)


def _assignment(a: Mapping[str, Any]) -> AssignmentFacts:
    return AssignmentFacts(
        id=UUID(a["id"]), role=a["role"], unit_id=UUID(a["unit_id"]), person_id=_uuid(a["person_id"]),
        from_on=date.fromisoformat(a["from_on"]), until_on=_day(a["until_on"]),
    )


def _participant(p: Mapping[str, Any]) -> ParticipantFacts:
    return ParticipantFacts(person_id=UUID(p["person_id"]), role=p["role"], state=p["state"], round=p["round"])


def _link(x: Mapping[str, Any]) -> LinkFacts:
    return LinkFacts(
        type=x["type"], outgoing=x["outgoing"], case_id=UUID(x["id"]), procedure=x["procedure"], stage=x["stage"],
        number=x["number"], title=x["title"], unit_id=_uuid(x["unit"]),
        opened_on=_day(x["on"]),
    )


def _done(d: Mapping[str, Any]) -> DoneFacts:
    return DoneFacts(
        action=d["action"], person_id=UUID(d["person"]), name=d["name"], round=d["round"],
        on=date.fromisoformat(d["on"]), at=datetime.fromisoformat(d["at"]),
    )


def _clock(k: Mapping[str, Any]) -> ClockFacts:
    return ClockFacts(
        id=UUID(k["id"]), key=k["key"], round=k["round"], due_on=_day(k["due_on"]), state=k["state"],
        provisional=k["provisional"], events=tuple(clock_event_from_payload(e) for e in k["events"]),
    )
