"""Reads the text of a .docx package in the order a reader sees it: paragraphs, tables, printed list numbers.

What is not running text is set aside and kept apart: page headers and footers, notes, text boxes, tables of
contents, hidden text. Deletions under revision, field codes, comments, embedded objects and external links are
left where they are. This module must not know the limits on uploads nor what is done with the text.
"""

import posixpath
import re
import zipfile
from dataclasses import dataclass, field, replace
from typing import Final

from renda.intake.package_safety import Element, PackageLimits, part_tree
from renda.intake.reasons import IntakeCode, IntakeRefused, intake_reason
from renda.intake.word_content import AsideKind, LinePart, WordContent, WordLine
from renda.intake.word_numbering import ListNumbers, list_numbers
from renda.intake.word_paragraph import text_of_paragraph
from renda.intake.word_xml import attribute, child, children, local_name, value

_ASIDE_PARTS: Final = re.compile(r"word/(header|footer|footnotes|endnotes)\d*\.xml")
_CONTENTS_STYLE: Final = re.compile(r"(toc|目录)\s*\d*", re.IGNORECASE)
_WRAPPERS: Final = frozenset({"sdt", "sdtContent", "customXml", "ins", "moveTo", "smartTag"})


_ASIDE_KIND: Final = {
    "header": AsideKind.HEADER,
    "footer": AsideKind.FOOTER,
    "footnotes": AsideKind.NOTE,
    "endnotes": AsideKind.NOTE,
}


def read_word(package: zipfile.ZipFile, limits: PackageLimits, *, document: Element | None = None) -> WordContent:
    """This will read the whole text of an opened .docx package.

    :param document: the main part where it was parsed already: the parts of lines then are its elements.
    :raises IntakeRefused: DAMAGED when the main part is missing or no Word text, BOMB when a part is oversized.
    """
    main = _main_part(package, limits)
    folder = posixpath.dirname(main)
    numbering = _optional(package, f"{folder}/numbering.xml", limits)
    styles = _optional(package, f"{folder}/styles.xml", limits)
    reader = _Reader(numbers=list_numbers(numbering, styles), contents_styles=_contents_styles(styles))
    body = child(part_tree(package, main, limits) if document is None else document, "body")
    if body is None:
        raise IntakeRefused(intake_reason(IntakeCode.DAMAGED, where=main))
    reader.read_blocks(body)
    for name in sorted(package.namelist()):
        found = _ASIDE_PARTS.fullmatch(name)
        if found:
            reader.set_aside(_ASIDE_KIND[found.group(1)], part_tree(package, name, limits))
    return reader.content


@dataclass(frozen=True, slots=True, kw_only=True)
class _Cell:
    """One cell of a row; the further columns of a wide one have neither words nor parts."""

    words: str = ""
    goes_on: bool = False
    parts: tuple[LinePart, ...] = ()


@dataclass(slots=True, kw_only=True)
class _Reader:
    numbers: ListNumbers
    contents_styles: frozenset[str]
    content: WordContent = field(default_factory=WordContent)
    _kept: set[tuple[AsideKind, str]] = field(default_factory=set)

    def read_blocks(self, container: Element) -> None:
        for node in container:
            name = local_name(node)
            if name == "p":
                self._read_paragraph(node)
            elif name == "tbl":
                self._read_table(node)
            elif name in _WRAPPERS:
                self.read_blocks(node)
            elif name == "AlternateContent":
                for choice in children(node, "Choice"):
                    self.read_blocks(choice)

    def set_aside(self, kind: AsideKind, root: Element) -> None:
        for paragraph in root.iter():
            if local_name(paragraph) == "p":
                self._set_aside_boxes(paragraph)
                self._keep_aside(kind, text_of_paragraph(paragraph))

    def _read_paragraph(self, paragraph: Element) -> None:
        self._set_aside_boxes(paragraph, in_body=True)
        text = text_of_paragraph(paragraph)
        hidden = text_of_paragraph(paragraph, hidden=True)
        if hidden.strip():
            self._keep_aside(AsideKind.HIDDEN, hidden)
        style = value(child(child(paragraph, "pPr"), "pStyle"))
        if style in self.contents_styles:
            self._keep_aside(AsideKind.CONTENTS, text)
            return
        prefix = self.numbers.prefix(paragraph)
        self.content.lines.extend(_lines_of(prefix + text, paragraph, len(prefix)))

    def _read_table(self, table: Element) -> None:
        """A cell over several columns is followed by empty ones, so that columns stand beneath one another."""
        read = tuple(self._cells_of(row) for row in _rows_of(table))
        rows = tuple(row for row in read if any(cell.words for cell in row))
        if not rows:
            return
        index = len(self.content.tables)
        self.content.tables.append(tuple(tuple(cell.words for cell in row) for row in rows))
        for row in rows:
            self.content.lines.append(_line_of(row, index))

    def _cells_of(self, row: Element) -> tuple[_Cell, ...]:
        """The words of each column's cell, and whether it goes on from the row above."""
        before = value(child(child(row, "trPr"), "gridBefore"))
        cells = [_Cell()] * (int(before) if before.isdecimal() else 0)
        for cell in _cells_in(row):
            paragraphs = [node for node in cell.iter() if local_name(node) == "p" and not _inside_box(node, cell)]
            for paragraph in paragraphs:
                self._set_aside_boxes(paragraph, in_body=True)
            wide, goes_on = _merging(cell)
            read = _cell_of([(self.numbers.prefix(node), text_of_paragraph(node), node) for node in paragraphs], goes_on)
            cells += [read] + [_Cell(goes_on=goes_on)] * (wide - 1)
        return tuple(cells)

    def _set_aside_boxes(self, paragraph: Element, *, in_body: bool = False) -> None:
        for node in paragraph.iter():
            if local_name(node) == "txbxContent" and not _inside(node, "Fallback"):
                for line in node.iter():
                    if local_name(line) == "p":
                        text = text_of_paragraph(line)
                        self._keep_aside(AsideKind.TEXT_BOX, text)
                        if in_body and next(line.iterancestors(node.tag)) is node:  # a box within a box comes by itself
                            self.content.boxes.extend(_lines_of(text, line, 0))

    def _keep_aside(self, kind: AsideKind, text: str) -> None:
        for line in text.split("\n"):
            entry = (kind, line.strip())
            if entry[1] and entry not in self._kept:
                self._kept.add(entry)
                self.content.aside.append(entry)


