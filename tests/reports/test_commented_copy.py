"""The commented and the filled copy, read back from the files: comments, shades, tracked changes, and nothing else changed."""

import io
import zipfile
from datetime import UTC, datetime

import docx
import pytest
from docx.oxml.ns import qn
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.intake.made_files import with_body
from tests.makers.draft_files import draft_file

from renda.intake.draft_places import open_draft
from renda.reports.commented_copy import commented_copy
from renda.reports.draft_remarks import SHADES, Remark, RemarkKind
from renda.reports.filled_copy import Filling, filled_copy

AT = datetime(2026, 3, 2, 1, 30, tzinfo=UTC)
_QUOTES = {
    "128件": RemarkKind.DIFFERS, "96.5%": RemarkKind.AGREES, "110件": RemarkKind.SEVERAL, "108件": RemarkKind.NO_SOURCE,
    "xx次": RemarkKind.BLANK, "今年以来，": RemarkKind.FORMAT,
}


def _place(text, quote):
    at = text.index(quote)
    return {"at": at, "end": at + len(quote)}


@pytest.fixture(scope="module")
def source():
    return draft_file()


@pytest.fixture(scope="module")
def commented(source):
    text = open_draft(source, "稿.docx").text
    remarks = [Remark(**_place(text, quote), kind=kind, words=f"说明{quote}", ledger="129件") for quote, kind in _QUOTES.items()]
    return _opened(commented_copy(open_draft(source, "稿.docx"), remarks, about="数据截至2026年3月2日。", author="张三", at=AT))


def _opened(data):
    return docx.Document(io.BytesIO(data))


def _ranges(word):
    """The text between the marks of each comment."""
    found = {}
    for start in word.element.iter(qn("w:commentRangeStart")):
        words, number = "", start.get(qn("w:id"))
        for node in start.itersiblings():
            if node.tag == qn("w:commentRangeEnd") and node.get(qn("w:id")) == number:
                break
            words += "".join(t.text for t in node.iter(qn("w:t")))
        found[int(number)] = words
    return found


def test_every_remark_is_a_comment_on_its_words(commented):
    ranges = _ranges(commented)
    told = {comment.text.split("：")[0]: (ranges[comment.comment_id], comment) for comment in commented.comments}
    assert ranges[0] == "件，办结率96.5%。"
    assert commented.comments.get(0).text == "旧批注"
    assert {words: told[words][0] for words in ("不一致", "一致", "有多个可能", "空格待填", "格式建议")} == {
        "不一致": "128件", "一致": "96.5%", "有多个可能": "110件", "空格待填": "xx次", "格式建议": "今年以来，",
    }
    box = told["无来源"]
    assert (box[0], box[1].text.split("\n")[1]) == ("已整改108件", "（文本框内“108件”）")
    assert (box[1].author, box[1]._comment_elm.get(qn("w:date"))) == ("张三", "2026-03-02T09:30:00Z")


def test_each_verdict_has_its_shade_and_formatting_stays(commented):
    shaded = {}
    for run in commented.element.body.iter(qn("w:r")):
        mark = run.find(f"{qn('w:rPr')}/{qn('w:shd')}")
        if mark is not None:
            shaded.setdefault(mark.get(qn("w:fill")), []).append((
                "".join(t.text for t in run.iter(qn("w:t"))), run.find(f"{qn('w:rPr')}/{qn('w:b')}"),
            ))
    first = shaded[SHADES[RemarkKind.DIFFERS]]
    assert [(text, bold is not None) for text, bold in first[:3]] == [("1", False), ("28", True), ("件", False)]
    assert shaded[SHADES[RemarkKind.NO_SOURCE]][0][0] == "108件"


def test_the_words_and_every_other_part_are_as_they_were(source, commented):
    target = io.BytesIO()
    commented.save(target)
    text = open_draft(source, "稿.docx").text.split("\n")
    after = open_draft(target.getvalue(), "稿.docx").text.split("\n")
    assert after[: len(text) - 1] == text[:-1]
    assert after[-1] == text[-1]
    with zipfile.ZipFile(io.BytesIO(source)) as old, zipfile.ZipFile(target) as new:
        assert set(old.namelist()) == set(new.namelist())
        changed = {name for name in old.namelist() if old.read(name) != new.read(name)}
    assert changed <= {"word/document.xml", "word/comments.xml"}


def test_the_table_behind_tells_every_figure_once(commented):
    figures, hints = commented.tables[-2:]
    rows = [tuple(cell.text for cell in row.cells) for row in figures.rows]
    assert rows[0] == ("序号", "位置", "原文", "结论", "台账数", "说明")
    assert rows[1] == ("1", "第1段", "…，共交办代表建议128件", "不一致", "129件", "说明128件")
    assert [(row[1], row[3]) for row in rows[2:]] == [
        ("第1段", "一致"), ("表1第2行第2列", "有多个可能"), ("第2段", "空格待填"), ("文本框", "无来源"),
    ]
    assert [cell.text for cell in hints.rows[1].cells] == ["1", "第1段", "今年以来，", "说明今年以来，"]
    assert any(p.text.startswith("图例： 不一致1处") for p in commented.paragraphs)


