"""Two versions of a plan compared item by item: which are the same matter, what changed in it, which are new, which are gone.

Items are matched by their words alone: the same words first, then the likest that are like enough; neither order nor numbering
counts. Knows no ledger, no units and no calendar: units, deadlines and groups are compared as the texts they are given as.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from itertools import pairwise, product

from renda.language.characters import plain_form

_LIKE = 0.5
"""From this share of common pairs of characters on, two items are the same matter reworded."""
_WITHIN = 0.85
"""What it counts that a shorter item stands within a longer one whole: an item that was added to."""
_SHORTEST = 6
"""An item of fewer characters stands within others by chance."""
_SPECKS = 2
"""Shorter stretches that two texts share between changes are read as changed along with them."""


class Difference(StrEnum):
    """What may have changed in a matter (closed set)."""

    WORDING = "wording"
    UNIT = "unit"
    CO_UNITS = "co_units"
    DEADLINE = "deadline"
    NO_DEADLINE = "no_deadline"
    GROUP = "group"


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """A matter as a version words it: `unit`, `deadline`, `co_units` and `groups` are empty where the version says nothing of them.

    `written` is one that stands in a text, so that what its next version no longer says was dropped there.
    """

    words: str
    unit: str = ""
    deadline: str = ""
    groups: frozenset[str] = frozenset()
    co_units: frozenset[str] = frozenset()
    written: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """Places of an item in the former and in the present version; None where it is not in one of them."""

    former: int | None
    present: int | None
    differences: frozenset[Difference] = frozenset()


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of both texts (`kept`), of the former alone (`gone`) or of the present alone (`new`)."""

    text: str
    mark: str


def compared(former: Sequence[Item], present: Sequence[Item]) -> tuple[Pair, ...]:
    """This will pair the items of two versions: in the order of the present one, then those it lost in the order of the former."""
    match = _matched([bare(i.words) for i in former], [bare(i.words) for i in present])
    back = {there: here for here, there in match.items()}
    found = [
        Pair(former=back.get(n), present=n, differences=differences(former[back[n]], present[n]) if n in back else frozenset())
        for n in range(len(present))
    ]
    return (*found, *(Pair(former=n, present=None) for n in range(len(former)) if n not in match))


def differences(former: Item, present: Item) -> frozenset[Difference]:
    """This will say what the present version changes; what it says nothing of, it leaves as it was, but for assisting units and a
    deadline that the former text did say."""
    return frozenset(
        kind for kind, differs in (
            (Difference.WORDING, bare(former.words) != bare(present.words)),
            (Difference.UNIT, bool(present.unit) and present.unit != former.unit),
            (Difference.CO_UNITS, bool(present.co_units or former.written) and present.co_units != former.co_units),
            (Difference.DEADLINE, bool(present.deadline) and present.deadline != former.deadline),
            (Difference.NO_DEADLINE, former.written and bool(former.deadline) and not present.deadline),
            (Difference.GROUP, bool(present.groups) and not present.groups <= former.groups),
        ) if differs
    )


def likeness(one: str, other: str) -> float:
    """This will say how alike two texts are, from 0 to 1: the share of the pairs of characters that they have in common."""
    return _shared(one, other, _pairs(one), _pairs(other))


def _shared(one: str, other: str, left: Counter[str], right: Counter[str]) -> float:
    common, sizes = (left & right).total(), (left.total(), right.total())
    if not all(sizes):
        return float(one == other)
    within = common / min(sizes) if min(len(one), len(other)) >= _SHORTEST else 0.0
    return max(2 * common / sum(sizes), _WITHIN * within)


def marked(former: str, present: str) -> tuple[Piece, ...]:
    """This will part two texts into what both have and what only one has; each text is its own pieces joined."""
    pieces: list[Piece] = []
    for tag, a, b, c, d in _steps(former, present):
        if tag == "equal":
            pieces.append(Piece(former[a:b], "kept"))
            continue
        pieces += [Piece(former[a:b], "gone")] if b > a else []
        pieces += [Piece(present[c:d], "new")] if d > c else []
    return tuple(pieces)


def _steps(former: str, present: str) -> list[tuple[str, int, int, int, int]]:
    """The steps from one text to the other, with what is shared in specks taken as changed, so that words are not torn."""
    steps: list[tuple[str, int, int, int, int]] = []
    found = SequenceMatcher(None, former, present, autojunk=False).get_opcodes()
    for n, (tag, a, b, c, d) in enumerate(found):
        between = 0 < n < len(found) - 1
        same = tag == "equal" and not (between and b - a < _SPECKS)
        if steps and not same and steps[-1][0] != "equal":
            _, first, _, begun, _ = steps.pop()
            steps.append(("replace", first, b, begun, d))
        else:
            steps.append(("equal" if same else "replace", a, b, c, d))
    return steps


def _matched(former: list[str], present: list[str]) -> dict[int, int]:
    """Former place to present place: equal words in their order, then the likest first."""
    match: dict[int, int] = {}
    waiting: dict[str, list[int]] = {}
    for n, words in enumerate(present):
        waiting.setdefault(words, []).append(n)
    for n, words in enumerate(former):
        if waiting.get(words):
            match[n] = waiting[words].pop(0)
    taken = set(match.values())
    rest = product((n for n in range(len(former)) if n not in match), (n for n in range(len(present)) if n not in taken))
    left, right = [_pairs(words) for words in former], [_pairs(words) for words in present]
    scored = [(_shared(former[a], present[b], left[a], right[b]), a, b) for a, b in rest]
    for _, a, b in sorted((s for s in scored if s[0] >= _LIKE), key=lambda s: (-s[0], abs(s[1] - s[2]), s[1], s[2])):
        if a not in match and b not in taken:
            match[a] = b
            taken.add(b)
    return match


def _pairs(words: str) -> Counter[str]:
    return Counter(map("".join, pairwise(words)))


def bare(words: str) -> str:
    """This will give the words without blanks and signs: what is compared."""
    return "".join(c for c in plain_form(words) if c.isalnum())
