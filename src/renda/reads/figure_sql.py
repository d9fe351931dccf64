"""The one place where declared figures become SQL: conditions and scopes to a predicate over `c` and `d`.

`c` is the case, `d` its detail row. Names come from declarations only and are checked against them; values are
parameters. Must not know: labels, pages, who asks.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from renda.domain.indicators import Condition, ConditionKind, Indicator
from renda.store.contributions import details, dimensions


class UnknownScope(Exception):  # noqa: N818 - says what happened
    """The figure cannot be narrowed that way: the dimension or the group is not declared for it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Predicate:
    """A piece of SQL with its parameters."""

    sql: str
    values: tuple[Any, ...] = ()

    def with_also(self, other: "Predicate") -> "Predicate":
        """This will join two predicates by AND."""
        return Predicate(sql=f"{self.sql} AND {other.sql}", values=(*self.values, *other.values))


TRUE = Predicate(sql="TRUE")
_CASE_COLUMNS = frozenset({"stage"})
_LAST_CLOCK = (
    "EXISTS (SELECT 1 FROM (SELECT k.due_on, k.stopped_on, k.state FROM store_clock k WHERE k.case_id = c.id"
    " AND k.key = %s ORDER BY k.round DESC, k.started_on DESC, k.id DESC LIMIT 1) k WHERE {test})"
)
_CLOCK_TESTS = {
    ConditionKind.CLOCK_LATE: "k.stopped_on > k.due_on",
    ConditionKind.CLOCK_ON_TIME: "k.stopped_on <= k.due_on",
    ConditionKind.CLOCK_OVERDUE_NOW: "k.state = 'running' AND k.due_on < %s",
}
_LINKS = (
    "(EXISTS (SELECT 1 FROM store_caselink l WHERE l.source_id = c.id AND l.type = %s{target})"
    " OR EXISTS (SELECT 1 FROM store_caselink l WHERE l.target_id = c.id AND l.type = %s{source}))"
)
_STANDING = " AND EXISTS (SELECT 1 FROM store_case o WHERE o.id = l.{end}_id AND o.stage = ANY(%s))"
_STOOD = "EXISTS (SELECT 1 FROM store_casespan s WHERE s.case_id = c.id AND s.stage = %s)"


def source_of(procedure: str) -> str:
    """This will give the FROM clause of a procedure: the case as `c`, its detail row as `d`."""
    return f"store_case c JOIN {details()[procedure].table} d ON d.case_id = c.id AND d.organ_id = c.organ_id"


def _one(condition: Condition, procedure: str, as_of: date) -> Predicate:
    kind, name = condition.kind, condition.name
    match kind:
        case ConditionKind.COLUMN:
            if name not in _CASE_COLUMNS:
                raise ValueError(f"not a column of the case: {name}")
            return Predicate(sql=f"c.{name} = ANY(%s)", values=(list(condition.values),))
        case ConditionKind.DETAIL:
            return Predicate(sql=f"d.{_detail(procedure, name)} = ANY(%s)", values=(list(condition.values),))
        case ConditionKind.LINKED:
            return _linked(condition)
        case ConditionKind.NOT_LINKED:
            linked = _linked(condition)
            return Predicate(sql=f"NOT {linked.sql}", values=linked.values)
        case ConditionKind.HAPPENED:
            return Predicate(sql=_STOOD, values=(name,))
        case _:
            day = (as_of,) if kind is ConditionKind.CLOCK_OVERDUE_NOW else ()
            return Predicate(sql=_LAST_CLOCK.format(test=_CLOCK_TESTS[kind]), values=(name, *day))


def _linked(condition: Condition) -> Predicate:
    """A link of a type with a case that stands in one of the values; with any case where no values are given."""
    stages = (list(condition.values),) if condition.values else ()
    ends = {end: _STANDING.format(end=end) if stages else "" for end in ("target", "source")}
    return Predicate(sql=_LINKS.format(**ends), values=(condition.name, *stages, condition.name, *stages))


def _detail(procedure: str, name: str) -> str:
    if name not in details()[procedure].columns:
        raise ValueError(f"not a recorded column of {procedure}: {name}")
    return name


def column_of(dimension: str) -> str:
    """This will give the column a dimension parts by."""
    return "c.lead_unit_id" if dimension == "unit" else f"d.{dimension}"


def whole_parts(indicator: Indicator, scope: Mapping[str, str], as_of: date) -> tuple[Predicate, ...]:
    """This will compile what a figure counts within a scope into predicates that must all hold; equal ones are equal.

    A scope goes from dimension key to group key (`unit` to the id of a unit).

    :raises UnknownScope: when the dimension or the group is not declared for the procedure.
    :raises ValueError: when a condition names a column that is not declared.
    """
    procedure = indicator.procedure
    return (
        *(_one(condition, procedure, as_of) for condition in indicator.where),
        *(_within(key, value, procedure) for key, value in scope.items()),
    )


def inside_parts(indicator: Indicator, as_of: date) -> tuple[Predicate, ...]:
    """This will compile what narrows the whole of a rate to its numerator; nothing for a count.

    :raises ValueError: when a condition names a column that is not declared.
    """
    return tuple(_one(condition, indicator.procedure, as_of) for condition in indicator.part)


def _within(key: str, value: str, procedure: str) -> Predicate:
    dimension = dimensions().get(key)
    if dimension is None or procedure not in dimension.procedures:
        raise UnknownScope(key)
    if key == "unit":
        return Predicate(sql="c.lead_unit_id::text = %s", values=(value,))
    group = dimension.group(value)
    if group is None:
        raise UnknownScope(f"{key}={value}")
    return Predicate(sql=f"d.{_detail(procedure, key)} = ANY(%s)", values=(list(group.members),))


def whole_of(indicator: Indicator, scope: Mapping[str, str], as_of: date) -> Predicate:
    """This will compile what a figure counts (of a rate, the denominator) within a scope into one predicate.

    :raises UnknownScope: as `whole_parts` does.
    """
    return _all_of(whole_parts(indicator, scope, as_of))


def part_of(indicator: Indicator, as_of: date) -> Predicate:
    """This will compile what narrows the whole of a rate to its numerator into one predicate; true for a count."""
    return _all_of(inside_parts(indicator, as_of))


def _all_of(predicates: Iterable[Predicate]) -> Predicate:
    found = TRUE
    for predicate in predicates:
        found = found.with_also(predicate)
    return found
