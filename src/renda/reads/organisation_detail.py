"""One unit and one post with everything dated about them, ended things included, for those who keep the organisation.

Must not know: cases, pages.
"""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import connection

from renda.domain.posts import Employment, Rank
from renda.domain.rights import Duty


@dataclass(frozen=True, slots=True, kw_only=True)
class DatedName:
    """Another name of a unit; `until_on` once it is ended."""

    alias: str
    until_on: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitDetail:
    """A unit with the unit above it and the names it goes by."""

    id: UUID
    name: str
    kind: str
    from_on: date
    until_on: date | None
    parent_id: UUID | None
    parent: str
    aliases: tuple[DatedName, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DatedPost:
    """A post with its holder and days; `by_virtue_of` words the post that a membership rests on."""

    id: UUID
    unit_id: UUID
    unit: str
    person_id: UUID
    person: str
    title: str
    duties: tuple[Duty, ...]
    from_on: date
    until_on: date | None
    by_virtue_of: str
    rank: Rank | None
    employment: Employment

    def holds_on(self, on: date) -> bool:
        """This will say whether the post is held on a day."""
        return self.from_on <= on and (self.until_on is None or self.until_on > on)


@dataclass(frozen=True, slots=True, kw_only=True)
class Charge:
    """A unit in a post's portfolio, from a day until a day."""

    unit_id: UUID
    unit: str
    from_on: date
    until_on: date | None


_UNIT = """
SELECT u.id, u.name, u.kind, u.from_on, u.until_on, u.parent_id, coalesce(p.name, '')
FROM store_unit u LEFT JOIN store_unit p ON p.id = u.parent_id WHERE u.id = %s
"""
_POSTS = """
SELECT p.id, p.unit_id, u.name, p.person_id, w.name, p.title, p.duties, p.from_on, p.until_on,
  coalesce(v.name || ' ' || b.title, ''), nullif(p.rank, ''), p.employment
FROM store_post p JOIN store_unit u ON u.id = p.unit_id JOIN store_person w ON w.id = p.person_id
LEFT JOIN store_post b ON b.id = p.by_post_id LEFT JOIN store_unit v ON v.id = b.unit_id
"""


def unit_detail(unit_id: UUID) -> UnitDetail | None:
    """Give a unit of the present organ, whether it stands or has ended."""
    names = ("id", "name", "kind", "from_on", "until_on", "parent_id", "parent")
    with connection.cursor() as cursor:
        cursor.execute(_UNIT, [unit_id])
        row = cursor.fetchone()
        if row is None:
            return None
        cursor.execute("SELECT alias, until_on FROM store_unitalias WHERE unit_id = %s ORDER BY until_on NULLS FIRST, alias", [unit_id])
        aliases = tuple(DatedName(alias=r[0], until_on=r[1]) for r in cursor.fetchall())
    return UnitDetail(**dict(zip(names, row, strict=True)), aliases=aliases)


def posts_in(unit_id: UUID) -> tuple[DatedPost, ...]:
    """List every post ever given in a unit: those held first, in their order."""
    return _posts("WHERE p.unit_id = %s ORDER BY p.until_on IS NOT NULL, p.from_on, w.sort_key, p.id", unit_id)


def post_detail(post_id: UUID) -> DatedPost | None:
    """Give a post of the present organ, whether it is held or has ended."""
    return next(iter(_posts("WHERE p.id = %s", post_id)), None)


def _posts(which: str, key: UUID) -> tuple[DatedPost, ...]:
    names = ("id", "unit_id", "unit", "person_id", "person", "title", "duties", "from_on", "until_on", "by_virtue_of", "rank", "employment")
    with connection.cursor() as cursor:
        cursor.execute(_POSTS + which, [key])
        rows = [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]
    return tuple(
        DatedPost(**{
            **r, "duties": tuple(Duty(d) for d in r["duties"]), "rank": Rank(r["rank"]) if r["rank"] else None,
            "employment": Employment(r["employment"]),
        })
        for r in rows
    )


def portfolio_of(post_id: UUID) -> tuple[Charge, ...]:
    """List the units that were ever in a post's charge, the present ones first."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT f.unit_id, u.name, f.from_on, f.until_on FROM store_portfolio f JOIN store_unit u ON u.id = f.unit_id"
            " WHERE f.post_id = %s ORDER BY f.until_on IS NOT NULL, u.position, u.name", [post_id],
        )
        return tuple(Charge(unit_id=r[0], unit=r[1], from_on=r[2], until_on=r[3]) for r in cursor.fetchall())
