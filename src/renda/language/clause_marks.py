"""Reads one clause of a commitment: its verb, what it acts on, and the marks of time, wish and promise it bears.

Knows clauses only; whether a clause is a task is for `commitments`. Expects the plain form.
"""

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from renda.language.doers import doer_of
from renda.language.lexicon import any_of, entries, words

WILL = (
    r"将(?=以|于|在|对|按|根据|进一步|继续|持续|会同|认真|积极|严格|组织|开展|建|采取|适时|尽快|再|新|全面"
    r"|深入|着力|坚持|重点|依法|主动|及时|不断|加|推|进行|通过|围绕|聚焦|始终|坚决|完成|实施)"
)
"""将 that promises, told by what follows it, from 将 that only moves the object forward (将经费纳入预算)."""
_PREPOSITION = re.compile(
    r"(?:会同|联合|在|对于?|为(?!准|主)|以(?!上|下|内)|按照?|根据|依据|通过|从|由|与|同(?!时)|向|把|将"
    r"|围绕|依托|利用|用(?=[\d一二两三四五六七八九十])|投(?:资|入)[\d.]+[万亿]?元|自|于|到|至|待|经(?!费|济)|结合|针对|每|自|年内|今年|全年)"
)
_TIME = re.compile(
    r"(?:在|于|应于|至|到)?(?:每(?:个|一|两|[\d二三四五六七八九十]+个?)?(?:半年|年度?|季度?|月|周|星期|日|天)(?:底|末|\d{1,2}[日号])?|逐[月季年]|按(?:月|季度?|年度)"
    r"|(?:(?:20\d\d|今|明|本)年)?(?:(?:\d{1,2}|[一二三四五六七八九十]{1,2})月(?:底|末|份|[上中下]旬|\d{1,2}[日号])?|第?[一二三四]季度末?|年[底末]|[上下]半年))(?:之前|以前|前|内)?"
    r"|(?:年|月|本周)内|用[\d一二两三四五六七八九十]+(?:年|个月|天|周)(?:的?时间)?"
)
_TIME_OPENS = frozenset("在于应至到每逐按今明本年月第上下一二三四五六七八九十用0123456789")
_REPORT = r"报(?<![汇通预日海填申简快周月年电]报)(?=我|[省市县区](?:委|政府|人大|人民|政协)|党[委组]|常委会|主任会议|办公[室厅])"
"""报 is a verb before the one who is reported to (将进展情况报市政府)."""
_LET = re.compile(r"组织(?=[对在向就])")
"""An act that only lets another one take place, whose object stands before it (组织对…开展检查)."""
_BRINGING = ("make", "build", "hold", "done", "bind")
_COUNT = re.compile(r"[\d一二两三四五六七八九十]+[\u4e00-\u9fff]|专[项题]")
_IN_NOUN = re.compile(r"[与和及或]|(?:[\u4e00-\u9fff]{2})?(?:手续|电话|热线|材料|证明|渠道)$")
"""What follows a verb that is part of what another one acts on: 建设与管理工作, 备案手续, 监督投诉电话."""
_SHORT_NOUN = 4
_MAY = re.compile(
    r"(?:也|并|均|还|原则上)?(?:可(?!持续|靠)|鼓励|探索|允许|倡导|提倡|希望|请求|如果|若|凡|如(?!期)"
    r"|因(?!地)|一旦|由于|虽|但|不得|避免|防止|有条件|包括|例如|即|未|切实避免|请(?!示))"
    r"|[\u4e00-\u9fff、()]{2,14}(?<![许认不尽])可(?=以|在|按|结合|根据|组织|申请|通过|向|对|适当|采取|由|享受|凭)"
)
_DONE = re.compile(
    r"了(?!解)|已(?!经?批准的)|正在|正(?=按|积极|抓紧)|先后|曾|一直|取得|获得|得到|截至|去年|近年来|以来"
    r"|荣获|被评|同比"
)
_STATE = re.compile(
    r"(?:更加|显著|明显|大幅|初步|日益|不断|有效|持续|全面)[\u4e00-\u9fff]{2,6}$|基本(?:形成|建立|完成)"
)
_CONDITION = re.compile(
    r"(?:的|时|之?后|过程中|工作中|建设中|情况下|领导下|前提下|指导下|支持下|推动下|基础上|的同时|之日起"
    r"|的话|范围内)$"
)
_CONDITION_ENDS = "的时后中下上同起话内"
_LEAD_IN = re.compile(
    r"^(?:根据|按照?|依据|遵循|对照|坚持|围绕|聚焦|针对|结合|依托|以|通过|随着|为|本着|紧扣|着眼)[^,]*(?:可能|精神|要求|原则|基础"
    r"|情况|规定|部署|安排|标准|内容|进度|契机|主题|目标|抓手|任务|主线|牵引|重点|意见|指导|引领|支撑|核心|方向|途径|保障|导向"
    r"|出发|主体|目的|办法|方式|实际|需求|需要|问题|上|下|中|思路|路径|方面)$"
    r"|^(?:在|从|立足)[^,]*(?:上|下|中|方面|基础|实际|出发|入手|方式|过程|层面|领域)$"
)
_NAMED = re.compile(r"《[^》]{2,}》|“[^”]{3,}”|第[一二三四五六七八九十\d]{1,3}[轮批次届期]")
_EVENT = re.compile(r"^[一两三四五六七八九十\d]{1,3}[次轮场][\u4e00-\u9fff]{2}")
_VAIN_HEAD = re.compile(
    r"(?:格局|氛围|局面|合力|意识|理念|环境|生态|形象|成效|本领|优势|成果|水平|能力|质量|效能|动力|活力"
    r"|保障|责任|关系|作用|贡献|力量|思想|精神|自觉|觉悟|篇章|势头)[”》]*$"
)
_SOFT_HEAD = re.compile(r"(?:基础|服务|管理|体制|模式|战略|政策)[”》]*$")
_GENERIC = re.compile(
    r"^(?:好)?(?:以下|如下|本(?:方案|通知|意见|办法|实施|规定|决定|计划|行动)|各项|各类|相关|有关|具体"
    r"|一系列|系列|[工试任][作点务])|^(?:.{0,2}|(?:各|工作)?(?:工作|任务|措施|办法|要求|制度|机制))$"
)
_ROUND = re.compile(r"第[一二三四五六七八九十\d]{1,3}[轮批届期]")
_DUTY_WORDS = re.compile(
    r"^(?:[\u4e00-\u9fff]{0,8})(?:时间节点|责任|职责|任务|分工|目标|要求|标准|措施|方向|界限|时限)$"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """A clause's verb: its class, its place, the words it acts on, and whether it stands where a verb stands."""

    verb: str
    kind: str
    at: int
    goal: str
    leads: bool


@cache
def _verbs(*more: str) -> re.Pattern[str]:
    return re.compile("|".join((any_of("verbs"), *more)))


@cache
def _kinds() -> dict[str, str]:
    return {entry[0]: entry[1] for entry in entries("verbs")} | {"报": "send"}


@cache
def _adverbs() -> re.Pattern[str]:
    ordered = sorted(words("adverbs"), key=lambda word: -len(word))
    return re.compile("(?:" + "|".join(map(re.escape, ordered)) + rf"|{WILL}|\s|“)*")


@cache
def _heads() -> re.Pattern[str]:
    return re.compile(any_of("deliverables") + r"(?:工作|建设|任务|事项|草案|等)?[”》)]*$")


@cache
def _papers() -> re.Pattern[str]:
    return re.compile(any_of("deliverables", "paper") + r"[”》)]*$")


@lru_cache(maxsize=8)
def act_of(clause: str) -> Act | None:
    """This will give the verb that the clause turns on, or None.

    Behind adverbs it is the first verb; behind a preposition's phrase (把…纳入, 对…建立) the last one; a verb that only
    colours the next one (规范配置) gives way to it.
    """
    start = act_place(clause)
    let = _LET.match(clause, start)
    start = let.end() if let else start
    verbs = _verbs(_REPORT) if "报" in clause else _verbs()
    found = list(verbs.finditer(clause, start)) or list(verbs.finditer(clause))
    if "的" in clause:  # a verb before 的 only describes (纳入修订的规划)
        found = [verb for verb in found if not clause.startswith("的", verb.end())]
    if not found:
        return None
    phrase = _PREPOSITION.match(clause, start)
    chosen = _behind_noun(found, clause) if phrase and found[0].start() > start else found[0]
    chosen = _coloured(chosen, found, clause)
    leads = (
        bool(phrase) or not clause[start : chosen.start()] or chosen.start() <= start or chosen.group().endswith("好")
    )
    return Act(
        verb=chosen.group(), kind=_kinds()[chosen.group()], at=chosen.start(), goal=clause[chosen.end() :], leads=leads
    )


def _coloured(chosen: re.Match[str], found: list[re.Match[str]], clause: str) -> re.Match[str]:
    """The verb that a verb of little weight only colours (规范配置), but for one within a noun (办理备案手续)."""
    for following in found:
        colours = following.start() == chosen.end() and _kinds()[chosen.group()] in ("weak", "vain", "serve")
        if colours and not _IN_NOUN.match(clause, following.end()):
            chosen = following
    return chosen


def act_place(clause: str) -> int:
    """This will give where a clause goes on behind its adverbs and the words that say until when or how often (每季度, 在3月底前)."""
    place = 0
    while place < len(clause):
        lead = _adverbs().match(clause, place)
        start = lead.end() if lead else place
        time = _TIME.match(clause, start) if clause[start : start + 1] in _TIME_OPENS else None
        if not time:
            return start
        place = time.end()
    return place


def _behind_noun(found: list[re.Match[str]], clause: str) -> re.Match[str]:
    """The last verb, or the one before it where the last is part of a noun that one acts on (纳入督查计划, 完成5个调研)."""
    while len(found) > 1 and _IN_NOUN.match(clause, found[-1].end()):
        found = found[:-1]
    last, before = found[-1], found[-2:][0]
    goal, between = clause[last.end() :], clause[before.end() : last.start()]
    if not goal and _kinds()[last.group()] == "weak":
        return before
    if _kinds()[last.group()] not in ("serve", "send", "weak") or _kinds()[before.group()] not in _BRINGING:
        return last
    noun = not goal or (len(goal) <= _SHORT_NOUN and bool(_heads().fullmatch(goal)))
    return before if noun and (not between or _COUNT.match(between)) else last


@cache
def _purpose() -> re.Pattern[str]:
    """为 directly before an act says what for (为指导各地…); before a noun it says for whom (为群众办…)."""
    return re.compile(rf"为(?:了|切实|进一步|更好地?|深入|全面|有效|加快|扎实|认真|持续|着力)*(?:{any_of('verbs')})")


def deliverable_of(goal: str) -> bool:
    """This will tell whether the words acted on end in something that can be asked to be seen, or name one."""
    if _VAIN_HEAD.search(goal) or _SOFT_HEAD.search(goal) or _GENERIC.match(goal):
        return False
    return bool(_heads().search(goal) or _NAMED.search(goal) or _EVENT.match(goal) or goal.endswith("全覆盖"))


def is_paper(goal: str) -> bool:
    """This will tell whether the words acted on end in a document or a rule."""
    return bool(_papers().search(goal)) and not _GENERIC.match(goal)


def is_generic(act: Act) -> bool:
    """This will tell whether nothing in particular is acted on (组织实施, 开展相关工作, 明确责任)."""
    if act.verb == "负总责" or act.kind == "whole":
        return False
    if act.verb in ("明确", "落实到") and _DUTY_WORDS.match(act.goal):
        return True
    return bool(_GENERIC.match(act.goal)) and act.kind not in ("serve", "send")


def names_round(goal: str) -> bool:
    """This will tell whether a numbered round (第五轮巡察) is acted on."""
    return bool(_ROUND.search(goal))


def counts_event(goal: str) -> bool:
    """This will tell whether a number of events (一次全面审计) is acted on."""
    return bool(_EVENT.match(goal))


def is_vain_goal(goal: str) -> bool:
    """This will tell whether what is acted on is a state of mind or of affairs that nobody can check (氛围, 合力)."""
    return bool(_VAIN_HEAD.search(goal))


def is_optional(clause: str) -> bool:
    """This will tell whether the clause only allows, hopes, forbids or explains."""
    return bool(_MAY.match(clause)) and not (clause.startswith("请") and doer_of(clause))


def is_done(clause: str) -> bool:
    """This will tell whether the clause speaks of what was done or is going on."""
    return bool(_DONE.search(clause))


def is_state(clause: str) -> bool:
    """This will tell whether the clause wishes a state without a number (更加完善)."""
    return bool(_STATE.search(clause))


def is_lead_in(clause: str) -> bool:
    """This will tell whether the clause only says when, for whom, on what ground or with what in view."""
    if clause[-1:] in _CONDITION_ENDS and _CONDITION.search(clause):
        return True
    if clause.startswith("为") and _purpose().match(clause):
        return True
    lead = _adverbs().match(clause)
    return bool(_LEAD_IN.match(clause[lead.end() if lead else 0 :]))
