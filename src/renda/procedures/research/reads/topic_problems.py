"""The problems that came of one topic: found on its trips, in its report, or on return visits about it, wherever they are handled.

Must not know: pages.
"""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import connection

from renda.domain.rights import Actor

_ROWS = """
SELECT p.id, p.number, p.title, p.stage, coalesce(u.name, ''), p.next_due_on, coalesce(s.number, '')
FROM store_caselink l JOIN store_case p ON p.id = l.source_id AND p.procedure = 'problem' JOIN store_case s ON s.id = l.target_id
LEFT JOIN store_unit u ON u.id = coalesce(p.lead_unit_id, p.origin_unit_id)
WHERE l.type = 'derived_from' AND (
 l.target_id = %(topic)s OR EXISTS (
  SELECT 1 FROM store_caselink t WHERE t.source_id = l.target_id AND t.target_id = %(topic)s AND t.type IN ('part_of', 'derived_from')
 )
) AND EXISTS (SELECT 1 FROM store_caseaccess a WHERE a.case_id = p.id AND a.principal = ANY(%(mine)s))
ORDER BY p.number
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class TopicProblem:
    """One problem: its unit is the one in charge, or where it is before it was handed over; `source` numbers what it was found in."""

    id: UUID
    number: str
    title: str
    stage: str
    unit: str
    due_on: date | None
    source: str


def topic_problems(actor: Actor, topic: UUID) -> tuple[TopicProblem, ...]:
    """This will list the problems that came of a topic, as far as the actor sees them, by number."""
    with connection.cursor() as cursor:
        cursor.execute(_ROWS, {"topic": topic, "mine": sorted(actor.principals())})
        return tuple(
            TopicProblem(id=r[0], number=r[1] or "", title=r[2], stage=r[3], unit=r[4], due_on=r[5], source=r[6])
            for r in cursor.fetchall()
        )
