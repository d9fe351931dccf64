"""Tables as offices make them are read as they are meant: titles above, heads of two rows, merged cells, days in words."""

import io
from datetime import date, datetime

import pytest
from tests.intake.made_files import part_of, repacked
from tests.makers.tables import PROBLEM_HEAD, problem_row, workbook

from renda.intake.reasons import IntakeCode, IntakeRefused
from renda.intake.sheet_files import SheetFile, open_sheet
from renda.intake.table_import import day_of_words, head_of
from renda.reads.table_shapes import import_shape

MEASURE = import_shape("measure")
PROBLEM = import_shape("problem")


def opened(data: bytes, name: str = "台账.xlsx") -> SheetFile:
    return open_sheet(io.BytesIO(data), name)


def refused(data: bytes, name: str = "台账.xlsx") -> set[IntakeCode]:
    with pytest.raises(IntakeRefused) as caught:
        opened(data, name)
    return {reason.code for reason in caught.value.reasons}


TWO_ROWS = workbook(
    [
        ["整改任务清单"], ["填报单位：办公室"], ["序号", "整改措施", "责任", "", "时限", "类别"], ["", "", "牵头单位", "责任人", "", ""],
        ["一、政治建设"],
        [1, "建立台账", "综合处", "经办人", "2026年3月底前", "立行立改"], [2, "开展调研", "", "", date(2026, 6, 30), "持续"],
        ["合计", "2条"],
    ],
    merged=[(0, 0, 0, 5, "整改任务清单"), (2, 0, 3, 0, "序号"), (2, 1, 3, 1, "整改措施"), (2, 2, 2, 3, "责任"), (2, 4, 3, 4, "时限"),
            (2, 5, 3, 5, "类别"), (4, 0, 4, 5, "一、政治建设"), (5, 2, 6, 2, "综合处")],
)


def test_a_head_of_two_rows_under_a_title_is_found():
    head = head_of(opened(TWO_ROWS), MEASURE)
    assert (head.first_row, head.is_certain) == (4, True)
    assert head.mapping() == {1: "title", 2: "unit", 3: "person", 4: "due_on", 5: "kind"}


def test_merged_cells_go_down_and_headings_between_rows_are_passed_over():
    rows = dict(opened(TWO_ROWS).rows(4))
    assert list(rows) == [6, 7, 8]
    assert rows[7][:5] == ("2", "开展调研", "综合处", "", "2026-06-30")


def test_columns_keep_their_letters_where_the_first_ones_are_blank():
    data = workbook([[], ["", "", *PROBLEM_HEAD], ["", "", *problem_row(1, "问题")]])
    sheet = opened(data)
    head = head_of(sheet, PROBLEM)
    assert head.mapping()[3] == "title"
    assert next(sheet.rows(head.first_row)) == (3, ("", "", *(str(cell) for cell in problem_row(1, "问题"))))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_csv_is_read_in_the_encodings_of_offices(encoding):
    text = "序号,存在问题,层面,所在单位\n1,\"审议意见,跟踪\n不及时\",领导班子,综合处\n2,'=1+1,领导班子,综合处\n"
    sheet = opened(text.encode(encoding), "台账.csv")
    assert [row[1] for _, row in sheet.rows(1)] == ["审议意见,跟踪\n不及时", "=1+1"]


def test_a_heading_that_only_holds_a_known_word_is_a_guess():
    head = head_of(opened(workbook([["序号", "整改存在问题", *PROBLEM_HEAD[2:]], problem_row(1, "x")])), PROBLEM)
    found = {c.heading: (c.key, c.is_sure) for c in head.columns}
    assert found["整改存在问题"] == ("title", False)
    assert not head.is_certain


@pytest.mark.parametrize(("words", "day"), [
    ("2026年3月底前", date(2026, 3, 31)), ("3月15日", date(2026, 3, 15)), ("2026年6月", date(2026, 6, 30)), ("年底前", date(2026, 12, 31)),
    ("立即", None),
])
def test_days_in_words(words, day):
    assert day_of_words(words, date(2026, 3, 2)) == day


def test_times_are_days():
    sheet = opened(workbook([PROBLEM_HEAD, [datetime(2026, 3, 2, 9, 30), 2.0, 2.5, True]]))
    assert next(sheet.rows(1))[1][:4] == ("2026-03-02", "2", "2.5", "是")


def far(reference: str) -> bytes:
    """A small workbook one of whose cells is far away."""
    data = workbook([PROBLEM_HEAD, problem_row(1, "问题")])
    sheet = part_of(data, "xl/worksheets/sheet1.xml")
    return repacked(data, add={"xl/worksheets/sheet1.xml": sheet.replace(b'r="B2"', f'r="{reference}"'.encode())})


@pytest.mark.parametrize("reference", ["XFD1048576", "B1048576", "CA2", "ZZ9", "AAA1"])
def test_a_cell_far_away_is_refused_before_the_sheet_is_laid_out(reference):
    assert refused(far(reference)) == {IntakeCode.TABLE_TOO_LARGE}


def test_a_cell_at_the_edge_is_taken():
    assert opened(far("BZ2")).height == 2


def test_what_is_no_table_is_refused():
    macros = repacked(workbook([PROBLEM_HEAD]), add={"xl/vbaProject.bin": b"x"})
    assert refused(macros) == {IntakeCode.MACROS}
    assert refused(workbook([])) == {IntakeCode.EMPTY_TABLE}
    assert refused(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "旧.xls") == {IntakeCode.OLD_WORD}
    assert refused(b"plain", "台账.xlsx") == {IntakeCode.NAME_AND_CONTENT_DIFFER}
    assert refused(workbook([PROBLEM_HEAD]), "【机密】台账.xlsx") == {IntakeCode.MARKED_SECRET}
