"""Measures of one feedback as its page shows them: by round, units in organisational order, with what was said of each.

Must not know: pages.
"""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import connection

from renda.domain.rights import Actor

_ROWS = """
SELECT c.id, c.number, c.title, c.stage, c.lead_unit_id, coalesce(u.name, ''), coalesce(d.in_round, 'r1'), coalesce(d.point, ''),
 CASE WHEN d.shortfall IS NOT NULL THEN '来源单位指出：' || d.shortfall
  WHEN c.stage IN ('unfinished', 'carried') THEN '未完成：' || d.unfinished_because ELSE coalesce(d.result, d.progress, '') END,
 coalesce(c.next_due_on, d.due_on), c.next_due_on IS NOT NULL
FROM store_case c JOIN feedback_feedback_measure d ON d.case_id = c.id
JOIN store_caselink l ON l.source_id = c.id AND l.type = 'part_of' LEFT JOIN store_unit u ON u.id = c.lead_unit_id
WHERE l.target_id = %(feedback)s AND c.procedure = 'feedback_measure' AND EXISTS (
 SELECT 1 FROM store_caseaccess a WHERE a.case_id = c.id AND a.principal = ANY(%(mine)s)
)
ORDER BY d.in_round DESC, u.position NULLS FIRST, u.name, c.number
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class RoundMeasure:
    """One measure in its round; `said` is why it is not done or goes on, else the result, else the progress."""

    id: UUID
    number: str
    title: str
    stage: str
    unit_id: UUID | None
    unit: str
    in_round: str
    point: str
    said: str
    due_on: date | None
    is_running: bool


def round_measures(actor: Actor, feedback: UUID) -> tuple[RoundMeasure, ...]:
    """This will list the measures of a feedback that the actor sees, the last round first."""
    with connection.cursor() as cursor:
        cursor.execute(_ROWS, {"feedback": feedback, "mine": sorted(actor.principals())})
        return tuple(
            RoundMeasure(
                id=r[0], number=r[1] or "", title=r[2], stage=r[3], unit_id=r[4], unit=r[5], in_round=r[6], point=r[7],
                said=r[8], due_on=r[9], is_running=bool(r[10]),
            )
            for r in cursor.fetchall()
        )

