"""Bigrams for search: two-character pieces of Chinese, whole words of Latin letters and digits.

The same split serves writing and asking; single characters are kept so that one-character queries answer.
Must not know: tables.
"""

import re
import unicodedata

_WORD = re.compile(r"[a-z0-9]+|[^\W\da-z_]+", re.IGNORECASE)
MOST = 2000
MOST_WORDS = 8


def grams_of(*texts: str | None) -> list[str]:
    """Split texts into their distinct grams, at most 2,000."""
    found: dict[str, None] = {}
    for text in texts:
        for word in _WORD.findall(unicodedata.normalize("NFKC", text or "").lower()):
            if word.isascii():
                found[word] = None
                continue
            found |= dict.fromkeys(word)
            found |= {word[i : i + 2]: None for i in range(len(word) - 1)}
    return list(found)[:MOST]


def words_asked(query: str) -> list[str]:
    """Split a query into its words, for texts that are searched as they stand."""
    return query.split()[:MOST_WORDS]


def grams_asked(query: str) -> list[str]:
    """Split a query: bigrams where a word has two characters or more, else the single character."""
    found: dict[str, None] = {}
    for word in _WORD.findall(unicodedata.normalize("NFKC", query).lower()):
        if word.isascii() or len(word) == 1:
            found[word] = None
        else:
            found |= {word[i : i + 2]: None for i in range(len(word) - 1)}
    return list(found)
