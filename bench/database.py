"""A migrated database of its own for a measurement, on the test server (fsync off), dropped afterwards."""

from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def own_database() -> Iterator[None]:
    """This will set Django up and point it at a fresh database inside the block."""
    from tests.floor.cluster import TestCluster, migrations_key
    from tests.floor.django import migrate, pointed_at, set_up

    set_up()
    cluster = TestCluster()
    try:
        made = cluster.clone(cluster.template(migrations_key(), migrate))
        try:
            with pointed_at(made):
                yield
        finally:
            cluster.drop(made.name)
    finally:
        cluster.close()
