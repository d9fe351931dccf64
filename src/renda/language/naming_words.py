"""Cuts prose into the words by which figures are told apart: things counted, how they stand, what was done, shapes such as a rate.

Knows the lexicon of such words and their concepts; nothing of numbers, sentences or figures. Expects the plain form.
"""

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from renda.language.lexicon import entries

_HAN = re.compile(r"[\u4e00-\u9fffA-Za-z]{2,}")
_OTHERWISE = re.compile(r"[^。;;]*(?:不计|不算|另计|除外|不与|不重复计)[^。;,]*")
"""What a definition leaves out says nothing of what it counts."""


class WordKind(StrEnum):
    """What a word tells of a figure (closed set)."""

    STATE = "state"
    THING = "thing"
    GENERAL = "general"
    DEED = "deed"
    SHAPE = "shape"
    FRAME = "frame"
    PLAIN = "plain"


@dataclass(frozen=True, slots=True)
class Word:
    """A stretch of the text that stands for concepts; one in `minor` says only more exactly what another of them says."""

    start: int
    end: int
    kind: WordKind
    concepts: tuple[str, ...]
    minor: tuple[str, ...] = ()


@cache
def _lexicon() -> tuple[re.Pattern[str], dict[str, tuple[WordKind, tuple[str, ...], tuple[str, ...]]]]:
    parts, meanings = [], {}
    for number, (pattern, kind, concepts) in enumerate(entries("figure_words")):
        parts.append(f"(?P<w{number}>{pattern})")
        named = () if kind == WordKind.FRAME else tuple(concepts.split())
        meanings[f"w{number}"] = (
            WordKind(kind), tuple(c for c in named if not c.endswith("~")), tuple(c[:-1] for c in named if c.endswith("~")),
        )
    return re.compile("|".join(parts)), meanings


def words_in(text: str, start: int = 0, end: int | None = None) -> tuple[Word, ...]:
    """This will give the words of a stretch of the text in order of place; what the lexicon does not know comes in pairs of signs."""
    pattern, meanings = _lexicon()
    end, place = len(text) if end is None else end, start
    found: list[Word] = []
    for match in pattern.finditer(text, start, end):
        if match.start() == match.end():
            continue
        found += _plain(text, place, match.start())
        kind, major, minor = meanings[str(match.lastgroup)]
        found.append(Word(match.start(), match.end(), kind, major, minor))
        place = match.end()
    return (*found, *_plain(text, place, end))


def _plain(text: str, start: int, end: int) -> list[Word]:
    """Words that the lexicon does not know, as overlapping pairs of signs: enough to know them again elsewhere."""
    return [
        Word(at, at + 2, WordKind.PLAIN, (text[at : at + 2],))
        for run in _HAN.finditer(text, start, end) for at in range(run.start(), run.end() - 1)
    ]


THINGS = frozenset((WordKind.THING, WordKind.GENERAL))
"""Words that say what is counted."""
WEIGHTS = {WordKind.STATE: 1.0, WordKind.THING: 1.0, WordKind.GENERAL: 1.0, WordKind.SHAPE: 1.0, WordKind.DEED: 0.3, WordKind.FRAME: 0.0}
_MINOR = 0.3


@dataclass(frozen=True, slots=True)
class Needed:
    """A concept that a name consists of: how much of the name it is, and of what kind."""

    concept: str
    weight: float
    kind: WordKind


@cache
def needs_of(name: str) -> tuple[Needed, ...]:
    """This will give the concepts of a figure's name, each once; the words that the lexicon does not know weigh as one thing."""
    words = words_in(name)
    plain = sum(word.kind is WordKind.PLAIN for word in words)
    found: dict[str, Needed] = {}
    for word in words:
        weight = 1.0 / plain if word.kind is WordKind.PLAIN else WEIGHTS[word.kind]
        for concept in word.concepts:
            found.setdefault(concept, Needed(concept, weight, word.kind))
        for concept in word.minor:
            found.setdefault(concept, Needed(concept, _MINOR, word.kind))
    return tuple(found.values())


@cache
def concepts_of(words: str) -> frozenset[str]:
    """This will give every concept that some words stand for, what they say is left out set aside."""
    told = _OTHERWISE.sub("", words)
    return frozenset(c for word in words_in(told) for c in (*word.concepts, *word.minor))
