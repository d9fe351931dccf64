"""The deadlines of a person in a post: acts that wait for them, and cases in their charge, each with the day it is due.

Must not know: calendars' formats, pages.
"""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import connection

from renda.domain.rights import Actor, Duty
from renda.domain.standing import holds
from renda.store.contributions import procedures
from renda.store.facts_loading import load_facts

MOST = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class Deadline:
    """A day by which something is due: `what` is the act waited for and `action` its key, both "" for a case in charge; `title` is
    "" where the matter is private; `changed_at` is when the case last changed."""

    case_id: UUID
    kind: str
    number: str
    title: str
    action: str
    what: str
    due_on: date
    changed_at: datetime


_DEADLINES = """
WITH mine AS (
  SELECT case_id, action, min(due_key) AS due_on FROM store_waiting
  WHERE principal = ANY(%(mine)s) AND due_key BETWEEN %(since)s AND %(until)s GROUP BY case_id, action
), charge AS (
  SELECT c.id AS case_id, '' AS action, c.next_due_on AS due_on FROM store_case c
  WHERE NOT c.closed AND c.next_due_on BETWEEN %(since)s AND %(until)s
    AND EXISTS (SELECT 1 FROM store_assignment a WHERE a.case_id = c.id AND a.until_on IS NULL
                AND (a.person_id = %(person)s OR %(handles)s AND a.role = 'lead' AND a.unit_id = %(unit)s))
    AND EXISTS (SELECT 1 FROM store_caseaccess x WHERE x.case_id = c.id AND x.principal = ANY(%(mine)s))
    AND NOT EXISTS (SELECT 1 FROM mine m WHERE m.case_id = c.id AND m.due_on = c.next_due_on)
)
SELECT d.case_id, d.action, d.due_on, c.changed_at FROM (SELECT * FROM mine UNION ALL SELECT * FROM charge) d
JOIN store_case c ON c.id = d.case_id ORDER BY d.due_on, d.case_id, d.action LIMIT %(most)s
"""


def deadlines(actor: Actor, *, since: date, until: date) -> tuple[Deadline, ...]:
    """List what is due between two days, soonest first, at most 500; of private matters without their titles."""
    values: dict[str, Any] = {
        "mine": sorted(actor.principals()), "person": actor.person_id, "unit": actor.unit_id, "most": MOST, "since": since,
        "until": until, "handles": Duty.HANDLE in actor.duties,
    }
    with connection.cursor() as cursor:
        cursor.execute(_DEADLINES, values)
        rows = cursor.fetchall()
    facts = {key: loaded.facts for key, loaded in load_facts(r[0] for r in rows).items()}
    found = []
    for case_id, action, due_on, changed_at in rows:
        case, declared = facts[case_id], procedures()[facts[case_id].procedure]
        is_private = any(holds(p.when, data={}, detail=case.detail) for p in declared.privacies)
        found.append(Deadline(
            case_id=case_id, kind=declared.label, number=case.number or "", title="" if is_private else case.title,
            action=action, what=declared.action(action).label if action else "", due_on=due_on, changed_at=changed_at,
        ))
    return tuple(found)
