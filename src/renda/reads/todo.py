"""The one to-do list of a person: every act somebody waits for, by the day it is due.

Must not know: pages.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.db import connection

from renda.domain.rights import Actor
from renda.reads.week_limits import cases_by_week
from renda.store.contributions import procedures, worklists

NEVER = date(9999, 12, 31)
MOST = 300


@dataclass(frozen=True, slots=True, kw_only=True)
class TodoItem:
    """One act waiting: the case, the action, when it is due (a day, or the week it stands for), and through which right it is the
    actor's."""

    case_id: UUID
    action: str
    procedure: str
    number: str | None
    title: str
    stage: str
    unit: str
    due_on: date | None
    principals: tuple[str, ...]
    by_week: bool = False


HELD_BACK = """(due_key < %(never)s AND (
  action = ANY(%(held)s) AND due_key > (%(until)s::date[])[array_position(%(held)s, action)]
  OR action = ANY(%(shared)s) AND EXISTS (
    SELECT 1 FROM store_case h JOIN unnest(%(shared)s::text[], %(of)s::text[], %(shared_until)s::date[]) AS s (act, procedure, until)
    ON s.procedure = h.procedure AND s.act = action AND due_key > s.until WHERE h.id = case_id)))"""
"""Of store_waiting: what is due too far ahead to be asked for; its values are `held_back`. The case is looked up only for acts that
another procedure awaits under the same key."""

_TODO = f"""
SELECT c.id, w.action, c.procedure, c.number, c.title, c.stage, u.name, w.due_key, w.principals
FROM (SELECT case_id, action, min(due_key) AS due_key, array_agg(principal) AS principals FROM store_waiting
      WHERE principal = ANY(%(mine)s) AND NOT {HELD_BACK} GROUP BY case_id, action ORDER BY min(due_key), case_id LIMIT %(most)s) w
JOIN store_case c ON c.id = w.case_id LEFT JOIN store_unit u ON u.id = c.lead_unit_id
ORDER BY w.due_key, c.number, c.id
"""


def held_back(today: date) -> Mapping[str, list[Any] | date]:
    """The values of HELD_BACK on a day: acts that enter the list only some days before they are due, and the last day in it."""
    awaited = Counter(a.key for p in procedures().values() for a in p.actions if a.awaited)
    ahead = [(w.procedure, act, today + timedelta(days=days)) for w in worklists() for act, days in w.ahead.items()]
    alone, shared = [a for a in ahead if awaited[a[1]] == 1], [a for a in ahead if awaited[a[1]] > 1]
    return {
        "held": [act for _, act, _ in alone], "until": [day for *_, day in alone], "never": NEVER,
        "shared": [act for _, act, _ in shared], "of": [of for of, *_ in shared], "shared_until": [day for *_, day in shared],
    }


def todo(actor: Actor, *, today: date) -> tuple[TodoItem, ...]:
    """List what waits for the actor today, soonest first, at most 300."""
    with connection.cursor() as cursor:
        cursor.execute(_TODO, {"mine": sorted(actor.principals()), "most": MOST, **held_back(today)})
        rows = cursor.fetchall()
    return todo_items(rows)


def todo_items(rows: Sequence[tuple[Any, ...]]) -> tuple[TodoItem, ...]:
    """This will give the items of rows that begin with case, action, procedure, number, title, stage, unit, due key, principals."""
    weeks = cases_by_week((r[2], r[0]) for r in rows)
    return tuple(
        TodoItem(
            case_id=r[0], action=r[1], procedure=r[2], number=r[3], title=r[4], stage=r[5], unit=r[6] or "",
            due_on=None if r[7] == NEVER else r[7], principals=tuple(r[8]), by_week=r[0] in weeks,
        )
        for r in rows
    )

