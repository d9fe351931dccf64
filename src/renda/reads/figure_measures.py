"""What a case contributes to a sum or a mean, and whom or what it names where figures count persons or a roster covered.

Compiled as `figure_sql` compiles conditions: names from declarations, values as parameters. Must not know: labels, pages.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from renda.domain.indicators import MEASURED, Indicator, IndicatorKind, Measure, MeasureKind
from renda.domain.periods import PERIOD_KEYS, parse_period
from renda.reads.figure_past import NOTHING, AsOf, Predicate, participants_at, spans_at
from renda.reads.figure_rosters import standing_on
from renda.reads.figure_sql import recorded, unit_column, with_period
from renda.store.contributions import details

_LINES = """
 CROSS JOIN LATERAL (SELECT nullif(regexp_replace(l, '[[:space:][:punct:]《》“”。；，、]', '', 'g'), '') AS line
 FROM regexp_split_to_table(d.{}, chr(10)) l) x
"""
_EVENTS = """
SELECT e.chain_id AS case_id, count(*) AS n FROM store_event e WHERE e."on" <= %s AND e.action = ANY(%s)
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Amount:
    """What a case adds: an expression over `c`, `d` and, where `rows` are given, the one of them with its `case_id`, as `m`.

    Where `case` names the column that holds their case, the rows end in a condition and are still to be narrowed and grouped by it;
    days in stages are few as they are.
    """

    value: str
    rows: Predicate | None = None
    case: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """Whom or what a case names: an expression over `c`, `d` and what is joined."""

    value: str
    joined: Predicate = NOTHING


def measure_of(indicator: Indicator) -> Measure:
    """This will give what a figure measures.

    :raises ValueError: when its kind needs a measure and none is declared.
    """
    if indicator.measure is None:
        raise ValueError(f"nothing to measure is declared for {indicator.key}")
    return indicator.measure


def amount_of(indicator: Indicator, at: AsOf) -> Amount | None:
    """This will compile what a case adds to a sum or a mean; None where a case is counted as one.

    :raises ValueError: when the measure names a column that is not declared.
    """
    if indicator.kind not in MEASURED:
        return None
    measure = measure_of(indicator)
    match measure.kind:
        case MeasureKind.COLUMN:
            return Amount(value=f"{recorded(indicator.procedure, measure.name)}::numeric")
        case MeasureKind.DAYS:
            return _days(measure, at)
        case MeasureKind.EVENTS:
            events = Predicate(sql=_EVENTS, values=(at.day, list(measure.values)))
            return Amount(value="coalesce(m.n, 0)::numeric", rows=events, case="e.chain_id")
        case MeasureKind.RETURNS:
            spans = spans_at(at)
            rows = f"SELECT s.case_id, max(s.round) AS n FROM {spans.sql} s WHERE TRUE"  # noqa: S608 - fixed text
            return Amount(value="(m.n - 1)::numeric", rows=Predicate(sql=rows, values=spans.values), case="s.case_id")
        case _:
            people = _people(indicator, at)
            rows = f"SELECT p.case_id, count(*) AS n FROM {people.sql}"  # noqa: S608 - fixed text
            return Amount(value="coalesce(m.n, 0)::numeric", rows=Predicate(sql=rows, values=people.values), case="p.case_id")


def _days(measure: Measure, at: AsOf) -> Amount:
    """Days between two firsts: of opening or of standing in a stage; nothing where one has not come."""
    spans, first = spans_at(at), "min(s.from_on) FILTER (WHERE s.stage = %s)"
    start, named = (f"{first} AS start, ", (measure.name,)) if measure.name else ("", ())
    rows = f"SELECT s.case_id, {start}{first} AS until FROM {spans.sql} s WHERE s.stage = ANY(%s) GROUP BY s.case_id"  # noqa: S608 - fixed text
    values = (*named, measure.values[0], *spans.values, [*named, measure.values[0]])
    value = f"(m.until - {'m.start' if named else 'c.opened_on'})::numeric"
    return Amount(value=value, rows=Predicate(sql=rows, values=values))


def _people(indicator: Indicator, at: AsOf) -> Predicate:
    """The participants a figure measures; rank and employment are those of the day it was held, whenever it was entered."""
    measure, rows = measure_of(indicator), participants_at(at)
    states = (list(measure.values),) if measure.values else ()
    day, held_on = Predicate(sql="p.from_on"), ""
    if indicator.done_on and (measure.ranks or measure.employments):
        table = details()[indicator.procedure]
        held_on = f" JOIN {table.table} t ON t.case_id = p.case_id"
        day = Predicate(sql=f"coalesce(t.{table.column(indicator.done_on)}, p.from_on)")
    sql = f"{rows.sql} p{held_on} WHERE p.role = %s{' AND p.state = ANY(%s)' if states else ''}"
    held = standing_on(day, "p.person_id", measure.ranks, measure.employments)
    return Predicate(sql=sql + held.sql, values=(*rows.values, measure.name, *states, *held.values))


def named_by(indicator: Indicator, at: AsOf) -> Named | None:
    """This will compile whom or what a figure counts once, however many cases name it; None where it counts cases.

    :raises ValueError: when it names a column that is not declared.
    """
    if indicator.roster is not None and not indicator.roster.is_of_persons:
        return Named(value=unit_column(indicator.procedure, indicator.roster.by))
    if indicator.kind not in {IndicatorKind.PERSONS, IndicatorKind.COVERAGE}:
        return None
    measure = measure_of(indicator)
    if measure.kind is MeasureKind.COLUMN:
        return Named(value=recorded(indicator.procedure, measure.name))
    if measure.kind is MeasureKind.LINES:
        return Named(value="x.line", joined=Predicate(sql=_LINES.format(details()[indicator.procedure].column(measure.name))))
    people = _people(indicator, at)
    sql = f" JOIN (SELECT p.case_id, p.person_id FROM {people.sql}) x ON x.case_id = c.id"  # noqa: S608 - fixed text
    return Named(value="x.person_id", joined=Predicate(sql=sql, values=people.values))


def months_of(indicator: Indicator, scope: Mapping[str, str], at: AsOf) -> int:
    """This will count the months of the period a figure is narrowed to, those that have begun; one where there is none."""
    period = next((parse_period(v) for k, v in with_period(indicator, scope, at).items() if k in PERIOD_KEYS), None)
    if period is None or period.first > at.day:
        return 1
    return type(period)(period.first, min(period.last, at.day)).months
