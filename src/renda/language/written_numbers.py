"""Words a counted value into a blank, so that what stands around the blank (余, 近, 超, 万) holds of it.

A value that the words around it do not hold of is written plainly in their place: 30次 for xx余次. Knows numbers and their
surroundings, nothing of where a value comes from. Expects the plain form.
"""

import re
from dataclasses import dataclass
from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal

from renda.language.blanks import number_of_blank

_NEARLY = re.compile(r"(?:将近|接近|近)$")
_OVER = re.compile(r"(?:超过|超|逾|突破)$")
_MYRIADS = {"万": Decimal(10**4), "亿": Decimal(10**8)}
_SMALL = Decimal(10)
_NEAR = Decimal("0.9")  # as `agreement` understands 近


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """What is put in the place of the draft's characters from `at` to `end`."""

    at: int
    end: int
    words: str


def written(plain: str, start: int, end: int, unit: str, value: Decimal) -> Written | None:
    """This will word a value into the blank of a figure that stands between two offsets; None where there are no signs of a blank."""
    blank = number_of_blank(plain, start, end, unit)
    if blank is None:
        return None
    at, stop = blank.start("blank"), blank.end("blank")
    head = plain[max(0, at - 4) : at]
    nearly, over, odd = _NEARLY.search(head), _OVER.search(head), blank["odd"] or blank["late"]
    scale = _MYRIADS.get(blank["myriads"], Decimal(1))
    if scale > value:
        stop, scale = blank.end("myriads"), Decimal(1)
    scaled = value / scale
    if not (nearly or over or odd):
        return Written(at=at, end=stop, words=_plain(scaled))
    round_one = _rounded(scaled, up=bool(nearly))
    if round_one is not None:
        return Written(at=at, end=stop, words=_plain(round_one))
    before = nearly or over
    return Written(at=at - len(before.group()) if before else at, end=blank.end() if odd else stop, words=_with_scale(scaled, blank, stop))


def _with_scale(scaled: Decimal, blank: re.Match[str], stop: int) -> str:
    """The number, with the 万 that goes away along with the 余 around it."""
    covered = (blank["odd"] or blank["late"]) and blank["myriads"] and stop <= blank.start("myriads")
    return _plain(scaled) + (blank["myriads"] if covered else "")


def _rounded(value: Decimal, *, up: bool) -> Decimal | None:
    """The round number below (or above) a value, of which it is 余 (or 近); None where it is round itself, or too small."""
    if value <= _SMALL:
        return None
    step = Decimal(10) ** (max(1, value.adjusted() - 1))
    below = (value / step).quantize(Decimal(1), ROUND_DOWN) * step
    above = below + step
    if below == value or (up and value < above * _NEAR):
        return None
    return above if up else below


def _plain(value: Decimal) -> str:
    """At most two places behind the point, none that are nought."""
    shown = value.quantize(Decimal("0.01"), ROUND_HALF_UP).normalize()
    return f"{shown:f}"
