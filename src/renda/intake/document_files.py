"""Turns an uploaded document (.docx, .txt, .md; .doc, .wps and .pdf through a converter) or pasted text into text with its
lines, or refuses it whole.

The words are never changed: full-width digits, spaces and punctuation stay as they were typed, so that an
offset into `DocumentText.text` can be shown beside the source. This module must not know what is read out of
the text, nor where it is kept.
"""

import io
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Final

from renda.adapters.media_types import MediaType
from renda.adapters.office_converter import ConversionFailed, has_converter, word_of
from renda.adapters.pdf_words import has_pdf_reader, words_of_pdf
from renda.intake.file_gate import DOCUMENTS, admit
from renda.intake.package_safety import PackageLimits, open_package
from renda.intake.printed_lines import paragraphs_of
from renda.intake.reasons import IntakeCode, IntakeRefused, intake_reason, readable_size
from renda.intake.secrecy_marks import first_mark, mark_in_head, mark_in_name
from renda.intake.text_decoding import NotText, decode_text
from renda.intake.word_content import AsideKind, WordContent
from renda.intake.word_text import read_word

DOCUMENT_LIMIT: Final = 50 * 1024 * 1024
TEXT_LIMIT: Final = 10 * 1024 * 1024
PASTED_NAME: Final = "粘贴的文字.txt"

