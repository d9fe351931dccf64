"""Keeps the processes of `renda serve` together: starts them, ends them all when one ends or the supervisor is told to stop.

Must not know: what the processes do.
"""

import contextlib
import ctypes
import os
import signal
import socket
import subprocess
import time
from collections.abc import Mapping, Sequence
from types import FrameType

_DIE_WITH_PARENT = 1  # PR_SET_PDEATHSIG
_GRACE = 15.0  # seconds for a process to finish what it does


def port_is_taken(host: str, port: int, *, patience: float) -> bool:
    """This will say whether something still listens there after `patience` seconds."""
    deadline = time.monotonic() + patience
    while not _can_bind(host, port):
        if time.monotonic() > deadline:
            return True
        time.sleep(0.2)
    return False


def supervise(commands: Mapping[str, Sequence[str]], *, announce: str, is_up: tuple[str, int]) -> int:
    """This will run the commands until SIGINT or SIGTERM (0) or until one of them ends by itself (1)."""
    stopping = False

    def stop(_number: int, _frame: FrameType | None) -> None:
        nonlocal stopping
        stopping = True

    previous = {number: signal.signal(number, stop) for number in (signal.SIGINT, signal.SIGTERM)}
    running = {name: _start(command) for name, command in commands.items()}
    announced = False
    try:
        while not stopping:
            for name, process in running.items():
                if process.poll() is not None:
                    print(f"{name} 已退出（{process.returncode}）", flush=True)
                    return 1
            if not announced and _answers(*is_up):
                announced = True
                print(announce, flush=True)
            time.sleep(0.1)
        return 0
    finally:
        for number, handler in previous.items():
            signal.signal(number, handler)
        _end(list(running.values()))


def _start(command: Sequence[str]) -> subprocess.Popen[bytes]:
    """In a session of its own: Ctrl-C reaches the supervisor only, which then ends the others in order."""
    return subprocess.Popen(command, stdin=subprocess.DEVNULL, start_new_session=True, preexec_fn=_die_with_parent)  # noqa: S603, PLW1509


def _die_with_parent() -> None:
    ctypes.CDLL(None).prctl(_DIE_WITH_PARENT, signal.SIGTERM)


def _end(known: Sequence[subprocess.Popen[bytes]]) -> None:
    for process in known:
        with contextlib.suppress(ProcessLookupError):
            process.terminate()
    deadline = time.monotonic() + _GRACE
    for process in known:
        try:
            process.wait(max(0.1, deadline - time.monotonic()))
        except subprocess.TimeoutExpired:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)
            process.wait()


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
