"""The system as it is really run, in processes of its own: `renda serve`, or the web server alone; and a person's browser without one."""

import http.client
import os
import re
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.parse
import urllib.request
from http.cookiejar import CookieJar
from pathlib import Path
from typing import Any

from tests.floor.cluster import ROOT, Database

_TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="([^"]+)"')


def free_port() -> int:
    """A port that nobody listens on now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


class Running:
    """A process group of the system, its log, and what it stands on."""

    def __init__(self, command: list[str], *, port: int, folder: Path, **environment: str) -> None:
        self.port, self.folder, self.log = port, folder, folder.parent / f"{folder.name}-{port}.log"
        kept = {k: v for k, v in os.environ.items() if not k.startswith(("RENDA_", "DJANGO_"))}
        told = {"PYTHONPATH": str(ROOT / "src"), "RENDA_DEMO": "1", "RENDA_DATA_DIR": str(folder), "RENDA_DEVELOPMENT": "1",
                "RENDA_BIND": f"127.0.0.1:{port}", **environment}
        with self.log.open("ab") as file:
            self.process = subprocess.Popen(
                command, cwd=ROOT, env={**kept, **told}, stdout=file, stderr=file, start_new_session=True,
            )

    def said(self) -> str:
        return self.log.read_text(errors="replace")

    def until(self, true: Any, seconds: float = 60.0) -> None:
        """Wait until `true()` holds."""
        patience = time.monotonic() + seconds
        while not true():
            assert time.monotonic() < patience, self.said()[-3000:]
            time.sleep(0.05)

    def answers(self) -> bool:
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{self.port}/health", timeout=5) as answer:
                return answer.status == 200
        except (OSError, http.client.HTTPException):
            return False

    def child(self, word: str) -> int | None:
        """The pid of a direct child whose command has the word in it."""
        found = Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children").read_text().split()
        for pid in found:
            try:
                if word in Path(f"/proc/{pid}/cmdline").read_text():
                    return int(pid)
            except OSError:
                continue
        return None

    def memory(self) -> int:
        """The largest resident size, in MB, that a process of the web server ever had."""
        group = [p for p in Path("/proc").iterdir() if p.name.isdigit() and _session(p) == self.process.pid]
        sizes = [re.search(r"VmHWM:\s+(\d+)", (p / "status").read_text()) for p in group]
        return max(int(found[1]) for found in sizes if found) // 1024

    def end(self) -> None:
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)
            try:
                self.process.wait(30)
            except subprocess.TimeoutExpired:
                os.killpg(self.process.pid, signal.SIGKILL)
                self.process.wait()


def _session(path: Path) -> int:
    try:
        return int((path / "stat").read_text().rpartition(")")[2].split()[3])
    except OSError:
        return -1


def serve(folder: Path, port: int, **environment: str) -> Running:
    """`renda serve`, not waited for."""
    return Running([sys.executable, "-m", "renda.cli.main", "serve"], port=port, folder=folder, **environment)


def make_run(folder: Path, port: int) -> Running:
    """The first command of the README, not waited for."""
    return Running(["make", "run"], port=port, folder=folder, RENDA_DEVELOPMENT="0")


def web_only(folder: Path, database: Database, **environment: str) -> Running:
    """The web server alone, on a test's database, and ready."""
    port = free_port()
    options = ["--interface", "wsgi", "--host", "127.0.0.1", "--port", str(port), "--workers", "1", "--blocking-threads", "4"]
    running = Running(
        [sys.executable, "-m", "granian", *options, "--no-ws", "--log-level", "error", "renda.project.wsgi:application"],
        port=port, folder=folder, RENDA_DATABASE_URL=database.app_dsn, **environment,
    )
    running.until(running.answers)
    return running


class Person:
    """Somebody at a browser without JavaScript: cookies, forms with their tokens, answers with status and text."""

    def __init__(self, port: int, persona: str = "coordinator") -> None:
        self.port, self.cookies = port, CookieJar()
        self.opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(self.cookies))
        assert self.post("/enter/", {"persona": persona}, form="/accounts/login/")[0] == 200

    def get(self, path: str) -> tuple[int, str]:
        return self._ask(urllib.request.Request(f"http://127.0.0.1:{self.port}{path}"))

    def token(self, form: str) -> str:
        return _TOKEN.search(self.get(form)[1])[1]

    def post(self, path: str, data: dict[str, str], *, form: str = "", token: str = "") -> tuple[int, str]:
        sent = {"csrfmiddlewaretoken": token or self.token(form or path), **data}
        return self._ask(urllib.request.Request(f"http://127.0.0.1:{self.port}{path}", urllib.parse.urlencode(sent).encode()))

    def _ask(self, request: urllib.request.Request) -> tuple[int, str]:
        try:
            with self.opener.open(request, timeout=60) as answer:
                return answer.status, answer.read().decode()
        except urllib.error.HTTPError as answer:
            return answer.code, answer.read().decode()

    def upload(  # noqa: PLR0913 - a request is these things
        self, path: str, *, token: str, fields: dict[str, str], field: str, name: str, content: Any, declared: int | None = None,
        chunked: bool = False,
    ) -> tuple[int, str]:
        """Send a file of pieces (any iterable of bytes) as a browser does; `declared` lies about the length of the body."""
        head, tail = _around({"csrfmiddlewaretoken": token, **fields}, field, name)
        pieces = [head, *content, tail]
        with socket.create_connection(("127.0.0.1", self.port), timeout=120) as line:
            length = "Transfer-Encoding: chunked" if chunked else f"Content-Length: {declared or sum(map(len, pieces))}"
            cookies = "; ".join(f"{c.name}={c.value}" for c in self.cookies)
            line.sendall(
                f"POST {path} HTTP/1.1\r\nHost: 127.0.0.1:{self.port}\r\nCookie: {cookies}\r\n{length}\r\nConnection: close\r\n"
                f"Content-Type: multipart/form-data; boundary={_BOUNDARY}\r\n\r\n".encode()
            )
            for piece in pieces if declared is None else [b"".join(pieces)[:declared]]:
                line.sendall(f"{len(piece):x}\r\n".encode() + piece + b"\r\n" if chunked else piece)
            if chunked:
                line.sendall(b"0\r\n\r\n")
            answer = http.client.HTTPResponse(line)
            answer.begin()
            return answer.status, answer.read().decode()


_BOUNDARY = "----renda-test-boundary"


def _around(fields: dict[str, str], field: str, name: str) -> tuple[bytes, bytes]:
    parts = "".join(
        f'--{_BOUNDARY}\r\nContent-Disposition: form-data; name="{k}"\r\n\r\n{v}\r\n' for k, v in fields.items()
    )
    last = f'--{_BOUNDARY}\r\nContent-Disposition: form-data; name="{field}"; filename="{name}"\r\n\r\n'
    return (parts + last).encode(), f"\r\n--{_BOUNDARY}--\r\n".encode()
