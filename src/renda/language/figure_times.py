"""Which time holds for each figure of a draft: the one named beside it, before it in the sentence, or above it in the paper.

Knows where times stand; what they are is for `named_days`. Expects the plain form.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from renda.language.draft_figures import DraftFigure
from renda.language.figure_settings import Setting
from renda.language.named_days import NamedTime, times_in

Held = tuple[tuple[NamedTime | None, float], ...]
_FORMER = 0.94
"""What a time of an earlier sentence weighs against none."""


def times_of(plain: str, figures: Sequence[DraftFigure], settings: Sequence[Setting], today: date) -> tuple[Held, ...]:
    """This will give every figure the times it may be of, the likeliest first, with what each weighs; None is now."""
    named = _resolved(times_in(plain, today))
    whole = _of_paper(named, settings)
    held: dict[int, NamedTime | None] = {}
    found: list[Held] = []
    for figure, setting in zip(figures, settings, strict=True):
        own = _own(named, figures, figure, setting)
        if own is None and setting.previous is not None and not _bracketed(plain, figures[setting.previous]):
            own = held.get(setting.previous)
        elif own is None and setting.previous is not None:
            own = _leading(named, figures, setting)
        held[setting.place] = own
        found.append(_ways(own, whole, named, setting))
    return tuple(found)


def _resolved(named: tuple[NamedTime, ...]) -> tuple[NamedTime, ...]:
    """What 报告期内 means where the paper begins by naming its period."""
    own = next((t for t in named[:2] if t.is_period and not t.chosen), None)
    return tuple(replace(t, first=own.first, last=own.last) if own and t.chosen else t for t in named)


def _ways(own: NamedTime | None, whole: NamedTime | None, named: Sequence[NamedTime], setting: Setting) -> Held:
    if own is not None:
        return ((own, 1.0),)
    former = next((t for t in reversed(named) if setting.before and setting.before[0].start <= t.start < setting.sentence[0]), None)
    first: Held = ((whole, 1.0),)
    return (*first, (former, _FORMER)) if former is not None and former is not whole else first


def _own(named: Sequence[NamedTime], figures: Sequence[DraftFigure], figure: DraftFigure, setting: Setting) -> NamedTime | None:
    """The last time named since the figure before it, in the sentence or, in a table, in the head of its column or row."""
    if figure.in_table:
        spans = (*figure.column, *figure.row)
        return next((t for s, e in spans for t in named if s <= t.start < e), None)
    since = figures[setting.previous].end if setting.previous is not None else setting.sentence[0]
    behind = setting.own[-1].end if setting.own else figure.end
    mine = [t for t in named if since <= t.start < figure.start or figure.end <= t.start < behind]
    return mine[-1] if mine else None


def _leading(named: Sequence[NamedTime], figures: Sequence[DraftFigure], setting: Setting) -> NamedTime | None:
    """The time that the sentence begins with."""
    first = min((f.start for f in figures if setting.sentence[0] <= f.start), default=setting.sentence[1])
    return next((t for t in reversed(named) if setting.sentence[0] <= t.start < first), None)


def _bracketed(plain: str, figure: DraftFigure) -> bool:
    """Whether a figure stands in brackets: what is said there holds for nothing behind them."""
    opened = plain.rfind("(", max(0, figure.start - 40), figure.start)
    return opened >= 0 and ")" not in plain[opened : figure.start] and ")" in plain[figure.end : figure.end + 20]


def _of_paper(named: Sequence[NamedTime], settings: Sequence[Setting]) -> NamedTime | None:
    """The day that the whole paper is of: one named before the first figure, in a sentence that holds none."""
    first = min((s.sentence[0] for s in settings), default=0)
    return next((t for t in named if t.start < first and t.as_of is not None and not t.is_period), None)
