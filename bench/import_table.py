"""A table of 50,000 rows: opened, its head recognised, every row judged and the preview kept, against the bare reader; and the memory
this takes besides the reader's."""

import io
import time
import tracemalloc
from datetime import UTC, datetime
from typing import Any

AT = datetime(2026, 3, 9, 1, tzinfo=UTC)
ROWS = 50_000
TURNS = 5  # by turns and the best of each, so that what else the machine does weighs on both
HEAD = ["序号", "存在问题", "层级", "所在单位", "工作领域", "问题类型", "发现渠道", "问题来源", "动态新增", "原因分析", "反映人",
        "台账编号"]


def measure(small: bool = True) -> list[dict[str, Any]]:  # noqa: ARG001 - the claim is about this size
    """This will give seconds of both, and the peak of memory at a tenth and at the whole of the rows. On a database of its own."""
    from bench.database import own_database

    with own_database():
        return compared()


def compared() -> list[dict[str, Any]]:
    """This will measure in the present database."""
    from tests.makers.organ import make_organ

    organ, data = make_organ(), table(ROWS)
    pairs = [(seconds(read_bare, data), seconds(lambda d: preview(organ, d), data)) for _ in range(TURNS)]
    bare, ours = min(pair[0] for pair in pairs), min(pair[1] for pair in pairs)
    few, many = peak(organ, table(ROWS // 10)), peak(organ, data)
    return [
        {"name": "import_table", "unit": "s", "ours": ours, "reference": bare, "ratio": ours / bare, "at_most": 3.0},
        {"name": "import_table_memory", "unit": "MB", "ours": many, "reference": few, "ratio": many / few, "judged": "ours",
         "at_most": 30.0},
    ]


def table(count: int) -> bytes:
    """This will make an office's table: texts that differ, units, choices, external numbers."""
    import xlsxwriter

    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"constant_memory": True}) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, HEAD)
        units = ("综合处", "研究室", "城环委", "第一支部", "综合科")  # the last one is unknown: a fifth of the rows is wrong
        for n in range(1, count + 1):
            sheet.write_row(n, 0, [
                n, f"第{n}项问题：审议意见交办以后跟踪督办不够及时", "领导班子", units[n % 5], "监督工作", "工作落实", "自查", "集中教育",
                "否", f"台账不健全，第{n}次检查发现", "", f"A-{n}",
            ])
    return out.getvalue()


def seconds(do: Any, data: bytes) -> float:
    """This will give the seconds one run takes."""
    began = time.perf_counter()
    do(data)
    return time.perf_counter() - began


def read_bare(data: bytes) -> int:
    """This will open the table and walk through its rows as the reader gives them."""
    from python_calamine import CalamineWorkbook

    return sum(1 for _ in CalamineWorkbook.from_filelike(io.BytesIO(data)).get_sheet_by_index(0).iter_rows())


def preview(organ: Any, data: bytes) -> None:
    """This will bring the table in as the product does, except that the file is not kept on the disk."""
    from renda.domain.column_headings import head_to_json
    from renda.intake.sheet_files import open_sheet
    from renda.intake.table_import import day_of_words, head_of
    from renda.reads.table_shapes import import_shape
    from renda.services.preview_import import preview_import
    from renda.store import import_rows
    from renda.store.file_rows import keep_blob_row
    from renda.store.unit_of_work import begin

    shape, actor = import_shape("problem"), organ.actors["综合处干部"]
    assert shape is not None
    opened = open_sheet(io.BytesIO(data), "台账.xlsx")
    head = head_of(opened, shape)
    with begin(organ.organ_id):
        blob = keep_blob_row(organ_id=organ.organ_id, address="0" * 64, size=len(data), media_type="xlsx")
        made = import_rows.insert_import(
            organ_id=organ.organ_id, person_id=actor.person_id, post_id=actor.post_id, procedure="problem", action="register",
            name="台账.xlsx", source="", blob_id=blob, state="reading", head=head_to_json(head), at=AT,
        )
    preview_import(organ_id=organ.organ_id, import_id=made, rows=opened.rows(head.first_row), day_of_words=day_of_words)
    with begin(organ.organ_id):
        found = import_rows.import_by(made)
    assert found is not None
    assert found.state == "previewed", found
    assert set(found.counts) == {"new", "wrong"}, found.counts


def peak(organ: Any, data: bytes) -> float:
    """This will give the most memory Python held at once during a preview, in MB; the reader's own sheet lies outside Python."""
    tracemalloc.start()
    preview(organ, data)
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return most / 1024 / 1024
