"""Names of units as documents write them: matched by name, short name or alias, otherwise the nearest to choose from.

Must not know: pages, how a name was found in a text.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from difflib import SequenceMatcher
from uuid import UUID

from django.db import connection

_MOST = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownUnit:
    """A unit with every name it goes by."""

    id: UUID
    name: str
    names: frozenset[str]


def known_units(today: date) -> tuple[KnownUnit, ...]:
    """Units that exist on a day, with name, short name and aliases."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT u.id, u.name, u.short_name, coalesce(array_agg(a.alias) FILTER (WHERE a.alias IS NOT NULL), '{}')"
            " FROM store_unit u LEFT JOIN store_unitalias a ON a.unit_id = u.id AND a.until_on IS NULL"
            " WHERE u.from_on <= %s AND (u.until_on IS NULL OR u.until_on > %s)"
            " GROUP BY u.id, u.name, u.short_name, u.position ORDER BY u.position, u.name", [today, today],
        )
        return tuple(
            KnownUnit(id=r[0], name=r[1], names=frozenset({r[1], *r[3], *([r[2]] if r[2] else [])}))
            for r in cursor.fetchall()
        )


def short_unit_names(today: date) -> Mapping[str, str]:
    """What the units that exist on a day are called where there is little room, by id as figures take it."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT id, coalesce(nullif(short_name, ''), name) FROM store_unit WHERE from_on <= %s"
            " AND (until_on IS NULL OR until_on > %s)", [today, today],
        )
        return {str(key): name for key, name in cursor.fetchall()}


def unit_named(name: str, units: tuple[KnownUnit, ...]) -> KnownUnit | None:
    """The one unit that goes by a name; None when none or several do."""
    found = [u for u in units if name in u.names]
    return found[0] if len(found) == 1 else None


def nearest_units(name: str, units: tuple[KnownUnit, ...]) -> tuple[KnownUnit, ...]:
    """At most three units whose names share the most with a name, nearest first."""
    def nearness(unit: KnownUnit) -> float:
        return max(SequenceMatcher(None, name, own).ratio() for own in unit.names)

    ranked = sorted(((nearness(u), u) for u in units), key=lambda pair: -pair[0])
    return tuple(unit for score, unit in ranked[:_MOST] if score > 0)
