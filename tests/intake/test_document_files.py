"""What is read of good documents: order, numbers, tables, what is set aside, and that no character changes."""

import io
from pathlib import Path

import pytest
from docx.oxml import parse_xml
from tests.intake.made_files import W, docx_of, numbering_part, paragraph, part_of, repacked, with_body

from renda.adapters.media_types import MediaType
from renda.intake.document_files import DocumentText, read_document_file, read_pasted_text
from renda.intake.word_content import AsideKind


def texts(document: DocumentText) -> list[str]:
    return [line.text for line in document.lines]


def aside(document: DocumentText, kind: AsideKind) -> list[str]:
    return [entry.text for entry in document.set_aside if entry.kind is kind]


def test_paragraphs_and_tables_keep_their_order() -> None:
    def change(document: object) -> None:
        table = document.add_table(rows=2, cols=2)
        for row, words in zip(table.rows, (("问题", "责任单位"), ("台账不全", "明川市财政局")), strict=True):
            for cell, word in zip(row.cells, words, strict=True):
                cell.text = word
        document.add_paragraph("表后一段。")

    document = read_document_file(docx_of(["表前一段。"], change), "反馈.docx")

    assert texts(document) == ["表前一段。", "问题\t责任单位", "台账不全\t明川市财政局", "表后一段。"]
    assert document.tables[0].rows == (("问题", "责任单位"), ("台账不全", "明川市财政局"))
    table = document.tables[0]
    assert document.text[table.at : table.end] == "问题\t责任单位\n台账不全\t明川市财政局"
    assert document.media_type is MediaType.DOCX


def test_every_line_stands_at_its_offset() -> None:
    document = read_document_file(docx_of(["一、总体情况", "", "（一）进展"]), "a.docx")
    assert [document.text[line.at : line.at + len(line.text)] for line in document.lines] == texts(document)


def test_printed_list_numbers_are_read() -> None:
    levels = [("chineseCountingThousand", "%1、"), ("chineseCounting", "（%2）"), ("decimal", "%3.")]
    place = '<w:numPr><w:ilvl w:val="{}"/><w:numId w:val="7"/></w:numPr>'
    body = "".join(
        paragraph(text, place.format(level))
        for level, text in [(0, "甲"), (1, "乙"), (1, "丙"), (2, "丁"), (0, "戊"), (1, "己")]
    )
    data = repacked(with_body(body), add={"word/numbering.xml": numbering_part(levels)})
    assert texts(read_document_file(data, "a.docx")) == ["一、甲", "（一）乙", "（二）丙", "1.丁", "二、戊", "（一）己"]


def test_a_list_may_begin_again() -> None:
    extra = (
        '<w:num w:numId="8"><w:abstractNumId w:val="3"/>'
        '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>'
    )
    place = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{}"/></w:numPr>'
    body = "".join(paragraph("款", place.format(number)) for number in (7, 7, 8, 8))
    data = repacked(with_body(body), add={"word/numbering.xml": numbering_part([("decimal", "%1.")], extra)})
    assert texts(read_document_file(data, "a.docx")) == ["1.款", "2.款", "1.款", "2.款"]


def test_a_numbered_style_numbers_its_paragraphs() -> None:
    def change(document: object) -> None:
        style = document.styles["Heading 1"]
        style.element.get_or_add_pPr().append(parse_xml(f'<w:numPr {W}><w:numId w:val="7"/></w:numPr>'))
        document.add_paragraph("主要做法", style="Heading 1")

    data = docx_of([], change)
    data = repacked(data, add={"word/numbering.xml": numbering_part([("japaneseCounting", "第%1章")])})
    assert texts(read_document_file(data, "a.docx")) == ["第一章主要做法"]


def test_page_headers_and_text_boxes_are_set_aside() -> None:
    def change(document: object) -> None:
        document.sections[0].header.paragraphs[0].text = "内部资料"
        document.sections[0].footer.paragraphs[0].text = "— 1 —"

    document = read_document_file(docx_of(["正文。"], change), "a.docx")
    assert texts(document) == ["正文。"]
    assert aside(document, AsideKind.HEADER) == ["内部资料"]
    assert aside(document, AsideKind.FOOTER) == ["— 1 —"]

    box = (
        "<w:p><w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wps:txbx><w:txbxContent>"
        "<w:p><w:r><w:t>框内文字</w:t></w:r></w:p></w:txbxContent></wps:txbx></w:drawing></mc:Choice>"
        "<mc:Fallback><w:pict><v:textbox><w:txbxContent><w:p><w:r><w:t>框内文字</w:t></w:r></w:p>"
        "</w:txbxContent></v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
        "<w:r><w:t>段落文字</w:t></w:r></w:p>"
    )
    document = read_document_file(with_body(box), "b.docx")
    assert texts(document) == ["段落文字"]
    assert aside(document, AsideKind.TEXT_BOX) == ["框内文字"]


