"""Whom and what the cells of a table may name: units by every name they go by, people who hold a post, with their units.

Must not know: files, rows, pages.
"""

from collections import defaultdict
from datetime import date
from functools import partial

from django.db import connection

from renda.domain.sheet_values import Names, Person
from renda.reads.unit_names import KnownUnit, known_units, nearest_units

_PEOPLE = """
SELECT w.id, w.name, u.id, coalesce(nullif(u.short_name, ''), u.name),
  bool_or(p.from_on <= %(today)s AND (p.until_on IS NULL OR p.until_on > %(today)s))
FROM store_person w JOIN store_post p ON p.person_id = w.id JOIN store_unit u ON u.id = p.unit_id
GROUP BY w.id, w.name, u.id, u.name, u.short_name, u.position ORDER BY w.id, u.position
"""
_SHARED = 2  # signs a name must share to be worth asking about
_UNITS = "SELECT id, name FROM store_unit"


def table_names(today: date) -> Names:
    """Load the names of units and people for a table; `cases` and the words of cases are put in as rows name them.

    People of one name are shown with their unit.
    """
    units = known_units(today)
    by_name: dict[str, set[str]] = defaultdict(set)
    for unit in units:
        for name in unit.names:
            by_name[name].add(str(unit.id))
    people, former, shown = _people(today)
    with connection.cursor() as cursor:
        cursor.execute(_UNITS)
        shown |= {str(key): name for key, name in cursor.fetchall()}
    return Names(
        units={name: tuple(sorted(ids)) for name, ids in by_name.items()}, people=people, former=former, cases={}, shown=shown,
        nearest=partial(_nearest, units=units),
    )


def _nearest(name: str, units: tuple[KnownUnit, ...]) -> tuple[str, ...]:
    return tuple(unit.name for unit in nearest_units(name, units) if len(set(name) & set(unit.name)) >= _SHARED)


def _people(today: date) -> tuple[dict[str, tuple[Person, ...]], dict[str, tuple[Person, ...]], dict[str, str]]:
    """Who holds a post and who did, by name, and the words for each."""
    with connection.cursor() as cursor:
        cursor.execute(_PEOPLE, {"today": today})
        rows = cursor.fetchall()
    names: dict[str, str] = {}
    units: dict[str, dict[str, str]] = defaultdict(dict)
    held: set[str] = set()
    for key, name, unit, unit_name, holds in rows:
        names[str(key)] = name
        units[str(key)][str(unit)] = unit_name
        held |= {str(key)} if holds else set()
    found: dict[str, list[Person]] = defaultdict(list)
    former: dict[str, list[Person]] = defaultdict(list)
    for key, name in names.items():
        (found if key in held else former)[name].append(Person(id=key, name=name, units=units[key]))
    words = {key: name if len(found[name]) < 2 else f"{name}（{next(iter(units[key].values()))}）" for key, name in names.items()}  # noqa: PLR2004 - several
    return _by_name(found), _by_name(former), words


def _by_name(found: dict[str, list[Person]]) -> dict[str, tuple[Person, ...]]:
    return {name: tuple(people) for name, people in found.items()}
