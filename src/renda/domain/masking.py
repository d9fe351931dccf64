"""Personal data in a text that is to be disclosed: found, and shown with the telling part taken out. The text itself stays.

A machine finds marks, not meaning: every find is shown to a person, who may keep it with a reason, and who reads the rest.
Must not know: tables, pages, who asks.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum


class PrivateKind(StrEnum):
    """Kinds of personal data looked for (closed set); an earlier one wins where two begin together."""

    ID_NUMBER = "id_number"
    BANK_CARD = "bank_card"
    MOBILE = "mobile"
    LANDLINE = "landline"
    EMAIL = "email"
    PLATE = "plate"
    ADDRESS = "address"
    NAME = "name"
    PART_NAME = "part_name"


KIND_WORDS: dict[PrivateKind, str] = {
    PrivateKind.ID_NUMBER: "身份证号", PrivateKind.BANK_CARD: "银行卡号", PrivateKind.MOBILE: "手机号码",
    PrivateKind.LANDLINE: "固定电话", PrivateKind.EMAIL: "电子邮箱", PrivateKind.PLATE: "车牌号",
    PrivateKind.ADDRESS: "门牌地址", PrivateKind.NAME: "姓名", PrivateKind.PART_NAME: "已隐去名字",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """One find: where it stands in the text, as written and as it is shown when disclosed."""

    kind: PrivateKind
    start: int
    end: int
    text: str
    shown: str


COMPOUND_SURNAMES = frozenset((
    "欧阳", "司马", "上官", "诸葛", "东方", "皇甫", "尉迟", "公孙", "令狐", "慕容", "司徒",
    "申屠", "闻人", "夏侯", "长孙", "宇文", "端木", "轩辕",
))
_SURNAMES = (
    "王李张刘陈杨黄赵周吴徐孙朱马胡郭林何高梁郑罗宋谢唐韩曹许邓萧冯曾程蔡彭潘袁于董余苏叶吕魏蒋田杜丁沈姜范江傅钟卢汪戴崔任陆廖姚方金邱夏谭"
    "韦贾邹石熊孟秦阎薛侯雷白龙段郝孔邵史毛常万顾赖武康贺严尹钱施牛洪龚汤陶黎温莫易樊乔文安殷颜庄章鲁倪庞邢俞翟蓝聂齐向申葛柴伍覃骆关焦柳"
    "欧祝纪尚毕耿芦左季管符辛苗詹曲欧靳祁路涂兰甘裴梅童翁霍游阮尤岳柯牟滕谷舒卜成饶宁凌盛查单冉鲍华包屈房喻解蒲卫简时连车项闵邬吉党阳费"
)
_WIDE = str.maketrans("０１２３４５６７８９－＠．Ｘｘ", "0123456789-@.Xx")  # one for one, so that places stay
_ID = re.compile(r"(?<![0-9A-Za-z])[1-9]\d{5}(?:18|19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[0-9Xx](?![0-9A-Za-z])")
_LABELLED_ID = re.compile(r"(?<=身份证号)(?:码)?[：: ]{0,2}(\d{17}[0-9Xx]|\d{15})(?![0-9A-Za-z])")
_CARD = re.compile(r"(?<!\d)\d{4}(?:[ -]?\d{4}){3}(?:[ -]?\d{1,3})?(?!\d)")
_MOBILE = re.compile(r"(?<!\d)(?:\+?86[- ]?)?1[3-9]\d[- ]?\d{4}[- ]?\d{4}(?!\d)")
_LANDLINE = re.compile(r"(?<!\d)(?:[（(]0\d{2,3}[)）]|0\d{2,3}[- ])[2-8]\d{6,7}(?:[-转]\d{1,5})?(?!\d)|(?<=电话[：:])[2-8]\d{6,7}(?!\d)")
_EMAIL = re.compile(r"[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+")
_PROVINCES = "京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼"
_PLATE = re.compile(rf"[{_PROVINCES}][A-HJ-NP-Z][·• ]?[A-HJ-NP-Z0-9]{{4,5}}[A-HJ-NP-Z0-9挂学警港澳]")
_NUMERAL = r"[0-9一二三四五六七八九十百零]+"
_ADDRESS = re.compile(
    rf"(?:路|街|大道|巷|弄|胡同|里|村|小区|花园|苑)({_NUMERAL}(?:-{_NUMERAL})?(?:号楼|号|弄|栋|幢)(?:{_NUMERAL}(?:号楼|号|栋|幢|单元|室|楼|层))*)"
)
_PART_NAME = re.compile(rf"(?:{'|'.join(sorted(COMPOUND_SURNAMES))}|[{_SURNAMES}])某(?:某|[甲乙丙丁])?")
_DIGIT = re.compile(_NUMERAL)
_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECK = "10X98765432"


def private_hits(text: str, names: Iterable[str] = ()) -> tuple[Hit, ...]:
    """This will find personal data in a text, `names` being those the organ's directory knows; no two finds overlap."""
    plain = text.translate(_WIDE)
    order = {kind: n for n, kind in enumerate(PrivateKind)}
    found = sorted(_every_hit(text, plain, names), key=lambda h: (h.start, order[h.kind], -h.end))
    kept: list[Hit] = []
    for hit in found:
        if not kept or hit.start >= kept[-1].end:
            kept.append(hit)
    return tuple(kept)


