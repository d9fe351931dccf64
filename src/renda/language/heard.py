"""A document as comparing needs it: its text, its reading, and every clause with what it speaks of.

Knows how clauses are cut out of a reading; nothing of what they are compared with.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field

from renda.language.characters import plain_form
from renda.language.clutter import blanked
from renda.language.passages import Clause, sentences_of
from renda.language.proposal import Figure
from renda.language.reading import Reading
from renda.language.shared_words import pairs_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """A clause: `at` is its offset in the source, `sentence` that of its sentence, `pairs` what it is compared by."""

    text: str
    at: int
    sentence: int
    pairs: frozenset[str]

    @property
    def end(self) -> int:
        """The offset behind its last word."""
        return self.at + len(self.text)


@dataclass(frozen=True, slots=True, kw_only=True)
class Heard:
    """A document cut into clauses, in order of place; `plain` is its text without clutter, of the same length."""

    source: str
    plain: str
    reading: Reading
    said: tuple[Said, ...]
    places: tuple[int, ...] = field(repr=False)

    def clause_at(self, at: int) -> Said | None:
        """This will give the clause that holds an offset."""
        place = bisect_right(self.places, at) - 1
        return self.said[place] if place >= 0 and at <= self.said[place].end else None

    def sentence_of(self, one: Said) -> frozenset[str]:
        """This will give the pairs of the whole sentence that a clause stands in."""
        first = bisect_left(self.places, one.sentence)
        last = bisect_right(self.places, one.at)
        while last < len(self.said) and self.said[last].sentence == one.sentence:
            last += 1
        return frozenset().union(*(s.pairs for s in self.said[first:last]))

    def figures_within(self, start: int, end: int) -> tuple[Figure, ...]:
        """This will give the figures whose words begin between two offsets."""
        return tuple(f for f in self.reading.figures if start <= f.at < end and not f.placeholder)


def heard(source: str, reading: Reading) -> Heard:
    """This will cut a document that was read into clauses."""
    plain = blanked(plain_form(source), reading.set_aside)
    said = tuple(_said(reading, plain))
    return Heard(source=source, plain=plain, reading=reading, said=said, places=tuple(one.at for one in said))


def _said(reading: Reading, plain: str) -> Iterator[Said]:
    for passage in reading.passages:
        for sentence in sentences_of(plain[passage.at : passage.end], passage.at):
            for clause in sentence.clauses:
                yield _one(clause, sentence.at)


def _one(clause: Clause, sentence: int) -> Said:
    return Said(text=clause.text, at=clause.at, sentence=sentence, pairs=pairs_of(clause.text))
