"""Writes a table of an official document, its head again on every page. Rows are written as text, so that many stay fast.

This module must not know what stands around the table.
"""

from typing import Final
from xml.sax.saxutils import escape

from docx.document import Document
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.text.paragraph import Paragraph as WordParagraph

from renda.reports import official_layout as layout
from renda.reports import official_styles as styles
from renda.reports.official_document import Run, Table
from renda.reports.official_ooxml import Element, add_runs

#: What fits a narrow column on one line, in Chinese characters.
_SHORT_CELL: Final = 9
#: Rows parsed in one piece: enough to be fast, few enough to stay small in memory.
_PIECE: Final = 500
_HEAD_FONTS: Final = (
    f'<w:rFonts w:ascii="{layout.LATIN}" w:hAnsi="{layout.LATIN}" w:eastAsia="{layout.HEITI}" w:cs="{layout.LATIN}" w:hint="eastAsia"/>'
)
_FONTS: Final = '<w:rFonts w:hint="eastAsia"/>'


def write_table(document: Document, table: Table, width_mm: float) -> None:
    """This will add the table at the end of the document, `width_mm` wide."""
    made = document.add_table(rows=0, cols=len(table.headers))
    made.style = "Table Grid"
    made.alignment = WD_TABLE_ALIGNMENT.CENTER
    made.autofit = False
    widths = _widths(table, width_mm)
    for column, width in zip(made._tbl.tblGrid.findall(qn("w:gridCol")), widths, strict=True):
        column.set(qn("w:w"), str(width))
    style = str(document.styles[styles.TABLE_TEXT].style_id)
    centred = [table.centres_short and all(_is_short(row[n]) for row in table.rows) for n in range(len(widths))]
    everywhere = [True] * len(widths)
    _append(document, made._tbl, [_row(table.headers, widths, style, everywhere, head=True)], (table.headers,))
    for first in range(0, len(table.rows), _PIECE):
        rows = table.rows[first : first + _PIECE]
        _append(document, made._tbl, [_row(row, widths, style, centred, head=False) for row in rows], rows)


def _append(document: Document, table: Element, written: list[str], rows: tuple[tuple[str | tuple[Run, ...], ...], ...]) -> None:
    piece = parse_xml(f"<w:tbl {nsdecls('w')}>{''.join(written)}</w:tbl>")
    for tr, row in zip(list(piece), rows, strict=True):
        table.append(tr)
        for tc, cell in zip(tr.findall(qn("w:tc")), row, strict=True):
            if not isinstance(cell, str):
                add_runs(WordParagraph(tc.find(qn("w:p")), document._body), cell)


def _row(cells: tuple[str | tuple[Run, ...], ...], widths: list[int], style: str, centred: list[bool], *, head: bool) -> str:
    written = "".join(_cell(c, width, style, head=head, centred=mid) for c, width, mid in zip(cells, widths, centred, strict=True))
    return f"<w:tr><w:trPr><w:cantSplit/>{'<w:tblHeader/>' if head else ''}</w:trPr>{written}</w:tr>"


def _text(cell: str | tuple[Run, ...]) -> str:
    return cell if isinstance(cell, str) else "".join(run.text for run in cell)


def _is_short(cell: str | tuple[Run, ...]) -> bool:
    """A column is centred where all its cells are short: cells of one column begin or stand in the middle alike."""
    return sum(1 if char > "\u2e80" else 0.5 for char in _text(cell)) <= _SHORT_CELL


def _cell(cell: str | tuple[Run, ...], width: int, style: str, *, head: bool, centred: bool) -> str:
    text = _text(cell)
    place = '<w:jc w:val="center"/>' if centred else ""
    fonts = _HEAD_FONTS if head else _FONTS
    run = f'<w:r><w:rPr>{fonts}</w:rPr>{_lines(text)}</w:r>' if isinstance(cell, str) else ""
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/><w:vAlign w:val="center"/></w:tcPr>'
        f'<w:p><w:pPr><w:pStyle w:val="{escape(style)}"/>{place}</w:pPr>{run}</w:p></w:tc>'
    )


def _lines(text: str) -> str:
    return "<w:br/>".join(f'<w:t xml:space="preserve">{escape(line)}</w:t>' for line in printable(text).split("\n"))


def printable(text: str) -> str:
    """This will leave out what XML cannot hold."""
    return "".join(char for char in text if char >= " " or char in "\t\n")


def _widths(table: Table, width_mm: float) -> list[int]:
    shares = table.widths or (1.0,) * len(table.headers)
    return [int(share / sum(shares) * width_mm * layout.MM) for share in shares]
