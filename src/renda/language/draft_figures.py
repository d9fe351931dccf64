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
_NUMBERED = re.compile(r" *(?:\d[\d,]*(?:\.\d+)?|[xX×]{1,5})(?:[余多])? *(?P<unit>%|[\u4e00-\u9fff]{1,3})? *")
_SERIAL = re.compile(r"序号|编号|排名|名次|顺序|年份|年度|No\.?")
_FRACTION = re.compile(r"\((?P<part>\d+)\s?/\s?(?P<whole>\d+)\)")
_COUNTED = re.compile(
    r"(?<![第前后这每各上下初年月十百千\d])(?P<number>[两三四五六七八九十]{1,3})"
    r"(?P<unit>期|场|堂|节|轮|张|批|份|篇|户)(?![间限末望])"
)
_WHITE = re.compile(
    r"(?<=[\u4e00-\u9fff])(?P<white> {2,12})"
    r"(?=(?:[余多]?)(?:人次|场次|个|项|件|条|次|人|名|期|篇|份|户|天|周|场|种|%|个百分点|万))"
)
_HEAD_UNIT = re.compile(r"[(\[](?P<unit>[^()\[\]]{1,4})[)\]]\s*$")


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftFigure:
    """A figure and where its number stands in the text: from `start` until behind its measure word, `end`.

    In a table, `row` and `column` are what its row and column are headed by, as (start, end) in the text. `side` is part or whole of
    one in brackets behind a share (50/154).
    """

    figure: Figure
    start: int
    end: int
    row: tuple[tuple[int, int], ...] = ()
    column: tuple[tuple[int, int], ...] = ()
    side: str = ""

    @property
    def in_table(self) -> bool:
        """This will say whether it stands in a cell of its own."""
        return bool(self.column)


def draft_figures(plain: str, source: str) -> tuple[DraftFigure, ...]:
    """This will give all figures in order of place, each once."""
    found = [*_of_prose(plain, source), *_white_blanks(plain, source), *_fractions(plain, source)]
    taken = {one.start for one in found}
    found += [one for one in _counted(plain, source) if not any(o.start < one.end and one.start < o.end for o in found)]
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


def _fractions(plain: str, source: str) -> Iterator[DraftFigure]:
    """Numerator and denominator in brackets behind a share."""
    for match in _FRACTION.finditer(plain):
        if plain[max(0, match.start() - 8) : match.start()].rstrip()[-1:] != "%":
            continue
        for side in ("part", "whole"):
            start, end = match.span(side)
            yield DraftFigure(figure=_plain_figure(source, start, end, int(match[side]), ""), start=start, end=end, side=side)


def _counted(plain: str, source: str) -> Iterator[DraftFigure]:
    """Small numbers in Chinese before measure words that mostly follow Arabic ones: 两期, 三场."""
    for match in _COUNTED.finditer(plain):
        value = number_value(match["number"])
        if value is not None and value > 1:
            yield DraftFigure(
                figure=_plain_figure(source, match.start(), match.end(), int(value), match["unit"]), start=match.start(), end=match.end(),
            )


def _plain_figure(source: str, start: int, end: int, value: int, unit: str) -> Figure:
    return Figure(
        quote=source[start:end], at=start, indicator="", value=value, maximum=None, unit=unit, qualifier=Qualifier.EXACT, placeholder=False,
    )


def _is_numbered(cell: str) -> bool:
    """Whether a cell holds a number and at most its measure word: 12, 12项, xx%; no date."""
    match = _NUMBERED.fullmatch(cell)
    return match is not None and (match["unit"] in (None, "%") or unit_at(match["unit"], 0) == match["unit"])


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
        numbered = any(_is_numbered(cell) for _, cell in cells)
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
        labels = tuple((at, at + len(cell)) for at, cell in cells if cell.strip() and not _is_numbered(cell))
        for n, (at, cell) in enumerate(cells):
            column = tuple((row[n][0], row[n][0] + len(row[n][1])) for row in heads if n < len(row) and row[n][1].strip())
            own = at + len(cell) - len(cell.lstrip())
            found[own] = (tuple(span for span in labels if span[0] != at), column)
    return found


def _unit_of_cell(plain: str, row: Places, column: Places) -> str:
    """The measure word that a head names in brackets (问题（项）), or that stands in a cell of the row."""
    words = [plain[s:e].strip() for s, e in (*reversed(column), *row)]
    found = next((m for m in map(_HEAD_UNIT.search, words) if m), None)
    return found["unit"] if found else next((w for w in words if _is_unit(w)), "")


def _is_unit(words: str) -> bool:
    return bool(words.strip()) and unit_at(words.strip(), 0) == words.strip()


def _of_tables(plain: str, source: str) -> Iterator[DraftFigure]:
    """Cells that hold nothing but a number: its measure word stands in the head of its column, or nowhere."""
    for place, (row, column) in _table_cells(plain).items():
        match = _BARE.match(plain, place)
        if match is None or not column or plain[match.end() : match.end() + 1] not in ("\t", "\n", ""):
            continue
        if any(_SERIAL.search(plain[s:e]) for s, e in column):
            continue
        value = number_value(match["number"])
        if value is None:
            continue
        unit = match["share"] or _unit_of_cell(plain, row, column)
        end = match.end("share") if match["share"] else match.end("number")
        figure = Figure(
            quote=source[place:end], at=place, indicator="".join(plain[s:e] for s, e in column)[-16:],
            value=int(value) if value == value.to_integral_value() else float(value), maximum=None, unit=unit,
            qualifier=Qualifier.EXACT, placeholder=False,
        )
        yield DraftFigure(figure=figure, start=place, end=end, row=row, column=column)
