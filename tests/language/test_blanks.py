"""Places a draft leaves open: told apart by what belongs there, and a counted value worded so that what stands around it holds."""

from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from renda.language.agreement import agrees
from renda.language.blanks import BlankKind, blanks_beside, is_motto
from renda.language.characters import plain_form
from renda.language.draft_figures import draft_figures
from renda.language.written_numbers import written


def kinds(text):
    plain = plain_form(text)
    found = [f for f in draft_figures(plain, text) if f.figure.placeholder and not is_motto(plain, f.start, f.end)]
    beside = blanks_beside(plain, [(f.start, f.end) for f in found])
    return sorted([(f.start, "figure") for f in found] + [(b.at, b.kind.value) for b in beside])


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("全年开展督查xx次，整改率X％。", ["figure", "figure"]),
        ("走访代表  人次，收到意见××条。", ["figure", "figure"]),
        ("xxxx年，截至x月底，于x月x日报告。", ["day", "day", "day"]),
        ("学习贯彻“x·xx”重要批示。", ["day"]),
        ("第xx次会议审议了《xx市绿化条例》，xx人大网登载。", ["order", "name", "name"]),
        ("颁发“光荣在党xx年”纪念章。", ["figure"]),
        ("争做文明有礼xx人活动。", ["name"]),
        ("举办为期x周的读书班，报名号Axx12。", ["figure"]),
    ],
)  # fmt: skip
def test_what_belongs_into_a_blank(text, told):
    assert [kind for _, kind in kinds(text)] == told


def put(text, value):
    plain = plain_form(text)
    (found,) = draft_figures(plain, text)
    one = written(plain, found.start, found.end, found.figure.unit, Decimal(value))
    return text[: one.at] + one.words + text[one.end :]


@pytest.mark.parametrize(
    ("text", "value", "filled"),
    [
        ("回访xx次", 34, "回访34次"), ("走访  人次", 12, "走访12人次"), ("整改率达到X％", "94.70", "整改率达到94.7％"),
        ("回访xx余次", 34, "回访30余次"), ("回访xx余次", 30, "回访30次"), ("回访xx余次", 7, "回访7次"),
        ("刊发稿件xxx多篇", 1243, "刊发稿件1200多篇"),
        ("项目近xxx项", 38, "项目近40项"), ("项目近xxx项", 40, "项目40项"), ("项目近xxx项", 31, "项目31项"),
        ("阅读超过xx次", 143, "阅读超过140次"), ("阅读超过xx次", 140, "阅读140次"), ("阅读超x万次", 31000, "阅读3.1万次"),
        ("撰稿x万余字", 42000, "撰稿4.2万字"), ("撰稿x万余字", 300, "撰稿300字"),
    ],
)  # fmt: skip
def test_a_value_is_worded_so_that_what_stands_around_it_holds(text, value, filled):
    assert put(text, value) == filled


@settings(max_examples=50)
@given(value=st.integers(1, 99_999), text=st.sampled_from(["回访xx余次", "回访近xx次", "回访超过xx次", "回访xx次", "回访约xx次"]))
def test_what_was_filled_in_agrees_with_the_value(value, text):
    filled = put(text, value)
    (figure,) = [f.figure for f in draft_figures(plain_form(filled), filled)]
    assert agrees(figure, value), filled


def test_no_stretch_is_told_twice():
    plain = "xxxx年xx市开展督查xx次，第xx期简报。"
    blanks = blanks_beside(plain, [])
    assert all(a.end <= b.at for a, b in pairwise(blanks)) and BlankKind.ORDER in {b.kind for b in blanks}
