"""The figures of two texts that count the same thing, each with both values.

Two figures are one only where unit, tense and name agree; a name that could be anything's (同比增长, 结案) only behind figures that are
one themselves, or in clauses that are. What is left over is new or gone. Knows readings; nothing of the ledger.
"""

import re
from collections import defaultdict
from dataclasses import dataclass
from decimal import Decimal

from renda.language.heard import Heard
from renda.language.moods import Mood
from renda.language.proposal import Figure
from renda.language.shared_words import Weights, pairs_of

_ALIKE = 0.8
"""From this share on in both names, two names are one."""
_LONG = 6.0
"""Names of so many rare pairs are one from a smaller share on (`_ALIKE_LONG`)."""
_ALIKE_LONG = 0.65
_NAMES = 2.5
"""A name of fewer rare pairs could be that of many things."""
_SAME_CLAUSE = 0.75
"""Clauses that share so much on both sides speak of the same thing."""
_SAME_MATTER = 0.5
"""Names of figures that stand in statements about one matter."""
_SAME_SENTENCE = 0.3
"""Where the name says little, the sentences must share as much."""
_SHARED_OUT = re.compile(r"分别|均(?:增长|下降|达|为|提高)")
_YEARS = re.compile(r"[二三四五]年(?:来|间|共|累计)|过去.年|“?十[一二三四五六]五|本届|累计|截至")
"""A sentence that counts over several years."""
_JOINED = re.compile(r"[和与及](?:[“《][^”》]*[”》])?$")
_FROM = re.compile(r"由(?:\d{2,4}年|上年|去年)?的?$|由\d{4}年")
"""The value that something grew from is not the document's own."""
_CLOSE = 0.1
"""Two candidates nearer than this are as good as one another."""
_EMPTY = re.compile(r"^(?:完成|实现|达到|全年|共|累计)|(?:分别)?(?:完成|实现|达到|增速|分别)$")
_COUNTED = frozenset("个项件条")


@dataclass(frozen=True, slots=True, kw_only=True)
class FigurePair:
    """A figure of the former text, of the present one, or of both; `change` is the present value less the former."""

    former: Figure | None
    present: Figure | None

    @property
    def change(self) -> Decimal | None:
        """What the value changed by, in the figure's unit; None where one has none."""
        if not self.former or not self.present or self.former.value is None or self.present.value is None:
            return None
        return Decimal(str(self.present.value)) - Decimal(str(self.former.value))


@dataclass(frozen=True, slots=True)
class _Named:
    """A figure with what it is told apart by.

    Its kind is unit, tense, whether it is counted over several years, and whether its value may be shared with others; `before` is
    the place of the one before it in its sentence, -1 where there is none.
    """

    figure: Figure
    name: frozenset[str]
    clause: frozenset[str]
    sentence: frozenset[str]
    before: int
    kind: tuple[str, bool, bool, bool]


def figure_pairs(former: Heard, present: Heard, weights: Weights) -> tuple[FigurePair, ...]:
    """This will pair the figures that count the same: in the order of the present text, then those it lost.

    Blanks to be filled are left out.
    """
    ours, theirs = _named(former), _named(present)
    match = _chained(ours, theirs, _matched(ours, theirs, weights), weights)
    back = {there: here for here, there in match.items()}
    found = [
        FigurePair(former=ours[back[n]].figure if n in back else None, present=one.figure) for n, one in enumerate(theirs)
    ]
    return (*found, *(FigurePair(former=one.figure, present=None) for n, one in enumerate(ours) if n not in match))


def same_count(one: Figure, other: Figure, weights: Weights) -> bool:
    """This will tell whether two figures of statements about one matter count the same thing of it."""
    if _unit(one) != _unit(other):
        return False
    shared = weights.shared(_name(one), _name(other))
    return not _name(one) or not _name(other) or min(shared.of_one, shared.of_other) >= _SAME_MATTER


