"""Rows of reminders and their daily runs: which clocks are worth looking at, who sees their cases, what was already told.

Must not know: levels, words, whom a rung tells.
"""

import json
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import connection

from renda.store.models.tenancy import uuid7

_CLOCKS = """
SELECT k.id, k.key, k.due_on, c.id, c.procedure, c.stage, coalesce(c.number, ''), c.title,
 (SELECT array_agg(r.level) FROM store_reminder r WHERE r.clock_id = k.id AND r.due_on = k.due_on AND r.state = 'sent'),
 (SELECT jsonb_agg(jsonb_build_array(w.action, w.principal)) FROM store_waiting w WHERE w.case_id = c.id),
 (SELECT array_agg(a.principal) FROM store_caseaccess a WHERE a.case_id = c.id)
FROM store_clock k JOIN store_case c ON c.id = k.case_id
WHERE k.organ_id = %(organ)s AND k.state = 'running' AND k.due_on <= %(until)s
 AND NOT EXISTS (SELECT 1 FROM store_reminder r WHERE r.clock_id = k.id AND r.due_on = k.due_on AND r.state = 'sent'
   AND r.level = %(last)s)
 AND (%(after_on)s::date IS NULL OR (k.due_on, k.id) > (%(after_on)s, %(after_id)s))
ORDER BY k.due_on, k.id LIMIT %(most)s
"""
# The same level of the same due day once; a failed one is tried again in its own row.
_KEEP = """
INSERT INTO store_reminder (id, organ_id, clock_id, level, due_on, state, attempts, problem, made_at, sent_at)
VALUES (%(id)s, %(organ)s, %(clock)s, %(level)s, %(due_on)s, %(state)s, 1, %(problem)s, %(at)s, %(sent_at)s)
ON CONFLICT (clock_id, level, due_on) DO UPDATE SET state = excluded.state, problem = excluded.problem,
 attempts = store_reminder.attempts + 1, sent_at = excluded.sent_at
WHERE store_reminder.state = 'failed' RETURNING id
"""
_FINISH = """
INSERT INTO store_reminderrun (id, organ_id, "on", finished_at, made, failed) VALUES (%s, %s, %s, %s, %s, %s)
ON CONFLICT (organ_id, "on") DO UPDATE SET finished_at = excluded.finished_at,
 made = store_reminderrun.made + excluded.made, failed = excluded.failed
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenClock:
    """A running clock with its case; `told` are the levels sent for this due day, `waiting` principals by awaited act."""

    id: UUID
    key: str
    due_on: date
    case_id: UUID
    procedure: str
    stage: str
    number: str
    title: str
    told: frozenset[str] = frozenset()
    waiting: tuple[tuple[str, str], ...] = ()
    access: frozenset[str] = frozenset()


def open_clocks(
    *, organ_id: UUID, until: date, last: str, after: tuple[date, UUID] | None, most: int
) -> tuple[OpenClock, ...]:
    """This will list running clocks due until a day, the longest due first, `most` at a time; `after` is where the last list
    ended. Those already told at the `last` level are left out: nothing more can happen to them."""
    after_on, after_id = after or (None, None)
    asked: dict[str, Any] = {"organ": organ_id, "until": until, "last": last, "after_on": after_on, "after_id": after_id, "most": most}
    with connection.cursor() as cursor:
        cursor.execute(_CLOCKS, asked)
        return tuple(
            OpenClock(
                id=r[0], key=r[1], due_on=r[2], case_id=r[3], procedure=r[4], stage=r[5], number=r[6], title=r[7],
                told=frozenset(r[8] or ()), waiting=_pairs(r[9]), access=frozenset(r[10] or ()),
            )
            for r in cursor.fetchall()
        )


def _pairs(value: Any) -> tuple[tuple[str, str], ...]:
    pairs = json.loads(value) if isinstance(value, str) else value
    return tuple((action, principal) for action, principal in pairs or ())


def keep_reminder(  # noqa: PLR0913 - a reminder is these columns
    *, organ_id: UUID, clock_id: UUID, level: str, due_on: date, problem: str, at: datetime
) -> UUID | None:
    """This will keep that a clock's level was told (`problem` says why it was not); None when it was told before."""
    row: dict[str, Any] = {
        "id": uuid7(), "organ": organ_id, "clock": clock_id, "level": level, "due_on": due_on, "problem": problem, "at": at,
        "state": "failed" if problem else "sent", "sent_at": None if problem else at,
    }
    with connection.cursor() as cursor:
        cursor.execute(_KEEP, row)
        kept = cursor.fetchone()
    return kept[0] if kept else None


def run_finished(*, organ_id: UUID, on: date) -> bool:
    """This will say whether the organ's run of a day was finished."""
    with connection.cursor() as cursor:
        cursor.execute('SELECT 1 FROM store_reminderrun WHERE organ_id = %s AND "on" = %s', [organ_id, on])
        return cursor.fetchone() is not None


def finish_run(*, organ_id: UUID, on: date, at: datetime, made: int, failed: int) -> None:
    """This will keep that the organ's run of a day is finished; a second run of the day adds what it made."""
    with connection.cursor() as cursor:
        cursor.execute(_FINISH, [uuid7(), organ_id, on, at, made, failed])
