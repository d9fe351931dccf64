"""Finds the names of bodies: in a list, behind 责任单位：, in brackets that say who answers.

Knows what names of bodies end in; who acts in a sentence is for `doers`. Expects the plain form.
"""

import re
from functools import cache

from renda.language.characters import plain_form
from renda.language.lexicon import words

_LIST = re.compile(
    r"(?:牵头|责任|主办|承办|落实|实施|整改)(?:责任)?(?:单位|部门|处室|科室|主体|机构)\s?(?:和(?:单位"
    r"|部门))?\s?:\s?(?P<lead>[^,。;:()\n]{2,120})"
    r"(?:[,;]?\s?(?:配合|协办|参与|责任|协同)(?:单位|部门|处室)\s?:\s?(?P<rest>[^,。;:()\n]{2,120}))?"
)
_ASSISTS = re.compile(r"(?:配合|协办|参与|协同)(?:单位|部门|处室)\s?:")
_BRACKET = re.compile(
    r"\((?P<who>[^()\n。:]{2,160})(?:分工)?(?:牵头)?(?:负责|牵头|落实|参与|配合"
    r"|实施|指导)(?:[^()\n。]{0,30})\)"
)
_ROLE = re.compile(r"(?:牵头|负责|主办|配合|参与|协办|指导)(?=[,;、]|$)")
_SPLIT = re.compile(r"(?:[、,;]|以及|会同|等[和及与]|等(?:各?有关|相关)?(?:部门|单位|方面)[和及与]?)(?![^()]*\))")
_AND = re.compile(r"[和及与]")
_LOOSE = re.compile(r"^(?:有关|相关|其他|各有关|各相关)?(?:部门|单位|方面|机构|机关|中心|企业)$|^等")
_PERSON = re.compile(r"[\u4e00-\u9fff]{2,4}(?:·[\u4e00-\u9fff]{2,8})?")
_LATE = re.compile(r"(?:牵头|负责|参与|配合|落实|按职责分工|分别|共同|联合|均|都|等)$")
_EARLY = re.compile(
    r"^(?:\d[\d.]*%的|(?:到|至|从|自)?(?:(?:20\d\d|今|明|本)年(?:\d{1,2}月)?|\d{1,2}月)(?:[底末]|\d{1,2}日)?(?:之?前|以前)?"
    r"|全部|所有|其中|同时|由|请|与)"
)
_TAIL = re.compile(r"\([^()]{1,16}\)$")
_LONGEST_NAME = 14
"""Where most of a bracket's names are bodies, the rest are too unless one is longer than a name."""
_NO_NAME = re.compile(
    r"[督承交主协查举阅转批经帮催待限代通包领兴合创开]办$|(?:全|干|内|外|局|头|中|东|西|南|北|顶|底)部$|[格布全开大结时战变]局$"
    r"|[之各处深好用坏长短到何别此]处$|(?:教|课|居|浴|寝|卧)室$|为中心$"
)
"""Words that end as names of bodies do and are none: 督办, 干部, 格局, 之处."""
_ONESELF = frozenset(("学校", "我校", "我院", "我局", "我委", "我市", "我县", "我区", "我省", "你省", "你市"))
"""How a document speaks of itself or of the one it is sent to: no name."""


@cache
def name_pattern() -> str:
    """This will give a pattern that matches what names of bodies end in, the longest first, with a bracket behind it."""
    return "(?:" + "|".join(re.escape(ending) for ending in _endings()) + r")(?:\([^()]{1,16}\))?"


@cache
def last_signs() -> re.Pattern[str]:
    """This will give a pattern that matches the signs that names of bodies end with: words without one hold no name."""
    return re.compile("[" + re.escape("".join({ending[-1] for ending in _endings()})) + "]")


@cache
def _endings() -> dict[str, bool]:
    """What names end in, the longest first: whether it makes an organ of them."""
    organs, parties = words("bodies", "organ"), words("bodies", "party")
    listed = {plain_form(w): False for w in parties} | {plain_form(w): True for w in organs}
    return dict(sorted(listed.items(), key=lambda entry: -len(entry[0])))


@cache
def _lengths() -> tuple[int, ...]:
    return tuple(dict.fromkeys(map(len, _endings())))


def is_body(name: str) -> bool | None:
    """This will tell whether a name is that of a definite organ (True), of a party body (False), or of none (None)."""
    bare = _TAIL.sub("", name) if name.endswith(")") else name
    ending = next((bare[-length:] for length in _lengths() if bare[-length:] in _endings()), None) if len(bare) >= 2 else None
    return None if ending is None or _NO_NAME.search(bare) else _endings()[ending]


def names_in(listed: str) -> tuple[str, ...]:
    """This will give the bodies of a list such as 市发展改革委、市财政局会同有关部门, in their order."""
    found = []
    for part in _parts(listed):
        name = _EARLY.sub("", _LATE.sub("", part.strip(" 　等:")).strip())
        if len(name) >= 2 and name not in _ONESELF and not _LOOSE.match(name) and name not in found:
            found.append(name)
    return tuple(found)


def people_in(listed: str) -> tuple[str, ...]:
    """This will give the personal names of a list such as 张某、李某某, in their order; a name set wide (张　某) is one."""
    joined = re.sub(r"(?<![\u4e00-\u9fff])([\u4e00-\u9fff])\s+([\u4e00-\u9fff])(?![\u4e00-\u9fff])", r"\1\2", listed)
    parts = (re.sub(r"\(.*?\)", "", part).strip() for part in re.split(r"[、,;/\s]+", joined))
    return tuple(dict.fromkeys(part for part in parts if _PERSON.fullmatch(part) and is_body(part) is None))


def _parts(listed: str) -> list[str]:
    """The list cut at its commas, and at 和 only where a whole name stands before it."""
    parts = []
    for part in _SPLIT.split(listed):
        joint = next((m for m in _AND.finditer(part) if is_body(part[: m.start()]) is not None), None)
        parts += [part[: joint.start()], part[joint.end() :]] if joint else [part]
    return parts


def assigned_in(text: str) -> list[tuple[int, int, tuple[str, ...]]]:
    """This will give every explicit assignment – 责任单位：…, （…负责） – as start, end and names, the lead first."""
    found = []
    for match in _LIST.finditer(text):
        listed = match["lead"] + ("、" + match["rest"] if match["rest"] else "")
        found.append((match.start(), match.end(), names_in(listed)))
    for match in _BRACKET.finditer(text):
        listed = names_in(_ROLE.sub("、", match["who"]))
        names = tuple(name for name in listed if is_body(name) is not None)
        if names:
            names = listed if 2 * len(names) >= len(listed) and max(map(len, listed)) <= _LONGEST_NAME else names
            found.append((match.start(), match.end(), names))
    return sorted(found)


def assisting_in(text: str) -> tuple[str, ...]:
    """This will give the bodies that an explicit assignment names as assisting: behind 配合单位：."""
    listed = [match["rest"] for match in _LIST.finditer(text) if match["rest"] and _ASSISTS.search(match.group())]
    return tuple(name for rest in listed for name in names_in(rest))
