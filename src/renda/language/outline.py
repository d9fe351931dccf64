"""Finds the outline: numbered headings, run-in headings, lines that name a part.

Knows lines and signs, not what a document is about; the title is for `title`. Expects the plain form, clutter blanked.
"""

import re

from renda.language.headings import Opening, inline_openings, opening_of
from renda.language.proposal import Heading, Passage

_SHORT = range(4, 43)
_NOT_A_NAME = re.compile(
    r"[。;:!?,]$|\d{4}年\d{1,2}月|^附\s*件|^附\s*[:录表]|^\(.*\)$|^[-—*·●]|号$|\||…|联系人|记者|^注\s*:"
    r"|^表\s*\d|^图\s*\d|@|\t"
    r"|(?:委员会|人民政府|办公[厅室]|常委会|党组|委|局|部|厅)$|(?:先生|同志)$|^[\d\s.,%-]+$|^\d|(?:通知"
    r"|方案|意见|办法|规定|报告|函)$"
)
_ENCLOSURES = re.compile(r"附\s*件\s*:")
_TOPIC = re.compile(r"[^。:;!?]{4,40}[。:]\s*")


def outline_of(passages: tuple[Passage, ...], plain: str, source: str) -> tuple[Heading, ...]:
    """This will give every heading in order of its place, the title left out.

    Numbered headings at the head of a line or behind a stop, topic sentences that stand on a heading-only line, and
    short lines without a stop that name a part.
    """
    lines = [(p, plain[p.at : p.end]) for p in passages if plain[p.at : p.end].strip()]
    found: list[Heading] = []
    enclosed = False
    for index, (passage, line) in enumerate(lines):
        openings = _openings(line)
        enclosed = bool(_ENCLOSURES.match(line)) or (enclosed and bool(openings) and "。" not in line)
        if enclosed:
            continue
        if openings:
            found += [_heading(o, passage, source) for o in _with_topic(line, openings)]
        elif _names_a_part(lines, index):
            found.append(Heading(level=1, text=passage.text.strip(), at=passage.at))
    return tuple(found)


def _openings(line: str) -> list[Opening]:
    first = opening_of(line)
    inner = inline_openings(line)
    first = first if first and first.level else None
    return ([first] if first else []) + [o for o in inner if not first or o.at > first.at]


def _with_topic(line: str, openings: list[Opening]) -> list[Opening]:
    """A topic sentence before a lone 一是 that fills the rest of its line is the heading above it."""
    first = openings[0]
    rest = line[first.end :].strip()
    if len(openings) == 1 and first.level == 3 and first.at and len(rest) <= 1:
        topic = _TOPIC.fullmatch(line[: first.at])
        if topic:
            return [Opening(level=1, at=0, end=len(topic.group().rstrip(" 。:")), sign=""), first]
    return openings


def _heading(opening: Opening, passage: Passage, source: str) -> Heading:
    text = source[passage.at + opening.at : passage.at + opening.end].strip()
    return Heading(level=opening.level, text=text, at=passage.at + opening.at)


def _names_a_part(lines: list[tuple[Passage, str]], index: int) -> bool:
    """A short line without a stop, behind a paragraph and before a longer one."""
    line = lines[index][1].strip()
    if len(line) not in _SHORT or _NOT_A_NAME.search(line) or not index or index + 1 >= len(lines):
        return False
    following = lines[index + 1][1].strip()
    before = lines[index - 1][1].strip()
    if not re.search(r"[\u4e00-\u9fff]{3}", line):
        return False
    continues = bool(opening_of(following)) or (len(following) > 45 and "。" in following)
    return (continues and before[-1] in "。:!?;…”)") or (
        continues and len(before) < 43 and bool(opening_of(before) is None) and index > 3
    )
