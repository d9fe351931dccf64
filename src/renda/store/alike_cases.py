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
SELECT c.number, c.title, w.name, e.at FROM store_case c JOIN {table} d ON d.case_id = c.id
JOIN store_event e ON e.chain_id = c.id AND e.organ_id = c.organ_id AND e.seq = 1 JOIN store_person w ON w.id = e.actor_id
WHERE c.procedure = %s AND c.id IS DISTINCT FROM %s AND c.stage <> ALL(%s) AND {same} ORDER BY e.at LIMIT 1
"""


def alike_case(procedure: str, said: Mapping[str, Any], void: Sequence[str], but: UUID | None) -> Alike | None:
    """This will find the first case that holds the same in every column of `said`, none but `but` and those in a stage of `void`."""
    table = details()[procedure]
    columns = {key: _OF_CASE.get(key) or f"d.{table.column(key)}::text" for key in said}
    same = " AND ".join(f"{column} = {_PLAIN.format('%s') if key == 'title' else '%s'}" for key, column in columns.items())
    with connection.cursor() as cursor:
        cursor.execute(_SELECT.format(table=table.table, same=same), [procedure, but, list(void), *(str(v) for v in said.values())])
        row = cursor.fetchone()
    return Alike(number=row[0] or "", title=row[1], who=row[2], at=row[3]) if row else None
