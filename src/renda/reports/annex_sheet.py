"""Writes the annexes of a report as a spreadsheet, the same bytes for the same annexes on any day.

Must not know: where rows come from.
"""

import io
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

import xlsxwriter

from renda.domain.reporting import Annex, ReportFacts

Rows = tuple[tuple[str, ...], ...]

_NARROW, _WIDE, _PAGE = 8, 60, 150  # characters


def annex_book(facts: ReportFacts, cells: Sequence[Rows]) -> bytes:
    """This will write the annexes, a sheet each: title, day, headings that stay in sight, `cells` as text (no formulas), remarks."""
    out = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(out, options) as book:
        book.set_properties({
            "title": facts.annexes[0].title if facts.annexes else facts.title, "author": facts.issuer,
            "created": datetime(facts.as_of.year, facts.as_of.month, facts.as_of.day, tzinfo=UTC).replace(tzinfo=None),
        })
        for number, (annex, rows) in enumerate(zip(facts.annexes, cells, strict=True), 1):
            sheet = book.add_worksheet(f"附件{number}" if len(facts.annexes) > 1 else "附件")
            _fill(book, sheet, annex, rows, f"{annex.title}（{facts.title}，截至{facts.as_of.isoformat()}）")
    return out.getvalue()


def _fill(book: Any, sheet: Any, annex: Annex, rows: Rows, title: str) -> None:
    text, bold = book.add_format({"num_format": "@", "text_wrap": True, "valign": "top"}), book.add_format({"bold": True, "bottom": 1})
    sheet.write_string(0, 0, title)
    for column, (header, width) in enumerate(zip(annex.headers, _widths(annex.widths, len(annex.headers)), strict=True)):
        sheet.set_column(column, column, width, text)
        sheet.write_string(1, column, header, bold)
    for number, row in enumerate(rows, start=2):
        for column, cell in enumerate(row):
            sheet.write_string(number, column, cell, text)
    for number, remark in enumerate(annex.remarks, start=len(rows) + 2):
        sheet.write_string(number, 0, remark)
    sheet.freeze_panes(2, 0)
    sheet.set_landscape()
    sheet.repeat_rows(1)
    sheet.fit_to_pages(1, 0)


def _widths(shares: tuple[float, ...], count: int) -> list[float]:
    shares = shares or (1.0,) * count
    return [min(_WIDE, max(_NARROW, share / sum(shares) * _PAGE)) for share in shares]
