"""Two documents compared: their outlines, the figures that count the same, and what became of the promises of the former.

The door of comparing: of two years of one body, or of two places. A pair is told only where the words bear it; what is left over is
told as not found in the other. Every finding quotes its text exactly and holds its offset there. Knows readings; no file, no ledger.
"""

from dataclasses import dataclass
from enum import StrEnum

from renda.language.figure_pairs import FigurePair, figure_pairs
from renda.language.heard import Heard, heard
from renda.language.promises import Promise, again_of, promised_in, promises_of
from renda.language.proposal import Heading, Measure, Task
from renda.language.reading import Reading, read_document
from renda.language.sections import strip_sign
from renda.language.shared_words import weights_of
from renda.language.versions import Item, bare, compared


class Standing(StrEnum):
    """How a heading stands in the present text (closed set)."""

    KEPT = "kept"
    REWORDED = "reworded"
    MOVED = "moved"
    DROPPED = "dropped"
    NEW = "new"


@dataclass(frozen=True, slots=True, kw_only=True)
class HeadingPair:
    """A heading of the former text, of the present one, or of both. `moved` is one that stands elsewhere in the order, or under
    another heading; it may be reworded too."""

    former: Heading | None
    present: Heading | None
    standing: Standing


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """What two documents have in common and what not; `new_promises` are those of the present one that the former did not make."""

    outline: tuple[HeadingPair, ...]
    figures: tuple[FigurePair, ...]
    promises: tuple[Promise, ...]
    new_promises: tuple[Task | Measure, ...]


def compare_texts(former: str, present: str, *, places: bool = False) -> Comparison:
    """This will read two texts and compare them; see `compare`."""
    return compare((former, read_document(former)), (present, read_document(present)), places=places)


def compare(former: tuple[str, Reading], present: tuple[str, Reading], *, places: bool = False) -> Comparison:
    """This will compare two documents, each given as its text and its reading.

    Of two years `former` is the earlier: what it promised is looked for in `present` as done, then as promised again. Of two
    places (`places`) neither reports on the other, so that promises are only found as promised by both.
    """
    ours, theirs = heard(*former), heard(*present)
    weights = weights_of([said.pairs for one in (ours, theirs) for said in one.said])
    found = (again_of if places else promises_of)(ours, theirs, weights)
    return Comparison(
        outline=_outline(former[1].outline, present[1].outline), figures=figure_pairs(ours, theirs, weights), promises=found,
        new_promises=_new(ours, theirs, found),
    )


def _new(former: Heard, present: Heard, found: tuple[Promise, ...]) -> tuple[Task | Measure, ...]:
    again = {promise.again.at for promise in found if promise.again}
    known = {bare(one.quote) for one in promised_in(former)}
    return tuple(one for one in promised_in(present) if one.at not in again and bare(one.quote) not in known)


def _outline(former: tuple[Heading, ...], present: tuple[Heading, ...]) -> tuple[HeadingPair, ...]:
    ours, theirs = ([h for h in headings if h.level > 0] for headings in (former, present))
    pairs = compared([Item(words=_words(h)) for h in ours], [Item(words=_words(h)) for h in theirs])
    both = [(p.former, p.present) for p in pairs if p.former is not None and p.present is not None]
    kept = _in_order(both, [h.level for h in ours])
    return tuple(
        _heading_pair(
            None if p.former is None else ours[p.former], None if p.present is None else theirs[p.present],
            in_order=(p.former, p.present) in kept,
        )
        for p in pairs
    )


def _heading_pair(former: Heading | None, present: Heading | None, *, in_order: bool) -> HeadingPair:
    if former is None or present is None:
        return HeadingPair(former=former, present=present, standing=Standing.NEW if former is None else Standing.DROPPED)
    same = bare(_words(former)) == bare(_words(present))
    stays = Standing.KEPT if same else Standing.REWORDED
    return HeadingPair(former=former, present=present, standing=stays if in_order and former.level == present.level else Standing.MOVED)


def _words(heading: Heading) -> str:
    """A heading without its number and the year it is of, so that 2025年工作回顾 is 2026年工作回顾."""
    return "".join(c for c in strip_sign(heading.text) if not c.isdigit())


def _in_order(pairs: list[tuple[int, int]], levels: list[int]) -> frozenset[tuple[int, int]]:
    """The weightiest run of pairs that stand in the same order in both texts, heads of parts before all: the others were moved."""
    best: list[tuple[int, list[tuple[int, int]]]] = []
    for pair in sorted(pairs):
        before = max((run for run in best if run[1][-1][1] < pair[1]), key=lambda run: run[0], default=(0, []))
        best.append((before[0] + 10 ** max(0, 4 - levels[pair[0]]), [*before[1], pair]))
    return frozenset(max(best, key=lambda run: run[0])[1]) if best else frozenset()
