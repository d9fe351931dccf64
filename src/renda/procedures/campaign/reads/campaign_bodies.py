"""The bodies of a campaign – leading group, office, task force with its groups – and who sits in them that day, by their posts.

Must not know: pages, cases.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import connection

_BODIES = """
SELECT u.id, u.name, coalesce(p.title, ''), coalesce(w.name, '') FROM store_unit u
LEFT JOIN store_post p ON p.unit_id = u.id AND p.from_on <= %(day)s AND (p.until_on IS NULL OR p.until_on > %(day)s)
LEFT JOIN store_person w ON w.id = p.person_id
WHERE (u.id = ANY(%(bodies)s) OR u.parent_id = ANY(%(bodies)s)) AND u.from_on <= %(day)s AND (u.until_on IS NULL OR u.until_on > %(day)s)
ORDER BY array_position(%(bodies)s::uuid[], coalesce(CASE WHEN u.id = ANY(%(bodies)s) THEN u.id END, u.parent_id)),
 u.id <> ALL(%(bodies)s), u.position, u.id, p.from_on, w.sort_key
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Body:
    """One body, and who holds which post in it: (title, person)."""

    id: UUID
    name: str
    members: tuple[tuple[str, str], ...]


def bodies_of(bodies: Sequence[UUID], day: date) -> tuple[Body, ...]:
    """This will list bodies in the order given, each followed by its groups, with their members of the day."""
    if not bodies:
        return ()
    found: dict[UUID, tuple[str, list[tuple[str, str]]]] = {}
    with connection.cursor() as cursor:
        cursor.execute(_BODIES, {"bodies": list(bodies), "day": day})
        for key, name, title, person in cursor.fetchall():
            members = found.setdefault(key, (name, []))[1]
            members += [(title, person)] if person else []
    return tuple(Body(id=key, name=name, members=tuple(members)) for key, (name, members) in found.items())
