"""One case as a person may see it: facts, acts with their refusals, timeline, evidence, clocks, names.

Must not know: pages.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import connection

from renda.domain.clock_effects import clock_obstacles
from renda.domain.escalation import Measure
from renda.domain.facts import CaseFacts, ClockFacts
from renda.domain.form_cleaning import as_uuid
from renda.domain.procedures import Action, Procedure
from renda.domain.refusals import Code, Reason
from renda.domain.right_words import word_rights
from renda.domain.rights import Actor, may
from renda.domain.standing import open_to, rights_to_see
from renda.reads.reminders import ClockReminders, reminders_of_case
from renda.store.calendar_loading import measure_in_force
from renda.store.contributions import procedures
from renda.store.facts_loading import load_facts


@dataclass(frozen=True, slots=True, kw_only=True)
class PossibleAct:
    """An action of the present stage: open to the actor, or with the reason why not."""

    action: Action
    refusal: Reason | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldEvent:
    """An event of the timeline in its sentence; `program` names the key where a program did it for the actor."""

    seq: int
    action: str
    sentence: str
    on: date
    recorded_on: date
    actor: str
    round: int
    program: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptFile:
    """A file attached to the case."""

    id: UUID
    name: str
    media_type: str
    size: int
    on: date
    person: str
    round: int


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkedCase:
    """A case linked with this one, as far as the actor may see it."""

    id: UUID
    type: str
    outgoing: bool
    procedure: str
    number: str | None
    title: str
    stage: str
    person: str
    due_on: date | None
    detail: Mapping[str, object]


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseView:
    """Everything a case page shows. `names` words every unit and person id that occurs."""

    facts: CaseFacts
    procedure: Procedure
    acts: tuple[PossibleAct, ...]
    events: tuple[ToldEvent, ...]
    files: tuple[KeptFile, ...]
    linked: tuple[LinkedCase, ...]
    names: Mapping[str, str]
    measure: Measure
    source: tuple[UUID, int, str] | None
    reminders: Mapping[UUID, ClockReminders]

    def clock_words(self, clock: ClockFacts) -> str:
        """Name a clock."""
        return self.procedure.clock(clock.key).label


def case_seen_by(actor: Actor, case_id: UUID) -> CaseFacts | None:
    """Load a case's facts if the actor may see it; "not yours" and "does not exist" answer alike."""
    loaded = load_facts([case_id])
    if case_id not in loaded:
        return None
    facts = loaded[case_id].facts
    return facts if may(actor, rights_to_see(procedures()[facts.procedure], facts), facts) else None


def case_view(actor: Actor, case_id: UUID, *, today: date) -> CaseView | None:
    """Load everything of a case that the actor may see; None when there is nothing to see."""
    facts = case_seen_by(actor, case_id)
    if facts is None:
        return None
    procedure = procedures()[facts.procedure]
    return CaseView(
        facts=facts, procedure=procedure, acts=possible_acts(procedure, facts, actor), events=_events(case_id),
        files=_files(case_id), linked=_linked(facts, actor), names=_names(facts), measure=measure_in_force(today),
        source=_source(case_id), reminders=reminders_of_case(case_id),
    )


def possible_acts(procedure: Procedure, facts: CaseFacts, actor: Actor) -> tuple[PossibleAct, ...]:
    """Acts the actor may take first, then those that a doer's rule or the state of a clock keeps from the actor, with the reason."""
    found = []
    for action in open_to(procedure, facts):
        if not may(actor, action.rights, facts):
            if action.awaited:
                who = {"who": word_rights(action.rights), "action": action.label, "post": actor.post_title}
                found.append(PossibleAct(action=action, refusal=Reason(code=Code.NO_RIGHT, facts=who)))
            continue
        found.append(PossibleAct(action=action, refusal=_refusal(procedure, action, facts, actor)))
    return tuple(sorted(found, key=lambda p: (p.refusal is not None, not p.action.awaited)))


def _refusal(procedure: Procedure, action: Action, facts: CaseFacts, actor: Actor) -> Reason | None:
    done = [d for d in facts.doers(action.not_by) if d.person_id == actor.person_id]
    if done:
        labels = {a.key: a.label for a in procedure.actions}
        return Reason(code=Code.DOER_MAY_NOT_VERIFY, facts={"done": labels[done[0].action], "action": action.label})
    return next(iter(clock_obstacles(procedure, action, facts)), None)


