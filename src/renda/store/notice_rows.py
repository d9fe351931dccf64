"""Rows of notices: made for people an event waits for, marked read by their addressee.

Must not know: how they are worded.
"""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID, uuid5

from django.db import connection

from renda.store.delivery_rows import open_deliveries

_WAITING = """
SELECT DISTINCT ON (p.person_id) p.person_id, c.id, c.procedure, w.action, c.number, c.title
FROM store_event e JOIN store_case c ON c.id = e.chain_id JOIN store_waiting w ON w.case_id = c.id
JOIN store_post p ON p.until_on IS NULL AND w.principal IN (
  SELECT 'person:' || p.person_id || ':member' UNION ALL
  SELECT 'unit:' || p.unit_id || ':' || d FROM unnest(p.duties) d UNION ALL SELECT 'organ:' || d FROM unnest(p.duties) d
  UNION ALL SELECT 'supervises:' || f.unit_id || ':' || d FROM store_portfolio f, unnest(p.duties) d
  WHERE f.post_id = p.id AND f.until_on IS NULL)
WHERE e.id = %s AND p.person_id <> e.actor_id ORDER BY p.person_id, w.action
"""
# That a case waits for an act is not told again while the same words stand unread.
_INSERT = """
INSERT INTO store_notice (id, organ_id, person_id, case_id, reminder_id, kind, text, made_at)
SELECT %(id)s, %(organ)s, %(person)s, %(case)s, %(reminder)s, %(kind)s, %(text)s, %(at)s WHERE NOT EXISTS (
 SELECT 1 FROM store_notice n WHERE n.case_id = %(case)s AND n.person_id = %(person)s AND n.kind = %(kind)s AND n.kind = 'waiting'
  AND n.text = %(text)s AND n.read_at IS NULL)
ON CONFLICT (id) DO NOTHING
"""
# Opening a notice reads those before it that told the same of the case.
_READ_ONE = """
WITH opened AS (SELECT * FROM store_notice WHERE id = %(id)s AND person_id = %(person)s), read AS (
 UPDATE store_notice n SET read_at = %(at)s FROM opened o WHERE n.person_id = o.person_id AND n.read_at IS NULL AND (
  n.id = o.id OR (n.case_id = o.case_id AND n.kind = o.kind AND n.text = o.text AND n.made_at <= o.made_at)))
SELECT case_id FROM opened
"""
_READ_ALL = "UPDATE store_notice SET read_at = %s WHERE person_id = %s AND read_at IS NULL AND made_at <= %s"


@dataclass(frozen=True, slots=True, kw_only=True)
class WaitedFor:
    """A person the case of an event waits for, and the act."""

    person_id: UUID
    case_id: UUID
    procedure: str
    action: str
    number: str | None
    title: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NewNotice:
    """A notice to be made; its id is made of what it tells and to whom, so that telling twice makes one."""

    id: UUID
    person_id: UUID
    case_id: UUID
    kind: str
    text: str
    reminder_id: UUID | None = None


def waiting_people(event_id: int) -> tuple[WaitedFor, ...]:
    """List the people the case of an event now waits for, its actor left out."""
    with connection.cursor() as cursor:
        cursor.execute(_WAITING, [event_id])
        return tuple(
            WaitedFor(person_id=r[0], case_id=r[1], procedure=r[2], action=r[3], number=r[4], title=r[5])
            for r in cursor.fetchall()
        )


def told_event(event_id: int) -> tuple[str, str]:
    """Give an event's kind and its sentence (empty where its text was retired)."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT e.kind, p.text FROM store_event e LEFT JOIN store_payload p ON p.event_id = e.id WHERE e.id = %s", [event_id]
        )
        row: tuple[str, Any] | None = cursor.fetchone()
    return (row[0], json.loads(row[1])["sentence"] if row[1] else "") if row else ("", "")


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
    key = uuid5(person_id, mark)
    with connection.cursor() as cursor:
        cursor.execute(_INSERT, {
            "id": key, "organ": organ_id, "person": person_id, "case": None, "reminder": None, "kind": "plain", "text": text,
            "at": at,
        })
        made = bool(cursor.rowcount)
    if made:
        open_deliveries(organ_id=organ_id, at=at, notices=[key])
    return made


def insert_notices(*, organ_id: UUID, at: datetime, notices: Sequence[NewNotice]) -> None:
    """Insert notices, each id once however often the job runs, and put them on the way outside where a channel is set."""
    if not notices:
        return
    with connection.cursor() as cursor:
        cursor.executemany(_INSERT, [
            {"id": n.id, "organ": organ_id, "person": n.person_id, "case": n.case_id, "reminder": n.reminder_id,
             "kind": n.kind, "text": n.text, "at": at}
            for n in notices
        ])
    open_deliveries(organ_id=organ_id, at=at, notices=[n.id for n in notices])


def mark_read(*, notice_id: UUID, person_id: UUID, at: datetime) -> tuple[bool, UUID | None]:
    """Mark one notice of a person and its repetitions read; tells whether there is such a notice, and its case."""
    with connection.cursor() as cursor:
        cursor.execute(_READ_ONE, {"at": at, "id": notice_id, "person": person_id})
        row = cursor.fetchone()
    return (row is not None, row[0] if row else None)


def mark_all_read(*, person_id: UUID, shown_until: datetime, at: datetime) -> int:
    """Mark every unread notice made up to `shown_until` read; later ones nobody has seen yet. Returns how many."""
    with connection.cursor() as cursor:
        cursor.execute(_READ_ALL, [at, person_id, shown_until])
        return int(cursor.rowcount)
