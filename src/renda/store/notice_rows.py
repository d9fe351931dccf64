"""Rows of notices.

Must not know: how they are worded.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID, uuid5

from django.db import connection

_WAITING = """
SELECT DISTINCT ON (p.person_id) p.person_id, c.id, c.procedure, w.action, c.number, c.title
FROM store_event e JOIN store_case c ON c.id = e.chain_id JOIN store_waiting w ON w.case_id = c.id
JOIN store_post p ON p.until_on IS NULL AND w.principal IN (
  SELECT 'person:' || p.person_id || ':member' UNION ALL
  SELECT 'unit:' || p.unit_id || ':' || d FROM unnest(p.duties) d UNION ALL SELECT 'organ:' || d FROM unnest(p.duties) d)
WHERE e.id = %s AND p.person_id <> e.actor_id ORDER BY p.person_id, w.action
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class WaitedFor:
    """A person the case of an event waits for, and the act."""

    person_id: UUID
    case_id: UUID
    procedure: str
    action: str
    number: str | None
    title: str


def waiting_people(event_id: int) -> tuple[WaitedFor, ...]:
    """List the people the case of an event now waits for, its actor left out."""
    with connection.cursor() as cursor:
        cursor.execute(_WAITING, [event_id])
        return tuple(
            WaitedFor(person_id=r[0], case_id=r[1], procedure=r[2], action=r[3], number=r[4], title=r[5])
            for r in cursor.fetchall()
        )


def insert_notice(  # noqa: PLR0913 - a notice is these columns
    *, organ_id: UUID, event_id: int, person_id: UUID, case_id: UUID, text: str, at: datetime
) -> None:
    """Insert a notice, once per event and person however often the job runs."""
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO store_notice (id, organ_id, person_id, case_id, text, made_at) VALUES (%s, %s, %s, %s, %s, %s)"
            " ON CONFLICT (id) DO NOTHING",
            [uuid5(person_id, str(event_id)), organ_id, person_id, case_id, text, at],
        )


def people_of_duties(duties: Iterable[str], *, on: date) -> list[UUID]:
    """List the people of the present organ who hold one of some duties on a day."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT DISTINCT person_id FROM store_post WHERE duties && %s AND from_on <= %s AND (until_on IS NULL OR until_on > %s)"
            " ORDER BY person_id", [[str(d) for d in duties], on, on],
        )
        return [row[0] for row in cursor.fetchall()]


def insert_plain_notice(*, organ_id: UUID, mark: str, person_id: UUID, text: str, at: datetime) -> bool:
    """Insert a notice about no case, once a person and `mark`; False when it stands already."""
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO store_notice (id, organ_id, person_id, text, made_at) VALUES (%s, %s, %s, %s, %s)"
            " ON CONFLICT (id) DO NOTHING", [uuid5(person_id, mark), organ_id, person_id, text, at],
        )
        return bool(cursor.rowcount)


def take_notices(*, person_id: UUID, at: datetime, most: int = 100) -> list[tuple[str, datetime]]:
    """Give a person's newest notices and mark the unread ones read."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT text, made_at FROM store_notice WHERE person_id = %s ORDER BY made_at DESC LIMIT %s", [person_id, most]
        )
        rows = list(cursor.fetchall())
        cursor.execute("UPDATE store_notice SET read_at = %s WHERE person_id = %s AND read_at IS NULL", [at, person_id])
    return rows
