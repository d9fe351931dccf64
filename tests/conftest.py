"""The floor of every test: Django set up where it is needed, one database per test that asks for one, a browser where there is one."""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from tests.floor.cluster import Database, TestCluster, migrations_key

if TYPE_CHECKING:
    from django.test import Client

pytest_plugins = ["tests.floor.browser"]

_WITHOUT_DJANGO = {"domain", "language", "architecture", "adapters"}


def pytest_pycollect_makemodule(module_path: Path) -> None:
    """Test modules outside the pure parts may import models at their head: Django is set up before."""
    top = module_path.relative_to(Path(__file__).parent).parts[0]
    if top not in _WITHOUT_DJANGO:
        from tests.floor.django import set_up

        set_up()


@pytest.fixture(scope="session")
def cluster() -> Iterator[TestCluster]:
    """The test server, shared by all processes of the run."""
    running = TestCluster()
    yield running
    running.close()


@pytest.fixture(scope="session")
def migrated_template(cluster: TestCluster) -> str:
    """The template with every migration applied."""
    from tests.floor.django import migrate

    return cluster.template(migrations_key(), migrate)


@pytest.fixture
def database(cluster: TestCluster, migrated_template: str) -> Iterator[Database]:
    """This test's own migrated database: `default` reaches it as renda_app, `owner` as renda_owner. Commit freely."""
    from tests.floor.django import pointed_at, set_up

    set_up()
    made = cluster.clone(migrated_template)
    with pointed_at(made):
        yield made
    cluster.drop_later(made.name)


@pytest.fixture(scope="session")
def demo_template(cluster: TestCluster, migrated_template: str) -> str:
    """The template that holds the demonstration organ as of 25 November 2026; keyed by every source file of the project."""
    from tests.floor.demonstration import fill, sources_key

    return cluster.template(sources_key(), fill, base=migrated_template)


@pytest.fixture
def demo_database(cluster: TestCluster, demo_template: str) -> Iterator[Database]:
    """This test's own copy of the demonstration organ: about 50 ms."""
    from tests.floor.django import pointed_at

    made = cluster.clone(demo_template)
    with pointed_at(made):
        yield made
    cluster.drop_later(made.name)


@pytest.fixture
def client(database: Database) -> "Client":
    """Django's test client on this test's database."""
    from django.test import Client

    return Client()


@pytest.fixture
def run_jobs(database: Database) -> Callable[[], None]:
    """Call it to work every job that is due now (in a thread of its own: a browser's event loop may hold this one)."""
    from tests.floor.browser import work_once

    def run() -> None:
        with ThreadPoolExecutor(1) as pool:
            pool.submit(work_once).result()

    return run


@pytest.fixture
def settings() -> Iterator[Any]:
    """Django's settings; what a test sets on it is undone afterwards."""
    from django.test import override_settings
    from tests.floor.django import set_up

    set_up()
    override = override_settings()
    override.enable()
    from django.conf import settings as current

    yield current
    override.disable()


@pytest.fixture
def django_queries(database: Database) -> Any:
    """A context manager that gathers the statements of the default connection."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    return lambda: CaptureQueriesContext(connection)
