"""What the sheet of study and the pages of plans look at: sessions with their units and days, plans in force, newcomers.

Counts only; a person's own study stays out. Must not know: pages, how a sheet is drawn up.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Final
from uuid import UUID

from django.db import connection

from renda.domain.rights import Actor
from renda.procedures.learning.weekly import Asked, Studied

_SESSIONS = """
SELECT array_agg(a.unit_id), d.planned_on, coalesce(d.grain, 'day') = 'week', CASE WHEN c.stage = 'held' THEN d.held_on END, d.days
FROM store_case c JOIN learning_study_session d ON d.case_id = c.id
JOIN store_assignment a ON a.case_id = c.id AND a.role IN ('lead', 'co') AND a.until_on IS NULL
WHERE c.procedure = 'study_session' AND c.stage IN ('planned', 'postponed', 'held') AND d.level <> 'person'
 AND coalesce(d.held_on, d.planned_on) >= %(since)s
GROUP BY c.id, d.planned_on, d.grain, c.stage, d.held_on, d.days
"""
_PLANS = """
SELECT c.lead_unit_id, d.weekly_days, d.from_on, d.until_on, c.number || ' ' || c.title
FROM store_case c JOIN learning_study_plan d ON d.case_id = c.id
WHERE c.procedure = 'study_plan' AND c.stage IN ('issued', 'closed') AND d.level <> 'person' AND d.weekly_days > 0
 AND d.from_on <= %(last)s AND d.until_on >= %(since)s
"""
_UNITS = """
SELECT u.id, u.name FROM store_unit u WHERE u.from_on <= %(last)s AND (u.until_on IS NULL OR u.until_on > %(first)s)
 AND (u.kind = 'branch' OR u.id = ANY(%(others)s)) ORDER BY u.position, u.name
"""
_EXPECTED = """
SELECT c.id, c.number, c.title, u.name, d.form, d.planned_on, c.next_due_on
FROM store_case c JOIN learning_study_session d ON d.case_id = c.id LEFT JOIN store_unit u ON u.id = c.lead_unit_id
WHERE c.procedure = 'study_session' AND c.stage IN ('planned', 'postponed') AND d.level <> 'person'
 AND d.planned_on BETWEEN %(first)s AND %(last)s
 AND EXISTS (SELECT 1 FROM store_caseaccess a WHERE a.case_id = c.id AND a.principal = ANY(%(mine)s))
ORDER BY u.position, u.name, d.planned_on, c.number LIMIT 300
"""
_OF_PLAN = """
SELECT c.id, c.number, c.title, c.stage, d.form, d.planned_on, coalesce(d.grain, 'day') = 'week', d.held_on, d.days, c.next_due_on
FROM store_case c JOIN learning_study_session d ON d.case_id = c.id
JOIN store_caselink l ON l.source_id = c.id AND l.type = 'part_of' AND l.target_id = %(plan)s
WHERE EXISTS (SELECT 1 FROM store_caseaccess a WHERE a.case_id = c.id AND a.principal = ANY(%(mine)s))
ORDER BY d.planned_on, c.number
"""
_BESIDES = """
SELECT coalesce(sum(d.days), 0) FROM store_case c JOIN learning_study_session d ON d.case_id = c.id
WHERE c.procedure = 'study_session' AND c.stage = 'held' AND d.held_on BETWEEN %(first)s AND %(last)s AND c.id <> ALL(%(but)s)
 AND CASE WHEN %(person)s::uuid IS NULL THEN d.level <> 'person' AND EXISTS (
   SELECT 1 FROM store_assignment a WHERE a.case_id = c.id AND a.role IN ('lead', 'co') AND a.until_on IS NULL AND a.unit_id = %(unit)s)
  ELSE EXISTS (SELECT 1 FROM store_participant p WHERE p.case_id = c.id AND p.role = 'attendee' AND p.state = 'attended'
   AND p.person_id = %(person)s) END
"""
_NEWCOMERS = """
SELECT w.id, w.name, p.unit_id, u.name, p.from_on, c.id, d.missing, c.stage
FROM store_person w
JOIN LATERAL (SELECT q.unit_id, q.from_on FROM store_post q WHERE q.person_id = w.id ORDER BY q.from_on, q.id LIMIT 1) p ON TRUE
JOIN store_unit u ON u.id = p.unit_id
LEFT JOIN store_case c ON c.procedure = 'newcomer_training' AND c.subject_person_id = w.id AND c.stage <> 'ended'
LEFT JOIN learning_newcomer_training d ON d.case_id = c.id
WHERE p.from_on BETWEEN %(since)s AND %(today)s AND u.kind <> 'handling'
 AND p.from_on > (SELECT min(o.from_on) FROM store_post o)
