"""Takes the cases somebody sees out as tables and judges them as if they came in again: all are the same."""

import io
from datetime import datetime
from typing import Any

from tests.makers.organ import TestOrgan

from renda.domain.days import day_of
from renda.domain.previewed_rows import RowState
from renda.domain.row_preview import RowReader
from renda.domain.sheet_shape import SheetShape
from renda.intake.sheet_files import open_sheet
from renda.intake.table_import import day_of_words, head_of
from renda.reads.exported_cases import exported_cases
from renda.reads.table_names import table_names
from renda.reads.table_shapes import export_shape
from renda.reads.worklist_conditions import Asked
from renda.reports.table_writing import export_columns, write_csv, write_xlsx
from renda.reports.worklist_export import rows_of
from renda.services.preview_import import known_among
from renda.store.unit_of_work import reading


def judged_the_same(organ: TestOrgan, procedure: str, who: str, at: datetime) -> int:
    """Export what somebody sees in both forms and judge it; gives how many cases there were."""
    actor, shape, today = organ.actors[who], export_shape(procedure), day_of(at)
    count = 0
    for write, name in ((lambda out, rows: write_xlsx(out, shape, rows, export_columns(shape)), "台账.xlsx"),
                        (lambda out, rows: write_csv(out, rows, export_columns(shape)), "台账.csv")):
        out = io.BytesIO()
        with reading(organ.organ_id):
            cases = exported_cases(actor, Asked(procedure=procedure, closed=None), shape, today=today, soon_on=today)
            count = write(out, rows_of(cases, shape.procedure))
            states = judge(organ, actor, shape, out, name, at)
        assert states == [RowState.SAME] * count, (procedure, who, name)
    return count


def judge(organ: TestOrgan, actor: Any, shape: SheetShape, out: io.BytesIO, name: str, at: datetime) -> list[RowState]:
    opened = open_sheet(out, name)
    head = head_of(opened, shape)
    reader = RowReader(
        shape, head.mapping(), actor=actor, names=table_names(day_of(at)), source="", today=day_of(at), day_of_words=day_of_words
    )
    rows = [reader.read(number, reader.cells_of(row)) for number, row in opened.rows(head.first_row)]
    known = known_among(actor, reader, rows)
    found = [reader.preview(row, known) for row in rows]
    assert [(r.cells, r.faults, r.changes) for r in found if r.state is not RowState.SAME] == []
    return [row.state for row in found]
