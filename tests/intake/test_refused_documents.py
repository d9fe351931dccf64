"""Every bad file is refused with a clear sentence, and before it can do harm."""

import io
import os
import shutil
import zipfile
from pathlib import Path

import pytest
from tests.intake.made_files import bomb, docx_of, ole_file, paragraph, repacked, with_body

from renda.intake.document_files import TEXT_LIMIT, read_document_file, read_pasted_text
from renda.intake.package_safety import PackageLimits
from renda.intake.reasons import IntakeCode, IntakeRefused, intake_reason


def refused(data: bytes | Path, name: str | None = None, **options: object) -> IntakeRefused:
    with pytest.raises(IntakeRefused) as caught:
        read_document_file(data, name, **options)
    for reason in caught.value.reasons:
        assert reason.what
        assert reason.mend.endswith("。")
        assert reason.sentence in str(caught.value)
    return caught.value


def codes(data: bytes | Path, name: str | None = None, **options: object) -> list[IntakeCode]:
    return [reason.code for reason in refused(data, name, **options).reasons]


def test_a_truncated_document_is_damaged() -> None:
    assert codes(docx_of(["正文"])[:-400], "a.docx") == [IntakeCode.DAMAGED]


def test_a_changed_byte_is_noticed() -> None:
    data = bytearray(docx_of(["正文" * 200]))
    with zipfile.ZipFile(io.BytesIO(bytes(data))) as package:
        info = package.getinfo("word/document.xml")
    middle = info.header_offset + 30 + len(info.filename) + info.compress_size // 2
    data[middle] ^= 0xFF
    assert codes(bytes(data), "a.docx") == [IntakeCode.DAMAGED]


def test_a_package_without_text_part_is_damaged() -> None:
    assert codes(repacked(docx_of(["正文"]), drop=["word/document.xml"]), "a.docx") == [IntakeCode.DAMAGED]


@pytest.mark.parametrize(
    ("name", "data", "code", "words"),
    [
        ("a.docx", b"%PDF-1.7 ...", IntakeCode.NAME_AND_CONTENT_DIFFER, "PDF"),
        ("a.docx", "只是文字".encode(), IntakeCode.NAME_AND_CONTENT_DIFFER, "纯文本"),
        ("a.txt", b"\x89PNG\r\n\x1a\n\x00", IntakeCode.NAME_AND_CONTENT_DIFFER, "PNG"),
        ("a.pdf", b"%PDF-1.7 ...", IntakeCode.PDF_NOT_READ, ".docx"),
        ("a.exe", b"MZ\x90\x00", IntakeCode.WRONG_KIND, "程序"),
        ("a.docx", bytes(range(256)) * 40, IntakeCode.DAMAGED, "损坏"),
        ("a.doc", ole_file("WordDocument"), IntakeCode.OLD_WORD, ".docx"),
        ("a.docx", ole_file("EncryptionInfo", "EncryptedPackage"), IntakeCode.ENCRYPTED, "密码"),
        ("a.docx", b"", IntakeCode.EMPTY_FILE, "空文件"),
        ("a.rtf", b"{\\rtf1 x}", IntakeCode.WRONG_KIND, "RTF"),
    ],
)
def test_the_wrong_file_is_told_what_it_is(
    monkeypatch: pytest.MonkeyPatch, name: str, data: bytes, code: IntakeCode, words: str
) -> None:
    monkeypatch.setattr(shutil, "which", lambda program: None)  # no converter installed
    error = refused(data, name)
    assert [reason.code for reason in error.reasons] == [code]
    assert words in str(error)


def test_macros_are_refused_under_either_name() -> None:
    data = repacked(docx_of(["正文"]), add={"word/vbaProject.bin": b"\x00" * 64})
    assert codes(data, "a.docm") == [IntakeCode.MACROS]
    assert codes(data, "a.docx") == [IntakeCode.MACROS]


def test_macros_are_seen_by_the_declared_type() -> None:
    document = docx_of(["正文"])
    with zipfile.ZipFile(io.BytesIO(document)) as package:
        types = package.read("[Content_Types].xml")
    changed = types.replace(b"wordprocessingml.document.main", b"ms-word.document.macroEnabled.main")
    assert changed != types
    assert codes(repacked(document, add={"[Content_Types].xml": changed}), "a.docx") == [IntakeCode.MACROS]


