"""Clauses that only say until when what stands before them is to be done: 2027年3月底前完成, 完成时限：6月底前.

Knows to which sentence such a clause belongs; what is to be done is for `commitments`. Expects the plain form.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from renda.language.bodies import assigned_in
from renda.language.clause_marks import act_of
from renda.language.deadlines import Deadline, deadline_in
from renda.language.doers import doer_of
from renda.language.passages import Clause, Sentence

_BEFORE = r"(?:并|须|应当?|必须|要|力争|确保|争取|于|在|将于|全部|按时|不迟于|不晚于)*"
_ONLY_DONE = re.compile(
    rf"{_BEFORE}(?:前|内)?{_BEFORE}(?:基本|全面)?(?:完成|办结|落实|见效|到位)(?:到位|任务|工作)?"
)
_LABEL = re.compile(r"\(?(?:完成|办理|落实|整改)?(?:时限|期限|时间)(?:要求)?")
_LABELLED = re.compile(rf"(?:^|[(,;。\s]){_LABEL.pattern}\s?:\s?(?P<until>[^,;。()]{{2,24}})")
_HINT = re.compile("完成|办结|落实|见效|到位|时限|期限|时间")
_LONGEST = 160
_AHEAD = 2
"""How many sentences behind an act may name who does it before one says until when."""


@dataclass(frozen=True, slots=True)
class Untils:
    """The deadlines that clauses of completion give, and where these begin, in order of place."""

    places: tuple[int, ...] = ()
    deadlines: tuple[str, ...] = ()

    def holds(self, at: int) -> bool:
        """Whether a clause of completion begins at an offset."""
        place = bisect_left(self.places, at)
        return place < len(self.places) and self.places[place] == at

    def behind(self, at: int) -> str | None:
        """The first deadline given behind an offset."""
        place = bisect_right(self.places, at)
        return self.deadlines[place] if place < len(self.places) else None


def completion_in(words: str, year: int | None = None) -> Deadline | None:
    """This will give the deadline of a clause that says nothing else, or None; `year` as for `deadline_in`."""
    if len(words) > _LONGEST or not _HINT.search(words):
        return None
    labelled = _LABELLED.search(words)
    if labelled and (words.startswith("(") or not labelled.start()):
        return deadline_in(labelled["until"], year)
    found = deadline_in(words, year)
    return found if found and _ONLY_DONE.fullmatch(words[: found.start].strip() + words[found.end :].strip()) else None


def completions_of(sentences: Sequence[Sentence], year: int | None) -> tuple[Untils, ...]:
    """This will give each sentence its clauses of completion; one without takes that of a sentence behind it that says no more."""
    own = [_own(sentence, year) for sentence in sentences]
    return tuple(untils if untils.places else _behind(place, sentences, own) for place, untils in enumerate(own))


def _own(sentence: Sentence, year: int | None) -> Untils:
    found: list[tuple[int, str]] = []
    label: Clause | None = None
    for clause in sentence.clauses:
        until = deadline_in(clause.text, year) if label else completion_in(clause.text, year)
        if until:
            found += [(one.at, until.text) for one in (label, clause) if one]
        label = clause if clause.stop == ":" and _LABEL.fullmatch(clause.text) else None
    return Untils(tuple(at for at, _ in found), tuple(text for _, text in found))


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
