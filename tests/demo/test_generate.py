"""Cases loaded by COPY are as if they had been acted: chains verify, replay yields the same tables, numbers go on.

The replay of the copies replays the demonstration too: it is what they were copied from.
"""

from datetime import UTC, datetime

import pytest
from tests.floor.cluster import Database

from renda.store.models import Case, Counter
from renda.store.unit_of_work import reading

AT = datetime(2026, 11, 25, 3, 0, tzinfo=UTC)


def test_the_demonstration_and_its_copies_verify_and_replay(demo_database: Database):
    from renda.reads.organs import organ_named
    from renda.services.demonstration_people import ORGAN_NAME
    from renda.store.bulk_loading import load_copies
    from renda.store.replay import replay_organ
    from renda.store.verification import verify_chains

    organ = organ_named(ORGAN_NAME)
    assert organ is not None
    with reading(organ):
        before = Case.objects.count()
    loaded = load_copies(demo_database.owner_dsn, organ, cases=200, bare=True)
    with reading(organ):
        assert Case.objects.count() == before + loaded.cases >= before + 200
        assert Counter.objects.filter(value__gt=100).exists()
    assert list(verify_chains(organ).faults) == []
    assert list(replay_organ(organ).differences) == []


def test_a_new_organ_over_two_years(database: Database, tmp_path, monkeypatch):
    from renda.cli.generate import organ_to_fill
    from renda.procedures.rectification.demonstration import generation
    from renda.store.bulk_loading import load_copies
    from renda.store.replay import replay_organ
    from renda.store.verification import verify_chains

    monkeypatch.setattr(generation, "_NOW", 20)
    monkeypatch.setattr(generation, "_MOST_BEFORE", 6)
    organ = organ_to_fill("试验机关", at=AT, years=2, files=tmp_path)
    assert organ_to_fill("试验机关", at=AT, years=2, files=tmp_path) == organ
    load_copies(database.owner_dsn, organ, cases=60)
    with reading(organ):
        years = {day.year for day in Case.objects.values_list("opened_on", flat=True)}
    assert years >= {2025, 2026}
    assert list(verify_chains(organ).faults) == []
    assert list(replay_organ(organ).differences) == []


def test_an_organ_without_cases_cannot_be_copied(database: Database):
    from tests.makers.organ import make_organ

    from renda.store.bulk_loading import load_copies

    with pytest.raises(ValueError, match="no case to copy"):
        load_copies(database.owner_dsn, make_organ().organ_id, cases=10)
