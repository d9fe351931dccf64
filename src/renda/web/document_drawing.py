"""Drawing a document under review: its lines with their marks, and its proposals as a list.

Must not know: requests, the database, the form of the current proposal (`proposal_drawing`).
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from itertools import groupby

from renda.domain.days import chinese_date
from renda.language.characters import plain_form
from renda.language.deadlines import deadline_in
from renda.language.proposal import GapKind
from renda.language.remarks import GAP_WORDS
from renda.reads.documents import FoundProposal, Line, ReadDocument
from renda.reads.unit_names import KnownUnit, unit_named
from renda.store.contributions import takings
from renda.web.view_models import documents as drawn
from renda.web.view_models.parts import Link


@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    """A document with what is needed to draw it; `decide_href` gives where a proposal's decisions go."""

    document: ReadDocument
    units: tuple[KnownUnit, ...]
    current: FoundProposal | None
    case_href: Callable[[str], str]
    decide_href: Callable[[int], str]
    split_href: Callable[[int], str]


@dataclass(slots=True)
class _Ink:
    """What one character of a line bears."""

    mark: str = ""
    proposal: int = 0


def mark_of(kind: str) -> str:
    """This will give the mark of a kind of proposal: what is due is to be done, the rest was found."""
    return "todo" if takings()[kind].due else "find"


def legend_of(document: ReadDocument) -> tuple[tuple[str, str], ...]:
    """This will give the marks that this document bears, each with its word."""
    kinds = dict.fromkeys(p.kind for p in document.proposals)
    found = [(mark_of(kind), takings()[kind].label) for kind in kinds]
    found += [("when", "时限")] if any(p.due_at or p.deadline_words for p in document.proposals) else []
    found += [("gap", "留空、遮掩、缺字")] if document.reading.get("gaps") else []
    return tuple(found + ([("unit", "单位"), ("q", "待定单位")] if any(p.units for p in document.proposals) else []))


def notes_of(document: ReadDocument) -> tuple[drawn.Note, ...]:
    """This will give what the reading says of the text itself: contradicting figures one by one, gaps by their kind."""
    doubts = [
        drawn.Note(words=words, places=tuple(dict.fromkeys(_place(document, start) for start, _ in spans)))
        for words, spans in document.reading.get("doubts", ())
    ]
    kinds: dict[str, list[int]] = {}
    for start, _, kind in document.reading.get("gaps", ()):
        kinds.setdefault(kind, []).append(start)
    gaps = [
        drawn.Note(words=f"{GAP_WORDS[GapKind(kind)]}{len(starts)}处，原文照录，未作猜补。", places=(_place(document, starts[0]),))
        for kind, starts in kinds.items()
    ]
    return (*doubts, *gaps)


def _place(document: ReadDocument, at: int) -> Link:
    number = next((line.number for line in reversed(document.lines) if line.at <= at), 1)
    return Link(label=f"第{number}行", href=f"#line-{number}")


def drawn_lines(review: Review) -> tuple[drawn.TextLine, ...]:
    """Every line as it stands, with proposals, units and figures marked; what the file set aside follows the text."""
    document = review.document
    lines = [_line(review, line) for line in document.lines]
    for place, text in document.reading.get("file", ()):
        lines.append(drawn.TextLine(number=len(lines) + 1, kind="noise", segments=(drawn.Segment(text=f"{place}：{text}"),)))
    return tuple(lines)


def _line(review: Review, line: Line) -> drawn.TextLine:
    document, end = review.document, line.at + len(line.text)
    here = [p for p in document.proposals if line.at <= p.at < end]
    touching = [p for p in document.proposals if p.at < end and line.at < p.at + len(p.quote)]
    noise = any(start <= line.at and end <= stop for start, stop in document.reading.get("clutter", ()))
    now = review.current is not None and any(p.number == review.current.number for p in touching)
    states = {p.state for p in here}
    done = "" if not here or "pending" in states else "done" if "accepted" in states else "skipped"
    segments = _segments(review, line, touching)
    return drawn.TextLine(
        number=line.number, segments=segments, kind="noise" if noise else line.kind,
        state="now" if now else done, proposal=here[0].number if here else None,
        cells=_cells(segments) if "\t" in line.text and not noise else (),
    )


