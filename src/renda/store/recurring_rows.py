"""Rows of cases that come again in periods: which of them are still open, and which could open theirs.

Must not know: how periods are cut, who opens them.
"""

from collections.abc import Sequence
from uuid import UUID

from django.db import connection

from renda.domain.recurrences import Recurring
from renda.store.contributions import details


def recurring_cases(rule: Recurring, stages: Sequence[str]) -> tuple[UUID, ...]:
    """This will list the cases of the present organ that come again and stand in one of the stages, oldest first."""
    table = details()[rule.procedure].table
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT c.id FROM store_case c JOIN {table} d ON d.case_id = c.id"  # noqa: S608 - declared names only
            f" WHERE c.procedure = %s AND c.stage = ANY(%s) AND d.{rule.every} IS NOT NULL ORDER BY c.id",
            [rule.procedure, list(stages)],
        )
        return tuple(row[0] for row in cursor.fetchall())
