"""Reads a filled-in table of a year's holidays (.xlsx, .csv) into rows of words.

Must not know: what the rows mean.
"""

import csv
import io
from datetime import date, datetime
from pathlib import PurePosixPath
from typing import Any, BinaryIO, Final

from python_calamine import CalamineError, CalamineWorkbook

from renda.adapters.media_types import MediaType
from renda.intake.file_gate import admit
from renda.intake.package_safety import PackageLimits, open_package
from renda.intake.reasons import IntakeCode, IntakeRefused, intake_reason
from renda.intake.text_decoding import NotText, decode_text

TABLE_LIMIT: Final = 1024 * 1024
_MOST_ROWS: Final = 1000
_PACKAGE: Final = PackageLimits(total_bytes=64 * 1024 * 1024)


def read_calendar_file(file: BinaryIO, name: str) -> tuple[tuple[str, ...], ...]:
    """This will give the rows of the first sheet, dates written as ISO days.

    :raises IntakeRefused: the file is no table, damaged, or too large.
    """
    if PurePosixPath(name.lower()).suffix == ".csv":
        admit(file, "table.txt", accepted=(MediaType.TEXT,), limit=TABLE_LIMIT)
        return _csv_rows(file.read())
    admit(file, name, accepted=(MediaType.XLSX,), limit=TABLE_LIMIT)
    with open_package(file, _PACKAGE):
        pass
    file.seek(0)
    return _sheet_rows(file.read())


def _csv_rows(data: bytes) -> tuple[tuple[str, ...], ...]:
    try:
        text = decode_text(data).lstrip("\ufeff")
    except NotText:
        raise IntakeRefused(intake_reason(IntakeCode.UNDECODABLE)) from None
    return tuple(tuple(row) for row in csv.reader(io.StringIO(text)))[:_MOST_ROWS]


def _sheet_rows(data: bytes) -> tuple[tuple[str, ...], ...]:
    try:
        sheet = CalamineWorkbook.from_filelike(io.BytesIO(data)).get_sheet_by_index(0)
        rows = sheet.to_python(skip_empty_area=True)[:_MOST_ROWS]
    except (CalamineError, OSError, ValueError, IndexError):
        raise IntakeRefused(intake_reason(IntakeCode.DAMAGED)) from None
    return tuple(tuple(_words(cell) for cell in row) for row in rows)


def _words(cell: Any) -> str:
    if isinstance(cell, datetime):
        return cell.strftime("%Y-%m-%d")
    return cell.isoformat() if isinstance(cell, date) else str(cell).strip()
