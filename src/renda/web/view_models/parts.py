"""The small things several pages show: chips, links, runs of text, figures, clocks, tables.

Primitives only: this module must not know cases, procedures, rights or the database.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class DueLevel(StrEnum):
    """How near a time limit is; each level has its own shape, word and colour."""

    OK = "ok"
    SOON = "soon"
    LATE = "late"
    IDLE = "idle"


class CellKind(StrEnum):
    """How a cell of a table is drawn."""

    TEXT = "text"
    CODE = "code"
    UNIT = "unit"
    DUE = "due"
    DAY = "day"
    NUMBER = "number"
    SHORT = "short"
    PROSE = "prose"


@dataclass(frozen=True, slots=True, kw_only=True)
class Due:
    """A due chip: level, words (“余 2 天”) and the day; `is_provisional` adds 暂定, `with_year` the year. A limit that stands for
    a week names it in `week` (11月第3周), in the place of the day."""

    level: DueLevel
    words: str
    due_on: date | None = None
    is_provisional: bool = False
    with_year: bool = False
    week: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """Words that lead somewhere; an empty `href` shows the words alone."""

    label: str
    href: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Button:
    """A verb: a link, or with `method` "post" a form of one button; `refusal` greys it with its reason."""

    label: str
    href: str = ""
    is_main: bool = False
    method: str = "get"
    hidden: tuple[tuple[str, str], ...] = ()
    refusal: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A number that opens its definition; `text` is what stands in the sentence (“41/56，73.2%”).

    `key`, `query` (scope), `day` and `value` say which figure it is, so that every number on a page can be checked; a filed
    one has none. `is_plain` draws the number alone, for tables and links; `is_manual` marks what was filled in by hand.
    """

    name: str
    text: str
    href: str = ""
    definition: str = ""
    numerator: str = ""
    denominator: str = ""
    scope: str = ""
    as_of: str = ""
    rests: str = ""
    key: str = ""
    query: str = ""
    day: date | None = None
    value: str = ""
    is_plain: bool = False
    is_manual: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """A piece of a sentence: plain, strong, a link, a unit, or a figure."""

    text: str = ""
    is_strong: bool = False
    href: str = ""
    figure: Figure | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """One label with its value; the value may be several linked pieces."""

    label: str
    value: str = ""
    links: tuple[Link, ...] = ()
    is_unit: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Empty:
    """What a list says when it has no rows: why, and what can be done next."""

    why: str
    next_step: Link | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """The head of a page: crumbs, title, grey remarks, and at most one main button with a few others."""

    title: str
    crumbs: tuple[Link, ...] = ()
    remarks: tuple[Link, ...] = ()
    buttons: tuple[Button, ...] = ()
    unit: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One column of a table; `is_title` makes its cells row headers, `sort_href` makes its head a link."""

    label: str
    is_title: bool = False
    is_number: bool = False
    sort_href: str = ""
    direction: str = ""
    on_phone: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """One cell: its kind decides which of `text`, `due`, `day` is drawn, unless it holds a figure or `runs`; `remark` stands small beneath.

    `is_wrong` marks what must be mended; such a cell is shown on a phone whatever its column says.
    """

    kind: CellKind = CellKind.TEXT
    text: str = ""
    href: str = ""
    due: Due | None = None
    day: date | None = None
    remark: str = ""
    chips: tuple[str, ...] = ()
    buttons: tuple[Button, ...] = ()
    figure: Figure | None = None
    runs: tuple[Run, ...] = ()
    is_wrong: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One row, its cells in the order of the columns; `key` is the value of its checkbox."""

    cells: tuple[Cell, ...]
    key: str = ""
    name: str = ""
    href: str = ""
    is_faded: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table: `caption` is read aloud, `foot` is the total row, `picks` adds checkboxes."""

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    caption: str
    foot: tuple[Cell, ...] = ()
    is_sticky: bool = False
    picks: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Pager:
    """Where one stands in a long list: words, and the addresses of the neighbours (keyset, so no page numbers)."""

    words: str
    previous_href: str = ""
    next_href: str = ""
    next_label: str = "下一页"


def plain(text: str) -> tuple[Run, ...]:
    """This will give a sentence without links as the runs that pages draw."""
    return (Run(text=text),)
