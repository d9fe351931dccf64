"""Decides which of the known figures a written number may mean, by the words around it, and how sure that is.

A name is weighed against the number's own words, then against what the sentence, the heading or the figure before it lends; words
that a name does not account for speak against it. The measure word is evidence, not proof. Each score can be told apart again
(`Meaning.because`). Knows names and settings, no values. Expects the plain form.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice, product

from renda.language.draft_figures import DraftFigure
from renda.language.figure_settings import Setting, Stretch, settings_of
from renda.language.naming_names import Known, Mention, Names, mentions_in
from renda.language.naming_words import WEIGHTS, Needed, Word, WordKind, words_in
from renda.language.proposal import Heading

Scope = tuple[tuple[str, str], ...]

NEAR, PARENT, SAME, LEAD, BEFORE = 0.92, 0.88, 0.9, 0.72, 0.62
HEADINGS = (0.7, 0.55, 0.45, 0.4)
_NAMING = (WordKind.STATE, WordKind.THING, WordKind.SHAPE)
_UNIT_TELLS = {"%": ("率",), "人次": ("人次",), "人": ("人员", "人数"), "名": ("人员", "人数"), "位": ("人员", "人数"),
               "天": ("天数", "用时"), "周": ("周数",), "期": ("期次",)}
_CLASSES = (
    frozenset("项个件条张份篇种部宗起道类桩"), frozenset(("次", "场", "场次", "期", "堂", "节", "回", "轮", "批", "趟")),
    frozenset("人名位"), frozenset(("人次",)), frozenset(("天", "日", "个工作日", "工作日")), frozenset(("周",)), frozenset(("%",)),
    frozenset(("户", "家")), frozenset(("字", "万字")),
)
_FADING = 0.02
"""How much less each clause further back in the sentences before lends."""
_MOST_SCOPES = 4
_OPEN_ABOVE, _TOLD, _LEFT_OUT, _LESS_EXACT = 0.8, 0.3, 0.5, 0.2


@dataclass(frozen=True, slots=True, kw_only=True)
class Meaning:
    """One way to take a number: the figure and what narrows it. `because` says what spoke for and against it."""

    key: str
    scope: Scope = ()
    side: str = ""
    score: float = 0.0
    remembered: bool = False
    because: tuple[str, ...] = ()


@dataclass(slots=True, kw_only=True)
class _Heard:
    """What the text lends to one number: concepts with their strength, and words that a name must account for."""

    strengths: dict[str, float] = field(default_factory=dict)
    words: list[tuple[Word, float]] = field(default_factory=list)
    mentions: list[tuple[Mention, float]] = field(default_factory=list)
    own_concepts: set[str] = field(default_factory=set)
    text: str = ""
    bare: bool = False

    def lend(self, concept: str, strength: float) -> None:
        if strength > self.strengths.get(concept, 0.0):
            self.strengths[concept] = strength


class Namer:
    """Names the figures of one draft, from the first to the last: what one means helps to understand the next."""

    def __init__(self, plain: str, figures: Sequence[DraftFigure], outline: Sequence[Heading], names: Names) -> None:
        self.plain, self.figures, self.names, self.outline = plain, figures, names, tuple(outline)
        self.settings = settings_of(plain, figures, outline)
        self._mentions = mentions_in(plain, names)
        self._words: dict[tuple[int, int], tuple[Word, ...]] = {}
        self._best: dict[int, Meaning] = {}

    def meanings(self) -> tuple[tuple[Meaning, ...], ...]:
        """This will give for every figure the figures it may mean, the likeliest first."""
        found: dict[int, tuple[Meaning, ...]] = {}
        for setting in self.settings:
            ranked = tuple(sorted(self._meant(setting), key=lambda m: -m.score))[:12]
            found[setting.place] = ranked
            if ranked:
                self._best[setting.place] = ranked[0]
        return tuple(found.get(place, ()) for place in range(len(self.figures)))

    def _meant(self, setting: Setting) -> Iterator[Meaning]:
        best: dict[tuple[str, Scope, str], Meaning] = {}
        for own, near in self._ways(setting):
            for meaning in self._weighed(setting, own, near):
                key = (meaning.key, meaning.scope, meaning.side)
                if key not in best or best[key].score < meaning.score:
                    best[key] = meaning
        yield from best.values()

    def _ways(self, setting: Setting) -> Iterator[tuple[tuple[Stretch, ...], tuple[Stretch, ...]]]:
        """The figure's own words, and what lies nearest; in a list before 分别, one way for each cut of the list."""
        if not setting.listed:
            yield setting.own, setting.near
        for parts in setting.listed:
            yield parts[:2], (*parts[2:], *setting.near)

    def words(self, stretch: Stretch) -> tuple[Word, ...]:
        """This will give the words of a stretch, read once."""
        place = (stretch.start, stretch.end)
        if place not in self._words:
            self._words[place] = words_in(self.plain, *place)
        return self._words[place]

    def mentions(self, stretch: Stretch) -> Iterator[Mention]:
        """This will give the names of groups within a stretch."""
        return (m for m in self._mentions if stretch.start <= m.start and m.end <= stretch.end)

    # --- what the text says

    def _heard(self, setting: Setting, own: tuple[Stretch, ...], near: tuple[Stretch, ...]) -> _Heard:
        heard = _Heard(text="".join(self.plain[s.start : s.end] for s in own))
        for stretch in own:
            self._take(heard, stretch, stretch.weight)
        heard.bare = not self._says_something(heard)
        if heard.bare:
            near = self._promoted(heard, setting, near)
        for stretch in near:
            self._lend(heard, stretch, NEAR)
        self._inherit(heard, setting)
        for unit_concept in _UNIT_TELLS.get(self.figures[setting.place].figure.unit, ()):
            heard.lend(unit_concept, 1.0)
        return heard

    def _take(self, heard: _Heard, stretch: Stretch, weight: float) -> None:
        for word in self.words(stretch):
            heard.words.append((word, weight))
            for concept in (*word.concepts, *word.minor):
                heard.lend(concept, 1.0 if weight > 0.3 else 0.8)
            heard.own_concepts.update(word.concepts, word.minor)
        heard.mentions += [(m, 1.0) for m in self.mentions(stretch)]

    def _lend(self, heard: _Heard, stretch: Stretch, strength: float, *, things_only: bool = False) -> None:
        for word in self.words(stretch):
            if things_only and word.kind not in (WordKind.THING, WordKind.PLAIN):
                continue
            for concept in (*word.concepts, *word.minor):
                heard.lend(concept, strength)
        heard.mentions += [(m, strength) for m in self.mentions(stretch)]

    def _says_something(self, heard: _Heard) -> bool:
        covered = [m for m, _ in heard.mentions]
        return any(
            word.kind in _NAMING and not (word.kind is WordKind.SHAPE and word.concepts == ("率",))
            and not any(m.start <= word.start and word.end <= m.end for m in covered)
            for word, _ in heard.words
        )

    def _promoted(self, heard: _Heard, setting: Setting, near: tuple[Stretch, ...]) -> tuple[Stretch, ...]:
        """A number that says nothing itself is named by the clause before it, the sentence before it, or the heading above."""
        for sources, use in ((near, True), (setting.before, setting.previous is None), (setting.headings[:1], setting.previous is None)):
            if not use:
                continue
            for place, stretch in enumerate(sources):
                told = _Heard()
                self._take(told, stretch, 1.0)
                if self._says_something(told) or (any(w.kind is WordKind.PLAIN for w, _ in told.words) and sources is not near):
                    self._take(heard, stretch, 0.9)
                    heard.bare = False
                    return (*sources[:place], *sources[place + 1 :]) if sources is near else near
        return near

    def _inherit(self, heard: _Heard, setting: Setting) -> None:
        self._inherit_figure(heard, setting.parent, PARENT, states=True)
        if setting.previous is not None:
            share = self.figures[setting.place].figure.unit == "%"
            self._inherit_figure(heard, setting.previous, SAME if heard.bare else 0.82, states=heard.bare or share)
        for stretch in setting.lead:
            self._lend(heard, stretch, LEAD, things_only=True)
        for far, stretch in enumerate(setting.before):
            self._lend(heard, stretch, BEFORE - _FADING * far, things_only=True)
        for stretch, strength in zip(setting.headings, HEADINGS, strict=False):
            self._lend(heard, stretch, strength, things_only=True)

    def _inherit_figure(self, heard: _Heard, place: int | None, strength: float, *, states: bool) -> None:
        meaning = self._best.get(place) if place is not None else None
        if meaning is None:
            return
        known = self._known(meaning)
        for need in known.needs[0]:
            if states or need.kind in (WordKind.THING, WordKind.PLAIN):
                heard.lend(need.concept, strength)
        heard.mentions += [(Mention(-1, -1, (pair,)), strength) for pair in meaning.scope]

    def _known(self, meaning: Meaning) -> Known:
        return self.names.by_key[meaning.key, meaning.side]

    # --- what may be meant

    def _weighed(self, setting: Setting, own: tuple[Stretch, ...], near: tuple[Stretch, ...]) -> Iterator[Meaning]:
        heard = self._heard(setting, own, near)
        places = {p for concept in heard.strengths for p in self.names.by_concept.get(concept, ())}
        for place in places:
            known = self.names.known[place]
            for scope, narrowing in _scopes(known, heard, self.names):
                yield self._meaning(known, scope, narrowing, heard, setting)

    def _meaning(self, known: Known, scope: Scope, narrowing: float, heard: _Heard, setting: Setting) -> Meaning:
        needed = max(_satisfied(needs, heard.strengths) for needs in known.needs)
        over = _unexplained(known, scope, heard)
        unit = _unit_factor(known, self.figures[setting.place], heard)
        tie = self._tie(known, heard, setting)
        score = (needed * 2.0 ** (-0.6 * over) * unit + tie) * narrowing
        because = (f"名称{needed:.2f}", f"未解释{over:.2f}", f"量词{unit:.2f}", f"关联{tie:.2f}", f"范围{narrowing:.2f}")
        return Meaning(key=known.figure.key, side=known.figure.side, scope=scope, score=round(score, 4), because=because)

    def _tie(self, known: Known, heard: _Heard, setting: Setting) -> float:
        """What speaks for a figure besides its name: it is part of the one before, or of the same matters; its name stands there."""
        tie = 0.0
        parent = self._best.get(setting.parent) if setting.parent is not None else None
        if parent is not None and known.figure.within == parent.key:
            tie += 0.06
        previous = self._best.get(setting.previous) if setting.previous is not None else None
        if previous is not None and self._known(previous).figure.topic == known.figure.topic:
            tie += 0.02
            tie += 0.05 if heard.bare and previous.key == known.figure.key and previous.side == known.figure.side else 0.0
        if any(name in heard.text for name in known.figure.names):
            tie += 0.04
        return tie - (0.03 if known.figure.side else 0.0)


