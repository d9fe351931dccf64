"""Every procedure's cases as tables: the template is recognised as its own, and what goes out comes in again as the same."""

import io
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from tests.makers.organ import TestOrgan, make_organ
from tests.makers.played_scenarios import Player
from tests.makers.scenario_tables import scenario

from renda.domain.days import day_of
from renda.domain.previewed_rows import RowState
from renda.domain.row_preview import RowReader
from renda.domain.sheet_shape import SheetShape, fits_table
from renda.intake.sheet_files import open_sheet
from renda.intake.table_import import day_of_words, head_of
from renda.reads.exported_cases import exported_cases
from renda.reads.table_names import table_names
from renda.reads.table_shapes import export_shape, import_shape
from renda.reads.worklist_conditions import Asked
from renda.reports.table_writing import export_columns, write_csv, write_xlsx
from renda.reports.worklist_export import rows_of
from renda.services.preview_import import known_among
from renda.store.contributions import Contribution, contributions, procedures
from renda.store.models import Case
from renda.store.unit_of_work import reading

TABLES = Path(__file__).parent / "scenarios"
OPENINGS = [(p.key, a.key) for p in procedures().values() for a in p.openings() if fits_table(a)]


@pytest.mark.parametrize(("procedure", "action"), OPENINGS)
def test_its_template_is_recognised_by_its_headings_alone(procedure, action):
    shape = import_shape(procedure, action)
    out = io.BytesIO()
    write_xlsx(out, shape, (), shape.columns)
    opened = open_sheet(out, "模板.xlsx")
    by_keys = head_of(opened, shape)
    opened.made = None
    by_headings = head_of(opened, shape)
    for head in (by_keys, by_headings):
        assert head.is_certain
        assert list(head.mapping().values()) == [f.key for f in shape.columns]
    assert list(opened.rows(by_keys.first_row)) == []


@pytest.mark.parametrize("contribution", contributions(), ids=lambda c: c.key)
def test_what_goes_out_comes_in_the_same(database, client, contribution: Contribution):
    organ, last = played(client, contribution)
    for procedure in contribution.procedures:
        went = sum(judged_the_same(organ, procedure.key, who, last) for who in organ.actors)
        with reading(organ.organ_id):
            assert went >= Case.objects.filter(procedure=procedure.key).count() > 0, procedure.key


def played(client: Any, contribution: Contribution) -> tuple[TestOrgan, datetime]:
    organ = make_organ()
    player = Player(organ, client, contribution)
    rows = scenario(TABLES / f"{contribution.key}.md")
    for row in rows:
        player.play(row)
    return organ, max(datetime.fromisoformat(f"{row.on}T01:00:00+00:00") for row in rows)


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