def _named(heard: Heard) -> list[_Named]:
    found: list[_Named] = []
    sentence = -1
    for figure in (f for f in heard.reading.figures if not f.placeholder and not _FROM.search(f.indicator)):
        clause = heard.clause_at(figure.at)
        here = clause.sentence if clause else -1
        before = len(found) - 1 if found and here == sentence else -1
        ahead = heard.reading.moods.at(figure.at) is Mood.PLAN
        long = bool(clause and _YEARS.search(heard.plain, clause.sentence, clause.end))
        around = (clause.pairs, heard.sentence_of(clause)) if clause else (frozenset[str](), frozenset[str]())
        head = heard.plain[clause.at if clause else figure.at : figure.at]
        shared_out = bool((clause and _SHARED_OUT.search(clause.text)) or _JOINED.search(head))
        found.append(_Named(figure, _name(figure), *around, before, (_unit(figure), ahead, long, shared_out)))
        sentence = here
    return found


def _name(figure: Figure) -> frozenset[str]:
    return pairs_of(_EMPTY.sub("", _EMPTY.sub("", figure.indicator)))


def _unit(figure: Figure) -> str:
    return "项" if figure.unit in _COUNTED else figure.unit


def _one_name(one: frozenset[str], other: frozenset[str], weights: Weights) -> float:
    """How alike two names are that are one; 0 where they are two."""
    if not one & other:
        return 0.0
    shared = weights.shared(one, other)
    least = _ALIKE_LONG if shared.pairs >= _LONG else _ALIKE
    share = min(shared.of_one, shared.of_other)
    return share if share >= least else 0.0


def _matched(ours: list[_Named], theirs: list[_Named], weights: Weights) -> dict[int, int]:
    """Former place to present place of figures whose names, or whose whole clauses, are one; the likest first."""
    places: dict[tuple[str, bool, bool, bool], list[int]] = defaultdict(list)
    for n, one in enumerate(theirs):
        places[one.kind].append(n)
    scored = sorted(
        ((score, abs(a - b), a, b) for a, one in enumerate(ours) for b in places[one.kind]
         if (score := _score(one, theirs[b], weights)) > 0),
        key=lambda s: (-s[0], s[1:]),
    )
    match: dict[int, int] = {}
    taken: set[int] = set()
    for score, _, a, b in scored:
        if a in match or b in taken or _unsure(score, a, b, scored, (ours, theirs)):
            continue
        match[a] = b
        taken.add(b)
    return match


def _score(one: _Named, other: _Named, weights: Weights) -> float:
    if not one.clause & other.clause:
        return 0.0
    name = _one_name(one.name, other.name, weights)
    around = weights.shared(one.clause, other.clause)
    same_clause = min(around.of_one, around.of_other)
    sufficient = name > 0 and weights.of(one.name & other.name) >= _NAMES
    alike = same_clause >= _SAME_CLAUSE and (name > 0 or one.name == other.name)
    told = alike and _one_sentence(one, other, weights) if one.kind[3] or not sufficient else True
    return name + same_clause if told else 0.0


def _one_sentence(one: _Named, other: _Named, weights: Weights) -> bool:
    """Whether what stands around two like clauses is alike too."""
    shared = weights.shared(one.sentence, other.sentence)
    return min(shared.of_one, shared.of_other) >= _SAME_SENTENCE


def _unsure(
    score: float, a: int, b: int, scored: list[tuple[float, int, int, int]], figures: tuple[list[_Named], list[_Named]]
) -> bool:
    """Whether another figure of a different value would do as well."""
    ours, theirs = figures
    return any(
        s >= score - _CLOSE and (
            (i == a and j != b and theirs[j].figure.value != theirs[b].figure.value)
            or (j == b and i != a and ours[i].figure.value != ours[a].figure.value)
        )
        for s, _, i, j in scored
    )


def _chained(ours: list[_Named], theirs: list[_Named], match: dict[int, int], weights: Weights) -> dict[int, int]:
    """The pairs with those of names that say little, each behind figures that are one."""
    found, taken = dict(match), set(match.values())
    follows = {one.before: n for n, one in enumerate(theirs) if one.before >= 0}
    for a, one in enumerate(ours):
        b = follows.get(found.get(one.before, -1), -1) if one.before >= 0 and a not in found else -1
        if b < 0 or b in taken or theirs[b].kind != one.kind:
            continue
        if one.figure.indicator == theirs[b].figure.indicator or _one_name(one.name, theirs[b].name, weights):
            found[a] = b
            taken.add(b)
    return found
