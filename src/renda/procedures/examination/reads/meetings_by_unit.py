"""Which branches and committees held their self-examination meeting in a year, and how it stands with the others.

Whether a meeting was held, and when; nothing of what was found. Must not know: pages.
"""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db import connection

from renda.domain.rights import Actor
from renda.procedures.examination.vocabulary import HELD

_UNITS = """
SELECT u.id, u.name, u.kind, m.id, m.number, m.kind, m.due_on, m.held_on, m.stage,
 EXISTS (SELECT 1 FROM store_caseaccess a WHERE a.case_id = m.id AND a.principal = ANY(%(mine)s))
FROM store_unit u LEFT JOIN LATERAL (
 SELECT c.id, c.number, c.stage, d.kind, d.due_on, d.held_on
 FROM store_case c JOIN examination_self_examination d ON d.case_id = c.id
 WHERE c.procedure = 'self_examination' AND c.origin_unit_id = u.id AND c.stage <> 'cancelled'
  AND coalesce(d.held_on, d.due_on) BETWEEN %(first)s AND %(last)s
 ORDER BY c.stage = ANY(%(held)s) DESC, coalesce(d.held_on, d.due_on) DESC, c.id LIMIT 1
) m ON TRUE
WHERE u.kind = ANY(%(kinds)s) AND u.from_on <= %(on)s AND (u.until_on IS NULL OR u.until_on > %(on)s)
ORDER BY array_position(%(kinds)s::text[], u.kind::text), u.position, u.name
"""
KINDS = ("branch", "committee")
"""Every unit of these kinds holds a meeting of its own, as the figures of coverage have it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitMeeting:
    """A unit that holds meetings, with its meeting of the year (`case` is None where none is arranged; the one that was held comes
    first); `is_open_to_reader` says whether the reader may see the case."""

    unit: UUID
    name: str
    kind: str
    case: UUID | None
    number: str
    meeting: str
    due_on: date | None
    held_on: date | None
    stage: str
    is_open_to_reader: bool

    @property
    def is_held(self) -> bool:
        """This will say whether the meeting was held."""
        return self.stage in HELD


def meetings_by_unit(actor: Actor, year: int, on: date) -> tuple[UnitMeeting, ...]:
    """This will list the branches and committees that stand on a day with their meeting of a year, in organisational order."""
    asked: dict[str, Any] = {
        "mine": sorted(actor.principals()), "held": list(HELD), "kinds": list(KINDS), "on": on,
        "first": date(year, 1, 1), "last": date(year, 12, 31),
    }
    with connection.cursor() as cursor:
        cursor.execute(_UNITS, asked)
        return tuple(
            UnitMeeting(
                unit=r[0], name=r[1], kind=r[2], case=r[3], number=r[4] or "", meeting=r[5] or "", due_on=r[6], held_on=r[7],
                stage=r[8] or "", is_open_to_reader=r[9],
            )
            for r in cursor.fetchall()
        )
