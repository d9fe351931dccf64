"""Prints a number in the formats of Word's lists (一, ①, １, A, iv).

This module must not know how a list counts.
"""

from typing import Final

_DIGITS: Final = "〇一二三四五六七八九"
_PLACES: Final = ((1000, "千"), (100, "百"), (10, "十"))
_ROMAN: Final = tuple(
    zip((100, 90, 50, 40, 10, 9, 5, 4, 1), ["C", "XC", "L", "XL", "X", "IX", "V", "IV", "I"], strict=True)
)
_CHINESE_FORMATS: Final = frozenset(
    {
        "chineseCounting",
        "chineseCountingThousand",
        "japaneseCounting",
        "taiwaneseCounting",
        "taiwaneseCountingThousand",
        "ideographDigital",
        "japaneseDigitalTenThousand",
    }
)


def chinese_number(number: int) -> str:
    """This will write 1–9999 in Chinese as headings do (10 → 十, 21 → 二十一, 105 → 一百零五)."""
    if not 0 < number < 10_000:
        return str(number)
    words, rest, gap = "", number, False
    for size, name in _PLACES:
        digit, rest = divmod(rest, size)
        if digit:
            words += ("零" if gap else "") + _DIGITS[digit] + name
        gap = bool(words) and not digit
    if rest:
        words += ("零" if gap else "") + _DIGITS[rest]
    return words.removeprefix("一") if words.startswith("一十") else words


def number_in_style(style: str, number: int) -> str:
    """This will print `number` as Word's number format `style` does; formats not known here print digits."""
    if style in _CHINESE_FORMATS:
        return chinese_number(number)
    if style == "decimalFullWidth":
        return "".join(chr(ord(digit) + 0xFEE0) for digit in str(number))
    if style.startswith("decimalEnclosedCircle") and 1 <= number <= 20:
        return chr(0x2460 + number - 1)
    if style in {"upperLetter", "lowerLetter"} and 1 <= number <= 26:
        return chr((65 if style == "upperLetter" else 97) + number - 1)
    if style in {"upperRoman", "lowerRoman"} and 1 <= number < 400:
        return _roman(number) if style == "upperRoman" else _roman(number).lower()
    return f"{number:02d}" if style == "decimalZero" else str(number)


def _roman(number: int) -> str:
    text = ""
    for size, letters in _ROMAN:
        while number >= size:
            text, number = text + letters, number - size
    return text
