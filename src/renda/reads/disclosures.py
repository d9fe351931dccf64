"""What an organ disclosed, ring by ring: the list with its search, one matter, what may be searched by, the files.

Reads the words as they were disclosed; of the matter behind them only number, kind and dates. What was taken back is in no
list; its own page says that it was, and why. Must not know: pages; anything that was not disclosed.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any
from uuid import UUID

from django.db import connection

from renda.domain.disclosing import Ring
from renda.store.contributions import procedures
from renda.store.grams import grams_asked
from renda.store.models import Disclosure, Organ
from renda.store.unit_of_work import reading


@dataclass(frozen=True, slots=True, kw_only=True)
class DisclosedFile:
    """A file that goes with a disclosure."""

    id: UUID
    name: str
    size: int


@dataclass(frozen=True, slots=True, kw_only=True)
class DisclosedItem:
    """One disclosed matter; `runs_until` is the end of its publicity period, `closed_on` of the work on it. Of one taken back
    nothing is told but its title, ring and days of disclosure and withdrawal, and the reason."""

    id: UUID
    number: str
    title: str
    text: str
    result: str
    ring: Ring
    kind: str
    unit: str
    begun_on: date | None
    closed_on: date | None
    published_on: date
    runs_until: date | None
    withdrawn_on: date | None
    withdrawn_reason: str
    files: tuple[DisclosedFile, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Searched:
    """What is looked for: words, a unit by name, a year, a kind of matter, one ring; `after` is where the page before ended."""

    words: str = ""
    unit: str = ""
    year: int | None = None
    kind: str = ""
    ring: str = ""
    after: tuple[date, UUID] | None = None
    most: int = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class DisclosedPage:
    """One page of the list, and where the next begins."""

    items: tuple[DisclosedItem, ...]
    next_after: tuple[date, UUID] | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Choices:
    """What the search can be narrowed by: units in organisational order, years from the newest, kinds of matter by key."""

    units: tuple[str, ...] = ()
    years: tuple[int, ...] = ()
    kinds: tuple[tuple[str, str], ...] = field(default=())


_FROM = """
FROM store_disclosure d JOIN store_case c ON c.id = d.case_id
LEFT JOIN store_caselink l ON l.source_id = c.id AND l.type = 'derived_from'
LEFT JOIN store_case m ON m.id = l.target_id LEFT JOIN store_unit u ON u.id = d.unit_id
"""
_COLUMNS = """
SELECT d.id, coalesce(m.number, c.number, ''), d.title, d.text, d.result, d.ring, coalesce(m.procedure, ''), coalesce(u.name, ''),
 m.opened_on, m.closed_on, d.published_on,
 (SELECT max(k.due_on) FROM store_clock k WHERE k.case_id = m.id AND k.key = 'publicity'
   AND k.started_on = d.published_on), d.withdrawn_on, d.withdrawn_reason