def masked(text: str, names: Iterable[str] = (), kept: Iterable[str] = ()) -> str:
    """This will write a text as it is disclosed: every find masked but those whose words are in `kept`."""
    spared = frozenset(kept)
    pieces, at = [], 0
    for hit in private_hits(text, names):
        pieces += [text[at : hit.start], hit.text if hit.text in spared else hit.shown]
        at = hit.end
    return "".join((*pieces, text[at:]))


def hidden_name(name: str) -> str:
    """This will write a name as 姓某某."""
    surname = name[:2] if name[:2] in COMPOUND_SURNAMES and len(name) > len(name[:2]) else name[:1]
    return surname + "某" * (len(name) - len(surname))


def id_number_holds(number: str) -> bool:
    """This will say whether the last of 18 digits is the check digit of the others (GB 11643)."""
    total = sum(int(digit) * weight for digit, weight in zip(number[:17], _WEIGHTS, strict=True))
    return _CHECK[total % 11] == number[17].upper()


def card_number_holds(number: str) -> bool:
    """This will say whether the digits of a bank card number agree with its last (Luhn)."""
    doubled = [int(d) * (2 if n % 2 else 1) for n, d in enumerate(reversed(number))]
    return sum(d // 10 + d % 10 for d in doubled) % 10 == 0


def _every_hit(text: str, plain: str, names: Iterable[str]) -> Iterator[Hit]:
    for kind, pattern, show, holds in _RULES:
        for m in pattern.finditer(plain):
            start, end = m.span(m.lastindex or 0)
            if holds(plain[start:end]):
                yield Hit(kind=kind, start=start, end=end, text=text[start:end], shown=show(plain[start:end]))
    known = sorted({n for n in names if len(n) > 1}, key=lambda n: (-len(n), n))
    if known:
        for m in re.finditer("|".join(map(re.escape, known)), text):
            yield Hit(kind=PrivateKind.NAME, start=m.start(), end=m.end(), text=m[0], shown=hidden_name(m[0]))


def _stars(found: str) -> str:
    return "*" * len(found)


def _first(count: int) -> Callable[[str], str]:
    return lambda found: found[:count] + "*" * (len(found) - count)


def _whole_card(found: str) -> bool:
    digits = re.sub(r"\D", "", found)
    return len(digits) >= 16 and card_number_holds(digits)  # noqa: PLR2004 - the shortest card numbers in use


def _always(_: str) -> bool:
    return True


_RULES: tuple[tuple[PrivateKind, re.Pattern[str], Callable[[str], str], Callable[[str], bool]], ...] = (
    (PrivateKind.ID_NUMBER, _ID, _stars, id_number_holds),
    (PrivateKind.ID_NUMBER, _LABELLED_ID, _stars, _always),
    (PrivateKind.BANK_CARD, _CARD, _stars, _whole_card),
    (PrivateKind.MOBILE, _MOBILE, _first(3), _always),
    (PrivateKind.LANDLINE, _LANDLINE, _stars, _always),
    (PrivateKind.EMAIL, _EMAIL, lambda _: "***@***", _always),
    (PrivateKind.PLATE, _PLATE, _first(2), _always),
    (PrivateKind.ADDRESS, _ADDRESS, lambda found: _DIGIT.sub("*", found), _always),
    (PrivateKind.PART_NAME, _PART_NAME, str, _always),
)
