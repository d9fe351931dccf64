"""The figures there are: the declared ones, and those the office composed or fills in, all under one key each.

Own figures belong to an organ and are read with its unit of work; outside of one only declared figures are known.
Must not know: how figures are counted, pages.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.db import connection

from renda.domain.figure_texts import indicator_from
from renda.domain.indicators import Indicator, IndicatorKind, Made
from renda.store.contributions import indicators
from renda.store.unit_of_work import present_organ

BASIS_COMPOSED = "本机关自定义指标，第{version}版"
BASIS_MANUAL = "人工填报，第{version}版"


@dataclass(frozen=True, slots=True, kw_only=True)
class ManualEntry:
    """One value that was filled in: for which day, from what, who answers for it, who entered it and when."""

    id: UUID
    key: str
    as_of: date
    value: Decimal
    evidence: str
    file_name: str
    blob_address: str
    answerable: str
    entered_by: str
    entered_on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnVersion:
    """A version of an own figure, as the page of its history shows it."""

    version: int
    label: str
    definition: str
    by: str
    on: date
    retired: bool


def known_figures() -> Mapping[str, Indicator]:
    """This will give every figure by key: the declared ones first, then the organ's own as they are defined now."""
    declared = indicators()
    return {**declared, **{i.key: i for i in own_figures()}} if present_organ() else declared


def own_figures() -> tuple[Indicator, ...]:
    """This will give the present organ's own figures in the order they were first defined; retired ones are left out."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT key, made, version, label, definition, unit, content FROM (SELECT DISTINCT ON (f.key) f.*,"
            " min(f.made_at) OVER (PARTITION BY f.key) AS begun FROM store_ownfigure f ORDER BY f.key, f.version DESC) f"
            " WHERE NOT f.retired ORDER BY begun, key"
        )
        return tuple(_own(row) for row in cursor.fetchall())


def _own(row: Sequence[Any]) -> Indicator:
    key, made, version, label, definition, unit, content = row
    if made == Made.MANUAL:
        return Indicator(
            key=key, label=label, definition=definition, procedure="", unit=unit, version=version, made=Made.MANUAL,
            basis=BASIS_MANUAL.format(version=version), kind=IndicatorKind.SUM,
        )
    data = json.loads(content) if isinstance(content, str) else content
    return indicator_from(
        data, key=key, label=label, definition=definition, unit=unit, version=version,
        basis=BASIS_COMPOSED.format(version=version),
    )


def own_content(key: str) -> Mapping[str, Any]:
    """This will give what a composed figure was chosen from, in its present version; nothing where it is none in use."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT content, retired, made FROM store_ownfigure WHERE key = %s ORDER BY version DESC LIMIT 1", [key])
        row = cursor.fetchone()
    if row is None or row[1] or row[2] != Made.COMPOSED:
        return {}
    found: Mapping[str, Any] = json.loads(row[0]) if isinstance(row[0], str) else row[0]
    return found


def own_versions(key: str) -> tuple[OwnVersion, ...]:
    """This will list the versions of an own figure, newest first."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT f.version, f.label, f.definition, p.name, (f.made_at AT TIME ZONE 'Asia/Shanghai')::date, f.retired"
            " FROM store_ownfigure f JOIN store_person p ON p.id = f.person_id WHERE f.key = %s ORDER BY f.version DESC", [key],
        )
        return tuple(
            OwnVersion(version=r[0], label=r[1], definition=r[2], by=r[3], on=r[4], retired=r[5]) for r in cursor.fetchall()
        )


_ENTRIES = """
SELECT e.id, e.key, e.as_of, e.value, e.evidence, e.file_name, coalesce(b.address, ''), a.name, p.name,
  (e.entered_at AT TIME ZONE 'Asia/Shanghai')::date
FROM store_figureentry e JOIN store_person a ON a.id = e.answerable_id JOIN store_person p ON p.id = e.person_id
LEFT JOIN store_blob b ON b.id = e.blob_id
"""


def manual_entries(key: str) -> tuple[ManualEntry, ...]:
    """This will list what was filled in for a figure: the latest day first, of one day the last entered first."""
    with connection.cursor() as cursor:
        cursor.execute(f"{_ENTRIES} WHERE e.key = %s ORDER BY e.as_of DESC, e.entered_at DESC, e.id DESC", [key])
        return tuple(_entry(row) for row in cursor.fetchall())


def manual_values(keys: Sequence[str], day: date) -> dict[str, ManualEntry]:
    """This will give of each manual figure what was filled in for the last day until `day`; nothing where nothing was."""
    if not keys:
        return {}
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT DISTINCT ON (t.key) t.* FROM ({_ENTRIES.replace('SELECT e.id', 'SELECT e.entered_at, e.id', 1)}"
            " WHERE e.key = ANY(%s) AND e.as_of <= %s) t ORDER BY t.key, t.as_of DESC, t.entered_at DESC, t.id DESC",
            [list(keys), day],
        )
        return {row[2]: _entry(row[1:]) for row in cursor.fetchall()}


def _entry(row: Sequence[Any]) -> ManualEntry:
    return ManualEntry(
        id=row[0], key=row[1], as_of=row[2], value=row[3], evidence=row[4], file_name=row[5], blob_address=row[6],
        answerable=row[7], entered_by=row[8], entered_on=row[9],
    )

