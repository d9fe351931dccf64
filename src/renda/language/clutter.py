"""Tells what belongs to the page or the shop around a document from the document itself, and sets it aside.

The source is never changed: what is set aside is reported with its place. Knows lists of marks, no grammar.
"""

import re
from functools import cache

from renda.language.lexicon import entries
from renda.language.proposal import Clutter, Passage, SetAside

LONGEST_LINE = 160
"""A line longer than this is prose, whatever mark it holds (provenance lines are exempt)."""
_PROSE = 40
"""A line longer than this that ends with a full stop is prose as well."""


@cache
def _patterns(where: str) -> re.Pattern[str]:
    parts: dict[str, list[str]] = {}
    for pattern, kind, place in entries("clutter"):
        if place == where:
            parts.setdefault(kind, []).append(pattern)
    return re.compile("|".join(f"(?P<{kind}>{'|'.join(group)})" for kind, group in parts.items()))


def clutter_of(passages: tuple[Passage, ...], plain: str) -> tuple[SetAside, ...]:
    """This will give every stretch of the passages that is clutter, in order of its place.

    `plain` is the plain form of the whole source. A whole line is set aside where its mark says so, otherwise only
    the mark itself.
    """
    line_marks, token_marks = _patterns("line"), _patterns("token")
    found = []
    for passage in passages:
        words = plain[passage.at : passage.end]
        whole = _whole_line(line_marks, words)
        if whole:
            found.append(SetAside(quote=passage.text, at=passage.at, kind=whole))
            continue
        for match in token_marks.finditer(words):
            start, end = match.span()
            found.append(SetAside(quote=passage.text[start:end], at=passage.at + start, kind=_kind(match)))
    return tuple(found)


def _whole_line(marks: re.Pattern[str], words: str) -> Clutter | None:
    if (len(words) > LONGEST_LINE and not words.startswith("#")) or (words.endswith("。") and len(words) > _PROSE):
        return None
    match = marks.search(words)
    return _kind(match) if match else None


def _kind(match: re.Match[str]) -> Clutter:
    return Clutter(match.lastgroup or "")


def blanked(plain: str, set_aside: tuple[SetAside, ...]) -> str:
    """This will give `plain` with every set-aside stretch turned into blanks, so that no reader reads it."""
    parts, place = [], 0
    for one in set_aside:
        parts += [plain[place : one.at], " " * len(one.quote)]
        place = one.at + len(one.quote)
    return "".join([*parts, plain[place:]])
