"""Puts gaps and contradictions of a text into words for a person.

Knows their kinds; how they are found is for `gaps` and `inner_consistency`.
"""

from decimal import Decimal

from renda.language.inner_consistency import Contradiction, Inconsistency
from renda.language.proposal import Figure, GapKind

GAP_WORDS = {GapKind.MASKED: "遮掩", GapKind.CUT: "缺字", GapKind.BLANK: "留空"}


def remark_of(one: Inconsistency) -> str:
    """This will say in one sentence what contradicts what."""
    first, *others = one.figures
    match one.kind:
        case Contradiction.PART:
            return f"其中的{_number(others[0])}多于合计的{_number(first)}。"
        case Contradiction.SUM:
            return f"各项相加为{_plain(one.follows)}{first.unit}，合计写的是{_number(first)}。"
        case Contradiction.RATE:
            return f"按{_number(others[1])}比{_number(others[0])}为{_plain(one.follows)}%，写的是{_number(first)}。"
        case Contradiction.TWICE:
            return f"同一件事写作{_number(others[0])}，又写作{_number(first)}。"


def _number(figure: Figure) -> str:
    return f"{_plain(Decimal(str(figure.value)))}{figure.unit}"


def _plain(number: Decimal | None) -> str:
    return "" if number is None else f"{number.normalize():f}"
