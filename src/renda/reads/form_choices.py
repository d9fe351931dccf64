"""What a form can offer: units and people of the organ today, the actor's staged files and draft.

Must not know: pages.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import connection

from renda.domain.facts import CaseFacts
from renda.domain.fields import Field, FieldKind, When
from renda.domain.form_cleaning import Members
from renda.domain.procedures import ANY_PROCEDURE
from renda.domain.rights import Actor
from renda.store.contributions import details
from renda.store.directory_loading import load_directory, with_members
from renda.store.models import Draft


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """An id and the name it is shown by."""

    id: UUID
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StagedUpload:
    """A file staged by the actor."""

    id: UUID
    name: str
    size: int


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptDraft:
    """What the actor typed before, and when it was kept."""

    data: Mapping[str, object]
    saved_at: datetime


def members_offered(
    actor: Actor, fields: tuple[Field, ...], raw: Mapping[str, Any], case: CaseFacts | None, today: date
) -> Mapping[str, Members]:
    """The people that each field bound to units offers, as far as the form is filled in; nothing where no field is bound."""
    if not any(f.among for f in fields):
        return {}
    asked = tuple(f for f in fields if f.among or f.kind in (FieldKind.UNIT, FieldKind.DATE))
    in_charge = (a.unit_id for a in case.assignments if a.until_on is None) if case else ()
    directory = load_directory(asked, raw, actor=actor, today=today)
    return with_members(directory, asked, raw, units=in_charge, today=today).members


def units_today(today: date) -> tuple[Named, ...]:
    """Units that exist today, in organisational order."""
    return _named(
        "SELECT id, name FROM store_unit WHERE from_on <= %s AND (until_on IS NULL OR until_on > %s)"
        " ORDER BY position, name", today,
    )


def people_today(today: date) -> tuple[Named, ...]:
    """People who hold a post today, by pinyin; two of one name are told apart by their unit."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT DISTINCT ON (w.sort_key, w.id) w.id, w.name, u.name FROM store_person w"
            " JOIN store_post p ON p.person_id = w.id JOIN store_unit u ON u.id = p.unit_id"
            " WHERE p.from_on <= %s AND (p.until_on IS NULL OR p.until_on > %s) ORDER BY w.sort_key, w.id, p.from_on",
            [today, today],
        )
        return tuple(Named(id=r[0], name=f"{r[1]}（{r[2]}）") for r in cursor.fetchall())


def _named(statement: str, today: date) -> tuple[Named, ...]:
    with connection.cursor() as cursor:
        cursor.execute(statement, [today, today])
        return tuple(Named(id=r[0], name=r[1]) for r in cursor.fetchall())


def staged_uploads(actor: Actor, ids: Iterable[UUID]) -> dict[UUID, StagedUpload]:
    """The actor's staged files among `ids`."""
    wanted = list(ids)
    if not wanted:
        return {}
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT u.id, u.name, b.size FROM store_upload u JOIN store_blob b ON b.id = u.blob_id"
            " WHERE u.person_id = %s AND u.id = ANY(%s)", [actor.person_id, wanted],
        )
        return {r[0]: StagedUpload(id=r[0], name=r[1], size=r[2]) for r in cursor.fetchall()}


def kept_draft(actor: Actor, place: str) -> KeptDraft | None:
    """The actor's draft at a place."""
    row = Draft.objects.filter(person_id=actor.person_id, place=place).values_list("data", "saved_at").first()
    return None if row is None else KeptDraft(data=row[0], saved_at=row[1])


def open_cases(actor: Actor, procedure: str, *, only: When | None = None, most: int = 200) -> tuple[tuple[str, str], ...]:
    """Numbers and titles of open cases of a procedure the actor may see: suggestions for a case field.

    `only` keeps those whose recorded column has one of its values, the first numbers first; otherwise the last come first.
    """
    narrowed = "c.procedure = %(of)s AND NOT c.closed"
    values: dict[str, Any] = {"who": sorted(actor.principals()), "of": procedure, "most": most}
    if procedure == ANY_PROCEDURE:
        narrowed = "TRUE"
    elif only:
        table = details()[procedure].table
        narrowed += f" AND EXISTS (SELECT 1 FROM {table} d WHERE d.case_id = c.id AND d.{only.field} = ANY(%(values)s))"  # noqa: S608 - declared names
        values["values"] = list(only.values)
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT DISTINCT c.number, c.title FROM store_case c JOIN store_caseaccess a ON a.case_id = c.id"  # noqa: S608 - declared names
            f" WHERE a.principal = ANY(%(who)s) AND c.number IS NOT NULL AND {narrowed} ORDER BY c.number DESC LIMIT %(most)s", values,
        )
        found = tuple((r[0], r[1]) for r in cursor.fetchall())
    return found[::-1] if only else found
