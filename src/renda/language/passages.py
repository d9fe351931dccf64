"""Cuts a text into passages (lines that hold words) and clauses, keeping every offset.

Knows line ends and clause stops only; expects the plain form of `characters` where it looks for stops.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from renda.language.proposal import Passage

_LINE = re.compile(r"[^\n]*\S[^\n]*")
_STOP_OR_SHELTER = re.compile(
    r"\([^()\n]{0,160}\)|《[^《》\n]{0,80}》|“[^“”。;\n]{0,30}”|\d[,:]\d|(?P<stop>[,;:!?。\t])"
)

_DUTIES = re.compile(r"(?:负责|牵头|落实|参与|配合|实施|指导|承办|协办)[^()]{0,12}\)$")
_LISTED = re.compile(r"\((?:责任|牵头|承办|主办|落实)(?:单位|部门)")
_TAIL = 16
"""What a bracket of duties says of them stands in its last characters."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Clause:
    """A stretch between two stops: `at` is its offset in the source, `stop` the sign that ended it ('' at the end)."""

    text: str
    at: int
    stop: str

    @property
    def end(self) -> int:
        """The offset just behind the clause's last word."""
        return self.at + len(self.text)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """The clauses up to a full stop or semicolon."""

    clauses: tuple[Clause, ...]

    @property
    def at(self) -> int:
        """The offset of the first clause."""
        return self.clauses[0].at

    @property
    def end(self) -> int:
        """The offset behind the last clause."""
        return self.clauses[-1].end


def passages_of(source: str, plain: str) -> tuple[Passage, ...]:
    """This will give every line that holds words, blanks at its ends left out, numbered from 1."""
    found = []
    for number, match in enumerate(_LINE.finditer(plain), 1):
        line = match.group()
        at = match.start() + len(line) - len(line.lstrip())
        found.append(Passage(text=source[at : at + len(line.strip())], at=at, number=number))
    return tuple(found)


def _cuts(plain: str) -> list[tuple[int, str, int]]:
    """Stops outside brackets, titles in 《》 and short quotations, and the end: place, sign, where the next clause may begin.

    10:30 and 1,000 hold no stop; a bracket of duties that stands behind a full stop ends a sentence of its own.
    """
    stops = [
        (m.start(), m.group(), m.end()) if m.lastgroup else (m.end(), "。", m.end())
        for m in _STOP_OR_SHELTER.finditer(plain) if m.lastgroup or _stands_apart(m, plain)
    ]  # fmt: skip
    stops.append((len(plain), "", len(plain)))
    return stops


def _stands_apart(match: re.Match[str], plain: str) -> bool:
    place = match.start()
    if plain[place] != "(" or (place and plain[place - 1] not in "。;"):
        return False
    return bool(_DUTIES.search(plain, max(place + 1, match.end() - _TAIL), match.end()) or _LISTED.match(match.group()))


def sentences_of(plain: str, offset: int) -> Iterator[Sentence]:
    """This will give the sentences of one passage as runs of clauses; `offset` is the passage's place in the source."""
    run: list[Clause] = []
    start = 0
    for end, stop, following in _cuts(plain):
        words = plain[start:end].lstrip()
        if words:
            run.append(Clause(text=words.rstrip(), at=offset + end - len(words), stop=stop))
        if run and stop in "。;!?\t":
            yield Sentence(clauses=tuple(run))
            run = []
        start = following
