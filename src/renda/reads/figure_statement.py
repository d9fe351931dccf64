"""The one statement behind many figures of a procedure: every case is looked at once, for every condition once.

What costs a look into another table is asked only of cases for which some figure needs the answer, and cases that no
figure counts are left out; the answers that are used stay the same. Must not know: figures, labels, pages.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db import connection

from renda.reads.figure_measures import Amount, Named
from renda.reads.figure_past import NOTHING, AsOf, Predicate, source_at

_BITS = 62  # conditions in one column of bits
_ROWS_OF_AMOUNT = re.compile(r"\bm\.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Selection:
    """Bits of the conditions that a case must meet to be counted, and to be in the numerator; which amount it adds, if any."""

    whole: int
    inside: int
    amount: int | None = None
    months: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Asking:
    """What a statement asks of every case: the distinct conditions and amounts, for these selections; parted `by`, if at all."""

    conditions: Sequence[Predicate]
    amounts: Sequence[Amount]
    selections: Sequence[Selection]
    by: Predicate | None = None

    @property
    def common(self) -> int:
        """This will give the conditions without which no selection counts a case."""
        found = (1 << len(self.conditions)) - 1
        for selection in self.selections:
            found &= selection.whole
        return found

    @property
    def cheap_common(self) -> Predicate | None:
        """This will give what every selection asks of a case and no other table is needed for; None where there is nothing."""
        found = [p for n, p in enumerate(self.conditions) if self.common >> n & 1 and not p.is_costly]
        return Predicate(sql=" AND ".join(p.sql for p in found), values=_values(found)) if found else None

    def bit_of(self, number: int) -> Predicate:
        """This will give a condition as its bit: of a costly one, only where a selection needs it."""
        condition, bit = self.conditions[number], 1 << number % _BITS
        if self.common >> number & 1:
            return Predicate(sql=f"{bit}::bigint")
        if condition.is_costly:
            needing = [s.whole if s.whole >> number & 1 else s.inside for s in self.selections if (s.whole | s.inside) >> number & 1]
            condition = self._any(needing).with_also(condition)
        return Predicate(sql=f"CASE WHEN {condition.sql} THEN {bit}::bigint ELSE 0 END", values=condition.values)

    @property
    def where(self) -> Predicate:
        """This will give what a case must meet to be counted by any selection, as far as it is cheap to ask or common to all."""
        found = self._any([s.whole for s in self.selections])
        for n, condition in enumerate(self.conditions):
            if self.common >> n & 1 and condition.is_costly:
                found = found.with_also(condition)
        return found

    def _any(self, masks: Iterable[int]) -> Predicate:
        """The cheap conditions of one mask or another hold; a mask that asks more than another adds nothing."""
        cheap = sum(1 << n for n, condition in enumerate(self.conditions) if not condition.is_costly)
        wanted = {mask & cheap for mask in masks}
        least = sorted(m for m in wanted if not any(o != m and o & m == o for o in wanted))
        found = [self._all(mask) for mask in least]
        return Predicate(sql=f"({' OR '.join(p.sql for p in found)})", values=_values(found))

    def _all(self, mask: int) -> Predicate:
        found = [p for n, p in enumerate(self.conditions) if mask >> n & 1]
        return Predicate(sql=" AND ".join(p.sql for p in found) or "TRUE", values=_values(found))

    @property
    def columns(self) -> list[Predicate]:
        """This will give the bits of all conditions, 62 in a column."""
        found = []
        for first in range(0, max(len(self.conditions), 1), _BITS):
            parts = [self.bit_of(n) for n in range(first, min(first + _BITS, len(self.conditions)))]
            found.append(Predicate(sql=" | ".join(p.sql for p in parts) or "0::bigint", values=_values(parts)))
        return found


@dataclass(frozen=True, slots=True)
class Cell:
    """The bits of the conditions that hold, the group, and of the cases for which they do: how many, sums and numbers of amounts."""

    held: int
    group: str | None
    counts: Sequence[Any]


@dataclass(frozen=True, slots=True)
class NamedCell:
    """The bits of the conditions that hold, the group, whom or what the cases of these name, and how often."""

    held: int
    group: str | None
    name: str
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where cases are looked at: those of a procedure of an organ, as of a day."""

    procedure: str
    organ_id: UUID
    at: AsOf


