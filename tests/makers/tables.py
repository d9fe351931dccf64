"""Tables as offices make them: a title above, heads of two rows, merged cells, days as words."""

import io
from collections.abc import Sequence
from typing import Any

import xlsxwriter


def workbook(rows: Sequence[Sequence[Any]], *, merged: Sequence[tuple[int, int, int, int, str]] = (), days: str = "yyyy-mm-dd") -> bytes:
    """An .xlsx with these rows; `merged` are (top, left, bottom, right, words), days become date cells."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True, "default_date_format": days, "strings_to_formulas": False}) as book:
        sheet = book.add_worksheet("台账")
        for at, row in enumerate(rows):
            for col, cell in enumerate(row):
                if cell not in (None, ""):
                    sheet.write(at, col, cell)
        for top, left, bottom, right, words in merged:
            sheet.merge_range(top, left, bottom, right, words)
    return out.getvalue()


def problem_row(number: int, title: str, *, level: str = "领导班子", unit: str = "综合处", external: str = "") -> list[Any]:
    """A row of an office's table of problems under `PROBLEM_HEAD`."""
    return [number, title, level, unit, "监督工作", "工作落实", "自查", "集中教育", "否", external]


PROBLEM_HEAD = ["序号", "存在问题", "层级", "所在单位", "工作领域", "问题类型", "发现渠道", "问题来源", "动态新增", "台账编号"]


def brought_in(
    organ: Any, files: Any, data: bytes, *, who: str = "综合处干部", name: str = "台账.xlsx", procedure: str = "problem", at: Any = None,
    action: str = "",
) -> Any:
    """Take in a table as somebody; returns the view of the import, or the refusal."""
    from tests.makers.organ import START

    from renda.domain.refusals import Refused
    from renda.intake.table_import import take_table
    from renda.reads.imports import import_view
    from renda.reads.table_shapes import import_shape
    from renda.store.unit_of_work import reading

    actor, shape = organ.actors[who], import_shape(procedure, action)
    assert shape is not None
    taken = take_table(actor=actor, shape=shape, file=io.BytesIO(data), name=name, source="", files=files, at=at or START)
    if isinstance(taken, Refused):
        return taken
    with reading(actor.organ_id):
        return import_view(actor, taken.import_id)


def judged(organ: Any, view: Any, state: str = "") -> list[Any]:
    """The rows of an import as they were judged."""
    from renda.reads.imports import imported_rows
    from renda.store.unit_of_work import reading

    with reading(organ.organ_id):
        return list(imported_rows(view.row.id, state))


def confirmed(organ: Any, view: Any, *, who: str = "综合处干部", scope: str = "all", at: Any = None) -> Any:
    """Confirm an import and carry it out; returns its view."""
    from tests.makers.organ import START

    from renda.intake.table_import import day_of_words
    from renda.reads.imports import import_view
    from renda.services.apply_import import apply_import
    from renda.services.confirm_import import confirm_import
    from renda.store.unit_of_work import reading

    actor = organ.actors[who]
    assert confirm_import(actor=actor, import_id=view.row.id, scope=scope, at=at or START) in (True, False)
    apply_import(organ_id=organ.organ_id, import_id=view.row.id, day_of_words=day_of_words, at=at or START)
    with reading(organ.organ_id):
        return import_view(actor, view.row.id)
