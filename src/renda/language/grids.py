"""Tables in a text: rows of cells parted by tabs, under a head of one or two rows that names their columns.

A cell left empty beneath a filled one repeats it, as merged cells do – unless the file says that it is empty of its own. Knows the
words of heads; what a row proposes is for `ledgers`. Expects the plain form.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache

from renda.language.lexicon import entries
from renda.language.proposal import Passage

_FEWEST = 2  # columns of a table
_SIGN = re.compile(r"[一二三四五六七八九十]+、|\([一二三四五六七八九十]+\)")
_LONGEST_BAND = 40  # characters of a line across a table


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
    table, skipped = _Table(blanks=blanks), False
    for cells, below in zip(lines, [*lines[1:], []], strict=False):
        if skipped:
            skipped = False
            continue
        head = _head(cells, below) if len(cells) >= _FEWEST else None
        if head:
            table, skipped = _Table(columns=head[0], blanks=blanks), head[1] > 1
        elif len(cells) < _FEWEST and not _is_band(cells, below, table.columns):
            table = _Table(blanks=blanks)
        elif _crosses(cells, table.columns):
            table.band, table.above = (cells[0].at, cells[0].end), {}
        elif table.columns:
            yield table.row(cells)


@dataclass(slots=True, kw_only=True)
class _Table:
    """A table while it is read: its columns, the line across that was passed last, and what merged cells repeat."""

    blanks: frozenset[int]
    columns: list[str] = field(default_factory=list)
    band: tuple[int, int] | None = None
    above: dict[int, Cell] = field(default_factory=dict)

    def row(self, cells: list[Cell]) -> Row:
        """This will give the row with what its merged cells hold, remembered for the next row.

        Whoever assists or answers in person goes with the unit: where a row names its own, nobody of the row above does.
        """
        own_unit = any(cell.words for cell, kind in zip(cells, self.columns, strict=False) if kind == "units")
        kept = []
        for n, (cell, kind) in enumerate(zip(cells, self.columns, strict=False)):
            stands = cell.words or cell.at in self.blanks or (own_unit and kind in ("co_units", "person"))
            upper = cell if stands else self.above.get(n, cell)
            self.above[n] = upper
            kept.append((kind, cell if stands else Cell(words=upper.words, at=upper.at, repeats=True)))
        return Row(cells=tuple(kept), band=self.band)


def _is_band(cells: list[Cell], below: list[Cell], columns: list[str]) -> bool:
    """A short line without tabs between rows of a table, as a merged row is pasted."""
    return len(columns) > _FEWEST and len(below) >= len(columns) - 1 and len(cells[0].words) <= _LONGEST_BAND


def _crosses(cells: list[Cell], columns: list[str]) -> bool:
    """A row whose only words stand in its first cell runs across the table, unless that column lists what is proposed."""
    if len(columns) <= _FEWEST:
        return False
    alone = bool(cells[0].words) and not any(cell.words for cell in cells[1:])
    listed = columns[0] in ("problem", "measure", "task") and not _SIGN.match(cells[0].words)
    return alone and not listed


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
