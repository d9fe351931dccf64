"""Tells whether words name a shortcoming, or say that shortcomings follow.

Knows how prose says that something is wanting; nothing of sections, lists or documents. Expects the plain form.
"""

import re
from functools import cache

from renda.language.lexicon import any_pattern_of

_AGAINST = re.compile(
    r"(?:针对|解决|破解|聚焦|整治|纠治|查找|查摆|防止|避免|杜绝|克服|扭转|防范|消除|补齐|补足|着力|对照"
    r"|瞄准|紧盯|重点(?:看|查|整治)|坚决|绝不|决不|不得)[^,。;]*$"
    r"|^(?:对|凡|如|若|因|由于)[^,。;]{0,40}的(?:单位|部门|人员|干部|情况|地区|企业)?$"
)
_RULED = re.compile(r"^[^。;]{0,30}?(?:的,|部分,?)(?:要|应|须|可|由|经|按|依|予|不得|一律)")
"""Behind the words, what is to be done wherever they hold: a rule for such cases (…不到位的，要…), no shortcoming found."""
_BIDS = re.compile(r"(?:要|应当?|须|必须|可以|鼓励|支持|引导|推动)(?!是)")
_STILL = re.compile(r"还|仍|依然|尚|但|然而|不过|也要看到|清醒地?(?:看到|认识)|有的|个别|部分|少数|一些")


@cache
def _named() -> re.Pattern[str]:
    return re.compile(any_pattern_of("shortcomings", "plain"))


@cache
def _led() -> re.Pattern[str]:
    return re.compile(any_pattern_of("shortcomings", "lead"))


def names_shortcoming(words: str) -> bool:
    """This will tell whether the words say of something that it is wanting, and not that this is fought."""
    match = _named().search(words) or _led().search(words)
    return bool(match) and not _AGAINST.search(words[: match.start()] if match else "")


def may_admit(words: str) -> bool:
    """This will tell whether the words hold any mark of owning up at all: without one no sentence of theirs does."""
    return bool(_STILL.search(words))


def admits_shortcoming(words: str) -> bool:
    """This will tell whether the words, outside any list of problems, own up to one (还存在…不足, 仍有差距)."""
    if _BIDS.match(words) or not _STILL.search(words) or not names_shortcoming(words):
        return False
    match = _named().search(words) or _led().search(words)
    return not (match and _RULED.match(words[match.end() :]))


def announces_shortcomings(words: str) -> bool:
    """This will tell whether the words say that a list of shortcomings follows."""
    match = _led().search(words)
    return bool(match) and not _AGAINST.search(words[: match.start()] if match else "")