def counted_cells(asking: Asking, place: Place) -> list[Cell]:
    """This will count the cases for which the same conditions hold together, with what they add to each amount.

    The rows amounts come from are gathered once for all cases that may add any: looked up case by case they cost tenfold.
    """
    amounts = [Predicate(sql=_ROWS_OF_AMOUNT.sub(f"m{n}.", a.value)) for n, a in enumerate(asking.amounts)]
    rows = [(n, _gathered(a.rows, a.case, asking, place)) for n, a in enumerate(asking.amounts) if a.rows]
    joined = Predicate(
        sql="".join(f" LEFT JOIN ({r.sql}) m{n} ON m{n}.case_id = c.id" for n, r in rows), values=_values(r for _, r in rows),
    )
    looked = _looked(asking, place, {f"a{n}": a for n, a in enumerate(amounts)}, joined)
    keys = _keys(asking)
    sums = "".join(f", sum(a{n}), count(a{n})" for n in range(len(amounts)))
    found = _fetched(f"SELECT g::text, count(*){sums}, {keys} FROM ({looked.sql}) t GROUP BY g, {keys}", looked.values)  # noqa: S608 - declared names only
    after = 2 + 2 * len(amounts)
    return [Cell(_united(row[after:]), row[0], row[1:after]) for row in found]


def _gathered(rows: Predicate, case: str, asking: Asking, place: Place) -> Predicate:
    """The rows of an amount, one for each case: those of the cases all selections agree on, where that is cheap to ask."""
    common = asking.cheap_common
    if not case:
        return rows
    if common is None or place.at.past:
        return Predicate(sql=f"{rows.sql} GROUP BY {case}", values=rows.values)
    source = source_at(place.procedure, place.at, (common,))
    among = f"SELECT c.id FROM {source.sql} WHERE c.organ_id = %s AND c.procedure = %s AND {common.sql}"  # noqa: S608 - declared names only
    return Predicate(
        sql=f"{rows.sql} AND {case} IN ({among}) GROUP BY {case}",
        values=(*rows.values, *source.values, place.organ_id, place.procedure, *common.values),
    )


def named_cells(asking: Asking, named: Named, place: Place) -> list[NamedCell]:
    """This will tell whom or what the cases name for which the same conditions hold, each once, with how often."""
    looked, keys = _looked(asking, place, {"name": Predicate(sql=named.value)}, named.joined), _keys(asking)
    found = _fetched(
        f"SELECT g::text, name::text, count(*), {keys} FROM ({looked.sql}) t WHERE name IS NOT NULL GROUP BY g, name, {keys}",  # noqa: S608 - declared names only
        looked.values,
    )
    return [NamedCell(_united(row[3:]), row[0], row[1], row[2]) for row in found]


def listed_cases(asking: Asking, place: Place) -> list[tuple[UUID, int]]:
    """This will list the cases that some selection may count by id, each with the bits of the conditions that hold for it."""
    looked = _looked(asking, place, {"id": Predicate(sql="c.id")})
    found = _fetched(f"SELECT id, {_keys(asking)} FROM ({looked.sql}) t ORDER BY id", looked.values)  # noqa: S608 - declared names only
    return found if len(asking.columns) == 1 else [(row[0], _united(row[1:])) for row in found]


def _keys(asking: Asking) -> str:
    return ", ".join(f"b{n}" for n in range(len(asking.columns)))


def _united(columns: Sequence[int]) -> int:
    return sum(bits << _BITS * n for n, bits in enumerate(columns))


def _looked(asking: Asking, place: Place, more: dict[str, Predicate], joined: Predicate = NOTHING) -> Predicate:
    """The cases with group, bits and what more is asked, as rows of their own: OFFSET keeps each from being worked out twice."""
    columns = {"g": asking.by or Predicate(sql="NULL"), **{f"b{n}": p for n, p in enumerate(asking.columns)}, **more}
    where, asked = asking.where, list(columns.values())
    source = source_at(place.procedure, place.at, (*asked, joined, where))
    listed = ", ".join(f"{p.sql} AS {name}" for name, p in columns.items())
    return Predicate(
        sql=f"SELECT {listed} FROM {source.sql}{joined.sql}"  # noqa: S608 - declared names only
        f" WHERE c.organ_id = %s AND c.procedure = %s AND {where.sql} OFFSET 0",
        values=(*_values([*asked, source, joined]), place.organ_id, place.procedure, *where.values),
    )


def _values(predicates: Iterable[Predicate]) -> tuple[Any, ...]:
    return tuple(value for predicate in predicates for value in predicate.values)


def _fetched(sql: str, values: Sequence[Any]) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(sql, list(values))
        return list(cursor.fetchall())
