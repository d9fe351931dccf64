"""Numbers as Chinese official prose writes them: 1,000, 1.2万, 三十五, 十余, 两, 半.

Knows signs and values only: neither units nor what is counted. Expects the plain form of `characters`.
"""

import re
from decimal import Decimal

DIGITS = {"〇": 0, "零": 0, "一": 1, "二": 2, "两": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9}
POWERS = {"十": 10, "百": 100, "千": 1000}
MYRIADS = {"万": 10**4, "亿": 10**8}
CHINESE_SIGNS = "〇零一二两三四五六七八九十百千万亿"

_ARABIC = re.compile(r"(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?")
_MIXED = re.compile(r"([\d,.]+)([十百千万亿]*)")


def chinese_number(signs: str) -> int | None:
    """This will give the whole number that Chinese number signs write, or None where they write none.

    Reads 三十五, 一百零八, 两千, 二〇二五, 一亿三千万; a bare power (百, 万) is the power itself.
    """
    if not signs or any(sign not in CHINESE_SIGNS for sign in signs):
        return None
    if len(signs) > 1 and all(sign in DIGITS for sign in signs):
        return int("".join(str(DIGITS[sign]) for sign in signs))
    total = section = digit = 0
    for sign in signs:
        if sign in DIGITS:
            digit = DIGITS[sign]
        elif sign in POWERS:
            section += (digit or 1) * POWERS[sign]
            digit = 0
        elif sign == "亿":
            total, section, digit = ((total + section + digit) or 1) * MYRIADS["亿"], 0, 0
        else:
            total, section, digit = total + ((section + digit) or 1) * MYRIADS["万"], 0, 0
    return total + section + digit


def scale_of(signs: str) -> int:
    """This will give the factor that power signs after a number stand for: 万 → 10000, 千万 → 10000000, '' → 1."""
    factor = 1
    for sign in signs:
        factor *= POWERS.get(sign) or MYRIADS[sign]
    return factor


def arabic_number(text: str) -> Decimal | None:
    """This will give the value of a number in Arabic figures, thousands commas allowed, or None."""
    return Decimal(text.replace(",", "")) if _ARABIC.fullmatch(text) else None


def number_value(text: str) -> Decimal | None:
    """This will give the value of one number in either script with the powers behind it, or None where it is none.

    `1,000` → 1000, `1.2万` → 12000, `1亿2000万` → 120000000, `三十五` → 35, `九十二点八` → 92.8, `半` → 0.5.
    """
    if text.isascii() and text.isdigit():
        return Decimal(text)
    if text == "半":
        return Decimal("0.5")
    if text and text[0].isdigit():
        parts = _MIXED.findall(text)
        if "".join(a + b for a, b in parts) != text:
            return None
        values = [arabic_number(figures) for figures, _ in parts]
        return sum((v * scale_of(p) for v, (_, p) in zip(values, parts, strict=True) if v is not None), Decimal(0))
    words, point, places = text.partition("点")
    whole = chinese_number(words)
    if whole is None or (point and not (places and all(sign in DIGITS for sign in places))):
        return None
    return Decimal(f"{whole}.{''.join(str(DIGITS[sign]) for sign in places)}") if point else Decimal(whole)
