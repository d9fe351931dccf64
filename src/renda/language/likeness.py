"""How alike two short titles are: by the characters and the pairs of characters they share. Pure.

A trigram extension of the database would see Chinese titles of eight characters as six or seven rare pieces, is not on every server,
and could not look behind who may see what. Must not know: tables, whose titles they are.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable
from typing import TypeVar

K = TypeVar("K")
ALIKE = 0.36
"""From here on two titles are worth laying side by side; found on pairs of like and unlike titles (`tests/language/test_likeness.py`)."""
_WORD = re.compile(r"[a-z0-9]+|[^\W\da-z_]+", re.IGNORECASE)


def likeness(one: str, other: str) -> float:
    """This will tell how alike two titles are: from 0, nothing in common, to 1, the same characters in the same order."""
    return (_shared(_single(one), _single(other)) + _shared(_paired(one), _paired(other))) / 2


def alike(title: str, others: Iterable[tuple[K, str]], *, most: int) -> tuple[K, ...]:
    """This will name the most alike of titles given with their keys, the likest first; those that are not alike are left out."""
    told = [(likeness(title, other), key) for key, other in others]
    return tuple(key for score, key in sorted((x for x in told if x[0] >= ALIKE), key=lambda x: -x[0])[:most])


def _words(text: str) -> list[str]:
    return _WORD.findall(unicodedata.normalize("NFKC", text).lower())


def _single(text: str) -> Counter[str]:
    return Counter(piece for word in _words(text) for piece in ([word] if word.isascii() else word))


def _paired(text: str) -> Counter[str]:
    """Pairs of neighbours; a word of one character, or of Latin letters, stands for itself."""
    return Counter(
        piece for word in _words(text)
        for piece in ([word] if word.isascii() or len(word) == 1 else [word[i : i + 2] for i in range(len(word) - 1)])
    )


def _shared(one: Counter[str], other: Counter[str]) -> float:
    whole = one.total() + other.total()
    return 2 * (one & other).total() / whole if whole else 0.0
