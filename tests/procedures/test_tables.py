"""Every procedure's table template is recognised as its own. That what goes out comes in the same: `test_scenarios.py`."""

import io

import pytest

from renda.domain.sheet_shape import fits_table
from renda.intake.sheet_files import open_sheet
from renda.intake.table_import import head_of
from renda.reads.table_shapes import import_shape
from renda.reports.table_writing import write_xlsx
from renda.store.contributions import procedures

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
