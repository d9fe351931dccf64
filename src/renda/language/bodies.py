"""Finds who is responsible: the subject of a sentence, 由…负责, and the lists behind 责任单位 or in brackets.

Knows what names of bodies end in and where they stand; nothing of what they must do. Expects the plain form.
"""

import re
from dataclasses import dataclass
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
    r"\((?P<who>[^()\n。:]{2,160}?)(?:分工)?(?:牵头)?(?:负责|牵头|落实|参与|配合"
    r"|实施)(?:[^()\n。]{0,30})\)"
)
_BY = re.compile(r"由(?P<who>[^,。;:()]{2,40}?)(?:牵头|负责|具体负责|承担|组织|会同|实施|确定|审核|办理|统筹)")
_VERB = (
    r"(?:(?:也|均|都|还|同时|分别|又|并)?(?:表示)?(?:表示|要|应当|应|须|必须|需|将|负责|会同|继续|正按"
    r"|正在|承诺|牵头|拟|决定|建议))"
)
_SUBJECT = re.compile(
    rf"^(?:同时|此外|另外|其中|并|对于|会后)?(?P<who>[^,。;:]{{1,28}}?)(?P<verb>{_VERB})(?!求|点|素|害|闻"
    r"|领|用|对性|急|键)"
)
_DATED = re.compile(
    r"^(?P<who>[^,。;:\d]{2,24}?)(?P<verb>于|在|应于|须于)?(?=(?:20\d{2}|今|本|明)年|\d{1,2}月|每(?:年|半年|季度|月|周|日))"
)
_PREPOSED = re.compile(r"^(?P<who>[^,。;:在对向从与为按根]{2,24}?)(?:在|对|向|从|按照|根据)(?=[^,。;]{2,})")
_SPLIT = re.compile(r"[、,]|以及|会同")
_AND = re.compile(r"[和及与]")
_LOOSE = re.compile(r"^(?:有关|相关|其他|各有关)(?:部门|单位|方面)$|^等")
_PERSON = re.compile(r"[\u4e00-\u9fff]{2,4}(?:·[\u4e00-\u9fff]{2,8})?")
_LATE = re.compile(r"(?:牵头|负责|参与|配合|落实|按职责分工|等)$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Doer:
    """A body that stands as subject: its names, whether it is a definite organ, and where its act begins."""

    names: tuple[str, ...]
    organ: bool
    verb: str
    act_at: int


@cache
def _endings() -> tuple[tuple[str, bool], ...]:
    organs, parties = words("bodies", "organ"), words("bodies", "party")
    listed = [(plain_form(w), True) for w in organs] + [(plain_form(w), False) for w in parties]
    return tuple(sorted(listed, key=lambda entry: -len(entry[0])))


def is_body(name: str) -> bool | None:
    """This will tell whether a name is that of a definite organ (True), of a party body (False), or of none (None)."""
    for ending, organ in _endings():
        if name.endswith(ending) and len(name) >= 2:
            return organ
    return None


def names_in(listed: str) -> tuple[str, ...]:
    """This will give the bodies of a list such as 市发展改革委、市财政局会同有关部门, in their order."""
    found = []
    for part in _parts(listed):
        name = _LATE.sub("", part.strip(" 　等:")).strip()
        if len(name) >= 2 and not _LOOSE.match(name) and name not in found:
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
        names = tuple(name for name in names_in(match.group("who").replace("牵头", "、")) if is_body(name) is not None)
        if names:
            found.append((match.start(), match.end(), names))
    return sorted(found)


def assisting_in(text: str) -> tuple[str, ...]:
    """This will give the bodies that an explicit assignment names as assisting: behind 配合单位：."""
    listed = [match["rest"] for match in _LIST.finditer(text) if match["rest"] and _ASSISTS.search(match.group())]
    return tuple(name for rest in listed for name in names_in(rest))


def doer_of(clause: str) -> Doer | None:
    """This will give the body that the clause makes its subject, or None where its subject is none."""
    by = _BY.search(clause)
    if by:
        names = tuple(n for n in names_in(by["who"]) if is_body(n) is not None)
        if names:
            return Doer(names=names, organ=True, verb="由", act_at=by.end("who"))
    for pattern, verb in ((_SUBJECT, True), (_DATED, True), (_PREPOSED, False)):
        match = pattern.match(clause)
        if not match:
            continue
        names = tuple(n for n in names_in(match["who"].strip()) if is_body(n) is not None)
        organ = [is_body(n) for n in names]
        if names and is_body(match["who"].strip()) is not None:
            act_at = match.end() if verb else match.end("who")
            return Doer(names=names, organ=any(organ), verb=(match["verb"] or "于") if verb else "", act_at=act_at)
    return None
