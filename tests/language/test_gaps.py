"""Words that the source keeps back are marked with their place and kind, and nothing is put in their stead."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from renda.language.reading import read_document


def gaps(text):
    return [(g.kind.value, g.quote) for g in read_document(text).gaps]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("机关D组全面落实从严治D责任。", [("masked", "D"), ("masked", "D")]),
        ("依托XX市人大门户网站。", [("masked", "XX")]),
        ("通过AAA公众号发布。", [("masked", "AAA")]),
        ("应用SV效果拍摄。", [("masked", "SV")]),
        ("××县人大常委会的经验。", [("masked", "××")]),
        ("召开会议xx次，走访代表X人。", [("blank", "xx"), ("blank", "X")]),
        ("xxxx年x月x日召开会议。", [("blank", "xxxx年x月x日")]),
        ("召开会议  次。", [("blank", "  ")]),
        ("在以同志为核心的领导集体带领下。", [("cut", "以同志为核心")]),
        ("强化对的忠诚教育。", [("cut", "对的")]),
        ("发扬、，“ ”的作风。", [("cut", "、，"), ("cut", "“ ”")]),
    ],
)
def test_a_gap_is_marked_where_it_is(text, found):
    assert gaps(text) == found
    assert all(text[g.at : g.at + len(g.quote)] == g.quote for g in read_document(text).gaps)


@pytest.mark.parametrize(
    "text",
    [
        "建设5G基站，发展AI产业，GDP增长5%。", "评定为A级、B类、AAA级。", "D级危房12户。", "采取PPP模式。",
        "反对的意见和面对的困难。",
        "在党的坚强领导下。", "与相对的一方协商，针对的是不足。", "村BA、O2O平台、1+X证书。", "见附件（一）和“甲”“乙”。",
        "2026年3月5日召开会议。",
    ],
)  # fmt: skip
def test_letters_and_words_of_everyday_prose_are_no_gaps(text):
    assert gaps(text) == []


@settings(derandomize=True, max_examples=50, deadline=None)
@given(st.text(alphabet="党D市xX×  年月日次对的以同志为核心、，。“”（）1甲乙", max_size=60))
def test_gaps_are_exact_stretches_in_order_and_apart(text):
    found = read_document(text).gaps
    assert all(text[g.at : g.at + len(g.quote)] == g.quote and g.quote for g in found)
    assert all(a.at + len(a.quote) <= b.at for a, b in pairwise(found))
