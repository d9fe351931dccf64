"""Databases for measurements, on throw-away servers with fsync off: a migrated one, and one organ at any size.

The large ones lie on the disk, not in memory: a hundred thousand cases take two gigabytes.
"""

import atexit
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any
from uuid import UUID

AT = datetime(2026, 11, 25, 3, tzinfo=UTC)
ORGAN, YEARS = "性能试验机关", 3
FEW, MANY, MORE = 1_000, 100_000, 300_000  # cases; the last with --large


@contextmanager
def own_database() -> Iterator[Any]:
    """This will set Django up and point it at a fresh database inside the block, giving the database."""
    from tests.floor.cluster import TestCluster, migrations_key
    from tests.floor.django import migrate, pointed_at, set_up

    set_up()
    cluster = TestCluster()
    try:
        made = cluster.clone(cluster.template(migrations_key(), migrate))
        try:
            with pointed_at(made):
                yield made
        finally:
            cluster.drop(made.name)
    finally:
        cluster.close()


@dataclass(frozen=True, slots=True, kw_only=True)
class Filled:
    """A database with one organ of three years, and what was loaded into it with which speed."""

    database: Any
    organ_id: UUID
    loaded: Any


@cache
def organ_of(cases: int) -> Filled:
    """This will load one organ with `cases` more cases, as `renda generate` does; kept until the measuring ends."""
    from tests.floor.cluster import migrations_key
    from tests.floor.demonstration import sources_key
    from tests.floor.django import migrate

    cluster = _disk_cluster()
    base = cluster.template(migrations_key(), migrate)
    database = cluster.clone(cluster.template(sources_key(), found_generated, base=base))
    atexit.register(cluster.drop, database.name)
    from renda.store.bulk_loading import load_copies

    with _connected(database.owner_dsn) as connection:
        organ_id = connection.execute("SELECT id FROM store_organ").fetchone()[0]
        loaded = load_copies(database.owner_dsn, organ_id, cases=cases)
        connection.execute("VACUUM ANALYZE")
    return Filled(database=database, organ_id=organ_id, loaded=loaded)


def found_generated(database: Any) -> None:
    """This will found the organ whose cases are copied."""
    from tests.floor.django import pointed_at

    with tempfile.TemporaryDirectory() as files, pointed_at(database):
        from renda.cli.generate import organ_to_fill

        organ_to_fill(ORGAN, at=AT, years=YEARS, files=Path(files))


@cache
def _disk_cluster() -> Any:
    from tests.floor.cluster import TestCluster
    from tests.floor.django import set_up

    set_up()
    folder = Path(tempfile.gettempdir()) / f"renda-bench-{os.getuid()}"
    folder.mkdir(mode=0o700, exist_ok=True)
    cluster = TestCluster(folder)
    atexit.register(cluster.close)
    return cluster


def _connected(dsn: str) -> Any:
    import psycopg

    return psycopg.connect(dsn, autocommit=True)
