"""Bulk loading of cases with true ledgers, in a throw-away database that holds the demonstration organ."""

from typing import Any

import psycopg


def measure(small: bool = True) -> list[dict[str, Any]]:
    """This will give cases and events loaded a second, keys and indexes made again included, beside the aims."""
    import tests.floor.django as floor
    from tests.floor import demonstration
    from tests.floor.cluster import TestCluster, migrations_key

    floor.set_up()
    from renda.store.bulk_loading import load_copies

    cluster = TestCluster()
    try:
        base = cluster.template(migrations_key(), floor.migrate)
        database = cluster.clone(cluster.template(demonstration.sources_key(), demonstration.fill, base=base))
        with psycopg.connect(database.owner_dsn) as connection:
            row = connection.execute("SELECT id FROM store_organ").fetchone()
        assert row is not None
        loaded = load_copies(database.owner_dsn, row[0], cases=30_000 if small else 200_000, bare=True)
        cluster.drop(database.name)
    finally:
        cluster.close()
    beside = {"reference": None, "ratio": None}
    return [
        {"name": "generate cases", "unit": "cases/s", "ours": loaded.cases / loaded.seconds, "aim": 3_000.0, **beside},
        {"name": "generate events", "unit": "events/s", "ours": loaded.events / loaded.seconds, "aim": 30_000.0, **beside},
    ]
