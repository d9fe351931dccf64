"""Two documents compared: what was promised is found where it is said again, and nowhere else; every stretch stands where it says."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.makers.two_years import AGAIN, DONE, NEW, NOT_FOUND, PLAN, REPORT

from renda.language.comparison import Standing, compare_texts
from renda.language.promises import Fate


@pytest.fixture(scope="module")
def found():
    return compare_texts(PLAN, REPORT)


def test_what_was_promised_is_found_done_or_promised_again_or_not_found(found):
    told = {p.promised.quote: p for p in found.promises}
    assert {q: p.done.text for q, p in told.items() if p.done} == DONE
    assert {q: p.again.quote for q, p in told.items() if p.fate is Fate.AGAIN} == AGAIN
    assert [q for q, p in told.items() if p.fate is Fate.NOT_FOUND] == list(NOT_FOUND)
    assert set(NEW) <= {one.quote for one in found.new_promises}


def test_what_was_promised_stands_beside_what_was_reached(found):
    told = {p.promised.quote: [(a.value, b.value) for a, b in p.figures] for p in found.promises if p.figures}
    assert told["听取和审议专项工作报告12项"] == [(12, 13)]
    assert told["建成代表联络站20个"] == [(20, 18)]
    assert told["代表建议办结率达到100%"] == [(100, 98.6)]


def test_the_same_indicator_of_two_years_has_both_values_and_plans_are_not_set_against_reports(found):
    both = {p.present.quote: (p.former.value, p.present.value, p.change) for p in found.figures if p.former and p.present}
    assert both["听取和审议专项工作报告14项"] == (12, 14, 2)
    assert both["开展常委会讲坛8次"] == (6, 8, 2)
    assert "听取审议专项工作报告13项" not in both
    assert sum(p.present is None for p in found.figures) == len(both) + 1 == 4


def test_headings_are_kept_moved_dropped_and_new(found):
    standing = {(p.present or p.former).text: p.standing for p in found.outline}
    assert standing["（三）做好代表工作"] is Standing.MOVED
    assert standing["（二）加强法律实施监督"] is Standing.DROPPED
    assert standing["（三）发挥代表作用"] is Standing.NEW
    same = compare_texts(PLAN, PLAN.replace("2025", "2026"))
    assert {p.standing for p in same.outline} == {Standing.KEPT}


def test_every_finding_stands_where_it_says(found):
    for promise in found.promises:
        one = promise.promised
        assert PLAN[one.at : one.at + len(one.quote)] == one.quote
        if promise.done:
            assert REPORT[promise.done.at : promise.done.at + len(promise.done.text)] == promise.done.text
    for pair in found.figures:
        for text, figure in ((PLAN, pair.former), (REPORT, pair.present)):
            assert figure is None or text[figure.at : figure.at + len(figure.quote)] == figure.quote


def test_of_two_places_nothing_is_told_as_done():
    found = compare_texts(PLAN, REPORT, places=True)
    assert not any(p.done for p in found.promises)
    assert {p.promised.quote for p in found.promises if p.again} > set(AGAIN)


@pytest.mark.parametrize(
    ("promised", "told"),
    [
        ("修订《明川市城市绿化条例》。", "对《明川市城市绿化条例》开展立法调研。"),
        ("新增高技能人才100人。", "全市高技能人才达到4850人。"),
        ("建成养老服务中心12个。", "尚未建成养老服务中心。"),
        ("实施新型农业经营主体提质增效行动。", "实施新型农村集体经济提质增效行动。"),
        ("开展社会治安防控体系建设推进年活动。", "开展项目建设推进年活动。"),
    ],
)
def test_what_only_sounds_alike_is_not_found(promised, told):
    former = f"明川市2025年工作要点\n一、主要任务\n{promised}\n"
    present = f"明川市2025年工作总结\n一、主要工作\n一年来，各项工作取得了新进展。{told}\n"
    assert [p.fate for p in compare_texts(former, present).promises] == [Fate.NOT_FOUND]


def test_what_was_counted_over_five_years_is_no_figure_of_one():
    former = "工作报告\n五年来，共办理代表建议405件。\n"
    present = "工作报告\n一年来，共办理代表建议95件。\n"
    assert all(p.former is None or p.present is None for p in compare_texts(former, present).figures)


LINES = st.lists(st.sampled_from(PLAN.splitlines()[2:] + REPORT.splitlines()[2:]), max_size=12).map("\n".join)


@settings(max_examples=25)
@given(former=LINES, present=LINES)
def test_every_figure_heading_and_promise_stands_in_the_comparison_once(former, present):
    found = compare_texts(former, present)
    for pairs in (found.figures, found.outline):
        for side in ("former", "present"):
            places = [getattr(p, side).at for p in pairs if getattr(p, side)]
            assert len(places) == len(set(places))
    assert len({p.promised.at for p in found.promises}) == len(found.promises)


def test_a_paper_that_reports_on_one_year_and_plans_the_next_is_read_as_both():
    present = "2025年工作总结和2026年工作安排\n一、2025年主要工作\n形成调研报告34篇。\n二、2026年主要工作\n形成调研报告36篇。\n"
    (promise,) = compare_texts("2025年工作要点\n一、主要任务\n形成调研报告30篇。\n", present).promises
    assert (promise.done.text, promise.again.quote) == ("形成调研报告34篇", "形成调研报告36篇")
