"""Which leader has charge of which units on a day. Must not know: pages, tasks."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import connection

from renda.reads.form_choices import Named

_PORTFOLIOS = """
SELECT w.id, w.name, u.id, u.name FROM store_portfolio f JOIN store_post p ON p.id = f.post_id
JOIN store_person w ON w.id = p.person_id JOIN store_unit u ON u.id = f.unit_id
WHERE 'lead' = ANY(p.duties) AND f.from_on <= %(day)s AND (f.until_on IS NULL OR f.until_on > %(day)s)
 AND p.from_on <= %(day)s AND (p.until_on IS NULL OR p.until_on > %(day)s)
GROUP BY w.id, w.name, w.sort_key, u.id, u.name, u.position ORDER BY w.sort_key, w.id, u.position, u.name
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class PortfolioUnits:
    """A leader by name, and the units in that leader's charge in organisational order."""

    leader: str
    units: tuple[Named, ...]


def portfolios(day: date) -> tuple[PortfolioUnits, ...]:
    """This will list the leaders who have charge of units on a day, by pinyin."""
    with connection.cursor() as cursor:
        cursor.execute(_PORTFOLIOS, {"day": day})
        rows: Sequence[Any] = cursor.fetchall()
    held: dict[Any, tuple[str, list[Named]]] = {}
    for person, name, unit, unit_name in rows:
        held.setdefault(person, (name, []))[1].append(Named(id=unit, name=unit_name))
    return tuple(PortfolioUnits(leader=name, units=tuple(units)) for name, units in held.values())
