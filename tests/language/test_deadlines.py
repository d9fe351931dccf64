"""Deadlines and recurrences in words."""

from datetime import date

import pytest

from renda.language.characters import plain_form
from renda.language.deadlines import deadline_in, normalise_deadline, recurrence_in

WRITTEN = [
    ("2026年6月底前完成机房改造", "2026-06-30"),
    ("于2026年2月底前报送", "2026-02-28"),
    ("２０２６年９月３０日前办结", "2026-09-30"),
    ("到2027年，代表联络站全部达标", "2027"),
    ("2026年上半年完成选址", "2026-06-30"),
    ("2026年第三季度末前提交", "2026-09-30"),
    ("2026年底前建成", "2026-12-31"),
    ("年底前出台办法", "年底前"),
    ("会后三个月内报告", "会后三个月内"),
    ("收到之日起10个工作日内答复", "10个工作日内"),
    ("利用两年时间，改造三条道路", "两年内"),
    ("2026-2028年，每年新建两座", "2028"),
    ("明川大桥开工前要完成安全评估", "开工前"),
    ("2025年6月以来，走访群众", None),
    ("目前正在推进", None),
    ("2025年3月，常委会听取了报告", None),
    ("2026年2月30日前办结", "2月30日前"),
]


@pytest.mark.parametrize(("words", "deadline"), WRITTEN)
def test_a_deadline_is_normalised_as_far_as_the_text_allows(words, deadline):
    found = deadline_in(plain_form(words))
    assert (found.text if found else None) == deadline


def test_this_year_is_the_documents_own_year():
    assert deadline_in("今年6月底前完成", 2026).text == "2026-06-30"
    assert deadline_in("今年6月底前完成").text == "今年6月底前"


@pytest.mark.parametrize(
    ("words", "period"),
    [
        ("每季度召开调度会", "每季度"),
        ("每半年通报一次", "每半年"),
        ("每年开展评议", "每年"),
        ("每月核对台账", "每月"),
        ("每周例会", "每周"),
        ("每日巡查", "每日"),
        ("按月报送", "每月"),
        ("每3～5年轮训一次", None),
        ("每年级一个班", None),
    ],
)
def test_a_recurrence_is_one_of_six(words, period):
    assert recurrence_in(plain_form(words)) == period


@pytest.mark.parametrize(
    ("phrase", "day"),
    [
        ("2026-12-31", date(2026, 12, 31)),
        ("2026-02", date(2026, 2, 28)),
        ("2027", date(2027, 12, 31)),
        ("年底前", date(2026, 12, 31)),
        ("6月底前", date(2026, 6, 30)),
        ("会后三个月内", date(2026, 6, 1)),
        ("一周内", date(2026, 3, 8)),
        ("上半年", date(2026, 6, 30)),
        ("第三季度前", date(2026, 9, 30)),
        ("2026年5月20日前", date(2026, 5, 20)),
        ("10个工作日内", None),
        ("开工前", None),
        ("2026-13", None),
        ("2月30日前", None),
        ("立行立改", None),
    ],
)
def test_a_phrase_gives_the_last_day_it_allows(phrase, day):
    assert normalise_deadline(phrase, date(2026, 3, 1)) == day


def test_a_month_that_lacks_the_day_ends_on_its_last_day():
    assert normalise_deadline("一个月内", date(2026, 1, 31)) == date(2026, 2, 28)
