"""Reminders made: those of one case by clock, and how the daily run and the ways outside stand, for its administrator.

Must not know: pages, what a case is about.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import connection

MOST_TROUBLES = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class ClockReminders:
    """How often a clock was reminded of, and when and at which level last."""

    times: int
    last_at: datetime
    last_level: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Trouble:
    """A message that did not get out, or a reminder that reached nobody: the way, whom it was for, and why."""

    way: str
    person: str
    state: str
    attempts: int
    problem: str
    next_at: datetime | None
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Reminding:
    """The last finished run (day, when, made), counts of deliveries by channel and state, and troubles."""

    last_on: date | None
    last_at: datetime | None
    made: int
    deliveries: Mapping[tuple[str, str], int]
    troubles: tuple[Trouble, ...]


_OF_CASE = """
SELECT r.clock_id, count(*), max(r.sent_at), (array_agg(r.level ORDER BY r.sent_at DESC))[1]
FROM store_reminder r JOIN store_clock k ON k.id = r.clock_id WHERE k.case_id = %s AND r.state = 'sent' GROUP BY r.clock_id
"""
# One statement: the page it stands on has a budget.
_STANDING = """
WITH counted AS (SELECT channel, state, count(*) AS n FROM store_delivery WHERE organ_id = %(organ)s GROUP BY channel, state),
nobody AS (SELECT 'notice' AS way, '' AS person, 'failed' AS state, coalesce(max(r.attempts), 0) AS attempts,
  coalesce(max(r.problem), '') AS problem, NULL::timestamptz AS next_at, count(*) AS n
 FROM store_reminder r JOIN store_clock k ON k.id = r.clock_id
 WHERE r.organ_id = %(organ)s AND r.state = 'failed' AND k.state = 'running' AND k.due_on = r.due_on HAVING count(*) > 0),
undelivered AS (SELECT d.channel AS way, CASE d.channel WHEN 'mail' THEN w.name ELSE '' END AS person, d.state,
  max(d.attempts) AS attempts, max(d.problem) AS problem,
  min(d.next_at) FILTER (WHERE d.state = 'waiting') AS next_at, count(*) AS n
 FROM store_delivery d JOIN store_person w ON w.id = d.person_id
 WHERE d.organ_id = %(organ)s AND d.problem <> '' AND d.state IN ('waiting', 'given_up')
 GROUP BY 1, 2, CASE d.channel WHEN 'mail' THEN d.person_id END, d.state ORDER BY d.state, d.channel, 2 LIMIT %(most)s)
SELECT run."on", run.finished_at, coalesce(run.made, 0), (SELECT jsonb_agg(jsonb_build_array(channel, state, n)) FROM counted),
 (SELECT jsonb_agg(to_jsonb(t)) FROM (SELECT * FROM nobody UNION ALL SELECT * FROM undelivered) t)
FROM (SELECT 1) one LEFT JOIN LATERAL (
 SELECT "on", finished_at, made FROM store_reminderrun WHERE organ_id = %(organ)s ORDER BY "on" DESC LIMIT 1) run ON TRUE
"""


def reminders_of_case(case_id: UUID) -> Mapping[UUID, ClockReminders]:
    """Tell for each clock of a case how often it was reminded of; clocks never reminded of are left out."""
    with connection.cursor() as cursor:
        cursor.execute(_OF_CASE, [case_id])
        return {r[0]: ClockReminders(times=r[1], last_at=r[2], last_level=r[3]) for r in cursor.fetchall()}


def reminding(organ_id: UUID) -> Reminding:
    """Tell how the daily run and the ways outside stand; nothing of any case."""
    with connection.cursor() as cursor:
        cursor.execute(_STANDING, {"organ": organ_id, "most": MOST_TROUBLES})
        on, at, made, counted, troubles = cursor.fetchone()
    return Reminding(
        last_on=on, last_at=at, made=made, deliveries={(way, state): n for way, state, n in _list(counted)},
        troubles=tuple(_trouble(t) for t in _list(troubles)),
    )


def _list(value: Any) -> list[Any]:
    found: list[Any] | None = json.loads(value) if isinstance(value, str) else value
    return found or []


def _trouble(t: Mapping[str, Any]) -> Trouble:
    return Trouble(
        way=t["way"], person=t["person"], state=t["state"], attempts=t["attempts"], problem=t["problem"], count=t["n"],
        next_at=datetime.fromisoformat(t["next_at"]) if t["next_at"] else None,
    )
