"""Figures of one text that contradict one another, and those that only seem to."""

from decimal import Decimal

import pytest

from renda.language.inner_consistency import Contradiction
from renda.language.reading import read_document


def found(text):
    return [(one.kind, [f.value for f in one.figures], one.follows) for one in read_document(text).inconsistencies]


@pytest.mark.parametrize(
    ("text", "kind", "values", "follows"),
    [
        ("收到群众来信215件，其中联名信251件。", Contradiction.PART, [215, 251], None),
        ("交办代表建议80件，其中城建类建议46件、交通类建议38件。", Contradiction.SUM, [80, 46, 38], Decimal(84)),
        ("设有轨道线6条（现状2条、在建2条、规划1条）。", Contradiction.SUM, [6, 2, 2, 1], Decimal(5)),
        ("查摆问题32项，已整改30项，整改率96.8%。", Contradiction.RATE, [96.8, 32, 30], Decimal("93.75")),
        ("交办建议120件，办结108件，办结率为95%。", Contradiction.RATE, [95, 120, 108], Decimal("90.00")),
    ],
)
def test_figures_that_cannot_all_be_right_are_pointed_out(text, kind, values, follows):
    assert found(text) == [(kind, values, follows)]


def test_one_thing_counted_twice_differently_is_pointed_out_with_both_places():
    text = "机关党委共开展党日活动12次。\n二、存在的不足\n活动质量有待提高，机关党委共开展党日活动15次，形式单一。\n"
    (one,) = read_document(text).inconsistencies
    assert one.kind is Contradiction.TWICE
    assert [text[f.at : f.at + len(f.quote)] for f in one.figures] == ["开展党日活动15次", "开展党日活动12次"]


@pytest.mark.parametrize(
    "text",
    [
        "收到群众来信215件，其中联名信25件。",
        "共有代表300人，其中女代表120人、党员200人。",
        "收到建议50件，其中闭会期间建议5件，办理议案60件。",
        "设有轨道线5条（现状2条、在建2条、规划1条）。",
        "查摆问题32项，已整改30项，整改率93.8%。",
        "查摆问题32项，已整改30项，整改率93%。",
        "查摆问题近32项，已整改30项，整改率97%。",
        "2025年机关共开展活动12次。2026年机关共开展活动15次。",
        "法工委共开展调研12次。社会委共开展调研15次。",
        "各支部共开展活动余次，每月活动2次。机关共开展活动10次。",
        "总面积37平方公里（含水面3平方公里）。",
        "提出整改措施21项。各支部提出整改措施71项。",
        "办结建议40件，其中办结率95%。",
    ],
)
def test_figures_that_only_seem_to_contradict_are_left_alone(text):
    assert found(text) == []
