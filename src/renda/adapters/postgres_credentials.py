"""Where the embedded database lives in the data folder, and its passwords: made once, in a file only the owner reads.

Must not know: how a server is started, and anything about the application's tables.
"""

import hashlib
import json
import os
import secrets
import tempfile
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote, urlencode

ROOT_ROLE = "renda_root"
OWNER_ROLE = "renda_owner"
APP_ROLE = "renda_app"
DATABASE = "renda"
PORT = 5432
_SOCKET_LIMIT = 107  # bytes in sockaddr_un.sun_path, with its closing zero


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """The folders of one embedded cluster and the passwords of its three roles."""

    folder: Path
    socket_folder: Path
    passwords: dict[str, str]

    @property
    def cluster(self) -> Path:
        """This will name the folder that initdb fills."""
        return self.folder / "cluster"

    @property
    def log(self) -> Path:
        """This will name the server's log file."""
        return self.folder / "postgres.log"

    def dsn(self, role: str, database: str = DATABASE) -> str:
        """This will give the address by which `role` reaches `database` over the unix socket."""
        query = urlencode({"host": str(self.socket_folder), "port": PORT})
        return f"postgresql://{role}:{quote(self.passwords[role])}@/{database}?{query}"


def place(data_dir: Path) -> Place:
    """This will give the place of the embedded cluster below `data_dir`, making folder and passwords at first use."""
    folder = (data_dir / "database").resolve()
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    return Place(folder=folder, socket_folder=_socket_folder(folder), passwords=_passwords(folder / "credentials.json"))


def _socket_folder(folder: Path) -> Path:
    if len(os.fsencode(folder / f".s.PGSQL.{PORT}.lock")) < _SOCKET_LIMIT:
        return folder
    name = hashlib.sha256(os.fsencode(folder)).hexdigest()[:16]
    return Path(tempfile.gettempdir()) / f"renda-{os.getuid()}-{name}"


def _passwords(path: Path) -> dict[str, str]:
    if not path.exists():
        made = {role: secrets.token_urlsafe(24) for role in (ROOT_ROLE, OWNER_ROLE, APP_ROLE)}
        part = path.with_name(f"{path.name}.{os.getpid()}")
        with os.fdopen(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w") as file:
            json.dump(made, file)
        try:
            os.link(part, path)
        except FileExistsError:  # another process was first: its passwords are the ones
            pass
        finally:
            part.unlink()
    loaded: dict[str, str] = json.loads(path.read_text())
    return loaded
