"""Drawing a checked draft: its lines with every place marked by verdict, and the list of what was found.

A verdict is told by number, sign, word and colour. Must not know: requests, the database, how a figure is compared.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from types import MappingProxyType
from typing import Final

from renda.domain.reporting import parse_token
from renda.intake.draft_places import Draft
from renda.reads.draft_check import Candidate, CheckedFigure, Verdict
from renda.reports.check_words import ledger_words
from renda.reports.draft_remarks import OF_THE_TEXT, REMARK_WORDS, Remark, RemarkKind
from renda.web.draft_checking import CheckedText
from renda.web.figure_drawing import figure_href
from renda.web.view_models.drafts import DraftFinding, DraftGroup, DraftLine, DraftPiece
from renda.web.view_models.parts import Link

SIGNS: Final = MappingProxyType({
    RemarkKind.DIFFERS: "≠", RemarkKind.SEVERAL: "？", RemarkKind.BLANK: "□", RemarkKind.NO_SOURCE: "–", RemarkKind.AGREES: "✓",
})
_ICONS: Final = MappingProxyType({
    RemarkKind.DIFFERS: "late", RemarkKind.SEVERAL: "soon", RemarkKind.BLANK: "pen", RemarkKind.NO_SOURCE: "idle",
    RemarkKind.AGREES: "ok", RemarkKind.CONTRADICTS: "soon", RemarkKind.FORMAT: "info",
})
_GRAVITY: Final = {kind: place for place, kind in enumerate(REMARK_WORDS)}
_BEFORE, _BEHIND = 14, 8


def numbered(checked: CheckedText) -> dict[int, int]:
    """This will number the figures by their place: offset to number, from 1."""
    return {figure.at: number for number, figure in enumerate(checked.figures, start=1)}


def drawn_lines(checked: CheckedText, now: int | None) -> tuple[DraftLine, ...]:
    """Every line as it stands, with figures and suggestions marked; `now` is the offset of the figure that is being mended."""
    numbers, found = numbered(checked), []
    for number, spot in enumerate(checked.draft.spots, start=1):
        end = checked.draft.text.find("\n", spot.at)
        end = len(checked.draft.text) if end < 0 else end
        here = [remark for remark in checked.remarks if remark.at < end and spot.at < remark.end]
        pieces = _pieces(checked.draft, spot.at, end, here, numbers)
        here_now = numbers.get(-1 if now is None else now)
        cells = _cells(replace(p, is_now=True) if p.number and p.number == here_now else p for p in pieces)
        found.append(DraftLine(
            number=number, cells=cells, is_row=spot.words.startswith("表"), place=spot.words if spot.box is not None else "",
        ))
    return tuple(found)


def _pieces(draft: Draft, at: int, end: int, remarks: Sequence[Remark], numbers: dict[int, int]) -> list[DraftPiece]:
    """The line cut at every mark; where a figure and a suggestion overlap the figure is shown."""
    found: list[DraftPiece] = []
    place = at
    figures = [remark for remark in remarks if remark.kind in SIGNS]
    hints = [hint for hint in remarks if hint.kind not in SIGNS and not any(_touch(hint, one) for one in figures)]
    for remark in sorted((*figures, *hints), key=lambda one: one.at):
        begins, stops = max(remark.at, place), min(remark.end, end)
        if begins >= stops:
            continue
        if begins > place:
            found.append(DraftPiece(text=draft.text[place:begins]))
        number = numbers.get(remark.at, 0) if remark.kind in SIGNS else 0
        found.append(DraftPiece(
            text=draft.text[begins:stops], mark=remark.kind, number=number, sign=SIGNS.get(remark.kind, ""),
            label=f"第{number}处，{REMARK_WORDS[remark.kind]}" if number else REMARK_WORDS[remark.kind],
        ))
        place = stops
    if place < end:
        found.append(DraftPiece(text=draft.text[place:end]))
    return found


def _touch(one: Remark, other: Remark) -> bool:
    return one.at < other.end and other.at < one.end


def _cells(pieces: Iterable[DraftPiece]) -> tuple[tuple[DraftPiece, ...], ...]:
    cells: list[list[DraftPiece]] = [[]]
    for piece in pieces:
        for n, text in enumerate(piece.text.split("\t")):
            if n:
                cells.append([])
            if text:
                cells[-1].append(replace(piece, text=text, number=0 if n else piece.number))
    return tuple(tuple(cell) for cell in cells)


def drawn_findings(checked: CheckedText, kinds: Iterable[RemarkKind]) -> tuple[DraftFinding, ...]:
    """What was found of the figures of these kinds, the gravest first, then by place."""
    wanted, numbers = set(kinds), numbered(checked)
    remarks = {remark.at: remark for remark in checked.remarks if remark.kind in SIGNS}
    found = [(remarks[figure.at], figure) for figure in checked.figures if remarks[figure.at].kind in wanted]
    return tuple(
        _finding(checked, remark, numbers[remark.at], figure)
        for remark, figure in sorted(found, key=lambda pair: (_GRAVITY[pair[0].kind], pair[0].at))
    )


def drawn_groups(checked: CheckedText) -> tuple[DraftGroup, ...]:
    """What the text alone gives rise to, kind by kind, in order of place."""
    return tuple(
        DraftGroup(key=kind, title=heading, findings=tuple(
            _finding(checked, remark, number, None) for number, remark in enumerate(checked.of_kind(kind), start=1)
        ))
        for kind, heading in OF_THE_TEXT.items() if checked.of_kind(kind)
    )


def _finding(checked: CheckedText, remark: Remark, number: int, figure: CheckedFigure | None) -> DraftFinding:
    return DraftFinding(
        number=number, quote=_quote(checked.draft, remark), kind=remark.kind,
        kind_words=REMARK_WORDS[remark.kind], icon=_ICONS[remark.kind],
        place=checked.draft.place_of(remark.at), words=_words(remark, figure), figures=_figures(figure, checked.today),
    )


def _words(remark: Remark, figure: CheckedFigure | None) -> str:
    """Where the ledger's figures are told as links, only the reason is said beside them."""
    return remark.words if figure is None or not figure.candidates else figure.reason


def _figures(figure: CheckedFigure | None, today: date) -> tuple[Link, ...]:
    if figure is None:
        return ()
    told = figure.candidates[:1] if figure.verdict in {Verdict.AGREES, Verdict.DIFFERS} else figure.candidates[:4]
    return tuple(Link(label=f"{one.label} {ledger_words(one)}", href=candidate_href(one, today)) for one in told)


def candidate_href(candidate: Candidate, today: date) -> str:
    """This will give the page of the figure a candidate is, with its cases, as of its day where that is past."""
    key, scope = parse_token(candidate.token) or (candidate.token, {})
    return figure_href(key, scope, candidate.as_of if candidate.as_of < today else None)


def _quote(draft: Draft, remark: Remark) -> str:
    """The words found with a few around them on the same line."""
    begins = max(draft.line_at(remark.at), remark.at - _BEFORE)
    stop = draft.text.find("\n", remark.at)
    end = min(len(draft.text) if stop < 0 else stop, remark.end + _BEHIND)
    before = ("…" if begins > draft.line_at(remark.at) else "") + draft.text[begins : remark.at]
    return f"{before}【{draft.text[remark.at : remark.end]}】{draft.text[remark.end : end]}".replace("\t", " ").replace("\n", " ")
