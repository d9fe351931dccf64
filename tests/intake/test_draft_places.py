"""A draft's text is what is read of the file, and every offset leads back to the runs that hold it."""

import pytest
from tests.intake.made_files import docx_of, numbering_part, part_of, repacked, with_body
from tests.makers.draft_files import draft_file

from renda.intake.document_files import read_document_file
from renda.intake.draft_places import open_draft
from renda.intake.reasons import IntakeCode, IntakeRefused


def _held(draft, quote):
    at = draft.text.index(quote)
    found = draft.stretches(at, at + len(quote))
    for one in found:
        assert draft.text[one.at : one.at + one.length] == (one.node.text or "")[one.start : one.start + one.length]
    return "".join((one.node.text or "")[one.start : one.start + one.length] for one in found)


def test_the_text_is_that_of_reading_with_the_text_boxes_behind():
    source = draft_file()
    draft = open_draft(source, "稿.docx")
    read = read_document_file(source, "稿.docx")
    assert draft.text == f"{read.text}\n已整改108件"
    assert (draft.boxes_at, draft.blanks) == (len(read.text) + 1, read.blanks)


@pytest.mark.parametrize(
    ("quote", "place"),
    [("128件", "第1段"), ("96.5%", "第1段"), ("110件", "表1第2行第2列"), ("xx次", "第2段"), ("108件", "文本框")],
)
def test_every_figure_leads_to_its_runs_and_its_place(quote, place):
    draft = open_draft(draft_file(), "稿.docx")
    assert _held(draft, quote) == quote
    assert draft.place_of(draft.text.index(quote)) == place


def test_an_empty_cell_leads_to_the_paragraph_to_write_into():
    draft = open_draft(draft_file(), "稿.docx")
    (blank,) = draft.blanks
    assert draft.place_of(blank) == "表1第2行第3列"
    assert draft.stretches(blank, blank) == ()
    assert draft.paragraph_at(blank).getparent() is draft.word.tables[0].rows[1].cells[2]._tc


def test_breaks_spaces_and_printed_numbers_do_not_move_the_places():
    body = (
        '<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="7"/></w:numPr></w:pPr>'
        '<w:r><w:t xml:space="preserve">  办结</w:t><w:br/><w:t>率9</w:t><w:tab/><w:t>8%</w:t></w:r></w:p>'
    )
    source = repacked(with_body(body), add={"word/numbering.xml": numbering_part([("chineseCounting", "%1、")])})
    draft = open_draft(source, "稿.docx")
    assert draft.text == "一、  办结\n率9\t8%"
    assert _held(draft, "办结") == "办结"
    assert _held(draft, "8%") == "8%"
    assert draft.stretches(0, 2) == ()


@pytest.mark.parametrize("mark", ["秘密★1年", "机密", "绝密★长期"])
def test_a_marked_draft_is_refused(mark):
    with pytest.raises(IntakeRefused) as refused:
        open_draft(docx_of([mark, "正文共12件。"]), "稿.docx")
    assert refused.value.reasons[0].code is IntakeCode.MARKED_SECRET


def test_a_damaged_package_is_refused():
    whole = draft_file()
    broken = repacked(whole, drop=["[Content_Types].xml"])
    typed = repacked(whole, add={"word/document.xml": b"<!DOCTYPE a>" + part_of(whole, "word/document.xml").split(b"?>", 1)[1]})
    for source in (broken, typed):
        with pytest.raises(IntakeRefused):
            open_draft(source, "稿.docx")
