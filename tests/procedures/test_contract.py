"""What every procedure must satisfy, whoever writes it. A registered procedure is under this contract by being registered.

What it does is in its scenario table (`test_scenarios.py`); the words it shows are in the glossary
(`tests/project/test_declared_words.py`).
"""

import re
from datetime import date

import pytest

from renda.domain.check_procedure import check_procedure, targets
from renda.domain.fields import Field, FieldKind
from renda.domain.form_cleaning import Directory, clean_form
from renda.domain.limit_texts import limit_from_payload, limit_to_payload
from renda.domain.procedures import ANY_PROCEDURE, Action, ActOn, Open, Procedure, flat_effects
from renda.domain.refusal_words import WORDS, word_reason
from renda.domain.refusals import Code
from renda.domain.right_words import word_right
from renda.domain.sentences import KNOWN_WORDS, words_in
from renda.project.consumers import CONSUMERS
from renda.store.contributions import contributions, details, procedures
from renda.store.models import DETAILS
from renda.web.act_forms import Offers, drawn_fields, form_errors

DAY = date(2026, 3, 3)
_CHINESE = re.compile(r"[一-鿿]")
_NAME = re.compile(r"[a-z][a-z0-9_]*")


@pytest.fixture(params=sorted(procedures()))
def procedure(request) -> Procedure:
    return procedures()[request.param]


def fields_of(procedure: Procedure) -> list[tuple[Action, Field]]:
    """Every field with its action, columns of rows included."""
    top = [(a, f) for a in procedure.actions for f in a.fields]
    return [*top, *((a, c) for a, f in top for c in f.columns)]


def test_it_holds_together(procedure):
    assert check_procedure(procedure) is procedure


def test_every_word_a_person_sees_is_chinese(procedure):
    fields = [f for _, f in fields_of(procedure)]
    words = [procedure.label, procedure.basis, *(s.label for s in procedure.stages), *(s.step for s in procedure.stages if s.step)]
    words += [w for a in procedure.actions for w in (a.label, a.sentence)] + [a.help for a in procedure.actions if a.help]
    words += [f.label for f in fields] + [f.help for f in fields if f.help] + [c.label for f in fields for c in f.choices]
    words += [w for c in procedure.clocks for w in (c.label, c.basis)]
    assert [w for w in words if not _CHINESE.search(w)] == []


def test_every_name_in_the_code_is_a_name(procedure):
    keys = [procedure.key, *(s.key for s in procedure.stages), *(a.key for a in procedure.actions), *(c.key for c in procedure.clocks)]
    keys += [f.key for _, f in fields_of(procedure)] + [c.key for _, f in fields_of(procedure) for c in f.choices]
    assert [k for k in keys if not _NAME.fullmatch(k)] == []


def test_every_sentence_names_who_acted_and_speaks_of_known_fields(procedure):
    for action in procedure.actions:
        assert words_in(action.sentence) <= KNOWN_WORDS | {f.key for f in action.fields}, action.key
        assert "{actor}" in action.sentence, action.key


def test_every_choice_can_be_chosen_once(procedure):
    for action, item in fields_of(procedure):
        keys = [c.key for c in item.choices]
        assert (item.kind is FieldKind.CHOICE) == bool(keys), (action.key, item.key)
        assert len(set(keys)) == len(keys)


def test_a_case_field_says_whose_cases_it_offers(procedure):
    for action, item in fields_of(procedure):
        assert (item.kind is FieldKind.CASE) == (item.of in {*procedures(), ANY_PROCEDURE}), (action.key, item.key)


def test_every_stage_can_be_reached_by_an_act(procedure):
    assert {s.key for s in procedure.stages} == {t for a in procedure.actions for t in targets(a)}


def test_an_open_stage_is_waited_on_by_somebody(procedure):
    parents = {e.action for p in procedures().values() for e in p.effects() if isinstance(e, ActOn | Open)}
    for stage in procedure.stages:
        acts = [a for a in procedure.actions if stage.key in a.from_]
        if not stage.closed:
            assert any(a.awaited or a.key in parents for a in acts), stage.key


def test_an_act_that_is_waited_for_takes_the_case_on_or_answers_once(procedure):
    """Otherwise it would stay on the to-do list for ever."""
    for action in procedure.actions:
        if action.awaited:
            ends_itself = action.only is not None and action.only.field in {f.key for f in procedure.derived}
            assert targets(action) or ends_itself or any(type(e).__name__ == "Answer" for e in action.effects), action.key


def test_every_right_can_be_worded(procedure):
    rights = [r for a in procedure.actions for r in a.rights] + list(procedure.visible_to)
    assert all(word_right(r) for r in rights)