def _satisfied(needs: Sequence[Needed], strengths: dict[str, float]) -> float:
    total = sum(n.weight for n in needs)
    return sum(n.weight * strengths.get(n.concept, 0.0) for n in needs) / total if total else 0.0


def _scopes(known: Known, heard: _Heard, names: Names) -> Iterator[tuple[Scope, float]]:
    """The ways to narrow a figure by the groups that the text names: those named beside it always, those named above or not."""
    beside, above = _choices(known, heard, names)
    carried = sorted(above.items(), key=lambda item: -item[1][0])
    without = 1.0 - 0.1 * max((strength for _, (strength, _) in carried), default=0.0)
    for chosen in islice(product(*beside), _MOST_SCOPES):
        base = dict(chosen)
        if len(base) < len(chosen):
            continue
        yield _as_scope(base), without
        for _, (strength, pair) in carried[:2]:
            if pair[0] not in base:
                yield _as_scope(base | dict((pair,))), 0.9 + 0.1 * strength
        both = base | dict(pair for _, (_, pair) in carried[:2] if pair[0] not in base)
        if len(both) > len(base) + 1:
            yield _as_scope(both), 0.9 + 0.1 * min(strength for _, (strength, _) in carried[:2])


def _as_scope(chosen: dict[str, str]) -> Scope:
    return tuple(sorted(chosen.items()))


