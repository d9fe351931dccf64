"""Whether a number written in a text holds of a counted value: 30余 of 31 to 39, 近100 of 90 to 99, 不少于5 of 5 and more.

Each qualifier is an interval, told in `interval_of`. Knows nothing of where the value comes from.
"""

from dataclasses import dataclass
from decimal import Decimal

from renda.language.proposal import Figure, Qualifier

_NEAR = Decimal("0.1")  # 近, 约: a tenth of what is written
_INCLUDED = ("以上", "及以上")


@dataclass(frozen=True, slots=True, kw_only=True)
class Interval:
    """The values a written number holds of; a missing end is open, `low_in` and `high_in` say whether an end itself counts."""

    low: Decimal | None
    high: Decimal | None
    low_in: bool = True
    high_in: bool = True

    def holds(self, value: Decimal) -> bool:
        """This will say whether a value lies inside."""
        above = self.low is None or value > self.low or (self.low_in and value == self.low)
        below = self.high is None or value < self.high or (self.high_in and value == self.high)
        return above and below


def agrees(figure: Figure, value: Decimal | float) -> bool:
    """This will say whether the figure as it is written holds of a counted value; a blank to be filled never does."""
    interval = interval_of(figure)
    return interval is not None and interval.holds(Decimal(str(value)))


def interval_of(figure: Figure) -> Interval | None:
    """This will give the values a written figure holds of; None where no number is written.

    Exactly (and 达到): what rounds to it in the places written. 余, 多: more, but less than one more of the last digit that
    is not nought (30余: 31 to 39; 1200余: 1201 to 1299). 近: less, by a tenth at most. 约, 左右: a tenth to either side. 超: more,
    but less than double; 以上: the same with the number itself. 不少于: it and all above. 不超过, 以内: it and all below.
    Of a range: from the one to the other.
    """
    if figure.value is None or figure.placeholder:
        return None
    written = Decimal(str(figure.value))
    if figure.maximum is not None:
        return Interval(low=written, high=Decimal(str(figure.maximum)))
    match figure.qualifier:
        case Qualifier.ODD:
            return Interval(low=written, high=written + _step(written), low_in=False, high_in=False)
        case Qualifier.NEARLY:
            return Interval(low=written * (1 - _NEAR), high=written, high_in=False)
        case Qualifier.ABOUT:
            return Interval(low=written * (1 - _NEAR), high=written * (1 + _NEAR))
        case Qualifier.OVER:
            return Interval(low=written, high=written * 2, low_in=any(w in figure.quote for w in _INCLUDED), high_in=False)
        case Qualifier.AT_LEAST:
            return Interval(low=written, high=None)
        case Qualifier.WITHIN:
            return Interval(low=None, high=written)
        case _:
            return _rounded(written)


def _rounded(written: Decimal) -> Interval:
    """What rounds to the number in the places written; whole numbers are counted, not rounded."""
    if _exponent(written) >= 0:
        return Interval(low=written, high=written)
    half = Decimal(1).scaleb(_exponent(written)) / 2
    return Interval(low=written - half, high=written + half, high_in=False)


def _exponent(number: Decimal) -> int:
    exponent = number.normalize().as_tuple().exponent
    return exponent if isinstance(exponent, int) else 0


def _step(number: Decimal) -> Decimal:
    """One of the last digit that is not nought: 30 → 10, 1200 → 100, 35 → 1."""
    return Decimal(1).scaleb(_exponent(number)) if number else Decimal(1)
