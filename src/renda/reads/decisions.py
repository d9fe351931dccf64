"""Matters that wait for a decision, whoever is to take it: those of the whole organ, or of some units, that a post may see.

Which acts decide is declared (`Overview.decisions`). Must not know: pages, any procedure.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import connection

from renda.domain.rights import Actor
from renda.reads.todo import HELD_BACK, TodoItem, held_back, todo_items
from renda.store.contributions import overview

MOST = 300


@dataclass(frozen=True, slots=True, kw_only=True)
class AwaitedDecision:
    """An act waited for, since when the matter has stood there, and whether the actor may take it."""

    item: TodoItem
    since: date
    is_own: bool


_DECISIONS = f"""
SELECT c.id, w.action, c.procedure, c.number, c.title, c.stage, u.name, w.due_key, w.principals,
  coalesce((SELECT max(s.from_on) FROM store_casespan s WHERE s.case_id = c.id AND s.until_on IS NULL), c.opened_on) AS since,
  w.principals && %(mine)s::text[]
FROM (SELECT case_id, action, min(due_key) AS due_key, array_agg(principal ORDER BY principal) AS principals FROM store_waiting
      WHERE action = ANY(%(actions)s) AND NOT {HELD_BACK} GROUP BY case_id, action) w
JOIN store_case c ON c.id = w.case_id LEFT JOIN store_unit u ON u.id = c.lead_unit_id
WHERE c.procedure || ' ' || w.action = ANY(%(decisions)s)
  AND EXISTS (SELECT 1 FROM store_caseaccess a WHERE a.case_id = c.id AND a.principal = ANY(%(mine)s))
  AND (%(units)s::uuid[] IS NULL OR c.lead_unit_id = ANY(%(units)s::uuid[])
       OR c.lead_unit_id IS NULL AND w.principals && %(mine)s::text[])
ORDER BY NOT w.principals && %(mine)s::text[], w.due_key >= %(today)s, CASE WHEN w.due_key < %(today)s THEN w.due_key END, since,
  c.number, c.id LIMIT %(most)s
"""  # noqa: S608 - a constant of ours


def decisions(actor: Actor, *, today: date, units: Collection[UUID] | None = None) -> tuple[AwaitedDecision, ...]:
    """This will list what waits for a decision, at most 300: the actor's own first, late ones before the longest waiting.

    With `units` only matters these lead, and those nobody leads yet that wait for the actor.
    """
    declared = overview().decisions
    values = {
        "mine": sorted(actor.principals()), "decisions": [" ".join(pair) for pair in declared],
        "actions": sorted({act for _, act in declared}), "units": None if units is None else sorted(units), "today": today,
        "most": MOST, **held_back(today),
    }
    with connection.cursor() as cursor:
        cursor.execute(_DECISIONS, values)
        rows = cursor.fetchall()
    return tuple(AwaitedDecision(item=item, since=r[9], is_own=r[10]) for item, r in zip(todo_items(rows), rows, strict=True))
