"""The unit of work: one transaction in which the organ is set, so that row-level security knows whose rows these are.

Must not know: what is read or written inside.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from uuid import UUID

from django.db import connection, transaction

_ORGAN = "renda_organ"
_SET = "SELECT set_config('renda.organ_id', %s, true)"


def present_organ() -> UUID | None:
    """The organ of the open unit of work."""
    organ: UUID | None = getattr(connection, _ORGAN, None) if connection.in_atomic_block else None
    return organ


@contextmanager
def begin(organ_id: UUID) -> Iterator[None]:
    """Open a transaction (a savepoint inside another) for one organ; an exception rolls it back.

    :raises ValueError: inside a transaction opened for a different organ.
    """
    inside = present_organ()
    if inside and inside != organ_id:
        raise ValueError("a unit of work belongs to one organ")
    with transaction.atomic():
        if inside:
            yield
            return
        setattr(connection, _ORGAN, organ_id)  # noqa: B010 - Django's connection has no such attribute of its own
        try:
            with connection.cursor() as cursor:
                cursor.execute(_SET, [str(organ_id)])
            yield
        finally:
            setattr(connection, _ORGAN, None)  # noqa: B010


@contextmanager
def reading(organ_id: UUID) -> Iterator[None]:
    """Open a transaction for one organ to read in; costs nothing inside another of the same organ."""
    if present_organ() == organ_id:
        yield
        return
    with begin(organ_id):
        yield
