"""Suggestions on the numbering and the ends of headings.

Knows the four levels 一、（一） 1. （1） of GB/T 9704—2012 7.3.3 and nothing of what a heading says.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from renda.language.format_hints import FormatHint
from renda.language.numerals import chinese_number

_LEVELS = (
    (1, re.compile(r"[ 　\t]*([一二三四五六七八九十]{1,3})、")),
    (2, re.compile(r"[ 　\t]*[（(]([一二三四五六七八九十]{1,3})[）)]")),
    (3, re.compile(r"[ 　\t]*(\d{1,2})(?:[.．](?!\d)|、)(?=\s?[一-鿿“《])")),
    (4, re.compile(r"[ 　\t]*[（(](\d{1,2})[）)]")),
)
_FORM = {1: "一、", 2: "（一）", 3: "1.", 4: "（1）"}
_SOURCE = "GB/T 9704—2012 7.3.3"
_SHORT = 24


@dataclass(frozen=True, slots=True, kw_only=True)
class _Numbered:
    level: int
    number: int
    at: int
    end: int
    line: str


def heading_hints(text: str) -> Iterator[FormatHint]:
    """This will give the headings that skip a level or a number, and those alone on a line that end like a sentence."""
    headings = list(_headings(text))
    yield from _skipped_levels(headings)
    yield from _skipped_numbers(headings)
    yield from _uneven_ends(headings)


def _headings(text: str) -> Iterator[_Numbered]:
    at = 0
    for line in text.split("\n"):
        for level, pattern in () if "\t" in line else _LEVELS:
            found = pattern.match(line)
            if found:
                number = int(found[1]) if found[1].isdecimal() else chinese_number(found[1])
                begin = at + found.start(1) - (level in {2, 4})
                if number is not None:
                    words = text[begin : at + len(line.rstrip())]
                    yield _Numbered(level=level, number=int(number), at=begin, end=at + found.end(), line=words)
                break
        at += len(line) + 1


def _skipped_levels(headings: list[_Numbered]) -> Iterator[FormatHint]:
    """Told where a text uses the level between elsewhere: one that has none of it skips it on purpose."""
    used = {one.level for one in headings}
    for one, before in zip(headings[1:], headings, strict=False):
        between = [level for level in range(before.level + 1, one.level) if level in used]
        if between and one.number == 1:
            told = f"“{_FORM[before.level]}”下面直接用“{_FORM[one.level]}”，跳过了别处用到的“{_FORM[between[0]]}”，层次建议前后一致。"
            yield FormatHint(rule="heading_level", at=one.at, end=one.end, words=told, source=_SOURCE)


def _skipped_numbers(headings: list[_Numbered]) -> Iterator[FormatHint]:
    last: dict[int, int] = {}
    for one in headings:
        before = last.get(one.level, 0)
        if one.number not in {1, before + 1} and (before or one.level == 1):
            said = f"序号为{one.number}，前面到{before}为止" if before else f"序号从{one.number}开始"
            yield FormatHint(
                rule="heading_number", at=one.at, end=one.end, words=f"{said}，请核对是否漏号、重号。", source=_SOURCE,
            )
        last = {level: number for level, number in last.items() if level < one.level} | {one.level: one.number}


def _uneven_ends(headings: list[_Numbered]) -> Iterator[FormatHint]:
    """Short headings of one level that end in a full stop beside more that do not, or the other way round."""
    for level in (1, 2):
        short = [one for one in headings if one.level == level and len(one.line) <= _SHORT and not re.search(r"[，；。：]", one.line[:-1])]
        ended = [one for one in short if one.line.endswith("。")]
        bare = [one for one in short if one.line[-1] not in "。：；！？"]
        if ended and bare:
            few, told = (ended, "多数不加句号") if len(ended) <= len(bare) else (bare, "多数加句号")
            for one in few:
                at = one.at + len(one.line) - 1
                yield FormatHint(rule="heading_end", at=at, end=at + 1, words=f"同级标题{told}，建议一致。", source=_SOURCE)
