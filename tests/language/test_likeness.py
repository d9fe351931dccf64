"""Titles an office would lay side by side are told from those it would not."""

import pytest

from renda.language.likeness import ALIKE, alike, likeness


@pytest.mark.parametrize(("one", "other"), [
    ("热线反映后答复慢", "热线答复不够及时"),
    ("审议意见交办后跟踪不及时", "部分审议意见交办后跟踪不够及时"),
    ("代表建议办理答复模板化", "代表建议答复套用模板"),
    ("主题党日形式单一", "支部主题党日活动形式较单一"),
    ("ＡＰＰ登录慢", "app登录较慢"),
])
def test_like_titles_are_alike_either_way_round(one, other):
    assert likeness(one, other) >= ALIKE
    assert likeness(one, other) == likeness(other, one)


@pytest.mark.parametrize(("one", "other"), [
    ("热线反映后答复慢", "主题党日形式单一"),
    ("联系群众不够经常", "调研成果转化不够"),
    ("审议意见交办后跟踪不及时", "代表活动经费报销不及时"),
    ("", "文件过多"),
])
def test_unlike_titles_are_not(one, other):
    assert likeness(one, other) < ALIKE


def test_the_likest_come_first_and_only_so_many():
    titles = [(1, "主题党日形式单一"), (2, "热线答复不够及时"), (3, "热线反映后答复较慢"), (4, "热线反映后答复慢")]
    assert alike("热线反映后答复慢", titles, most=2) == (4, 3)
    assert alike("热线反映后答复慢", titles, most=9) == (4, 3, 2)
    assert likeness("文件过多", "文件过多") == 1
