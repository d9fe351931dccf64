"""What the home page of a campaign draws: primitives only. Must not know: cases, figures, requests."""

from dataclasses import dataclass

from renda.web.view_models.figures import Number
from renda.web.view_models.parts import Due, Figure, Head, Link, Run, Table


@dataclass(frozen=True, slots=True, kw_only=True)
class CountedRecords:
    """The records of one kind: `kind` is said where a link gathers several, `measure` is what they are counted in."""

    figure: Figure
    href: str
    measure: str
    kind: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class MatrixCell:
    """A unit in a link: items done of all with how much of a hundred that is, the records, and a word with its level (ok, soon, late)."""

    items: Figure | None = None
    items_href: str = ""
    share: int = 0
    word: str = ""
    level: str = ""
    records: tuple[CountedRecords, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class MatrixRow:
    """One participating unit; `batch` is said where there are several."""

    unit: str
    href: str
    cells: tuple[MatrixCell, ...]
    batch: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Matrix:
    """Units by links, with the campaign's own line at the foot."""

    heads: tuple[Link, ...]
    rows: tuple[MatrixRow, ...]
    foot: tuple[MatrixCell, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class MissingRow:
    """What one unit has not done: words, the soonest day, and where it is mended."""

    unit: str
    words: tuple[Link, ...]
    due: Due | None
    more: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Upcoming:
    """Something with a day ahead, a paper, or a way in: title, small print, and the day, state or other way at the right."""

    title: str
    href: str
    remark: str = ""
    due: Due | None = None
    state: str = ""
    also: Link | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SideList:
    """A short list beside the tables."""

    key: str
    title: str
    rows: tuple[Upcoming, ...]
    empty: str
    link: Link | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class HomePage:
    """campaign/home.html: head, sentence, numbers, matrix, what is missing, weeks, groupings, and at the side what comes next."""

    head: Head
    changed: tuple[Run, ...]
    numbers: tuple[Number, ...]
    matrix: Matrix | None
    matrix_title: str
    matrix_remark: str
    lists: tuple[Link, ...]
    own: Table | None
    missing: tuple[MissingRow, ...]
    missing_remark: str
    weeks: Table | None
    groupings: tuple[Table, ...]
    plan: Link | None
    side: tuple[SideList, ...]
