"""Writes the body of an official document: numbered headings, paragraphs with linked figures, tables.

This module must not know what stands before and after the body.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from docx.document import Document
from docx.text.paragraph import Paragraph as WordParagraph

from renda.domain.report_parts import chinese_number
from renda.reports import official_layout as layout
from renda.reports import official_styles as styles
from renda.reports.official_document import Block, Heading, Paragraph, Run, Table
from renda.reports.official_ooxml import add_runs
from renda.reports.official_table import write_table


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
        write_table(self.document, table, self.width_mm)


def heading_number(level: int, number: int) -> str:
    """This will print the number of a heading: 一、 （一） 1. （1）."""
    chinese = chinese_number(number)
    return (f"{chinese}、", f"（{chinese}）", f"{number}.", f"（{number}）")[level - 1]