_ASIDE_PLACE: Final = {
    AsideKind.HEADER: "页眉",
    AsideKind.FOOTER: "页脚",
    AsideKind.NOTE: "脚注",
    AsideKind.TEXT_BOX: "文本框",
    AsideKind.CONTENTS: "目录",
    AsideKind.HIDDEN: "隐藏文字",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentLine:
    """One line that is not blank; `at` is its offset in the text, `table` the index of its table or None."""

    text: str
    at: int
    table: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentTable:
    """One table, row by row, cell by cell; its text stands at `at` … `end` of the whole, cells parted by tabs."""

    rows: tuple[tuple[str, ...], ...]
    at: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SetAside:
    """Text of the file that is no running text, and where it stood."""

    kind: AsideKind
    place: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentText:
    """What was read of one document; every `at` is an offset in characters into `text`, as are the `blanks`: table cells that are
    empty of their own, not merged with the one above."""

    name: str
    media_type: MediaType
    text: str
    lines: tuple[DocumentLine, ...]
    tables: tuple[DocumentTable, ...] = ()
    set_aside: tuple[SetAside, ...] = ()
    blanks: frozenset[int] = frozenset()


def read_document_file(
    source: Path | bytes | BinaryIO,
    name: str | None = None,
    *,
    limit: int = DOCUMENT_LIMIT,
    package_limits: PackageLimits | None = None,
) -> DocumentText:
    """This will read a document of one of the `readable_kinds`.

    :param source: a path, the bytes, or a seekable binary stream; a path or stream is never loaded as a whole.
    :param name: the file's name as uploaded; may be left out for a path.
    :param limit: the most bytes the file may have.
    :raises IntakeRefused: with every reason for which the file is not taken in.
    :raises ValueError: when bytes or a stream come without a name.
    """
    if isinstance(source, Path):
        with source.open("rb") as opened:
            return _read(opened, name or source.name, limit, package_limits or PackageLimits())
    if name is None:
        raise ValueError("a document that is not a path needs a name")
    file = io.BytesIO(source) if isinstance(source, bytes) else source
    return _read(file, name, limit, package_limits or PackageLimits())


def read_pasted_text(text: str, *, name: str = PASTED_NAME) -> DocumentText:
    """This will take text pasted into a page as a document.

    :raises IntakeRefused: EMPTY_TEXT, TOO_LARGE or MARKED_SECRET.
    """
    return _plain(text.replace("\r\n", "\n").replace("\r", "\n"), name)


def _read(file: BinaryIO, name: str, limit: int, package_limits: PackageLimits) -> DocumentText:
    kind = admit(file, name, accepted=readable_kinds(), limit=limit)
    if kind in (MediaType.OLE, MediaType.PDF):
        return _converted(file, kind, name, package_limits)
    if kind is MediaType.DOCX:
        return _packed(file, name, package_limits)
    data = file.read(TEXT_LIMIT + 1)
    if len(data) > TEXT_LIMIT:
        raise _too_long()
    try:
        return _plain(decode_text(data), name)
    except NotText:
        raise IntakeRefused(intake_reason(IntakeCode.UNDECODABLE)) from None


def readable_kinds() -> tuple[MediaType, ...]:
    """This will list the kinds of file that can be read here: older ones and PDF where their converter is installed."""
    older = (MediaType.OLE,) if has_converter() else ()
    return (*DOCUMENTS, *older, *((MediaType.PDF,) if has_pdf_reader() else ()))


def _packed(file: BinaryIO, name: str, limits: PackageLimits) -> DocumentText:
    with open_package(file, limits) as package:
        return document_of_word(read_word(package, limits), name)


def _converted(file: BinaryIO, kind: MediaType, name: str, limits: PackageLimits) -> DocumentText:
    """What a converter makes of an older file is read as if it had been uploaded itself."""
    try:
        if kind is MediaType.PDF:
            return _plain(paragraphs_of(words_of_pdf(file.read())), name)
        suffix = Path(name.lower()).suffix.removeprefix(".")
        return _packed(io.BytesIO(word_of(file.read(), suffix=suffix)), name, limits)
    except ConversionFailed:
        raise IntakeRefused(intake_reason(IntakeCode.DAMAGED)) from None


def _plain(text: str, name: str) -> DocumentText:
    if len(text) > TEXT_LIMIT:
        raise _too_long()
    lines: list[DocumentLine] = []
    at = 0
    for line in text.split("\n"):
        if line.strip():
            lines.append(DocumentLine(text=line, at=at))
        at += len(line) + 1
    return _checked(DocumentText(name=name, media_type=MediaType.TEXT, text=text, lines=tuple(lines)))


def document_of_word(content: WordContent, name: str) -> DocumentText:
    """This will make a document of what was read of a Word file.

    :raises IntakeRefused: EMPTY_TEXT or MARKED_SECRET.
    """
    lines: list[DocumentLine] = []
    spans: dict[int, tuple[int, int]] = {}
    blanks: list[int] = []
    at = 0
    for line in content.lines:
        lines.append(DocumentLine(text=line.text, at=at, table=line.table))
        blanks += [at + place for place in line.blanks]
        end = at + len(line.text)
        if line.table is not None:
            spans[line.table] = (spans.get(line.table, (at, end))[0], end)
        at = end + 1
    return _checked(DocumentText(
        name=name, media_type=MediaType.DOCX,
        text="\n".join(line.text for line in lines),
        lines=tuple(lines),
        tables=tuple(DocumentTable(rows=content.tables[n], at=span[0], end=span[1]) for n, span in spans.items()),
        set_aside=tuple(SetAside(kind=kind, place=_ASIDE_PLACE[kind], text=text) for kind, text in content.aside),
        blanks=frozenset(blanks),
    ))


def _checked(document: DocumentText) -> DocumentText:
    mark = _secrecy_mark(document)
    if mark:
        raise IntakeRefused(intake_reason(IntakeCode.MARKED_SECRET, where=mark[0], mark=mark[1]))
    if not any(char.isalnum() for char in document.text):
        raise IntakeRefused(intake_reason(IntakeCode.EMPTY_TEXT))
    return document


def _secrecy_mark(document: DocumentText) -> tuple[str, str] | None:
    """Where a mark of secrecy stands and what it says; None when the document bears none."""
    in_name = mark_in_name(document.name)
    if in_name:
        return "文件名", in_name
    for entry in document.set_aside:
        mark = mark_in_head(entry.text)
        if mark and entry.kind is not AsideKind.CONTENTS:
            return entry.place, mark
    pieces = [piece for line in document.lines for piece in line.text.split("\t")]
    found = first_mark(pieces)
    return (f"正文第{found[0]}段", found[1]) if found else None


def _too_long() -> IntakeRefused:
    return IntakeRefused(intake_reason(IntakeCode.TOO_LARGE, limit=readable_size(TEXT_LIMIT)))
