"""Cuts a document along its outline into items and tells which stand among problems and which among measures.

Knows headings and the lead-ins of lists; what an item proposes is for `findings`. Expects the plain form.
"""

import re
from dataclasses import dataclass
from enum import StrEnum

from renda.language.characters import plain_form
from renda.language.deadlines import deadline_in, recurrence_in
from renda.language.proposal import Heading
from renda.language.shortcomings import announces_shortcomings


class Section(StrEnum):
    """What a stretch of a document lists."""

    PROBLEMS = "problems"
    MEASURES = "measures"
    OTHER = "other"


# Problems as what a deed is done to (真查实改“突出问题”, 在检视问题上…, 确保问题销号): no list of them follows.
_FOUGHT = re.compile(r"[查改纠治][“‘]|^[在从][^,]{0,12}问题[上中]|问题[^,]{0,6}(?:清零|销号|见底|到位)")
_PROBLEMS = re.compile(
    r"存在.{0,8}(?:问题|不足|差距|短板)|(?:主要|突出|具体|共性|个性|反馈的?|查摆的?|检视的?|发现的?"
    r"|剖析的?)(?:突出|主要)?(?:问题|不足|差距|短板)"
    r"|问题(?:和|与|及|、)(?:不足|差距|短板)|不足(?:和|与|及|、)差距|^问题清单|薄弱环节$|^(?:主要)?问题$"
)
_MEASURES = re.compile(
    r"整改(?:措施|任务|举措|要求|意见|建议|方向|安排|打算)|改进(?:措施|方向|意见)|(?:具体|主要|工作"
    r"|下一步)(?:措施|举措)|努力方向|下一步|下步|今后.{0,6}(?:打算|措施|方向|工作)|工作(?:打算|建议)"
    r"|措施清单"
)
_NEITHER = re.compile(r"情况|成效|做法|原因|根源|回顾|总体要求|组织领导|保障")
_SIGN = re.compile(
    r"^(?:[一二三四五六七八九十百]{1,3}[、.]|\([一二三四五六七八九十百\d]{1,3}\)|\d{1,3}\s*(?:、|[.](?!\d))"
    r"|[一二三四五六七八九十]{1,3}是)\s*"
)
_SIGN_BEGINS = frozenset("一二三四五六七八九十百0123456789０１２３４５６７８９(（")
_LONGEST_SIGN = 40
_FIRST = re.compile(r"(?:一是|1\s*[.、]|\(1\)|\(一\))")
_RUN = 0.5
"""A list opened by a sentence stands half a level above its items, so that they take its section."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """A heading with all that stands under it: offsets in the source, `head_end` behind the heading's words.

    `leaf` is true where no deeper heading stands under it; `above` holds the words of the heading it stands under.
    """

    level: int
    at: int
    head_end: int
    end: int
    section: Section
    leaf: bool
    numbered: bool
    above: str


def items_of(outline: tuple[Heading, ...], plain: str, header: str, *, is_plan: bool = False) -> tuple[Item, ...]:
    """This will give one item a heading, the title left out, each with the section it belongs to; those of a plan are measures
    where no heading says otherwise."""
    parts = [h for h in outline if h.level > 0]
    document = _of_words(header) if "清单" in header else Section.MEASURES if is_plan else Section.OTHER
    stack: list[tuple[float, Section, str]] = [(0, document, "")]
    items = []
    for index, heading in enumerate(parts):
        following = parts[index + 1] if index + 1 < len(parts) else None
        head = plain[heading.at : heading.at + len(heading.text)]
        opens = bool(_FIRST.match(head))
        while len(stack) > 1 and stack[-1][0] >= heading.level - (_RUN if opens else 0):
            stack.pop()
        if opens:
            led = _led_by(_lead_before(plain, heading.at))
            if led is not Section.OTHER:
                stack.append((heading.level - _RUN, led, stack[-1][2]))
        section = _section_of(head, stack[-1][1])
        items.append(_item(heading, head, section, following.at if following else len(plain), following, stack[-1][2]))
        stack.append((heading.level, section, strip_sign(heading.text)))
    return tuple(items)


def _item(heading: Heading, head: str, section: Section, end: int, following: Heading | None, above: str) -> Item:
    return Item(
        level=heading.level,
        at=heading.at,
        head_end=heading.at + len(head),
        end=end,
        section=section,
        leaf=following is None or following.level <= heading.level,
        numbered=bool(_SIGN.match(head)),
        above=above,
    )


def strip_sign(words: str) -> str:
    """This will give words of the source without the number they open with."""
    if words[:1] not in _SIGN_BEGINS:
        return words.strip()
    sign = _SIGN.match(plain_form(words[:_LONGEST_SIGN]))
    return words[sign.end() if sign else 0 :].strip()


def _section_of(head: str, above: Section) -> Section:
    own = _of_words(strip_sign(head))
    if own is not Section.OTHER:
        return own
    names_part = _NEITHER.search(head) and len(head) < 20 and not (deadline_in(head) or recurrence_in(head))
    return Section.OTHER if names_part else above


def _led_by(lead: str) -> Section:
    """What a list is of, by the sentence that leads to it."""
    led = _of_words(lead)
    announced = led is Section.OTHER and announces_shortcomings(lead) and not _FOUGHT.search(lead)
    return Section.PROBLEMS if announced else led


def _of_words(words: str) -> Section:
    if len(words) > 60:
        return Section.OTHER
    if _MEASURES.search(words):
        return Section.MEASURES
    return (
        Section.PROBLEMS
        if _PROBLEMS.search(words) and not re.search(r"解决|整改|破解|查摆|办理", words[:4]) and not _FOUGHT.search(words)
        else Section.OTHER
    )


def _lead_before(plain: str, at: int) -> str:
    """The sentence just before a list begins, in at most 80 characters."""
    head = plain[max(0, at - 80) : at].rstrip(" \n。:;,")
    return re.split(r"[。;\n]", head)[-1]
