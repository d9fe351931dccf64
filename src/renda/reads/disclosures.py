"""What was put before the public of an organ and not taken back.

Must not know: pages; anything that was not disclosed.
"""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db import connection

from renda.store.models import Organ
from renda.store.unit_of_work import reading


@dataclass(frozen=True, slots=True, kw_only=True)
class DisclosedItem:
    """One disclosed matter; `runs_until` is the end of a publicity period still running."""

    id: UUID
    number: str
    title: str
    text: str
    unit: str
    published_on: date
    runs_until: date | None


PAGE = 50  # matters on a page of the list
_LIST = """
SELECT d.id, coalesce(c.number, ''), d.title, d.text, coalesce(u.name, ''), d.published_on,
 (SELECT k.due_on FROM store_clock k WHERE k.case_id = c.id AND k.key = 'publicity' AND k.state = 'running' LIMIT 1)
FROM store_disclosure d JOIN store_case c ON c.id = d.case_id LEFT JOIN store_unit u ON u.id = c.lead_unit_id
WHERE d.withdrawn_on IS NULL {where} ORDER BY d.published_on DESC, d.id LIMIT %s OFFSET %s
"""


def _rows(where: str, values: list[Any]) -> tuple[DisclosedItem, ...]:
    with connection.cursor() as cursor:
        cursor.execute(_LIST.format(where=where), values)
        return tuple(
            DisclosedItem(id=r[0], number=r[1], title=r[2], text=r[3], unit=r[4], published_on=r[5], runs_until=r[6])
            for r in cursor.fetchall()
        )


def disclosed(organ_id: UUID, *, number: int = 1) -> tuple[DisclosedItem, ...]:
    """List one page of what an organ disclosed, newest first; `number` counts pages from 1."""
    with reading(organ_id):
        return _rows("", [PAGE, PAGE * (number - 1)])


def disclosed_count(organ_id: UUID) -> int:
    """Count what an organ disclosed and did not take back."""
    with reading(organ_id), connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM store_disclosure WHERE withdrawn_on IS NULL")
        count: int = cursor.fetchone()[0]
    return count


def disclosed_item(organ_id: UUID, item_id: UUID) -> DisclosedItem | None:
    """Find one disclosed matter."""
    with reading(organ_id):
        return next(iter(_rows("AND d.id = %s", [item_id, 1, 0])), None)


def public_organ(organ_id: UUID | None) -> tuple[UUID, str] | None:
    """Find an organ by id, or the only one there is."""
    rows = list(Organ.objects.filter(**({"id": organ_id} if organ_id else {})).values_list("id", "name")[:2])
    return rows[0] if len(rows) == 1 else None
