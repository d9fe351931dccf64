"""The one to-do list of a person: every act somebody waits for, by the day it is due.

Must not know: pages.
"""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import connection

from renda.domain.rights import Actor

NEVER = date(9999, 12, 31)
MOST = 300


@dataclass(frozen=True, slots=True, kw_only=True)
class TodoItem:
    """One act waiting: the case, the action, when it is due, and through which right it is the actor's."""

    case_id: UUID
    action: str
    procedure: str
    number: str | None
    title: str
    stage: str
    unit: str
    due_on: date | None
    principals: tuple[str, ...]


_TODO = """
SELECT c.id, w.action, c.procedure, c.number, c.title, c.stage, u.name, w.due_key, w.principals
FROM (SELECT case_id, action, min(due_key) AS due_key, array_agg(principal) AS principals FROM store_waiting
      WHERE principal = ANY(%(mine)s) GROUP BY case_id, action ORDER BY min(due_key), case_id LIMIT %(most)s) w
JOIN store_case c ON c.id = w.case_id LEFT JOIN store_unit u ON u.id = c.lead_unit_id
ORDER BY w.due_key, c.number, c.id
"""


def todo(actor: Actor) -> tuple[TodoItem, ...]:
    """List what waits for the actor, soonest first, at most 300."""
    with connection.cursor() as cursor:
        cursor.execute(_TODO, {"mine": sorted(actor.principals()), "most": MOST})
        return tuple(
            TodoItem(
                case_id=r[0], action=r[1], procedure=r[2], number=r[3], title=r[4], stage=r[5], unit=r[6] or "",
                due_on=None if r[7] == NEVER else r[7], principals=tuple(r[8]),
            )
            for r in cursor.fetchall()
        )

