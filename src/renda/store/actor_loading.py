"""Loading of the actor a post amounts to on a day, with duties and portfolio.

Must not know: sessions, requests.
"""

from datetime import date
from typing import Any
from uuid import UUID

from django.db import connection

from renda.domain.rights import Actor, Duty
from renda.store.unit_of_work import reading

_HELD = """
SELECT p.id, p.organ_id, p.person_id, p.unit_id, w.name, p.title, p.duties, p.from_on, p.until_on, u.name,
 ARRAY(SELECT f.unit_id FROM store_portfolio f WHERE f.post_id = p.id AND f.from_on <= %(today)s
   AND (f.until_on IS NULL OR f.until_on > %(today)s))
FROM store_post p JOIN store_person w ON w.id = p.person_id JOIN store_unit u ON u.id = p.unit_id
WHERE p.organ_id = %(organ)s AND p.from_on <= %(today)s AND (p.until_on IS NULL OR p.until_on > %(today)s)
"""
_ONE = " AND p.id = %(post)s"


def actor_of_post_row(*, organ_id: UUID, post_id: UUID, today: date) -> Actor | None:
    """Load the actor for a post; None when the post is not held today."""
    with reading(organ_id), connection.cursor() as cursor:
        cursor.execute(_HELD + _ONE, {"organ": organ_id, "post": post_id, "today": today})
        row = cursor.fetchone()
    return None if row is None else _actor(row)


def actors_of_organ(*, organ_id: UUID, today: date) -> tuple[Actor, ...]:
    """Load the actors of every post held in the organ today, in one statement."""
    with reading(organ_id), connection.cursor() as cursor:
        cursor.execute(_HELD + " ORDER BY p.id", {"organ": organ_id, "today": today})
        return tuple(_actor(row) for row in cursor.fetchall())


def _actor(row: tuple[Any, ...]) -> Actor:
    return Actor(
        organ_id=row[1], post_id=row[0], person_id=row[2], unit_id=row[3], name=row[4],
        post_title=f"{row[9]} {row[5]}", duties=frozenset(Duty(d) for d in row[6]), from_on=row[7], until_on=row[8],
        supervised=frozenset(row[10]),
    )
