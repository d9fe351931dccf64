"""What a suggestion about format or wording is, and the suggestions that a pattern alone can make.

The patterns are data (`lexicons/format_patterns.tsv`, `lexicons/misspellings.tsv`), each with its source. Knows nothing of how a text is
divided; that is for `official_format`.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from renda.language.lexicon import entries

_WORDS = "《现代汉语词典》（第7版）"


@dataclass(frozen=True, slots=True, kw_only=True)
class FormatHint:
    """A suggestion on the text from `at` to `end`: `rule` names what it rests on, `source` where that is written."""

    rule: str
    at: int
    end: int
    words: str
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Pattern:
    """One line of the data: where it speaks, what it says, and what was written of it to be tried by."""

    rule: str
    pattern: re.Pattern[str]
    words: str
    source: str
    good: str
    bad: str


@cache
def format_patterns() -> tuple[Pattern, ...]:
    """This will give the patterns of signs, numerals and notation in file order."""
    return tuple(
        Pattern(rule=rule, pattern=re.compile(pattern), words=words, source=source, good=good, bad=bad)
        for rule, pattern, words, source, good, bad in entries("format_patterns")
    )


@cache
def misspellings() -> tuple[Pattern, ...]:
    """This will give the misspellings, each with its right form and, where one lies near, a sentence that stays."""
    return tuple(
        Pattern(
            rule="misspelling", pattern=re.compile(pattern), words=f"疑为错别字或者不规范用字，建议：{right}。", source=_WORDS,
            good="".join(good), bad="",
        )
        for pattern, right, *good in entries("misspellings")
    )


def pattern_hints(text: str) -> Iterator[FormatHint]:
    """This will give what the patterns find, rule by rule."""
    for one in (*format_patterns(), *misspellings()):
        for found in one.pattern.finditer(text):
            at = found.start() + len(found.group()) - len(found.group().lstrip())
            yield FormatHint(rule=one.rule, at=at, end=found.end(), words=one.words, source=one.source)
