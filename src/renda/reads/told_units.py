"""The units that the sentence names from which a case was taken, and those that have a part of the case already.

Must not know: pages, any procedure.
"""

import json
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import connection

from renda.reads.unit_names import known_units, unit_named

_NAMES = "SELECT units, co_units FROM store_proposal WHERE case_id = %s AND state = 'accepted' ORDER BY decided_at LIMIT 1"
_PARTED = (
    "SELECT c.lead_unit_id FROM store_caselink k JOIN store_case c ON c.id = k.source_id"
    " WHERE k.target_id = %s AND k.type = 'part_of' AND c.lead_unit_id IS NOT NULL"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldUnits:
    """The unit in the lead (None where none is named, or it fits no unit) and the others, as units of today."""

    lead: UUID | None = None
    others: tuple[UUID, ...] = ()


def told_units(case_id: UUID, today: date) -> ToldUnits:
    """This will give the units that the sentence of a case names; none where the case was not taken from a text."""
    with connection.cursor() as cursor:
        cursor.execute(_NAMES, [case_id])
        row = cursor.fetchone()
    if row is None:
        return ToldUnits()
    names, assisting = (r if isinstance(r, list) else json.loads(r) for r in row)
    units, first = known_units(today), next((n for n in names if n not in assisting), "")
    lead = unit_named(first, units) if first else None
    others = [u.id for n in names if n != first and (u := unit_named(n, units)) and u != lead]
    return ToldUnits(lead=lead.id if lead else None, others=tuple(dict.fromkeys(others)))


def units_with_a_part(case_id: UUID) -> frozenset[UUID]:
    """This will give the units that lead a part of a case."""
    with connection.cursor() as cursor:
        cursor.execute(_PARTED, [case_id])
        return frozenset(r[0] for r in cursor.fetchall())
