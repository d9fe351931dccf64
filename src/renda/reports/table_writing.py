"""Writes cases as a table: the template, an export, the rows that could not be taken – .xlsx (and an export as .csv).

One shape for all three, so that what went out comes in again: a head with labels, below it the rows, and a hidden sheet that
names the columns. Words never become formulas. Must not know: which cases, how a table is read.
"""

import csv
import io
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, BinaryIO, Final

import xlsxwriter

from renda.domain.fields import Field, FieldKind
from renda.domain.sheet_shape import TOLD, SheetShape

KEYS_SHEET: Final = "renda"
REASON = Field(key="#reason", label="原因和改法", required=False)
_CHOICES_SHEET: Final = "选项"
_LISTED: Final = 255  # characters that a list of choices may have inside the cell's own rule
_VALIDATED: Final = 5000
_FORMULA: Final = re.compile(r"'*[=+\-@\t\r]")
_NUMBER: Final = re.compile(r"[+-]?\d{1,15}(\.\d+)?")
_WIDTHS: Final = {FieldKind.LONG_TEXT: 40, FieldKind.DATE: 13, FieldKind.NUMBER: 10}


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One case: words by the keys of columns and of what is told beside."""

    words: Mapping[str, str]


def export_columns(shape: SheetShape) -> tuple[Field, ...]:
    """This will give the columns of an export: those that are read, then what is only told."""
    return (*shape.columns, *(Field(key=key, label=label, required=False) for key, label in TOLD))


def write_xlsx(
    out: BinaryIO, shape: SheetShape, rows: Iterable[Row], columns: Sequence[Field], *, offers: Mapping[str, Sequence[str]] | None = None
) -> int:
    """This will write a table, row by row, into `out`; returns how many rows. `offers` are further choices by column (units)."""
    book = xlsxwriter.Workbook(out, {
        "constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False,
    })
    sheet = book.add_worksheet(shape.procedure.label[:31])
    styles = _styles(book)
    _write_head(sheet, columns, styles)
    count = 0
    for count, row in enumerate(rows, start=1):
        for at, item in enumerate(columns):
            _write_cell(sheet, count, at, item, row.words.get(item.key, ""), styles)
    _write_choices(book, sheet, columns, offers or {})
    keys = book.add_worksheet(KEYS_SHEET)
    keys.write_row(0, 0, [shape.version])
    keys.write_row(1, 0, ["1"])
    keys.write_row(2, 0, [item.key for item in columns])
    keys.hide()
    book.close()
    return count


def write_csv(out: BinaryIO, rows: Iterable[Row], columns: Sequence[Field]) -> int:
    """This will write a table as CSV in UTF-8 with a byte-order mark; returns how many rows."""
    text = io.TextIOWrapper(out, encoding="utf-8-sig", newline="", write_through=True)
    lines = csv.writer(text)
    lines.writerow([item.label for item in columns])
    count = 0
    for row in rows:
        lines.writerow([csv_cell(row.words.get(item.key, "")) for item in columns])
        count += 1
    text.detach()
    return count


def csv_cell(words: str) -> str:
    """This will keep a spreadsheet from taking words for a formula: a ' before =, +, -, @, tab; a plain number stays."""
    return f"'{words}" if _FORMULA.match(words) and not _NUMBER.fullmatch(words) else words


def _styles(book: Any) -> dict[str, Any]:
    grey = {"border": 1, "border_color": "#e3e6ea", "valign": "top"}
    return {
        "head": book.add_format({"bold": True, "bg_color": "#f5f6f8", "text_wrap": True, "border": 1, "border_color": "#e3e6ea"}),
        "text": book.add_format({**grey, "num_format": "@", "text_wrap": True}),
        "day": book.add_format({**grey, "num_format": "yyyy-mm-dd"}), "number": book.add_format(grey),
    }


def _write_head(sheet: Any, columns: Sequence[Field], styles: Mapping[str, Any]) -> None:
    for at, item in enumerate(columns):
        mark = " *" if item.required is True else ""
        form = "day" if item.kind is FieldKind.DATE else "number" if item.kind is FieldKind.NUMBER else "text"
        sheet.set_column(at, at, _WIDTHS.get(item.kind, 18), styles[form])
        sheet.write_string(0, at, f"{item.label}{mark}", styles["head"])
    sheet.freeze_panes(1, 0)
    sheet.repeat_rows(0)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)


def _write_cell(sheet: Any, row: int, at: int, item: Field, words: str, styles: Mapping[str, Any]) -> None:
    if not words:
        return
    if item.kind is FieldKind.DATE and not item.many:
        try:
            sheet.write_datetime(row, at, date.fromisoformat(words), styles["day"])
        except ValueError:
            sheet.write_string(row, at, words, styles["text"])
    elif item.kind is FieldKind.NUMBER and not item.many and _NUMBER.fullmatch(words):
        sheet.write_number(row, at, float(words), styles["number"])
    else:
        sheet.write_string(row, at, words, styles["text"])


def _write_choices(book: Any, sheet: Any, columns: Sequence[Field], offers: Mapping[str, Sequence[str]]) -> None:
    """Lists to choose from: short ones inside the rule, long ones on a hidden sheet. A column of several takes any words."""
    listed = book.add_worksheet(_CHOICES_SHEET)
    lists: list[tuple[int, tuple[str, ...]]] = []
    for at, item in enumerate(columns):
        labels = tuple(c.label for c in item.choices) or tuple(offers.get(item.key, ()))
        if labels and not item.many:
            lists.append((at, labels))
        _tell(sheet, at, item)
    for row in range(max((len(labels) for _, labels in lists), default=0)):
        listed.write_row(row, 0, [labels[row] if row < len(labels) else "" for _, labels in lists])
    for place, (at, labels) in enumerate(lists):
        column = xlsxwriter.utility.xl_col_to_name(place)
        source = list(labels) if len(",".join(labels)) <= _LISTED else f"={_CHOICES_SHEET}!${column}$1:${column}${len(labels)}"
        sheet.data_validation(1, at, _VALIDATED, at, {
            "validate": "list", "source": source, "error_type": "warning", "error_title": "不在所列之中",
            "error_message": "请从所列选项中选择。", "input_message": columns[at].help[:255],
        })
    listed.hide()


def _tell(sheet: Any, at: int, item: Field) -> None:
    """What a column wants, shown when its cells are chosen; where there is a list, the list's own rule says it."""
    if item.help and not item.choices and item.kind is not FieldKind.UNIT:
        sheet.data_validation(1, at, _VALIDATED, at, {"validate": "any", "input_title": item.label[:32], "input_message": item.help[:255]})