def _choices(
    known: Known, heard: _Heard, names: Names
) -> tuple[list[list[tuple[str, str]]], dict[str, tuple[float, tuple[str, str]]]]:
    """Of each name beside the number the groups it may be, units together; of names further off the strongest in each dimension."""
    beside: list[list[tuple[str, str]]] = []
    above: dict[str, tuple[float, tuple[str, str]]] = {}
    for mention, strength in heard.mentions:
        options = [(d, k) for d, k in mention.groups if k and d in known.figure.dimensions]
        if strength >= 1.0 and options and not _accounted(mention, known, heard):
            last = beside[-1] if beside else []
            if last and options[0][0] in names.open_dimensions and [d for d, _ in last] == [d for d, _ in options]:
                beside[-1] = [(d, ",".join(dict.fromkeys((*old.split(","), k)))) for (d, old), (_, k) in zip(last, options, strict=True)]
            elif options not in beside:
                beside.append(options)
        elif strength < 1.0:
            for dimension, key in options:
                held = strength if dimension not in names.open_dimensions else max(strength, _OPEN_ABOVE)
                if held > above.get(dimension, (0.0, ("", "")))[0]:
                    above[dimension] = (held, (dimension, key))
    taken = {d for options in beside for d, _ in options}
    return beside, {d: told for d, told in above.items() if d not in taken}


