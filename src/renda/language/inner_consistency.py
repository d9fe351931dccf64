"""Points out figures of one text that contradict one another: a part above its whole, a rate that does not follow, two numbers
for one thing.

Precise rather than many: only numbers written exactly are compared, and only where the grammar says what belongs to what. Knows
sentences and brackets; whether a number is true is for the ledger. Expects the plain form, clutter blanked.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from renda.language.agreement import interval_of
from renda.language.proposal import Figure, Qualifier

_AMONG = re.compile(r"其中[,:]?")
_BRACKET = re.compile(r"\(([^()\n]{6,120})\)")
_LISTED = re.compile(r"[、和及与]|以及")
_RATE = re.compile(r"([\u4e00-\u9fff]{2,4})(?:率|比例)$")
_PERIOD = re.compile(
    r"\d{2,4}年|[今去本明上同前]年|\d{1,2}月|季度|半年|同期|同比|每|月均|以来|届|期间|分别|目标|力争|计划|将|要|拟|增|减|比|其中"
    r"|第[一二三四五六七八九十\d]"
)
_WHO_IN_ALL = re.compile(
    r"(?!全年|一年来|期间|目前|先后|我们)[\u4e00-\u9fff]{2,}?(?<!公)(?:共(?![同建享产青])|累计|总计)[\u4e00-\u9fff]{3,}"
)
"""Who, and how much in all: a clause that leaves neither to the sentences around it."""
_STOP = re.compile(r"[。;\n]")
_LONGEST = 400
"""No sentence reaches further to either side of its figures."""
_REACH = 40
"""No clause that says how much in all names the number further behind."""


class Contradiction(StrEnum):
    """How figures of one text contradict one another."""

    PART = "part"
    SUM = "sum"
    RATE = "rate"
    TWICE = "twice"


@dataclass(frozen=True, slots=True, kw_only=True)
class Inconsistency:
    """Figures that cannot all be right: the first is contradicted by the others; `follows` is what would follow from them."""

    kind: Contradiction
    figures: tuple[Figure, ...]
    follows: Decimal | None


def inconsistencies_of(plain: str, figures: Sequence[Figure]) -> tuple[Inconsistency, ...]:
    """This will give the contradictions among the figures of a text, in order of the place of the first figure of each."""
    exact = [f for f in figures if f.value is not None and f.maximum is None and f.qualifier in (Qualifier.EXACT, Qualifier.REACHED)]
    found = [*_parts(plain, exact), *_sums(plain, exact), *_rates(plain, exact), *_twice(plain, exact)]
    return tuple(sorted(found, key=lambda one: one.figures[0].at))


def _value(figure: Figure) -> Decimal:
    return Decimal(str(figure.value))


def _end(figure: Figure) -> int:
    return figure.at + len(figure.quote)


def _within(figures: Sequence[Figure], start: int, end: int) -> list[Figure]:
    """The figures whose quotes lie between two offsets, in order of place."""
    first = bisect_left(figures, start, key=lambda figure: figure.at)
    found = []
    for figure in figures[first:]:
        if figure.at >= end:
            break
        if _end(figure) <= end:
            found.append(figure)
    return found


def _sentence_at(plain: str, place: int) -> tuple[int, int]:
    first = max(0, place - _LONGEST)
    stop = _STOP.search(plain, place, place + _LONGEST)
    return max(first, *(plain.rfind(sign, first, place) + 1 for sign in "。;\n")), stop.start() if stop else place


def _parts(plain: str, figures: Sequence[Figure]) -> Iterator[Inconsistency]:
    """其中: what stands behind it, joined by 、, are parts of the last figure before it in the same unit."""
    for among in _AMONG.finditer(plain):
        begins, ends = _sentence_at(plain, among.start())
        behind = _within(figures, among.end(), ends)
        if not behind or re.search(r"[,:(]", plain[among.end() : behind[0].at]):
            continue
        whole = next((f for f in reversed(_within(figures, begins, among.start())) if f.unit == behind[0].unit), None)
        if whole is None or whole.unit in ("%", "百分点", "倍", "‰"):
            continue
        parts = _listed(plain, [f for f in behind if f.unit == whole.unit])
        above = next((part for part in parts if _value(part) > _value(whole)), None)
        if above:
            yield Inconsistency(kind=Contradiction.PART, figures=(whole, above), follows=None)
        elif len(parts) > 1 and _alike(parts) and sum(map(_value, parts)) > _value(whole):
            yield Inconsistency(kind=Contradiction.SUM, figures=(whole, *parts), follows=Decimal(sum(map(_value, parts))))


def _listed(plain: str, figures: list[Figure]) -> list[Figure]:
    """The first figure and those that a list joins to it."""
    kept = figures[:1]
    for figure in figures[1:]:
        if not _LISTED.fullmatch(plain[_end(kept[-1]) : figure.at].strip()):
            break
        kept.append(figure)
    return kept


def _alike(parts: list[Figure]) -> bool:
    """Whether the parts are told apart by their first words only (省级建议, 市级建议): such parts do not overlap."""
    return len({part.indicator[-2:] for part in parts}) == 1 and len({part.indicator for part in parts}) == len(parts)


def _sums(plain: str, figures: Sequence[Figure]) -> Iterator[Inconsistency]:
    """A bracket directly behind a figure that only lists figures of its unit tells all its parts."""
    for bracket in _BRACKET.finditer(plain):
        parts = _within(figures, bracket.start(1), bracket.end(1))
        before = _within(figures, max(0, bracket.start() - 40), bracket.start())
        if len(parts) < 2 or not before or not _fills(plain, bracket, parts):  # noqa: PLR2004 - a list has two at least
            continue
        whole = before[-1]
        behind = plain[_end(whole) : bracket.start()]
        if re.search(r"[,。;:、\n]", behind) or any(part.unit != whole.unit for part in parts):
            continue
        total = Decimal(sum(map(_value, parts)))
        if total != _value(whole):
            yield Inconsistency(kind=Contradiction.SUM, figures=(whole, *parts), follows=total)


def _fills(plain: str, bracket: re.Match[str], parts: list[Figure]) -> bool:
    """Whether the figures are all that the bracket lists."""
    joined = len(_listed_by_comma(plain, parts)) == len(parts)
    return joined and parts[0].at == bracket.start(1) and _end(parts[-1]) >= bracket.end(1)


def _listed_by_comma(plain: str, figures: list[Figure]) -> list[Figure]:
    kept = figures[:1]
    for figure in figures[1:]:
        if plain[_end(kept[-1]) : figure.at].strip() not in ("、", ",", ";", "和"):
            break
        kept.append(figure)
    return kept


def _rates(plain: str, figures: Sequence[Figure]) -> Iterator[Inconsistency]:
    """X率 behind exactly two counts of one unit in its sentence, the second of which is of what was X-ed, follows from them."""
    for rate in figures:
        name = _RATE.search(rate.indicator) if rate.unit == "%" else None
        if not name:
            continue
        begins, _ = _sentence_at(plain, rate.at)
        counts = [f for f in _within(figures, begins, rate.at) if f.unit not in ("%", "百分点", "倍", "元")]
        if len(counts) != 2 or counts[0].unit != counts[1].unit:  # noqa: PLR2004 - a whole and a part of it
            continue
        whole, part = counts
        done = name.group(1)[-2:]
        if done not in plain[_end(whole) : _end(part)] or done in plain[begins : _end(whole)] or not 0 < _value(part) <= _value(whole):
            continue
        follows = 100 * _value(part) / _value(whole)
        if abs(follows - _value(rate)) >= _last_place(rate):
            yield Inconsistency(kind=Contradiction.RATE, figures=(rate, whole, part), follows=follows.quantize(Decimal("0.01")))


def _last_place(figure: Figure) -> Decimal:
    """One of the last digit written: rounding up or down stays within it."""
    interval = interval_of(figure)
    width = interval.high - interval.low if interval and interval.low is not None and interval.high is not None else Decimal(0)
    return width if width else Decimal(1)


def _twice(plain: str, figures: Sequence[Figure]) -> Iterator[Inconsistency]:
    """Two clauses of the same words, none of them of another time or kind, with different numbers."""
    seen: dict[tuple[str, str], Figure] = {}
    for figure in figures:
        words = _said(plain, figure)
        if not words:
            continue
        before = seen.setdefault((words, figure.unit), figure)
        if before is not figure and _value(before) != _value(figure):
            yield Inconsistency(kind=Contradiction.TWICE, figures=(figure, before), follows=_value(before))


def _said(plain: str, figure: Figure) -> str:
    """The words of the clause beside the number where they say who and how much in all, and name no time of their own; else ''."""
    if not any(word in plain[max(0, figure.at - _REACH) : _end(figure)] for word in ("共", "累计", "总计")):
        return ""
    begins, ends = _sentence_at(plain, figure.at)
    start = max(plain.rfind(sign, begins, figure.at) for sign in ",:、(") + 1 or begins
    ends = min((at for sign in ",、)(" if (at := plain.find(sign, _end(figure), ends)) >= 0), default=ends)
    words = plain[start:ends].strip()
    if not _WHO_IN_ALL.match(words) or _PERIOD.search(plain[begins:ends]) or len(re.findall(r"\d[\d,.]*", words)) != 1:
        return ""
    return re.sub(r"\d[\d,.]*[万亿]?", "#", words)