def test_a_box_kept_twice_is_marked_once_and_its_comment_tied_to_the_box():
    words = "<w:txbxContent><w:p><w:r><w:t>整改率98%</w:t></w:r></w:p></w:txbxContent>"
    source = with_body(
        "<w:p><w:r><w:t>正文</w:t></w:r><w:r><mc:AlternateContent>"
        f'<mc:Choice Requires="wps"><wps:txbx>{words}</wps:txbx></mc:Choice>'
        f"<mc:Fallback><w:pict><v:textbox>{words}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>"
    )
    draft = open_draft(source, "稿.docx")
    remark = Remark(**_place(draft.text, "98%"), kind=RemarkKind.AGREES, words="属实")
    word = _opened(commented_copy(draft, [remark], about="", author="张三", at=AT))
    (start,) = word.element.iter(qn("w:commentRangeStart"))
    assert start.getnext().find(".//" + qn("w:txbxContent")) is not None
    shades = [node for node in word.element.iter(qn("w:shd")) if any(a.tag == qn("w:txbxContent") for a in node.iterancestors())]
    assert len(shades) == 1
    assert open_draft(source, "稿.docx").text == draft.text == "正文\n整改率98%"


def _fill(source):
    draft = open_draft(source, "稿.docx")
    (cell,) = draft.blanks
    at = draft.text.index("xx次")
    return _opened(filled_copy(draft, [
        Filling(at=at, end=at + 2, words="7", note="依据：检查"),
        Filling(at=cell, end=cell, words="98.2%"),
        Filling(**_place(draft.text, "96.5%"), words=None, note="未填：没有来源"),
        Filling(**_place(draft.text, "108"), words="109"),
    ], author="张三", at=AT))


def test_a_filled_blank_is_struck_and_the_words_are_inserted(source):
    word = _fill(source)
    changes = [
        (node.tag.rpartition("}")[2], node.get(qn("w:author")), "".join(t.text for t in node.iter(qn("w:t"), qn("w:delText"))))
        for node in word.element.iter(qn("w:ins"), qn("w:del"))
    ]
    assert changes == [
        ("ins", "张三", "98.2%"),
        ("ins", "李四", "xx"), ("del", "张三", "xx"), ("ins", "张三", "7"), ("ins", "李四", "次，走访3次"), ("del", "李四", "两次"),
        ("del", "张三", "108"), ("ins", "张三", "109"),
    ]
    numbers = [node.get(qn("w:id")) for node in word.element.iter(qn("w:ins"), qn("w:del")) if node.get(qn("w:author")) == "张三"]
    assert len(set(numbers)) == len(numbers)
    notes = {comment.text: _ranges(word)[comment.comment_id] for comment in word.comments}
    assert notes == {"旧批注": "件，办结率96.5%。", "依据：检查": "7", "未填：没有来源": "96.5%"}


def test_the_filled_draft_reads_with_its_blanks_filled(source):
    target = io.BytesIO()
    _fill(source).save(target)
    text = open_draft(target.getvalue(), "稿.docx").text
    assert "问题\t110件\t98.2%\n开展检查7次，走访3次\n已整改109件" in text


_RUNS = st.lists(st.text("共12件,整改率　x\t", min_size=1, max_size=6), min_size=1, max_size=6)


@settings(max_examples=25, deadline=None)
@given(paragraphs=st.lists(_RUNS, min_size=1, max_size=3), data=st.data())
def test_wherever_runs_and_remarks_fall_the_words_stay_and_the_ranges_are_right(paragraphs, data):
    word = docx.Document()
    for runs in (["头"], *paragraphs):
        made = word.add_paragraph()
        for text in runs:
            made.add_run(text)
    target = io.BytesIO()
    word.save(target)
    draft = open_draft(target.getvalue(), "稿.docx")
    before = draft.text
    spots = [spot for spot in draft.spots if spot.at + 1 < len(before)]
    places = []
    for _ in range(data.draw(st.integers(1, 4))):
        spot = data.draw(st.sampled_from(spots)) if spots else draft.spots[0]
        end = before.find("\n", spot.at) if "\n" in before[spot.at :] else len(before)
        at = data.draw(st.integers(spot.at, end - 1))
        places.append((at, data.draw(st.integers(at + 1, end))))
    remarks = [Remark(at=at, end=end, kind=RemarkKind.AGREES, words=f"{n}") for n, (at, end) in enumerate(places)]
    marked = _opened(commented_copy(draft, remarks, about="", author="张三", at=AT))
    ranges = _ranges(marked)
    for comment in marked.comments:
        at, end = places[int(comment.text.split("：")[1])]
        assert ranges[comment.comment_id] == before[at:end].replace("\t", "")
    target = io.BytesIO()
    marked.save(target)
    assert open_draft(target.getvalue(), "稿.docx").text.startswith(before)
