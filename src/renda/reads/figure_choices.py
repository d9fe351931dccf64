"""What a composed figure can be narrowed to besides declared groups: the units, persons and linked cases that cases name today.

Must not know: forms, what a figure is.
"""

from datetime import date
from uuid import UUID

from django.db import connection

from renda.domain.composed_figures import Offered, open_dimensions
from renda.domain.indicators import Dimension, DimensionKind
from renda.domain.procedures import Procedure
from renda.reads.figure_past import AsOf, source_at
from renda.reads.figure_sql import column_of
from renda.store.contributions import dimensions
from renda.store.unit_of_work import reading

_NAMES = {
    DimensionKind.UNIT: "SELECT u.id::text, u.name FROM store_unit u WHERE u.id IN ({named}) ORDER BY u.position, u.name",
    DimensionKind.PERSON: "SELECT w.id::text, w.name FROM store_person w WHERE w.id IN ({named}) ORDER BY w.sort_key, w.id",
    DimensionKind.LINK: "SELECT o.id::text, o.title FROM store_case o WHERE o.id IN ({named}) ORDER BY o.opened_on, o.id",
}


def figure_choices(procedure: Procedure, *, organ_id: UUID, day: date) -> Offered:
    """This will list by dimension the units, persons and linked cases (names by id) that cases of a procedure name today."""
    with reading(organ_id):
        return {d.key: _named(d, procedure.key, organ_id, AsOf(day=day)) for d in open_dimensions(procedure, dimensions().values())}


def _named(dimension: Dimension, procedure: str, organ_id: UUID, at: AsOf) -> dict[str, str]:
    column = column_of(dimension, procedure, at)
    source = source_at(procedure, at, (column,))
    named = f"SELECT {column.sql} FROM {source.sql} WHERE c.organ_id = %s AND c.procedure = %s"  # noqa: S608 - declared names only
    kind = DimensionKind.UNIT if dimension.key == "unit" else dimension.kind
    with connection.cursor() as cursor:
        cursor.execute(_NAMES[kind].format(named=named), [*column.values, *source.values, organ_id, procedure])
        return dict(cursor.fetchall())
