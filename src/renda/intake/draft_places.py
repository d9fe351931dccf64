"""A Word file as text in which every offset leads back to the runs that hold it, so that a draft can be written on.

The text is what `document_files` reads, with the lines of text boxes behind it. The elements belong to the opened
`Draft.word`: whoever changes them changes that file, and no other. This module must not know what is looked for in the
text, nor what is written into the file.
"""

import io
from bisect import bisect_right
from dataclasses import dataclass
from typing import Final

import docx
from docx.document import Document
from docx.opc.exceptions import OpcError

from renda.adapters.media_types import MediaType
from renda.adapters.office_converter import ConversionFailed, has_converter, word_of
from renda.intake.document_files import DOCUMENT_LIMIT, document_of_word
from renda.intake.file_gate import OLDER, admit
from renda.intake.package_safety import Element, PackageLimits, open_package
from renda.intake.reasons import IntakeCode, IntakeRefused, intake_reason
from renda.intake.word_content import LinePart, WordContent, WordLine
from renda.intake.word_paragraph import pieces_of_paragraph
from renda.intake.word_text import read_word

_LIMITS: Final = PackageLimits(total_bytes=256 * 1024 * 1024)
_UNREADABLE: Final = (OpcError, KeyError, ValueError, AttributeError, TypeError)
"""What python-docx lets through where a package is not put together as it expects."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """Characters of the text that one element of a run holds: `length` of them from `start` of the element are those at `at`."""

    at: int
    length: int
    node: Element
    start: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """One line of the text and where it stands, in a person's words; `box` is its text box's element where it is in one."""

    at: int
    words: str
    parts: tuple[LinePart, ...]
    box: Element | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A draft opened to be written on; `boxes_at` is where the lines of text boxes begin, `blanks` are cells empty of their own."""

    name: str
    text: str
    word: Document
    spots: tuple[Spot, ...]
    boxes_at: int
    blanks: frozenset[int]

    def spot_at(self, at: int) -> Spot:
        """This will give the line that an offset of the text stands in."""
        return self.spots[max(0, bisect_right(self.spots, at, key=lambda spot: spot.at) - 1)]

    def line_at(self, at: int) -> int:
        """This will give where the line begins that an offset stands in."""
        return self.spot_at(at).at

    def box_at(self, at: int) -> Element | None:
        """This will give the text box that an offset stands in, None outside any."""
        return self.spot_at(at).box

    def place_of(self, at: int) -> str:
        """This will tell where an offset stands: 第3段, 表2第4行第1列, 文本框."""
        spot = self.spot_at(at)
        column = next((p.column for p in reversed(spot.parts) if p.at <= at - spot.at), 0)
        return f"{spot.words}第{column + 1}列" if spot.words.startswith("表") else spot.words

    def stretches(self, at: int, end: int) -> tuple[Stretch, ...]:
        """This will give, in order, the stretches that hold the characters from `at` to `end`, cut to them.

        Numbers that Word only prints stand in no element and are left out.
        """
        first = max(0, bisect_right(self.spots, at, key=lambda spot: spot.at) - 1)
        found: list[Stretch] = []
        for spot in self.spots[first:]:
            if spot.at >= end:
                break
            for part in spot.parts:
                found += _stretches(part, spot.at + part.at, at, end)
        return tuple(found)

    def paragraph_at(self, at: int) -> Element | None:
        """This will give the paragraph that an offset stands in or, of an empty cell, the one to write into."""
        spot = self.spot_at(at)
        held = [part for part in spot.parts if part.at <= at - spot.at <= part.at + part.length]
        return held[-1].paragraph if held else next((part.paragraph for part in spot.parts), None)


def open_draft(source: bytes, name: str) -> Draft:
    """This will open a .docx as a draft.

    :raises IntakeRefused: as `read_document_file` does – a file marked 秘密, 机密 or 绝密 among them.
    """
    file = io.BytesIO(source)
    admit(file, name, accepted=(MediaType.DOCX,), limit=DOCUMENT_LIMIT)
    with open_package(file, _LIMITS) as package:
        word = _opened(file)
        content = read_word(package, _LIMITS, document=word.element)
    document = document_of_word(content, name)
    lines = [(line.at, read) for line, read in zip(document.lines, content.lines, strict=True)]
    boxes_at = len(document.text) + 1
    text = "\n".join((document.text, *(line.text for line in content.boxes)))
    return Draft(
        name=name, text=text, word=word, spots=(*_spots(lines), *_box_spots(content, boxes_at)),
        boxes_at=boxes_at, blanks=document.blanks,
    )


def draft_kinds() -> tuple[MediaType, ...]:
    """This will list the kinds of Word file that can be taken in here as a draft."""
    return (MediaType.DOCX, OLDER) if has_converter() else (MediaType.DOCX,)


def draft_as_word(source: bytes, name: str, *, limit: int = DOCUMENT_LIMIT) -> bytes:
    """This will give an uploaded draft as a .docx: itself, or what the converter makes of an older file.

    :param limit: the most bytes the file may have.
    :raises IntakeRefused: the file is neither, or cannot be converted.
    """
    file = io.BytesIO(source)
    if admit(file, name, accepted=draft_kinds(), limit=limit) is MediaType.DOCX:
        return source
    try:
        return word_of(source, suffix=name.lower().rpartition(".")[2])
    except ConversionFailed:
        raise IntakeRefused(intake_reason(IntakeCode.DAMAGED)) from None


def _opened(file: io.BytesIO) -> Document:
    file.seek(0)
    try:
        word = docx.Document(file)
        declared = word.element.getroottree().docinfo.doctype
    except _UNREADABLE:
        raise IntakeRefused(intake_reason(IntakeCode.DAMAGED)) from None
    if declared:
        raise IntakeRefused(intake_reason(IntakeCode.DAMAGED))
    return word


def _spots(lines: list[tuple[int, WordLine]]) -> list[Spot]:
    found: list[Spot] = []
    paragraphs, rows = 0, 0
    table: int | None = None
    for at, line in lines:
        rows = rows + 1 if line.table is not None and line.table == table else 1
        table = line.table
        paragraphs += table is None
        words = f"第{paragraphs}段" if table is None else f"表{table + 1}第{rows}行"
        found.append(Spot(at=at, words=words, parts=line.parts))
    return found


def _box_spots(content: WordContent, begins: int) -> list[Spot]:
    found: list[Spot] = []
    for line in content.boxes:
        box = next(node for node in line.parts[0].paragraph.iterancestors() if node.tag.endswith("}txbxContent"))
        found.append(Spot(at=begins, words="文本框", parts=line.parts, box=box))
        begins += len(line.text) + 1
    return found


def _stretches(part: LinePart, part_at: int, at: int, end: int) -> list[Stretch]:
    """The stretches of one part of a line between two offsets of the text."""
    found: list[Stretch] = []
    place = 0
    low, high = max(at, part_at) - part_at + part.start, min(end, part_at + part.length) - part_at + part.start
    for text, node in pieces_of_paragraph(part.paragraph):
        first, last = max(low, place), min(high, place + len(text))
        if first < last:
            found.append(Stretch(at=part_at + first - part.start, length=last - first, node=node, start=first - place))
        place += len(text)
    return found
