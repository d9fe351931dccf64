"""What a case contributes to a sum or a mean, and figures that are not added up case by case: persons, a roster covered.

Compiled as `figure_sql` compiles conditions: names from declarations, values as parameters. Must not know: labels, pages.
"""

from collections.abc import Mapping, Sequence
from uuid import UUID

from django.db import connection

from renda.domain.figure_values import Counted
from renda.domain.indicators import MEASURED, Indicator, IndicatorKind, Measure, MeasureKind
from renda.domain.periods import PERIOD_KEYS, parse_period
from renda.reads.figure_past import AsOf, Predicate, participants_at, source_at, spans_at
from renda.reads.figure_sql import part_of, recorded, unit_column, whole_of, with_period

_EVENTS = (
    "(SELECT count(*) FROM store_event e WHERE e.organ_id = c.organ_id AND e.chain_id = c.id"
    ' AND e."on" <= %s AND e.action = ANY(%s))::numeric'
)
_STANDING = "u.from_on <= %s AND (u.until_on IS NULL OR u.until_on > %s)"


def measure_of(indicator: Indicator) -> Measure:
    """This will give what a figure measures.

    :raises ValueError: when its kind needs a measure and none is declared.
    """
    if indicator.measure is None:
        raise ValueError(f"nothing to measure is declared for {indicator.key}")
    return indicator.measure


def amount_of(indicator: Indicator, at: AsOf) -> Predicate | None:
    """This will compile what a case adds to a sum or a mean; None where a case is counted as one.

    :raises ValueError: when the measure names a column that is not declared.
    """
    if indicator.kind not in MEASURED:
        return None
    measure = measure_of(indicator)
    match measure.kind:
        case MeasureKind.COLUMN:
            return Predicate(sql=f"{recorded(indicator.procedure, measure.name)}::numeric")
        case MeasureKind.DAYS:
            return _days(measure, at)
        case MeasureKind.EVENTS:
            return Predicate(sql=_EVENTS, values=(at.day, list(measure.values)))
        case MeasureKind.RETURNS:
            spans = spans_at(at)
            sql = f"((SELECT max(s.round) FROM {spans.sql} s WHERE s.case_id = c.id) - 1)::numeric"
            return Predicate(sql=sql, values=spans.values)
        case _:
            people = _people(measure, at)
            return Predicate(sql=f"(SELECT count(*) FROM {people.sql} AND p.case_id = c.id)::numeric", values=people.values)


def _days(measure: Measure, at: AsOf) -> Predicate:
    """Days between two firsts: of opening or of standing in a stage; nothing where one has not come."""
    spans = spans_at(at)
    first = f"(SELECT min(s.from_on) FROM {spans.sql} s WHERE s.case_id = c.id AND s.stage = %s)"
    start = Predicate(sql=first, values=(*spans.values, measure.name)) if measure.name else Predicate(sql="c.opened_on")
    end = Predicate(sql=first, values=(*spans.values, measure.values[0]))
    return Predicate(sql=f"({end.sql} - {start.sql})::numeric", values=(*end.values, *start.values))


def _people(measure: Measure, at: AsOf) -> Predicate:
    rows = participants_at(at)
    states = (list(measure.values),) if measure.values else ()
    sql = f"{rows.sql} p WHERE p.role = %s{' AND p.state = ANY(%s)' if states else ''}"
    return Predicate(sql=sql, values=(*rows.values, measure.name, *states))


def aggregates(indicator: Indicator, at: AsOf) -> Predicate:
    """This will compile the columns (part, whole, amount, measured, covered) that a figure is made from, over one group."""
    part, amount = part_of(indicator, at), amount_of(indicator, at)
    counts = f"count(*) FILTER (WHERE {part.sql}), count(*)"
    if amount is not None:
        sql = f"{counts}, sum({amount.sql}), count({amount.sql}), 0"
        return Predicate(sql=sql, values=(*part.values, *amount.values, *amount.values))
    if indicator.kind is IndicatorKind.COVERAGE and indicator.roster is not None:
        column = unit_column(indicator.procedure, indicator.roster.by)
        listed = _roster(indicator, at)
        sql = f"{counts}, NULL::numeric, 0, count(DISTINCT {column}) FILTER (WHERE {column} IN (SELECT u.id {listed.sql}))"
        return Predicate(sql=sql, values=(*part.values, *listed.values))
    if indicator.kind is IndicatorKind.PERSONS:
        person = Predicate(sql="x.person_id")
        sql = f"{counts}, count(DISTINCT {person.sql})::numeric, count({person.sql}), 0"
        return Predicate(sql=sql.replace("count(*)", "count(DISTINCT c.id)"), values=part.values)
    return Predicate(sql=f"{counts}, NULL::numeric, 0, 0", values=part.values)


