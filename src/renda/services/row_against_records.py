"""What the records say against a row that would open a case: people who were not of the unit that day, and what was entered before.

It is told in the preview, at the cell, in the words in which the page refuses. Loaded once for all rows of a unit and a day.
Must not know: files, how a row is read.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, Final
from uuid import UUID

from renda.domain.decide import entered_before
from renda.domain.fields import Among
from renda.domain.form_cleaning import Members, as_uuid, day_typed, stranger_among
from renda.domain.previewed_rows import Fault, RowState
from renda.domain.refusal_words import word_reason
from renda.domain.row_preview import RowReader
from renda.store.alike_cases import alike_case
from renda.store.directory_loading import members_on

_STATE, _CELLS, _FAULTS, _REMARKS = 1, 2, 3, 4  # places in a kept row
_REMEMBERED: Final = 2000  # units and days whose people are kept at hand


class RowsAgainstRecords:
    """Looks at rows judged good once more, with the records at hand; of a table whose act asks for neither it looks at none."""

    def __init__(self, reader: RowReader) -> None:
        self.reader, self.action = reader, reader.shape.action
        self.bound = [(at, item, item.among) for at, item in reader.places if item.among]
        self._members: dict[tuple[frozenset[UUID], date], Members] = {}

    def looked_at(self, rows: list[list[Any]]) -> list[list[Any]]:
        """This will give the judged rows back, those of new cases with what the records say against them."""
        if not (self.bound or self.action.once):
            return rows
        return [self._looked_at(row) if row[_STATE] == RowState.NEW else row for row in rows]

    def _looked_at(self, row: list[Any]) -> list[Any]:
        data, _, _ = self.reader.opening_data(row[_CELLS])
        faults = [*self._strangers(data), *self._entered_before(data)]
        if not faults:
            return row
        return [row[0], RowState.WRONG, row[_CELLS], [[f.at, f.text] for f in faults], [], *row[_REMARKS + 1:]]

    def _strangers(self, data: Mapping[str, Any]) -> list[Fault]:
        found = []
        for at, item, among in self.bound:
            members, named = self._of(among, data), data.get(item.key) or []
            known = Members(people=members.people, units=members.units, on=members.on, known=_ByWords(self.reader.names.shown))
            reasons = (stranger_among(item, str(one), known) for one in (named if isinstance(named, list) else [named]))
            found += [Fault(at=at, text=word_reason(r)) for r in reasons if r is not None]
        return found

    def _of(self, among: Among, data: Mapping[str, Any]) -> Members:
        first, *others = (_ids(data.get(name)) for name in among.units)
        units = (first or {self.reader.actor.unit_id}).union(*others)
        on = day_typed(data.get(among.on)) or self.reader.today
        key = (frozenset(units), on)
        if key not in self._members:
            if len(self._members) >= _REMEMBERED:
                self._members.clear()
            self._members[key] = members_on(units, on)
        return self._members[key]

    def _entered_before(self, data: Mapping[str, Any]) -> list[Fault]:
        procedure, action = self.reader.shape.procedure, self.action
        if not action.once:
            return []
        person = data.get("person")
        holder = f"{data.get('unit') or self.reader.actor.unit_id}" + (f":{person}" if person else "")
        said = {key: holder if key == "unit" else data.get(procedure.title_field if key == "title" else key) for key in action.once}
        found = alike_case(procedure.key, said, action.void, None) if all(said.values()) else None
        if found is None:
            return []
        return [Fault(at=self.reader.place_of.get(procedure.title_field, -1), text=word_reason(entered_before(procedure, action, found)))]


class _ByWords(Mapping[UUID, str]):
    """Names of people by id, out of the words that are shown for ids."""

    def __init__(self, shown: Mapping[str, str]) -> None:
        self._shown = shown

    def __getitem__(self, key: UUID) -> str:
        return self._shown[str(key)]

    def __iter__(self) -> Any:
        return map(UUID, self._shown)

    def __len__(self) -> int:
        return len(self._shown)


def _ids(value: Any) -> set[UUID]:
    several: Sequence[Any] = value if isinstance(value, list | tuple) else [value]
    return {key for key in map(as_uuid, several) if key}
