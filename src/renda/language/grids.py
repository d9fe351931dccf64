"""Tables in a text: rows of cells parted by tabs, under a head of one or two rows that names their columns.

A cell left empty beneath a filled one repeats it, as merged cells do – unless the file says that it is empty of its own. Knows the
words of heads; what a row proposes is for `ledgers`. Expects the plain form.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from renda.language.lexicon import entries
from renda.language.proposal import Passage

_FEWEST = 2  # columns of a table


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """The words of one cell and where they begin; `repeats` when they stand in a row above."""

    words: str
    at: int
    repeats: bool = False

    @property
    def end(self) -> int:
        """The offset just behind the words."""
        return self.at + len(self.words)


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A row beneath a head: (column, cell) in order; `band` is the line across the table that it stands under."""

    cells: tuple[tuple[str, Cell], ...]
    band: tuple[int, int] | None

    def of(self, *kinds: str) -> tuple[Cell, ...]:
        """This will give the cells of some columns that hold words."""
        return tuple(cell for kind, cell in self.cells if kind in kinds and cell.words)


@cache
def _columns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((kind, re.compile(rf"(?:{pattern})")) for pattern, kind in entries("ledger_labels"))


def column_of(words: str) -> str:
    """This will give what a column of that head holds: problem, measure, task, units, co_units, deadline, person, other or ''."""
    bare = re.sub(r"\s|\(.*?\)", "", words)
    return next((kind for kind, pattern in _columns() if pattern.fullmatch(bare)), "")


def rows_of(passages: tuple[Passage, ...], plain: str, blanks: frozenset[int] = frozenset()) -> Iterator[Row]:
    """This will give every row of every table whose head names what it lists; `blanks` are the offsets of cells empty of their own."""
    lines = [_line(passage, plain) for passage in passages]
    columns: list[str] = []
    above: dict[int, Cell] = {}
    band: tuple[int, int] | None = None
    place = 0
    while place < len(lines):
        cells = lines[place]
        place += 1
        if len(cells) < _FEWEST:
            columns = []
            continue
        below = lines[place] if place < len(lines) else []
        head = _head(cells, below)
        if head:
            columns, above, band = head[0], {}, None
            place += head[1] - 1
        elif columns:
            filled = [cell for cell in cells if cell.words]
            if len(filled) == 1 and cells[0] is filled[0] and len(columns) > _FEWEST:
                band, above = (filled[0].at, filled[0].end), {}
                continue
            kept = _completed(cells, above, blanks)
            yield Row(cells=tuple(zip(columns, kept, strict=False)), band=band)


def _line(passage: Passage, plain: str) -> list[Cell]:
    """The cells of the whole line: a row may begin or end with empty ones."""
    at = plain.rfind("\n", 0, passage.at) + 1
    end = plain.find("\n", passage.end)
    found = []
    for cell in plain[at : len(plain) if end < 0 else end].split("\t"):
        found.append(Cell(words=cell.strip(), at=at + len(cell) - len(cell.lstrip())))
        at += len(cell) + 1
    return found


def _head(cells: list[Cell], below: list[Cell]) -> tuple[list[str], int] | None:
    """The columns a row names, and how many rows the head has; None where the row is no head."""
    kinds = [column_of(cell.words) for cell in cells]
    if not {"problem", "measure", "task"} & set(kinds) or len([k for k in kinds if k]) < _FEWEST:
        return None
    under = [column_of(cell.words) for cell in below]
    second = any(under) and all(kind or not cell.words for kind, cell in zip(under, below, strict=True))
    if second:
        wide = max(len(kinds), len(under))
        kinds = [(under[n : n + 1] or [""])[0] or (kinds[n : n + 1] or [""])[0] for n in range(wide)]
    for n, kind in enumerate(kinds):
        if not kind and n and n < len(cells) and not cells[n].words and kinds[n - 1] in ("units", "co_units"):
            kinds[n] = kinds[n - 1]
    return kinds, 2 if second else 1


def _completed(cells: list[Cell], above: dict[int, Cell], blanks: frozenset[int]) -> list[Cell]:
    """The row with what its merged cells hold, remembered for the next row."""
    kept = []
    for n, cell in enumerate(cells):
        if cell.words or cell.at in blanks:
            above[n] = cell
            kept.append(cell)
        else:
            upper = above.get(n, cell)
            kept.append(Cell(words=upper.words, at=upper.at, repeats=True))
    return kept
