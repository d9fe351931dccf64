"""Suggests what may be amended in the format and wording of an official document; never changes it.

GB/T 9704—2012 (layout of official documents), GB/T 15834—2011 (punctuation), GB/T 15835—2011 (numerals) and the regulation on the
handling of official documents (中办发〔2012〕14号) are what the rules rest on. Knows the text alone, neither fonts nor pages.
"""

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Final

from renda.language.format_headings import heading_hints
from renda.language.format_hints import FormatHint, pattern_hints
from renda.language.format_papers import paper_hints
from renda.language.format_signs import sign_hints

MOST_OF_A_RULE: Final = 5
"""So many places of one rule are told; the last says how many more there are."""

_RULES: Final[tuple[Callable[[str], Iterator[FormatHint]], ...]] = (pattern_hints, heading_hints, sign_hints, paper_hints)


def format_hints(text: str, *, most: int = MOST_OF_A_RULE) -> tuple[FormatHint, ...]:
    """This will give the suggestions on a text in order of place.

    :param most: how many places of one rule are told at most; what is left out is counted in the words of the last.
    """
    found = sorted({(h.at, h.end, h.rule): h for rule in _RULES for h in rule(text)}.values(), key=lambda h: (h.at, h.end))
    totals = Counter(hint.rule for hint in found)
    seen: Counter[str] = Counter()
    told: list[FormatHint] = []
    for hint in found:
        seen[hint.rule] += 1
        if seen[hint.rule] == most < totals[hint.rule]:
            told.append(replace(hint, words=f"{hint.words}（全文另有{totals[hint.rule] - most}处，不再逐一标出）"))
        elif seen[hint.rule] <= most:
            told.append(hint)
    return tuple(told)
