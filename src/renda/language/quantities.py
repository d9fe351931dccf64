"""Finds quantities: a number (or a blank to be filled) with a measure word, and what stands close around them.

Knows numbers, measure words and their neighbours; what is counted is for `indicators`, what counts as a figure at all
for `figures`. Expects the plain form.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache

from renda.language.lexicon import entries
from renda.language.numerals import number_value, scale_of

_CN = "〇零一二两三四五六七八九十百千万亿"
_ARABIC = r"(?:\d{1,3}(?:,\d{3})+(?!\d)|\d+)(?:\.\d+)?"
_BLANK = r"(?:(?<![A-Za-z])[xX×]{1,5}(?![A-Za-z])|[*]{2,5}|_{2,9}|[○]{2,5})"
_POINT = "点[〇零一二三四五六七八九]+"
_TOKEN = re.compile(
    rf"百分之(?P<share>{_ARABIC}|[{_CN}]+(?:{_POINT})?)|(?:(?<![A-Za-z\d.]){_ARABIC}(?:亿{_ARABIC}万)?"
    rf"|[{_CN}]+(?:{_POINT}(?=[万亿]|个百分点|倍))?"
    rf"|半(?=[天日小个])|{_BLANK})"
)
_TAIL = re.compile(r"\s?(?P<odd>[余多来](?!自))?(?P<powers>[十百千万亿]{0,3})(?P<late>[余多来](?!自))?")
_RANGE = re.compile(
    rf"(?P<powers>[百千万亿]{{0,2}})(?P<unit>%"
    rf"|[个项年元天名人家处次所吨件亩倍]{{0,2}})\s?[-~至到]{{1,2}}\s?(?P<last>{_ARABIC}|[{_CN}]+)"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """A number with its unit: the offsets are those of the text given; `chinese` is how the number was written."""

    start: int
    end: int
    number: str
    value: Decimal | None
    maximum: Decimal | None
    unit: str
    odd: bool
    chinese: bool
    placeholder: bool


@cache
def _units() -> dict[str, tuple[str, str]]:
    return {word: (follow.strip("[]-"), script) for word, follow, script in entries("measure_words")}


def script_of(unit: str) -> str:
    """This will give in which script a number before the measure word counts: `both`, `arabic`, or `never`."""
    return _units()[unit][1] if unit in _units() else "both"


_LONGEST_UNIT = 5
_WHOLE = frozenset("人名户个件项家所位次场期")
_LONGEST_NUMBER = 24
"""A longer run of digits is no number that anybody counted."""


def unit_at(text: str, place: int) -> str | None:
    """This will give the longest measure word that stands at `place` of the text, or None."""
    known = _units()
    for size in range(_LONGEST_UNIT, 0, -1):
        word = text[place : place + size]
        if word in known and (text[place + size : place + size + 1] or " ") not in known[word][0]:
            return word
    return None


def quantities_in(text: str) -> Iterator[Quantity]:
    """This will give every number of the text that a measure word follows, from left to right, without overlap."""
    place = 0
    while match := _TOKEN.search(text, place):
        if len(match.group()) > _LONGEST_NUMBER:
            place = match.end()
            continue
        found = _share(match) if match["share"] else _range(text, match) or _single(text, match)
        if found and text[found.start - 1 : found.start] == "\n":
            found = _behind_sign(found)
        if found:
            yield found
        place = found.end if found else match.end()


def _behind_sign(found: Quantity) -> Quantity:
    """The quantity behind the number of its line (2.3人以上的家庭): people and things come in whole numbers."""
    sign, point, number = found.number.partition(".")
    if not point or found.unit not in _WHOLE or len(sign) > 2 or found.maximum is not None or found.value != number_value(found.number):
        return found
    return replace(found, start=found.start + len(sign) + 1, number=number, value=number_value(number))


def _share(match: re.Match[str]) -> Quantity:
    return Quantity(
        start=match.start(), end=match.end(), number=match.group(), value=number_value(match["share"]), maximum=None,
        unit="%", odd=False, chinese=False, placeholder=False,
    )  # fmt: skip


def _tail(text: str, place: int, bare: bool) -> tuple[str, str, bool, int] | None:
    """Powers, unit, whether the number is odd (余), where the unit ends; the fewest powers that leave a unit win."""
    match = _TAIL.match(text, place)
    if not match:
        return None
    powers, odd = match["powers"], bool(match["odd"] or match["late"])
    if match["late"]:
        unit = unit_at(text, match.end())
        return (powers, unit, True, match.end() + len(unit)) if unit else None
    for count in range(len(powers) + 1):
        unit = unit_at(text, match.start("powers") + count)
        if unit:
            return powers[:count], unit, odd, match.start("powers") + count + len(unit)
    if bare and powers and powers[-1] in "万亿":
        return powers, "", odd, match.end()
    return None


def _quantity(match: re.Match[str], tail: tuple[str, str, bool, int], factor: int, maximum: Decimal | None) -> Quantity:
    number = match.group()
    value = number_value(number)
    _, unit, odd, end = tail
    return Quantity(
        start=match.start(),
        end=end,
        number=number,
        value=value if value is None or factor == 1 else value * factor,
        maximum=maximum,
        unit=_UNIT_NAMES.get(unit, unit),
        odd=odd,
        chinese=number[0] in _CN,
        placeholder=number[0] in "xX×*_○",
    )


_UNIT_NAMES = {"个百分点": "百分点", "个工作日": "工作日", "张床位": "张"}


def _single(text: str, match: re.Match[str]) -> Quantity | None:
    tail = _tail(text, match.end(), bare=match.group()[0].isdigit())
    return _quantity(match, tail, scale_of(tail[0]), None) if tail else None


def _range(text: str, match: re.Match[str]) -> Quantity | None:
    second = _RANGE.match(text, match.end())
    if not second or second["last"][0].isdigit() != match.group()[0].isdigit():
        return None
    tail = _tail(text, second.end(), bare=False)
    high = number_value(second["last"]) if len(second["last"]) <= _LONGEST_NUMBER else None
    if not tail or high is None or (second["unit"] and not tail[1].startswith(second["unit"][0])):
        return None
    factor = scale_of(tail[0])
    low_factor = scale_of(second["powers"]) if second["powers"] else factor
    return _quantity(match, tail, low_factor, high * factor)
