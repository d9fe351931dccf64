"""The one statement behind many figures of a procedure: every case is looked at once, for every condition once.

What costs a look into another table is asked only of cases for which some figure needs the answer, and cases that no
figure counts are left out; the answers that are used stay the same. Must not know: figures, labels, pages.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db import connection

from renda.reads.figure_past import AsOf, Predicate, source_at

_BITS = 62  # conditions in one column of bits


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
    amounts: Sequence[Predicate]
    selections: Sequence[Selection]
    by: Predicate | None = None

    @property
    def common(self) -> int:
        """This will give the conditions without which no selection counts a case."""
        found = (1 << len(self.conditions)) - 1
        for selection in self.selections:
            found &= selection.whole
        return found

    def bits_of(self, number: int) -> Predicate:
        """This will give a condition as its bit: of a costly one, only where a selection needs it."""
        condition, bit = self.conditions[number], 1 << number % _BITS
        if self.common >> number & 1:
            return Predicate(sql=f"{bit}::bigint")
        if condition.is_costly:
            needing = [s.whole if s.whole >> number & 1 else s.inside for s in self.selections if (s.whole | s.inside) >> number & 1]
            condition = self._any(needing).with_also(condition)
        return Predicate(sql=f"CASE WHEN {condition.sql} THEN {bit}::bigint ELSE 0 END", values=condition.values)

    def amount_of(self, number: int) -> Predicate:
        """This will give what a case adds to an amount, nothing where no selection would count it."""
        amount = self.amounts[number]
        where = self._any([s.whole for s in self.selections if s.amount == number])
        return Predicate(sql=f"CASE WHEN {where.sql} THEN {amount.sql} END", values=(*where.values, *amount.values))

    @property
    def where(self) -> Predicate:
        """This will give what a case must meet to be counted by any selection, as far as it is cheap to ask or common to all."""
        found = self._any([s.whole for s in self.selections])
        for n, condition in enumerate(self.conditions):
            if self.common >> n & 1 and condition.is_costly:
                found = found.with_also(condition)
        return found

    def _any(self, masks: Iterable[int]) -> Predicate:
        """Some mask's cheap conditions hold: cheap ones common to all selections once, then one mask or another."""
        cheap = sum(1 << n for n, condition in enumerate(self.conditions) if not condition.is_costly)
        wanted = {mask & cheap for mask in masks}
        least = sorted(m for m in wanted if not any(o != m and o & m == o for o in wanted))
        found = [self._all(mask) for mask in least]
        return Predicate(sql=f"({' OR '.join(p.sql for p in found)})", values=tuple(v for p in found for v in p.values))

    def _all(self, mask: int) -> Predicate:
        found = [p for n, p in enumerate(self.conditions) if mask >> n & 1]
        return Predicate(sql=" AND ".join(p.sql for p in found) or "TRUE", values=tuple(v for p in found for v in p.values))


@dataclass(frozen=True, slots=True)
class Cell:
    """The bits of the conditions that hold, the group, and of the cases for which they do: how many, sums and numbers of amounts."""

    held: int
    group: str | None
    counts: Sequence[Any]


def counted_cells(asking: Asking, procedure: str, *, organ_id: UUID, at: AsOf) -> list[Cell]:
    """This will count the cases for which the same conditions hold together, with what they add to each amount."""
    amounts = [asking.amount_of(n) for n in range(len(asking.amounts))]
    group, bits = asking.by or Predicate(sql="NULL"), _columns(asking)
    named = [("g", group), *((f"b{n}", p) for n, p in enumerate(bits)), *((f"a{n}", p) for n, p in enumerate(amounts))]
    looked = _looked(", ".join(f"{p.sql} AS {name}" for name, p in named), [p for _, p in named], asking, procedure, organ_id, at)
    keys = ", ".join(("g", *(f"b{n}" for n in range(len(bits)))))
    sums = "".join(f", sum(a{n}), count(a{n})" for n in range(len(amounts)))
    rows = _fetched(Predicate(
        sql=f"SELECT g::text, {keys}, count(*){sums} FROM ({looked.sql} OFFSET 0) t GROUP BY {keys}",  # noqa: S608 - declared names only
        values=looked.values,
    ))
    return [Cell(_joined(row[2 : 2 + len(bits)]), row[0], row[2 + len(bits) :]) for row in rows]


def listed_cases(asking: Asking, procedure: str, *, organ_id: UUID, at: AsOf) -> list[tuple[UUID, int]]:
    """This will list the cases that some selection may count by id, each with the bits of the conditions that hold for it."""
    bits = _columns(asking)
    looked = _looked(", ".join(("c.id", *(p.sql for p in bits))), bits, asking, procedure, organ_id, at)
    rows = _fetched(Predicate(sql=f"{looked.sql} ORDER BY 1", values=looked.values))
    return [(row[0], _joined(row[1:])) for row in rows]


def _columns(asking: Asking) -> list[Predicate]:
    """The bits, 62 in a column."""
    found = []
    for first in range(0, max(len(asking.conditions), 1), _BITS):
        parts = [asking.bits_of(n) for n in range(first, min(first + _BITS, len(asking.conditions)))]
        found.append(Predicate(sql=" | ".join(p.sql for p in parts) or "0::bigint", values=tuple(v for p in parts for v in p.values)))
    return found


def _joined(columns: Sequence[int]) -> int:
    return sum(bits << _BITS * n for n, bits in enumerate(columns))


def _looked(  # noqa: PLR0913 - a statement is these things
    columns: str, asked: Sequence[Predicate], asking: Asking, procedure: str, organ_id: UUID, at: AsOf
) -> Predicate:
    where = asking.where
    source = source_at(procedure, at, (*asked, where))
    return Predicate(
        sql=f"SELECT {columns} FROM {source.sql} WHERE c.organ_id = %s AND c.procedure = %s AND {where.sql}",  # noqa: S608 - declared names only
        values=(*(v for p in asked for v in p.values), *source.values, organ_id, procedure, *where.values),
    )


def _fetched(statement: Predicate) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(statement.sql, list(statement.values))
        return list(cursor.fetchall())
