"""Finds the places that a draft leaves open: figures, days and years, numbers of an order, names.

Knows the signs that stand for what is to be filled in (xx, ××, ○○, __) and what stands around them; nothing of what goes there.
Expects the plain form.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from renda.language.quantities import unit_at

SIGNS = r"(?:(?<![A-Za-z])[xX×]{1,5}(?![A-Za-z])|[*]{2,5}|_{2,9}|[○]{2,5})"
_SIGNS = re.compile(SIGNS)
_NUMBER = re.compile(rf"(?P<blank>{SIGNS}|(?<=[\u4e00-\u9fff]) {{2,12}})(?P<odd>[余多]?)(?P<myriads>[万亿]?)(?P<late>[余多]?)")
_DAY = re.compile(rf"{SIGNS}(?:[-至到~]{SIGNS})?(?:年度?|月份?|日|号)(?:{SIGNS}月)?(?:{SIGNS}日)?(?!代表|内|均)")
_DOTTED = re.compile(rf"[“]?{SIGNS}·{SIGNS}")
_YEARS_LONG = re.compile(r"(?<=[在满][D党岗])(?P<blank>[xX×]{1,5})年")
_ORDER = re.compile(rf"第{SIGNS}[届次批期号轮]")
_MOTTO = re.compile(rf"{SIGNS}人(?:活动|形象|精神|行动)")


class BlankKind(StrEnum):
    """What belongs into a blank (closed set)."""

    FIGURE = "figure"
    DAY = "day"
    ORDER = "order"
    NAME = "name"


@dataclass(frozen=True, slots=True, kw_only=True)
class Blank:
    """A place left open: its signs stand from `at` to `end`; `unit` is the measure word behind a figure."""

    at: int
    end: int
    kind: BlankKind
    unit: str = ""


def blanks_beside(plain: str, figures: Iterable[tuple[int, int]]) -> tuple[Blank, ...]:
    """This will give every blank that lies in none of the stretches of figures given, in order of place."""
    taken = sorted(figures)
    found: list[Blank] = []
    for blank in _all(plain):
        if not any(start < blank.end and blank.at < end for start, end in (*taken, *((b.at, b.end) for b in found))):
            found.append(blank)
    return tuple(sorted(found, key=lambda blank: blank.at))


def number_of_blank(plain: str, start: int, end: int, unit: str) -> re.Match[str] | None:
    """This will give the signs of a blank figure in a stretch: those that its measure word follows, with 余 and 万 between."""
    matches = [m for m in _NUMBER.finditer(plain, start, end) if m["blank"]]
    return next((m for m in matches if unit and plain.startswith(unit, m.end())), matches[-1] if matches else None)


def is_motto(plain: str, at: int, end: int) -> bool:
    """This will tell whether the blank of a stretch stands for the name of a place (文明xx人活动)."""
    return bool(_MOTTO.search(plain, at, end + 2))


def _all(plain: str) -> Iterator[Blank]:
    """Blanks of every kind, those of kinds that say more first."""
    for match in _YEARS_LONG.finditer(plain):
        yield Blank(at=match.start(), end=match.end("blank"), kind=BlankKind.FIGURE, unit="年")
    for kind, pattern in ((BlankKind.ORDER, _ORDER), (BlankKind.DAY, _DOTTED), (BlankKind.DAY, _DAY)):
        for match in pattern.finditer(plain):
            yield Blank(at=match.start(), end=match.end(), kind=kind)
    for match in _SIGNS.finditer(plain):
        unit = unit_at(plain, match.end()) or ""
        yield Blank(at=match.start(), end=match.end(), kind=BlankKind.NAME, unit=unit)
