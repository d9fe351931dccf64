"""How much of one statement is said in another: pairs of neighbouring characters, the rarer the weightier.

Numbers and signs count for nothing, so that this year's wording of a matter is found in next year's. Knows words alone, neither
tenses nor documents. Expects the plain form.
"""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise
from math import log

_NUMBERS = re.compile(r"关于|[\d.,%]+|第[〇零一二三四五六七八九十百两]+|[〇零一二三四五六七八九十百千万亿两]+(?=[个项件条家名次届批期轮])")

_PARTICLES = frozenset("了的和与及等")


@dataclass(frozen=True, slots=True, kw_only=True)
class Shared:
    """What two statements share: `pairs` as so many rare pairs of characters, and its share of either statement, 0 to 1."""

    pairs: float
    of_one: float
    of_other: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Weights:
    """How rare each pair of characters is among so many clauses: a pair that stands in one clause alone weighs 1."""

    clauses: int
    counts: Counter[str]

    def of(self, pairs: Iterable[str]) -> float:
        """This will give the weight of pairs together."""
        whole = log(1 + self.clauses)
        return sum(log(1 + self.clauses / max(1, self.counts[pair])) / whole for pair in pairs)

    def shared(self, one: frozenset[str], other: frozenset[str]) -> Shared:
        """This will tell what two statements share."""
        both = self.of(one & other)
        return Shared(pairs=both, of_one=both / (self.of(one) or 1), of_other=both / (self.of(other) or 1))


def pairs_of(words: str) -> frozenset[str]:
    """This will give the pairs of neighbouring characters of a statement; numbers, particles and signs part what stands around."""
    kept = "".join(c if c.isalnum() and c not in _PARTICLES else " " for c in _NUMBERS.sub(" ", words))
    return frozenset(a + b for a, b in pairwise(kept) if a != " " != b)


def weights_of(clauses: Iterable[frozenset[str]]) -> Weights:
    """This will weigh pairs by the number of clauses they stand in."""
    counts: Counter[str] = Counter()
    number = 0
    for pairs in clauses:
        counts.update(pairs)
        number += 1
    return Weights(clauses=max(1, number), counts=counts)
