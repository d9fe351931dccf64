"""Reading a posted form: from the browser's flat names to the raw mapping a declaration expects.

Rows come as `key.N.column`; `_add_row` and `_drop_row` change the rows without handing the form in.
Must not know: whether the values are in order.
"""

import re
from collections.abc import Iterable
from typing import Any

from django.http import QueryDict

from renda.domain.fields import Field, FieldKind

Raw = dict[str, Any]


def raw_of(posted: QueryDict, fields: Iterable[Field]) -> Raw:
    """Gather the raw values of declared fields; what was not sent is left out."""
    raw: Raw = {}
    for item in fields:
        if item.kind is FieldKind.ROWS:
            raw[item.key] = _rows(posted, item)
        elif item.many:
            values = [v for v in posted.getlist(item.key) if v.strip()]
            raw[item.key] = _split(values) if item.kind is FieldKind.CASE else values
        elif item.key in posted:
            raw[item.key] = posted[item.key]
    return raw


def _split(values: list[str]) -> list[str]:
    return [v for text in values for v in re.split(r"[、，,；;\s]+", text) if v]


def row_numbers(posted: QueryDict, item: Field) -> list[int]:
    """The numbers under which the rows of a field were sent, in order; a row taken away leaves a gap."""
    return sorted({
        int(name.split(".")[1]) for name in posted if name.startswith(f"{item.key}.") and name.split(".")[1].isdigit()
    })


def _rows(posted: QueryDict, item: Field) -> list[Raw]:
    return [
        {c.key: _cell(posted.getlist(f"{item.key}.{n}.{c.key}"), c) for c in item.columns} for n in row_numbers(posted, item)
    ]


def _cell(values: list[str], column: Field) -> Any:
    if not column.many:
        return values[-1] if values else ""
    given = [v for v in values if v.strip()]
    return _split(given) if column.kind is FieldKind.CASE else given


def changes_rows(posted: QueryDict) -> bool:
    """Say whether the form was sent only to add or drop a row or a file."""
    return any(name in posted for name in ("_add_row", "_drop_row", "_drop_file"))


def change_rows(raw: Raw, posted: QueryDict) -> Raw:
    """Add a blank row, drop a row, or drop a staged file, as the pressed button says."""
    changed = dict(raw)
    if key := posted.get("_add_row"):
        changed[key] = [*raw.get(key, []), {}]
    if dropped := posted.get("_drop_row"):
        key, _, number = dropped.rpartition(":")
        changed[key] = [row for n, row in enumerate(raw.get(key, [])) if str(n) != number]
    if dropped := posted.get("_drop_file"):
        key, _, token = dropped.rpartition(":")
        changed[key] = [v for v in raw.get(key, []) if v != token]
    return changed


def kept_values(posted: QueryDict) -> tuple[tuple[str, str], ...]:
    """Every typed pair, for a page that keeps them hidden; the token and passwords are left out."""
    skipped = {"csrfmiddlewaretoken", "password", "login"}
    return tuple((name, value) for name in posted for value in posted.getlist(name) if name not in skipped)

