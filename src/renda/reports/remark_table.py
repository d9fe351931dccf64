"""The pages behind a checked draft: what the shades mean, a table of the figures, tables of what the text alone gives rise to.

Written with formatting of its own, so that it looks the same whatever styles the draft brings. This module must not know
how a draft is read.
"""

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, Twips
from docx.table import Table
from docx.text.paragraph import Paragraph

from renda.reports.draft_remarks import OF_THE_TEXT, REMARK_WORDS, SHADES, Remark
from renda.reports.official_ooxml import Element, element, set_fonts
from renda.reports.opened_draft import OpenedDraft

_FIGURES: Final = (("序号", 0.06), ("位置", 0.15), ("原文", 0.19), ("结论", 0.13), ("台账数", 0.17), ("说明", 0.30))
_OF_TEXT: Final = (("序号", 0.06), ("位置", 0.15), ("原文", 0.29), ("说明", 0.50))
_CONTEXT: Final = 8
_TWIP: Final = 635


def append_remarks(draft: OpenedDraft, remarks: Sequence[Remark], *, about: str) -> None:
    """This will add the legend and the tables on a new page behind the text."""
    title = _line(draft.word, "核稿结果", size=16, bold=True)
    title.paragraph_format.page_break_before = True
    title.alignment = WD_ALIGN_PARAGRAPH.CENTER
    _line(draft.word, about)
    _append_figures(draft, [remark for remark in remarks if remark.kind not in OF_THE_TEXT])
    for kind, heading in OF_THE_TEXT.items():
        told = [remark for remark in remarks if remark.kind is kind]
        if told:
            _line(draft.word, heading, size=12, bold=True)
            _table(draft.word, _OF_TEXT, [
                (number, draft.place_of(r.at), _quote(draft, r), r.words) for number, r in enumerate(told, start=1)
            ])


def _append_figures(draft: OpenedDraft, figures: Sequence[Remark]) -> None:
    if not figures:
        _line(draft.word, "文中没有可以核对的数字。")
        return
    _legend(draft.word, figures)
    table = _table(draft.word, _FIGURES, [
        (number, draft.place_of(r.at), _quote(draft, r), REMARK_WORDS[r.kind], r.ledger or "—", r.words)
        for number, r in enumerate(figures, start=1)
    ])
    for row, remark in zip(table.rows[1:], figures, strict=True):
        row.cells[3]._tc.get_or_add_tcPr().append(element("shd", val="clear", color="auto", fill=SHADES[remark.kind]))


def _legend(word: Document, figures: Sequence[Remark]) -> None:
    line = _line(word, "图例：")
    for kind, words in REMARK_WORDS.items():
        count = sum(remark.kind is kind for remark in figures)
        if count:
            run = line.add_run(f" {words}{count}处 ")
            properties = run._r.get_or_add_rPr()
            _dress(properties, 10.5, bold=False)
            properties.append(element("shd", val="clear", color="auto", fill=SHADES[kind]))
            _dress(line.add_run("　")._r.get_or_add_rPr(), 10.5, bold=False)


def _quote(draft: OpenedDraft, remark: Remark) -> str:
    """The words remarked on with a few before them on the same line."""
    line = draft.text.rfind("\n", 0, remark.at) + 1
    begins = max(line, remark.at - _CONTEXT)
    return ("…" if begins > line else "") + draft.text[begins : remark.end].replace("\t", " ").strip()


def _line(word: Document, text: str, *, size: float = 10.5, bold: bool = False) -> Paragraph:
    paragraph = word.add_paragraph()
    _plain(paragraph)
    _dress(paragraph.add_run(text)._r.get_or_add_rPr(), size, bold=bold)
    return paragraph


def _plain(paragraph: Paragraph) -> None:
    """Neither indented, numbered nor spaced as the draft's own paragraphs may be."""
    layout = paragraph.paragraph_format
    layout.alignment = WD_ALIGN_PARAGRAPH.LEFT
    layout.space_before = layout.space_after = Pt(3)
    layout.line_spacing = 1.0
    properties = paragraph._p.get_or_add_pPr()
    for old in properties.findall(qn("w:ind")):
        properties.remove(old)
    properties._insert_ind(element("ind", left=0, leftChars=0, right=0, rightChars=0, firstLine=0, firstLineChars=0))


def _dress(properties: Element, size: float, *, bold: bool) -> None:
    set_fonts(properties, "宋体", "Times New Roman")
    half_points = str(int(size * 2))
    for tag, text in (("b", "1" if bold else "0"), ("color", "1F2329"), ("sz", half_points), ("szCs", half_points)):
        properties.append(element(tag, val=text))


def _table(word: Document, columns: Sequence[tuple[str, float]], rows: Sequence[Sequence[object]]) -> Table:
    width = _text_width(word)
    table: Table = word._body.add_table(1 + len(rows), len(columns), Twips(width))
    properties = table._tbl.tblPr
    sides = ("top", "left", "bottom", "right", "insideH", "insideV")
    edges = [element(side, val="single", sz=4, space=0, color="8A94A3") for side in sides]
    properties.append(element("tblBorders", *edges))
    for cells, texts in zip(table._tbl.tr_lst, [[name for name, _ in columns], *rows], strict=True):
        for cell, (_, share), text in zip(cells.tc_lst, columns, texts, strict=True):
            _fill(cell, str(text), int(width * share), bold=cells is table._tbl.tr_lst[0])
    table.autofit = False
    for column, (_, share) in zip(table._tbl.tblGrid.gridCol_lst, columns, strict=True):
        column.w = Twips(int(width * share))
    head = table._tbl.tr_lst[0].get_or_add_trPr()
    head.append(element("tblHeader"))
    for row in table._tbl.tr_lst:
        row.get_or_add_trPr().insert(0, element("cantSplit"))
    return table


def _text_width(word: Document) -> int:
    """The width between the margins of the last section in twips, that of A4 where the file does not say."""
    sections = list(word.sections)
    page, left, right = (
        (sections[-1].page_width, sections[-1].left_margin, sections[-1].right_margin) if sections else (None, None, None)
    )
    return int(((page or Mm(210)) - (left or Mm(28)) - (right or Mm(26))) / _TWIP)


def _fill(cell: Element, text: str, width: int, *, bold: bool) -> None:
    cell.width = Twips(width)
    paragraph = Paragraph(cell.p_lst[0], None)  # type: ignore[arg-type]  # no part is asked for
    _plain(paragraph)
    for line, nxt in pairwise([*text.split("\n"), None]):
        run = paragraph.add_run(line or "")
        _dress(run._r.get_or_add_rPr(), 10.5, bold=bold)
        if nxt is not None:
            run.add_break()
