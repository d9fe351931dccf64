"""Tables: heads of one or two rows, merged cells, lines across, and what a row says of whom and until when."""

import pytest

from renda.language.bodies import people_in
from renda.language.grids import column_of
from renda.language.reading import read_document

PLAN = """明川市人大常委会机关专项整治措施清单
序号\t任务\t措施\t责任单位\t\t责任人\t完成时限
\t\t\t牵头单位\t配合单位\t\t
一、学习贯彻方面
1\t健全学习制度\t制定年度学习计划并按月通报\t办公室\t研究室、法工委\t林某、赵　某\t2027年3月底前
2\t\t建立学习成果转化台账\t研究室\t\t\t2027年6月30日
3\t\t每季度开展一次交流研讨\t\t\t\t长期坚持
二、代表工作方面
4\t提高建议办理质量\t修订建议办理办法\t代表工委\t办公室\t\t2027年9月
"""
TASKS = """明川市人大常委会机关重点任务分工
重点任务\t牵头单位\t完成时间
起草专项工作方案\t办公室\t2027年1月底前
每月调度一次重点任务\t\t每月
"""


def told(measure):
    return measure.title, measure.units, measure.co_units, measure.deadline


def test_a_head_of_two_rows_names_lead_and_assisting_units():
    measures = read_document(PLAN).measures
    assert [told(m) for m in measures] == [
        ("制定年度学习计划并按月通报", ("办公室", "研究室", "法工委"), ("研究室", "法工委"), "2027-03-31"),
        ("建立学习成果转化台账", ("研究室",), (), "2027-06-30"),
        ("每季度开展一次交流研讨", ("研究室",), (), "长期坚持"),
        ("修订建议办理办法", ("代表工委", "办公室"), ("办公室",), "2027-09"),
    ]
    assert [m.people for m in measures] == [("林某", "赵某"), (), (), ()]


def test_a_merged_cell_is_what_the_measures_beneath_it_stand_under():
    assert [m.heading for m in read_document(PLAN).measures] == ["健全学习制度"] * 3 + ["提高建议办理质量"]


def test_a_cell_empty_of_its_own_repeats_nothing():
    text = "措施\t责任单位\t完成时限\n建立办件台账\t办公室\t2027年3月底前\n修订值班办法\t\t\n"
    at = text.index("修订值班办法") + len("修订值班办法") + 1
    merged = read_document(text).measures[1]
    assert (merged.units, merged.deadline) == (("办公室",), "2027-03-31")
    alone = read_document(text, blanks=frozenset({at, at + 1})).measures[1]
    assert (alone.units, alone.deadline) == ((), None)


def test_a_table_of_tasks_gives_tasks_with_units_and_deadlines():
    reading = read_document(TASKS)
    assert [(t.action, t.units, t.deadline, t.recurrence) for t in reading.tasks] == [
        ("起草专项工作方案", ("办公室",), "2027-01-31", None), ("每月调度一次重点任务", ("办公室",), "每月", "每月"),
    ]
    assert reading.measures == ()


def test_a_measure_knows_the_problem_of_its_row_and_of_the_merged_one_above():
    text = "问题\t整改措施\t责任单位\n台账登记不全\t补齐去年的登记\t办公室\n\t每月核对一次登记\t办公室\n"
    reading = read_document(text)
    (problem,) = reading.problems
    assert [m.of_problem for m in reading.measures] == [problem.at, problem.at]


@pytest.mark.parametrize("text", [PLAN, TASKS])
def test_what_a_table_proposes_stands_where_it_says(text):
    reading = read_document(text)
    for found in (*reading.problems, *reading.measures, *reading.tasks):
        assert text[found.at : found.at + len(found.quote)] == found.quote


@pytest.mark.parametrize(("words", "kind"), [
    ("责任单位（部门）", "units"), ("配合单位", "co_units"), ("完成时限", "deadline"), ("工作任务", "task"), ("责任领导", "other"),
    ("责 任 人", "person"), ("整改措施", "measure"), ("办公室", ""),
])
def test_columns_go_by_their_usual_heads(words, kind):
    assert column_of(words.replace("（", "(").replace("）", ")")) == kind


@pytest.mark.parametrize(("words", "names"), [
    ("张某、李某某", ("张某", "李某某")), ("张　某 李某某", ("张某", "李某某")), ("办公室", ()), ("王某（办公室）", ("王某",)), ("", ()),
])
def test_personal_names_are_told_from_units(words, names):
    assert people_in(words.replace("（", "(").replace("）", ")").replace("　", " ")) == names
