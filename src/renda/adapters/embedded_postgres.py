"""The embedded database: one call starts a private PostgreSQL below the data folder and prepares roles and database.

Several processes may use one server: each holds a shared lock, and the last to leave stops it. Must not know: settings, tables, Django.
"""

import fcntl
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from renda.adapters.postgres_credentials import APP_ROLE, OWNER_ROLE, ROOT_ROLE, Place, place
from renda.adapters.postgres_process import make_cluster, running_pid, start_cluster, stop_cluster
from renda.adapters.postgres_roles import answers, prepare_cluster

_PATIENCE = 30.0  # seconds to wait for a server that is there and does not answer


@dataclass(frozen=True, slots=True, kw_only=True)
class Server:
    """A running embedded server as seen by one of its users."""

    place: Place
    lock: int
    owner_dsn: str
    app_dsn: str
    root_dsn: str
    started_here: bool

    def tend(self) -> bool:
        """This will start the server again where it is gone, and say whether that was needed.

        :raises renda.adapters.postgres_process.EmbeddedDatabaseFailed: with what the server said.
        """
        if running_pid(self.place) is not None:
            return False
        with _starting(self.place):
            return _ensure_running(self.place, durable=True)

    def stop(self) -> None:
        """This will stop the server, unless another process still uses it."""
        with _starting(self.place):
            try:
                fcntl.flock(self.lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                pass
            else:
                stop_cluster(self.place)
            finally:
                os.close(self.lock)


def start(data_dir: Path, *, durable: bool = True) -> Server:
    """This will start the server below `data_dir`, or join one that runs; made at first use, started again after a crash.

    :raises renda.adapters.postgres_process.EmbeddedDatabaseFailed: with what the server said.
    """
    found = place(data_dir)
    with _starting(found):
        lock = os.open(found.folder / "users.lock", os.O_RDWR | os.O_CREAT, 0o600)
        fcntl.flock(lock, fcntl.LOCK_SH)
        try:
            started = _ensure_running(found, durable=durable)
        except BaseException:
            os.close(lock)
            raise
    return Server(
        place=found,
        lock=lock,
        owner_dsn=found.dsn(OWNER_ROLE),
        app_dsn=found.dsn(APP_ROLE),
        root_dsn=found.dsn(ROOT_ROLE, "postgres"),
        started_here=started,
    )


def _ensure_running(found: Place, *, durable: bool) -> bool:
    make_cluster(found)
    deadline = time.monotonic() + _PATIENCE
    while running_pid(found) is not None:
        if answers(found) or time.monotonic() > deadline:
            return False
        time.sleep(0.1)  # it is starting, or dying
    start_cluster(found, durable=durable)
    prepare_cluster(found)
    return True


@contextmanager
def _starting(found: Place) -> Iterator[None]:
    """One process at a time starts or stops."""
    handle = os.open(found.folder / "start.lock", os.O_RDWR | os.O_CREAT, 0o600)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)
