"""What became of the promises of one text in a later one: said to be done, promised again, or not found there.

A promise is found where nearly all that it acts on is said again: a wrong pair is worse than none, so what was reworded beyond
that is told as not found, never as dropped. Knows readings; not whose documents they are, nor any ledger.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from renda.language.checkable import act_begins
from renda.language.clause_marks import act_of, is_done, is_lead_in, is_optional
from renda.language.deadlines import deadline_in
from renda.language.figure_pairs import same_count
from renda.language.heard import Heard, Said
from renda.language.moods import Mood
from renda.language.passages import sentences_of
from renda.language.proposal import Figure, Measure, Task
from renda.language.sections import strip_sign
from renda.language.shared_words import Weights, pairs_of

_FOUND = 0.8
"""So much of what a promise acts on must be said again."""
_WHOLE = 0.3
"""So much of the clause that says it, or `_ITEM` of one thing it lists, must be about the promise."""
_ITEM = 0.6
_LEAST = 3.0
"""Fewer rare pairs of characters are shared by chance, unless they are all of a short promise (`_SHORT`) and much of a clause that
acts alike."""
_SHORT, _ALL, _MOST = 1.5, 0.9, 0.35
_PART, _PARTS = 0.6, 5.0
"""Where nearly all of the clause stands in the promise, so much of the promise, and so many rare pairs, are enough."""
_COUNTED = re.compile(r"\d[万亿余多]*[\u4e00-\u9fff%]")
_NEW = re.compile(r"新|净增")
_MADE = re.compile(r"通过|出台|颁布|公布|印发|发布|施行|制定|修订|修改|完成|建立|形成|编制|废止|实施了")
_DENIED = re.compile(r"未|没有|尚|不够|不足|不力|滞后|不到位|缺乏|难以|问题是|短板")
_LISTED = re.compile(r"、|(?<=[\u4e00-\u9fff”》]{4})[和及与](?=[\u4e00-\u9fff“《]{4})")
_LEVEL = 2
"""Headings down to this level name a part and state nothing."""


class Fate(StrEnum):
    """What the later text says of a promise (closed set)."""

    DONE = "done"
    AGAIN = "again"
    NOT_FOUND = "not_found"


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """Words of a text, exactly as they stand there, and their offset in characters."""

    text: str
    at: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Promise:
    """A task or measure of the former text: where the present one says it was done, and where it promises it again.

    `figures` are what was promised beside what is said to be reached, of the same thing; whether that is enough a person says.
    """

    promised: Task | Measure
    done: Stretch | None = None
    again: Task | Measure | None = None
    figures: tuple[tuple[Figure, Figure], ...] = ()

    @property
    def fate(self) -> Fate:
        """What became of it; what was done and is promised once more was done."""
        return Fate.DONE if self.done else Fate.AGAIN if self.again else Fate.NOT_FOUND


def promises_of(former: Heard, present: Heard, weights: Weights) -> tuple[Promise, ...]:
    """This will tell of every promise of the former text what became of it in the present one, in order of place."""
    reports, promised = list(_reports(present)), [(one, core_of(one, present)) for one in promised_in(present)]
    return tuple(_promise(one, former, present, weights, (reports, promised)) for one in promised_in(former))


def again_of(former: Heard, present: Heard, weights: Weights) -> tuple[Promise, ...]:
    """This will tell of every promise of one text whether another one, of another place, promises the same."""
    promised = [(one, core_of(one, present)) for one in promised_in(present)]
    return tuple(_promise(one, former, present, weights, ([], promised)) for one in promised_in(former))


def promised_in(heard: Heard) -> tuple[Task | Measure, ...]:
    """This will give the tasks and measures of a text in order of place, none within another."""
    found: list[Task | Measure] = []
    both: tuple[Task | Measure, ...] = (*heard.reading.tasks, *heard.reading.measures)
    for one in sorted(both, key=lambda p: (p.at, -len(p.quote))):
        if not found or one.at >= found[-1].at + len(found[-1].quote):
            found.append(one)
    return tuple(found)


@dataclass(frozen=True, slots=True)
class Core:
    """What a promise acts on, as pairs of characters, and the verb of the act with its class."""

    pairs: frozenset[str]
    verb: str = ""
    kind: str = ""


def core_of(one: Task | Measure, heard: Heard) -> Core:
    """This will give what a promise acts on: the goal of its first act, without deadline, doer and verb."""
    quote = heard.plain[one.at : one.at + len(one.quote)]
    for sentence in sentences_of(quote, one.at):
        for clause in sentence.clauses:
            words = strip_sign(_without_deadline(clause.text))
            act = act_of(words[act_begins(words) :])
            if act and len(goal := pairs_of(act.goal)) >= _LEAST:
                return Core(goal, act.verb, act.kind)
    return Core(pairs_of(_without_deadline(quote)))


def _without_deadline(words: str) -> str:
    found = deadline_in(words)
    return words[: found.start] + "," + words[found.end :] if found else words


def _reports(heard: Heard) -> Iterator[Said]:
    """The clauses that say that something was done."""
    spans = [(p.at, p.at + len(p.quote)) for p in promised_in(heard)]
    starts = [start for start, _ in spans]
    headings = {h.at for h in heard.reading.outline if h.level <= _LEVEL}
    for said in heard.said:
        place = bisect_right(starts, said.at) - 1
        if said.at in headings or (place >= 0 and said.at < spans[place][1]) or _says_nothing_done(said.text):
            continue
        if is_done(said.text) or heard.reading.moods.at(said.at) is Mood.REPORT:
            yield said


def _says_nothing_done(words: str) -> bool:
    return bool(_DENIED.search(words)) or is_optional(words) or is_lead_in(words)


def _promise(
    one: Task | Measure, former: Heard, present: Heard, weights: Weights,
    told: tuple[list[Said], list[tuple[Task | Measure, Core]]],
) -> Promise:
    core = core_of(one, former)
    done = max(((_share(core, said, weights), said) for said in told[0]), key=lambda s: s[0], default=(0.0, None))
    again = max(((_mutual(core, other, weights), task) for task, other in told[1]), key=lambda s: s[0], default=(0.0, None))
    said = done[1] if done[0] else None
    return Promise(
        promised=one, again=again[1] if again[0] else None,
        done=Stretch(text=present.source[said.at : said.end], at=said.at) if said else None,
        figures=_reached(one, said, former, present, weights) if said else (),
    )


def _share(core: Core, said: Said, weights: Weights) -> float:
    """How much of a clause is about what was promised; 0 where the promise is not found in it."""
    if len(core.pairs & said.pairs) < _SHORT or not _of_one_kind(core, said.text):
        return 0.0
    shared = weights.shared(core.pairs, said.pairs)
    if shared.pairs >= _PARTS and shared.of_other >= _FOUND and shared.of_one >= _PART:
        return shared.of_one + shared.of_other
    if shared.of_one < _FOUND or shared.pairs < _SHORT:
        return 0.0
    if shared.pairs < _LEAST:
        act = act_of(said.text)
        alike = act is not None and act.kind == core.kind
        return shared.of_one + shared.of_other if alike and shared.of_one >= _ALL and shared.of_other >= _MOST else 0.0
    if shared.of_other >= _WHOLE:
        return shared.of_one + shared.of_other
    items = (weights.shared(core.pairs, pairs_of(item)) for item in _LISTED.split(said.text))
    return shared.of_one if any(i.of_one >= _FOUND and i.of_other >= _ITEM for i in items) else 0.0


def _of_one_kind(core: Core, words: str) -> bool:
    """Whether a clause can tell of such an act: what is to be made was made, what is to be new is new; a bare name tells nothing."""
    if core.verb.startswith(("新", "净增")) and not _NEW.search(words):
        return False
    if core.kind == "make" and not _MADE.search(words):
        return False
    return bool(act_of(words)) or is_done(words) or bool(_COUNTED.search(words))


def _mutual(core: Core, other: Core, weights: Weights) -> float:
    if len(core.pairs & other.pairs) < _SHORT or (core.kind == "make") != (other.kind == "make"):
        return 0.0
    shared = weights.shared(core.pairs, other.pairs)
    low, high = sorted((shared.of_one, shared.of_other))
    enough = shared.pairs >= _LEAST or (shared.pairs >= _SHORT and low >= _ALL)
    return low + high if enough and high >= _FOUND and low >= _ITEM else 0.0


def _reached(
    one: Task | Measure, said: Said, former: Heard, present: Heard, weights: Weights
) -> tuple[tuple[Figure, Figure], ...]:
    promised, reached = former.figures_within(one.at, one.at + len(one.quote)), present.figures_within(said.at, said.end)
    pairs = [(p, r) for p in promised for r in reached if same_count(p, r, weights)]
    return tuple((p, r) for p, r in pairs if sum(x is p or y is r for x, y in pairs) == 1)
