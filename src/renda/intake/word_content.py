"""What the reader of Word files hands on: lines, tables, and what stood beside the running text.

This module must not know how a file is read.
"""

from dataclasses import dataclass, field
from enum import StrEnum


class AsideKind(StrEnum):
    """Where text stood that is no running text."""

    HEADER = "header"
    FOOTER = "footer"
    NOTE = "note"
    TEXT_BOX = "text_box"
    CONTENTS = "contents"
    HIDDEN = "hidden"


@dataclass(frozen=True, slots=True, kw_only=True)
class WordLine:
    """One line of running text; `table` is the index of its table, None outside tables.

    `blanks` are the offsets in the line of cells that are empty and go on from no cell above.
    """

    text: str
    table: int | None = None
    blanks: tuple[int, ...] = ()


@dataclass(slots=True, kw_only=True)
class WordContent:
    """What was read of one file, growing while it is read."""

    lines: list[WordLine] = field(default_factory=list)
    tables: list[tuple[tuple[str, ...], ...]] = field(default_factory=list)
    aside: list[tuple[AsideKind, str]] = field(default_factory=list)
