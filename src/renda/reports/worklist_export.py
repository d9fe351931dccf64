"""A worklist written as a table to take along, told to the ledger. Must not know: pages, requests, whom the list is shown to."""

from collections.abc import Iterator, Mapping
from datetime import date, datetime
from typing import Any, BinaryIO, Final

from renda.domain.procedures import Procedure
from renda.domain.rights import Actor
from renda.reads.exported_cases import exported_cases
from renda.reads.table_cases import TableCase
from renda.reads.table_shapes import export_shape
from renda.reads.worklist_conditions import Asked
from renda.reports.table_writing import Row, export_columns, write_csv, write_xlsx
from renda.services.record_export import record_export

XLSX: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
FORMS: Final = {"xlsx": XLSX, "csv": "text/csv; charset=utf-8"}


def export_worklist(  # noqa: PLR0913 - an export is these things
    out: BinaryIO, *, actor: Actor, asked: Asked, form: str, label: str, conditions: Mapping[str, object], today: date, soon_on: date,
    at: datetime,
) -> int:
    """This will write every case asked for that the actor sees into `out`, as xlsx or csv; returns how many.

    `label` and `conditions` say to the ledger what was taken along.
    """
    shape = export_shape(asked.procedure)
    cases = exported_cases(actor, asked, shape, today=today, soon_on=soon_on)
    rows, columns = rows_of(cases, shape.procedure), export_columns(shape)
    count = write_xlsx(out, shape, rows, columns) if form == "xlsx" else write_csv(out, rows, columns)
    record_export(
        actor=actor, procedure=asked.procedure, label=label, form=form, rows=count, conditions=conditions, at=at
    )
    return count


def rows_of(cases: Iterator[TableCase], declared: Procedure) -> Iterator[Row]:
    """This will put cases into the words of a table."""
    for case in cases:
        told: dict[str, Any] = {
            "#number": case.number, "#external": case.external, "#stage": declared.stage(case.stage).label, "#unit": case.unit,
            "#due": case.due_on.isoformat() if case.due_on else "",
        }
        yield Row(words={**case.words, **told})
