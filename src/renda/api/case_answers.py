"""From what was read of a case to the shapes of the API.

Must not know: requests, rights.
"""

from renda.api.form_schemas import form_name
from renda.api.schemas import (
    AssignmentOut,
    CaseOut,
    CaseRow,
    ClockOut,
    EventOut,
    FileOut,
    LinkOut,
    Named,
    PossibleActOut,
)
from renda.domain.facts import AssignmentFacts, ClockFacts
from renda.domain.procedures import Procedure
from renda.domain.refusal_words import word_reason
from renda.reads.cases import CaseView, KeptFile, LinkedCase, PossibleAct, ToldEvent
from renda.reads.worklist import ListedCase


def row_out(case: ListedCase, declared: Procedure, page: str) -> CaseRow:
    """Shape a row of the ledger."""
    return CaseRow(
        id=case.id, number=case.number, title=case.title, stage=case.stage, stage_label=declared.stage(case.stage).label,
        round=case.round, unit=case.unit, person=case.person, due_on=case.due_on, detail=dict(case.detail), page=page,
    )


def case_out(view: CaseView, page: str) -> CaseOut:
    """Shape one case."""
    facts = view.facts
    return CaseOut(
        id=facts.id, procedure=facts.procedure, number=facts.number, title=facts.title, stage=facts.stage,
        stage_label=view.procedure.stage(facts.stage).label, round=facts.round, version=facts.version,
        opened_on=facts.opened_on, detail=dict(facts.detail), names=dict(view.names),
        assignments=[_assignment(a, view) for a in facts.assignments], links=[_link(x) for x in view.linked],
        files=[_file(f) for f in view.files], acts=[_act(p, view.procedure) for p in view.acts], page=page,
    )


def clock_out(view: CaseView, clock: ClockFacts) -> ClockOut:
    """Shape a clock."""
    rule = view.procedure.clock(clock.key)
    return ClockOut(
        key=clock.key, label=rule.label, basis=rule.basis, round=clock.round, state=clock.state, due_on=clock.due_on
    )


def event_out(event: ToldEvent) -> EventOut:
    """Shape an event."""
    return EventOut(
        seq=event.seq, on=event.on, recorded_on=event.recorded_on, round=event.round, action=event.action,
        actor=event.actor, program=event.program or None, sentence=event.sentence,
    )


def _assignment(found: AssignmentFacts, view: CaseView) -> AssignmentOut:
    person = found.person_id
    return AssignmentOut(
        role=found.role, unit=Named(id=found.unit_id, name=view.names[str(found.unit_id)]),
        person=Named(id=person, name=view.names[str(person)]) if person else None,
        from_on=found.from_on, until_on=found.until_on,
    )


def _link(found: LinkedCase) -> LinkOut:
    return LinkOut(
        type=found.type, outgoing=found.outgoing, id=found.id, procedure=found.procedure, number=found.number,
        title=found.title, stage=found.stage,
    )


def _file(found: KeptFile) -> FileOut:
    return FileOut(
        id=found.id, name=found.name, media_type=found.media_type, size=found.size, on=found.on, person=found.person,
        round=found.round,
    )


def _act(found: PossibleAct, declared: Procedure) -> PossibleActOut:
    return PossibleActOut(
        action=found.action.key, label=found.action.label, open=found.refusal is None,
        reason=word_reason(found.refusal) if found.refusal else None, form=form_name(declared, found.action),
    )
