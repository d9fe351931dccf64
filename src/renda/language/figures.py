"""Finds the figures: quantities that a reader could check against a record.

Knows which numbers are none – dates, ordinals, names, articles – and how exactly one is meant. Expects the plain form,
clutter blanked.
"""

import re
from bisect import bisect_right
from decimal import Decimal

from renda.language.indicators import indicator_of
from renda.language.lexicon import any_pattern_of
from renda.language.proposal import Figure, Qualifier, fingerprints
from renda.language.quantities import Quantity, quantities_in, script_of

_BEFORE = re.compile(
    r"(?:(?P<AT_LEAST>不少于|不低于|不得少于|不得低于|不小于|(?:至少|最少)[^,。;:\d]{0,8})"
    r"|(?P<WITHIN>不超过|不高于|不多于|不得超过|低于|(?:最长|最多|最高(?!人民|法|检|级))[^,。;:\d]{0,8})"
    r"|(?P<OVER>超过|超|逾|突破|多于|高于)|(?P<ABOUT>大约|约为|约|大概|大致)|(?P<NEARLY>近|接近|将近)"
    r"|(?P<REACHED>达到|高达|达))\s?$"
)
_AFTER = re.compile(
    r"\s?(?:(?P<OVER>\(?(?:以上|及以上))|(?P<ABOUT>左右|上下)|(?P<WITHIN>以内|以下|之内)|(?P<ODD>[余多](?=[^元边])))"
)
_ORDINAL = re.compile(
    r"(?:第(?:[〇零一二三四五六七八九十百千\d]+[、至到和-])*|[/每初周]|届(?:[一二三四五六七八九十]+次(?:全会)?[、和])*|礼拜|星期|(?<=[〇零一二三四五六七八九十])款|(?:GB|DB"
    r"|ISO)[/T\d ]*)\s?$"
)
_ONE_OF = re.compile(r"[这那另同某任本该各首]$")
_RANK = re.compile(r"(?:前|排名|列|居|位列)\s?$")
_SPAN_BEFORE = re.compile(r"(?:利用|用|为期|历时|经过|不少于|不超过|最长.{0,6}|提前|延长|缩短.{0,4}|放宽.{0,3})\s?$")
_SPAN_AFTER = re.compile(r"\s?(?:的?时间|左右|以上|以内|之久|内(?![涵容部外]))")
_FROM_A_DAY = re.compile(r"(?:之?日|[后时])起\s?(?:的?[前头]?)$")
"""A span that is counted from a day is a deadline, no work (自受理之日起20个工作日内)."""
_SLOGAN = re.compile(r"“[^“”\n]{2,8}$")
"""What stands before 一次 in a short quotation that ends with it (“最多跑一次”)."""
_PLACE_BEFORE = re.compile(r"[省市州区县盟]$")
_PLACE_BEHIND = re.compile(r"[\u4e00-\u9fff]?[市区县旗镇乡]")
"""A numeral between two names of places belongs to the second (河南省三门峡市)."""
_HELD = re.compile(r"[办展织共计了]\s?$")
"""What is held comes in so many 期; elsewhere a Chinese numeral before 期 is an ordinal (二期工程)."""
_POINTS = re.compile(r"(?:要求|意见|建议|希望|体会|措施|做法|启示|经验|认识)")
_SPEAKERS_OWN = re.compile(r"(?:讲|谈|说|我[^,。;]{0,8}[提强][出调]?)(?:以下|如下)?\s?$")
"""What a speaker is about to say himself is no work (下面我讲三点意见)."""
_SESSION = re.compile(r"(?:[、和][一二三四五六七八九十]次)*(?:全体)?(?:会议|全会|大会|集体|学习会|专题会)")
_BRACKETED = re.compile(r"《[^《》\n]{1,80}》|“[^“”\n]{1,12}”")
_NAMED_SET = re.compile(r"“[\d一二两三四五六七八九十]")
_NAMED = re.compile(any_pattern_of("named_sets"))
_LOOK_BACK = 14


def figures_of(plain: str, source: str) -> tuple[Figure, ...]:
    """This will give every figure of the text in order of its place.

    `plain` is the text without clutter, of the same length as `source`, from which the quotes are taken.
    """
    names = _spans(plain)
    found: list[tuple[Quantity, str, int, int]] = []
    before, last_end = "", 0
    for quantity in quantities_in(plain):
        if not _counts(plain, quantity) or _inside(names, quantity):
            continue
        if "\n" in plain[last_end : quantity.start] or "。" in plain[last_end : quantity.start]:
            before = ""
        before, start, end = indicator_of(plain, quantity, before)
        last_end = quantity.end
        found.append((quantity, before, start, end))
    keys = fingerprints("figure", [source[start:end] for _, _, start, end in found])
    return tuple(_figure(plain, source, *one, key) for one, key in zip(found, keys, strict=True))