ORDER BY p.from_on DESC, u.position, w.sort_key LIMIT 200
"""
NEW_FOR: Final = 365  # days since the first post began


@dataclass(frozen=True, slots=True, kw_only=True)
class ExpectedSession:
    """A session that is still to be held: its unit, form and day, and the running limit."""

    id: UUID
    number: str
    title: str
    unit: str
    form: str
    planned_on: date
    due_on: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedSession:
    """An entry of a plan: planned for a day (or the week it stands for), held or not."""

    id: UUID
    number: str
    title: str
    stage: str
    form: str
    planned_on: date
    by_week: bool
    held_on: date | None
    days: Decimal
    due_on: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Newcomer:
    """Somebody whose first post here began within a year; `case` is None where no training was opened, `missing` what is left of it."""

    person: UUID
    name: str
    unit_id: UUID
    unit: str
    from_on: date
    case: UUID | None
    missing: str


def studied_since(since: date) -> tuple[Studied, ...]:
    """This will list the sessions planned or held since a day, whoever may see them: they are counted, never named."""
    with connection.cursor() as cursor:
        cursor.execute(_SESSIONS, {"since": since})
        return tuple(
            Studied(units=frozenset(r[0]), planned_on=r[1], by_week=bool(r[2]), held_on=r[3], days=Decimal(r[4] or 0))
            for r in cursor.fetchall()
        )


def weekly_plans(since: date, last: date) -> tuple[Asked, ...]:
    """This will list the plans that ask for a weekly time and are in force between two days."""
    with connection.cursor() as cursor:
        cursor.execute(_PLANS, {"since": since, "last": last})
        return tuple(Asked(unit=r[0], weekly_days=Decimal(r[1]), from_on=r[2], until_on=r[3], basis=r[4]) for r in cursor.fetchall())


def supervised_units(first: date, last: date, others: set[UUID]) -> tuple[tuple[UUID, str], ...]:
    """This will name the branches that stand between two days, and `others` that study to a plan, in organisational order."""
    with connection.cursor() as cursor:
        cursor.execute(_UNITS, {"first": first, "last": last, "others": sorted(others)})
        return tuple((r[0], r[1]) for r in cursor.fetchall())


def expected_sessions(actor: Actor, first: date, last: date) -> tuple[ExpectedSession, ...]:
    """This will list what the actor sees of the sessions planned between two days and not held yet, at most 300."""
    with connection.cursor() as cursor:
        cursor.execute(_EXPECTED, {"first": first, "last": last, "mine": sorted(actor.principals())})
        return tuple(
            ExpectedSession(id=r[0], number=r[1] or "", title=r[2], unit=r[3] or "", form=r[4], planned_on=r[5], due_on=r[6])
            for r in cursor.fetchall()
        )


def planned_sessions(actor: Actor, plan: UUID) -> tuple[PlannedSession, ...]:
    """This will list what the actor sees of a plan's entries, the earliest first."""
    with connection.cursor() as cursor:
        cursor.execute(_OF_PLAN, {"plan": plan, "mine": sorted(actor.principals())})
        return tuple(
            PlannedSession(
                id=r[0], number=r[1] or "", title=r[2], stage=r[3], form=r[4], planned_on=r[5], by_week=bool(r[6]), held_on=r[7],
                days=Decimal(r[8] or 0), due_on=r[9],
            )
            for r in cursor.fetchall()
        )


def days_besides(first: date, last: date, but: set[UUID], *, person: UUID | None, unit: UUID | None) -> Decimal:
    """This will sum the days of sessions held between two days, those of `but` left out: attended by a person, or held by a unit."""
    with connection.cursor() as cursor:
        cursor.execute(_BESIDES, {"first": first, "last": last, "but": sorted(but), "person": person, "unit": unit})
        return Decimal(cursor.fetchall()[0][0])


def newcomers(today: date) -> tuple[Newcomer, ...]:
    """This will list who began a first post within a year, the founders of the organ aside, at most 200, the latest first."""
    with connection.cursor() as cursor:
        cursor.execute(_NEWCOMERS, {"since": today - timedelta(days=NEW_FOR), "today": today})
        return tuple(
            Newcomer(person=r[0], name=r[1], unit_id=r[2], unit=r[3], from_on=r[4], case=r[5], missing=r[6] or "")
            for r in cursor.fetchall()
        )
