"""A table brought in: judged row by row, nothing written until confirmed, each row a lawful act, the same table twice the same."""

import pytest
from tests.makers.organ import START, TestOrgan, make_organ
from tests.makers.tables import PROBLEM_HEAD, brought_in, confirmed, judged, problem_row, workbook

from renda.adapters.blob_store import BlobStore
from renda.domain.refusals import Code
from renda.services.confirm_import import cancel_import, confirm_import
from renda.store.models import Case, Event
from renda.store.unit_of_work import reading


@pytest.fixture
def organ(database) -> TestOrgan:
    return make_organ()


@pytest.fixture
def files(tmp_path) -> BlobStore:
    return BlobStore(tmp_path)


def count_cases(organ: TestOrgan) -> int:
    with reading(organ.organ_id):
        return Case.objects.count()


TITLE = ["某某市问题整改台账"]


def two_problems() -> bytes:
    rows = [TITLE, [], PROBLEM_HEAD, problem_row(1, "审议意见跟踪不及时", external="A-1"), problem_row(2, "调研不深入", external="A-2")]
    return workbook(rows, merged=[(0, 0, 0, 9, TITLE[0])])


def test_rows_are_judged_and_nothing_is_written_until_confirmed(organ, files):
    view = brought_in(organ, files, two_problems())
    assert (view.row.state, view.counts) == ("previewed", {"new": 2}), judged(organ, view)
    assert count_cases(organ) == 0
    done = confirmed(organ, view)
    assert (done.row.state, done.results, count_cases(organ)) == ("done", {"opened": 2}, 2)


def test_the_same_table_again_is_the_same(organ, files):
    confirmed(organ, brought_in(organ, files, two_problems()))
    again = brought_in(organ, files, two_problems())
    assert again.counts == {"same": 2}


def test_a_row_without_a_number_is_known_again_by_what_it_says(organ, files):
    data = workbook([PROBLEM_HEAD, problem_row(1, "审议意见跟踪不及时"), problem_row(2, "审议意见跟踪不及时")])
    view = brought_in(organ, files, data)
    assert view.counts == {"new": 1, "wrong": 1}
    assert judged(organ, view, "wrong")[0].faults[0][1].startswith("与第2行完全相同")
    confirmed(organ, view)
    assert brought_in(organ, files, data).counts == {"same": 1, "wrong": 1}


def test_a_wrong_cell_is_told_with_its_column_and_the_way_to_mend_it(organ, files):
    rows = [PROBLEM_HEAD, problem_row(1, "审议意见跟踪不及时", unit="综合科"), problem_row(2, "")]
    view = brought_in(organ, files, workbook(rows))
    first, second = judged(organ, view, "wrong")
    assert first.faults == ((3, "“问题所在单位”所填单位“综合科”不在本机关的单位名录中，或者已经撤销。是不是综合处？请写全称。"),)
    assert second.faults == ((1, "“问题”未填写。请补充后再导入。"),)


def test_changed_rows_are_corrected_by_the_declared_act(organ, files):
    confirmed(organ, brought_in(organ, files, two_problems()))
    rows = [PROBLEM_HEAD, problem_row(1, "审议意见跟踪不及时", external="A-1"), problem_row(2, "调研不深入不经常", external="A-2")]
    view = brought_in(organ, files, workbook(rows))
    assert view.counts == {"same": 1, "changed": 1}
    assert judged(organ, view, "changed")[0].changes == (("问题", "调研不深入", "调研不深入不经常"),)
    assert confirmed(organ, view).results == {"changed": 1}
    with reading(organ.organ_id):
        assert Event.objects.filter(action="correct_details").count() == 1
        assert set(Case.objects.values_list("title", flat=True)) == {"审议意见跟踪不及时", "调研不深入不经常"}


def test_what_the_correction_does_not_hold_cannot_be_changed_by_a_table(organ, files):
    confirmed(organ, brought_in(organ, files, two_problems()))
    view = brought_in(organ, files, workbook([PROBLEM_HEAD, problem_row(1, "审议意见跟踪不及时", level="党支部", external="A-1")]))
    assert judged(organ, view)[0].faults == ((2, "“层级”不能用导入更改（系统中是“领导班子”）。请改回，或到事项页面办理。"),)


def test_only_the_new_rows_when_asked(organ, files):
    confirmed(organ, brought_in(organ, files, two_problems()))
    rows = [PROBLEM_HEAD, problem_row(1, "审议意见跟踪很不及时", external="A-1"), problem_row(3, "学习不经常", external="A-3")]
    done = confirmed(organ, brought_in(organ, files, workbook(rows)), scope="new")
    assert done.results == {"opened": 1}


def test_a_cancelled_import_writes_nothing_more(organ, files):
    view = brought_in(organ, files, two_problems())
    assert cancel_import(actor=organ.actors["综合处干部"], import_id=view.row.id, at=START) is None
    refused = confirm_import(actor=organ.actors["综合处干部"], import_id=view.row.id, scope="all", at=START)
    assert refused.reasons
    assert count_cases(organ) == 0


def test_an_unknown_heading_is_asked_for(organ, files):
    head = ["序号", "整改哪些事", *PROBLEM_HEAD[2:]]
    view = brought_in(organ, files, workbook([head, problem_row(1, "审议意见跟踪不及时")]))
    assert (view.row.state, view.head.missing) == ("mapping", ("问题",))


def test_whoever_may_not_register_may_not_import(organ, files):
    refused = brought_in(organ, files, two_problems(), who="经办人")
    assert refused.has(Code.NO_RIGHT)
