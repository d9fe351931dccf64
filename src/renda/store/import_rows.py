"""Rows of imports: the table brought in, the preview by chunks, the result of each row.

Must not know: how a file is read, what a row means, who may import.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import connection
from psycopg import Cursor

from renda.store.models import ImportChunk, ImportResult, SheetImport
from renda.store.models.tenancy import uuid7

CHUNK = 1000
"""Rows of the preview kept in one row of the table."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportRow:
    """An import as it stands; `head` and `counts` are JSON."""

    id: UUID
    procedure: str
    action: str
    name: str
    source: str
    address: str
    person_id: UUID
    post_id: UUID
    state: str
    head: Mapping[str, Any]
    counts: Mapping[str, int]
    scope: str
    problem: str
    taken_at: datetime
    confirmed_at: datetime | None
    ended_at: datetime | None
    retired_at: datetime | None


_COLUMNS = (
    "id", "procedure", "action", "name", "source", "blob__address", "person_id", "post_id", "state", "head", "counts", "scope",
    "problem", "taken_at", "confirmed_at", "ended_at", "retired_at",
)
_INSERT_CHUNK = """
INSERT INTO store_importchunk (id, organ_id, sheet_import_id, index, rows, counts) VALUES (%s, %s, %s, %s, %s, %s::jsonb)
"""
_STALE = """
SELECT i.id FROM store_sheetimport i WHERE (i.taken_at AT TIME ZONE 'Asia/Shanghai')::date < %s AND i.state <> 'applying'
 AND EXISTS (SELECT 1 FROM store_importchunk c WHERE c.sheet_import_id = i.id)
ORDER BY i.id FOR NO KEY UPDATE OF i
"""
_COUNT = "UPDATE store_sheetimport SET counts = %s::jsonb WHERE id = %s AND state = 'reading'"


def insert_import(  # noqa: PLR0913 - an import is these columns
    *, organ_id: UUID, person_id: UUID, post_id: UUID, procedure: str, action: str, name: str, source: str, blob_id: UUID,
    state: str, head: Mapping[str, Any], at: datetime,
) -> UUID:
    """Insert an import. Returns its id."""
    made = uuid7()
    SheetImport.objects.create(
        id=made, organ_id=organ_id, person_id=person_id, post_id=post_id, procedure=procedure, action=action, name=name,
        source=source, blob_id=blob_id, state=state, head=dict(head), taken_at=at,
    )
    return made


def import_by(import_id: UUID, *, lock: bool = False) -> ImportRow | None:
    """Find an import of the present organ, locked until the unit of work ends if asked."""
    if lock:
        with connection.cursor() as cursor:
            cursor.execute("SELECT id FROM store_sheetimport WHERE id = %s FOR NO KEY UPDATE", [import_id])
    row = SheetImport.objects.filter(id=import_id).values_list(*_COLUMNS).first()
    return None if row is None else _import(row)


def newest_imports(person_id: UUID, *, most: int) -> tuple[ImportRow, ...]:
    """List a person's imports, newest first."""
    rows = SheetImport.objects.filter(person_id=person_id).order_by("-taken_at", "-id").values_list(*_COLUMNS)[:most]
    return tuple(_import(row) for row in rows)


def _import(row: Sequence[Any]) -> ImportRow:
    names = ["address" if name == "blob__address" else name for name in _COLUMNS]
    return ImportRow(**dict(zip(names, row, strict=True)))


def set_import(import_id: UUID, **values: Any) -> None:
    """Change columns of an import."""
    SheetImport.objects.filter(id=import_id).update(**values)


def set_counts(import_id: UUID, counts: Mapping[str, int]) -> bool:
    """Say how many rows of an import have been judged; False where it is being read no more. Locks it."""
    with connection.cursor() as cursor:
        cursor.execute(_COUNT, [json.dumps(counts), import_id])
        return bool(cursor.rowcount == 1)


def drop_chunks(import_id: UUID) -> None:
    """Forget the preview of an import."""
    ImportChunk.objects.filter(sheet_import_id=import_id).delete()


def previewed_before(day: date) -> list[UUID]:
    """List and lock the imports of before a day that have a preview, but for those being carried out."""
    with connection.cursor() as cursor:
        cursor.execute(_STALE, [day])
        return [row[0] for row in cursor.fetchall()]


def retire_chunks(import_ids: Sequence[UUID], *, at: datetime) -> None:
    """Drop previews by the retention act that names them; what was waiting to be confirmed waits no more."""
    ImportChunk.objects.filter(sheet_import_id__in=import_ids).delete()
    imports = SheetImport.objects.filter(id__in=import_ids)
    imports.filter(state__in=("reading", "previewed")).update(state="retired", ended_at=at)
    imports.update(retired_at=at)


def insert_chunk(*, organ_id: UUID, import_id: UUID, index: int, rows: Sequence[Any], counts: Mapping[str, int]) -> None:
    """Insert some rows of a preview."""
    text = json.dumps(rows, ensure_ascii=False, separators=(",", ":")).replace("\\u0000", "")
    connection.ensure_connection()
    with Cursor(connection.connection) as cursor:  # Django's own would write the long text into the statement, escaped
        cursor.execute(_INSERT_CHUNK, [uuid7(), organ_id, import_id, index, text, json.dumps(counts)])


def chunk_counts(import_id: UUID) -> list[tuple[int, dict[str, int]]]:
    """List the chunks of a preview with their counts by state."""
    return list(ImportChunk.objects.filter(sheet_import_id=import_id).order_by("index").values_list("index", "counts"))


def chunk_rows(import_id: UUID, index: int) -> list[Any]:
    """The rows of one chunk; none where there is no such chunk."""
    found = ImportChunk.objects.filter(sheet_import_id=import_id, index=index).values_list("rows", flat=True).first()
    return list(json.loads(found)) if found else []


def insert_result(  # noqa: PLR0913 - a result is these columns
    *, organ_id: UUID, import_id: UUID, row: int, outcome: str, case_id: UUID | None, text: str = ""
) -> None:
    """Insert what came of a row."""
    ImportResult.objects.create(organ_id=organ_id, sheet_import_id=import_id, row=row, outcome=outcome, case_id=case_id, text=text)


def has_result(import_id: UUID, row: int) -> bool:
    """Say whether a row was dealt with before."""
    return ImportResult.objects.filter(sheet_import_id=import_id, row=row).exists()


def result_counts(import_id: UUID) -> dict[str, int]:
    """Count the results by outcome."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT outcome, count(*) FROM store_importresult WHERE sheet_import_id = %s GROUP BY outcome", [import_id])
        return dict(cursor.fetchall())


def results_of(import_id: UUID, rows: Iterable[int]) -> dict[int, tuple[str, UUID | None, str, str]]:
    """Results of rows by number: outcome, case, its number, what was said."""
    found = ImportResult.objects.filter(sheet_import_id=import_id, row__in=list(rows))
    return {r[0]: (r[1], r[2], r[3] or "", r[4]) for r in found.values_list("row", "outcome", "case_id", "case__number", "text")}
