"""Writes the body of an official document: numbered headings, paragraphs with linked figures, tables.

This module must not know what stands before and after the body.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from docx.document import Document
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.table import Table as WordTable
from docx.table import _Cell
from docx.text.paragraph import Paragraph as WordParagraph

from renda.reports import official_layout as layout
from renda.reports import official_styles as styles
from renda.reports.official_document import Block, Heading, Paragraph, Run, Table
from renda.reports.official_ooxml import add_link, element, fonts

_DIGITS: Final = "〇一二三四五六七八九"
_SHORT_CELL: Final = 8


@dataclass(slots=True, kw_only=True)
class BlockWriter:
    """Writes blocks to the end of `document`; `width_mm` is the printed width of the current pages."""

    document: Document
    width_mm: float = layout.TEXT_WIDTH_MM
    _counts: list[int] = field(default_factory=lambda: [0, 0, 0, 0])
    _on_new_page: bool = False

    def write(self, blocks: Sequence[Block]) -> None:
        """This will write the blocks in order; the numbering of headings starts afresh with every call."""
        self._counts = [0, 0, 0, 0]
        for block in blocks:
            if isinstance(block, Heading):
                self._heading(block)
            elif isinstance(block, Paragraph):
                add_runs(self._paragraph("Body Text"), block.runs)
            elif isinstance(block, Table):
                self._table(block)
            else:
                self._on_new_page = True

    def _paragraph(self, style: str) -> WordParagraph:
        made = self.document.add_paragraph(style=style)
        if self._on_new_page:
            made.paragraph_format.page_break_before = True
            self._on_new_page = False
        return made

    def _heading(self, heading: Heading) -> None:
        place = heading.level - 1
        self._counts[place] += 1
        self._counts[place + 1 :] = [0] * (3 - place)
        number = heading_number(heading.level, self._counts[place]) if heading.numbered else ""
        paragraph = self._paragraph(f"Heading {heading.level.value}")
        add_runs(paragraph, (Run(text=number + heading.text),))

    def _table(self, table: Table) -> None:
        if table.caption or self._on_new_page:
            caption = self._paragraph(styles.CAPTION)
            caption.add_run(table.caption)
            caption.paragraph_format.keep_with_next = True
        made = self.document.add_table(rows=0, cols=len(table.headers))
        made.style = "Table Grid"
        made.alignment = WD_TABLE_ALIGNMENT.CENTER
        made.autofit = False
        widths = _widths(table, self.width_mm)
        _add_row(made, tuple((Run(text=header),) for header in table.headers), head=True)
        for row in table.rows:
            _add_row(made, tuple((Run(text=cell),) if isinstance(cell, str) else cell for cell in row), head=False)
        _set_widths(made, widths)


def heading_number(level: int, number: int) -> str:
    """This will print the number of a heading: 一、 （一） 1. （1）."""
    chinese = _chinese(number)
    return (f"{chinese}、", f"（{chinese}）", f"{number}.", f"（{number}）")[level - 1]


def add_runs(paragraph: WordParagraph, runs: Sequence[Run]) -> None:
    """This will add runs to a paragraph, those with a link as links that print like any other text."""
    for run in runs:
        made = paragraph.add_run(run.text)
        if run.bold:
            made.bold = True
        properties = made._r.get_or_add_rPr()
        properties.insert(0, element("rFonts", hint="eastAsia"))
        if run.link:
            add_link(paragraph, made, run.link)


def _add_row(table: WordTable, cells: tuple[tuple[Run, ...], ...], *, head: bool) -> None:
    row = table.add_row()  # type: ignore[no-untyped-call]  # python-docx is typed in part
    properties = row._tr.get_or_add_trPr()
    properties.append(element("cantSplit"))
    if head:
        properties.append(element("tblHeader"))
    for cell, runs in zip(row.cells, cells, strict=True):
        _fill(cell, runs, head=head)


def _fill(cell: _Cell, runs: tuple[Run, ...], *, head: bool) -> None:
    paragraph = cell.paragraphs[0]
    paragraph.style = styles.TABLE_TEXT
    text = "".join(run.text for run in runs)
    if head or len(text) <= _SHORT_CELL:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    add_runs(paragraph, runs)
    if head:
        for made in paragraph.runs:
            properties = made._r.get_or_add_rPr()
            properties.replace(properties.find(qn("w:rFonts")), fonts(layout.HEITI, layout.LATIN))
    cell._tc.get_or_add_tcPr().append(element("vAlign", val="center"))


def _widths(table: Table, width_mm: float) -> list[int]:
    shares = table.widths or (1.0,) * len(table.headers)
    return [int(share / sum(shares) * width_mm * layout.MM) for share in shares]


def _set_widths(table: WordTable, widths: list[int]) -> None:
    for column, width in zip(table._tbl.tblGrid.findall(qn("w:gridCol")), widths, strict=True):
        column.set(qn("w:w"), str(width))
    for row in table.rows:
        for cell, width in zip(row.cells, widths, strict=True):
            properties = cell._tc.get_or_add_tcPr()
            for old in properties.findall(qn("w:tcW")):
                properties.remove(old)
            properties.insert(0, element("tcW", w=width, type="dxa"))


def _chinese(number: int) -> str:
    """1–99 as headings print them; a document with more headings of one level gets digits."""
    tens, ones = divmod(number, 10)
    if not 0 < number < 100:
        return str(number)
    return ("" if tens < 2 else _DIGITS[tens]) + ("十" if tens else "") + (_DIGITS[ones] if ones else "")
