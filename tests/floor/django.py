"""Sets Django up for tests without touching a database, and points its two aliases at a test's own database."""

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager

from psycopg.conninfo import conninfo_to_dict
from tests.floor.cluster import Database

_ENVIRONMENT = {
    "DJANGO_SETTINGS_MODULE": "tests.floor.settings",
    "RENDA_DEMO": "1",
    "RENDA_DEVELOPMENT": "1",
    "RENDA_SECRET_KEY": "only-for-tests-" + "x" * 32,
    "RENDA_DATABASE_URL": "postgresql://renda_app@/no_database_fixture?host=/nowhere",
    "RENDA_DATABASE_OWNER_URL": "postgresql://renda_owner@/no_database_fixture?host=/nowhere",
    "RENDA_DATA_DIR": "/nonexistent",
    "RENDA_SEALS_DIR": os.path.join(tempfile.gettempdir(), f"renda-test-{os.getuid()}-seals"),
    "RENDA_LOG_LEVEL": "WARNING",
}


def set_up() -> None:
    """Configure Django once for this process; a test that needs rows asks for the `database` fixture."""
    from django.apps import apps

    if apps.ready:
        return
    os.environ.update(_ENVIRONMENT)
    import django
    from django.test.utils import setup_test_environment

    django.setup()
    setup_test_environment()
    from django.conf import settings

    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@contextmanager
def pointed_at(database: Database) -> Iterator[None]:
    """Both aliases reach `database` inside the block, in every thread."""
    from django.db import connections

    before = {alias: dict(connections.settings[alias]) for alias in ("default", "owner")}
    connections.close_all()
    _point("default", database.app_dsn)
    _point("owner", database.owner_dsn)
    try:
        yield
    finally:
        connections.close_all()
        for alias, settings in before.items():
            connections.settings[alias].update(settings)


def migrate(database: Database) -> None:
    """Run every migration on `database` as its owner."""
    from django.core.management import call_command

    set_up()
    with pointed_at(database):
        call_command("migrate", database="owner", verbosity=0, interactive=False)


def _point(alias: str, dsn: str) -> None:
    from django.db import connections

    parts = conninfo_to_dict(dsn)
    named = {"NAME": "dbname", "USER": "user", "PASSWORD": "password", "HOST": "host", "PORT": "port"}
    connections.settings[alias].update({key: str(parts[part]) for key, part in named.items()}, CONN_MAX_AGE=None)
