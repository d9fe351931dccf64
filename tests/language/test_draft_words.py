"""When a number is meant, why one is not compared, and whose paper it is."""

from datetime import date

import pytest

from renda.language.characters import plain_form
from renda.language.draft_figures import draft_figures
from renda.language.figure_settings import settings_of
from renda.language.figure_times import times_of
from renda.language.moods import Mood, Moods
from renda.language.named_days import times_in
from renda.language.uncompared import Uncompared, uncompared
from renda.language.whose_paper import other_issuer

TODAY = date(2026, 11, 25)
REPORT = Moods(places=(0,), moods=(Mood.REPORT,))


@pytest.mark.parametrize(
    ("text", "as_of", "first", "last"),
    [
        ("截至10月底，", date(2026, 10, 31), None, None),
        ("截至2026.9.30，", date(2026, 9, 30), None, None),
        ("去年底为", date(2025, 12, 31), None, None),
        ("上月末", date(2026, 10, 31), None, None),
        ("今年以来，", None, date(2026, 1, 1), TODAY),
        ("上半年", None, date(2026, 1, 1), date(2026, 6, 30)),
        ("第三季度", None, date(2026, 7, 1), date(2026, 9, 30)),
        ("前三季度", None, date(2026, 1, 1), date(2026, 9, 30)),
        ("1至9月", None, date(2026, 1, 1), date(2026, 9, 30)),
        ("自3月1日以来", None, date(2026, 3, 1), TODAY),
        ("去年同期", date(2025, 11, 25), date(2025, 1, 1), date(2025, 11, 25)),
        ("目前", None, None, None),
    ],
)
def test_a_time_is_read_as_a_day_or_a_period(text, as_of, first, last):
    (found,) = times_in(plain_form(text), TODAY)
    assert (found.as_of, found.first, found.last) == (as_of, first, last)


@pytest.mark.parametrize("text", ["年底前完成", "10月底前", "每季度至少一次", "30日内到期", "“十五五”规划", "3月18日上午召开会议"])
def test_deadlines_and_names_are_no_times_of_a_count(text):
    assert times_in(plain_form(text), TODAY) == ()


def held(text):
    plain = plain_form(text)
    figures = draft_figures(plain, text)
    found = times_of(plain, figures, settings_of(plain, figures, ()), TODAY)
    return [ways[0][0].as_of or ways[0][0].first if ways[0][0] else None for ways in found]


def test_each_number_has_the_time_named_nearest_to_it():
    assert held("查摆问题上半年3项，三季度5项。") == [date(2026, 1, 1), date(2026, 7, 1)]
    assert held("截至10月底，查摆问题3项，整改措施5条。") == [date(2026, 10, 31)] * 2
    assert held("目前问题9项（10月底7项），措施5条。")[1:] == [date(2026, 10, 31), None]


def why(text):
    plain = plain_form(text)
    figures = draft_figures(plain, text)
    return [uncompared(plain, f, s, REPORT) for f, s in zip(figures, settings_of(plain, figures, ()), strict=True)]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("力争年底前再完成20项任务。", Uncompared.PLANNED),
        ("每个支部每季度至少讲党课2次。", Uncompared.REQUIRED),
        ("比10月底增加3项。", Uncompared.CHANGE),
        ("会议强调，要办好10件实事。", Uncompared.QUOTED),
        ("兄弟城市查摆问题256项。", Uncompared.FOREIGN),
        ("超期2项：打通断头路两条（事项-2026-003，交通局）。", Uncompared.TITLE),
        ("已完成任务20项。", None),
        ("无对应措施的问题3项。", None),
        ("列入计划的学习活动4项。", None),
        ("动态新增问题5项。", None),
    ],
)
def test_what_no_ledger_can_know_is_said_with_its_reason(text, reason):
    assert why(text)[-1] is reason


def test_cells_fractions_and_white_blanks_are_numbers_too():
    table = "序号\t任务(项)\t完成率\n1\t56\t25.0%"
    found = draft_figures(table, table)
    assert [(f.figure.value, f.figure.unit) for f in found] == [(56, "项"), (25, "%")]
    assert [(f.figure.value, f.side) for f in draft_figures("销号率50%(2/4)。", "销号率50%(2/4)。")][1:] == [(2, "part"), (4, "whole")]
    assert [f.figure.placeholder for f in draft_figures("开展调研    次。", "开展调研    次。")] == [True]


def test_a_paper_that_opens_with_another_body_is_that_bodys():
    own = ("明川市人民代表大会常务委员会", "明川市")
    assert other_issuer("政府工作报告\n——在滨海省第十届人民代表大会上", own) == "政府工作报告"
    assert other_issuer("临江市人民政府关于办理情况的报告", own) == "临江市"
    assert other_issuer("明川市人大常委会关于问题整改情况的报告", own) == ""
    assert other_issuer("关于赴临江市人大学习考察的报告", own) == ""
