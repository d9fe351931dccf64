"""A row of a table that was brought in, as it was judged: what it would do, its faults, and the case it speaks of.

Must not know: how a row is judged (`row_preview`), files, tables.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any
from uuid import UUID

from renda.domain.fields import FieldKind
from renda.domain.sheet_shape import SheetShape

_WORDS = (FieldKind.TEXT, FieldKind.LONG_TEXT)
CONTENT = "#content"
"""The source under which a row without an external number is known again: by what it says."""


class RowState(StrEnum):
    """What a row would do (closed set)."""

    NEW = "new"
    CHANGED = "changed"
    SAME = "same"
    WRONG = "wrong"


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """What is wrong with a cell (`at` its place from 0; -1 for the row as a whole) and how to mend it."""

    at: int
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownCase:
    """A case a row speaks of, as the person who brings the table sees it: its values by field, and the words of each."""

    id: UUID
    number: str
    stage: str
    values: Mapping[str, Any]
    words: Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What is known of the cases that some rows name: by their number, by (source, external number). A number somebody else's
    case has, which the person may not see, stands in `hidden`."""

    by_number: Mapping[str, KnownCase] = field(default_factory=dict)
    by_external: Mapping[tuple[str, str], KnownCase] = field(default_factory=dict)
    hidden: frozenset[tuple[str, str]] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class PreviewedRow:
    """A row and what it would do. `data` are the cleaned values of the act, `changes` the words before and after by label."""

    number: int
    state: RowState
    cells: tuple[str, ...]
    data: Mapping[str, Any] = field(default_factory=dict)
    faults: tuple[Fault, ...] = ()
    remarks: tuple[str, ...] = ()
    changes: tuple[tuple[str, str, str], ...] = ()
    case: KnownCase | None = None
    external: tuple[str, str] = ("", "")


def kept_row(row: PreviewedRow) -> list[Any]:
    """This will put a row into the form in which a preview is kept: number, state, cells, faults, remarks, changes, case (id and
    number)."""
    case = [str(row.case.id), row.case.number] if row.case else None
    faults = [[f.at, f.text] for f in row.faults]
    return [row.number, row.state, row.cells, faults, row.remarks, row.changes, case]


def correction_data(row: PreviewedRow, shape: SheetShape, reason: str) -> dict[str, Any]:
    """This will fill in the correction of a changed row: what the row changes, else what is kept; words that are asked for besides
    (why it is corrected) are `reason`."""
    assert row.case is not None, "a changed row has its case"  # noqa: S101 - states what holds here
    assert shape.correction is not None, "a changed row has its correction"  # noqa: S101 - states what holds here
    known = {f.key for f in shape.fields}
    filled: dict[str, Any] = {}
    for item in shape.correction.fields:
        if item.key in known:
            filled[item.key] = row.data.get(item.key, row.case.values.get(item.key))
        elif item.kind in _WORDS and item.required is True:
            filled[item.key] = reason
    return {k: v for k, v in filled.items() if v not in (None, "", [])}
