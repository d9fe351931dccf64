"""The people a form offers for one of its fields: those of the units concerned and the leaders first, others when they are looked for.

Where few people hold a post all are offered. Must not know: pages, which form it is.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any, Final
from uuid import UUID

from django.db import connection

FEW: Final = 30  # people of an organ that one list shows at once
MOST: Final = 400  # rows read for one form

_COUNT = """
SELECT count(*) FROM (SELECT DISTINCT person_id FROM store_post
 WHERE from_on <= %(today)s AND (until_on IS NULL OR until_on > %(today)s) LIMIT %(few)s) held
"""
_OFFERED = """
SELECT w.id, w.name, (array_agg(u.name ORDER BY p.unit_id = ANY(%(units)s) DESC, p.from_on, p.id))[1],
 min(CASE WHEN p.unit_id = ANY(%(units)s) THEN 0 WHEN 'lead' = ANY(p.duties) THEN 1 ELSE 2 END) AS distance
FROM store_person w JOIN store_post p ON p.person_id = w.id JOIN store_unit u ON u.id = p.unit_id
WHERE p.from_on <= %(today)s AND (p.until_on IS NULL OR p.until_on > %(today)s)
 AND (%(all)s OR p.unit_id = ANY(%(units)s) OR 'lead' = ANY(p.duties) OR w.id = ANY(%(ids)s)
  OR EXISTS (SELECT 1 FROM unnest(%(words)s::text[]) s WHERE position(s IN w.name) > 0 OR position(s IN u.name) > 0))
GROUP BY w.id, w.name, w.sort_key ORDER BY distance, w.sort_key, w.id LIMIT %(most)s
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """Somebody who holds a post today; `is_near` for people of the units concerned and for leaders."""

    id: UUID
    name: str
    unit: str
    is_near: bool

    def answers(self, words: str) -> bool:
        """This will say whether the name or the unit holds the words looked for."""
        return bool(words) and (words in self.name or words in self.unit)


@dataclass(frozen=True, slots=True, kw_only=True)
class PeopleOffered:
    """`people` in the order to show them: of the units concerned, leaders, then others; `is_all` when nobody is left out."""

    people: tuple[Candidate, ...]
    is_all: bool


def people_offered(
    today: date, *, units: Iterable[UUID] = (), mentioned: Iterable[UUID] = (), words: Iterable[str] = ()
) -> PeopleOffered:
    """This will load the people of some units and the leaders, with those mentioned by id or looked for by part of a name or unit.

    At most 400; where an organ has 30 people or fewer, all of them.
    """
    asked: dict[str, Any] = {
        "today": today, "few": FEW + 1, "most": MOST, "units": sorted(set(units)), "ids": sorted(set(mentioned)),
        "words": sorted({w for w in words if w}),
    }
    with connection.cursor() as cursor:
        cursor.execute(_COUNT, asked)
        is_all = cursor.fetchall()[0][0] <= FEW
        cursor.execute(_OFFERED, {**asked, "all": is_all})
        people = tuple(Candidate(id=r[0], name=r[1], unit=r[2], is_near=is_all or r[3] < 2) for r in cursor.fetchall())  # noqa: PLR2004 - two are near
    return PeopleOffered(people=people, is_all=is_all)