def test_a_200_mb_file_is_refused_without_being_read(tmp_path: Path) -> None:
    path = tmp_path / "大文件.docx"
    with path.open("wb") as file:
        file.write(b"PK\x03\x04")
        os.truncate(file.fileno(), 200 * 1024 * 1024)
    error = refused(path)
    assert IntakeCode.TOO_LARGE in [reason.code for reason in error.reasons]
    assert "50 MB" in str(error)


def test_size_and_kind_are_told_at_once() -> None:
    assert codes(b"%PDF-" + bytes(100), "a.docx", limit=50) == [
        IntakeCode.TOO_LARGE,
        IntakeCode.NAME_AND_CONTENT_DIFFER,
    ]


def test_a_zip_bomb_is_refused_by_its_ratio() -> None:
    data = bomb("word/media/image1.bmp", 40 * 1024 * 1024)
    assert len(data) < 1024 * 1024
    assert codes(data, "a.docx") == [IntakeCode.BOMB]


def test_a_package_is_refused_by_total_and_by_count() -> None:
    document = docx_of(["正文"])
    assert codes(document, "a.docx", package_limits=PackageLimits(total_bytes=1000)) == [IntakeCode.BOMB]
    assert codes(document, "a.docx", package_limits=PackageLimits(parts=3)) == [IntakeCode.BOMB]
    assert codes(document, "a.docx", package_limits=PackageLimits(part_bytes=500)) == [IntakeCode.BOMB]


def test_entries_that_share_bytes_are_refused() -> None:
    data = bytearray(docx_of(["正文"]))
    with zipfile.ZipFile(io.BytesIO(bytes(data))) as package:
        first, second = package.infolist()[:2]
    entry = data.rfind(second.filename.encode()) - 46
    data[entry + 42 : entry + 46] = (first.header_offset + 1).to_bytes(4, "little")
    assert codes(bytes(data), "a.docx") == [IntakeCode.DAMAGED]


def test_entities_are_not_expanded() -> None:
    laugh = (
        '<?xml version="1.0"?><!DOCTYPE w [<!ENTITY a "哈哈哈哈哈哈哈哈"><!ENTITY b "&a;&a;&a;&a;">]>'
        '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
        "<w:body><w:p><w:r><w:t>&b;</w:t></w:r></w:p></w:body></w:document>"
    )
    assert codes(repacked(docx_of(), add={"word/document.xml": laugh.encode()}), "a.docx") == [IntakeCode.DAMAGED]


def test_a_very_deep_document_is_refused_not_followed() -> None:
    table = ("<w:tbl><w:tr><w:tc>", "</w:tc></w:tr></w:tbl>")
    body = table[0] * 400 + paragraph("底") + table[1] * 400
    assert codes(with_body(body), "a.docx") == [IntakeCode.DAMAGED]


def test_a_password_on_the_package_is_told() -> None:
    data = bytearray(docx_of(["正文"]))
    for signature, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        start = data.find(signature)
        while start >= 0:
            data[start + place] |= 1
            start = data.find(signature, start + 4)
    assert codes(bytes(data), "a.docx") == [IntakeCode.ENCRYPTED]


@pytest.mark.parametrize("text", ["", "　\n \t\n", "……——\n。"])
def test_a_document_without_words_is_empty(text: str) -> None:
    assert codes(docx_of(text.split("\n")), "a.docx") == [IntakeCode.EMPTY_TEXT]
    with pytest.raises(IntakeRefused) as caught:
        read_pasted_text(text)
    assert caught.value.reasons[0].code is IntakeCode.EMPTY_TEXT


@pytest.mark.parametrize(
    "data",
    [
        "整改".encode() + b"\xff\xfe\xfd" * 20,
        "caractères accentués français été".encode("latin-1") * 3,
        "ひらがなカタカナ漢字".encode("shift-jis") * 5,
        "報告書與會議記錄".encode("big5") * 5,
        b"text\x00text",
        ("锟斤拷" * 20).encode(),
    ],
)
def test_garbled_text_is_refused(data: bytes) -> None:
    assert codes(data, "a.txt") == [IntakeCode.UNDECODABLE]


def test_a_text_without_end_is_refused() -> None:
    assert codes(b"a" * (TEXT_LIMIT + 1), "a.txt") == [IntakeCode.TOO_LARGE]


def test_every_code_has_its_words() -> None:
    values = {"limit": "1 MB", "kind": "x", "accepted": "x", "suffix": "x", "mark": "x", "width": "1", "height": "1"}
    values |= {"rows": "1", "columns": "1"}
    for code in IntakeCode:
        sentence = intake_reason(code, where="第1段", **values).sentence
        assert "（第1段）" in sentence
        assert "{" not in sentence
