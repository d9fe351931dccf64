"""Reads a table an office brings in (.xlsx, .csv) row by row, cells as words, after it passed the gate.

Words of merged cells stand in every cell they cover: across in the head, down in the rows. A table made by the system names its
columns in a hidden sheet. Must not know: what columns or rows mean.
"""

import csv
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from itertools import islice
from pathlib import PurePosixPath
from typing import Any, BinaryIO, Final

from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

from renda.adapters.media_types import MediaType
from renda.intake.file_gate import admit
from renda.intake.package_safety import PackageLimits
from renda.intake.reasons import IntakeCode, IntakeRefused, intake_reason
from renda.intake.secrecy_marks import first_mark, mark_in_body, mark_in_name
from renda.intake.sheet_limits import MOST_COLUMNS, MOST_ROWS, look_through
from renda.intake.text_decoding import NotText, decode_text

KEYS_SHEET: Final = "renda"
"""The hidden sheet of a table made by the system: version, number of head rows, keys of the columns."""
SHEET_LIMIT: Final = 30 * 1024 * 1024
_HEAD: Final = 20
_SECTION: Final = 3  # a cell merged over so many columns is a heading between the rows
_ESCAPED: Final = ("=", "+", "-", "@", "\t", "\r")
_PACKAGE: Final = PackageLimits(part_bytes=256 * 1024 * 1024)

Row = tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class MadeBySystem:
    """What the hidden sheet says: the shape's version, the keys of the columns, after how many rows the rows begin."""

    version: str
    keys: tuple[str, ...]
    first_row: int


class SheetFile:
    """An opened table: its first rows for finding the head, then all rows."""

    def __init__(self, *, sheet: CalamineSheet | None, lines: Sequence[Row], made: MadeBySystem | None) -> None:
        self._sheet, self._lines, self.made = sheet, lines, made
        merged = sheet.merged_cell_ranges or [] if sheet is not None else []
        self._down = {(top, left): bottom for (top, left), (bottom, _) in merged if bottom > top}
        across = [(top, min(bottom, top + _HEAD), left, right) for (top, left), (bottom, right) in merged if right > left]
        self._across = {(row, left): right for top, bottom, left, right in across for row in range(top, bottom + 1)}
        self._sections = {row for (row, left), right in self._across.items() if right - left + 1 >= _SECTION}

    @property
    def height(self) -> int:
        """This will give how many rows the sheet has, blank ones among them."""
        return len(self._lines) if self._sheet is None else self._sheet.total_height + 1  # the reader counts from 0

    def head(self) -> tuple[Row, ...]:
        """This will give the first rows, words of merged cells in every cell they cover."""
        return tuple(self._spread(at, row) for at, row in islice(self._plain(), _HEAD))

    def rows(self, first: int) -> Iterator[tuple[int, Row]]:
        """This will give the rows from `first` (counted from 0) on with their numbers in the file (from 1); blank rows and headings
        between the rows are passed over."""
        for at, row in self._plain():
            if at >= first and any(row) and at not in self._sections:
                yield at + 1, row

    def _plain(self) -> Iterator[tuple[int, Row]]:
        if self._sheet is None:
            yield from enumerate(self._lines)
            return
        kept: dict[int, tuple[int, str]] = {}
        blank = [""] * (self._sheet.start or (0, 0))[1]  # the reader leaves out blank columns at the left, but no blank rows above
        for at, row in enumerate(self._sheet.iter_rows()):
            words = [cell if type(cell) is str else cell_words(cell) for cell in row]
            words = blank + words if blank else words
            if self._down:
                self._fill_down(at, words, kept)
            yield at, tuple(words)

    def _fill_down(self, at: int, words: list[str], kept: dict[int, tuple[int, str]]) -> None:
        for col, (bottom, text) in list(kept.items()):
            if at > bottom:
                del kept[col]
            elif col < len(words) and not words[col]:
                words[col] = text
        for col, word in enumerate(words):
            if word and (at, col) in self._down:
                kept[col] = (self._down[at, col], word)

    def _spread(self, at: int, row: Row) -> Row:
        words = list(row)
        for col in range(len(words)):
            for right in range(col + 1, min(self._across.get((at, col), col) + 1, len(words))):
                words[right] = words[right] or words[col]
        return tuple(words)


