"""What hangs on a unit or a post, so that it is not ended over it: counts only.

Must not know: what follows from the counts.
"""

from dataclasses import dataclass
from datetime import date
from typing import NamedTuple
from uuid import UUID

from django.db import connection


class UnitBurden(NamedTuple):
    """Open cases that a unit leads or takes part in, posts held in it on a day, units under it."""

    open_cases: int
    posts: int
    children: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PostStanding:
    """A post about to end: whose it is and what would be left without it; `named_in` counts open cases of the holder."""

    person: str
    from_on: date
    is_last_post: bool
    is_last_security_admin: bool
    named_in: int


_BURDEN = """
SELECT (SELECT count(*) FROM store_case c WHERE NOT c.closed AND (c.lead_unit_id = %(unit)s OR EXISTS (
  SELECT 1 FROM store_assignment a WHERE a.case_id = c.id AND a.unit_id = %(unit)s AND a.until_on IS NULL))),
 (SELECT count(*) FROM store_post p WHERE p.unit_id = %(unit)s AND (p.until_on IS NULL OR p.until_on > %(on)s)),
 (SELECT count(*) FROM store_unit u WHERE u.parent_id = %(unit)s AND (u.until_on IS NULL OR u.until_on > %(on)s))
"""
_POST = """
SELECT w.name, p.from_on,
 NOT EXISTS (SELECT 1 FROM store_post o WHERE o.person_id = p.person_id AND o.id <> p.id AND coalesce(o.by_post_id <> p.id, true)
   AND (o.until_on IS NULL OR o.until_on > %(on)s)),
 'security_admin' = ANY(p.duties) AND NOT EXISTS (SELECT 1 FROM store_post o WHERE o.id <> p.id AND 'security_admin' = ANY(o.duties)
   AND o.from_on <= %(on)s AND (o.until_on IS NULL OR o.until_on > %(on)s)),
 (SELECT count(DISTINCT a.case_id) FROM store_assignment a JOIN store_case c ON c.id = a.case_id
   WHERE a.person_id = p.person_id AND a.until_on IS NULL AND NOT c.closed)
FROM store_post p JOIN store_person w ON w.id = p.person_id
WHERE p.id = %(post)s AND (p.until_on IS NULL OR p.until_on > %(on)s)
"""


def unit_burden(unit_id: UUID, *, on: date) -> UnitBurden:
    """This will count what hangs on a unit of the present organ on a day."""
    with connection.cursor() as cursor:
        cursor.execute(_BURDEN, {"unit": unit_id, "on": on})
        return UnitBurden(*cursor.fetchone())


def post_standing(post_id: UUID, *, on: date) -> PostStanding | None:
    """This will tell what a post's end on a day would leave; None where it has ended by then."""
    names = ("person", "from_on", "is_last_post", "is_last_security_admin", "named_in")
    with connection.cursor() as cursor:
        cursor.execute(_POST, {"post": post_id, "on": on})
        row = cursor.fetchone()
    return PostStanding(**dict(zip(names, row, strict=True))) if row else None


def units_above(unit_id: UUID) -> frozenset[UUID]:
    """This will give a unit and every unit above it."""
    with connection.cursor() as cursor:
        cursor.execute(
            "WITH RECURSIVE up AS (SELECT id, parent_id FROM store_unit WHERE id = %s UNION"
            " SELECT u.id, u.parent_id FROM store_unit u JOIN up ON u.id = up.parent_id) SELECT id FROM up", [unit_id],
        )
        return frozenset(row[0] for row in cursor.fetchall())


def alias_holder(alias: str) -> str | None:
    """This will name the unit that goes by a name, its own or another one; None where none does."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT u.name FROM store_unit u WHERE u.until_on IS NULL AND (u.name = %(alias)s OR u.id IN ("
            " SELECT unit_id FROM store_unitalias WHERE alias = %(alias)s AND until_on IS NULL)) LIMIT 1", {"alias": alias},
        )
        row = cursor.fetchone()
    return row[0] if row else None