def _lines_of(text: str, paragraph: Element, printed: int) -> list[WordLine]:
    """The lines of a paragraph that hold words; the first `printed` characters stand in none of its runs."""
    found, begins = [], 0
    for line in text.split("\n"):
        words = line.rstrip()
        number = min(len(words), max(0, printed - begins))
        if words:
            part = LinePart(at=number, length=len(words) - number, paragraph=paragraph, start=max(0, begins - printed))
            found.append(WordLine(text=words, parts=(part,)))
        begins += len(line) + 1
    return found


def _cell_of(read: list[tuple[str, str, Element]], goes_on: bool) -> _Cell:
    """The paragraphs of a cell, stripped and one a line; each is (printed number, text, the paragraph)."""
    words, parts = "", []
    for prefix, text, paragraph in read:
        whole = (prefix + text).strip()
        if not whole:
            continue
        words += "\n" if words else ""
        cut = len(prefix + text) - len((prefix + text).lstrip())
        number = max(0, len(prefix) - cut)
        parts.append(LinePart(
            at=len(words) + number, length=max(0, len(whole) - number), paragraph=paragraph, start=max(0, cut - len(prefix)),
        ))
        words += whole
    if not parts and read:
        parts.append(LinePart(at=0, length=0, paragraph=read[0][2]))
    return _Cell(words=words, goes_on=goes_on, parts=tuple(parts))


def _line_of(row: tuple[_Cell, ...], table: int) -> WordLine:
    """A row as one line of text, with the places of its cells that are empty of their own."""
    place, blanks, words = 0, [], []
    parts: list[LinePart] = []
    for column, cell in enumerate(row):
        words.append(re.sub(r"[\n\t]", " ", cell.words))
        blanks += [] if cell.words or cell.goes_on else [place]
        parts += [replace(part, at=part.at + place, column=column) for part in cell.parts]
        place += len(cell.words) + 1
    return WordLine(text="\t".join(words), table=table, blanks=tuple(blanks), parts=tuple(parts))


def _merging(cell: Element) -> tuple[int, bool]:
    """How many columns a cell takes, and whether it goes on from the cell above."""
    properties = child(cell, "tcPr")
    wide, merge = value(child(properties, "gridSpan")), child(properties, "vMerge")
    return max(int(wide), 1) if wide.isdecimal() else 1, merge is not None and value(merge) != "restart"


def _rows_of(table: Element) -> list[Element]:
    return [row for node in table for row in _unwrapped(node, "tr")]


def _cells_in(row: Element) -> list[Element]:
    return [cell for node in row for cell in _unwrapped(node, "tc")]


def _unwrapped(node: Element, wanted: str) -> list[Element]:
    if local_name(node) == wanted:
        return [node]
    if local_name(node) in _WRAPPERS:
        return [item for inner in node for item in _unwrapped(inner, wanted)]
    return []


def _inside(node: Element, name: str) -> bool:
    return any(local_name(ancestor) == name for ancestor in node.iterancestors())


def _inside_box(node: Element, limit: Element) -> bool:
    for ancestor in node.iterancestors():
        if ancestor is limit:
            return False
        if local_name(ancestor) == "txbxContent":
            return True
    return False


def _contents_styles(styles: Element | None) -> frozenset[str]:
    found = set()
    for style in children(styles, "style"):
        if _CONTENTS_STYLE.fullmatch(value(child(style, "name"))):
            found.add(attribute(style, "styleId"))
    return frozenset(found)


def _main_part(package: zipfile.ZipFile, limits: PackageLimits) -> str:
    try:
        relations = part_tree(package, "_rels/.rels", limits)
    except KeyError:
        return "word/document.xml"
    for relation in relations:
        if attribute(relation, "Type").endswith("/officeDocument"):
            return attribute(relation, "Target").lstrip("/")
    return "word/document.xml"


def _optional(package: zipfile.ZipFile, name: str, limits: PackageLimits) -> Element | None:
    return part_tree(package, name, limits) if name in package.namelist() else None
