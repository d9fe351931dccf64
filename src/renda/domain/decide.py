"""Deciding: procedure + case facts + actor + time → Decision(events) or Refused(reasons). Pure.

Must not know: tables, requests, the clock on the wall.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Any
from uuid import UUID

from renda.domain.calendars import Calendar
from renda.domain.clock_effects import clock_obstacles
from renda.domain.days import chinese_date, chinese_moment
from renda.domain.decide_effects import Effects, Working
from renda.domain.events import CaseEvent, Decision
from renda.domain.facts import CaseFacts
from renda.domain.form_cleaning import Cleaned, Directory, as_uuid, clean_form
from renda.domain.limits import Limit
from renda.domain.procedures import Action, PredicateInput, Procedure
from renda.domain.refusals import Code, Reason, Refused, refuse
from renda.domain.right_words import word_rights
from renda.domain.rights import Actor, may
from renda.domain.sentences import sentence_of
from renda.domain.standing import called_for, holds, is_private, rights_to_see
from renda.domain.week_limits import week_dates


@dataclass(frozen=True, slots=True, kw_only=True)
class Alike:
    """A case that says the same where no two may: its number and title, who entered it and when."""

    number: str
    title: str
    who: str
    at: datetime


FindAlike = Callable[[str, Mapping[str, Any], Sequence[str], UUID | None], Alike | None]


def _nothing_alike(_procedure: str, _said: Mapping[str, Any], _void: Sequence[str], _but: UUID | None) -> Alike | None:
    return None


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """Everything around a decision: calendar, local limits by parameter, facts of linked cases, the declared
    procedures, names, a source of new ids, the last number used per counter, everybody's name where a text is masked, and what
    finds the case of a procedure that holds the same in some columns."""

    calendar: Calendar
    procedures: Mapping[str, Procedure]
    directory: Directory
    new_id: Callable[[], UUID]
    today: date
    parameters: Mapping[str, Limit] = field(default_factory=dict)
    linked: Mapping[UUID, CaseFacts] = field(default_factory=dict)
    counters: Mapping[str, int] = field(default_factory=dict)
    known_names: frozenset[str] = frozenset()
    find_alike: FindAlike = _nothing_alike


@dataclass(frozen=True, slots=True, kw_only=True)
class Command:
    """What somebody wants done: an action on a case (or, with `case` None, a new case of `procedure`)."""

    procedure: Procedure
    action: str
    actor: Actor
    on: date
    at: datetime
    case: CaseFacts | None = None
    data: Mapping[str, Any] = field(default_factory=dict)
    expected_version: int | None = None


def decide(command: Command, context: Context) -> Decision | Refused:
    """Decide a command: every event it leads to, or every reason against it."""
    action = next((a for a in command.procedure.actions if a.key == command.action and not a.internal), None)
    if action is None:
        return refuse(Code.UNKNOWN_ACTION, action=command.action)
    decider = _Decider(context)
    reasons = decider.run(command, action, by_parent=False)
    return Refused(tuple(reasons)) if reasons else Decision(tuple(decider.events()))


def decide_for_parent(command: Command, context: Context) -> Decision | Refused:
    """Decide an inner action on one case, as the act of another case that leads to it would: whoever took that act had the right."""
    decider = _Decider(context)
    reasons = decider.run(command, command.procedure.action(command.action), by_parent=True)
    return Refused(tuple(reasons)) if reasons else Decision(tuple(decider.events()))


class _Decider:
    """Carries one command through to the events of all cases it touches."""

    def __init__(self, context: Context) -> None:
        self.context = context
        self.counters = dict(context.counters)
        self.finished: list[CaseEvent] = []

    def events(self) -> list[CaseEvent]:
        """The acted-on case first (it finishes last, after the cases it touches)."""
        return [*reversed(self.finished)]

    def run(
        self, command: Command, action: Action, *, by_parent: bool, case_id: UUID | None = None,
        trusted: frozenset[str] = frozenset(),
    ) -> list[Reason]:
        """Decide one action on one case and, through its effects, on others. Returns reasons; none means done."""
        early = _early_reasons(command, action, self.context)
        if early:
            return early
        detail = command.case.detail if command.case else {}
        cleaned = clean_form(
            action.fields, command.data, directory=self.context.directory, today=self.context.today, detail=detail,
            trusted=trusted,
        )
        facts = command.case or _new_case(command, action, cleaned, case_id or self.context.new_id())
        reasons = list(cleaned.reasons)
        if not by_parent and not may(command.actor, action.rights, facts):
            reasons.insert(0, _no_right(command, action))
        reasons += _doer_reasons(command, action, facts)
        reasons += clock_obstacles(command.procedure, action, command.case)
        if not cleaned.reasons:
            reasons += self._predicate_reasons(command, action, cleaned)
            reasons += self._alike_reasons(command, action, cleaned, facts)
        return reasons or self._carry_out(command, action, cleaned, facts)

    def _given(self, command: Command, case: CaseFacts | None, data: Mapping[str, Any]) -> PredicateInput:
        return PredicateInput(
            case=case, data=data, linked=tuple(self.context.linked.values()),
            actor_person=command.actor.person_id, today=self.context.today,
            private=frozenset(k for k, f in self.context.linked.items() if is_private(self.context.procedures[f.procedure], f)),
        )

    def _predicate_reasons(self, command: Command, action: Action, cleaned: Cleaned) -> list[Reason]:
        given = self._given(command, command.case, cleaned.data)
        found = [command.procedure.predicates[name](given) for name in action.needs]
        return [reason for reason in found if reason is not None]

    def _alike_reasons(self, command: Command, action: Action, cleaned: Cleaned, facts: CaseFacts) -> list[Reason]:
        """The case entered before that holds the same in every column of `once`; nothing where one of them is empty."""
        if not action.once:
            return []
        said = {key: _said_once(key, command, cleaned, facts) for key in action.once}
        but = command.case.id if command.case else None
        found = self.context.find_alike(facts.procedure, said, action.void, but) if all(said.values()) else None
        if found is None:
            return []
        return [entered_before(command.procedure, action, found)]

    def _carry_out(self, command: Command, action: Action, cleaned: Cleaned, facts: CaseFacts) -> list[Reason]:
        working = Working(command=command, action=action, data=cleaned.data, facts=facts)
        if command.case is None:
            working.opened()
        working.record_detail()
        effects = Effects(context=self.context, counters=self.counters, decider=self.run)
        effects.attach_files(working)
        reasons = [reason for effect in action.effects for reason in effects.apply(effect, working)]
        if reasons:
            return reasons
        target = _target(action, cleaned, working.facts)
        if (target is not None and target != working.facts.stage) or command.case is None:
            working.move(target or working.facts.stage)
        if command.procedure.derive:
            working.derive(command.procedure.derive(self._given(command, working.facts, cleaned.data)))
        self.finished.append(_event(command, action, working, self.context))
        return []


def _early_reasons(command: Command, action: Action, context: Context) -> list[Reason]:
    case = command.case
    if case is None:
        if action.from_:
            return [Reason(code=Code.UNKNOWN_ACTION, facts={"action": action.label})]
        return []
    if not action.internal and not may(command.actor, rights_to_see(command.procedure, case), case):
        return [Reason(code=Code.NOT_FOUND)]
    if command.expected_version is not None and command.expected_version != case.version:
        return [_moved_on(command, case)]
    if case.stage not in action.from_:
        return [_wrong_stage(command, action, case)]
    if not called_for(action, case):
        return [Reason(code=Code.NOT_CALLED_FOR, facts={"action": action.label})]
    return _day_reasons(command, case, context)


def _day_reasons(command: Command, case: CaseFacts, context: Context) -> list[Reason]:
    last = max((d.on for d in case.done), default=case.opened_on)
    if command.on < last:
        facts = {"value": chinese_date(command.on), "last": chinese_date(last)}
        return [Reason(code=Code.BEFORE_LAST_EVENT, field="on", facts=facts)]
    if command.on > context.today:
        facts = {"label": "办理日期", "value": chinese_date(command.on), "today": chinese_date(context.today)}
        return [Reason(code=Code.DATE_IN_FUTURE, field="on", facts=facts)]
    return []


def _wrong_stage(command: Command, action: Action, case: CaseFacts) -> Reason:
    stage = command.procedure.stage(case.stage).label
    return Reason(code=Code.WRONG_STAGE, facts={"stage": stage, "action": action.label, **_last_move(command, case)})


def _moved_on(command: Command, case: CaseFacts) -> Reason:
    return Reason(code=Code.MOVED_ON, facts=_last_move(command, case))


def _last_move(command: Command, case: CaseFacts) -> dict[str, str]:
    """Who moved the case last, when and how; the unit is the store's to tell."""
    if not case.done:
        return {}
    last = case.done[-1]
    actions = {a.key: a.label for a in command.procedure.actions}
    return {
        "who": last.name, "when": chinese_moment(last.at), "what": actions.get(last.action, last.action),
        "at": last.at.isoformat(),
    }


