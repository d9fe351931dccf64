"""What every sub-command that needs the database does first. Must not know: what the sub-command is for."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from renda.adapters.embedded_postgres import Server


@contextmanager
def ready() -> "Iterator[Server | None]":
    """This will set Django up with a database that answers: the embedded one is started where it is used (and given), and stopped
    after the block unless another process uses it.

    :raises renda.adapters.postgres_process.EmbeddedDatabaseFailed: where the embedded server does not start.
    :raises renda.adapters.postgres_check.DatabaseUnfit: where a given server is not as it must be.
    """
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "renda.project.settings")
    import django
    from django.conf import settings

    from renda.adapters import embedded_postgres
    from renda.adapters.postgres_check import check_given_server

    configuration = settings.RENDA
    server = embedded_postgres.start(configuration.data_dir) if configuration.embedded else None
    try:
        if server is None:
            check_given_server(configuration.app_dsn)
        django.setup()
        yield server
    finally:
        from django.db import connections

        connections.close_all()
        if server is not None:
            server.stop()
