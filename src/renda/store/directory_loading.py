"""Loading of the names a form mentions: only the units, people, cases and uploads it speaks of.

Must not know: what the form is for.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any
from uuid import UUID

from django.db import connection

from renda.domain.fields import Among, Field, FieldKind
from renda.domain.form_cleaning import Directory, Members, UploadFacts, as_uuid, day_typed
from renda.domain.rights import Actor

_UNITS = """
SELECT u.id, u.name FROM store_unit u WHERE (u.until_on IS NULL OR u.until_on > %(today)s) AND
 (u.id = ANY(%(ids)s) OR u.name = ANY(%(names)s)
  OR u.id IN (SELECT unit_id FROM store_unitalias WHERE until_on IS NULL AND alias = ANY(%(names)s)))
"""
_ALIASES = "SELECT alias, unit_id FROM store_unitalias WHERE until_on IS NULL AND alias = ANY(%(names)s)"
_PEOPLE = """
SELECT DISTINCT w.id, w.name FROM store_person w JOIN store_post p ON p.person_id = w.id
WHERE p.from_on <= %(today)s AND (p.until_on IS NULL OR p.until_on > %(today)s)
 AND (w.id = ANY(%(ids)s) OR w.name = ANY(%(names)s))
"""
_CASES = """
SELECT DISTINCT c.id, coalesce(c.number, c.title), c.number, c.lead_unit_id, u.name FROM store_case c
JOIN store_caseaccess a ON a.case_id = c.id LEFT JOIN store_unit u ON u.id = c.lead_unit_id
WHERE a.principal = ANY(%(principals)s) AND (c.id = ANY(%(ids)s) OR c.number = ANY(%(names)s))
"""
_UPLOADS = """
SELECT u.id, b.address, u.name, b.media_type, b.size FROM store_upload u JOIN store_blob b ON b.id = u.blob_id
WHERE u.person_id = %(person)s AND u.id = ANY(%(ids)s)
"""

_MEMBERS = """
SELECT DISTINCT w.id, w.name, w.sort_key FROM store_person w JOIN store_post p ON p.person_id = w.id
WHERE p.unit_id = ANY(%(units)s) AND p.from_on <= %(on)s AND (p.until_on IS NULL OR p.until_on > %(on)s)
ORDER BY w.sort_key, w.id
"""
_KNOWN = "SELECT DISTINCT w.id, w.name FROM store_person w JOIN store_post p ON p.person_id = w.id WHERE w.id = ANY(%s)"
_LEADERS = """
SELECT f.unit_id, min(p.person_id::text)::uuid, min(w.name) FROM store_portfolio f JOIN store_post p ON p.id = f.post_id
JOIN store_person w ON w.id = p.person_id
WHERE f.unit_id = ANY(%(ids)s) AND 'lead' = ANY(p.duties)
 AND f.from_on <= %(today)s AND (f.until_on IS NULL OR f.until_on > %(today)s)
 AND p.from_on <= %(today)s AND (p.until_on IS NULL OR p.until_on > %(today)s)
