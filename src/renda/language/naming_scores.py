"""Weighs one name against what the text says around a number: how much of the name is said, how much of what is said it explains.

Pure arithmetic over words and mentions; where they stand is for `figure_settings`, who is asked for `figure_naming`.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice, product

from renda.language.draft_figures import DraftFigure
from renda.language.naming_names import Known, Mention, Names
from renda.language.naming_words import THINGS, WEIGHTS, Needed, Word, WordKind

Scope = tuple[tuple[str, str], ...]
Pair = tuple[str, str]

_CLASSES = (
    frozenset("项个件条张份篇种部宗起道类桩"), frozenset(("次", "场", "场次", "期", "堂", "节", "回")),
    frozenset("人名位"), frozenset(("人次",)), frozenset(("天", "日", "个工作日", "工作日")), frozenset(("周",)), frozenset(("%",)),
    frozenset(("户", "家")), frozenset(("字", "万字")), frozenset(("轮", "批", "趟")),
)
_ALIKE, _MIXED, _UNKNOWN, _OTHER, _NO_SHARE, _SAID_SHARE = 0.99, 0.94, 0.6, 0.4, 0.3, 0.75
_MOST_SCOPES = 4
_OPEN_ABOVE = 0.8
"""How strongly a unit or a title holds that stands above."""
_TOLD, _LEFT_OUT, _LESS_EXACT, _PLAIN, _MOST_PLAIN = 0.3, 0.5, 0.2, 0.08, 0.8
_OVER = 0.6
_CANNOT_GO_ON = 0.92
"""What a figure loses that cannot be narrowed as the one before it was."""
_BEFORE_HEAD = 0.5
"""How much a thing weighs that stands before the one that is counted: the last one is the head."""
_IN_GROUP, _IN_PASSING, _ASIDE, _GENERAL = 0.9, 0.8, 0.3, 0.35


@dataclass(slots=True, kw_only=True)
class Heard:
    """What the text says of one number: its own words, what else lends concepts and how strongly, and the groups it names.

    `bare` is one that says nothing itself.
    """

    words: list[tuple[Word, float]] = field(default_factory=list)
    lent: dict[str, float] = field(default_factory=dict)
    mentions: list[tuple[Mention, float]] = field(default_factory=list)
    text: str = ""
    bare: bool = False
    weight: float = 1.0

    def lend(self, concept: str, strength: float) -> None:
        """This will let a concept be said at least so strongly."""
        if strength > self.lent.get(concept, 0.0):
            self.lent[concept] = strength

    def concepts(self) -> set[str]:
        """This will give every concept that is said at all."""
        return {c for word, _ in self.words for c in (*word.concepts, *word.minor)} | self.lent.keys()


def scopes_of(known: Known, heard: Heard, names: Names) -> Iterator[tuple[Scope, float]]:
    """This will give the ways to narrow a figure by the groups that the text names: by those beside it always, by those above or not."""
    beside, above = _choices(known, heard, names)
    carried = sorted(above.items(), key=lambda item: -item[1][0])
    without = 1.0 - 0.1 * max((strength for _, (strength, _) in carried), default=0.0)
    without *= _CANNOT_GO_ON if any(m.start < 0 and not _narrows(m, known, names) for m, _ in heard.mentions) else 1.0
    for chosen in islice(product(*beside), _MOST_SCOPES):
        base = dict(pair for pair in chosen if pair)
        if len(base) < len({pair for pair in chosen if pair}):
            continue
        yield as_scope(base), without
        for _, (strength, pair) in carried[:2]:
            if pair[0] not in base:
                yield as_scope(base | dict((pair,))), 0.9 + 0.1 * strength
        both = base | dict(pair for _, (_, pair) in carried[:2] if pair[0] not in base)
        if len(both) > len(base) + 1:
            yield as_scope(both), 0.9 + 0.1 * min(strength for _, (strength, _) in carried[:2])


def as_scope(chosen: dict[str, str]) -> Scope:
    """This will give chosen groups as a scope, in one order."""
    return tuple(sorted(chosen.items()))


def _choices(known: Known, heard: Heard, names: Names) -> tuple[list[list[Pair | tuple[()]]], dict[str, tuple[float, Pair]]]:
    """Of each name beside the number the groups it may be, units together; of names further off the strongest in each dimension."""
    beside: list[list[Pair | tuple[()]]] = []
    above: dict[str, tuple[float, Pair]] = {}
    taken: set[str] = set()
    for mention, strength in heard.mentions:
        options = [(d, k) for d, k in mention.groups if k and d in known.figure.dimensions]
        if strength < 1.0:
            for dimension, key in (pair for pair in options if pair not in known.covered):
                held = max(strength, _OPEN_ABOVE) if dimension in names.open_dimensions and mention.start >= 0 else strength
                if held > above.get(dimension, (0.0, ("", "")))[0]:
                    above[dimension] = (held, (dimension, key))
        elif options and (mention.alone or not is_accounted(mention, known, heard)):
            _set_beside(beside, options, mention, names)
            if is_accounted(mention, known, heard):
                beside[-1] = [(), *beside[-1]]
        else:
            taken |= {d for d, _ in options}
    taken |= {pair[0] for options in beside for pair in options if pair}
    return beside, {d: told for d, told in above.items() if d not in taken}


def _set_beside(beside: list[list[Pair | tuple[()]]], options: list[Pair], mention: Mention, names: Names) -> None:
    """Units named one after another hold together; one group of several that are joined may be but part of what is meant."""
    last = [pair for pair in beside[-1] if pair] if beside else []
    if last and options[0][0] in names.open_dimensions and [d for d, _ in last] == [d for d, _ in options]:
        beside[-1] = [(d, ",".join(dict.fromkeys((*old.split(","), k)))) for (d, old), (_, k) in zip(last, options, strict=True)]
        return
    joined = mention.coordinated and options[0][0] not in names.open_dimensions
    beside.append([*(((),) if joined else ()), *options])


def is_accounted(mention: Mention, known: Known, heard: Heard) -> bool:
    """This will say whether a group's name is but part of the figure's own name, or of a longer word that the name explains."""
    if mention.announced:
        return False
    if any(pair in known.accounted for pair in mention.groups):
        return True
    return any(
        w.start <= mention.start and mention.end <= w.end and w.end - w.start > mention.end - mention.start
        and w.kind is WordKind.STATE
        for w, _ in heard.words
    )


def used_in(scope: Scope, heard: Heard) -> list[Mention]:
    """This will give the names beside the number that a scope takes up."""
    wanted = {(d, k) for d, v in scope for k in (*v.split(","), "")}
    return [m for m, strength in heard.mentions if strength >= 1.0 and m.start >= 0 and any(pair in wanted for pair in m.groups)]


def said(known: Known, heard: Heard, used: Sequence[Mention], spoken: frozenset[str]) -> tuple[float, bool]:
    """This will give how much of the figure's name is said, and whether the number's own words say any of it.

    A group's name says of what thing it is a group (重点任务), but not how the things stand; `spoken` are the concepts of the
    dimensions that narrow it.
    """
    strengths = dict(heard.lent)
    own: set[str] = set()
    for word, weight in heard.words:
        within = any(m.start <= word.start and word.end <= m.end for m in used)
        if within and word.kind not in THINGS:
            continue
        strength = _IN_GROUP if within else 1.0 if weight > _ASIDE else _IN_PASSING
        for concept in (*word.concepts, *word.minor):
            strengths[concept] = max(strengths.get(concept, 0.0), strength)
            own.add(concept)
    for concept in spoken:
        strengths[concept] = max(strengths.get(concept, 0.0), _IN_GROUP)
        own.add(concept)
    best = max(_satisfied(needs, strengths) for needs in known.needs)
    return best, bool(own & known.named)


def _satisfied(needs: Sequence[Needed], strengths: dict[str, float]) -> float:
    total = sum(n.weight for n in needs)
    return sum(n.weight * strengths.get(n.concept, 0.0) for n in needs) / total if total else 0.0


def _weight(word: Word, known: Known, *, before: bool) -> float:
    """How much a word speaks against a figure whose name does not hold it; `before` is one before the thing counted."""
    weight = WEIGHTS[word.kind] * (_TOLD if any(c in known.told or c in known.subject for c in word.concepts) else 1.0)
    weight *= _GENERAL if word.kind is WordKind.GENERAL else 1.0
    return weight * (_BEFORE_HEAD if before and word.kind in THINGS else 1.0)


def _narrows(mention: Mention, known: Known, names: Names) -> bool:
    """Whether a name would narrow the figure, or is that of a unit, a person or a case, which always say whose."""
    return any(key and (d in known.figure.dimensions or d in names.open_dimensions) for d, key in mention.groups)


def unexplained(known: Known, heard: Heard, used: Sequence[Mention], names: Names) -> float:
    """This will give how much of the number's own words the name leaves unaccounted for."""
    own = [m for m, strength in heard.mentions if strength >= 1.0 and m.start >= 0]
    over = plain = 0.0
    head = max((w.start for w, _ in heard.words if w.kind in THINGS and any(c in known.named for c in w.concepts)), default=-1)
    for word, weight in heard.words:
        if word.kind is WordKind.FRAME or any(m.start <= word.start and word.end <= m.end for m in used):
            continue
        if any(c in known.named for c in word.concepts or word.minor):
            over += _LESS_EXACT * weight * sum(c not in known.named for c in word.minor)
        elif word.kind is WordKind.PLAIN:
            plain += 0.0 if word.concepts[0] in known.told else weight
        else:
            over += weight * _weight(word, known, before=word.start < head)
    left = [m for m in own if m not in used and not m.coordinated and _narrows(m, known, names) and not is_accounted(m, known, heard)]
    overlapped = [m for m in left if not any(u.start <= m.start and m.end <= u.end for u in used)]
    return over + _LEFT_OUT * len(overlapped) + min(_MOST_PLAIN, _PLAIN * plain)


def weighed_down(over: float) -> float:
    """This will turn what is left unaccounted for into a factor."""
    return float(2.0 ** (-_OVER * over))


def unit_factor(known: Known, figure: DraftFigure, heard: Heard) -> float:
    """This will say how well the measure word fits: 件, 项, 个 and 条 stand for one another, 人 and 人次 do not, a share is a share."""
    written, unit = figure.figure.unit, known.figure.unit
    shares = known.figure.is_share or unit == "%"
    if not written and figure.in_table:
        return 1.0
    if (written == "%") != shares:
        return _SAID_SHARE if shares and any("率" in w.concepts for w, _ in heard.words) and written != "人次" else _NO_SHARE
    if written == unit:
        return 1.0
    one = next((n for n, c in enumerate(_CLASSES) if written in c), -1)
    other = next((n for n, c in enumerate(_CLASSES) if unit in c), -2)
    if one == other:
        return _ALIKE
    if {one, other} == {0, 1}:
        return _MIXED
    return _UNKNOWN if one < 0 else _OTHER
