"""What an office may set for itself: a range always, and only the stricter side where the law sets the limit."""

from datetime import date
from typing import Any

import pytest

from renda.domain.limits import Months, WorkingDays
from renda.domain.local_parameters import WARNING, Departure, LocalParameter, parameters_of, value_faults
from renda.domain.procedures import ClockRule, Procedure, Stage
from renda.domain.refusal_words import word_reason

TODAY = date(2026, 11, 25)
REPLY = LocalParameter(
    key="reply_limit", label="答复", default=Months(count=3, basis="代表法第五十一条"), least=1, most=6, departure=Departure.NOT_LONGER,
)


def faults(parameter: LocalParameter = REPLY, **changed: Any) -> list[str]:
    given: dict[str, Any] = {"count": 2, "in_force_from": TODAY, "basis": "明人常办发〔2026〕1号", "now": parameter.default, **changed}
    return [word_reason(r) for r in value_faults(parameter, today=TODAY, **given)]


def test_a_stricter_value_is_in_order() -> None:
    assert faults() == []


def test_a_longer_value_than_the_law_allows_is_refused_with_the_article() -> None:
    (told,) = faults(count=4)
    assert "代表法第五十一条" in told
    assert "1至3个月" in told
    shortest = LocalParameter(
        key="x_limit", label="公示", default=WorkingDays(count=5, basis="某条例"), least=1, most=20, departure=Departure.NOT_SHORTER,
    )
    assert "更长" in faults(shortest, count=4)[0]
    assert faults(shortest, count=6) == []


@pytest.mark.parametrize(("changed", "word"), [
    ({"count": None}, "不是数字"), ({"count": 0}, "之间"), ({"in_force_from": date(2026, 11, 24)}, "早于今天"),
    ({"in_force_from": None}, "未填写"), ({"basis": " "}, "未填写"), ({"now": Months(count=2, basis="x")}, "没有变化"),
])
def test_everything_not_in_order_is_told(changed: dict[str, Any], word: str) -> None:
    assert any(word in told for told in faults(**changed))


def test_a_clock_nobody_declared_closely_may_only_be_shortened() -> None:
    procedure = Procedure(
        key="p", label="试验", version=1, basis="b", stages=(Stage(key="s", label="在办"),), actions=(), clocks=(
            ClockRule(key="a", label="甲", basis="b", parameter="a_limit", limit=WorkingDays(count=10, basis="某办法")),
            ClockRule(key="r", label="答复", basis="b", parameter="reply_limit", limit=Months(count=3, basis="b")),
            ClockRule(key="n", label="无", basis="b", limit=Months(count=3, basis="b")),
        ),
    )
    found = parameters_of([procedure], [REPLY])
    assert [(p.key, p.departure, p.high) for p in found] == [
        ("a_limit", Departure.NOT_LONGER, 10), ("reply_limit", Departure.NOT_LONGER, 3), (WARNING.key, Departure.FREE, 30),
    ]


def test_a_default_outside_its_own_range_is_a_mistake() -> None:
    with pytest.raises(ValueError, match="outside its own range"):
        LocalParameter(key="x", label="x", default=Months(count=9, basis="b"), least=1, most=6)
