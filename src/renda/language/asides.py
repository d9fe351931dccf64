"""Tells sentences that hold no commitment whatever verbs they use: who answers for what stands before, what was done in former years, how
things stand at present.

Knows single sentences; what the rest of the text looks ahead to is for `moods`. Expects the plain form.
"""

import re

from renda.language.bodies import assigned_in
from renda.language.doers import doer_of
from renda.language.passages import Sentence
from renda.language.shortcomings import admits_shortcoming, may_admit

_ON_A_DAY = re.compile(r"(20\d{2})年\d{1,2}月(?:\d{1,2}日)?")
_AT_PRESENT = re.compile(r"(?:但|同时|从总体上?看|总的看)?,?(?:目前|当前|现在|近年来|近几年|长期以来|一段时间以来|多年来)")
_BIDS = re.compile(
    r"^(?:并|还|也|均|都)?(?:要(?![求点素害闻领])|应(?=当|在|按|于)|必须|须|将)"
    r"|(?:(?<!需)要|应当|必须|将)(?:在|于|以|对|按|进一步|继续|加快|尽快|抓紧)"
)

_MUST_STAND = re.compile("(?<![需主重首])要|应|须")
_MUST = ("要", "应", "应当", "须", "必须")


def is_aside(sentence: Sentence, year: int | None) -> bool:
    """This will tell whether a sentence promises nothing; `year` is the document's own."""
    return _only_assigns(sentence) or _tells_of_past(sentence, year) or _tells_of_present(sentence)


def _only_assigns(sentence: Sentence) -> bool:
    """Whether it is a bracket that names who answers for what stands before it."""
    words = sentence.clauses[0].text
    return words.startswith("(") and words.endswith(")") and len(sentence.clauses) == 1 and bool(assigned_in(words))


def _tells_of_past(sentence: Sentence, year: int | None) -> bool:
    """Whether it opens with a day or month before the document's own year: what it tells was done."""
    day = _ON_A_DAY.fullmatch(sentence.clauses[0].text) if year else None
    return day is not None and year is not None and int(day.group(1)) < year


def _tells_of_present(sentence: Sentence) -> bool:
    """Whether it opens with 目前 or owns up to a shortcoming, and no clause of it bids anything."""
    first = sentence.clauses[0].text
    stands = _AT_PRESENT.match(first) or (may_admit(first) and admits_shortcoming(first))
    return bool(stands) and not any(_BIDS.search(clause.text) or _bids_somebody(clause.text) for clause in sentence.clauses)


def _bids_somebody(words: str) -> bool:
    doer = doer_of(words) if _MUST_STAND.search(words) else None
    return doer is not None and doer.verb in _MUST
