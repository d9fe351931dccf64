"""Which of some cases have a limit that stands for its week. Must not know: pages."""

from collections.abc import Iterable
from uuid import UUID

from django.db import connection

from renda.domain.week_limits import week_columns, week_dates
from renda.store.contributions import details, procedures


def cases_by_week(cases: Iterable[tuple[str, UUID]]) -> frozenset[UUID]:
    """This will name those of the cases (procedure, id) whose limit is a week; one statement for each procedure that knows weeks."""
    asked: dict[str, set[UUID]] = {}
    for kind, case_id in cases:
        asked.setdefault(kind, set()).add(case_id)
    found: set[UUID] = set()
    for key, ids in asked.items():
        procedure = procedures()[key]
        columns = week_columns(procedure)
        if columns:
            with connection.cursor() as cursor:
                cursor.execute(
                    f"SELECT case_id, {', '.join(columns)} FROM {details()[key].table} WHERE case_id = ANY(%s)", [sorted(ids)],  # noqa: S608 - names of declarations
                )
                found |= {r[0] for r in cursor.fetchall() if week_dates(procedure, dict(zip(columns, r[1:], strict=True)))}
    return frozenset(found)
