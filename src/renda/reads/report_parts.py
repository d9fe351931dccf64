"""The parts of the case a report is of, and the table of the units that take part: what each did in each part.

Must not know: Word, pages, how a figure is counted.
"""

from collections.abc import Sequence
from uuid import UUID

from django.db import connection

from renda.domain.form_cleaning import as_uuid
from renda.domain.report_parts import UNIT, Part, Parts, PartsOf, told_of
from renda.domain.reporting import CASE, Annex, ReportKind, UnitsAnnex
from renda.store.contributions import details
from renda.store.unit_of_work import reading

_OF = "JOIN store_caselink l ON l.source_id = c.id AND l.type = 'part_of' AND l.target_id = %s"
NUMBER_WIDTH, UNIT_WIDTH, PART_WIDTH = 15, 36, 44


def report_parts(declared: PartsOf, case: UUID, *, organ_id: UUID) -> Parts:
    """This will list the parts of a case as they were set up, and the units that take part in organisational order."""
    held, columns = details()[declared.procedure].table, ", ".join(f"d.{column}" for column in declared.columns)
    with reading(organ_id), connection.cursor() as cursor:
        cursor.execute(
            f"SELECT c.id, c.title, {columns} FROM store_case c {_OF} JOIN {held} d ON d.case_id = c.id"  # noqa: S608 - declared names only
            " WHERE c.procedure = %s AND c.stage = ANY(%s) ORDER BY c.number, c.id", [case, declared.procedure, list(declared.stages)],
        )
        parts = tuple(Part(id=r[0], title=r[1], holds=_held(r[2:])) for r in cursor.fetchall())
        cursor.execute(
            "SELECT DISTINCT u.id, coalesce(nullif(u.short_name, ''), u.name), u.position, u.name"
            f" FROM store_case c {_OF} JOIN store_unit u ON u.id = c.lead_unit_id"
            " WHERE c.procedure = %s AND c.stage = ANY(%s) ORDER BY u.position, u.name, u.id",
            [case, declared.units, list(declared.unit_stages)],
        )
        return Parts(parts=parts, units=tuple((r[0], r[1]) for r in cursor.fetchall()))


def _held(values: Sequence[str | list[str] | None]) -> tuple[str, ...]:
    """What the columns of a part hold, those of several in a row."""
    return tuple(one for value in values for one in (value if isinstance(value, list) else [value]) if one)


def units_annex(kind: ReportKind, annex: UnitsAnnex, *, organ_id: UUID, limit: int | None = None) -> Annex:
    """This will table the units that take part, a column for each part; the cells are worded, their figures yet to be counted."""
    case = as_uuid(kind.about)
    if kind.parts is None or case is None:
        return Annex()
    found = report_parts(kind.parts, case, organ_id=organ_id)
    told = told_of(kind.parts, found.parts)
    rows = tuple(
        (str(n), name, *(one.cell.replace(CASE, str(case)).replace(UNIT, str(unit)) for _, one in told))
        for n, (unit, name) in enumerate(found.units[:limit], 1)
    )
    return Annex(
        title=annex.title, headers=("序号", "单位", *(part.title for part, _ in told)), rows=rows, total=len(found.units), worded=True,
        widths=(NUMBER_WIDTH, UNIT_WIDTH, *(PART_WIDTH for _ in told)), remarks=(annex.remark,) if annex.remark else (),
    )
