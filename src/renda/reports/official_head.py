"""Writes what stands before the text: the red mark of the issuer, the number, the red line, title, addressee.

This module must not know the text.
"""

import re

from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_ALIGNMENT
from docx.shared import Pt, Twips

from renda.domain.days import chinese_date
from renda.reports import official_layout as layout
from renda.reports import official_styles as styles
from renda.reports.official_document import OfficialDocument
from renda.reports.official_ooxml import element, set_borders, set_indent

_TITLE_LINE = int(layout.TEXT_WIDTH_MM * layout.MM / 20 / layout.TITLE_POINTS)
"""How many characters of a title fit on a line."""
_TITLE_WORD = re.compile(
    r"阶段(?=工作)|(?<!阶段)工作(?=情况|总结|报告|方案|要点|安排)|整改(?=落实|情况|工作)|任务(?=进展|落实)|总结(?=的|报告)"
    r"|(?:学习|集中|主题)教育|机关(?=[\u4e00-\u9fff]{4})"
)
"""Words that a title may begin a line with: what it is about is told before them."""


def write_head(document: Document, official: OfficialDocument) -> None:
    """This will write the head; without an issuer it begins with the title, as a report inside an office does."""
    if official.masthead:
        _write_masthead(document, official)
    elif official.issuer:
        _write_mark(document, official.issuer)
        _blank(document, 2)
        _write_number(document, official)
        _blank(document, 2)
    for line in title_lines(official.title):
        document.add_paragraph(line, style=styles.TITLE)
    _blank(document, 1)
    if official.addressee:
        document.add_paragraph(f"{official.addressee.rstrip('：:')}：", style=styles.ADDRESSEE)


def title_lines(title: str) -> tuple[str, ...]:
    """This will part a title that is longer than a line where a word of its kind begins, so that both lines are about as long.

    GB/T 9704-2012, 7.3.1: lines end where the sense does and stand in a balanced shape. A title whose author parted it, or in which
    no such word stands near the middle, is left as it is.
    """
    if "\n" in title or _ems(title) <= _TITLE_LINE:
        return tuple(title.split("\n"))
    parted = [(title[: word.start()], title[word.start() :]) for word in _TITLE_WORD.finditer(title)]
    whole = [lines for lines in parted if max(map(_ems, lines)) <= _TITLE_LINE]
    return min(whole, key=lambda lines: abs(_ems(lines[0]) - _ems(lines[1])), default=(title,))


def _ems(words: str) -> float:
    """How wide words are, in Chinese characters; digits and Latin letters are half as wide."""
    return sum(0.5 if sign.isascii() else 1 for sign in words)


def _write_mark(document: Document, issuer: str) -> None:
    """The issuer in red on one line, its letters narrowed where the name is long."""
    paragraph = document.add_paragraph(style=styles.MARK)
    paragraph.paragraph_format.space_before = Twips(layout.MARK_DROP_TWIPS - layout.LINE_TWIPS)
    run = paragraph.add_run(issuer)
    size, percent = mark_fit(len(issuer))
    run.font.size = Pt(size)
    if percent < 100:
        properties = run._r.get_or_add_rPr()
        properties.insert_element_before(element("w", val=percent), "w:kern", "w:position", "w:sz", "w:szCs")


def _write_masthead(document: Document, official: OfficialDocument) -> None:
    """The head of an issue: its name in red, its number, and above the red line who issues it and when."""
    _write_mark(document, official.masthead)
    _blank(document, 1)
    document.add_paragraph(official.number or "（征求意见稿）", style=styles.NUMBER)
    paragraph = document.add_paragraph(style=styles.NUMBER)
    paragraph.alignment = WD_ALIGN_PARAGRAPH.LEFT
    stop = int(layout.TEXT_WIDTH_MM * layout.MM)
    paragraph.paragraph_format.tab_stops.add_tab_stop(Twips(stop), WD_TAB_ALIGNMENT.RIGHT)
    paragraph.add_run(f"{official.signature}\t{official.date_words or chinese_date(official.date)}")
    set_borders(paragraph, "bottom", eighths=12, color=layout.RED, gap=layout.RED_LINE_GAP)
    _blank(document, 1)


def mark_fit(characters: int) -> tuple[int, int]:
    """This will give the size in points and the width in percent at which the mark fits on one line."""
    room = layout.TEXT_WIDTH_MM * layout.MM / 20 - 4
    percent = int(room / (characters * layout.MARK_POINTS) * 100)
    if percent >= layout.MARK_SQUEEZE:
        return layout.MARK_POINTS, min(100, percent)
    return int(room / (characters * layout.MARK_SQUEEZE / 100)), layout.MARK_SQUEEZE


def _write_number(document: Document, official: OfficialDocument) -> None:
    paragraph = document.add_paragraph(style=styles.NUMBER)
    if official.signatory:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.LEFT
        set_indent(paragraph, leftChars=100, left=layout.BODY_TWIPS)
        stop = int(layout.TEXT_WIDTH_MM * layout.MM) - layout.BODY_TWIPS
        paragraph.paragraph_format.tab_stops.add_tab_stop(Twips(stop), WD_TAB_ALIGNMENT.RIGHT)
        paragraph.add_run(f"{official.number}\t签发人：")
        name = paragraph.add_run(official.signatory)
        name._r.get_or_add_rPr().insert(0, element("rFonts", eastAsia=layout.KAITI, hint="eastAsia"))
    else:
        paragraph.add_run(official.number)
    set_borders(paragraph, "bottom", eighths=12, color=layout.RED, gap=layout.RED_LINE_GAP)


def _blank(document: Document, lines: int) -> None:
    for _ in range(lines):
        document.add_paragraph()