def _unexplained(known: Known, scope: Scope, heard: _Heard) -> float:
    """How much of the number's own words a name leaves unaccounted for."""
    own = [m for m, strength in heard.mentions if strength >= 1.0 and m.start >= 0]
    wanted = {(d, k) for d, v in scope for k in (*v.split(","), "")}
    used = [m for m in own if any(pair in wanted for pair in m.groups)]
    over = plain = 0.0
    for word, weight in heard.words:
        if word.kind is WordKind.FRAME or any(m.start <= word.start and word.end <= m.end for m in used):
            continue
        if any(c in known.named for c in word.concepts):
            over += _LESS_EXACT * weight * sum(c not in known.named for c in word.minor)
            continue
        if word.kind is WordKind.PLAIN:
            plain += 0.0 if word.concepts[0] in known.told else weight
            continue
        light = _TOLD if any(c in known.told or c in known.subject for c in word.concepts) else 1.0
        over += WEIGHTS[word.kind] * weight * light
    left = sum(1 for m in own if m not in used and m.groups[0][1] and not _accounted(m, known, heard))
    return over + _LEFT_OUT * left + min(0.8, 0.08 * plain)


def _accounted(mention: Mention, known: Known, heard: _Heard) -> bool:
    """Whether a group's name is but part of the figure's own name."""
    inside = [w for w, _ in heard.words if mention.start <= w.start and w.end <= mention.end and w.kind is not WordKind.FRAME]
    return bool(inside) and all(any(c in known.named for c in w.concepts) for w in inside)


def _unit_factor(known: Known, figure: DraftFigure, heard: _Heard) -> float:
    """How well the measure word fits: 件, 项, 个 and 条 stand for one another, 人 and 人次 do not, a share is a share."""
    written, unit = figure.figure.unit, known.figure.unit
    shares = known.figure.is_share or unit == "%"
    if not written and figure.in_table:
        return 1.0
    if (written == "%") != shares:
        return 0.75 if shares and "率" in heard.own_concepts and written != "人次" else 0.3
    if written == unit:
        return 1.0
    one = next((n for n, c in enumerate(_CLASSES) if written in c), -1)
    other = next((n for n, c in enumerate(_CLASSES) if unit in c), -2)
    if one == other:
        return 0.99
    if {one, other} == {0, 1}:
        return 0.94
    return 0.6 if one < 0 else 0.4
