"""The unit of work: one transaction in which the organ is set, so that row-level security knows whose rows these are.

Must not know: what is read or written inside.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from uuid import UUID

from django.db import OperationalError, connection, transaction
from psycopg import IsolationLevel

_ORGAN = "renda_organ"
_SET = "SELECT set_config('renda.organ_id', %s, true)"
_SERIALIZATION_FAILURE, _DEADLOCK = "40001", "40P01"


class Collision(RuntimeError):
    """Two units of work stood in each other's way and the database undid this one; done again it will find its place."""


def present_organ() -> UUID | None:
    """The organ of the open unit of work."""
    organ: UUID | None = getattr(connection, _ORGAN, None) if connection.in_atomic_block else None
    return organ


@contextmanager
def begin(organ_id: UUID, *, snapshot: bool = False) -> Iterator[None]:
    """Open a transaction (a savepoint inside another) for one organ; an exception rolls it back.

    With `snapshot` everything read inside stands as it was at the first statement.

    :raises Collision: where the database undid it for another's sake.
    :raises ValueError: inside a transaction opened for a different organ, or one that began without the snapshot asked for.
    """
    inside = present_organ()
    if inside and inside != organ_id:
        raise ValueError("a unit of work belongs to one organ")
    if snapshot and connection.in_atomic_block:
        raise ValueError("a snapshot begins with its transaction")
    with _collisions_told(), _isolated(snapshot=snapshot), transaction.atomic():
        if inside:
            yield
            return
        setattr(connection, _ORGAN, organ_id)  # noqa: B010 - Django's connection has no such attribute of its own
        try:
            with connection.cursor() as cursor:
                cursor.execute(_SET, [str(organ_id)])
            yield
        finally:
            setattr(connection, _ORGAN, None)  # noqa: B010 - set where the type has no such name


@contextmanager
def reading(organ_id: UUID, *, snapshot: bool = False) -> Iterator[None]:
    """Open a transaction for one organ to read in; costs nothing inside another of the same organ."""
    if present_organ() == organ_id and not snapshot:
        yield
        return
    with begin(organ_id, snapshot=snapshot):
        yield


@contextmanager
def _collisions_told() -> Iterator[None]:
    try:
        yield
    except OperationalError as problem:
        if getattr(problem.__cause__, "sqlstate", None) in (_SERIALIZATION_FAILURE, _DEADLOCK):
            raise Collision(str(problem)) from problem
        raise


@contextmanager
def _isolated(*, snapshot: bool) -> Iterator[None]:
    """The level goes with BEGIN itself, so that no statement can come before it."""
    if not snapshot:
        yield
        return
    connection.ensure_connection()
    raw = connection.connection
    before, raw.isolation_level = raw.isolation_level, IsolationLevel.REPEATABLE_READ
    try:
        yield
    finally:
        if not raw.closed:
            raw.isolation_level = before
