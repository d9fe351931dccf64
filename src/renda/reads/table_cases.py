"""Cases as rows of a table: the values of their columns now, and the words of each, as the actor sees them.

What an act recorded is a column; what it assigned or linked stands there; what is kept nowhere else is in the event that opened
the case. Must not know: files, which cases are asked for (`worklist`).
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db import connection

from renda.domain.fields import Field
from renda.domain.form_cleaning import as_uuid
from renda.domain.previewed_rows import CONTENT, Known, KnownCase
from renda.domain.rights import Actor
from renda.domain.sheet_shape import SheetShape
from renda.domain.sheet_values import Names, shown_value
from renda.store.contributions import details

_ROWS = """
SELECT c.id, c.number, c.title, c.stage, c.origin_unit_id, c.subject_person_id, c.next_due_on, u.name, to_jsonb(d),
 (SELECT jsonb_agg(jsonb_build_array(a.role, a.unit_id, a.person_id) ORDER BY a.from_on, a.id) FROM store_assignment a
   WHERE a.case_id = c.id AND a.until_on IS NULL),
 (SELECT jsonb_agg(jsonb_build_array(l.type, l.source_id = c.id, o.id, o.procedure, coalesce(o.number, o.title)) ORDER BY o.number, o.id)
  FROM store_caselink l JOIN store_case o ON o.id = CASE WHEN l.source_id = c.id THEN l.target_id ELSE l.source_id END
  WHERE (l.source_id = c.id OR l.target_id = c.id)
   AND EXISTS (SELECT 1 FROM store_caseaccess x WHERE x.case_id = o.id AND x.principal = ANY(%(mine)s))),
 (SELECT (p.text::jsonb)->'data' FROM store_event e JOIN store_payload p ON p.event_id = e.id
   WHERE e.organ_id = c.organ_id AND e.chain_id = c.id AND e.seq = 1),
 (SELECT n.number FROM store_externalnumber n WHERE n.case_id = c.id AND n.source <> '{content}' ORDER BY n.id LIMIT 1)
FROM store_case c LEFT JOIN store_unit u ON u.id = c.lead_unit_id LEFT JOIN {table} d ON d.case_id = c.id
WHERE c.id = ANY(%(ids)s)
"""
_JSON = (8, 9, 10, 11)  # places of the columns that come as JSON
_BY_NUMBER = """
SELECT c.id, coalesce(c.number, c.id::text) FROM store_case c
WHERE c.procedure = %(procedure)s AND (c.number = ANY(%(numbers)s) OR c.number IS NULL AND c.id = ANY(%(ids)s))
 AND EXISTS (SELECT 1 FROM store_caseaccess a WHERE a.case_id = c.id AND a.principal = ANY(%(mine)s))
"""
_BY_EXTERNAL = """
SELECT n.source, n.number, n.case_id,
 EXISTS (SELECT 1 FROM store_caseaccess a WHERE a.case_id = n.case_id AND a.principal = ANY(%(mine)s))
FROM store_externalnumber n WHERE n.organ_id = %(organ)s AND n.procedure = %(procedure)s AND n.source = ANY(%(sources)s)
 AND n.number IN (SELECT json_array_elements_text(%(numbers)s::json))
"""
_NUMBERED = """
SELECT c.number, c.id FROM store_case c WHERE c.number = ANY(%(numbers)s)
 AND EXISTS (SELECT 1 FROM store_caseaccess a WHERE a.case_id = c.id AND a.principal = ANY(%(mine)s))
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class TableCase:
    """A case as a row: what is told beside the columns, and the words of each column; one without a number is named by its id."""

    id: UUID
    number: str
    external: str
    stage: str
    unit: str
    due_on: date | None
    values: Mapping[str, Any]
    words: Mapping[str, str]


