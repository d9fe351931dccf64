"""Effects: what an action does to the case and its neighbours, turned into resolved changes.

Must not know: tables; clocks are left to `clock_effects`.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any
from uuid import UUID

from renda.domain import procedures as declared
from renda.domain.clock_effects import clock_changes
from renda.domain.disclose_effects import publish, withdraw
from renda.domain.events import Change, Op
from renda.domain.evolve import facts_after
from renda.domain.facts import CaseFacts, LinkFacts
from renda.domain.fields import FieldKind
from renda.domain.numbering import counter_key, number_text
from renda.domain.procedures import Action, Effect, LinkType
from renda.domain.refusals import Code, Reason
from renda.domain.standing import holds, is_private

if TYPE_CHECKING:
    from renda.domain.decide import Command, Context

_BRACED = re.compile(r"\{([a-z_]+:[a-z_]+)\}")


@dataclass(slots=True)
class Working:
    """The case while an action is carried out: facts evolve as changes are added."""

    command: "Command"
    action: Action
    data: Mapping[str, Any]
    facts: CaseFacts
    changes: list[Change] = field(default_factory=list)

    def add(self, op: Op, **values: Any) -> None:
        """Add a change and let the facts follow it."""
        change = Change(op, values)
        self.changes.append(change)
        self.facts = facts_after(self.facts, change)

    def opened(self) -> None:
        """Record that the case begins here."""
        f, procedure = self.facts, self.command.procedure
        self.changes.append(Change(Op.OPENED, {
            "procedure": procedure.key, "declaration": procedure.version, "title": f.title, "on": f.opened_on.isoformat(),
            "origin_unit": _text(f.origin_unit_id), "subject": _text(f.subject_person_id),
            "proposer": _text(f.proposer_id), "stage": f.stage,
        }))

    def move(self, stage: str) -> None:
        """Move the case to a stage, naming the unit that holds it from then on."""
        unit = next(iter(self.facts.units_in_role("lead")), None)
        self.add(Op.STAGE, to=stage, on=self.command.on.isoformat(), unit=_text(unit))

    def record_detail(self) -> None:
        """Record the form's columns. After opening, a field left empty leaves its column as it was."""
        opening = self.command.case is None
        given = {f.key: self.data[f.key] for f in self.action.fields if f.recorded and f.key in self.data}
        recorded = {key: value for key, value in given.items() if opening or value is not None}
        procedure = self.command.procedure
        if recorded or (opening and procedure.recorded_fields()):  # the row must be there for what later acts record
            self.add(Op.DETAIL, values=recorded)
        title = self.data.get(procedure.title_field)
        if not opening and title and title != self.facts.title:
            self.add(Op.TITLE, title=str(title))

    def derive(self, values: Mapping[str, Any]) -> None:
        """Record the derived columns that have changed."""
        changed = {key: value for key, value in values.items() if self.facts.detail.get(key) != value}
        if changed:
            self.add(Op.DETAIL, values=changed)


def _text(value: UUID | None) -> str | None:
    return None if value is None else str(value)