def _figure(plain: str, source: str, quantity: Quantity, name: str, start: int, end: int, key: str) -> Figure:
    qualifier, end_of_number = _qualifier(plain, quantity)
    end = max(end, end_of_number)
    return Figure(
        quote=source[start:end],
        at=start,
        key=key,
        indicator=name,
        value=_shown(quantity.value),
        maximum=_shown(quantity.maximum),
        unit=quantity.unit,
        qualifier=qualifier,
        placeholder=quantity.placeholder,
    )


def _shown(value: Decimal | None) -> int | float | None:
    if value is None:
        return None
    return int(value) if value == value.to_integral_value() else float(value)


def _qualifier(plain: str, quantity: Quantity) -> tuple[Qualifier, int]:
    after = _AFTER.match(plain, quantity.end)
    if after:
        return Qualifier[after.lastgroup or ""], after.end()
    if quantity.odd:
        return Qualifier.ODD, quantity.end
    before = _BEFORE.search(plain[max(0, quantity.start - _LOOK_BACK) : quantity.start])
    return Qualifier[before.lastgroup or ""] if before else Qualifier.EXACT, quantity.end


def _spans(plain: str) -> list[tuple[int, int]]:
    """Stretches whose numerals are names: titles in 《》, short quotations that open with a numeral, set phrases."""
    spans = [m.span() for m in _NAMED.finditer(plain)]
    spans += [m.span() for m in _BRACKETED.finditer(plain) if m.group()[0] == "《" or _NAMED_SET.match(m.group())]
    return sorted(spans)


def _inside(spans: list[tuple[int, int]], quantity: Quantity) -> bool:
    place = bisect_right(spans, (quantity.start, 10**9))
    return any(quantity.start < end for _, end in spans[max(0, place - 2) : place]) or (
        place < len(spans) and spans[place][0] < quantity.start + len(quantity.number)
    )


def _counts(plain: str, quantity: Quantity) -> bool:
    head = plain[max(0, quantity.start - _LOOK_BACK) : quantity.start]
    if _ORDINAL.search(head) or (_RANK.search(head) and quantity.unit in ("%", "名", "位", "家")):
        return False
    if quantity.value == 1 and (_ONE_OF.search(head) or (quantity.chinese and not _bounded(head))):
        return False
    if _FROM_A_DAY.search(head) or (quantity.value == 1 and plain[quantity.end : quantity.end + 1] == "”" and _SLOGAN.search(head)):
        return False
    if quantity.chinese and not _chinese_counts(head, quantity):
        return False
    return _unit_counts(plain, head, quantity)


def _bounded(head: str) -> bool:
    before = _BEFORE.search(head)
    return before is not None and before.lastgroup in ("AT_LEAST", "WITHIN")


def _chinese_counts(head: str, quantity: Quantity) -> bool:
    """A numeral in Chinese signs counts with most measure words, a bare 百 or 万 only behind 近, 超, 约."""
    if quantity.number[-1:] in "百千万亿" and len(quantity.number) <= 2 and quantity.number[0] in "百千万亿":
        return bool(_BEFORE.search(head))
    if quantity.unit == "期" and not _HELD.search(head):
        return False
    if quantity.unit in ("元", "人") and quantity.number in ("二", "三", "两"):
        return quantity.unit == "人" and not head.endswith(("工", "客", "商"))
    return script_of(quantity.unit) == "both" and "〇" not in quantity.number


def _unit_counts(plain: str, head: str, quantity: Quantity) -> bool:
    unit, tail = quantity.unit, plain[quantity.end : quantity.end + 8]
    if script_of(unit) == "never" or (quantity.chinese and _PLACE_BEFORE.search(head) and _PLACE_BEHIND.match(tail)):
        return False
    if unit == "年":
        return not _is_year(quantity) and bool(_SPAN_BEFORE.search(head) or _SPAN_AFTER.match(tail))
    if unit in ("位", "件") and quantity.chinese and tail[:1] in "数套":
        return False
    if unit == "次" and quantity.chinese and quantity.value is not None and quantity.value < 10:
        return "两" in quantity.number or (quantity.number != "二" and not _SESSION.match(tail))
    if unit == "%" and head.rstrip().endswith(("×", "x", "*")):
        return False
    if unit == "点":
        return bool(_POINTS.match(tail)) and not _SPEAKERS_OWN.search(head)
    if unit == "分":
        return not head.rstrip().endswith(("时", "点"))
    return True


def _is_year(quantity: Quantity) -> bool:
    return quantity.value is not None and 1900 <= quantity.value <= 2100
