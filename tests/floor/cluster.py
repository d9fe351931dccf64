"""One throw-away PostgreSQL for every test process of this checkout, fsync off, and databases cloned from a migrated template.

The server is stopped by the last process that leaves; its templates are kept, keyed by a hash of the migrations.
"""

import fcntl
import hashlib
import itertools
import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

import psycopg
from psycopg import sql

from renda.adapters import embedded_postgres
from renda.adapters.postgres_credentials import APP_ROLE, OWNER_ROLE, ROOT_ROLE
from renda.adapters.postgres_process import EmbeddedDatabaseFailed
from renda.adapters.postgres_roles import grant_rows

ROOT = Path(__file__).resolve().parents[2]
_MEMORY = Path("/dev/shm")
_counter = itertools.count()


@dataclass(frozen=True, slots=True, kw_only=True)
class Database:
    """One test's own database, by the addresses of the three roles."""

    name: str
    app_dsn: str
    owner_dsn: str
    root_dsn: str


class TestCluster:
    """The server of this test run."""

    __test__ = False

    def __init__(self, folder: Path | None = None) -> None:
        folder = folder or test_folder()
        self._root: psycopg.Connection | None = None
        self._leaving: list[str] = []
        try:
            self.server = embedded_postgres.start(folder, durable=False)
        except EmbeddedDatabaseFailed:  # a machine that crashed with fsync off: the cluster is worth nothing
            shutil.rmtree(folder)
            self.server = embedded_postgres.start(folder, durable=False)
        if self.server.started_here:
            self._drop_all_like("t\\_%")

    def database(self, name: str) -> Database:
        """The addresses of database `name`."""
        dsn = self.server.place.dsn
        return Database(name=name, app_dsn=dsn(APP_ROLE, name), owner_dsn=dsn(OWNER_ROLE, name), root_dsn=dsn(ROOT_ROLE, name))

    def clone(self, template: str) -> Database:
        """A fresh database with the content of `template`: about 20 ms."""
        name = f"t_{os.getpid()}_{next(_counter)}"
        names = {"name": sql.Identifier(name), "template": sql.Identifier(template), "owner": sql.Identifier(OWNER_ROLE)}
        self.run(sql.SQL("CREATE DATABASE {name} OWNER {owner} TEMPLATE {template} STRATEGY file_copy").format(**names))
        self.run(sql.SQL("REVOKE ALL ON DATABASE {0} FROM PUBLIC; GRANT CONNECT ON DATABASE {0} TO {1}").format(
            names["name"], sql.Identifier(APP_ROLE)
        ))
        return self.database(name)

    def drop(self, name: str) -> None:
        self.run(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(name)))

    def drop_later(self, name: str) -> None:
        """Drop it when the next one goes: the server waits 100 ms for a connection that is only just closed."""
        self._leaving.append(name)
        while len(self._leaving) > 1:
            self.drop(self._leaving.pop(0))

    def template(self, key: str, fill: Callable[[Database], None], *, base: str = "template0") -> str:
        """The name of a template database for `key`, made once by `fill` on a clone of `base`; older ones by `fill` go."""
        name = f"template_{fill.__name__}_" + hashlib.sha256(f"{base} {key}".encode()).hexdigest()[:16]
        with self._building():
            if not self._exists(name):
                self._drop_all_like(f"template\\_{fill.__name__}\\_%")
                made = self.clone(base)
                try:
                    grant_rows(made.owner_dsn, app_role=APP_ROLE)
                    fill(made)
                    self.run(sql.SQL("ALTER DATABASE {} RENAME TO {}").format(sql.Identifier(made.name), sql.Identifier(name)))
                except BaseException:
                    self.drop(made.name)
                    raise
        return name

    def run(self, statement: sql.Composed | str) -> None:
        """Run a statement as root, on one connection that is kept: to connect costs more than most statements."""
        if self._root is None or self._root.closed:
            self._root = psycopg.connect(self.server.root_dsn, autocommit=True)
        self._root.execute(statement)

    def close(self) -> None:
        for name in self._leaving:
            self.drop(name)
        if self._root is not None:
            self._root.close()
        self.server.stop()

    def _exists(self, name: str) -> bool:
        with psycopg.connect(self.server.root_dsn) as connection:
            return connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name]).fetchone() is not None

    def _drop_all_like(self, pattern: str) -> None:
        with psycopg.connect(self.server.root_dsn) as connection:
            rows = connection.execute("SELECT datname FROM pg_database WHERE datname LIKE %s", [pattern]).fetchall()
        for (name,) in rows:
            self.drop(name)

    @contextmanager
    def _building(self) -> Iterator[None]:
        with (self.server.place.folder / "build.lock").open("w") as file:
            fcntl.flock(file, fcntl.LOCK_EX)
            yield


def test_folder() -> Path:
    """The folder of this checkout's test server, outside the checkout; in memory where there is room for it."""
    mark = hashlib.sha256(os.fsencode(ROOT)).hexdigest()[:8]
    folder = (_MEMORY if _has_room() else Path(tempfile.gettempdir())) / f"renda-test-{os.getuid()}-{mark}"
    folder.mkdir(mode=0o700, exist_ok=True)
    return folder


test_folder.__test__ = False


def _has_room() -> bool:
    """Cloning makes 800 small files: in memory 30 ms, on a busy disk 150. A container's 64 MB would not do."""
    return os.access(_MEMORY, os.W_OK) and shutil.disk_usage(_MEMORY).free > 2 << 30


def migrations_key() -> str:
    """A hash that changes when any migration, or a package that brings migrations, changes."""
    digest = hashlib.sha256()
    found = [*(ROOT / "src").rglob("migrations/*.py"), *(ROOT / "src").rglob("store/sql/**/*.sql")]
    for path in sorted([*found, *(ROOT / "tests").rglob("migrations/*.py")]):
        digest.update(str(path.relative_to(ROOT)).encode() + path.read_bytes())
    for package in ("Django", "django-allauth", "procrastinate", "embedded-postgres"):
        digest.update(f"{package}={version(package)}".encode())
    return digest.hexdigest()