class Effects:
    """Turns declared effects into changes on `Working`, or reasons against them."""

    def __init__(
        self, *, context: "Context", counters: dict[str, int], decider: Callable[..., list[Reason]]
    ) -> None:
        self.context = context
        self.counters = counters
        self.decider = decider

    def apply(self, effect: Effect, w: Working) -> list[Reason]:  # noqa: C901 - one branch per kind of effect
        """Carry out one effect. Returns reasons against it; none means done."""
        match effect:
            case declared.Assign():
                return self._assign(effect, w)
            case declared.Ask():
                return self._ask(effect, w)
            case declared.Answer():
                return self._answer(effect, w)
            case declared.NewRound():
                w.add(Op.ROUND, round=w.facts.round + 1)
                return []
            case declared.Number():
                return self._number(effect, w)
            case declared.Open():
                return self._open(effect, w)
            case declared.Link():
                return self._link(effect, w)
            case declared.Unlink():
                return _unlink(effect, w)
            case declared.ActOn():
                return self._act_on(effect, w)
            case declared.Publish():
                return publish(effect, w, self.context)
            case declared.If():
                if not holds(effect.when, data=w.data, detail=w.facts.detail):
                    return []
                return [reason for each in effect.effects for reason in self.apply(each, w)]
            case declared.Withdraw():
                return withdraw(effect, w, self.context)
            case _:
                return clock_changes(effect, w, self.context)

    def attach_files(self, w: Working) -> None:
        """Attach every file the form names."""
        for item in w.action.fields:
            if item.kind is FieldKind.FILE:
                value = w.data.get(item.key)
                for key in value if isinstance(value, list) else [value] if value else []:
                    upload = self.context.directory.uploads[UUID(str(key))]
                    w.add(Op.ATTACHED, id=str(upload.id), address=upload.address, name=upload.name, field=item.key,
                          media_type=upload.media_type, size=upload.size, round=w.facts.round)

    def _assign(self, effect: declared.Assign, w: Working) -> list[Reason]:
        value = w.data.get(effect.unit)
        units = value if isinstance(value, list) else [value] if value else []
        if not units and effect.unit == "actor:unit":
            units = [str(w.command.actor.unit_id)]
        named = w.data.get(effect.person) if effect.person else None
        person = str(w.command.actor.person_id) if effect.person == "actor" else named
        if not units and person is None and not effect.clears:
            return []
        held = [a for a in w.facts.assignments if a.role == effect.role and a.until_on is None]
        on = w.command.on.isoformat()
        if effect.replaces:
            for old in held:
                w.add(Op.UNASSIGNED, id=str(old.id), on=on)
        if not units and held and person is not None:
            units = [str(held[0].unit_id)]
        for unit in units:
            w.add(Op.ASSIGNED, id=str(self.context.new_id()), role=effect.role, unit=unit, person=person, on=on,
                  round=w.facts.round)
        return []

    def _ask(self, effect: declared.Ask, w: Working) -> list[Reason]:
        value = str(w.command.actor.person_id) if effect.people == "actor" else w.data.get(effect.people)
        for person in value if isinstance(value, list) else [value] if value else []:
            w.add(Op.PARTICIPANT, person=person, role=effect.role, state=effect.state, round=w.facts.round)
        return []

    def _answer(self, effect: declared.Answer, w: Working) -> list[Reason]:
        me = w.command.actor.person_id
        if me not in w.facts.people_in_role(effect.role, frozenset({"asked"})):
            return [Reason(code=Code.NOT_ASKED, facts={"action": w.action.label})]
        w.add(Op.PARTICIPANT, person=str(me), role=effect.role, state=effect.state, round=w.facts.round)
        return []

    def _number(self, effect: declared.Number, w: Working) -> list[Reason]:
        if w.facts.number is None:
            key = counter_key(prefix=effect.prefix, on=w.command.on)
            self.counters[key] = self.counters.get(key, 0) + 1
            text = number_text(prefix=effect.prefix, on=w.command.on, serial=self.counters[key])
            w.add(Op.NUMBER, number=text, counter=key, serial=self.counters[key])
        return []

    def _open(self, effect: declared.Open, w: Working) -> list[Reason]:
        procedure = self.context.procedures[effect.procedure]
        action = procedure.action(effect.action)
        if _publishes(action) and is_private(w.command.procedure, w.facts):
            return [Reason(code=Code.PRIVATE_MATTER)]
        if effect.rows is None:
            return self._open_one(effect, w, procedure, action, {}, self.context.new_id(), "")
        rows = w.data.get(effect.rows)
        reasons: list[Reason] = []
        for index, row in enumerate(rows if isinstance(rows, list) else ()):
            child, one = self.context.new_id(), row if isinstance(row, Mapping) else {effect.rows: row}
            reasons += self._open_one(effect, w, procedure, action, one, child, f"{effect.rows}.{index}.")
        return reasons

    def _open_one(  # noqa: PLR0913 - one row of one effect
        self, effect: declared.Open, w: Working, procedure: declared.Procedure, action: Action,
        row: Mapping[str, Any], child: UUID, where: str,
    ) -> list[Reason]:
        data = {key: _source(name, row, w) for key, name in effect.fill.items()}
        command = replace(w.command, procedure=procedure, action=action.key, case=None, data=data, expected_version=None)
        source, target = (child, w.facts.id) if effect.child_is_source else (w.facts.id, child)
        reasons = self.decider(command, action, by_parent=True, case_id=child, trusted=_trusted(effect.fill, data))
        w.add(Op.LINKED, id=str(self.context.new_id()), type=str(effect.link), source=str(source), target=str(target),
              procedure=procedure.key, title=str(data.get(procedure.title_field) or ""))
        return [replace(r, field=f"{where}{_origin(effect.fill, r.field)}") for r in reasons]

    def _link(self, effect: declared.Link, w: Working) -> list[Reason]:
        reasons: list[Reason] = []
        for other in self._to_link(effect, w):
            reasons += self._link_reasons(effect.type, w, other, effect.cases, effect.this_is_source)
            source, target = (w.facts.id, other) if effect.this_is_source else (other, w.facts.id)
            if not reasons:
                facts = self.context.linked.get(other)
                self._give_way(effect, w, facts)
                w.add(Op.LINKED, id=str(self.context.new_id()), type=str(effect.type), source=str(source),
                      target=str(target), procedure=facts.procedure if facts else "", title=facts.title if facts else "")
        return reasons

    def _to_link(self, effect: declared.Link, w: Working) -> list[UUID]:
        """The cases named, or those of a procedure that they stand under in turn."""
        value = w.data.get(effect.cases)
        named = [UUID(str(text)) for text in (value if isinstance(value, list) else [value] if value else [])]
        if not effect.through:
            return named
        known = [self.context.linked[key] for key in named if key in self.context.linked]
        beyond = (x for facts in known for x in facts.linked(str(effect.type), outgoing=True) if x.procedure == effect.through)
        return list(dict.fromkeys(x.case_id for x in beyond))

    def _give_way(self, effect: declared.Link, w: Working, new: CaseFacts | None) -> None:
        """Undo the links that the new one stands in the place of."""
        if not effect.instead or new is None:
            return
        for x in w.facts.linked(str(effect.type), outgoing=effect.this_is_source):
            old = self.context.linked.get(x.case_id)
            if old is not None and old.detail.get(effect.instead) == new.detail.get(effect.instead):
                source, target = (w.facts.id, old.id) if effect.this_is_source else (old.id, w.facts.id)
                w.add(Op.UNLINKED, type=str(effect.type), source=str(source), target=str(target))

    def _link_reasons(self, type_: LinkType, w: Working, other: UUID, where: str, forward: bool) -> list[Reason]:
        name = self.context.directory.cases.get(other, str(other))
        if any(x.case_id == other and x.type == type_ for x in w.facts.links):
            return [Reason(code=Code.ALREADY_LINKED, field=where, facts={"value": name})]
        if other == w.facts.id or self._reaches(type_, start=other, goal=w.facts.id, forward=forward):
            return [Reason(code=Code.LINK_CYCLE, field=where, facts={"value": name})]
        return []

    def _reaches(self, type_: LinkType, *, start: UUID, goal: UUID, forward: bool) -> bool:
        """Follow links of one type from `start`; a path back to `goal` would close a cycle."""
        seen: set[UUID] = set()
        ahead = [start]
        while ahead:
            here = ahead.pop()
            if here == goal:
                return True
            if here in seen or here not in self.context.linked:
                continue
            seen.add(here)
            ahead += [x.case_id for x in self.context.linked[here].linked(str(type_), outgoing=forward)]
        return False

    def _act_on(self, effect: declared.ActOn, w: Working) -> list[Reason]:
        reasons: list[Reason] = []
        for index, (case_id, row) in enumerate(_targets(effect, w)):
            facts = self.context.linked.get(case_id)
            if facts is None and effect.rows is None:
                continue  # not loaded, for it does not admit the action
            if facts is None or all(x.case_id != case_id for x in w.facts.linked(str(effect.link), outgoing=effect.outgoing)):
                reasons.append(Reason(code=Code.UNKNOWN_CASE, field=f"{effect.rows}.{index}.case"))
                continue
            reasons += self._act_on_one(effect, w, facts, row, index)
        return reasons

    def _act_on_one(
        self, effect: declared.ActOn, w: Working, facts: CaseFacts, row: Mapping[str, Any], index: int
    ) -> list[Reason]:
        procedure = self.context.procedures[facts.procedure]
        named = {a.key: a for a in procedure.actions}
        if effect.rows is None and (effect.action not in named or facts.stage not in named[effect.action].from_):
            return []
        action = named[effect.action]
        data = {key: _source(name, row, w) for key, name in effect.fill.items()}
        command = replace(
            w.command, procedure=procedure, action=action.key, case=facts, data=data, expected_version=None
        )
        reasons = self.decider(command, action, by_parent=action.internal, trusted=_trusted(effect.fill, data))
        if effect.willing:
            return []
        return [replace(r, field=f"{effect.rows}.{index}.{_origin(effect.fill, r.field)}") for r in reasons]


