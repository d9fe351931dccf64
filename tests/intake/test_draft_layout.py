"""The layout of a draft beside GB/T 9704: told where most of it differs, silent where it does not or too little is written."""

import docx
import pytest
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from tests.intake.made_files import docx_of

from renda.intake.draft_layout import layout_hints
from renda.intake.draft_places import open_draft
from renda.reports.typed_draft import word_of_text

LONG = "关于整改情况的报告\n" + "目前共查摆问题十项，已经全部整改。" * 20


def _official(document: docx.document.Document) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin, section.bottom_margin, section.left_margin, section.right_margin = Mm(37), Mm(35), Mm(28), Mm(26)
    style = document.styles["Normal"]
    style.font.size = Pt(16)
    style.element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), "仿宋_GB2312")


def _wide(document: docx.document.Document) -> None:
    _official(document)
    document.sections[0].left_margin = Mm(20)


def _small(document: docx.document.Document) -> None:
    _official(document)
    for run in document.paragraphs[1].runs:
        run.font.size = Pt(12)
        run._r.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), "宋体")


def _letter(document: docx.document.Document) -> None:
    _official(document)
    document.sections[0].page_width, document.sections[0].page_height = Mm(216), Mm(279)


@pytest.mark.parametrize(
    ("change", "rules"),
    [(_official, set()), (_wide, {"page_margins"}), (_small, {"body_font", "body_size"}), (_letter, {"page_size"})],
)
def test_what_differs_from_the_standard_is_told(change, rules):
    draft = open_draft(docx_of(LONG.split("\n"), change), "稿.docx")
    hints = layout_hints(draft)
    assert {hint.rule for hint in hints} == rules
    assert {draft.text[hint.at : hint.end] for hint in hints} <= {"关于整改情况的报告"}


def test_a_typed_text_and_a_short_note_get_no_suggestion_about_their_words():
    assert layout_hints(open_draft(word_of_text(LONG), "稿.docx")) == ()
    short = layout_hints(open_draft(docx_of(["关于整改情况的报告"], _letter), "稿.docx"))
    assert {hint.rule for hint in short} == {"page_size"}
