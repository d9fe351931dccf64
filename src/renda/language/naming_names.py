"""What a draft's numbers may be about: the figures there are by their names, and the groups, units and titles that narrow them.

Knows names and finds them in a text; nothing of where they come from. Expects the plain form.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache, cached_property

from renda.language.characters import plain_form, without_blanks
from renda.language.naming_words import THINGS, Needed, WordKind, concepts_of, needs_of, words_in
from renda.language.proposal import Figure


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedFigure:
    """A figure as it may be named: the label first, then what else it is called.

    `told` are words that may also stand beside it (its definition), `subject` what the figures beside it are about.
    `topic` ties figures of the same matters together; `within` is the figure this one is a part of. `side` is part or whole where
    the numerator or the denominator of a share is meant. `dimensions` are those it can be narrowed by.
    """

    key: str
    names: tuple[str, ...]
    unit: str
    told: str = ""
    subject: str = ""
    topic: str = ""
    within: str = ""
    side: str = ""
    is_share: bool = False
    dimensions: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedGroup:
    """A group, unit, person or case by which figures can be narrowed; `open` ones may be several at once."""

    dimension: str
    key: str
    names: tuple[str, ...]
    open: bool = False


Remembered = tuple[str, tuple[tuple[str, str], ...]]


@dataclass(frozen=True, slots=True)
class Mention:
    """A name of groups that stands in the text: every (dimension, group) that goes by it; a group of "" is the dimension itself.

    `coordinated` is one of several joined by 、 or 和; of an `announced` one the text says that it is a group (类别为…, …层面);
    one `alone` has a cell of a table to itself.
    """

    start: int
    end: int
    groups: tuple[tuple[str, str], ...]
    coordinated: bool = False
    announced: bool = False
    alone: bool = False


@dataclass(frozen=True, slots=True)
class Known:
    """A figure with its names read: what each name needs, and what may stand beside it unremarked."""

    figure: NamedFigure
    needs: tuple[tuple[Needed, ...], ...]
    named: frozenset[str]
    told: frozenset[str]
    subject: frozenset[str]
    accounted: frozenset[tuple[str, str]]
    covered: frozenset[tuple[str, str]]


def _known(figure: NamedFigure, groups: Iterable[NamedGroup]) -> Known:
    needs = tuple(needs_of(plain_form(name)) for name in figure.names)
    if figure.side:
        needs = tuple(_with_subject(one, figure.subject) for one in needs)
    named = frozenset(n.concept for one in needs for n in one)
    return Known(
        figure=figure, needs=needs, named=named,
        told=concepts_of(plain_form(figure.told)), subject=concepts_of(plain_form(figure.subject)),
        accounted=_accounted(figure, groups), covered=_covered(named, groups),
    )


def _covered(named: frozenset[str], groups: Iterable[NamedGroup]) -> frozenset[tuple[str, str]]:
    """The groups whose name says nothing that the figure's own name does not say: 已见效 beside 转化见效率."""
    return frozenset(
        (g.dimension, g.key) for g in groups if not g.open
        if any(c and c <= named for c in (_said(plain_form(n)) for n in g.names))
    )


@cache
def _said(name: str) -> frozenset[str]:
    words = words_in(name)
    return frozenset(c for w in words for c in w.concepts) if all(w.kind is WordKind.STATE for w in words) else frozenset()


def _with_subject(needs: tuple[Needed, ...], subject: str) -> tuple[Needed, ...]:
    """A numerator that names no thing (已开展的) is one of the things its figures are about."""
    if any(n.kind in THINGS or n.kind is WordKind.PLAIN for n in needs):
        return needs
    return (*needs, *(n for n in needs_of(plain_form(subject)) if n.kind in THINGS))


def _accounted(figure: NamedFigure, groups: Iterable[NamedGroup]) -> frozenset[tuple[str, str]]:
    """The groups that are part of the figure's own name: the only one of their dimension that it names."""
    inside: dict[str, set[str]] = defaultdict(set)
    for group in groups:
        if group.dimension in figure.dimensions and not group.open and any(n in figure.names[0] for n in group.names if len(n) > 1):
            inside[group.dimension].add(group.key)
    return frozenset((dimension, next(iter(keys))) for dimension, keys in inside.items() if len(keys) == 1)


