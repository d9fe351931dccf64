"""Decides which of the known figures a written number may mean, by the words around it, and how sure that is.

A name is weighed against the number's own words, then against what the sentence, the heading or the figure before it lends; words
that a name does not account for speak against it. The measure word is evidence, not proof. Each score can be told apart again
(`Meaning.because`). Knows names and settings, no values. Expects the plain form.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from renda.language.draft_figures import DraftFigure
from renda.language.figure_settings import Setting, Stretch, settings_of
from renda.language.naming_names import Known, Mention, Names, mentions_in, remembered_phrase
from renda.language.naming_scores import Heard, Pair, Scope, as_scope, said, scopes_of, unexplained, unit_factor, used_in, weighed_down
from renda.language.naming_words import THINGS, Word, WordKind, words_in
from renda.language.proposal import Heading
from renda.language.unknown_bodies import unknown_body

NEAR, PARENT, SAME, PREVIOUS, SUBJECT, LEAD, BEFORE = 0.92, 0.88, 0.9, 0.82, 0.85, 0.72, 0.62
HEADINGS = (0.7, 0.55, 0.45, 0.4)
_GROUP_NEAR = 0.6
"""How strongly a group named in the clause before holds: it may be but the way in which something was done."""
_FADING = 0.02
"""How much less each clause further back in the sentences before lends."""
_OFF_TOPIC, _OFF_SUBJECT, _ONLY_LENT = 0.86, 0.92, 0.7
_WITHIN, _TO_THE_LETTER, _A_SIDE, _SAME_TOPIC, _ITS_SHARE, _SAME_AGAIN, _NEXT_GROUP = 0.06, 0.04, 0.06, 0.02, 0.1, 0.05, 0.08
_NOT_THE_WHOLE = 0.7
"""What speaks against a part (其中…) being the very figure it is a part of."""
_SAID_SO = 1.2
"""How sure a meaning is that somebody said words have."""
_TAKEN_UP = 0.55
"""How sure a figure must be named for the next ones to go on from it."""
_ALONE = 0.96
"""What it costs to take the name of a group for the name of a figure where a figure went before."""
_OCCASION = re.compile(r"[\s、]*(?:在|于)[^,;。、\d]{1,8}?(?:过程)?中(?!心|央|层|小|介)")
_AT = 0.4
"""How much the words weigh for what something was done at (在调研中)."""
_BY = re.compile(r"(?:通过|利用|运用|借助|采取|按照?|根据|依托)(?!了)")
"""A clause that begins so says by what means, not of what."""
_MODE = re.compile(r"采[取用][^,;。]*(?:模式|方式|方法|办法)$")
_PARTED = 0.97
"""How much of a word is heard that the number parts."""
_STOP = re.compile(r"[,;:。!?\n\t、]")
_BODIES = frozenset(("中心组", "分党组", "党支部", "青年"))
_SAME_BODY, _BY_NAME = 0.1, 0.12
_OF_ALL = re.compile(r"机关层面|全机关|机关上下")
_ISSUER = re.compile(r"(?:人大|常委会|政府|委员会|政协|法院|检察院|[省市县区])[\u4e00-\u9fff]{0,4}$")
_NAMING = (WordKind.STATE, *THINGS, WordKind.SHAPE)
_LENT = (*THINGS, WordKind.PLAIN)
_UNIT_TELLS = {
    "%": ("率",), "人次": ("人次",), "人": ("人员", "人数"), "名": ("人员", "人数"), "位": ("人员", "人数"), "天": ("天数", "用时"),
    "周": ("周数",), "期": ("期次",),
}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Meaning:
    """One way to take a number: the figure and what narrows it. `because` says what spoke for and against it."""

    key: str
    scope: Scope = ()
    side: str = ""
    score: float = 0.0
    because: tuple[str, ...] = ()


class Namer:
    """Names the figures of one draft, from the first to the last: what one means helps to understand the next."""

    def __init__(self, plain: str, figures: Sequence[DraftFigure], outline: Sequence[Heading], names: Names) -> None:
        self.plain, self.figures, self.names, self.outline = plain, figures, names, tuple(outline)
        self.settings = settings_of(plain, figures, outline)
        self.settings_by_place = {setting.place: setting for setting in self.settings}
        self._starts = [figure.start for figure in figures]
        self._mentions = tuple(m for m in mentions_in(plain, names) if not _issues(plain, m, self.outline))
        self._words: dict[tuple[int, int], tuple[Word, ...]] = {}
        self._best: dict[int, Meaning] = {}

    def meanings(self) -> tuple[tuple[Meaning, ...], ...]:
        """This will give for every figure the figures it may mean, the likeliest first."""
        found: dict[int, tuple[Meaning, ...]] = {}
        for setting in self.settings:
            ranked = self._of_side(setting) or self._remembered(setting) or tuple(sorted(self._meant(setting), key=lambda m: -m.score))[:12]
            found[setting.place] = ranked
            if ranked and ranked[0].score >= _TAKEN_UP:
                self._best[setting.place] = ranked[0]
        return tuple(found.get(place, ()) for place in range(len(self.figures)))

    def stranger(self, place: int) -> str:
        """This will name the body that a figure is told of and that is no known unit; "" where there is none."""
        return unknown_body(self.plain, self.figures[place], self.settings_by_place[place], self._mentions)

    def is_none(self, place: int) -> bool:
        """This will say whether somebody said of a figure's words that they mean none of the ledger."""
        phrase = remembered_phrase(self.figures[place].figure)
        return phrase in self.names.remembered and self.names.remembered[phrase] is None

    def _of_side(self, setting: Setting) -> tuple[Meaning, ...]:
        """Numerator and denominator in brackets are those of the share before them."""
        side = self.figures[setting.place].side
        before = (self._best.get(setting.place - n) for n in (1, 2))
        share = next((meaning for meaning in before if meaning and not meaning.side), None)
        return (replace(share, side=side),) if share and side else ()

    def _remembered(self, setting: Setting) -> tuple[Meaning, ...]:
        """What somebody said the figure's words mean; what is named beside it narrows it further."""
        meant = self.names.remembered.get(remembered_phrase(self.figures[setting.place].figure))
        known = self.names.by_key.get((meant[0], "")) if meant else None
        if meant is None or known is None:
            return ()
        heard = self._heard(setting, setting.own, setting.near, alone=True)
        scopes = {as_scope(dict(scope) | dict(meant[1])): factor for scope, factor in scopes_of(known, heard, self.names)}
        return tuple(
            Meaning(key=meant[0], scope=scope, score=_SAID_SO * factor, because=("记住的叫法",))
            for scope, factor in sorted(scopes.items(), key=lambda item: -item[1])
        )

    def _meant(self, setting: Setting) -> Iterator[Meaning]:
        best: dict[tuple[str, Scope, str], Meaning] = {}
        for own, near in self._ways(setting):
            for heard in self._ways_heard(setting, own, near):
                for meaning in self._weighed(setting, heard):
                    key = (meaning.key, meaning.scope, meaning.side)
                    if key not in best or best[key].score < meaning.score:
                        best[key] = meaning
        yield from best.values()

    def _ways(self, setting: Setting) -> Iterator[tuple[tuple[Stretch, ...], tuple[Stretch, ...]]]:
        """The figure's own words, and what lies nearest; in a list before 分别, one way for each cut of the list."""
        if not setting.listed:
            yield setting.own, setting.near
        for parts in setting.listed:
            last = parts[2] if len(parts) > 2 else None
            opening = (m for m in (self.mentions(last) if last else ()) if last and m.start == last.start)
            begun = next((m.end for m in opening if any(d in self.names.open_dimensions for d, _ in m.groups)), None)
            if last and begun is not None:  # 甲处、乙处承办的任务分别为…: what stands behind the last name is of all
                yield (parts[0], Stretch(begun, last.end), parts[1]), setting.near
            else:
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

    def _ways_heard(self, setting: Setting, own: tuple[Stretch, ...], near: tuple[Stretch, ...]) -> Iterator[Heard]:
        """A number beside the name of a group alone (党支部3项, 正面典型3个) may go on with what was counted, or be named by it."""
        heard = self._heard(setting, own, near, alone=False)
        yield heard
        if self._is_of_group_only(own):
            yield replace(self._heard(setting, own, near, alone=True), weight=1.0 if setting.previous is None else _ALONE)

    def _is_of_group_only(self, own: tuple[Stretch, ...]) -> bool:
        told = Heard()
        for stretch in own:
            self._take(told, stretch, stretch.weight)
        return not self._says_something(told) and any(w.kind in _NAMING and w.concepts != ("率",) for w, _ in told.words)

    def _heard(self, setting: Setting, own: tuple[Stretch, ...], near: tuple[Stretch, ...], *, alone: bool) -> Heard:
        heard = Heard(text="".join(self.plain[s.start : s.end] for s in own))
        for stretch in own:
            self._take(heard, stretch, stretch.weight)
        self._place_in(heard, setting)
        heard.bare = not alone and not self._says_something(heard)
        if heard.bare:
            near = self._promoted(heard, setting, near)
        for stretch in near:
            self._lend(heard, stretch, NEAR, group=0.0 if _MODE.match(self.plain, stretch.start, stretch.end) else _GROUP_NEAR)
        self._join(heard, setting)
        self._inherit(heard, setting)
        figure = self.figures[setting.place]
        for concept in _UNIT_TELLS.get(figure.figure.unit, ()):
            heard.lend(concept, 1.0)
        if figure.figure.unit == "%" and self.plain[figure.end : figure.end + 1] == "的":
            heard.lend("覆盖", NEAR)  # 90%的党支部…
        return heard

    def _take(self, heard: Heard, stretch: Stretch, weight: float) -> None:
        heard.words += [(word, weight) for word in self.words(stretch)]
        heard.mentions += [(m, 1.0) for m in self.mentions(stretch)]

    def _place_in(self, heard: Heard, setting: Setting) -> None:
        """What the clause says it was done at (在调研中…) speaks of all that the clause counts, but less than the words for it."""
        occasion = _OCCASION.match(self.plain, *setting.clause)
        if occasion is None or occasion.end() > self.figures[setting.place].start:
            return
        heard.words = [(word, weight) for word, weight in heard.words if word.start >= occasion.end()]
        self._take(heard, Stretch(occasion.start(), occasion.end()), _AT)

    def _join(self, heard: Heard, setting: Setting) -> None:
        """Words that the number parts are heard as if it did not: 指导组提出6条要求. And who counted before in the clause goes on."""
        figure, first = self.figures[setting.place], setting.own[0] if setting.own else None
        if first is None or figure.in_table or first.end != figure.start:
            return
        if len(setting.own) > 1:
            joined = self.plain[first.start : first.end] + self.plain[setting.own[1].start : setting.own[1].end]
            for word in words_in(joined):
                for concept in (*word.concepts, *word.minor) if word.kind is not WordKind.PLAIN else ():
                    heard.lend(concept, _PARTED)
        former = self.figures[setting.previous] if setting.previous is not None else None
        if former and former.end < first.start and not _STOP.search(self.plain, former.end, first.start):
            heard.mentions += [(m, NEAR) for m in self.mentions(Stretch(former.end, first.start))]

    def _lend(self, heard: Heard, stretch: Stretch, strength: float, *, group: float = 0.0, things_only: bool = False) -> None:
        for word in self.words(stretch):
            if things_only and word.kind not in _LENT:
                continue
            for concept in (*word.concepts, *word.minor):
                heard.lend(concept, strength)
        if group:
            heard.mentions += [(m, group) for m in self.mentions(stretch)]

    def _says_something(self, heard: Heard, *, groups: bool = False) -> bool:
        """Whether words name a thing or how it stands; the names of groups only where `groups` says so."""
        covered = [m for m, _ in heard.mentions if not groups or not m.groups[0][1]]
        plain = 0
        for word, _ in heard.words:
            if any(m.start <= word.start and word.end <= m.end for m in covered):
                continue
            plain += word.kind is WordKind.PLAIN
            if word.kind in _NAMING and word.concepts != ("率",):
                return True
        return plain > 2

    def _promoted(self, heard: Heard, setting: Setting, near: tuple[Stretch, ...]) -> tuple[Stretch, ...]:
        """A number that says nothing itself is named by the clause before it, the sentence before it, or the heading above."""
        alone = setting.previous is None
        for sources, use in ((near, True), (setting.before[:2], alone), (setting.headings[:1], alone)):
            for place, stretch in enumerate(sources if use else ()):
                told = Heard()
                self._take(told, stretch, 1.0)
                if self._says_something(told, groups=True):
                    self._take(heard, stretch, 0.9)
                    heard.bare = False
                    return (*sources[:place], *sources[place + 1 :]) if sources is near else near
        return near

    def _inherit(self, heard: Heard, setting: Setting) -> None:
        self._inherit_figure(heard, setting.parent, PARENT, states=True)
        if setting.parent is not None and setting.parent in self._best:
            heard.mentions += [(m, PARENT) for m in self._carried(setting.parent, bare=True)]
        if setting.previous is not None:
            share = self.figures[setting.place].figure.unit == "%"
            self._inherit_figure(heard, setting.previous, SAME if heard.bare else PREVIOUS, states=heard.bare or share)
            if not _OF_ALL.search(heard.text):
                heard.mentions += [(m, PREVIOUS) for m in self._carried(setting.previous, bare=heard.bare)]
        else:
            self._inherit_figure(heard, self._above(setting), LEAD, states=False)
        for stretch in setting.lead:
            counts = self._counts(stretch)
            share = self.figures[setting.place].figure.unit == "%"
            self._lend(heard, stretch, LEAD if counts else SUBJECT, things_only=counts or not share)
        for far, stretch in enumerate(setting.before):
            self._lend(heard, stretch, BEFORE - _FADING * far, things_only=True)
        for stretch, strength in zip(setting.headings, HEADINGS, strict=False):
            self._lend(heard, stretch, strength, group=strength, things_only=True)

    def _inherit_figure(self, heard: Heard, place: int | None, strength: float, *, states: bool) -> None:
        meaning = self._best.get(place) if place is not None else None
        if meaning is None:
            return
        for need in self._known(meaning).needs[0]:
            if states or need.kind in _LENT:
                heard.lend(need.concept, strength)

    def _carried(self, place: int, *, bare: bool) -> list[Mention]:
        """What narrowed a figure before, as it was named there: it goes on to hold, but for the last of a list of groups."""
        last, setting = self._best.get(place), self.settings_by_place[place]
        former = self._best.get(setting.previous) if setting.previous is not None and not self._parted(setting.previous, place) else None
        if last is None:
            return []
        listed = {d for d, v in former.scope if (d, v) not in last.scope and d in dict(last.scope)} if former and not bare else set()
        return [Mention(-1, -1, self._as_named((d, v), setting)) for d, v in last.scope if d not in listed]

    def _parted(self, one: int, other: int) -> bool:
        """Whether a semicolon stands between two figures."""
        return ";" in self.plain[self.figures[one].end : self.figures[other].start]

    def _as_named(self, pair: Pair, setting: Setting) -> tuple[Pair, ...]:
        """All that goes by the name which narrowed a figure: 党支部 is a level of problems and one of study."""
        end = self.figures[setting.place].start
        named = next((m for m in reversed(self._mentions) if m.end <= end and m.start >= setting.sentence[0] and pair in m.groups), None)
        return named.groups if named else (pair,)

    def _above(self, setting: Setting) -> int | None:
        """The last figure of the sentences before in the paragraph."""
        start = setting.before[-1].start if setting.before else setting.sentence[0]
        place = bisect_left(self._starts, setting.sentence[0]) - 1
        return place if place >= 0 and self._starts[place] >= start else None

    def _counts(self, stretch: Stretch) -> bool:
        """Whether a figure stands in a stretch."""
        place = bisect_left(self._starts, stretch.start)
        return place < len(self._starts) and self._starts[place] < stretch.end

    def _known(self, meaning: Meaning) -> Known:
        return self.names.by_key[meaning.key, meaning.side]

    # --- what may be meant

    def _weighed(self, setting: Setting, heard: Heard) -> Iterator[Meaning]:
        topic, subject = self._topic(setting), self._subject(setting)
        places = {p for concept in heard.concepts() for p in self.names.by_concept.get(concept, ())}
        for place in places:
            known = self.names.known[place]
            for scope, narrowing in scopes_of(known, heard, self.names):
                yield self._meaning(known, scope, narrowing * _on_topic(known, topic, subject), heard, setting)

    def _topic(self, setting: Setting) -> frozenset[str]:
        """The things that the nearest heading speaks of which speaks of any."""
        for stretch in setting.headings:
            things = {c for w in self.words(stretch) if w.kind is WordKind.THING for c in w.concepts}
            if things:
                return frozenset(things)
        return frozenset()

    def _subject(self, setting: Setting) -> frozenset[str]:
        """The things that the sentence begins with, before any number."""
        first = next((s for s in reversed((*setting.near, *setting.lead)) if not self._counts(s)), None)
        begins = first is not None and first.start == setting.sentence[0] and not _BY.match(self.plain, first.start)
        words = self.words(first) if first and begins else ()
        return frozenset(c for w in words if w.kind is WordKind.THING for c in w.concepts)

    def _meaning(self, known: Known, scope: Scope, factor: float, heard: Heard, setting: Setting) -> Meaning:
        used = used_in(scope, heard)
        spoken = frozenset(c for d, _ in scope for c in self.names.dimension_concepts.get(d, ()) if used)
        name, by_itself = said(known, heard, used, spoken)
        over, unit = unexplained(known, heard, used, self.names), unit_factor(known, self.figures[setting.place], heard)
        tie = self._tie(known, scope, heard, setting)
        lent = 1.0 if by_itself or heard.bare else _ONLY_LENT
        parent = self._best.get(setting.parent) if setting.parent is not None else None
        if parent is not None and (parent.key, parent.scope, parent.side) == (known.figure.key, scope, known.figure.side):
            lent *= _NOT_THE_WHOLE
        score = (name * weighed_down(over) * unit * lent + tie) * factor * heard.weight
        because = (f"名称{name:.2f}", f"未解释{over:.2f}", f"量词{unit:.2f}", f"关联{tie:.2f}", f"范围{factor:.2f}")
        return Meaning(key=known.figure.key, side=known.figure.side, scope=scope, score=round(score, 4), because=because)

    def _tie(self, known: Known, scope: Scope, heard: Heard, setting: Setting) -> float:
        """What speaks for a figure besides its name: it is part of the one before, or of the same matters; its name stands there."""
        figure, tie = known.figure, 0.0
        parent = self._best.get(setting.parent) if setting.parent is not None else None
        if parent is not None and figure.within == parent.key:
            tie += _WITHIN
        previous = self._best.get(setting.previous) if setting.previous is not None else None
        if previous is not None:
            tie += self._goes_on(known, scope, heard, previous)
        if any(name in heard.text for name in figure.names):
            tie += _TO_THE_LETTER
        elif figure.is_share and heard.bare and any(n in self.plain[setting.sentence[0] : setting.clause[0]] for n in figure.names):
            tie += _BY_NAME
        return tie - (_A_SIDE if figure.side else 0.0)

    def _goes_on(self, known: Known, scope: Scope, heard: Heard, previous: Meaning) -> float:
        """What speaks for a figure because of the one before it: the same matters, the same figure of another group, its share."""
        figure = known.figure
        tie = _SAME_TOPIC if self._known(previous).figure.topic == figure.topic else 0.0
        if previous.key != figure.key:
            return tie + (_SAME_BODY if self._known(previous).named & known.named & _BODIES else 0.0)
        if previous.side and figure.is_share:
            return tie + _ITS_SHARE
        if not heard.bare or previous.side != figure.side:
            return tie
        return tie + _SAME_AGAIN + (_NEXT_GROUP if {d for d, _ in scope} & {d for d, _ in previous.scope} else 0.0)


def _issues(plain: str, mention: Mention, outline: Sequence[Heading]) -> bool:
    """Whether a party group stands in the title as the body whose paper it is: …常委会机关党组落实…情况报告."""
    title = next((h for h in outline if h.level == 0 and h.at <= mention.start < h.at + len(h.text)), None)
    is_party = plain[mention.start : mention.end].endswith(("党组", "党委"))
    return title is not None and is_party and bool(_ISSUER.search(plain, title.at, mention.start))


def _on_topic(known: Known, topic: frozenset[str], subject: frozenset[str]) -> float:
    """What a figure loses that has nothing of what the heading speaks of, or of what the sentence begins with."""
    about = known.named | known.subject | known.told
    return (1.0 if not topic or topic & about else _OFF_TOPIC) * (1.0 if not subject or subject & about else _OFF_SUBJECT)
