"""Older Word files and PDF through the converters installed here, and paragraphs put together again from printed lines."""

import shutil
import subprocess
from pathlib import Path

import pytest
from tests.intake.made_files import docx_of, ole_file

from renda.adapters.office_converter import has_converter, pdf_of
from renda.adapters.pdf_words import has_pdf_reader
from renda.intake.document_files import read_document_file, readable_kinds
from renda.intake.printed_lines import paragraphs_of
from renda.intake.reasons import IntakeCode, IntakeRefused

_LONG = "1.研究室于2027年3月底前建立代表建议办理台账，" + "逐件写明承办单位、办理情况和反馈情况，" * 6 + "按月通报。"
WORDS = ("明川市人大常委会机关整改方案", "一、整改措施", _LONG)
with_office = pytest.mark.skipif(not has_converter(), reason="LibreOffice is not installed")
with_pdf = pytest.mark.skipif(not (has_converter() and has_pdf_reader()), reason="LibreOffice or pdftotext is not installed")


@with_office
def test_an_older_word_file_is_read_through_the_converter(tmp_path: Path) -> None:
    (tmp_path / "a.docx").write_bytes(docx_of(WORDS))
    office = shutil.which("soffice") or shutil.which("libreoffice")
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    subprocess.run(
        [office, "--headless", profile, "--convert-to", "doc", "--outdir", tmp_path, tmp_path / "a.docx"], check=True, timeout=120
    )
    assert read_document_file(tmp_path / "a.doc").text.split("\n") == list(WORDS)


@with_pdf
def test_a_pdf_is_read_with_its_paragraphs_whole() -> None:
    assert read_document_file(pdf_of(docx_of(WORDS)), "a.pdf").text.split("\n") == list(WORDS)


@with_office
def test_what_the_converter_cannot_read_is_damaged() -> None:
    with pytest.raises(IntakeRefused) as caught:
        read_document_file(ole_file("WordDocument"), "a.doc")
    assert {reason.code for reason in caught.value.reasons} <= {IntakeCode.DAMAGED, IntakeCode.EMPTY_TEXT}


def test_without_converters_neither_is_offered(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda program: None)
    assert [kind.name for kind in readable_kinds()] == ["DOCX", "TEXT"]


@pytest.mark.parametrize(("printed", "text"), [
    (
        "各处室要把这项工作摆上重要日程认真研究\n部署\n- 2 -\n\f二、工作措施\n（一）建立台账\n",
        "各处室要把这项工作摆上重要日程认真研究部署\n二、工作措施\n（一）建立台账",
    ),
    ("一、总体要求\n（一）目标\n", "一、总体要求\n（一）目标"),
    ("", ""),
])
def test_printed_lines_become_paragraphs(printed: str, text: str) -> None:
    assert paragraphs_of(printed) == text
