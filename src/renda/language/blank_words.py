"""What the words around a blank say of the figure that belongs there: whether a name is said in full, and nothing else with it.

Knows the words by which figures are told apart (`naming_words`); nothing of values. Expects the plain form.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from renda.language.blanks import number_of_blank
from renda.language.lexicon import entries
from renda.language.naming_words import WordKind, concepts_of, needs_of, words_in

_BORDERS = ",;:。!?\n\t、"
_STOPS = ",;。!?\n\t"
_TELLING = (WordKind.THING, WordKind.STATE)
_THINGS = (WordKind.THING, WordKind.GENERAL)
_OCCASION = re.compile(r"^(?:在|于)[^,;]{1,8}?(?:过程)?中")
"""What a thing was done at is not counted (在调研中征求意见xx条)."""
_INTO = re.compile(r"转(?:化|变)?[为成]近?[xX×\d ]+[余多]?[\u4e00-\u9fff]{0,2}$")
"""What stands behind such a number is what the counted became."""
_SHORT_LINE = 40
"""A line no longer than this above a paragraph is its heading."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Around:
    """A blank's own item, what its sentence and heading say besides that is no other number's, and the thing nearest to it.

    `sentence` is all that its sentence says before it, `clause` what its clause says. `listed` is one whose words stand elsewhere: in
    the head of its table, or before 分别.
    """

    own: str
    said: str
    sentence: str
    clause: str
    nearest: frozenset[str]
    listed: bool


def around_blank(plain: str, at: int, end: int, unit: str, others: Iterable[tuple[int, int]]) -> Around:
    """This will gather the words around a blank figure; `others` are the stretches of the other figures of the draft."""
    first, last = _between(plain, at, end, _BORDERS)
    line = plain.rfind("\n", 0, at) + 1
    line_end = plain.find("\n", at) if "\n" in plain[at:] else len(plain)
    row = "\t" in plain[line:line_end]
    clause = plain[slice(*_between(plain, at, end, _STOPS))]
    listed = row or "分别" in clause
    heading = plain[:line].rstrip("\n").rpartition("\n")[2]
    before = _head_of_table(plain, line) + plain[line:line_end] if row else _without(plain, line, first, others)
    said = before + (clause if listed else "") + (heading if len(heading) < _SHORT_LINE else "")
    own = plain[first : end if _INTO.search(plain, first, end) else last]
    begins = max(plain.rfind(stop, 0, first) for stop in "。!?\n") + 1
    nearest = _nearest(plain, (at, end), unit, (first, last))
    return Around(own=own, said=said, sentence=plain[begins:first], clause=clause, nearest=nearest, listed=listed)


def says(around: Around, name: str, narrowed: str, told: str = "") -> bool:
    """This will tell whether a name is said of the blank: how the things stand by its own item, the things by it or before it.

    `narrowed` words what the figure is narrowed to (层级：党支部；…), `told` what it counts, which may stand beside its name. And
    whether the item says nothing that the figure does not count.
    """
    own = concepts_of(around.own + (around.said if around.listed else ""))
    before = concepts_of(around.said) | own
    needs = [need for need in needs_of(name) if need.kind in _TELLING]
    states = own if has_thing(around.own) or around.listed else before
    if any(need.concept not in (states if need.kind is WordKind.STATE else before) for need in needs):
        return False
    return _accounted(around, name + narrowed, told) and is_narrowed(around, narrowed)


def is_literal(around: Around, name: str) -> bool:
    """This will tell whether a name stands in the blank's sentence or the head of its table as it is."""
    return _bare(name) in _bare(around.sentence + around.own + (around.said if around.listed else ""))


def is_spelled(around: Around, name: str) -> bool:
    """This will tell whether every word of a name stands in the blank's item as it is (查摆发现问题 spells 查摆问题)."""
    words = [name[word.start : word.end] for word in words_in(name) if word.kind is not WordKind.FRAME]
    return bool(words) and all(word in around.own for word in words)


def is_narrowed(around: Around, narrowed: str) -> bool:
    """This will tell whether each value that narrows a figure (层级：党支部；…) is said of the blank or before it."""
    return all(_is_said(part, around) for part in narrowed.split("；") if part)


def says_group(words: str, narrowed: str) -> bool:
    """This will tell whether some words name a value that narrows a figure (层级：党支部；…)."""
    values = (part.partition("：")[2] or part for part in narrowed.split("；") if part)
    return any(value in words or any(w in words for w in _other_words(value)) for value in values)


def heads(around: Around, name: str) -> bool:
    """This will tell whether what a name counts, its last thing, is the one named nearest to the blank."""
    things = [word for word in words_in(name) if word.kind is WordKind.THING]
    return around.listed or not around.nearest or not things or bool(around.nearest & {*things[-1].concepts, *things[-1].minor})


