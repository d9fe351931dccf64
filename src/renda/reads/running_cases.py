"""Which running matter a new record of somebody belongs to: the one their unit takes part in today.

Must not know: pages, any procedure.
"""

from collections.abc import Iterable

from django.db import connection

from renda.domain.fields import Field
from renda.domain.rights import Actor

_TAKING_PART = """
WITH RECURSIVE above AS (
    SELECT u.id, u.parent_id FROM store_unit u WHERE u.id = %(unit)s
    UNION SELECT u.id, u.parent_id FROM store_unit u JOIN above a ON u.id = a.parent_id
)
SELECT DISTINCT c.number FROM store_case c
JOIN store_caselink l ON l.target_id = c.id AND l.type = 'part_of'
JOIN store_case p ON p.id = l.source_id AND p.procedure = %(part)s AND NOT p.closed
JOIN above a ON a.id = p.lead_unit_id
WHERE c.procedure = %(procedure)s AND c.stage = 'running' AND EXISTS (
    SELECT 1 FROM store_caseaccess s WHERE s.case_id = c.id AND s.principal = ANY(%(who)s)
) LIMIT 2
"""


def running_cases(actor: Actor, fields: Iterable[Field]) -> dict[str, str]:
    """By procedure, the number of the one running case that the actor's unit, or one above it, takes part in and that the actor sees.

    Asked only for what the fields are filled with (`running:`); a procedure of which there is none, or several, is left out.
    """
    wanted = {key for kind, _, key in ((f.fill or "").partition(":") for f in fields) if kind == "running"}
    found = {procedure: _numbers(actor, procedure) for procedure in sorted(wanted)}
    return {procedure: numbers[0] for procedure, numbers in found.items() if len(numbers) == 1}


def _numbers(actor: Actor, procedure: str) -> list[str]:
    with connection.cursor() as cursor:
        cursor.execute(_TAKING_PART, {
            "unit": actor.unit_id, "part": f"{procedure}_part", "procedure": procedure, "who": sorted(actor.principals()),
        })
        return [number for (number,) in cursor.fetchall()]
