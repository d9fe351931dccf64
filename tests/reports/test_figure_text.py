"""Wording with figures: filled, linked, and refused where it names a figure there is not."""

import pytest

from renda.reports.figure_text import FigureText, WordingRefused, fill, fill_blocks, tokens
from renda.reports.official_document import Heading, HeadingLevel, Paragraph, Run

FIGURES = {
    "查摆问题数": FigureText(text="139", link="/figures/1/"),
    "销号率": FigureText(text="97.8%", link="/figures/2/"),
    "单位": FigureText(text="综合处"),
}


def test_tokens_become_linked_runs() -> None:
    assert fill("查摆问题{查摆问题数}项，销号率｛ 销号率 ｝。", FIGURES) == (
        (
            Run(text="查摆问题"),
            Run(text="139", link="/figures/1/"),
            Run(text="项，销号率"),
            Run(text="97.8%", link="/figures/2/"),
            Run(text="。"),
        ),
    )


def test_blank_lines_fall_away() -> None:
    assert fill("\n甲\n\n　\n乙\n", {}) == ((Run(text="甲"),), (Run(text="乙"),))


def test_every_unknown_token_is_told_with_its_place_and_near_names() -> None:
    with pytest.raises(WordingRefused) as caught:
        fill("好。\n查摆{查摆问题总数}项，{完全没有}。\n缺一半{销号率", FIGURES)
    first, second, third = caught.value.reasons
    assert (first.paragraph, first.token, first.near) == (2, "查摆问题总数", ("查摆问题数",))
    assert (second.paragraph, second.token, second.near) == (2, "完全没有", ())
    assert (third.paragraph, third.token) == (3, "")
    assert "第2段" in first.sentence
    assert "查摆问题数" in first.sentence
    assert "不成对" in third.sentence


def test_an_empty_token_is_refused() -> None:
    with pytest.raises(WordingRefused):
        fill("共{}项", FIGURES)


def test_typed_numbers_make_headings() -> None:
    wording = (
        "一、总体情况\n（一）{单位}进展\n1.领导班子\n（1）立行立改\n1.已完成。\n（二）销号率为{销号率}\n2.5个百分点"
    )
    blocks = fill_blocks(wording, FIGURES)
    levels = [block.level if isinstance(block, Heading) else None for block in blocks]
    first, second, third, fourth = HeadingLevel
    assert levels == [first, second, third, fourth, None, None, None]
    assert blocks[1] == Heading(level=second, text="（一）综合处进展", numbered=False)
    assert isinstance(blocks[4], Paragraph)


def test_tokens_are_listed_once_in_order() -> None:
    assert tokens("{乙}{甲}{乙}｛丙｝") == ("乙", "甲", "丙")


@pytest.mark.parametrize(("late", "open_", "said"), [
    ("2", "5", "在办5项，其中超期2项。"), ("0", "5", "在办5项。"), ("0", "0", "没有在办事项。"),
])
def test_what_counts_nothing_goes_unsaid(late: str, open_: str, said: str) -> None:
    figures = {"late": FigureText(text=late), "open": FigureText(text=open_)}
    line, *others = fill("[在办{open}项[，其中超期{late}项]；。|没有在办事项。]\n[超期{late}项]", figures)
    assert bool(others) == (late != "0"), "a line that says nothing falls away"
    assert "".join(run.text for run in line) == said


def test_brackets_without_a_figure_are_the_clerks_own() -> None:
    (line,) = fill("见[附表]，共{n}项", {"n": FigureText(text="0")})
    assert "".join(run.text for run in line) == "见[附表]，共0项"