@dataclass(frozen=True, kw_only=True)
class Names:
    """All figures and groups, ready to be found in a text; `dimensions` are the labels of those that a text may name (按来源分).

    `remembered` are words that somebody said mean a figure (key and scope), or none.
    """

    figures: tuple[NamedFigure, ...]
    groups: tuple[NamedGroup, ...]
    dimensions: Mapping[str, str] = field(default_factory=dict)
    remembered: Mapping[str, Remembered | None] = field(default_factory=dict)

    @cached_property
    def known(self) -> tuple[Known, ...]:
        """This will give the figures with their names read."""
        return tuple(_known(figure, self.groups) for figure in self.figures)

    @cached_property
    def by_key(self) -> Mapping[tuple[str, str], Known]:
        """This will give the figures by key and side."""
        return {(known.figure.key, known.figure.side): known for known in self.known}

    @cached_property
    def by_concept(self) -> Mapping[str, tuple[int, ...]]:
        """This will give the places of the figures that a concept may name."""
        found: dict[str, list[int]] = defaultdict(list)
        for place, known in enumerate(self.known):
            for concept in {n.concept for needs in known.needs for n in needs}:
                found[concept].append(place)
        return {concept: tuple(places) for concept, places in found.items()}

    @cached_property
    def openings(self) -> Mapping[str, tuple[tuple[str, tuple[tuple[str, str], ...]], ...]]:
        """This will give the names of groups by their first two signs, the longest first."""
        meant: dict[str, list[tuple[str, str]]] = defaultdict(list)
        for group in self.groups:
            for name in group.names:
                meant[plain_form(name)].append((group.dimension, group.key))
        for dimension, label in self.dimensions.items():
            meant[plain_form(label)].append((dimension, ""))
        found: dict[str, list[tuple[str, tuple[tuple[str, str], ...]]]] = defaultdict(list)
        for name in sorted(meant, key=lambda one: -len(one)):
            if len(name) > 1:
                found[name[:2]].append((name, tuple(dict.fromkeys(meant[name]))))
        return {opening: tuple(names) for opening, names in found.items()}

    @cached_property
    def dimension_concepts(self) -> Mapping[str, frozenset[str]]:
        """This will give what the labels of dimensions speak of: 任务类别 of tasks."""
        return {dimension: concepts_of(plain_form(label)) for dimension, label in self.dimensions.items()}

    @cached_property
    def open_dimensions(self) -> frozenset[str]:
        """This will name the dimensions of which several groups may be meant at once."""
        return frozenset(g.dimension for g in self.groups if g.open)


_JOINT = re.compile(r"[、和与及]|以及|等")
_JOINED_ON = re.compile(r"(?<![\d余多%][\u4e00-\u9fff])(?<![\d余多%][\u4e00-\u9fff]{2})(?<![\d%])[、和与及]$")
_THRESHOLD = re.compile(r"[”\"]?(?:及)?以[上下]")
_AS_VERB = re.compile(r"(?:服务保障|联系群众|服务)(?=常委会|人大|代表|中心|大局|全市|全省)")
"""A name of a group that is the verb of its clause."""
_ANNOUNCED_BEFORE = re.compile(r"(?:为|(?<![一二三四五六七八九十])是|属于?|按|列为|定为|系)[“\"]?$")
_ANNOUNCED_BEHIND = re.compile(r"[”\"]?(?:层面|领域|一?类|环节|方式|渠道|来源|的(?=[\dxX有为共]))")


def remembered_phrase(figure: Figure) -> str:
    """This will give the words of a figure by which it is remembered what they mean: what is counted, without blanks."""
    return without_blanks(plain_form(figure.indicator))


def mentions_in(text: str, names: Names) -> tuple[Mention, ...]:
    """This will give the names of groups that stand in a text in order of place: the longest, and shorter ones of other dimensions."""
    found: list[Mention] = []
    openings, place = names.openings, 0
    while place < len(text) - 1:
        named = [(n, g) for n, g in openings.get(text[place : place + 2], ()) if text.startswith(n, place)]
        seen: set[str] = set()
        for name, groups in named:
            mine = tuple(pair for pair in groups if pair[0] not in seen)
            idle = _is_bare_frame(name, text, place) or _AS_VERB.match(text, place) or _THRESHOLD.match(text, place + len(name))
            if mine and not idle:
                found.append(_mention(text, place, place + len(name), mine))
            seen |= {dimension for dimension, _ in mine}
        place += len(named[0][0]) if named else 1
    return tuple(found)


def _mention(text: str, start: int, end: int, groups: tuple[tuple[str, str], ...]) -> Mention:
    joined = bool(_JOINT.match(text, end) or _JOINED_ON.search(text, max(0, start - 4), start))
    cell = (start == 0 or text[start - 1] in "\n\t") and text[end : end + 1] in ("\t", "\n", "")
    return Mention(start, end, groups, coordinated=joined, announced=_is_announced(text, start, end), alone=cell)


def _is_announced(text: str, start: int, end: int) -> bool:
    return bool(_ANNOUNCED_BEFORE.search(text, max(0, start - 3), start) or _ANNOUNCED_BEHIND.match(text, end))


@cache
def _is_frame(name: str) -> bool:
    words = words_in(name)
    return name == "其他" or (len(words) == 1 and words[0].kind is WordKind.FRAME and (words[0].start, words[0].end) == (0, len(name)))


def _is_bare_frame(name: str, text: str, place: int) -> bool:
    """Whether a group's name is a word that mostly says nothing (机关, 其他) and nothing announces it as a group."""
    return len(name) < 3 and _is_frame(name) and not _is_announced(text, place, place + len(name))


def spoken_names(label: str, also: Iterable[str] = ()) -> tuple[str, ...]:
    """This will give the ways to say a group's label: whole, without its brackets, and what stands in them."""
    bare, _, rest = label.partition("（")
    inside = rest.partition("）")[0]
    return tuple(dict.fromkeys(n for n in (label, bare, inside, *also) if n))
