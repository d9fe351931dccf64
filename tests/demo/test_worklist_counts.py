"""The counts over a worklist are the rows behind them: of every persona, every declared worklist and every tab."""

from datetime import UTC, datetime, timedelta

import pytest

from renda.domain.days import day_of

AT = datetime(2026, 11, 25, 3, 0, tzinfo=UTC)
TODAY = day_of(AT)
SOON = TODAY + timedelta(days=10)


@pytest.fixture
def actors(demo_database):
    from renda.domain.rights import ADMINISTRATION
    from renda.reads.actors import actors_of_person
    from renda.store.models import Account

    people = Account.objects.exclude(demo_persona="").values_list("person_id", flat=True)
    found = [actor for person in people for actor in actors_of_person(person, today=TODAY)]
    return [actor for actor in found if not actor.duties & ADMINISTRATION]


def rows_of(actor, asked):
    from dataclasses import replace

    from renda.reads.worklist import worklist

    found = []
    while True:
        listed = worklist(actor, asked, today=TODAY, soon_on=SOON)
        found += [row.id for row in listed.rows]
        if listed.next_after is None:
            return found
        asked = replace(asked, after=listed.next_after)


def test_every_tab_counts_its_rows(actors):
    from renda.reads.worklist_conditions import asked_by
    from renda.reads.worklist_counts import view_counts
    from renda.store.contributions import worklists
    from renda.store.unit_of_work import reading

    checked = 0
    for actor in actors:
        with reading(actor.organ_id):
            for declared in worklists():
                counts = view_counts(actor, declared.procedure, declared.views, today=TODAY, soon_on=SOON)
                for view, counted in zip(declared.views, counts, strict=True):
                    rows = rows_of(actor, asked_by(view, declared.procedure, own_unit=actor.unit_id))
                    assert (view.key, counted.count, counted.at_least) == (view.key, len(set(rows)), False)
                    checked += counted.count
    assert checked > 300


def test_urgencies_add_up_to_the_total(actors):
    from renda.reads.worklist import worklist
    from renda.reads.worklist_conditions import Asked
    from renda.reads.worklist_counts import tallies
    from renda.store.unit_of_work import reading

    for asked in (Asked(procedure="problem"), Asked(procedure="problem", columns={"level": ("group",)}), Asked(procedure="measure")):
        for actor in actors:
            with reading(actor.organ_id):
                listed = worklist(actor, asked, today=TODAY, soon_on=SOON)
                assert sum(tallies(actor, asked, today=TODAY, soon_on=SOON).values()) == listed.total


def test_a_count_beyond_what_was_looked_at_says_so(actors, monkeypatch):
    from renda.reads import worklist_counts
    from renda.store.contributions import worklist_of
    from renda.store.unit_of_work import reading

    monkeypatch.setattr(worklist_counts, "CAP", 20)
    actor = max(actors, key=lambda a: len(a.duties))
    with reading(actor.organ_id):
        declared = worklist_of("problem")
        counts = worklist_counts.view_counts(actor, "problem", declared.views, today=TODAY, soon_on=SOON)
        by_key = {c.key: c for c in counts}
        assert (by_key["open"].count, by_key["open"].at_least) == (20, True)
        assert by_key["check"].at_least
        assert not by_key["late"].at_least  # due days come first, so what is late was looked at in full