def _cells(segments: tuple[drawn.Segment, ...]) -> tuple[tuple[drawn.Segment, ...], ...]:
    """The pieces of a table's row by cell; tabs part the cells."""
    cells: list[list[drawn.Segment]] = [[]]
    for segment in segments:
        for n, text in enumerate(segment.text.split("\t")):
            if n:
                cells.append([])
            if text:
                cells[-1].append(replace(segment, text=text, opens=None if n else segment.opens))
    return tuple(tuple(cell) for cell in cells)


def _segments(review: Review, line: Line, touching: list[FoundProposal]) -> tuple[drawn.Segment, ...]:
    ink = _inked(review, line, touching)
    now = review.current.number if review.current else 0
    opening = {p.at: p.number for p in touching if p.at >= line.at}
    first, place, found = min(opening, default=-1), line.at, []
    for key, group in groupby(zip(line.text, ink, strict=True), key=lambda pair: (pair[1].mark, pair[1].proposal)):
        text = "".join(character for character, _ in group)
        opens = opening.get(place) if place != first else None
        found.append(drawn.Segment(text=text, mark=key[0], opens=opens, is_now=bool(now) and key[1] == now))
        place += len(text)
    return tuple(found)


def _inked(review: Review, line: Line, touching: list[FoundProposal]) -> list[_Ink]:
    ink = [_Ink() for _ in line.text]

    def paint(start: int, stop: int, mark: str, proposal: int | None = None) -> None:
        for one in ink[max(start - line.at, 0) : max(stop - line.at, 0)]:
            one.mark, one.proposal = mark, one.proposal if proposal is None else proposal

    for start, stop in review.document.reading.get("figures", ()):
        paint(start, stop, "figure")
    for found in touching:
        paint(found.at, found.at + len(found.quote), mark_of(found.kind), found.number)
        for due in filter(None, (found.due_at, _due_in_row(line, found))):
            paint(*due, "when")
    for found in touching:
        for name in found.units:
            place = line.text.find(name, max(found.at - line.at, 0))
            if place >= 0:
                mark = "unit" if unit_named(name, review.units) else "unsure"
                paint(line.at + place, line.at + place + len(name), mark)
    for start, stop, _ in review.document.reading.get("gaps", ()):
        paint(start, stop, "gap")
    return ink


def _due_in_row(line: Line, found: FoundProposal) -> tuple[int, int] | None:
    """Where the row of a table says until when, in a cell of its own: the cell that words the deadline, or reads as it."""
    if "\t" not in line.text or not found.deadline_words or found.due_at:
        return None
    place = line.at
    for cell in line.text.split("\t"):
        words, begins = cell.strip(), place + len(cell) - len(cell.lstrip())
        place += len(cell) + 1
        if not words or (begins < found.at + len(found.quote) and found.at < begins + len(words)):
            continue
        due = deadline_in(plain_form(words), found.deadline.year if found.deadline else None)
        if due is not None or words.startswith(found.deadline_words):
            return begins, begins + len(words)
    return None


def drawn_proposals(review: Review, current: drawn.Proposal | None) -> tuple[drawn.Proposal, ...]:
    """Every proposal in order of place; `current` stands for the one under review, drawn with its form."""
    return tuple(current if current and current.number == p.number else drawn_row(review, p) for p in review.document.proposals)


def line_of(document: ReadDocument, found: FoundProposal) -> int:
    """This will give the number of the line a proposal begins in."""
    return next((line.number for line in reversed(document.lines) if line.at <= found.at), 1)


def drawn_row(review: Review, found: FoundProposal) -> drawn.Proposal:
    """A proposal as a line of the list."""
    line = line_of(review.document, found)
    due = f" · {chinese_date(found.deadline)}" if found.deadline else f" · {found.deadline_words}" if found.deadline_words else ""
    names = f" · {'、'.join(found.units)}" if found.units else ""
    state, words = _state(found)
    case = found.case or found.known
    row = drawn.Proposal(
        number=found.number, title=found.title, remark=f"第{line}行 · {takings()[found.kind].label}{due}{names}",
        href=f"?at={found.number}", state=state, state_words=words,
        case=Link(label=case[1], href=review.case_href(str(case[0]))) if case else None,
    )
    return replace(row, is_current=review.current is not None and review.current.number == found.number)


def _state(found: FoundProposal) -> tuple[str, str]:
    if found.state == "accepted":
        return "accepted", "已采纳"
    if found.state == "rejected":
        return "skipped", "已跳过"
    return ("known", "已有事项") if found.known else ("waiting", "")
