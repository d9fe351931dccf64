"""Judges many rows of a table at once: column by column, so that what a row would do is worked out once for all rows that say the
same where it matters.

Where it matters is found out, not declared: the cells that are odd (wrong, or with a remark), whether a needed cell is filled, and
the fields a rule looked at. Must not know: files, tables, services; how one row is judged (`row_preview`).
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import repeat
from typing import Any, Final, NamedTuple, TypeAlias

from renda.domain.fields import Field
from renda.domain.previewed_rows import Known, RowState, kept_row
from renda.domain.row_layout import ReadRow
from renda.domain.row_preview import RowReader

_REMEMBERED: Final = 5000  # different verdicts, and different words of one column, that are kept at hand

Columns: TypeAlias = Sequence[Sequence[str]]
Odd: TypeAlias = tuple[tuple[int, object], ...]


class _Verdict(NamedTuple):
    """What opening rows of one sort come to, as it is kept."""

    state: RowState
    faults: list[list[Any]]
    remarks: list[str]


class AskedForm(Mapping[str, Any]):
    """The values of a form, and which of them were looked at."""

    def __init__(self, data: Mapping[str, Any]) -> None:
        self._data, self.asked = data, set[str]()

    def __getitem__(self, key: str) -> Any:
        self.asked.add(key)
        return self._data[key]

    def __iter__(self) -> Iterator[str]:
        self.asked.update(self._data)
        return iter(self._data)

    def __len__(self) -> int:
        return len(self._data)


class BatchJudge:
    """Judges the rows of one table batch by batch; remembers which words are plainly good and what sorts of rows come to."""

    def __init__(self, reader: RowReader) -> None:
        self.reader = reader
        self._nth = {item.key: n for n, (_, item) in enumerate(reader.places)}
        self._needed = [self._nth[f.key] for f in reader.needed if f.key in self._nth]
        self._good: list[set[object]] = [{""} for _ in reader.places]
        self._asked: set[int] = set()
        self._verdicts: dict[tuple[object, Odd], _Verdict] = {}

    def judge(self, rows: Sequence[ReadRow], known: Known) -> list[list[Any]]:
        """This will say of each row what it would do, in the form in which a preview is kept (`kept_row`)."""
        columns = list(zip(*(row[1] for row in rows), strict=True))
        odd, signs = self._odd_cells(columns), self._signs(columns, len(rows))
        seen, verdicts, found = self.reader.seen, self._verdicts, list[list[Any]]()
        for n, row in enumerate(rows):
            number, cells, (given, key) = row
            if given or key in known.by_external or key in known.hidden or seen.setdefault(hash(key), number) != number:
                found.append(kept_row(self.reader.preview(row, known)))
                continue
            verdict = verdicts.get((signs[n], odd.get(n, ())))
            if verdict is None:
                verdict, has_asked_more = self._verdict(cells)
                signs = self._signs(columns, len(rows)) if has_asked_more else signs
                if len(verdicts) < _REMEMBERED:
                    verdicts[signs[n], odd.get(n, ())] = verdict
            found.append([number, verdict.state, cells, verdict.faults, verdict.remarks, (), None])
        return found

    def _verdict(self, cells: tuple[str, ...]) -> tuple[_Verdict, bool]:
        """What an opening row comes to, and whether its rules looked at a field none looked at before: then what was
        remembered does not tell rows apart finely enough."""
        data, faults, remarks = self.reader.opening_data(cells)
        form = AskedForm(data)
        faults += self.reader.opening_faults(data, form, faults)
        asked = {self._nth[key] for key in self._with_units(form.asked) if key in self._nth} - self._asked
        if asked:
            self._asked |= asked
            self._verdicts.clear()
        state = RowState.WRONG if faults else RowState.NEW
        return _Verdict(state, [[f.at, f.text] for f in faults], [] if faults else remarks), bool(asked)

    def _with_units(self, asked: set[str]) -> set[str]:
        """A person is found by the unit beside, so whoever looks at one looks at both."""
        return asked | {unit for _, item, unit in self.reader.people if item.key in asked}

    def _signs(self, columns: Columns, count: int) -> list[tuple[object, ...]]:
        """For each row the words its rules look at, and which of the needed cells are filled."""
        asked = [columns[n] for n in sorted(self._asked)]
        filled = [map(bool, columns[n]) if "" in columns[n] else repeat(True, count) for n in self._needed]
        return list(zip(*asked, *filled, strict=True)) or [()] * count

    def _odd_cells(self, columns: Columns) -> Mapping[int, Odd]:
        """For each row that has any: the cells that are not plainly good, with what they say."""
        found: dict[int, Odd] = defaultdict(tuple)
        units = {item.key: unit for _, item, unit in self.reader.people}
        for n, (_, item) in enumerate(self.reader.places):
            if item.key.startswith("#"):
                continue
            if item.key in self.reader.free:
                odd = _longer(columns[n], self.reader.free[item.key])
            else:
                odd = self._odd_of(n, item, self._beside(columns, n, units[item.key]) if item.key in units else columns[n])
            for at, words in odd:
                found[at] += ((n, words),)
        return found

    def _beside(self, columns: Columns, n: int, unit: str) -> Sequence[object]:
        beside = self._nth.get(unit)
        return [(person, "") for person in columns[n]] if beside is None else list(zip(columns[n], columns[beside], strict=True))

    def _odd_of(self, n: int, item: Field, said: Sequence[object]) -> list[tuple[int, object]]:
        odd = {words for words in set(said) - self._good[n] if not self._is_good(n, item, words)}
        return [(at, words) for at, words in enumerate(said) if words in odd] if odd else []

    def _is_good(self, n: int, item: Field, words: object) -> bool:
        """Words that mean one thing, without a remark, and not nothing."""
        text, unit = words if isinstance(words, tuple) else (words, "")
        found = self.reader.cell(item, str(text), self._unit_meant(item, str(unit)) if unit else "")
        is_good = not (found.fault or found.remark) and (bool(found.value) or found.value == 0 or not text)
        if is_good and len(self._good[n]) < _REMEMBERED:
            self._good[n].add(words)
        return is_good

    def _unit_meant(self, person: Field, words: str) -> str:
        unit = next(unit for _, item, unit in self.reader.people if item.key == person.key)
        return str(self.reader.cell(self.reader.places[self._nth[unit]][1], words, "").value or "")


def _longer(column: Sequence[str], limit: int) -> list[tuple[int, object]]:
    if max(map(len, column)) <= limit:
        return []
    return [(at, words) for at, words in enumerate(column) if len(words) > limit]
