"""Items of one list as its page shows them: units in organisational order, with grade and what was last said.

Must not know: pages.
"""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import connection

from renda.domain.rights import Actor

_ROWS = """
SELECT c.id, c.number, c.title, c.stage, c.lead_unit_id, coalesce(u.name, ''), coalesce(d.grade, ''), coalesce(d.list_version, 1),
 d.steps, d.steps_done, coalesce(d.result, d.outcome, d.progress, ''), coalesce(c.next_due_on, d.due_on), c.next_due_on IS NOT NULL
FROM store_case c JOIN lists_list_item d ON d.case_id = c.id
JOIN store_caselink l ON l.source_id = c.id AND l.type = 'part_of' LEFT JOIN store_unit u ON u.id = c.lead_unit_id
WHERE l.target_id = %(list)s AND c.procedure = 'list_item' AND EXISTS (
 SELECT 1 FROM store_caseaccess a WHERE a.case_id = c.id AND a.principal = ANY(%(mine)s)
)
ORDER BY u.position NULLS FIRST, u.name, c.number
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedItem:
    """One item; `grade` is "" where it was dropped, `steps` "3/4" where there are any, `version` of the list it keeps to."""

    id: UUID
    number: str
    title: str
    stage: str
    unit_id: UUID | None
    unit: str
    grade: str
    version: int
    steps: str
    said: str
    due_on: date | None
    is_running: bool


def listed_items(actor: Actor, listing: UUID) -> tuple[ListedItem, ...]:
    """This will list the items of a list that the actor sees."""
    with connection.cursor() as cursor:
        cursor.execute(_ROWS, {"list": listing, "mine": sorted(actor.principals())})
        return tuple(
            ListedItem(
                id=r[0], number=r[1] or "", title=r[2], stage=r[3], unit_id=r[4], unit=r[5], grade=r[6], version=int(r[7]),
                steps=f"{int(r[9] or 0)}/{int(r[8])}" if r[8] else "", said=r[10], due_on=r[11], is_running=bool(r[12]),
            )
            for r in cursor.fetchall()
        )
