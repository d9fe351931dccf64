"""Marks where the source keeps words back: masked words (D, XX市), words cut out without a sign, blanks to be filled.

The source is never repaired and nothing is guessed: a gap says where it is and of which kind, not what stood there. Expects the plain form,
clutter blanked.
"""

import re
from collections.abc import Iterable, Iterator
from functools import cache

from renda.language.lexicon import any_pattern_of, words
from renda.language.proposal import Figure, Gap, GapKind

_HIDDEN = re.compile(
    r"(?P<date>(?<![A-Za-z\d])(?:[xX×*○_]{1,4}|\d{4})\s?年\s?(?:[xX×*○_]{1,2}|\d{1,2})\s?月(?:\s?[xX×*○_]{1,2}\s?日)?"
    r"|(?<![A-Za-z\d])[xX×*○_]{1,2}\s?月(?:\s?(?:[xX×*○_]{1,2}|\d{1,2})\s?日)?|(?<![A-Za-z\d])[xX×*○_]{2,4}\s?年)"
    r"|(?P<name>(?<![A-Za-z\d])(?:[xX]{2,5}|[×*○□]{2,5}|_{2,9})(?![A-Za-z\d])|(?<=[\u4e00-\u9fff])[□■](?=[\u4e00-\u9fff]))"
)
_SIGNS = re.compile(r"[xX×*○□_■]")
_LETTERS = re.compile(r"[A-Z]|x·x")
_WHITE = re.compile(r"(?<=[\u4e00-\u9fff]) {2,12}(?=(?:余|多)?(?:人次|场次|个百分点|[个项件条次人名期篇份户天周场种%月日年万]))")
_BESIDE = re.compile(r"[\u4e00-\u9fff,、。;:!?“”《》()·]")
_EMPTY_BRACKET = re.compile(r"\(\s*\)")


@cache
def _masks() -> re.Pattern[str]:
    return re.compile(any_pattern_of("masks", "mask"))


@cache
def _known() -> frozenset[str]:
    return frozenset(word for listed in words("masks", "known") for word in listed.split("|"))


@cache
def _cuts() -> re.Pattern[str]:
    return re.compile(any_pattern_of("cuts"))


def gaps_of(plain: str, source: str, figures: Iterable[Figure]) -> tuple[Gap, ...]:
    """This will give every gap of the text in order of place, none within another.

    `plain` is the text without clutter, of the same length as `source`, from which the quotes are taken; `figures` are those
    read from it: a figure to be filled is a blank where its sign stands.
    """
    blanks = [figure for figure in figures if figure.placeholder]
    found = [*_hidden(plain, blanks), *_masked(plain), *_cut(plain)]
    kept: list[tuple[int, int, GapKind]] = []
    for start, end, kind in sorted(found, key=lambda one: (one[0], -one[1])):
        if not kept or start >= kept[-1][1]:
            kept.append((start, end, kind))
    return tuple(Gap(quote=source[start:end], at=start, kind=kind) for start, end, kind in kept)


def _hidden(plain: str, blanks: list[Figure]) -> Iterator[tuple[int, int, GapKind]]:
    """Signs that stand for figures and days to be filled, white places before a measure word, signs that stand for names."""
    taken = {sign.start() for sign in (_SIGNS.search(plain, f.at, f.at + len(f.quote)) for f in blanks) if sign}
    for match in _HIDDEN.finditer(plain) if _SIGNS.search(plain) else ():
        is_name = match.lastgroup == "name" and match.start() not in taken
        if is_name and not _beside_words(plain, match):
            continue
        if is_name or _SIGNS.search(match.group()):
            yield *match.span(), GapKind.MASKED if is_name else GapKind.BLANK
    yield from ((at, at + 1, GapKind.BLANK) for at in taken)
    for pattern in (_WHITE, _EMPTY_BRACKET):
        yield from ((*match.span(), GapKind.BLANK) for match in pattern.finditer(plain))


def _masked(plain: str) -> Iterator[tuple[int, int, GapKind]]:
    for match in _masks().finditer(plain) if _LETTERS.search(plain) else ():
        if match.group() not in _known() and _beside_words(plain, match):
            yield *match.span(), GapKind.MASKED


def _cut(plain: str) -> Iterator[tuple[int, int, GapKind]]:
    return ((*match.span(), GapKind.CUT) for match in _cuts().finditer(plain))


def _beside_words(plain: str, match: re.Match[str]) -> bool:
    """Whether a sign stands in Chinese words, not in a formula or an address."""
    before, behind = plain[max(0, match.start() - 1) : match.start()], plain[match.end() : match.end() + 1]
    return bool(_BESIDE.match(behind) or _BESIDE.match(before)) and not (before.isascii() and before.strip() and before not in ",;:()")