def filled_from(effect: declared.ActOn, parent: "Command") -> dict[str, Any]:
    """This will give what an effect fills in from the case of `parent`, where the form of its act is no longer there."""
    assert parent.case is not None, "an effect is one of a case"
    working = Working(command=parent, action=parent.procedure.action(parent.action), data={}, facts=parent.case)
    return {key: _source(name, {}, working) for key, name in effect.fill.items()}


def _unlink(effect: declared.Unlink, w: Working) -> list[Reason]:
    for x in w.facts.linked(str(effect.type), outgoing=True):
        if x.procedure == effect.other:
            w.add(Op.UNLINKED, type=str(effect.type), source=str(w.facts.id), target=str(x.case_id))
    return []


def _publishes(action: Action) -> bool:
    return any(isinstance(e, declared.Publish) for e in declared.flat_effects(action))


def _targets(effect: declared.ActOn, w: Working) -> list[tuple[UUID, Mapping[str, Any]]]:
    linked: list[LinkFacts] = list(w.facts.linked(str(effect.link), outgoing=effect.outgoing))
    if effect.rows is None:
        return [(x.case_id, {}) for x in linked]
    rows = w.data.get(effect.rows)
    return [(UUID(str(row["case"])), row) for row in rows] if isinstance(rows, list) else []


