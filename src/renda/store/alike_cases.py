"""Finding the case of a procedure that says the same as another where no two may: the one entered first.

Words are compared without blanks and marks. Must not know: what the procedure is, how the refusal is worded.
"""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from django.db import connection

from renda.domain.decide import Alike
from renda.store.contributions import details

_PLAIN = "regexp_replace({}, '[[:space:][:punct:]《》“”‘’、，。；：（）！？—·]', '', 'g')"
_HOLDER = (
    "concat_ws(':', c.lead_unit_id::text, (SELECT a.person_id::text FROM store_assignment a"
    " WHERE a.case_id = c.id AND a.role = 'lead' AND a.until_on IS NULL AND a.person_id IS NOT NULL LIMIT 1))"
)
_OF_CASE = {"unit": _HOLDER, "title": _PLAIN.format("c.title")}
_SELECT = """
WITH d AS MATERIALIZED (SELECT d.case_id FROM {table} d WHERE {recorded})
SELECT c.number, c.title, w.name, e.at FROM d JOIN store_case c ON c.id = d.case_id
JOIN store_event e ON e.chain_id = c.id AND e.organ_id = c.organ_id AND e.seq = 1 JOIN store_person w ON w.id = e.actor_id
WHERE c.procedure = %s AND c.id IS DISTINCT FROM %s AND c.stage <> ALL(%s) AND {same} ORDER BY e.at LIMIT 1
"""
"""What is recorded is compared first, by its index: words and holders only of the few that are left."""


def alike_case(procedure: str, said: Mapping[str, Any], void: Sequence[str], but: UUID | None) -> Alike | None:
    """This will find the first case that holds the same in every column of `said`, none but `but` and those in a stage of `void`."""
    table = details()[procedure]
    told = {key: str(value) for key, value in said.items()}
    recorded = {key: value for key, value in told.items() if key not in _OF_CASE}
    of_case = {key: value for key, value in told.items() if key in _OF_CASE}
    statement = _SELECT.format(
        table=table.table, recorded=_same([f"d.{table.column(key)} = %s" for key in recorded]),
        same=_same([f"{_OF_CASE[key]} = {_PLAIN.format('%s') if key == 'title' else '%s'}" for key in of_case]),
    )
    with connection.cursor() as cursor:
        cursor.execute(statement, [*recorded.values(), procedure, but, list(void), *of_case.values()])
        row = cursor.fetchone()
    return Alike(number=row[0] or "", title=row[1], who=row[2], at=row[3]) if row else None


def _same(conditions: Sequence[str]) -> str:
    return " AND ".join(conditions) or "TRUE"
