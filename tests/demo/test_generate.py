"""Cases loaded by COPY are as if they had been acted: chains verify, replay yields the same tables, numbers go on."""

from tests.floor.cluster import Database

from renda.store.models import Case, Counter
from renda.store.unit_of_work import reading


def test_copies_verify_and_replay(demo_database: Database):
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
