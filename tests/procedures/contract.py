"""What every procedure must satisfy, whoever writes it: inherit `ProcedureContract` and name the procedure."""

import re
from typing import ClassVar

from renda.domain.check_procedure import check_procedure, targets
from renda.domain.fields import Field, FieldKind
from renda.domain.form_cleaning import Directory, clean_form
from renda.domain.limit_texts import limit_from_payload, limit_to_payload
from renda.domain.procedures import Action, ActOn, Open, Procedure, flat_effects
from renda.domain.right_words import word_right
from renda.store.contributions import details, procedures

_TOKEN = re.compile(r"\{(\w+)\}")
_KNOWN = {"actor", "title", "round", "due", "number"}
_CHINESE = re.compile(r"[一-鿿]")


class ProcedureContract:
    """Inherited by a test class per procedure."""

    key: ClassVar[str]

    @property
    def procedure(self) -> Procedure:
        """The procedure under test, as the project collected it."""
        return procedures()[self.key]

    @property
    def fields(self) -> list[tuple[Action, Field]]:
        """Every field with its action, columns of rows included."""
        top = [(a, f) for a in self.procedure.actions for f in a.fields]
        return [*top, *((a, c) for a, f in top for c in f.columns)]

    def test_it_holds_together(self):
        assert check_procedure(self.procedure) is self.procedure

    def test_every_word_a_person_sees_is_chinese(self):
        words = [self.procedure.label, self.procedure.basis, *(s.label for s in self.procedure.stages)]
        words += [w for a in self.procedure.actions for w in (a.label, a.sentence)]
        words += [f.label for _, f in self.fields] + [c.label for _, f in self.fields for c in f.choices]
        words += [w for c in self.procedure.clocks for w in (c.label, c.basis)]
        assert [w for w in words if not _CHINESE.search(w)] == []

    def test_every_sentence_ends_and_speaks_of_known_fields(self):
        for action in self.procedure.actions:
            known = _KNOWN | {f.key for f in action.fields}
            assert set(_TOKEN.findall(action.sentence)) <= known, action.key
            assert "{actor}" in action.sentence, action.key

    def test_every_choice_can_be_chosen_once(self):
        for action, item in self.fields:
            keys = [c.key for c in item.choices]
            assert (item.kind is FieldKind.CHOICE) == bool(keys), (action.key, item.key)
            assert len(set(keys)) == len(keys)

    def test_every_stage_can_be_reached_by_an_act(self):
        reached = {t for a in self.procedure.actions for t in targets(a)}
        assert {s.key for s in self.procedure.stages} == reached

    def test_an_open_stage_is_waited_on_by_somebody(self):
        parents = {e.action for p in procedures().values() for e in p.effects() if isinstance(e, ActOn | Open)}
        for stage in self.procedure.stages:
            acts = [a for a in self.procedure.actions if stage.key in a.from_]
            if not stage.closed:
                assert any(a.awaited or a.key in parents for a in acts), stage.key

    def test_every_right_can_be_worded(self):
        rights = [r for a in self.procedure.actions for r in a.rights] + list(self.procedure.visible_to)
        assert all(word_right(r) for r in rights)

    def test_every_recorded_field_is_a_column(self):
        assert set(details()[self.key].columns) == set(self.procedure.recorded_fields())

    def test_an_empty_form_is_refused_or_lawful_never_an_error(self):
        from datetime import date

        for action in self.procedure.actions:
            cleaned = clean_form(action.fields, {}, directory=Directory(), today=date(2026, 3, 3), detail={})
            needed = {f.key for f in action.fields if f.required is True}
            assert {r.field for r in cleaned.reasons} >= needed

    def test_what_it_opens_or_acts_on_is_declared(self):
        for action in self.procedure.actions:
            for effect in flat_effects(action):
                if isinstance(effect, Open):
                    child = procedures()[effect.procedure].action(effect.action)
                    assert set(effect.fill) <= {f.key for f in child.fields}
                    assert {f.key for f in child.fields if f.required is True} <= set(effect.fill)

    def test_every_limit_can_be_written_down_and_read_again(self):
        for clock in self.procedure.clocks:
            if clock.limit is not None:
                assert limit_from_payload(limit_to_payload(clock.limit)) == clock.limit

    def test_the_kinds_of_events_are_past_participles_of_its_own(self):
        for action in self.procedure.actions:
            assert re.fullmatch(r"[A-Z][A-Za-z]+", action.event), action.event