def table_cases(actor: Actor, shape: SheetShape, ids: Sequence[UUID], names: Names) -> dict[UUID, TableCase]:
    """Load cases (which the actor sees) as rows of the shape, by id."""
    statement = _ROWS.format(table=details()[shape.procedure.key].table, content=CONTENT)
    with connection.cursor() as cursor:
        cursor.execute(statement, {"ids": list(ids), "mine": sorted(actor.principals())})
        rows = [tuple(json.loads(v) if n in _JSON and isinstance(v, str) else v for n, v in enumerate(r)) for r in cursor.fetchall()]
    return {row[0]: _case(row, shape, names) for row in rows}


def _case(row: tuple[Any, ...], shape: SheetShape, names: Names) -> TableCase:
    linked = {str(x[2]): x[4] for x in row[10] or ()}
    values = {f.key: _value(f, row, shape) for f in shape.fields}
    shown = {**linked, **names.shown} if linked else names.shown
    return TableCase(
        id=row[0], number=row[1] or str(row[0]), external=row[12] or "", stage=row[3], unit=row[7] or "", due_on=row[6],
        values=values, words={f.key: shown_value(f, values[f.key], shown) for f in shape.fields},
    )


def _value(item: Field, row: tuple[Any, ...], shape: SheetShape) -> Any:
    procedure, key, detail = shape.procedure, item.key, row[8] or {}
    if key == procedure.title_field:
        return row[2]
    if item.recorded:
        return detail.get(key, detail.get(f"{key}_id"))
    if key in (procedure.origin_field, procedure.subject_field):
        found = row[4] if key == procedure.origin_field else row[5]
        return str(found) if found else None
    assign, link = shape.assigned_by(key), shape.linked_by(key)
    if assign is not None:
        at = 1 if key == assign.unit else 2
        held = [a[at] for a in row[9] or () if a[0] == assign.role and a[at]]
        return held if item.many else (held[0] if held else None)
    if link is not None:
        ids = [x[2] for x in row[10] or () if x[0] == link.type and x[1] is link.this_is_source and x[3] == item.of]
        return ids if item.many else (ids[0] if ids else None)
    return (row[11] or {}).get(key)


def known_cases(
    actor: Actor, shape: SheetShape, *, numbers: Iterable[str], externals: Iterable[tuple[str, str]], names: Names
) -> Known:
    """Load the cases that rows name, by case number and by (source, external number), as far as the actor sees them."""
    wanted, keys = [n for n in numbers if n], list(externals)
    values: dict[str, Any] = {
        "procedure": shape.procedure.key, "mine": sorted(actor.principals()), "organ": actor.organ_id, "numbers": wanted,
        "ids": [key for key in map(as_uuid, wanted) if key],
    }
    asked = {**values, "sources": sorted({k[0] for k in keys}), "numbers": json.dumps([k[1] for k in keys])}
    numbered: list[tuple[UUID, str]] = []
    with connection.cursor() as cursor:
        if wanted:
            cursor.execute(_BY_NUMBER, values)
            numbered = cursor.fetchall()
        cursor.execute(_BY_EXTERNAL, asked)
        external = cursor.fetchall()
    ids = {r[0] for r in numbered} | {r[2] for r in external if r[3]}
    rows = table_cases(actor, shape, sorted(ids), names) if ids else {}
    known = {key: KnownCase(id=key, number=c.number, stage=c.stage, values=c.values, words=c.words) for key, c in rows.items()}
    return Known(
        by_number={r[1]: known[r[0]] for r in numbered}, by_external={(r[0], r[1]): known[r[2]] for r in external if r[3]},
        hidden=frozenset((r[0], r[1]) for r in external if not r[3]),
    )


def case_numbers(actor: Actor, numbers: Iterable[str]) -> dict[str, UUID]:
    """Find cases of any procedure that the actor sees by their numbers."""
    wanted = [n for n in numbers if n]
    if not wanted:
        return {}
    with connection.cursor() as cursor:
        cursor.execute(_NUMBERED, {"numbers": wanted, "mine": sorted(actor.principals())})
        return dict(cursor.fetchall())
