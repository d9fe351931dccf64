"""Tells whether a paper is another body's: its first lines open with the name of a place, a government or a body that is not one's own.

Knows what first lines say of who speaks; nothing of what a paper counts. Expects the plain form.
"""

import re
from collections.abc import Iterable

_LINES, _LONGEST = 4, 120
_OPENS = re.compile(
    r"^[#\s\-【】“”]*(?:\d{4}年)?(?:\d{1,2}月\d{1,2}日)?在?(?!关于|对|赴|向)(?P<who>"
    r"[\u4e00-\u9fff]{2,8}?(?:省|自治区|市|自治州|县|区|旗|盟)(?=人民|人大|政府|政协|第[一二三四五六七八九十]+届|\d{4}年|省长|市长|区长|县长|委)"
    r"|[\u4e00-\u9fff]{2,10}?(?:大学|学院|集团|公司)|全国人大|国务院|政\s*府\s*工\s*作\s*报\s*告|央视网)"
)


def other_issuer(plain: str, own: Iterable[str]) -> str:
    """This will name the body whose paper it is where its first lines say so and none of `own` names stands in them; "" otherwise."""
    lines = [line.strip() for line in plain[:2000].split("\n") if line.strip()][:_LINES]
    head = "\n".join(line[:_LONGEST] for line in lines)
    if any(name and name in head for name in own):
        return ""
    found = next((m for m in map(_OPENS.search, lines) if m), None)
    return re.sub(r"\s", "", found["who"]) if found else ""
