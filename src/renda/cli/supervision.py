"""Keeps the processes of `renda serve` together: starts them, starts one again that ends by itself, ends them all when told to stop.

Must not know: what the processes do.
"""

import contextlib
import ctypes
import os
import signal
import socket
import subprocess
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from types import FrameType

_DIE_WITH_PARENT = 1  # PR_SET_PDEATHSIG
_GRACE = 15.0  # seconds for a process to finish what it does
_TEND_EVERY = 1.0  # seconds between two looks at what the processes stand on
_MOST, _WITHIN = 5, 60.0  # a process that ends by itself so often within so many seconds is given up


def port_is_taken(host: str, port: int, *, patience: float) -> bool:
    """This will say whether something still listens there after `patience` seconds."""
    deadline = time.monotonic() + patience
    while not _can_bind(host, port):
        if time.monotonic() > deadline:
            return True
        time.sleep(0.2)
    return False


@dataclass(slots=True, kw_only=True)
class _Kept:
    """A process that is kept running, and when it was started."""

    name: str
    command: Sequence[str]
    process: subprocess.Popen[bytes]
    starts: list[float] = field(default_factory=list)

    def see_to_it(self) -> bool:
        """Start it again where it ended; False where it ends again and again."""
        status = self.process.poll()
        if status is None:
            return True
        print(f"{self.name} 已退出（{status}）", flush=True)
        _end_group(self.process)
        now = time.monotonic()
        self.starts = [*(s for s in self.starts if now - s < _WITHIN), now]
        if len(self.starts) > _MOST:
            print(f"{self.name} 一再退出，系统停止。请看上面的原因。", flush=True)
            return False
        print(f"{self.name} 重新启动", flush=True)
        self.process = _start(self.command)
        return True


def supervise(
    commands: Mapping[str, Sequence[str]], *, announce: str, is_up: tuple[str, int], tend: Callable[[], None] = lambda: None
) -> int:
    """This will run the commands until SIGINT or SIGTERM (0), or until one of them ends again and again (1).

    `tend` is called every second, to see to what they stand on.
    """
    stopping = False

    def stop(_number: int, _frame: FrameType | None) -> None:
        nonlocal stopping
        stopping = True

    previous = {number: signal.signal(number, stop) for number in (signal.SIGINT, signal.SIGTERM)}
    running = [_Kept(name=name, command=command, process=_start(command)) for name, command in commands.items()]
    announced, tended = False, time.monotonic()
    try:
        while not stopping:
            if time.monotonic() - tended > _TEND_EVERY:
                tend()
                tended = time.monotonic()
            if not all(kept.see_to_it() for kept in running):
                return 1
            if not announced and _answers(*is_up):
                announced = True
                print(announce, flush=True)
            time.sleep(0.1)
        return 0
    finally:
        _end([kept.process for kept in running])
        for number, handler in previous.items():
            signal.signal(number, handler)


def _start(command: Sequence[str]) -> subprocess.Popen[bytes]:
    """In a session of its own: Ctrl-C reaches the supervisor only, which then ends the others in order."""
    return subprocess.Popen(command, stdin=subprocess.DEVNULL, start_new_session=True, preexec_fn=_die_with_parent)  # noqa: S603, PLW1509 - own binaries; the hook is one system call


def _die_with_parent() -> None:
    ctypes.CDLL(None).prctl(_DIE_WITH_PARENT, signal.SIGTERM)


def _end(known: Sequence[subprocess.Popen[bytes]]) -> None:
    for process in known:
        with contextlib.suppress(ProcessLookupError):
            process.terminate()
    deadline = time.monotonic() + _GRACE
    for process in known:
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(max(0.1, deadline - time.monotonic()))
        _end_group(process)
        process.wait()


def _end_group(process: subprocess.Popen[bytes]) -> None:
    """What a process that was killed leaves behind – the children of the web server – would keep its address taken."""
    with contextlib.suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)


def _answers(host: str, port: int) -> bool:
    with contextlib.closing(socket.socket()) as probe:
        probe.settimeout(0.2)
        return probe.connect_ex((host, port)) == 0


def _can_bind(host: str, port: int) -> bool:
    with contextlib.closing(socket.socket()) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError:
            return False
    return True
