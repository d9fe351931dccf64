"""The table of a year's holidays to fill in, as .xlsx and .csv, with the present arrangement of a year as its example.

Must not know: how it is read back.
"""

import csv
import io
from collections.abc import Iterable

import xlsxwriter

from renda.domain.calendars import CalendarYear, DayKind
from renda.domain.year_reading import ROW_HEAD


def template_rows(year: CalendarYear) -> Iterable[tuple[str, str, str, str]]:
    """This will give an arrangement as rows of the table, one a day."""
    for on, what in sorted(year.days.items()):
        yield what.name, on.isoformat(), "", "上班" if what.kind is DayKind.MAKE_UP else "放假"


def csv_template(year: CalendarYear) -> bytes:
    """This will write the table as CSV with a byte-order mark, so that Excel shows the characters."""
    out = io.StringIO()
    csv.writer(out).writerows([ROW_HEAD, *template_rows(year)])
    return out.getvalue().encode("utf-8-sig")


def xlsx_template(year: CalendarYear) -> bytes:
    """This will write the table as .xlsx, every cell as text."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True, "strings_to_formulas": False}) as book:
        sheet = book.add_worksheet(f"{year.year}年")
        text = book.add_format({"num_format": "@"})
        sheet.set_column(0, len(ROW_HEAD) - 1, 14, text)
        sheet.write_row(0, 0, ROW_HEAD, book.add_format({"bold": True}))
        for number, row in enumerate(template_rows(year), start=1):
            sheet.write_row(number, 0, row, text)
        sheet.freeze_panes(1, 0)
    return out.getvalue()