def test_only_the_text_that_stands_is_read() -> None:
    body = (
        "<w:p><w:r><w:t>应</w:t></w:r><w:del><w:r><w:delText>不</w:delText></w:r></w:del>"
        "<w:ins><w:r><w:t>当</w:t></w:r></w:ins><w:r><w:instrText>PAGE</w:instrText></w:r>"
        "<w:r><w:rPr><w:vanish/></w:rPr><w:t>藏起来的</w:t></w:r>"
        "<w:hyperlink><w:r><w:t>整改</w:t></w:r></w:hyperlink>"
        "<w:sdt><w:sdtContent><w:r><w:t>到位</w:t></w:r></w:sdtContent></w:sdt></w:p>"
    )
    document = read_document_file(with_body(body), "a.docx")
    assert texts(document) == ["应当整改到位"]
    assert aside(document, AsideKind.HIDDEN) == ["藏起来的"]


def test_a_table_of_contents_is_set_aside() -> None:
    def change(document: object) -> None:
        from docx.enum.style import WD_STYLE_TYPE

        document.styles.add_style("toc 1", WD_STYLE_TYPE.PARAGRAPH)
        document.add_paragraph("一、总体情况\t1", style="toc 1")
        document.add_paragraph("一、总体情况")

    document = read_document_file(docx_of([], change), "a.docx")
    assert texts(document) == ["一、总体情况"]
    assert aside(document, AsideKind.CONTENTS) == ["一、总体情况\t1"]


def test_external_links_and_embedded_objects_are_left_alone() -> None:
    relations = part_of(docx_of(), "word/_rels/document.xml.rels").decode()
    outside = (
        '<Relationship Id="rId99" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/'
        'attachedTemplate" Target="file:///nowhere/evil.dotm" TargetMode="External"/></Relationships>'
    )
    data = repacked(
        docx_of(["正文。"]),
        add={
            "word/_rels/document.xml.rels": relations.replace("</Relationships>", outside).encode(),
            "word/embeddings/oleObject1.bin": b"\xd0\xcf\x11\xe0" + bytes(64),
        },
    )
    assert texts(read_document_file(data, "a.docx")) == ["正文。"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_plain_text_in_the_encodings_of_the_office(encoding: str) -> None:
    text = "一、整改情况\r\n截至２０２６年３月２日，完成１２项。\r\n"
    document = read_document_file(text.encode(encoding), "情况.txt")
    assert document.text == text.replace("\r\n", "\n")
    assert texts(document) == ["一、整改情况", "截至２０２６年３月２日，完成１２项。"]


def test_rare_characters_survive_gb18030() -> None:
    text = "责任人：𬭊㙍同志，" + "按期完成整改任务。" * 5
    assert read_document_file(text.encode("gb18030"), "a.txt").text == text


def test_markdown_stays_as_it_was_typed() -> None:
    text = "# 标题\n\n- 第一项\n"
    assert read_document_file(text.encode(), "a.md").text == text


def test_full_width_digits_stay_in_word_files() -> None:
    assert texts(read_document_file(docx_of(["完成１２项，占８０％。"]), "a.docx")) == ["完成１２项，占８０％。"]


def test_path_stream_and_paste_read_alike(tmp_path: Path) -> None:
    path = tmp_path / "情况.txt"
    path.write_text("完成整改。\n", encoding="utf-8")
    from_path = read_document_file(path)
    with path.open("rb") as stream:
        assert read_document_file(stream, "情况.txt") == from_path
    assert read_pasted_text("完成整改。\r\n").text == from_path.text
    assert from_path.name == "情况.txt"


def test_bytes_need_a_name() -> None:
    with pytest.raises(ValueError, match="name"):
        read_document_file(io.BytesIO(b"x"))


def test_sixty_nested_containers_do_no_harm() -> None:
    body = "<w:sdt><w:sdtContent>" * 60 + paragraph("最里面") + "</w:sdtContent></w:sdt>" * 60
    assert texts(read_document_file(with_body(body), "a.docx")) == ["最里面"]
