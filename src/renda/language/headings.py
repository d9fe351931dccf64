"""The signs that open a heading: 一、 （一） 1. 一是 （1） and Markdown's #.

Knows signs and levels only; which lines are headings at all is for `outline`. Expects the plain form.
"""

import re
from dataclasses import dataclass

_CN = "[一二三四五六七八九十百]"
_STOPS = re.compile(r"[。:;!?]")

LINE_SIGNS: tuple[tuple[int, re.Pattern[str]], ...] = (
    (1, re.compile(rf"(?:第{_CN}{{1,3}}(?:部分|编|篇|章)(?=[\s:、,]|[^条款]{{2}})|{_CN}{{1,3}}\s*[、.])")),
    (2, re.compile(rf"(?:\(\s*{_CN}{{1,3}}\s*\)|第{_CN}{{1,3}}节(?=\s))")),
    (3, re.compile(
        r"(?:\d{1,3}\s*(?:[.](?!\d)|[.](?=\d{1,3}[人名户个件项家所]|20\d\d年)"
        r"|、(?!\d{1,2}[月日、]))|(?:第?" + _CN + r"{1,3}是)(?!非))"
    )),
    (4, re.compile(r"(?:\(\s*\d{1,3}\s*\)|\d{1,2}\)(?!\d))")),
)
INLINE_SIGNS = re.compile(
    rf"(?P<stop>[。;:,?!”)](?:\s|-)*)(?:(?P<three>{_CN}{{1,3}}是(?!非))|(?P<one>{_CN}{{1,3}}、)"
    rf"|(?P<two>\({_CN}{{1,3}}\))|(?P<digit>\d{{1,2}}[.、](?=[^\d\s]))|(?P<four>\(\d{{1,2}}\)))"
)
LEVEL_OF_GROUP = {"three": 3, "one": 1, "two": 2, "digit": 3, "four": 4}
MARKDOWN = re.compile(r"(#{1,6})\s+(?=\S)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Opening:
    """A heading's sign at `at` of the line; its words end at `end`, the sign's first word is `ordinal`."""

    level: int
    at: int
    end: int
    sign: str


def heading_end(line: str, start: int) -> int:
    """This will give where the heading that starts at `start` ends: before the first 。：；, or at the line's end."""
    stop = _STOPS.search(line, start)
    return stop.start() if stop else len(line.rstrip())


def opening_of(line: str) -> Opening | None:
    """This will give the heading that the line opens with, or None; a Markdown sign before a number is skipped."""
    mark = MARKDOWN.match(line)
    start = mark.end() if mark else 0
    for level, sign in LINE_SIGNS:
        match = sign.match(line, start)
        if match and line[match.end() :].strip():
            return Opening(level=level, at=start, end=heading_end(line, match.end()), sign=match.group())
    if mark:
        return Opening(level=len(mark.group(1)) - 1, at=start, end=heading_end(line, start), sign=mark.group(1))
    return None


def inline_openings(line: str) -> list[Opening]:
    """This will give the headings that open inside the line, behind a stop, in order.

    一是 counts wherever it follows a stop; the other signs only where a first one begins their run (一、…；二、…).
    """
    found: list[Opening] = []
    running: set[str] = set()
    for match in INLINE_SIGNS.finditer(line):
        group = match.lastgroup or ""
        sign = match.group(group)
        ordinal = sign.strip("()、.")
        if group != "three":
            if match.group("stop")[0] == ",":
                continue
            if ordinal in ("一", "1"):
                running.add(group)
            elif group not in running:
                continue
        found.append(
            Opening(level=LEVEL_OF_GROUP[group], at=match.start(group), end=heading_end(line, match.end()), sign=sign)
        )
    return found