GROUP BY f.unit_id HAVING count(DISTINCT p.person_id) = 1
"""


def _mentioned(fields: Iterable[Field], raw: Mapping[str, Any], found: dict[FieldKind, set[str]]) -> None:
    for item in fields:
        value = raw.get(item.key)
        if item.kind is FieldKind.ROWS:
            for row in value if isinstance(value, list | tuple) else ():
                if isinstance(row, Mapping):
                    _mentioned(item.columns, row, found)
            continue
        if item.kind in found:
            values = value if isinstance(value, list | tuple) else [value]
            found[item.kind] |= {str(v).strip() for v in values if v}


def load_directory(fields: tuple[Field, ...], raw: Mapping[str, Any], *, actor: Actor, today: date) -> Directory:
    """Load what a form mentions, as the actor may see it today."""
    kinds = (FieldKind.UNIT, FieldKind.PERSON, FieldKind.CASE, FieldKind.FILE)
    found: dict[FieldKind, set[str]] = {kind: set() for kind in kinds}
    _mentioned(fields, raw, found)
    if any(f.otherwise for f in fields):
        found[FieldKind.UNIT].add(str(actor.unit_id))
    units = _rows(_UNITS, found[FieldKind.UNIT], today=today)
    aliases = _rows(_ALIASES, found[FieldKind.UNIT], today=today)
    people = _rows(_PEOPLE, found[FieldKind.PERSON], today=today)
    cases = _rows(_CASES, found[FieldKind.CASE], principals=sorted(actor.principals()))
    asked = any(f.otherwise.startswith("leader_of:") for f in fields)
    led = {*(str(key) for key, _ in units), *(str(key) for _, key in aliases)} if asked else set()
    leaders = _rows(_LEADERS, led, today=today)
    uploads = _rows(_UPLOADS, found[FieldKind.FILE], person=actor.person_id)
    return Directory(
        units={row[3]: row[4] for row in cases if row[3]} | dict(units), unit_names={name: key for key, name in units} | dict(aliases),
        people={r[1]: r[2] for r in leaders} | dict(people), people_names=_unambiguous(people),
        cases={row[0]: row[1] for row in cases}, case_numbers={row[2]: row[0] for row in cases if row[2]},
        uploads={r[0]: UploadFacts(id=r[0], address=r[1], name=r[2], media_type=r[3], size=r[4]) for r in uploads},
        case_units={row[0]: row[3] for row in cases if row[3]}, own_unit=actor.unit_id, leaders={r[0]: r[1] for r in leaders},
    )


def with_members(
    directory: Directory, fields: Iterable[Field], raw: Mapping[str, Any], *, units: Iterable[UUID], today: date
) -> Directory:
    """Add the people each field is bound to; `units` are those in charge of the case (the actor's own where it is to be opened).

    Whoever was mentioned and belonged there on the day is known by name, though the person may have left since.
    """
    bound = {item.key: item.among for item in fields if item.among}
    if not bound:
        return directory
    found: dict[Among, Members] = {}
    for among in dict.fromkeys(bound.values()):
        named = {str(v).strip() for key, one in bound.items() if one == among for v in _several(raw.get(key)) if v}
        first, *others = (set(_units_typed(directory, raw.get(name))) for name in among.units)
        own = set(units) or ({directory.own_unit} if directory.own_unit else set())
        found[among] = members_on((first or own).union(*others), day_typed(raw.get(among.on)) or today, mentioned=named)
    then = {key: name for members in found.values() for key, name in members.people.items()}
    return replace(directory, members={key: found[among] for key, among in bound.items()}, people={**then, **directory.people})


def with_apart(
    directory: Directory, fields: Iterable[Field], raw: Mapping[str, Any], *, detail: Mapping[str, Any], today: date
) -> Directory:
    """Add the people whom fields must not name: of the units in the form, or else in the record, on the day the form says."""
    kept = {item.key: item.apart for item in fields if item.apart}
    found: dict[str, Members] = {}
    for key, apart in kept.items():
        recorded = (as_uuid(v) for v in _several(detail.get(apart.units)))
        units = set(_units_typed(directory, raw.get(apart.units))) or {unit for unit in recorded if unit}
        if units:
            found[key] = members_on(units, day_typed(raw.get(apart.on)) or today)
    return replace(directory, apart=found) if found else directory


def members_on(units: Iterable[UUID], on: date, *, mentioned: Iterable[str] = ()) -> Members:
    """Load who held a post in some units on a day, by pinyin; whoever is mentioned by id besides is known by name."""
    wanted, ids = list(units), [key for key in map(as_uuid, mentioned) if key]
    with connection.cursor() as cursor:
        cursor.execute(_MEMBERS, {"units": wanted, "on": on})
        people = {row[0]: row[1] for row in cursor.fetchall()}
        cursor.execute(_KNOWN, [[key for key in ids if key not in people]])
        known = dict(cursor.fetchall())
        cursor.execute("SELECT name FROM store_unit WHERE id = ANY(%s) ORDER BY position, name", [wanted])
        words = "、".join(row[0] for row in cursor.fetchall())
    return Members(people=people, units=words, on=on, known=known)


def _several(value: Any) -> Iterable[Any]:
    return value if isinstance(value, list | tuple) else [value]


def _units_typed(directory: Directory, value: Any) -> Iterable[UUID]:
    for text in _several(value):
        key = as_uuid(text)
        found = key if key in directory.units else directory.unit_names.get(str(text or "").strip())
        if found is not None:
            yield found


def everybodys_names() -> frozenset[str]:
    """Everybody who holds or held a post in the organ, for masking."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT DISTINCT w.name FROM store_person w JOIN store_post p ON p.person_id = w.id")
        return frozenset(row[0] for row in cursor.fetchall())


def _unambiguous(people: list[tuple[UUID, str]]) -> dict[str, UUID]:
    names = [name for _, name in people]
    return {name: key for key, name in people if names.count(name) == 1}


def _rows(statement: str, mentioned: set[str], **values: Any) -> list[tuple[Any, ...]]:
    if not mentioned:
        return []
    ids = [key for key in (as_uuid(m) for m in mentioned) if key is not None]
    with connection.cursor() as cursor:
        cursor.execute(statement, {"ids": ids, "names": sorted(mentioned), **values})
        return list(cursor.fetchall())
