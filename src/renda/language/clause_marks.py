"""Reads one clause of a commitment: its verb, what it acts on, and the marks of time, wish and promise it bears.

Knows clauses only; whether a clause is a task is for `commitments`. Expects the plain form.
"""

import re
from dataclasses import dataclass
from functools import cache

from renda.language.lexicon import any_of, entries

_ADVERB = re.compile(
    r"^(?:一是|[二三四五六七八九十]{1,3}是|\([一二三四五六七八九十\d]{1,3}\)|\d{1,2}[.、]|[一二三四五六七八九十]{1,3}、|并且?|同时|要|还要|也要|均?应当?|须|必须|需|再|还|将|拟|计划|确保"
    r"|力争|争取|努力|继续|持续|抓紧|加快|尽快|及时|适时|按时|如期|全面|深入|扎实|积极|有序|有效|切实|认真|着力|大力|稳步|稳妥|高质量|高标准|高水平|高效|统筹|全力|严格|依法|主动"
    r"|分类|提前|重点|逐步|进一步|不断|全覆盖|坚决|科学|精准|合理|集中|定期|共同|研究|探索|推动|组织|会同|联合|牵头|负责|服务常委会|适当|广泛|常态化|深化|统一|具体|好|\s|“)+"
)
_PREPOSITION = re.compile(
    r"^(?:在|对|对于|为|以|按|按照|根据|依据|通过|从|由|与|同|向|把|将|围绕|依托|利用|于|到|至|待|经|结合|针对|围绕|每|自|\d|有计划|预算|投入|全年|年内|今年|各|全市|全省|力争|年底)"
)
_MAY = re.compile(r"^(?:也|并|均|还)?(?:可|可以|鼓励|探索|允许|倡导|提倡|原则上可|希望|请求|如果|若|凡|如|因|由于|虽|但|不得|避免|防止|有条件)")
_DONE = re.compile(r"了(?!解)|已(?!经?批准)|正在|正(?=按|积极|抓紧)|先后|曾|一直|取得|获得|得到了|截至|去年|近年来|以来")
_STATE = re.compile(r"(?:更加|显著|明显|大幅|初步|日益|不断|进一步)[\u4e00-\u9fff]{2,6}$|基本(?:形成|建立|完成)$|(?:规范|有效|完善|丰富|壮大|健全|成熟)$")
_CONDITION = re.compile(r"(?:的|时|后|中|下|上|的同时|基础上|之日起|的话)$")
_NAMED = re.compile(r"《[^》]{2,}》|“[^”]{3,}”|第[一二三四五六七八九十\d]{1,3}[轮次批届期]")
_GOOD = re.compile(r"^(?:好|成|了)?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """A clause's verb: its class, its place in the clause, and the words it acts on."""

    verb: str
    kind: str
    at: int
    goal: str
    leads: bool


@cache
def _verbs() -> re.Pattern[str]:
    return re.compile(any_of("verbs"))


@cache
def _kinds() -> dict[str, str]:
    return {word: kind for word, kind in entries("verbs")}


@cache
def _heads() -> re.Pattern[str]:
    return re.compile(any_of("deliverables") + r"(?:工作|建设|任务|事项|草案|等)?[”》)]*$")


@cache
def _papers() -> re.Pattern[str]:
    return re.compile(any_of("deliverables", "paper") + r"[”》)]*$")


def act_of(words: str) -> Act | None:
    """This will give the clause's first verb that stands where a verb stands, or its first verb at all, or None.

    A verb stands where a verb stands when nothing but adverbs, a preposition's phrase or a doer is before it.
    """
    lead = _ADVERB.match(words)
    start = lead.end() if lead else 0
    first = next(_verbs().finditer(words, _back_to_verb(words, start)), None)
    if not first:
        return None
    before = words[start : first.start()]
    leads = not before or bool(_PREPOSITION.match(before)) or first.start() <= start
    kind = _kinds()[first.group()]
    return Act(verb=first.group(), kind=kind, at=first.start(), goal=words[first.end() :], leads=leads)


def _back_to_verb(words: str, start: int) -> int:
    """Adverbs that are verbs too (推动, 组织, 探索) are read as verbs where no other verb follows."""
    return start if _verbs().search(words, start) else 0


def deliverable_of(goal: str) -> bool:
    """This will tell whether the words acted on end in something that can be asked to be seen, or name one."""
    return bool(_heads().search(goal) or _NAMED.search(goal))


def is_paper(goal: str) -> bool:
    """This will tell whether the words acted on end in a document or a rule."""
    return bool(_papers().search(goal))


def names_round(goal: str) -> bool:
    """This will tell whether a numbered round (第五轮巡察) is acted on."""
    return bool(re.search(r"第[一二三四五六七八九十\d]{1,3}[轮批次届期]", goal))


def is_optional(words: str) -> bool:
    """This will tell whether the clause only allows, hopes or forbids."""
    return bool(_MAY.match(words))


def is_done(words: str) -> bool:
    """This will tell whether the clause speaks of what was done or is going on."""
    return bool(_DONE.search(words))


def is_state(words: str) -> bool:
    """This will tell whether the clause wishes a state without a number (更加完善)."""
    return bool(_STATE.search(words))


def is_condition(words: str) -> bool:
    """This will tell whether the clause only says when or for whom."""
    return bool(_CONDITION.search(words))