def test_who_may_act_on_a_case_may_see_it(procedure):
    """A right that opens no door: an act that nobody who sees the case may take."""
    seen = {*procedure.visible_to, *(r for p in procedure.privacies for r in p.to)}
    for action in procedure.actions:
        if action.from_ and not action.internal:
            assert any(r in seen or r.role for r in action.rights), action.key


def test_every_recorded_field_is_a_column_of_its_kind(procedure):
    columns = {f.name for f in DETAILS[procedure.key]._meta.fields} - {"case", "organ"}
    assert set(details()[procedure.key].columns) == set(procedure.recorded_fields()) == columns


def test_an_empty_form_is_refused_in_words_or_lawful(procedure):
    for action in procedure.actions:
        cleaned = clean_form(action.fields, {}, directory=Directory(), today=DAY, detail={})
        assert {r.field for r in cleaned.reasons} >= {f.key for f in action.fields if f.required is True}
        for reason in cleaned.reasons:
            assert "{" not in word_reason(reason)
            assert "—" not in word_reason(reason)


def test_every_form_is_drawn_with_its_refusals(procedure):
    for action in procedure.actions:
        reasons = clean_form(action.fields, {}, directory=Directory(), today=DAY, detail={}).reasons
        drawn = drawn_fields(action.fields, {}, reasons, Offers(today=DAY))
        assert [(d.name, d.label) for d in drawn] == [(f.key, f.label) for f in action.fields]
        assert bool(form_errors(reasons, action.fields)) == bool(reasons)


def test_what_it_opens_or_acts_on_is_declared(procedure):
    for effect in (e for a in procedure.actions for e in flat_effects(a)):
        if isinstance(effect, Open):
            child = procedures()[effect.procedure].action(effect.action)
            assert set(effect.fill) <= {f.key for f in child.fields}
            assert {f.key for f in child.fields if f.required is True} <= set(effect.fill)


def test_a_choice_handed_on_to_a_case_it_opens_is_one_of_that_case(procedure):
    """Procedures are strangers: a column that fills a choice of another has to offer that one's choices, in its words."""
    for action in procedure.actions:
        given = {f"row:{c.key}": c for f in action.fields for c in f.columns}
        for effect in (e for e in flat_effects(action) if isinstance(e, Open)):
            child = {f.key: f for f in procedures()[effect.procedure].action(effect.action).fields}
            handed_on = [(given[name], child[key]) for key, name in effect.fill.items() if name in given]
            assert [(a.key, b.key) for a, b in handed_on if b.choices and not set(a.choices) <= set(b.choices)] == [], action.key


def test_every_limit_can_be_written_down_and_read_again(procedure):
    for clock in procedure.clocks:
        assert clock.basis
        if clock.limit is not None:
            assert limit_from_payload(limit_to_payload(clock.limit)) == clock.limit


def test_events_are_named_in_one_way(procedure):
    assert [a.event for a in procedure.actions if not re.fullmatch(r"(?:[A-Z][a-z]+)+", a.event)] == []


def test_no_two_procedures_share_a_key_or_a_number():
    keys = [p.key for c in contributions() for p in c.procedures]
    assert len(set(keys)) == len(keys)
    prefixes = [(e.prefix, p.key) for p in procedures().values() for e in p.effects() if type(e).__name__ == "Number"]
    assert len({prefix for prefix, _ in prefixes}) == len(set(prefixes))


def test_every_refusal_is_worded():
    assert set(WORDS) == set(Code)
    assert [code for code, words in WORDS.items() if code is not Code.RULE and not _CHINESE.search(words)] == []


def test_every_consumed_event_of_a_case_is_declared():
    """No consumer waits for an event that nothing can lead to."""
    declared = {a.event for p in procedures().values() for a in p.actions}
    assert {kind for kind in CONSUMERS if kind != "*"} - declared == set()


@pytest.mark.parametrize("taking", [t for c in contributions() for t in c.takings], ids=lambda t: t.kind)
def test_what_is_taken_from_documents_fills_fields_of_an_opening_action(taking):
    opening = next(a for a in procedures()[taking.procedure].openings() if a.key == taking.action)
    kinds = {f.key: f.kind for f in opening.fields}
    wanted = {taking.title: FieldKind.TEXT, taking.unit: FieldKind.UNIT, taking.due: FieldKind.DATE, taking.cases: FieldKind.CASE}
    assert {key: kinds[key] for key in wanted if key} == {key: kind for key, kind in wanted.items() if key}
    assert set(taking.shared) <= set(kinds)
    assert all(set(told.values) <= set(kinds) for told in taking.told)
