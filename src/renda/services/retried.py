"""Running a command again after the database undid it in favour of another: a deadlock, or a snapshot that went stale.

Safe because a command decides from what it reads and nothing of an undone one stays. Must not know: what the command does.
"""

import time
from collections.abc import Callable
from contextvars import ContextVar
from functools import wraps
from typing import ParamSpec, TypeVar

from renda.store.unit_of_work import Collision

ATTEMPTS = 5
_PAUSE = 0.01  # seconds before the second attempt, doubled before each further one

P = ParamSpec("P")
T = TypeVar("T")
_inside: ContextVar[bool] = ContextVar("inside_a_retried_command", default=False)


def retried(command: Callable[P, T]) -> Callable[P, T]:
    """This will run a command again, five times in all, while it collides; a command inside another is left to the outer one.

    :raises renda.store.unit_of_work.Collision: from the last attempt.
    """

    @wraps(command)
    def run(*args: P.args, **kwargs: P.kwargs) -> T:
        if _inside.get():
            return command(*args, **kwargs)
        token = _inside.set(True)
        try:
            for attempt in range(ATTEMPTS - 1):
                try:
                    return command(*args, **kwargs)
                except Collision:
                    time.sleep(_PAUSE * 2**attempt)
            return command(*args, **kwargs)
        finally:
            _inside.reset(token)

    return run
