"""Counters of yearly numbers, locked while a number is drawn.

Must not know: what is numbered.
"""

from collections.abc import Iterable
from uuid import UUID

from django.db import connection

from renda.store.models.tenancy import uuid7


def lock_counters(keys: Iterable[str], *, organ_id: UUID) -> dict[str, int]:
    """Lock counters until the unit of work ends, and tell the last number used of each."""
    wanted = sorted(set(keys))
    found: dict[str, int] = {}
    with connection.cursor() as cursor:
        for key in wanted:
            cursor.execute(
                "INSERT INTO store_counter (id, organ_id, key, value) VALUES (%s, %s, %s, 0)"
                " ON CONFLICT (organ_id, key) DO UPDATE SET value = store_counter.value RETURNING value",
                [uuid7(), organ_id, key],
            )
            found[key] = cursor.fetchone()[0]
    return found


def raise_counter(key: str, value: int, *, organ_id: UUID) -> None:
    """Note that a number was used; a counter never goes back."""
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO store_counter (id, organ_id, key, value) VALUES (%s, %s, %s, %s)"
            " ON CONFLICT (organ_id, key) DO UPDATE SET value = greatest(store_counter.value, excluded.value)",
            [uuid7(), organ_id, key, value],
        )
