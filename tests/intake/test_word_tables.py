"""Tables of Word files: columns stand beneath one another, merged cells are told from empty ones, the words stay as they were."""

from tests.makers.plan_files import measures, plan_as_table

from renda.intake.document_files import read_document_file
from renda.language.reading import read_document


def test_merged_cells_keep_their_columns_and_are_told_from_empty_ones():
    document = read_document_file(plan_as_table(), "清单.docx")
    head, under, across, first, second = document.tables[0].rows[:5]
    assert head == ("序号", "任务", "措施", "责任单位", "", "完成时限")
    assert under == ("", "", "", "牵头单位", "配合单位", "")
    assert across == ("一、理论学习方面", "", "", "", "", "")
    assert (first[1:5], second[1:5]) == (
        ("健全学习制度", "制定全年学习计划并印发各处室", "综合处", "研究室"), ("", "建立学习考勤登记簿并按月公布", "", ""),
    )
    row = document.text.index("2\t\t建立学习考勤登记簿")
    lead = row + len("2\t\t建立学习考勤登记簿并按月公布\t")
    assert lead not in document.blanks  # merged with the cell above
    assert lead + 1 in document.blanks  # empty of its own


def test_every_row_is_read_with_its_unit_and_deadline():
    document = read_document_file(plan_as_table(), "清单.docx")
    read = read_document(document.text, blanks=document.blanks).measures
    expected, above = [], ""
    for deed, lead, others, _ in measures():
        above = lead or above
        expected.append((deed, (above, *([others] if others else [])), (others,) if others else ()))
    assert [(m.title, m.units, m.co_units) for m in read] == expected
    assert all(m.deadline for m in read)