def _no_right(command: Command, action: Action) -> Reason:
    facts = {"post": command.actor.post_title, "action": action.label, "who": word_rights(action.rights)}
    return Reason(code=Code.NO_RIGHT, facts=facts)


def _doer_reasons(command: Command, action: Action, facts: CaseFacts) -> list[Reason]:
    labels = {a.key: a.label for a in command.procedure.actions}
    return [
        Reason(
            code=Code.DOER_MAY_NOT_VERIFY,
            facts={"done": labels.get(done.action, done.action), "action": action.label},
        )
        for done in facts.doers(action.not_by)
        if done.person_id == command.actor.person_id
    ][:1]


def _new_case(command: Command, action: Action, cleaned: Cleaned, case_id: UUID) -> CaseFacts:
    procedure, data = command.procedure, cleaned.data
    origin = as_uuid(data.get(procedure.origin_field)) if procedure.origin_field else None
    subject = as_uuid(data.get(procedure.subject_field)) if procedure.subject_field else None
    return CaseFacts(
        id=case_id, organ_id=command.actor.organ_id, procedure=procedure.key, declaration=procedure.version,
        number=None, title=str(data.get(procedure.title_field) or ""), stage=_target(action, cleaned, None) or "",
        round=1, version=0, opened_on=command.on, origin_unit_id=origin or command.actor.unit_id,
        subject_person_id=subject, proposer_id=command.actor.person_id,
    )


