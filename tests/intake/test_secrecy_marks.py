"""A mark of secrecy stops a file; the word in prose does not."""

import pytest
from tests.intake.made_files import docx_of, with_body

from renda.intake.document_files import read_document_file, read_pasted_text
from renda.intake.reasons import IntakeCode, IntakeRefused
from renda.intake.secrecy_marks import mark_in_name, mark_standing_alone


def place_refused(text: str | bytes, name: str = "a.docx") -> str:
    with pytest.raises(IntakeRefused) as caught:
        read_document_file(text, name) if isinstance(text, bytes) else read_pasted_text(text)
    (reason,) = caught.value.reasons
    assert reason.code is IntakeCode.MARKED_SECRET
    assert "没有保存" in reason.what
    return reason.where


@pytest.mark.parametrize(
    "line",
    [
        "机密★1年",
        "秘密★",
        "绝密",
        "秘　密",
        "机密 ★ １０ 年",
        "密级：机密",
        "密级:秘密★6个月",
        "000012 机密★1年",
        "机密★长期 特急",
        "【秘密】",
        "绝密级",
        "机密☆5年",
        "绝密★启用前",
    ],
)
def test_a_mark_alone_is_a_mark(line: str) -> None:
    assert mark_standing_alone(line)
    assert place_refused(f"{line}\n明川市人大常委会办公室文件\n一、整改情况") == "正文第1段"


@pytest.mark.parametrize(
    "line",
    [
        "商业秘密",
        "保守国家秘密",
        "保密工作",
        "国家秘密、商业秘密和个人隐私",
        "一、秘密投票的办法",
        "密级：无",
        "密级：公开",
        "机密文件管理不规范",
        "涉及秘密★的文件应当单独存放。",
        "秘密级以上文件未登记3份",
        "工作秘密",
    ],
)
def test_the_word_in_prose_is_no_mark(line: str) -> None:
    document = read_pasted_text(f"{line}\n一、整改情况")
    assert document.lines[0].text == line


def test_a_starred_mark_beside_the_number_of_the_document() -> None:
    assert place_refused("明人办发〔2026〕1号　　机密★1年\n正文") == "正文第1段"


def test_a_plain_word_deep_in_the_text_passes_but_a_starred_mark_does_not() -> None:
    body = [f"第{number}条" for number in range(1, 40)]
    assert read_pasted_text("\n".join([*body, "秘密"]))
    assert place_refused("\n".join([*body, "机密★3年", "附件正文"])) == "正文第40段"


def test_marks_in_header_and_text_box() -> None:
    def change(document: object) -> None:
        document.sections[0].header.paragraphs[0].text = "机密★1年"

    assert place_refused(docx_of(["正文"], change)) == "页眉"
    box = (
        "<w:p><w:r><w:pict><v:textbox><w:txbxContent><w:p><w:r><w:t>秘密</w:t></w:r></w:p></w:txbxContent>"
        "</v:textbox></w:pict></w:r><w:r><w:t>正文</w:t></w:r></w:p>"
    )
    assert place_refused(with_body(box)) == "文本框"


def test_a_mark_in_a_cell_at_the_top() -> None:
    def change(document: object) -> None:
        table = document.add_table(rows=1, cols=2)
        table.rows[0].cells[0].text = "份号 000001"
        table.rows[0].cells[1].text = "机密★1年"

    assert place_refused(docx_of([], change)).startswith("正文")


@pytest.mark.parametrize("name", ["（秘密）整改情况.docx", "机密★1年 通报.docx", "【绝密】名单.docx", "秘密-名单.docx"])
def test_a_mark_in_the_file_name(name: str) -> None:
    assert place_refused(docx_of(["正文"]), name) == "文件名"


@pytest.mark.parametrize("name", ["商业秘密保护工作总结.docx", "保守秘密承诺书.docx", "秘密投票办法.docx", "保密.docx"])
def test_the_word_in_a_file_name_passes(name: str) -> None:
    assert mark_in_name(name) is None
