"""What people are called in the organ's papers, as it was remembered. Must not know: pages, how a name was found in a text."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import connection

_NAMES = """
SELECT a.alias, a.person_id, w.name, b.name, a.remembered_on FROM store_personalias a
JOIN store_person w ON w.id = a.person_id JOIN store_person b ON b.id = a.remembered_by_id
WHERE a.until_on IS NULL AND EXISTS (SELECT 1 FROM store_post p WHERE p.person_id = a.person_id AND p.from_on <= %s
 AND (p.until_on IS NULL OR p.until_on > %s)) ORDER BY a.alias
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class RememberedPerson:
    """Whom a name means, who remembered it, and on which day."""

    alias: str
    person_id: UUID
    name: str
    by: str
    on: date


def remembered_people(today: date) -> Mapping[str, RememberedPerson]:
    """This will give, by the name in papers, the people it means who hold a post on a day."""
    with connection.cursor() as cursor:
        cursor.execute(_NAMES, [today, today])
        return {r[0]: RememberedPerson(alias=r[0], person_id=r[1], name=r[2], by=r[3], on=r[4]) for r in cursor.fetchall()}
