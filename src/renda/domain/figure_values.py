"""From what was counted to a value: rates, sums, means, persons, coverage, and the change since another day. Pure.

Must not know: SQL, pages.
"""

from dataclasses import dataclass
from decimal import Decimal

from renda.domain.indicators import Indicator, IndicatorKind, rate_text


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """What was counted: cases in the numerator and in all, the sum of their amounts, how many had one.

    Of a roster, `covered` of `roster` are covered; `months` are those of the period.
    """

    part: int
    whole: int
    amount: Decimal | None = None
    measured: int = 0
    covered: int = 0
    roster: int = 0
    months: int = 1


def number_text(value: Decimal | int) -> str:
    """Write an amount without needless zeros, to two places at most: 12, 12.5, 0.33."""
    rounded = round(Decimal(value), 2)
    return str(int(rounded)) if rounded == rounded.to_integral_value() else f"{rounded.normalize():f}"


def value_text(indicator: Indicator, counted: Counted) -> str:
    """This will write the value of a figure; — where nothing could be measured."""
    match indicator.kind:
        case IndicatorKind.COUNT:
            return str(counted.whole)
        case IndicatorKind.RATE:
            return rate_text(counted.part, counted.whole)
        case IndicatorKind.COVERAGE:
            return rate_text(counted.covered, counted.roster)
        case IndicatorKind.MONTHLY_MEAN:
            return f"{counted.whole / counted.months:.1f}"
        case IndicatorKind.MEAN:
            return f"{(counted.amount or Decimal(0)) / counted.measured:.1f}" if counted.measured else "—"
        case _:
            return number_text(counted.amount or Decimal(0))


def fraction_of(indicator: Indicator, counted: Counted) -> tuple[int, int | None]:
    """This will give numerator and denominator; of anything but a share the cases counted, and no denominator."""
    if indicator.kind is IndicatorKind.RATE:
        return counted.part, counted.whole
    if indicator.kind is IndicatorKind.COVERAGE:
        return counted.covered, counted.roster
    return counted.whole, None


def rests_on(indicator: Indicator, counted: Counted) -> str:
    """This will say in words what a sum, a mean or a number of persons rests on; empty for counts and shares."""
    total = number_text(counted.amount or Decimal(0))
    match indicator.kind:
        case IndicatorKind.MEAN:
            return f"合计{total}{indicator.unit}，{counted.measured}项有此数，共{counted.whole}项"
        case IndicatorKind.MONTHLY_MEAN:
            return f"{counted.months}个月共{counted.whole}项"
        case IndicatorKind.SUM | IndicatorKind.PERSONS:
            return f"来自{counted.whole}项"
        case _:
            return ""


def change_text(now: str, before: str) -> str:
    """This will word the change between two values written as figures are: 增加3（25.0%）, 下降1.2个百分点, 持平.

    A value that could not be counted (—) compares with nothing.
    """
    if "—" in (now, before):
        return "无可比数"
    share = now.endswith("%")
    new, old = (Decimal(v.removesuffix("%")) for v in (now, before))
    if new == old:
        return "持平"
    size = number_text(abs(new - old))
    if share:
        return f"{'上升' if new > old else '下降'}{size}个百分点"
    rate = f"（{abs(new - old) * 100 / abs(old):.1f}%）" if old else ""
    return f"{'增加' if new > old else '减少'}{size}{rate}"
