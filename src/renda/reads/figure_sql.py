"""The one place where declared figures become SQL: conditions and scopes to a predicate over `c` and `d`.

`c` is the case, `d` its detail row, both as of the day asked for (`figure_past`). Names come from declarations only and
are checked against them; values are parameters. Must not know: labels, pages, who asks.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from uuid import UUID

from renda.domain.indicators import Condition, ConditionKind, Dimension, DimensionKind, Indicator, IndicatorKind, Way
from renda.domain.periods import PERIOD_KEYS, Period, parse_period
from renda.reads.figure_past import AsOf, Predicate, clocks_at, links_at, spans_at, stages_at
from renda.store.contributions import details, dimensions


class UnknownScope(Exception):  # noqa: N818 - says what happened
    """The figure cannot be narrowed that way: the dimension, the group or the period is not one of it."""


TRUE = Predicate(sql="TRUE")
_CASE_COLUMNS = frozenset({"stage"})
_LAST_CLOCK = (
    "EXISTS (SELECT 1 FROM {clocks} k WHERE k.case_id = c.id AND k.key = %s AND {test} AND NOT EXISTS (SELECT 1 FROM {clocks} l"
    " WHERE l.case_id = k.case_id AND l.key = k.key AND (l.round, l.started_on, l.id) > (k.round, k.started_on, k.id)))"
)
_CLOCK_TESTS = {
    ConditionKind.CLOCK_LATE: "k.stopped_on > k.due_on",
    ConditionKind.CLOCK_ON_TIME: "k.stopped_on <= k.due_on",
    ConditionKind.CLOCK_OVERDUE_NOW: "k.state = 'running' AND k.due_on < %s",
    ConditionKind.CLOCK_DUE_WITHIN: "k.state = 'running' AND k.due_on BETWEEN %s AND %s",
    ConditionKind.CLOCK_SET: "k.due_on IS NOT NULL",
}
_LINKED = "EXISTS (SELECT 1 FROM {links} l WHERE l.{this}_id = c.id AND l.type = %s{standing})"
_STANDING = " AND EXISTS (SELECT 1 FROM {cases} o WHERE o.id = l.{other}_id AND o.stage = ANY(%s))"
_LINK_LED_TO = (
    "(SELECT l.target_id FROM {links} l JOIN {table} g ON g.case_id = l.target_id{kind}"
    " WHERE l.source_id = c.id AND l.type = %s ORDER BY l.target_id LIMIT 1)"
)
_LINK_LED_ON = (
    "(SELECT o.target_id FROM {links} l JOIN {links} o ON o.source_id = l.target_id AND o.type = %s"
    " WHERE l.source_id = c.id AND l.type = %s ORDER BY o.target_id LIMIT 1)"
)
_UNIT_COLUMNS = {"case.lead": "c.lead_unit_id", "case.origin": "c.origin_unit_id"}


def _one(condition: Condition, procedure: str, at: AsOf) -> Predicate:
    kind, name = condition.kind, condition.name
    match kind:
        case ConditionKind.COLUMN:
            return _of_case(name, condition.values)
        case ConditionKind.DETAIL:
            return Predicate(sql=f"{recorded(procedure, name)}::text = ANY(%s)", values=(list(condition.values),))
        case ConditionKind.LINKED | ConditionKind.NOT_LINKED:
            return _linked(condition, at)
        case ConditionKind.HAPPENED:
            return _happened(name, at)
        case ConditionKind.ANY_OF:
            return _either([_one(one, procedure, at) for one in condition.any_of])
        case ConditionKind.PERIOD:
            return _opened_or_closed(name, parse_period(condition.values[0]))
        case ConditionKind.WITHIN:
            return _led_to(dimension_of(name, procedure), procedure, condition.values, at)
        case _:
            return _clocked(condition, at)


def _of_case(name: str, values: tuple[str, ...]) -> Predicate:
    if name not in _CASE_COLUMNS:
        raise ValueError(f"not a column of the case: {name}")
    return Predicate(sql=f"c.{name} = ANY(%s)", values=(list(values),))


def _either(predicates: list[Predicate]) -> Predicate:
    return Predicate(sql=f"({' OR '.join(p.sql for p in predicates)})", values=tuple(v for p in predicates for v in p.values))


def _happened(stage: str, at: AsOf) -> Predicate:
    spans = spans_at(at)
    sql = f"EXISTS (SELECT 1 FROM {spans.sql} s WHERE s.case_id = c.id AND s.stage = %s)"
    return Predicate(sql=sql, values=(*spans.values, stage))


def _opened_or_closed(name: str, period: Period | None) -> Predicate:
    if period is None or name not in ("opened", "closed"):
        raise ValueError(f"not a period on the day a case was opened or closed: {name}")
    return Predicate(sql=f"c.{name}_on BETWEEN %s AND %s", values=(period.first, period.last))


def _clocked(condition: Condition, at: AsOf) -> Predicate:
    clocks, day = clocks_at(at), _days_of(condition, at.day)
    sql = _LAST_CLOCK.format(clocks=clocks.sql, test=_CLOCK_TESTS[condition.kind])
    return Predicate(sql=sql, values=(*clocks.values, condition.name, *day, *clocks.values))


def _days_of(condition: Condition, day: date) -> tuple[date, ...]:
    match condition.kind:
        case ConditionKind.CLOCK_OVERDUE_NOW:
            return (day,)
        case ConditionKind.CLOCK_DUE_WITHIN:
            return day, day + timedelta(days=int(condition.values[0]))
        case _:
            return ()


def _linked(condition: Condition, at: AsOf) -> Predicate:
    """A link of a type, or none, with a case that stands in one of the values; with any case where no values are given."""
    links, cases = links_at(at), stages_at(at)
    stages = (*cases.values, list(condition.values)) if condition.values else ()
    sides = [
        _LINKED.format(
            links=links.sql, this=this, standing=_STANDING.format(cases=cases.sql, other=other) if stages else "",
        )
        for this, other in (("source", "target"), ("target", "source"))
    ]
    absent = "NOT " if condition.kind is ConditionKind.NOT_LINKED else ""
    return Predicate(sql=f"{absent}({' OR '.join(sides)})", values=(*links.values, condition.name, *stages) * 2)


def recorded(procedure: str, key: str) -> str:
    """This will give a recorded column of the detail row that figures may ask about.

    :raises ValueError: when the procedure records none of that key, or only as long text, rows or files.
    """
    table = details()[procedure]
    if key not in table.counted:
        raise ValueError(f"not a recorded column of {procedure} that can be counted: {key}")
    return f"d.{table.column(key)}"


def unit_column(procedure: str, key: str) -> str:
    """This will give a column that holds a unit: `case.lead`, `case.origin`, or a recorded one.

    :raises ValueError: when there is none of that name.
    """
    return _UNIT_COLUMNS[key] if key in _UNIT_COLUMNS else recorded(procedure, key)


def dimension_of(key: str, procedure: str) -> Dimension:
    """This will give a dimension of a procedure.

    :raises UnknownScope: when it has none of that key.
    """
    dimension = dimensions().get(key)
    if dimension is None or procedure not in dimension.procedures:
        raise UnknownScope(key)
    return dimension


def column_of(dimension: Dimension, procedure: str, at: AsOf) -> Predicate:
    """This will give the expression a dimension parts by."""
    if dimension.key == "unit":
        return Predicate(sql="c.lead_unit_id")
    if dimension.kind is DimensionKind.UNIT:
        return Predicate(sql=unit_column(procedure, dimension.recorded))
    if dimension.kind is not DimensionKind.LINK:
        return Predicate(sql=recorded(procedure, dimension.recorded))
    links, table, named = links_at(at), details()[dimension.other], dimension.other_where
    if dimension.onward:
        sql = _LINK_LED_ON.format(links=links.sql)
        return Predicate(sql=sql, values=(*links.values, *links.values, dimension.onward, dimension.link))
    if named and named[0] not in table.counted:
        raise ValueError(f"not a recorded column of {dimension.other}: {named[0]}")
    kind = f" AND g.{table.column(named[0])} = %s" if named else ""
    sql = _LINK_LED_TO.format(links=links.sql, table=table.table, kind=kind)
    direct = Predicate(sql=sql, values=(*links.values, *((named[1],) if named else ()), dimension.link))
    way = next((w for w in dimension.ways if w.procedure == procedure), None)
    return _either_way(direct, _on_way(way, table.table, at)) if way else direct


def _on_way(way: Way, table: str, at: AsOf) -> Predicate:
    """The case that links of these types lead to in turn."""
    links, (first, *others) = links_at(at), way.links
    joined = "".join(f" JOIN {links.sql} l{n} ON l{n}.source_id = l{n - 1}.target_id AND l{n}.type = %s" for n in range(1, len(way.links)))
    sql = (
        f"(SELECT g.case_id FROM {links.sql} l0{joined} JOIN {table} g ON g.case_id = l{len(others)}.target_id"  # noqa: S608 - declared names
        " WHERE l0.source_id = c.id AND l0.type = %s ORDER BY g.case_id LIMIT 1)"
    )
    return Predicate(sql=sql, values=(*links.values, *(value for kind in others for value in (*links.values, kind)), first))


def _either_way(direct: Predicate, way: Predicate) -> Predicate:
    return Predicate(sql=f"coalesce({direct.sql}, {way.sql})", values=(*direct.values, *way.values))


def whole_parts(indicator: Indicator, scope: Mapping[str, str], at: AsOf) -> tuple[Predicate, ...]:
    """This will compile what a figure counts within a scope into predicates that must all hold; equal ones are equal.

    A scope goes from dimension key to group key (of units, people and
    cases to an id, or several parted by commas), or from the day of a period to the period.

    :raises UnknownScope: when the dimension, the group or the period is not one of the procedure.
    :raises ValueError: when a condition names a column that is not declared.
    """
    return (
        *(_one(condition, indicator.procedure, at) for condition in indicator.where),
        *(_within(key, value, indicator, at) for key, value in with_period(indicator, scope, at).items()),
    )


def inside_parts(indicator: Indicator, at: AsOf) -> tuple[Predicate, ...]:
    """This will compile what narrows the whole of a rate to its numerator; nothing for a count.

    :raises ValueError: when a condition names a column that is not declared.
    """
    return tuple(_one(condition, indicator.procedure, at) for condition in indicator.part)


def with_period(indicator: Indicator, scope: Mapping[str, str], at: AsOf) -> Mapping[str, str]:
    """This will give the scope with the period a monthly mean needs: the year of the day until then, where none is asked for."""
    if indicator.kind is not IndicatorKind.MONTHLY_MEAN or any(k in scope for k in PERIOD_KEYS):
        return scope
    return {**scope, "opened": Period(at.day.replace(month=1, day=1), at.day).text}


def _within(key: str, value: str, indicator: Indicator, at: AsOf) -> Predicate:
    if key in PERIOD_KEYS:
        return _in_period(key, value, indicator, at)
    procedure = indicator.procedure
    dimension = dimension_of(key, procedure)
    if dimension.is_open:
        ids = value.split(",")
        if not all(map(_is_id, ids)):
            raise UnknownScope(f"{key}={value}")
        return _led_to(dimension, procedure, ids, at)
    group = dimension.group(value)
    if group is None:
        raise UnknownScope(f"{key}={value}")
    column = column_of(dimension, procedure, at)
    return Predicate(sql=f"{column.sql} = ANY(%s)", values=(*column.values, list(group.members)))


def _led_to(dimension: Dimension, procedure: str, ids: Sequence[str], at: AsOf) -> Predicate:
    """The unit, the person or the linked case is one of these."""
    column = column_of(dimension, procedure, at)
    return Predicate(sql=f"{column.sql} = ANY(%s::uuid[])", values=(*column.values, list(ids)))


def _is_id(text: str) -> bool:
    try:
        return str(UUID(text)) == text
    except ValueError:
        return False


def _in_period(key: str, value: str, indicator: Indicator, at: AsOf) -> Predicate:
    period = parse_period(value)
    if period is None or (key == "done" and not indicator.done):
        raise UnknownScope(f"{key}={value}")
    if key != "done":
        return _opened_or_closed(key, period)
    if indicator.done_on:
        return Predicate(sql=f"{recorded(indicator.procedure, indicator.done_on)} BETWEEN %s AND %s", values=(period.first, period.last))
    spans = spans_at(at)
    sql = f"(SELECT min(s.from_on) FROM {spans.sql} s WHERE s.case_id = c.id AND s.stage = ANY(%s)) BETWEEN %s AND %s"
    return Predicate(sql=sql, values=(*spans.values, list(indicator.done), period.first, period.last))


def whole_of(indicator: Indicator, scope: Mapping[str, str], at: AsOf) -> Predicate:
    """This will compile what a figure counts (of a rate, the denominator) within a scope into one predicate.

    :raises UnknownScope: as `whole_parts` does.
    """
    return _all_of(whole_parts(indicator, scope, at))


def part_of(indicator: Indicator, at: AsOf) -> Predicate:
    """This will compile what narrows the whole of a rate to its numerator into one predicate; true for a count."""
    return _all_of(inside_parts(indicator, at))


def _all_of(predicates: Iterable[Predicate]) -> Predicate:
    found = TRUE
    for predicate in predicates:
        found = found.with_also(predicate)
    return found
