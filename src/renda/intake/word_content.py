"""What the reader of Word files hands on: lines, tables, and what stood beside the running text.

This module must not know how a file is read.
"""

from dataclasses import dataclass, field
from enum import StrEnum

from renda.intake.package_safety import Element


class AsideKind(StrEnum):
    """Where text stood that is no running text."""

    HEADER = "header"
    FOOTER = "footer"
    NOTE = "note"
    TEXT_BOX = "text_box"
    CONTENTS = "contents"
    HIDDEN = "hidden"


@dataclass(frozen=True, slots=True, kw_only=True)
class LinePart:
    """A stretch of a line and the paragraph it was read from: `length` characters at `at` of the line are those from `start` of the
    paragraph. Printed numbers of lists are in no part; an empty cell is a part without length. `column` counts cells from 0."""

    at: int
    length: int
    paragraph: Element
    start: int = 0
    column: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class WordLine:
    """One line of running text; `table` is the index of its table, None outside tables.

    `blanks` are the offsets in the line of cells that are empty and go on from no cell above.
    """

    text: str
    table: int | None = None
    blanks: tuple[int, ...] = ()
    parts: tuple[LinePart, ...] = ()


@dataclass(slots=True, kw_only=True)
class WordContent:
    """What was read of one file, growing while it is read; `boxes` are the lines of text boxes that stand in the body."""

    lines: list[WordLine] = field(default_factory=list)
    tables: list[tuple[tuple[str, ...], ...]] = field(default_factory=list)
    boxes: list[WordLine] = field(default_factory=list)
    aside: list[tuple[AsideKind, str]] = field(default_factory=list)
