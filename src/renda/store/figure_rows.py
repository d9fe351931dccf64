"""Rows of own figures and of what was filled in; they are only added. Must not know: who may add them, what they mean."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.db import connection

from renda.store.models import FigureAlias, FigureEntry, OwnFigure, Upload
from renda.store.models.tenancy import uuid7


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnRow:
    """A version of an own figure."""

    key: str
    made: str
    version: int
    label: str
    definition: str
    unit: str
    content: Mapping[str, Any]
    retired: bool = False


def lock_own_figures(organ_id: UUID) -> None:
    """This will let one at a time number the organ's own figures, until the unit of work ends."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [f"own-figures-{organ_id}"])


def last_own(key: str) -> OwnRow | None:
    """This will give the present version of an own figure of the present organ, retired or not."""
    row = OwnFigure.objects.filter(key=key).order_by("-version").first()
    if row is None:
        return None
    return OwnRow(
        key=row.key, made=row.made, version=row.version, label=row.label, definition=row.definition, unit=row.unit,
        content=row.content, retired=row.retired,
    )


def next_own_key() -> str:
    """This will give the key of the next own figure of the present organ; call it under `lock_own_figures`."""
    keys = OwnFigure.objects.values_list("key", flat=True).distinct()
    return f"own-{max((int(k.removeprefix('own-')) for k in keys), default=0) + 1}"


def insert_own(row: OwnRow, *, organ_id: UUID, person_id: UUID, at: datetime) -> UUID:
    """This will add a version; gives its id."""
    made = OwnFigure(
        id=uuid7(), organ_id=organ_id, key=row.key, made=row.made, version=row.version, label=row.label,
        definition=row.definition, unit=row.unit, content=json.loads(json.dumps(row.content)), retired=row.retired,
        person_id=person_id, made_at=at,
    )
    made.save(force_insert=True)
    return made.id


def insert_entry(  # noqa: PLR0913 - an entry is these columns
    *, organ_id: UUID, key: str, as_of: date, value: Decimal, evidence: str, file: tuple[UUID, str] | None,
    answerable_id: UUID, person_id: UUID, at: datetime,
) -> None:
    """This will add what was filled in for a day; `file` is the kept file with its name."""
    FigureEntry(
        id=uuid7(), organ_id=organ_id, key=key, as_of=as_of, value=value, evidence=evidence, answerable_id=answerable_id,
        blob_id=file[0] if file else None, file_name=file[1] if file else "", person_id=person_id, entered_at=at,
    ).save(force_insert=True)


def staged_file(upload_id: UUID, *, person_id: UUID) -> tuple[UUID, str] | None:
    """This will give the kept file of a staged upload and its name; None where it is not that person's."""
    found = Upload.objects.filter(id=upload_id, person_id=person_id).first()
    return (found.blob_id, found.name) if found else None


def is_known_person(person_id: UUID, *, on: date) -> bool:
    """This will say whether a person holds a post of the present organ on a day."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT 1 FROM store_post WHERE person_id = %s AND from_on <= %s AND (until_on IS NULL OR until_on > %s)",
            [person_id, on, on],
        )
        return cursor.fetchone() is not None


def set_figure_alias(*, organ_id: UUID, alias: str, token: str, by: UUID, on: date) -> bool:
    """Let words mean a figure from a day on ("" for none of the ledger), instead of what they meant; False when they mean it already."""
    meant = FigureAlias.objects.filter(alias=alias, until_on=None)
    if meant.filter(token=token).exists():
        return False
    meant.update(until_on=on)
    FigureAlias.objects.create(organ_id=organ_id, alias=alias, token=token, remembered_by_id=by, remembered_on=on)
    return True


def end_figure_alias(*, alias: str, until_on: date) -> bool:
    """Let words mean no figure of their own from a day on; False where nothing was remembered of them."""
    return FigureAlias.objects.filter(alias=alias, until_on=None).update(until_on=until_on) > 0
