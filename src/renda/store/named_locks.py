"""Locks on a name within the present organ, for what has no row to lock yet. Must not know: what the names stand for."""

from django.db import connection

from renda.store.unit_of_work import present_organ


def hold_name(name: str) -> None:
    """This will wait until nobody else holds the name, and hold it until the unit of work ends. Taken before any row is locked."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [f"{present_organ()} {name}"])