def open_sheet(file: BinaryIO, name: str, *, limit: int = SHEET_LIMIT) -> SheetFile:
    """This will open a table after looking at all that may be wrong with it.

    :param limit: the most bytes the file may have.
    :raises IntakeRefused: it is no table, too large, damaged, holds macros, a bomb, or bears a mark of secrecy.
    """
    mark = mark_in_name(name)
    if mark:
        raise IntakeRefused(intake_reason(IntakeCode.MARKED_SECRET, where="文件名", mark=mark))
    if PurePosixPath(name.lower()).suffix == ".csv":
        admit(file, "table.txt", accepted=(MediaType.TEXT,), limit=limit)
        opened, is_starred = SheetFile(sheet=None, lines=_csv_lines(file.read()), made=None), True
    else:
        admit(file, name, accepted=(MediaType.XLSX,), limit=limit)
        is_starred = look_through(file, _PACKAGE)
        file.seek(0)
        opened = _workbook(file)
    _refuse_what_is_wrong(opened, is_starred=is_starred)
    return opened


def cell_words(cell: Any) -> str:
    """This will put a cell that is no text into words: days as 2026-03-02, whole numbers without a point."""
    if isinstance(cell, float):  # by far the most of them
        return str(int(cell)) if cell.is_integer() and abs(cell) < 1e15 else repr(cell)  # noqa: PLR2004 - exact as a double
    if isinstance(cell, datetime):
        return f"{cell:%Y-%m-%d}"
    if isinstance(cell, date):
        return cell.isoformat()
    if isinstance(cell, bool):
        return "是" if cell else "否"
    return str(cell) if isinstance(cell, str | int | time | timedelta) else ""


def _workbook(file: BinaryIO) -> SheetFile:
    try:
        book = CalamineWorkbook.from_filelike(file)
        made = _made_by_system(book)
        for meta in book.sheets_metadata:
            if meta.typ == SheetTypeEnum.WorkSheet and meta.visible == SheetVisibleEnum.Visible and meta.name != KEYS_SHEET:
                sheet = book.get_sheet_by_name(meta.name)
                if sheet.start is not None:
                    return SheetFile(sheet=sheet, lines=(), made=made)
    except (CalamineError, OSError, ValueError, KeyError):
        raise IntakeRefused(intake_reason(IntakeCode.DAMAGED)) from None
    raise IntakeRefused(intake_reason(IntakeCode.EMPTY_TABLE))


def _made_by_system(book: CalamineWorkbook) -> MadeBySystem | None:
    if KEYS_SHEET not in book.sheet_names:
        return None
    rows = [[cell_words(cell) for cell in row] for row in book.get_sheet_by_name(KEYS_SHEET).to_python()[:3]]
    if len(rows) < 3 or not rows[1][0].isdecimal():  # noqa: PLR2004 - version, head rows, keys
        return None
    return MadeBySystem(version=rows[0][0], first_row=int(rows[1][0]), keys=tuple(k for k in rows[2]))


def _csv_lines(data: bytes) -> list[Row]:
    try:
        text = decode_text(data).lstrip("\ufeff")
    except NotText:
        raise IntakeRefused(intake_reason(IntakeCode.UNDECODABLE)) from None
    first = text[:4096]
    delimiter = max(",\t;", key=first.partition("\n")[0].count)
    lines = csv.reader(io.StringIO(text), delimiter=delimiter)
    try:
        return [tuple(_unescaped(cell) for cell in line) for line in islice(lines, MOST_ROWS + _HEAD)]
    except csv.Error:
        raise IntakeRefused(intake_reason(IntakeCode.DAMAGED)) from None


def _unescaped(cell: str) -> str:
    """An export puts a ' before what a spreadsheet would take for a formula; one is taken away again."""
    return cell[1:] if cell.startswith("'") and cell.lstrip("'").startswith(_ESCAPED) else cell


def _refuse_what_is_wrong(opened: SheetFile, *, is_starred: bool) -> None:
    head = opened.head()
    found = first_mark(cell for row in head for cell in row)
    where, mark = ("表头", found[1]) if found else _mark_below(opened) if is_starred else ("", "")
    if mark:
        raise IntakeRefused(intake_reason(IntakeCode.MARKED_SECRET, where=where, mark=mark))
    if not any(any(row) for row in head):
        raise IntakeRefused(intake_reason(IntakeCode.EMPTY_TABLE))
    if opened.height > MOST_ROWS + _HEAD or max(map(len, head)) > MOST_COLUMNS:
        raise IntakeRefused(intake_reason(IntakeCode.TABLE_TOO_LARGE, rows=f"{MOST_ROWS}", columns=f"{MOST_COLUMNS}"))


def _mark_below(opened: SheetFile) -> tuple[str, str]:
    """A starred mark alone in any cell; only sheets that hold a star at all are gone through."""
    for number, row in opened.rows(0):
        for cell in row:
            mark = mark_in_body(cell) if "★" in cell or "☆" in cell else None
            if mark:
                return f"第{number}行", mark
    return "", ""
