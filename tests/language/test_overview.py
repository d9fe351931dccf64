"""A document at a glance: its title, kind, year and day as it says them itself, and what was found in it."""

from datetime import date

import pytest
from tests.makers.two_years import PLAN, REPORT

from renda.language.overview import overview_of
from renda.language.reading import read_document


def seen(text, name=""):
    return overview_of(text, read_document(text), name=name)


def test_a_document_is_summed_up():
    one = seen(PLAN)
    assert (one.title, one.kind, one.year, one.dated_on) == ("明川市人大常委会2025年工作要点", "要点", 2025, date(2025, 1, 20))
    assert one.characters == len(PLAN) and one.headings and one.figures and one.tasks and not one.blanks


@pytest.mark.parametrize(
    ("text", "year", "dated_on"),
    [
        (REPORT, 2026, date(2026, 1, 15)),
        ("关于开展检查的通知\n各处室：\n请认真准备。\n明川市人大常委会办公室\n二〇二六年三月九日\n", 2026, date(2026, 3, 9)),
        ("成文日期：2019年1月9日\n关于开展检查的通知\n各处室：请认真准备。\n", 2019, date(2019, 1, 9)),
        ("关于开展检查的通知\n各处室：请认真准备。\n二〇二六年二月三十日\n", None, None),
        ("发展规划方案\n到2035年建成新区。\n", None, None),
        ("工作小结\n2024年，检查了3次。与2023年相比好转。2024年整改了。\n", 2024, None),
        ("反馈意见\n2027年1月底前完成。2027年3月31日前报告。\n", None, None),
    ],
)
def test_year_and_day_are_those_the_document_says(text, year, dated_on):
    assert (seen(text).year, seen(text).dated_on) == (year, dated_on)


def test_blanks_are_counted_apart_and_a_file_without_a_title_goes_by_its_name():
    one = seen("本年共开展检查xx次，整改问题12个，整改率X％。", name="小结")
    assert (one.title, one.figures, one.blanks) == ("小结", 1, 2)
