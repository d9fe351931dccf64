"""Tells a scheme that is carried out (实施…工程, 落实2026年…计划) from the target that says how far it is to go (力争培训约1000名).

Knows the words of single clauses; what becomes of the two is for `commitments`. Expects the plain form.
"""

import re

_SCHEME = re.compile(r"(?:实施|开展|推进|推行|落实|完成|执行|抓好|做实|做细|做好)[^,]{2,40}(?:工程|行动|计划|项目|任务|目标)[”》]?$")
_YEAR = re.compile(r"(20\d{2})年度?[^,\d]{0,10}$")
_TARGET = re.compile(r"(?:力争|争取|确保|实现|达到)|[\u4e00-\u9fff]{2}(?:不少于|不低于|超过|约)\d")


def is_scheme(words: str) -> bool:
    """This will tell whether a clause says that a named scheme is carried out."""
    return words[-1:] in "程动划目务标”》" and bool(_SCHEME.search(words))


def year_of_scheme(words: str) -> int | None:
    """This will give the year that a scheme carried out is one of (落实2026年培训计划): what it is to reach is due then."""
    year = _YEAR.search(words) if "年" in words[-16:] and is_scheme(words) else None
    return int(year.group(1)) if year else None


def says_how_far(words: str) -> bool:
    """This will tell whether a clause that holds a figure is the target of what stands before it."""
    return bool(_TARGET.match(words))
