"""Clauses that only say until when what stands before them is to be done: 2027年3月底前完成, 完成时限：6月底前.

Knows to which sentence such a clause belongs; what is to be done is for `commitments`. Expects the plain form.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from renda.language.bodies import assigned_in
from renda.language.checkable import act_begins
from renda.language.clause_marks import act_of, act_place, is_done
from renda.language.deadlines import Deadline, deadline_in
from renda.language.doers import doer_of
from renda.language.passages import Clause, Sentence

_BEFORE = r"(?:并|须|应当?|必须|要|力争|确保|争取|于|在|将于|全部|按时|不迟于|不晚于)*"
_ONLY_DONE = re.compile(
    rf"{_BEFORE}(?:前|内)?{_BEFORE}(?:基本|全面)?(?:完成|办结|落实|见效|到位)(?:到位|任务|工作)?"
)
_COMES_OUT = re.compile(
    rf"{_BEFORE}(?:正式|全面|全部|一律|统一|基本|对外)*(?:印发|出台|发布|公布|下发|运行|试运行|投用|投入(?:使用|运行|运营)|建成|建立|启用|上线|开通|实施|执行|见底|清零|销号|竣工|交付|落地|推开|推行)"
    r"(?:到位|实施|执行|使用|运行|完毕)?"
)
"""What was just to be made comes out, without a word of what (年底前出台, 10月底前全面运行)."""
_HANDED_OVER = re.compile(
    rf"{_BEFORE}(?:一并|统一|书面)?(?:报(?!告|道|名|到)|上报|报送|报请|送|印送|抄送|发[到至送给]|印发[到至给]|提交|提请)[^,]{{1,16}}"
)
"""What was just to be made goes to somebody (4月15日前报办公室, 6月底前发到各社区)."""
_AT_LEAST = re.compile(
    rf"{_BEFORE}(?:每[人个家])?(?:至少|不少于|最少)?(?P<act>[\u4e00-\u9fff]{{1,2}}?)(?:至少|不少于|不低于)?[\d一二两三四五六七八九十]+(?:[次场轮遍回期堂]|轮次)(?:以上)?"
)
"""What was just bidden is to be done so many times by then (上半年至少走访2次)."""
_LABEL = re.compile(r"\(?(?:完成|办理|落实|整改)?(?:时限|期限|时间)(?:要求)?")
_LABELLED = re.compile(rf"(?:^|[(,;。\s]){_LABEL.pattern}\s?:\s?(?P<until>[^,;。()]{{2,24}})")
_HINT = re.compile("完成|办结|落实|见效|到位|时限|期限|时间")
_LONGEST = 160
_LONGEST_SEQUEL = 30
_TIME_OPENS = frozenset("并须应必要力确争于在将全按不到至今明本年月第上下一二三四五六七八九十会届任收春国中清端劳元重汛0123456789")
"""The signs that a clause which says until when opens with."""
_AHEAD = 2
"""How many sentences behind an act may name who does it before one says until when."""


@dataclass(frozen=True, slots=True)
class Untils:
    """The deadlines that clauses of completion give, where these begin, and from where on they bind what stands before them."""

    places: tuple[int, ...] = ()
    deadlines: tuple[str, ...] = ()
    since: tuple[int, ...] = ()

    def holds(self, at: int) -> bool:
        """Whether a clause of completion begins at an offset."""
        place = bisect_left(self.places, at)
        return place < len(self.places) and self.places[place] == at

    def of_one_act(self, at: int) -> bool:
        """Whether the deadline that is given at an offset binds the clause before it alone."""
        return self.since[bisect_left(self.places, at)] >= 0

    def behind(self, at: int) -> str | None:
        """The first deadline given behind an offset, if it binds what stands there."""
        place = bisect_right(self.places, at)
        return self.deadlines[place] if place < len(self.places) and at >= self.since[place] else None


def completion_in(words: str, year: int | None = None) -> Deadline | None:
    """This will give the deadline of a clause that says nothing else, or None; `year` as for `deadline_in`."""
    if len(words) > _LONGEST or not _HINT.search(words):
        return None
    labelled = _LABELLED.search(words)
    if labelled and (words.startswith("(") or not labelled.start()):
        return deadline_in(labelled["until"], year)
    found = deadline_in(words, year)
    return found if found and _ONLY_DONE.fullmatch(words[: found.start].strip() + words[found.end :].strip()) else None


def sequel_in(words: str, before: str, year: int | None = None) -> Deadline | None:
    """This will give until when what the clause `before` bids comes out, is handed over or is done so often, or None."""
    found = deadline_in(words, year) if words[0] in _TIME_OPENS and len(words) <= _LONGEST_SEQUEL else None
    if found is None:
        return None
    rest = words[: found.start].strip() + words[found.end :].strip()
    times = _AT_LEAST.fullmatch(rest)
    if not (times or _COMES_OUT.fullmatch(rest) or _HANDED_OVER.fullmatch(rest)) or is_done(before) or deadline_in(before, year):
        return None
    act = act_of(before[act_begins(before) :])
    return found if act and (not times or act.verb.startswith(times["act"])) else None


def repeats(words: str, action: str) -> bool:
    """This will tell whether a clause only says how many times, or how often, the act just bidden is to be done."""
    times = _AT_LEAST.fullmatch(words, act_place(words)) if words[0] in _TIME_OPENS or words[0] in "每逐" else None
    return times is not None and action.startswith(times["act"])


def completions_of(sentences: Sequence[Sentence], year: int | None) -> tuple[Untils, ...]:
    """This will give each sentence its clauses of completion; one without takes that of a sentence behind it that says no more."""
    own = [_own(sentence, year) for sentence in sentences]
    return tuple(untils if untils.places else _behind(place, sentences, own) for place, untils in enumerate(own))


def _own(sentence: Sentence, year: int | None) -> Untils:
    found: list[tuple[int, str, int]] = []
    label: Clause | None = None
    for before, clause in zip((None, *sentence.clauses), sentence.clauses, strict=False):
        until = deadline_in(clause.text, year) if label else completion_in(clause.text, year)
        if until:
            found += [(one.at, until.text, -1) for one in (label, clause) if one]
        elif before and (until := sequel_in(clause.text, before.text, year)):
            found.append((clause.at, until.text, before.at))
        label = clause if clause.stop == ":" and _LABEL.fullmatch(clause.text) else None
    return Untils(tuple(at for at, _, _ in found), tuple(text for _, text, _ in found), tuple(since for _, _, since in found))


def _behind(place: int, sentences: Sequence[Sentence], own: Sequence[Untils]) -> Untils:
    ahead = range(place + 1, min(place + 1 + _AHEAD, len(sentences)))
    told = next((at for at in ahead if own[at].places), None)
    if told is None or not all(_only_tells_who(sentences[at], own[at]) for at in ahead if at <= told):
        return Untils()
    return own[told]


def _only_tells_who(sentence: Sentence, untils: Untils) -> bool:
    """Whether a sentence holds no act of its own: it names who is responsible, and perhaps until when."""
    return all(
        untils.holds(c.at) or assigned_in(c.text) or doer_of(c.text) or not act_of(c.text) for c in sentence.clauses
    )
