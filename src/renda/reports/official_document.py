"""What an official document (公文) consists of, before anything is drawn: plain frozen data.

A report builds this structure from facts; `official_writer` turns it into Word. This module must not know
fonts, measures or file formats.
"""

import datetime
from dataclasses import dataclass
from enum import IntEnum

from renda.domain.reporting import Source


class HeadingLevel(IntEnum):
    """The four levels of GB/T 9704: 一、 （一） 1. （1）."""

    FIRST = 1
    SECOND = 2
    THIRD = 3
    FOURTH = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """A stretch of text of one kind; `link` is the address of the page a figure rests on, "" for none.

    A run with a `source` has no text: it ties what stands before it to a case, and is not printed.
    """

    text: str
    link: str = ""
    bold: bool = False
    source: Source | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """A heading without its number: the writer numbers it, unless `numbered` is off (the number was typed)."""

    level: HeadingLevel
    text: str
    numbered: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """A paragraph of running text, its first line moved in by two characters."""

    runs: tuple[Run, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table whose head row comes again on every page.

    `widths` are shares of the printed width, one for each header; a cell is text or runs (for links). A column
    of short cells is centred unless `centres_short` is off.
    """

    headers: tuple[str, ...]
    rows: tuple[tuple[str | tuple[Run, ...], ...], ...]
    widths: tuple[float, ...] = ()
    caption: str = ""
    centres_short: bool = True

    def __post_init__(self) -> None:
        """This will refuse a table whose rows or widths do not fit its headers.

        :raises ValueError: when a row, or the widths where given, are not as many as the headers.
        """
        width = len(self.headers)
        if any(len(row) != width for row in self.rows) or (self.widths and len(self.widths) != width):
            raise ValueError("every row and the widths must have as many entries as the headers")


@dataclass(frozen=True, slots=True, kw_only=True)
class PageBreak:
    """What follows begins on a new page."""


Block = Heading | Paragraph | Table | PageBreak


@dataclass(frozen=True, slots=True, kw_only=True)
class Attachment:
    """An annex named below the text; with `blocks` it is also printed, on pages of its own."""

    title: str
    blocks: tuple[Block, ...] = ()
    landscape: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficialDocument:
    """One official document; empty texts leave their place out.

    `issuer` is printed as the red mark (with 文件 where the office writes it so), `signatory` only stands on
    documents sent upwards, `date` is the day of issue, `printed_by` and `printed_on` close the imprint (版记).
    With a `masthead` it is an issue (简报): that in red, `number` below it, then who issues it and when; no signature at the end.
    `date_words` stand for the date where a template has a mark.
    """

    title: str
    date: datetime.date
    issuer: str = ""
    number: str = ""
    signatory: str = ""
    addressee: str = ""
    blocks: tuple[Block, ...] = ()
    attachments: tuple[Attachment, ...] = ()
    signature: str = ""
    note: str = ""
    cc: str = ""
    printed_by: str = ""
    printed_on: datetime.date | None = None
    identifier: str = ""
    date_words: str = ""
    masthead: str = ""


def plain(text: str) -> Paragraph:
    """This will make a paragraph of plain text."""
    return Paragraph(runs=(Run(text=text),))