def _source(name: str, row: Mapping[str, Any], w: Working) -> Any:
    kind, _, key = name.partition(":")
    match kind:
        case "row":
            return row.get(key)
        case "data":
            return w.data.get(key)
        case "detail":
            return w.facts.detail.get(key)
        case "under":
            return next((str(x.case_id) for x in w.facts.linked("under", outgoing=True) if x.procedure == key), None)
        case "given":
            asked, _, words = key.partition("=")
            return words.split(",")[0 if _source(asked, row, w) else 1]
        case "text":
            return key
        case "words":
            return _BRACED.sub(lambda found: str(_source(found[1], row, w) or ""), key)
        case _:
            return _of_case(key, w)


def _of_case(key: str, w: Working) -> str | list[str] | None:
    f = w.facts
    values: dict[str, str | list[str] | None] = {
        "title": f.title, "origin_unit": _text(f.origin_unit_id), "id": str(f.id), "round": str(f.round),
        "unit": _text(next(iter(f.units_in_role("lead")), None)), "co_units": [str(unit) for unit in f.units_in_role("co")],
        "person": _text(next(iter(f.responsible()), None)), "subject": _text(f.subject_person_id), "proposer": _text(f.proposer_id),
    }
    return values[key]


def _trusted(fill: Mapping[str, str], data: Mapping[str, Any]) -> frozenset[str]:
    """Ids taken from the record itself, not from what somebody typed."""
    own = [data[k] for k, name in fill.items() if name.startswith(("case:", "detail:", "under:"))]
    return frozenset(str(key) for value in own for key in (value if isinstance(value, list) else [value]) if key)


def _origin(fill: Mapping[str, str], field_key: str | None) -> str:
    return fill.get(field_key or "", "").partition(":")[2] or (field_key or "")