def exactness(around: Around, name: str) -> int:
    """This will count the concepts of a name that are said of the blank, or begin with what is (调研发现); 0 where one is not."""
    needs = {need.concept for need in needs_of(name) if need.kind is not WordKind.PLAIN}
    said = concepts_of(around.own) | concepts_of(around.said) | concepts_of(around.sentence)
    spoken = {c for words in (around.own, around.said, around.sentence) for c in _spoken(words)}
    begun = tuple(concept for concept in spoken if len(concept) > 1)
    return len(needs) if all(need in said or need.startswith(begun) for need in needs) else 0


@cache
def _spoken(words: str) -> frozenset[str]:
    """The concepts of the words that are known, the pairs of signs of those that are not left out."""
    return frozenset(c for word in words_in(words) if word.kind is not WordKind.PLAIN for c in (*word.concepts, *word.minor))


def tells_alike(one: Around, other: Around) -> bool:
    """This will tell whether two items name the same things standing alike, whoever else they speak of."""
    ours, theirs = (frozenset(c for w in words_in(a.own) if w.kind in _TELLING for c in w.concepts) for a in (one, other))
    return ours == theirs


def has_thing(words: str) -> bool:
    """This will tell whether words name a thing that could be counted."""
    return any(word.kind in _THINGS for word in words_in(words))


def _bare(words: str) -> str:
    return "".join(c for c in words if c.isalnum())


def _between(plain: str, at: int, end: int, borders: str) -> tuple[int, int]:
    while at > 0 and plain[at - 1] not in borders:
        at -= 1
    while end < len(plain) and plain[end] not in borders:
        end += 1
    return at, end


def _without(plain: str, start: int, end: int, others: Iterable[tuple[int, int]]) -> str:
    """The words of a paragraph before a blank, without the items of other numbers; of the sentence itself the one before counts."""
    kept = plain[start:end]
    items = sorted({_between(plain, at, stop, _BORDERS) for at, stop in others if start <= at < end})
    for first, last in items:
        goes_on = (first, last) == items[-1] and not re.search("[。!?]", plain[last:end])
        kept = kept if goes_on else kept.replace(plain[first:last], ",")
    return kept


def _head_of_table(plain: str, line: int) -> str:
    """The rows above a row, up to the first of its table."""
    start = line
    while start > 0 and "\t" in plain[(before := plain.rfind("\n", 0, start - 1) + 1) : start]:
        start = before
    first = plain[start : plain.find("\n", start)]
    return first + "\n" if start < line else ""


def _nearest(plain: str, blank: tuple[int, int], unit: str, item: tuple[int, int]) -> frozenset[str]:
    found = number_of_blank(plain, *blank, unit)
    if found is None:
        return frozenset()
    at, end = found.start("blank"), found.end()
    things = [word for word in words_in(plain, *item) if word.kind in _THINGS]
    begins = max(plain.rfind(stop, 0, item[0]) for stop in "。!?\n") + 1
    before = [word for word in words_in(plain, begins, item[0]) if word.kind in _THINGS] if not things else []
    things = [word for word in things if word.end <= at] if _INTO.search(plain, item[0], end) else things
    near = min(things, key=lambda word: min(abs(at - word.end), abs(word.start - end)), default=before[-1] if before else None)
    return frozenset((*near.concepts, *near.minor)) if near else frozenset()


def _accounted(around: Around, name: str, definition: str = "") -> bool:
    """Whether every thing and state that the item names is one of the figure's name or of what narrows it, or begins as a word of it.

    A thing may also be one that its definition speaks of (集中教育 beside 领导小组会议).
    """
    told = concepts_of(name) | frozenset(
        c for word in words_in(definition) if word.kind is WordKind.THING for c in word.concepts if c in concepts_of(definition)
    )
    extra = [word for word in words_in(_OCCASION.sub("", around.own)) if word.kind in _TELLING and not set(word.concepts) & told]
    return around.listed or all(any(concept[:2] in name for concept in word.concepts) for word in extra)


@cache
def _other_words(value: str) -> tuple[str, ...]:
    return tuple(word for label, word in entries("group_words") if label == value)


def _is_said(part: str, around: Around) -> bool:
    value = part.partition("：")[2] or part
    said = around.own + around.said
    concepts = concepts_of(value)
    named = any(name[-2:] in said for name in re.split("[（）]", value) if name) or any(w in said for w in _other_words(value))
    return named or any(c.isdigit() for c in value) or bool(concepts and concepts <= concepts_of(said))