"""
_FILES = """
SELECT a.id, a.name, b.size, b.address, b.media_type FROM store_disclosure d
JOIN store_attachment a ON a.case_id = d.case_id AND a.field = d.files JOIN store_blob b ON b.id = a.blob_id
WHERE d.id = %s AND d.withdrawn_on IS NULL AND d.ring = ANY(%s) ORDER BY a.on, a.id
"""


def _item(row: Sequence[Any], files: tuple[DisclosedFile, ...] = ()) -> DisclosedItem:
    known = procedures().get(row[6])
    item = DisclosedItem(
        id=row[0], number=row[1], title=row[2], text=row[3], result=row[4], ring=Ring(row[5]), kind=known.label if known else "",
        unit=row[7], begun_on=row[8], closed_on=row[9], published_on=row[10], runs_until=row[11], withdrawn_on=row[12],
        withdrawn_reason=row[13], files=files,
    )
    if item.withdrawn_on is None:
        return item
    return replace(item, number="", text="", result="", kind="", unit="", begun_on=None, closed_on=None, runs_until=None)


def disclosed(organ_id: UUID, *, rings: Sequence[Ring], searched: Searched) -> DisclosedPage:
    """This will list what an organ disclosed to one of `rings` and did not take back, newest first."""
    values: dict[str, Any] = {"rings": [str(r) for r in rings], "most": searched.most + 1}
    where = ["d.withdrawn_on IS NULL", "d.ring = ANY(%(rings)s)", *_conditions(searched, values)]
    with reading(organ_id), connection.cursor() as cursor:
        cursor.execute(
            f"{_COLUMNS} {_FROM} WHERE {' AND '.join(where)} ORDER BY d.published_on DESC, d.id DESC LIMIT %(most)s", values,
        )
        rows = cursor.fetchall()
    items = tuple(_item(r) for r in rows[: searched.most])
    more = len(rows) > searched.most
    return DisclosedPage(items=items, next_after=(items[-1].published_on, items[-1].id) if more else None)


def _conditions(searched: Searched, values: dict[str, Any]) -> list[str]:
    found = []
    if searched.words:
        values |= {"grams": grams_asked(searched.words), "number": searched.words}
        found.append("(d.grams @> %(grams)s OR m.number = %(number)s)")
    if searched.unit:
        values["unit"] = searched.unit
        found.append("u.name = %(unit)s")
    if searched.year is not None:
        values |= {"from": date(searched.year, 1, 1), "until": date(searched.year, 12, 31)}
        found.append("d.published_on BETWEEN %(from)s AND %(until)s")
    if searched.kind:
        values["kind"] = searched.kind
        found.append("m.procedure = %(kind)s")
    if searched.ring:
        values["ring"] = searched.ring
        found.append("d.ring = %(ring)s")
    if searched.after is not None:
        values |= {"day": searched.after[0], "id": searched.after[1]}
        found.append("(d.published_on, d.id) < (%(day)s, %(id)s)")
    return found


def disclosure_choices(organ_id: UUID, *, rings: Sequence[Ring]) -> Choices:
    """This will say what the list can be narrowed by: only what occurs in it."""
    shown = f"{_FROM} WHERE d.withdrawn_on IS NULL AND d.ring = ANY(%s)"
    asked = [[str(r) for r in rings]]
    with reading(organ_id), connection.cursor() as cursor:
        cursor.execute(
            f"SELECT u.name FROM (SELECT DISTINCT u.id, u.name, u.position {shown} AND u.id IS NOT NULL) u ORDER BY u.position, u.name",
            asked,
        )
        units = tuple(r[0] for r in cursor.fetchall())
        cursor.execute(f"SELECT DISTINCT extract(year FROM d.published_on)::int AS y {shown} ORDER BY y DESC", asked)
        years = tuple(r[0] for r in cursor.fetchall())
        cursor.execute(f"SELECT DISTINCT m.procedure {shown} AND m.id IS NOT NULL ORDER BY m.procedure", asked)
        kinds = tuple((r[0], procedures()[r[0]].label) for r in cursor.fetchall() if r[0] in procedures())
    return Choices(units=units, years=years, kinds=kinds)


def disclosed_as(case_id: UUID) -> UUID | None:
    """This will give the page that a case of the current organ was disclosed as, one taken back as well; None before."""
    return Disclosure.objects.filter(case_id=case_id).values_list("id", flat=True).first()


def disclosed_item(organ_id: UUID, item_id: UUID, *, rings: Sequence[Ring]) -> DisclosedItem | None:
    """This will find one disclosed matter, one taken back as well; what was never open to `rings` does not exist."""
    with reading(organ_id), connection.cursor() as cursor:
        cursor.execute(f"{_COLUMNS} {_FROM} WHERE d.id = %s AND d.ring = ANY(%s)", [item_id, [str(r) for r in rings]])
        row = cursor.fetchone()
        cursor.execute(_FILES, [item_id, [str(r) for r in rings]])
        files = tuple(DisclosedFile(id=r[0], name=r[1], size=r[2]) for r in cursor.fetchall())
    return _item(row, files) if row else None


def disclosed_file(organ_id: UUID, item_id: UUID, file_id: UUID, *, rings: Sequence[Ring]) -> tuple[str, str, str] | None:
    """This will find a file of a disclosure that stands: address, name, media type."""
    with reading(organ_id), connection.cursor() as cursor:
        cursor.execute(_FILES, [item_id, [str(r) for r in rings]])
        return next(((r[3], r[1], r[4]) for r in cursor.fetchall() if r[0] == file_id), None)


def public_organ(organ_id: UUID | None) -> tuple[UUID, str] | None:
    """Find an organ by id, or the only one there is."""
    rows = list(Organ.objects.filter(**({"id": organ_id} if organ_id else {})).values_list("id", "name")[:2])
    return rows[0] if len(rows) == 1 else None
