"""Writes what stands after the text: the list of annexes, signature and date, the note, the imprint (版记).

This module must not know the text.
"""

from collections.abc import Sequence
from datetime import date
from typing import Final

from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_ALIGNMENT
from docx.oxml.ns import qn
from docx.shared import Twips
from docx.table import _Cell

from renda.reports import official_layout as layout
from renda.reports import official_styles as styles
from renda.reports.official_document import Attachment, OfficialDocument
from renda.reports.official_ooxml import Element, element, set_indent

#: LibreOffice lets a table float only where it is named this much narrower than the text (twips), and leaves it in the text otherwise.
_FLOATS_FROM: Final = 270
_SLACK: Final = 120  # twips: the lines of an imprint, and the paragraph behind it


def write_attachment_list(document: Document, attachments: Sequence[Attachment]) -> None:
    """This will name the annexes one blank line below the text, their names standing under one another."""
    if not attachments:
        return
    document.add_paragraph()
    for number, attachment in enumerate(attachments, start=1):
        label = "附件：" if number == 1 else "　　　"
        count = f"{number}. " if len(attachments) > 1 else ""
        paragraph = document.add_paragraph(f"{label}{count}{attachment.title}", style="Normal")
        hanging = layout.BODY_TWIPS * 3 + (layout.BODY_TWIPS if count else 0)
        set_indent(paragraph, left=layout.BODY_TWIPS * 2 + hanging, hanging=hanging)


def write_signature(document: Document, official: OfficialDocument) -> None:
    """This will write signature and date, the date four characters from the right and the signature centred on it."""
    day = official.date_words or chinese_date(official.date)
    name_right, date_right = signature_indents(official.signature, day)
    if official.signature:
        document.add_paragraph()
        document.add_paragraph()
        _right(document, official.signature, name_right)
    _right(document, day, date_right)
    if official.note:
        document.add_paragraph(f"（{official.note}）", style="Body Text")


def keep_with_text(document: Document, *, since: int) -> None:
    """This will keep the paragraphs from `since` on one page, the last of the text among them: no page is left to a signature alone."""
    for paragraph in document.paragraphs[since:-1]:
        paragraph.paragraph_format.keep_with_next = True


def write_imprint(document: Document, official: OfficialDocument, *, alone: bool = False) -> None:
    """This will write the imprint at the foot of the last page: copies to, printed by, printed on; `alone` on a page of its own."""
    if not (official.cc or official.printed_by):
        return
    rows = [f"抄送：{official.cc.rstrip('。')}。"] if official.cc else []
    if official.printed_by:
        rows.append(f"{official.printed_by}\t{chinese_date(official.printed_on or official.date)}印发")
    width = int(layout.TEXT_WIDTH_MM * layout.MM)
    if alone:
        _push_down(document, rows)
    table = document.add_table(rows=0, cols=1)
    _place_at_foot(table._tbl.tblPr, width, floating=not alone)
    table._tbl.tblGrid.findall(qn("w:gridCol"))[0].set(qn("w:w"), str(width))
    for index, text in enumerate(rows):
        cell = table.add_row().cells[0]
        _draw_lines(cell, first=index == 0, last=index == len(rows) - 1, width=width)
        _fill(cell, text, width)
    _shrink(document)


def chinese_date(day: date) -> str:
    """This will write a day as official documents do: 2026年3月2日."""
    return f"{day.year}年{day.month}月{day.day}日"


def signature_indents(signature: str, day: str) -> tuple[int, int]:
    """This will give how far from the right edge signature and date end, in twips."""
    apart = (_width(day) - _width(signature)) // 2
    date_right = 4 * layout.BODY_TWIPS
    if date_right + apart < 0:
        return 0, -apart
    return date_right + apart, date_right


def _width(text: str) -> int:
    return sum(layout.BODY_TWIPS // 2 if char.isascii() else layout.BODY_TWIPS for char in text)


def _right(document: Document, text: str, indent: int) -> None:
    paragraph = document.add_paragraph(text, style="Normal")
    paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    set_indent(paragraph, right=indent)


def _push_down(document: Document, rows: Sequence[str]) -> None:
    """An empty paragraph as high as the page is above the imprint: nothing else stands there for a table to float beside."""
    lines = sum(-(-_width(text) // (layout.BODY_TWIPS * (layout.CHARACTERS - 1))) for text in rows)
    document.add_paragraph().paragraph_format.line_spacing = Twips(layout.LINE_TWIPS * (layout.LINES - lines) - _SLACK)


def _place_at_foot(properties: Element, width: int, *, floating: bool) -> None:
    for name in ("tblStyle", "tblW", "tblLayout", "jc"):
        for old in properties.findall(qn(f"w:{name}")):
            properties.remove(old)
    place = element(
        "tblpPr", leftFromText=0, rightFromText=0, vertAnchor="margin", horzAnchor="margin", tblpX=1, tblpYSpec="bottom",
    )
    named = width - _FLOATS_FROM if floating else width  # Word draws the widths of the cells
    margins = element("tblCellMar", element("left", w=0, type="dxa"), element("right", w=0, type="dxa"))
    look = properties.find(qn("w:tblLook"))
    for item in (*((place,) if floating else ()), element("tblW", w=named, type="dxa"), element("tblLayout", type="fixed"), margins):
        if look is None:
            properties.append(item)
        else:
            look.addprevious(item)


def _draw_lines(cell: _Cell, *, first: bool, last: bool, width: int) -> None:
    """Thick lines (0.35 mm) above the first and below the last row, thin ones (0.25 mm) between."""
    properties = cell._tc.get_or_add_tcPr()
    for old in properties.findall(qn("w:tcW")):
        properties.remove(old)
    properties.append(element("tcW", w=width, type="dxa"))
    sides = (("top", first), ("bottom", last))
    lines = [element(side, val="single", sz=8 if thick else 6, space=0, color=layout.BLACK) for side, thick in sides]
    properties.append(element("tcBorders", *lines))


def _fill(cell: _Cell, text: str, width: int) -> None:
    paragraph = cell.paragraphs[0]
    paragraph.style = styles.IMPRINT
    one = int(layout.SMALL_POINTS * 20)
    if text.startswith("抄送："):
        set_indent(paragraph, left=4 * one, right=one, hanging=3 * one)
    else:
        set_indent(paragraph, left=one, right=one)
        paragraph.paragraph_format.tab_stops.add_tab_stop(Twips(width - one), WD_TAB_ALIGNMENT.RIGHT)
    paragraph.add_run(text)


def _shrink(document: Document) -> None:
    """The paragraph every table must be followed by, made too small to start a page of its own."""
    paragraph = document.add_paragraph(style=styles.TABLE_TEXT)
    paragraph.paragraph_format.line_spacing = Twips(20)
