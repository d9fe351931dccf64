"""Finds every figure of a draft with the place of its number: those of the prose, bare numbers in cells of tables, and white blanks.

Knows where numbers stand; what they mean is for `figure_naming`. Expects the plain form.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from renda.language.figures import figures_of
from renda.language.numerals import number_value
from renda.language.proposal import Figure, Qualifier
from renda.language.quantities import Quantity, quantities_in, unit_at

_CELL = re.compile(r"[^\t\n]+")
_BARE = re.compile(r" *(?P<number>\d[\d,]*(?:\.\d+)?) *(?P<share>%)? *")
_NUMBERED = re.compile(r" *\d[\d,]*(?:\.\d+)? *(?:%|[\u4e00-\u9fff]{1,3})? *")
_WHITE = re.compile(
    r"(?<=[\u4e00-\u9fff])(?P<white> {2,12})"
    r"(?=(?:[余多]?)(?:人次|场次|个|项|件|条|次|人|名|期|篇|份|户|天|周|场|种|%|个百分点|万))"
)
_HEAD_UNIT = re.compile(r"[(\[](?P<unit>[^()\[\]]{1,4})[)\]]\s*$")


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftFigure:
    """A figure and where its number stands in the text: from `start` until behind its measure word, `end`.

    In a table, `row` and `column` are what its row and column are headed by, as (start, end) in the text.
    """

    figure: Figure
    start: int
    end: int
    row: tuple[tuple[int, int], ...] = ()
    column: tuple[tuple[int, int], ...] = ()

    @property
    def in_table(self) -> bool:
        """This will say whether it stands in a cell of its own."""
        return bool(self.column)


def draft_figures(plain: str, source: str) -> tuple[DraftFigure, ...]:
    """This will give all figures in order of place, each once."""
    found = [*_of_prose(plain, source), *_white_blanks(plain, source)]
    taken = {place for one in found for place in (one.start,)}
    cells = [one for one in _of_tables(plain, source) if one.start not in taken]
    inside = {one.start: one for one in cells}
    return tuple(sorted((*found, *inside.values()), key=lambda one: one.start))


def _of_prose(plain: str, source: str) -> Iterator[DraftFigure]:
    """The figures of the reader, each beside the quantity it was read from: they come in the same order."""
    quantities = quantities_in(plain)
    tables = _table_cells(plain)
    for figure in figures_of(plain, source):
        quantity = next((q for q in quantities if _is_of(q, figure)), None)
        if quantity is None:
            return
        row, column = tables.get(quantity.start, ((), ()))
        alone = replace(figure, at=quantity.start, quote=source[quantity.start : quantity.end])
        yield DraftFigure(figure=alone if row or column else figure, start=quantity.start, end=quantity.end, row=row, column=column)


def _is_of(quantity: Quantity, figure: Figure) -> bool:
    return (
        figure.at <= quantity.start < figure.at + max(1, len(figure.quote)) and quantity.unit == figure.unit
        and quantity.placeholder == figure.placeholder
        and (quantity.value is None) == (figure.value is None)
        and (quantity.value is None or Decimal(str(figure.value)) == quantity.value)
    )


def _white_blanks(plain: str, source: str) -> Iterator[DraftFigure]:
    """Places left white before a measure word, to be filled in by hand."""
    for match in _WHITE.finditer(plain):
        unit = unit_at(plain, match.end()) or ""
        figure = Figure(
            quote=source[match.start() : match.end() + len(unit)], at=match.start(), indicator="", value=None, maximum=None, unit=unit,
            qualifier=Qualifier.EXACT, placeholder=True,
        )
        yield DraftFigure(figure=figure, start=match.start(), end=match.end() + len(unit))


def _lines(plain: str) -> Iterator[tuple[int, str]]:
    at = 0
    for line in plain.split("\n"):
        yield at, line
        at += len(line) + 1


Places = tuple[tuple[int, int], ...]


def _rows(plain: str) -> Iterator[tuple[list[tuple[int, str]], list[list[tuple[int, str]]]]]:
    """Each row of each table with the rows above it that hold no number: the heads of its columns."""
    heads: list[list[tuple[int, str]]] = []
    begun = False
    for at, line in _lines(plain):
        if "\t" not in line:
            heads, begun = ([] if line.strip() else heads), False
            continue
        cells = []
        place = at
        for cell in line.split("\t"):
            cells.append((place, cell))
            place += len(cell) + 1
        numbered = any(_NUMBERED.fullmatch(cell) for _, cell in cells)
        if not numbered:
            heads = [*heads[-1:], cells] if heads and not begun and len(heads[-1]) == len(cells) else [cells]
            begun = False
            continue
        begun = True
        yield cells, heads


def _table_cells(plain: str) -> dict[int, tuple[Places, Places]]:
    """Of every place where a number may stand in a cell by itself, what its row and column are headed by."""
    found = {}
    for cells, heads in _rows(plain):
        labels = tuple((at, at + len(cell)) for at, cell in cells if cell.strip() and not _NUMBERED.fullmatch(cell))
        for n, (at, cell) in enumerate(cells):
            column = tuple((row[n][0], row[n][0] + len(row[n][1])) for row in heads if n < len(row) and row[n][1].strip())
            own = at + len(cell) - len(cell.lstrip())
            found[own] = (tuple(span for span in labels if span[0] != at), column)
    return found


def _of_tables(plain: str, source: str) -> Iterator[DraftFigure]:
    """Cells that hold nothing but a number: its measure word stands in the head of its column, or nowhere."""
    for place, (row, column) in _table_cells(plain).items():
        match = _BARE.match(plain, place)
        ends = match.end() if match else place
        if match is None or not column or (ends < len(plain) and plain[ends] not in "\t\n"):
            continue
        value = number_value(match["number"])
        head = next((_HEAD_UNIT.search(plain[s:e].strip()) for s, e in reversed(column)), None)
        if value is None:
            continue
        unit = "%" if match["share"] else head["unit"] if head else ""
        end = match.end("share") if match["share"] else match.end("number")
        figure = Figure(
            quote=source[place:end], at=place, indicator="".join(plain[s:e] for s, e in column)[-16:],
            value=int(value) if value == value.to_integral_value() else float(value), maximum=None, unit=unit,
            qualifier=Qualifier.EXACT, placeholder=False,
        )
        yield DraftFigure(figure=figure, start=place, end=end, row=row, column=column)
