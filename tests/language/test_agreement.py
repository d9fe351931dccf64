"""A number written with a qualifier holds of exactly the values of its interval."""

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from renda.language.agreement import agrees, interval_of
from renda.language.figures import figures_of


def written(sentence):
    (found,) = figures_of(sentence, sentence)
    return found


@pytest.mark.parametrize(("sentence", "holds_of", "not_of"), [
    ("走访企业30余家。", (31, 35, 39), (29, 30, 40)),
    ("收集意见1200余条。", (1201, 1299), (1200, 1300)),
    ("办结问题三十多件。", (31, 39), (30, 40)),
    ("走访近100家。", (90, 99), (89, 100, 101)),
    ("接待群众约200人次。", (180, 200, 220), (179, 221)),
    ("接待群众200人次左右。", (180, 220), (179, 221)),
    ("办结超过50件。", (51, 99), (50, 100)),
    ("办结50件以上。", (50, 99), (49, 100)),
    ("调研不少于5次。", (5, 50), (4,)),
    ("用时不超过10个工作日。", (0, 10), (11,)),
    ("办结56件。", (56,), (55, 57, Decimal("56.4"))),
    ("办结率92.6%。", (Decimal("92.55"), Decimal("92.649")), (Decimal("92.54"), Decimal("92.65"), 93)),
])
def test_a_qualifier_is_an_interval(sentence, holds_of, not_of):
    figure = written(sentence)
    assert [agrees(figure, v) for v in holds_of] == [True] * len(holds_of)
    assert [agrees(figure, v) for v in not_of] == [False] * len(not_of)


def test_a_blank_holds_of_nothing():
    figure = written("办结问题XX件。")
    assert interval_of(figure) is None
    assert not agrees(figure, 5)


@settings(derandomize=True, max_examples=200)
@given(st.integers(2, 9999), st.integers(0, 30000))
def test_qualifiers_agree_with_one_another(number, value):
    """More than, the number itself and less than part every value among them; 不少于 and 以内 overlap in the number alone."""
    at_least, within = written(f"办结不少于{number}件。"), written(f"办结{number}件以内。")
    exact, over, near = written(f"办结{number}件。"), written(f"办结超过{number}件。"), written(f"办结近{number}件。")
    assert agrees(at_least, value) == (value >= number)
    assert agrees(within, value) == (value <= number)
    assert agrees(exact, value) == (agrees(at_least, value) and agrees(within, value))
    assert not (agrees(over, value) and agrees(near, value))
    assert not agrees(over, value) or agrees(at_least, value)
    assert not agrees(near, value) or agrees(within, value)


@settings(derandomize=True, max_examples=200)
@given(st.integers(1, 99), st.integers(1, 3), st.integers(0, 200_000))
def test_odd_is_above_the_number_and_below_the_next(digits, noughts, value):
    number = digits * 10**noughts
    figure = written(f"办结{number}余件。")
    interval = interval_of(figure)
    assert interval.low == number
    assert not agrees(figure, number)
    assert not agrees(figure, interval.high)
    assert agrees(figure, value) == (number < value < interval.high)
    assert interval.high - number in {10**n for n in range(noughts, noughts + 2)}
