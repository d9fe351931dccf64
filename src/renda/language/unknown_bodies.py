"""Finds the body that a number is told of right before its name (办公室查摆问题3项) where no known unit goes by that name.

Knows how names of bodies end and what a count begins with; which units there are is told by the mentions handed in.
"""

import re
from collections.abc import Iterable

from renda.language.draft_figures import DraftFigure
from renda.language.figure_settings import Setting
from renda.language.naming_names import Mention
from renda.language.naming_words import WordKind, words_in

_BODY = re.compile(
    r"(?:其中|另外|此外|[,;:、])*(?P<who>[\u4e00-\u9fff]{0,10}?(?:办公室|办公厅|研究室|[处科室局厅]|委员会|中心|分院|支队|大队|街道|[乡镇]|学院))"
    r"(?=[^\u4e00-\u9fff]|[\u4e00-\u9fff]{2})"
)
_ANY = re.compile(
    r"各|全|有关|相关|其他|每|本|该|所有|若干|领导小组|党组|专班|常委会|[一二三四五六七八九十两几多]个?|中心组"
    r"|^[查出到好用害长坏]处|^教室$|^(?:在|对|向|由|从|把|为|与|和|及)"
)
_BEGINS = (WordKind.DEED, WordKind.STATE)


def unknown_body(plain: str, figure: DraftFigure, setting: Setting, known: Iterable[Mention]) -> str:
    """This will give the name of the body before a number's own words that is no known unit; "" where there is none."""
    first = setting.own[0] if setting.own else None
    if first is None or figure.in_table or first.end != figure.start:
        return ""
    found = _BODY.match(plain, first.start, first.end)
    if found is None or _ANY.search(found["who"]):
        return ""
    start, end = found.span("who")
    if any(m.start < end and start < m.end for m in known):
        return ""
    words = [w for w in words_in(plain, first.start, figure.start) if w.kind not in (WordKind.PLAIN, WordKind.FRAME)]
    if any(w.start < end and start < w.end for w in words):  # 厅局级, 委员会: words of figures' names
        return ""
    return found["who"] if any(w.start == end and w.kind in _BEGINS for w in words) else ""
