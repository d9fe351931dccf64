"""What a reading consists of: immutable findings, each tied to its place in the source.

Knows the shape of a finding and its fingerprint, and nothing of how a finding is made.
"""

import hashlib
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Self

from renda.language.characters import plain_form, without_blanks


class Qualifier(StrEnum):
    """How exactly a figure is meant."""

    EXACT = "exact"
    ABOUT = "约"
    ODD = "余"
    NEARLY = "近"
    OVER = "超"
    AT_LEAST = "不少于"
    REACHED = "达"
    WITHIN = "以内"


class Clutter(StrEnum):
    """Why a stretch of the source is set aside."""

    NAVIGATION = "navigation"
    ADVERTISEMENT = "advertisement"
    PAYWALL = "paywall"
    FOOTER = "footer"
    PROVENANCE = "provenance"
    RECORD = "record"


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A line of the source that holds words; `at` and the length of `text` are in characters."""

    text: str
    at: int
    number: int

    @property
    def end(self) -> int:
        """The offset just behind the passage."""
        return self.at + len(self.text)


@dataclass(frozen=True, slots=True, kw_only=True)
class SetAside:
    """A stretch that belongs to a web page or a file, not to the document; the source keeps it."""

    quote: str
    at: int
    kind: Clutter


class GapKind(StrEnum):
    """What the source keeps back."""

    MASKED = "masked"
    CUT = "cut"
    BLANK = "blank"


@dataclass(frozen=True, slots=True, kw_only=True)
class Gap:
    """A stretch where the source keeps words back: signs instead of a word, words cut out, a blank to be filled."""

    quote: str
    at: int
    kind: GapKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """A heading of the outline: level 0 is the title, 1 `一、`, 2 `（一）`, 3 `1.` and `一是`, 4 `（1）`."""

    level: int
    text: str
    at: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """A finding that a person may accept: an exact stretch of the source, its offset and its fingerprint."""

    quote: str
    at: int
    key: str = ""

    def fingerprinted(self, key: str) -> Self:
        """This will give the same proposal carrying `key`."""
        return replace(self, key=key)


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure(Proposal):
    """A quantity: `value` (and `maximum` of a range) in `unit`; a blank to be filled has no value."""

    indicator: str
    value: int | float | None
    maximum: int | float | None
    unit: str
    qualifier: Qualifier
    placeholder: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Task(Proposal):
    """A checkable commitment; `deadline` and `recurrence` are as normalised as the text allows."""

    action: str
    deadline: str | None
    recurrence: str | None
    units: tuple[str, ...]
    co_units: tuple[str, ...] = ()
    people: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem(Proposal):
    """A shortcoming that the text names; `title` has at most 60 characters. `units` are all that are to answer for it, as of a measure."""

    title: str
    deadline: str | None
    units: tuple[str, ...]
    heading: str
    co_units: tuple[str, ...] = ()
    people: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure(Proposal):
    """What is promised against a problem; `title` has at most 60 characters.

    `units` are all that answer for it, `co_units` those among them that assist; `of_problem` is the offset of its problem.
    """

    title: str
    deadline: str | None
    units: tuple[str, ...]
    heading: str
    co_units: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    of_problem: int | None = None


def fingerprints(kind: str, quotes: list[str]) -> list[str]:
    """This will give one stable key a quote: its kind, the digest of its words, and its occurrence among equals.

    Blanks and the width of signs do not count, so that a document uploaded twice, or re-typed in another width,
    gives the same keys.
    """
    seen: dict[str, int] = {}
    keys = []
    for quote in quotes:
        digest = hashlib.blake2b(without_blanks(plain_form(quote)).encode(), digest_size=12).hexdigest()
        seen[digest] = seen.get(digest, 0) + 1
        keys.append(f"{kind}-{digest}-{seen[digest]}")
    return keys
