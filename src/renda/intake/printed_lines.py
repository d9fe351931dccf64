"""Joins the lines of a printed page into paragraphs again, and leaves out page numbers.

A line goes on in the next one where it reaches the edge of the page and neither ends a sentence nor stands before a numbered item.
Must not know: what a paragraph says.
"""

import re
from typing import Final

_PAGE_NUMBER: Final = re.compile(r"[-—–－ ]*\d{1,4}[-—–－ ]*|第\s*\d+\s*页.{0,12}")
_BEGINS: Final = re.compile(
    r"[一二三四五六七八九十]+、|[（(][一二三四五六七八九十\d]+[）)]|\d+[.．、]|第[一二三四五六七八九十\d]+[章节条]|附件?[：:\d]"
)
_SET_APART: Final = re.compile(
    r"(?<=[\u4e00-\u9fff，。；：、（）]) (?=[0-9A-Za-z])|(?<=[0-9A-Za-z%]) (?=[\u4e00-\u9fff，。；：、（）])"
)
"""The blank that printing sets between Chinese and Latin signs."""
_NEARLY: Final = 0.85
"""A line at least this part of the usual length reaches the edge."""


def paragraphs_of(printed: str) -> str:
    """This will give the text of printed pages with one paragraph a line."""
    lines = [line.strip() for page in printed.split("\f") for line in page.splitlines()]
    lines = [line for line in lines if not _PAGE_NUMBER.fullmatch(line)]
    full = _usual_length(lines) * _NEARLY
    found: list[str] = []
    goes_on = False
    for line in lines:
        if not line:
            continue
        if goes_on and not _BEGINS.match(line):
            found[-1] += ("" if _joins(found[-1], line) else " ") + line
        else:
            found.append(line)
        goes_on = len(line) >= full and not line.endswith(("。", "；", "：", "！", "？"))
    return _SET_APART.sub("", "\n".join(found))


def _usual_length(lines: list[str]) -> int:
    """The length that a tenth of the lines reach: the width of the page in characters."""
    lengths = sorted((len(line) for line in lines if line), reverse=True)
    return lengths[len(lengths) // 10] if lengths else 0


def _joins(one: str, other: str) -> bool:
    """Chinese goes on without a blank; two words of Latin letters are parted."""
    return not (one[-1].isascii() and one[-1].isalnum() and other[0].isascii() and other[0].isalnum())
