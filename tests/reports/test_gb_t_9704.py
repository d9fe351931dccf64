"""GB/T 9704-2012, article by article: on the XML, and on the pages as LibreOffice prints them with stand-in fonts."""

import dataclasses
import io
import re

import docx
import pytest
from docx.oxml.ns import qn
from tests.floor.rendering import Sheet, rendered
from tests.reports.test_official_document import report

from renda.reports.official_document import plain
from renda.reports.official_writer import write_official_document

SENTENCE = "各责任单位对照问题清单逐项制定整改措施，明确责任人和完成时限，定期报告进展情况。"


@pytest.fixture(scope="module")
def written() -> bytes:
    filled = (plain(SENTENCE * 30), *(plain(SENTENCE * 4) for _ in range(6)))
    return write_official_document(dataclasses.replace(report(), blocks=(*report().blocks[:3], *filled)))


@pytest.fixture(scope="module")
def pages(written, tmp_path_factory) -> list[Sheet]:
    return rendered(written, tmp_path_factory.mktemp("pages"))


def test_the_imprint_has_a_thick_line_above_a_thin_one_between_and_a_thick_one_below(written):
    """7.4.1: first and last line 0.35 mm, the middle one 0.25 mm; 14 point (4号), one character in on both sides."""
    rows = docx.Document(io.BytesIO(written)).tables[-1].rows
    lines = []
    for row in rows:
        borders = row.cells[0]._tc.tcPr.find(qn("w:tcBorders"))
        lines.append([int(borders.find(qn(f"w:{side}")).get(qn("w:sz"))) / 8 * 25.4 / 72 for side in ("top", "bottom")])
    (above, between), (_, below) = lines
    assert round(above, 2) == round(below, 2) == 0.35 and abs(between - 0.25) < 0.02
    assert all(row.cells[0].paragraphs[0].style.font.size.pt == 14 for row in rows)


def test_the_number_is_written_as_the_standard_asks(written):
    """7.2.5: year in full in hexagonal brackets, no 第, no padding."""
    numbers = [p.text for p in docx.Document(io.BytesIO(written)).paragraphs if p.text.endswith("号") and "〔" in p.text]
    assert numbers and all(re.fullmatch(r"\w+〔20\d\d〕[1-9]\d*号", n) for n in numbers)


def test_the_attachments_are_named_two_characters_in_without_a_stop(written):
    """7.3.4: one line below the text, 附件：1. and no punctuation after the name."""
    paragraphs = docx.Document(io.BytesIO(written)).paragraphs
    at = next(n for n, p in enumerate(paragraphs) if p.text.startswith("附件：1."))
    assert not paragraphs[at - 1].text and paragraphs[at - 2].text == SENTENCE * 4
    indent = paragraphs[at]._p.pPr.find(qn("w:ind"))
    assert int(indent.get(qn("w:left"))) - int(indent.get(qn("w:hanging"))) == 2 * 16 * 20
    assert not re.search(r"[。；，]$", paragraphs[at].text)


def test_the_first_page_shows_text_under_the_head(pages):
    """7.3.3: the text begins on the first page."""
    first = pages[0].lines()
    place = {text: n for n, text in enumerate(first)}
    assert place["明川市人大常委会办公室文件"] < place["明人办发〔2026〕1号"] < place["市委巡察工作领导小组："]
    assert any(line.startswith("截至2026年11月25日，共查摆问题139项") for line in first)


def test_a_full_page_has_twenty_two_lines_of_twenty_eight_characters(pages):
    """5.2.3 and 5.2.4."""
    *lines, number = pages[1].lines()
    assert number == "—2—" and len(lines) == 22
    assert max(len(line) for line in lines) == 28


def test_text_stands_within_the_margins(pages):
    """5.2.1: 37 mm above, 28 mm on the binding side, 156 × 225 mm of text."""
    words = [w for w in pages[1].words if "—" not in w.text and w.text != "2"]
    assert min(w.left for w in words) == pytest.approx(28, abs=1)
    # a stop or comma may hang out at the end of a line
    assert all(w.right <= 28 + 156 + (6 if w.text[-1] in "，。" else 1) for w in words)
    assert min(w.top for w in words) >= 36 and max(w.bottom for w in words) <= 297 - 35 + 1


def test_page_numbers_stand_outside_seven_millimetres_below_the_text(pages):
    """7.5: odd pages right, even pages left, one character in."""
    for number, sheet in enumerate(pages, 1):
        upright = sheet.width < sheet.height
        dashes = [w for w in sheet.words if w.text == "—" and w.top > (255 if upright else 170)]
        assert len(dashes) == 2, f"page {number}"
        if upright and number % 2:
            assert max(d.right for d in dashes) == pytest.approx(210 - 26 - 14 * 25.4 / 72, abs=1.5)
        elif upright:
            assert min(d.left for d in dashes) == pytest.approx(28 + 14 * 25.4 / 72, abs=1.5)
        if upright:
            assert dashes[0].top - (297 - 35) == pytest.approx(7, abs=4)


def test_the_annex_is_turned_and_repeats_its_head(pages):
    """5.2.2 and 7.3.7: the annex begins a page of its own; a table over several pages has its head on each."""
    turned = [sheet for sheet in pages if sheet.width > sheet.height]
    assert len(turned) > 1 and turned[0].lines()[0] == "附件1"
    assert all("责任单位" in sheet.text for sheet in turned)