def entered_before(procedure: Procedure, action: Action, found: Alike) -> Reason:
    """Say that what may be entered only once was entered before, by whom and when."""
    labels = {f.key: f.label for f in (*procedure.recorded_fields().values(), *action.fields)}
    same = "、".join(labels.get(key, key) for key in action.once if key != "unit")
    words = {"same": same, "value": found.title, "number": found.number, "who": found.who, "when": chinese_moment(found.at)}
    return Reason(code=Code.ENTERED_BEFORE, field=procedure.title_field, facts=words)


def _said_once(key: str, command: Command, cleaned: Cleaned, facts: CaseFacts) -> Any:
    """What a case will hold in a column of `once`: as filled in, else as recorded; of the unit with the person in charge, if any."""
    if key == "title":
        return cleaned.data.get(command.procedure.title_field) or facts.title
    if key != "unit":
        return cleaned.data.get(key) or facts.detail.get(key)
    own = None if command.case else command.actor.unit_id
    unit = cleaned.data.get("unit") or next(iter(facts.units_in_role("lead")), own)
    person = cleaned.data.get("person") or next(iter(facts.responsible()), None)
    return f"{unit}:{person}" if unit and person else unit


def _target(action: Action, cleaned: Cleaned, facts: CaseFacts | None) -> str | None:
    detail = facts.detail if facts else {}
    for branch in action.branches:
        if holds(branch.when, data=cleaned.data, detail=detail):
            return branch.to
    return action.to


def _event(command: Command, action: Action, working: Working, context: Context) -> CaseEvent:
    version = command.case.version if command.case else 0
    after = replace(working.facts, version=version + 1)
    return CaseEvent(
        case_id=working.facts.id, procedure=command.procedure.key, declaration=command.procedure.version,
        action=action.key, kind=action.event, expected_version=version,
        round=command.case.round if command.case else 1, on=command.on, at=command.at, actor=command.actor,
        sentence=sentence_of(
            action, working.data, working.facts, command.actor, context.directory,
            weeks=week_dates(command.procedure, {**working.facts.detail, **{k: v for k, v in working.data.items() if v}}),
        ),
        data=working.data, changes=tuple(working.changes), after=after,
    )
