"""Where things stand in the rows of a table: which column means which field, and by what a row is known again.

Pure. Must not know: what the words of a cell mean, what a row would do.
"""

from collections.abc import Iterable, Mapping, Sequence
from operator import itemgetter
from typing import TypeAlias

from renda.domain.fields import FieldKind
from renda.domain.hash_chain import canonical, sm3
from renda.domain.previewed_rows import CONTENT
from renda.domain.sheet_shape import EXTERNAL, NUMBER, SheetShape
from renda.domain.sheet_values import named_in

RowKey: TypeAlias = tuple[str, tuple[str, str]]
ReadRow: TypeAlias = tuple[int, tuple[str, ...], RowKey]
"""A row's number in the file, its mapped cells, and by what it is known again: case number, (source, external number)."""


class RowLayout:
    """The columns of one table by place and by key; a person's column comes after the one of the unit."""

    def __init__(self, shape: SheetShape, mapping: Mapping[int, str], *, source: str) -> None:
        self.shape, self.source = shape, source
        fields, people = {f.key: f for f in shape.columns}, shape.person_units()
        self.places = tuple((at, fields[key]) for at, key in sorted(mapping.items()) if key in fields)
        self.place_of = {item.key: at for at, item in self.places}
        self.keys = tuple(item.key for _, item in self.places)
        self.ats = [at for at, _ in self.places]
        self.last = max(self.ats, default=-1)
        self.at_number, self.at_external = (self.keys.index(f.key) if f.key in self.keys else -1 for f in (NUMBER, EXTERNAL))
        self._picked = itemgetter(*self.ats, 0, 0)  # two more, so that there are several always
        self.cases = [n for n, (_, item) in enumerate(self.places) if item.kind is FieldKind.CASE]
        own = [(at, item) for at, item in self.places if not item.key.startswith("#")]
        self.plain = tuple(p for p in own if p[1].kind is not FieldKind.PERSON)
        self.people = tuple((at, item, people.get(item.key, "")) for at, item in own if item.kind is FieldKind.PERSON)

    def cells_of(self, row: Sequence[str]) -> tuple[str, ...]:
        """This will give the mapped cells of a row in the order of their columns, without the blanks around them."""
        if len(row) <= self.last:
            row = [*row, *[""] * (self.last - len(row) + 1)]
        return (*map(str.strip, self._picked(row)[:-2]),)

    def key_of(self, cells: Sequence[str]) -> RowKey:
        """This will give the case number a row names, and the (source, number) it is known again by."""
        number = cells[self.at_number] if self.at_number >= 0 else ""
        external = cells[self.at_external] if self.at_external >= 0 else ""
        if number or external:
            return number, (self.source, external)
        return "", (CONTENT, sm3(canonical({k: v for k, v in zip(self.keys, cells, strict=True) if v}).encode()))

    def read(self, number: int, cells: tuple[str, ...]) -> ReadRow:
        """This will give a row (its number in the file, its mapped cells) with what it is known again by."""
        return number, cells, self.key_of(cells)

    def case_numbers(self, rows: Iterable[Sequence[str]]) -> set[str]:
        """This will give the words of some rows' cells that may be numbers of cases."""
        return {name for cells in rows for n in self.cases for name in named_in(cells[n])} if self.cases else set()