def joined_source(indicator: Indicator, at: AsOf, asking: Sequence[Predicate]) -> Predicate:
    """This will give the FROM clause of a figure: its cases, of persons each with those who take part as `x`."""
    joined = _taking_part(indicator, at) if indicator.kind is IndicatorKind.PERSONS else Predicate(sql="")
    source = source_at(indicator.procedure, at, (*asking, joined))
    return Predicate(sql=source.sql + joined.sql, values=(*source.values, *joined.values))


def _taking_part(indicator: Indicator, at: AsOf) -> Predicate:
    measure = measure_of(indicator)
    if measure.kind is MeasureKind.COLUMN:
        sql = f" CROSS JOIN LATERAL (SELECT {recorded(indicator.procedure, measure.name)} AS person_id) x"
        return Predicate(sql=sql)
    people = _people(measure, at)
    sql = f" LEFT JOIN (SELECT p.case_id, p.person_id FROM {people.sql}) x ON x.case_id = c.id"
    return Predicate(sql=sql, values=people.values)


def _roster(indicator: Indicator, at: AsOf) -> Predicate:
    """The units to be covered, as `FROM … WHERE …` over `u`."""
    kinds = indicator.roster.kinds if indicator.roster else ()
    sql = f"FROM store_unit u WHERE {_STANDING}{' AND u.kind = ANY(%s)' if kinds else ''}"
    return Predicate(sql=sql, values=(at.day, at.day, *((list(kinds),) if kinds else ())))


def grouped_counts(
    indicator: Indicator, scope: Mapping[str, str], *, organ_id: UUID, at: AsOf, by: Predicate | None = None
) -> list[tuple[str | None, Counted]]:
    """This will count one figure in a statement of its own, whole (under None) or for each value of `by`.

    :raises UnknownScope: when it cannot be narrowed that way.
    """
    group = by or Predicate(sql="NULL")
    columns, whole = aggregates(indicator, at), whole_of(indicator, scope, at)
    source = joined_source(indicator, at, (group, columns, whole))
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT ({group.sql})::text, {columns.sql} FROM {source.sql}"  # noqa: S608 - declared names only
            f" WHERE c.organ_id = %s AND c.procedure = %s AND {whole.sql}{' GROUP BY 1' if by else ''}",
            [*group.values, *columns.values, *source.values, organ_id, indicator.procedure, *whole.values],
        )
        rows = cursor.fetchall()
    roster, months = _roster_size(indicator, at), months_of(indicator, scope, at)
    return [
        (r[0], Counted(part=r[1], whole=r[2], amount=r[3], measured=r[4], covered=r[5], roster=roster, months=months)) for r in rows
    ]


def months_of(indicator: Indicator, scope: Mapping[str, str], at: AsOf) -> int:
    """This will count the months of the period a figure is narrowed to, those that have begun; one where there is none."""
    period = next((parse_period(v) for k, v in with_period(indicator, scope, at).items() if k in PERIOD_KEYS), None)
    if period is None or period.first > at.day:
        return 1
    return type(period)(period.first, min(period.last, at.day)).months


def _roster_size(indicator: Indicator, at: AsOf) -> int:
    return len(_roster_rows(indicator, at)) if indicator.kind is IndicatorKind.COVERAGE else 0


def _roster_rows(indicator: Indicator, at: AsOf) -> list[tuple[str, str]]:
    listed = _roster(indicator, at)
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT u.id::text, u.name {listed.sql} ORDER BY u.position, u.name", list(listed.values))
        return [(unit, name) for unit, name in cursor.fetchall()]


def missing_of(
    indicator: Indicator, scope: Mapping[str, str], *, organ_id: UUID, at: AsOf
) -> tuple[tuple[str, str], ...]:
    """This will list the units (id, name) of a roster that no counted case covers, in organisational order."""
    if indicator.roster is None:
        return ()
    column = unit_column(indicator.procedure, indicator.roster.by)
    counts = grouped_counts(indicator, scope, organ_id=organ_id, at=at, by=Predicate(sql=column))
    covered = {unit for unit, _ in counts}
    return tuple((unit, name) for unit, name in _roster_rows(indicator, at) if unit not in covered)
