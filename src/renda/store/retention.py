"""Retention: a payload emptied by the recorded act that names it, through the one function that may.

Must not know: who may decide so, and why.
"""

from uuid import UUID

from django.db import connection


def has_payload(*, chain_id: UUID, seq: int) -> bool:
    """This will say whether an event of the present organ still has its text."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT 1 FROM store_event e JOIN store_payload p ON p.event_id = e.id"
            " WHERE e.chain_id = %s AND e.seq = %s AND p.text IS NOT NULL AND e.kind <> 'PayloadRetired'",
            [chain_id, seq],
        )
        return cursor.fetchone() is not None


def empty_payload(act: int) -> bool:
    """This will empty the payload that the retention event `act` names; False when it was empty already.

    :raises django.db.Error: if `act` is no retention event of the present organ.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT renda_retire_payload(%s)", [act])
        return bool(cursor.fetchone()[0])
