"""Where each figure of a draft stands: its own words, the clauses and sentences before it, the headings above, what it is a part of.

Knows clauses, lists and headings; nothing of what figures there are. Expects the plain form.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from renda.language.draft_figures import DraftFigure
from renda.language.naming_words import THINGS, WordKind, words_in
from renda.language.passages import Clause, Sentence, sentences_of
from renda.language.proposal import Heading

_BORDER = re.compile(r"[,;:。!?\n\t、]")
_AMONG = re.compile(r"其中|里面|(?:当中|之中|中)(?=[,、]|$)")
_EACH = re.compile(r"分别(?:为|是|达到?|有|完成)?")
_JOINTS = re.compile(r"[、和与及]|以及")
_INTO = re.compile(r"转(?:化|变)?[为成]$")
"""What stands behind such a number is what the counted became."""
_MOST_PARTS = 6
_REMEMBERED = 12
"""How many clauses of the sentences before are looked back at."""
_BESIDE = 0.4
"""How much words behind a number weigh that has its own words before it."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of the text, and how much its words weigh."""

    start: int
    end: int
    weight: float = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """What stands around a figure, the nearest first; `previous` and `parent` are places of figures in the draft.

    `listed` are other ways to cut a list before 分别, of which its own words come first.
    """

    place: int
    own: tuple[Stretch, ...]
    near: tuple[Stretch, ...] = ()
    lead: tuple[Stretch, ...] = ()
    before: tuple[Stretch, ...] = ()
    headings: tuple[Stretch, ...] = ()
    sentence: tuple[int, int] = (0, 0)
    clause: tuple[int, int] = (0, 0)
    previous: int | None = None
    parent: int | None = None
    listed: tuple[tuple[Stretch, ...], ...] = ()


def settings_of(plain: str, figures: Sequence[DraftFigure], outline: Sequence[Heading]) -> tuple[Setting, ...]:
    """This will give the setting of every figure, in their order."""
    found: list[Setting] = []
    starts = [figure.start for figure in figures]
    for line, at in _lines(plain):
        first, last = bisect_right(starts, at - 1), bisect_right(starts, at + len(line))
        if first == last:
            continue
        mine = range(first, last)
        above = _headings(outline, at, figures[first].start)
        if "\t" in line:
            found += [_in_row(n, figures, above, (at, at + len(line)), n - 1 if n > first else None) for n in mine]
        else:
            found += _in_line(plain, line, at, figures, mine, above)
    return tuple(found)


def _lines(plain: str) -> Iterator[tuple[str, int]]:
    at = 0
    for line in plain.split("\n"):
        yield line, at
        at += len(line) + 1


def _headings(outline: Sequence[Heading], at: int, figure: int) -> tuple[Stretch, ...]:
    """The headings that hold in a line, the innermost first, one that opens the line itself among them; the title comes last."""
    stack: list[Heading] = []
    for heading in outline:
        if heading.at + (len(heading.text) if heading.at >= at else 0) >= figure:
            break
        while stack and stack[-1].level >= heading.level:
            stack.pop()
        stack.append(heading)
    return tuple(Stretch(h.at, h.at + len(h.text)) for h in reversed(stack))


def _in_row(
    place: int, figures: Sequence[DraftFigure], above: tuple[Stretch, ...], line: tuple[int, int], previous: int | None
) -> Setting:
    """A cell is named by its row and column; the heads before its own lend it their noun."""
    figure = figures[place]
    own = tuple(Stretch(s, e) for s, e in (*figure.row, *figure.column))
    former = figures[previous].column if previous is not None else ()
    return Setting(
        place=place, own=own, lead=tuple(Stretch(s, e) for s, e in former), headings=above, sentence=line,
        clause=(figure.start, figure.end), previous=previous,
    )


def _in_line(  # noqa: PLR0913 - a line is these things
    plain: str, line: str, at: int, figures: Sequence[DraftFigure], mine: range, above: tuple[Stretch, ...]
) -> list[Setting]:
    found: list[Setting] = []
    before: tuple[Stretch, ...] = ()
    for sentence in _whole(sentences_of(line, at)):
        inside = [n for n in mine if sentence.at <= figures[n].start < sentence.end]
        settings = [_of_sentence(plain, sentence, figures, inside, k) for k in range(len(inside))]
        found += [replace(s, before=before, headings=above) for s in settings]
        before = (*(Stretch(c.at, c.end) for c in reversed(sentence.clauses)), *before)[:_REMEMBERED]
    return found


def _whole(parts: Iterator[Sentence]) -> Iterator[Sentence]:
    """Sentences up to a full stop: what stands between semicolons goes on."""
    run: list[Clause] = []
    for part in parts:
        run += part.clauses
        if part.clauses[-1].stop != ";":
            yield Sentence(clauses=tuple(run))
            run = []
    if run:
        yield Sentence(clauses=tuple(run))