def _events(case_id: UUID) -> tuple[ToldEvent, ...]:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT e.seq, e.action, (p.text::jsonb)->>'sentence', e.on, (e.at AT TIME ZONE 'Asia/Shanghai')::date, w.name, e.round,"
            " coalesce((p.text::jsonb)->'program'->>'name', '')"
            " FROM store_event e JOIN store_payload p ON p.event_id = e.id JOIN store_person w ON w.id = e.actor_id"
            " WHERE e.chain_id = %s ORDER BY e.seq DESC", [case_id],
        )
        return tuple(
            ToldEvent(
                seq=r[0], action=r[1], sentence=r[2] or "内容已按保管期限清除。", on=r[3], recorded_on=r[4], actor=r[5], round=r[6],
                program=r[7],
            )
            for r in cursor.fetchall()
        )


def _files(case_id: UUID) -> tuple[KeptFile, ...]:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT a.id, a.name, b.media_type, b.size, a.on, w.name, a.round FROM store_attachment a"
            " JOIN store_blob b ON b.id = a.blob_id JOIN store_person w ON w.id = a.person_id"
            " WHERE a.case_id = %s ORDER BY a.on, a.id", [case_id],
        )
        return tuple(
            KeptFile(id=r[0], name=r[1], media_type=r[2], size=r[3], on=r[4], person=r[5], round=r[6])
            for r in cursor.fetchall()
        )


def _linked(facts: CaseFacts, actor: Actor) -> tuple[LinkedCase, ...]:
    loaded = load_facts(x.case_id for x in facts.links)
    visible = {
        key: x.facts for key, x in loaded.items()
        if may(actor, rights_to_see(procedures()[x.facts.procedure], x.facts), x.facts)
    }
    people = _people({p for f in visible.values() for p in f.responsible()})
    found = []
    for link in facts.links:
        other = visible.get(link.case_id)
        if other is None:
            continue
        dues = [c.due_on for c in other.clocks if c.due_on]
        found.append(LinkedCase(
            id=other.id, type=link.type, outgoing=link.outgoing, procedure=other.procedure, number=other.number,
            title=other.title, stage=other.stage, person="、".join(people[str(p)] for p in other.responsible()),
            due_on=max(dues, default=None), detail=other.detail,
        ))
    return tuple(found)


def _people(ids: set[UUID]) -> dict[str, str]:
    if not ids:
        return {}
    with connection.cursor() as cursor:
        cursor.execute("SELECT id, name FROM store_person WHERE id = ANY(%s)", [list(ids)])
        return {str(key): name for key, name in cursor.fetchall()}


def _names(facts: CaseFacts) -> dict[str, str]:
    ids = {a.unit_id for a in facts.assignments} | {a.person_id for a in facts.assignments if a.person_id}
    ids |= {p.person_id for p in facts.participants}
    for value in (facts.origin_unit_id, facts.subject_person_id, facts.proposer_id):
        ids |= {value} if value else set()
    told = [one for value in facts.detail.values() for one in (value if isinstance(value, list) else [value])]
    ids |= {key for key in map(as_uuid, told) if key is not None}
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT id, name FROM store_unit WHERE id = ANY(%(ids)s)"
            " UNION ALL SELECT id, name FROM store_person WHERE id = ANY(%(ids)s)"
            " UNION ALL SELECT id, coalesce(number, '未编号事项') FROM store_case WHERE id = ANY(%(ids)s)", {"ids": list(ids)},
        )
        return {str(key): name for key, name in cursor.fetchall()}


def _source(case_id: UUID) -> tuple[UUID, int, str] | None:
    """The document, line and name a case was accepted from, or was last adjusted to."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT d.id, (SELECT max(g.index) FROM store_passage g WHERE g.document_id = d.id AND g.at <= p.at), d.name"
            " FROM store_proposal p JOIN store_document d ON d.id = p.document_id WHERE p.case_id = %s"
            " ORDER BY d.uploaded_at DESC, p.index LIMIT 1", [case_id],
        )
        row = cursor.fetchone()
    return (row[0], row[1] or 0, row[2]) if row else None


def case_by_number(number: str) -> UUID | None:
    """Find a case of the present organ by its number."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT id FROM store_case WHERE number = %s", [number])
        row = cursor.fetchone()
    return row[0] if row else None

