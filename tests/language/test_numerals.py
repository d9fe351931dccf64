"""Numbers as official prose writes them."""

from decimal import Decimal

import pytest

from renda.language.characters import plain_form
from renda.language.numerals import chinese_number, number_value, scale_of


@pytest.mark.parametrize(
    ("signs", "value"),
    [
        ("三", 3),
        ("两", 2),
        ("十", 10),
        ("十二", 12),
        ("三十五", 35),
        ("一百零八", 108),
        ("两千", 2000),
        ("三百五十", 350),
        ("一万二千", 12000),
        ("一亿三千万", 130_000_000),
        ("二〇二六", 2026),
        ("百", 100),
        ("", None),
        ("三x", None),
    ],
)
def test_a_chinese_number_has_its_value(signs, value):
    assert chinese_number(signs) == value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1,000", "1000"),
        ("1.2万", "12000"),
        ("1亿2000万", "120000000"),
        ("半", "0.5"),
        ("97.8", "97.8"),
        ("三十五", "35"),
        ("九十二点八", "92.8"),
        ("零点零五", "0.05"),
    ],
)
def test_a_number_in_either_script_has_its_value(text, value):
    assert number_value(text) == Decimal(value)


@pytest.mark.parametrize("text", ["", "甲", "1.2.3.4x", "第", "三点", "三点十", "点五"])
def test_what_is_no_number_has_none(text):
    assert number_value(text) is None


def test_powers_multiply():
    assert scale_of("千万") == 10_000_000
    assert scale_of("") == 1


def test_the_plain_form_keeps_the_length_and_narrows_wide_signs():
    wide = "１２．５％，（一）；\u3000“甲”\r\n乙"
    plain = plain_form(wide)
    assert len(plain) == len(wide)
    assert plain.startswith("12.5%,(一); “甲”")