def _of_sentence(plain: str, sentence: Sentence, figures: Sequence[DraftFigure], inside: Sequence[int], k: int) -> Setting:
    figure = figures[inside[k]]
    clause = next(c for c in reversed(sentence.clauses) if c.at <= figure.start)
    earlier = figures[inside[k - 1]] if k else None
    later = figures[inside[k + 1]] if k + 1 < len(inside) else None
    own = _own(plain, clause, figure, earlier, later)
    between = [c for c in sentence.clauses if c.end <= clause.at and (earlier is None or c.at >= earlier.end)]
    led = [c for c in sentence.clauses if earlier is not None and c.at < earlier.end and c.at <= clause.at]
    return Setting(
        place=inside[k], own=own, near=tuple(Stretch(c.at, c.end) for c in reversed(between)),
        lead=tuple(Stretch(c.at, min(c.end, figure.start)) for c in reversed(led)),
        sentence=(sentence.at, sentence.end), clause=(clause.at, clause.end), previous=_previous(plain, figures, inside, k),
        parent=_parent(plain, sentence, figures, inside, k), listed=_listed(plain, sentence, figures, inside, k),
    )


def _previous(plain: str, figures: Sequence[DraftFigure], inside: Sequence[int], k: int) -> int | None:
    """The figure before it; behind a semicolon the first of the part before, for parts run alike: 甲3项，办结2项；乙4项，办结1项."""
    if not k or ";" not in plain[figures[inside[k - 1]].end : figures[inside[k]].start]:
        return inside[k - 1] if k else None
    part = plain.rfind(";", 0, figures[inside[k - 1]].start)
    return next(n for n in inside if figures[n].start > part)


def _own(
    plain: str, clause: Clause, figure: DraftFigure, earlier: DraftFigure | None, later: DraftFigure | None
) -> tuple[Stretch, ...]:
    """The words before the number since the last one in its clause, and those behind it until a border or the next number's own."""
    start = max(clause.at, earlier.end) if earlier else clause.at
    left = Stretch(start + _taken(plain, earlier, figure) if earlier and start == earlier.end else start, figure.start)
    end = _right_end(plain, figure, later)
    if _INTO.search(plain, left.start, left.end):
        return (left,)
    named = _names(plain, left)
    return (left, Stretch(figure.end, end, _BESIDE if named else 1.0)) if end > figure.end else (left,)


def _names(plain: str, stretch: Stretch) -> bool:
    return any(w.kind is WordKind.STATE or w.kind in THINGS for w in words_in(plain, stretch.start, stretch.end))


def _right_end(plain: str, figure: DraftFigure, later: DraftFigure | None) -> int:
    border = _BORDER.search(plain, figure.end)
    stop = border.start() if border else len(plain)
    if later is None or later.start >= stop:
        return stop
    return figure.end + _taken(plain, figure, later)


def _taken(plain: str, figure: DraftFigure, later: DraftFigure) -> int:
    """How many signs between two numbers without a border still speak of the first: the things behind its measure word."""
    between = plain[figure.end : later.start]
    if _BORDER.search(between):
        return 0
    joint = re.search(r"[和与及]|以及|并|中", between)
    if joint and joint.start() and joint.group() != "中":
        return joint.start()
    end = 1 if between.startswith("的") else 0
    for word in words_in(between, end):
        if word.start != end or word.kind not in THINGS:
            break
        end = word.end
    return end + 1 if between[end : end + 1] == "中" else end


def _parent(plain: str, sentence: Sentence, figures: Sequence[DraftFigure], inside: Sequence[int], k: int) -> int | None:
    """The figure that this one is told to be a part of: the last before 其中, or before 中."""
    place = figures[inside[k]].start
    among = [m.start() for m in _AMONG.finditer(plain, max(sentence.at, plain.rfind(";", 0, place)), place)]
    if not among:
        return None
    return next((n for n in reversed(inside[:k]) if figures[n].start < among[-1]), None)


def _listed(
    plain: str, sentence: Sentence, figures: Sequence[DraftFigure], inside: Sequence[int], k: int
) -> tuple[tuple[Stretch, ...], ...]:
    """The ways to tell which name of a list before 分别 this number is for: as many names as numbers, in their order."""
    place = figures[inside[k]].start
    each = next((m for m in _EACH.finditer(plain, max(sentence.at, plain.rfind(";", 0, place)), place)), None)
    if each is None:
        return ()
    stop = plain.find(";", each.end()) if ";" in plain[each.end() : sentence.end] else sentence.end
    run = [n for n in inside if each.end() <= figures[n].start < stop]
    if not 2 <= len(run) <= _MOST_PARTS:
        return ()
    start = max((c.at for c in sentence.clauses if c.at < each.start()), default=sentence.at)
    shared = Stretch(each.end(), figures[run[0]].start)
    nth = run.index(inside[k])
    return tuple(
        (parts[nth], shared, parts[-1]) if nth + 1 < len(parts) else (parts[nth], shared)
        for parts in _cut(plain, Stretch(start, each.start()), len(run))
    )


def _cut(plain: str, stretch: Stretch, count: int) -> Iterator[list[Stretch]]:
    """Every way to cut a list into so many names, at its commas and at 和."""
    joints = list(_JOINTS.finditer(plain, stretch.start, stretch.end))
    stops = [(j.start(), j.end()) for j in joints]

    def cuts(first: int, left: int) -> Iterator[list[tuple[int, int]]]:
        if not left:
            yield []
            return
        for n in range(first, len(stops)):
            yield from ([stops[n], *rest] for rest in cuts(n + 1, left - 1))

    for number, chosen in enumerate(cuts(0, count - 1)):
        if number > 20:
            return
        starts = [stretch.start, *(end for _, end in chosen)]
        ends = [*(start for start, _ in chosen), stretch.end]
        yield [Stretch(s, e) for s, e in zip(starts, ends, strict=True)]
