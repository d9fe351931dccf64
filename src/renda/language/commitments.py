"""Decides which clauses are checkable commitments and puts each into words: action, deadline, recurrence, units.

Knows the guide's definition of a task; where the text looks ahead is told by `moods`. Expects the plain form.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from renda.language.bodies import Doer, doer_of
from renda.language.clause_marks import (
    Act, act_of, deliverable_of, is_condition, is_done, is_optional, is_paper, is_state, names_round,
)  # fmt: skip
from renda.language.deadlines import deadline_in, recurrence_in
from renda.language.moods import Mood, Moods
from renda.language.passages import Clause, Sentence
from renda.language.quantities import quantities_in
from renda.language.sections import strip_sign

_PROMISE = re.compile(r"(?:决定|拟|计划|预算|力争|确保|将(?:继续|于|在|按照|根据|再|进一步|对|以|适时|尽快|进行|会同|积极|建|新|实施|开展|完成)|要求|提出“)|建议$|年底前|[^纲主需重必只想]要(?![求点素害闻领好])")
_TARGET = re.compile(r"率|比例|占比|达到|不低于|不少于|以上|以内|控制在|超过|新增|提升|提高|总数|数量")
_MERGES = re.compile(r"^(?:并|按程序|同时)?(?:于[^,]{2,14})?(?:及时)?(?:按[^,]{1,8})?(?:报送|报请|报|上报|提请|抄送|备案|印发|向社会公[布开示]|组织实施)")
_LONGEST = 80


@dataclass(frozen=True, slots=True, kw_only=True)
class Commitment:
    """A clause found to be a task, offsets in the source."""

    start: int
    end: int
    action: str
    deadline: str | None
    recurrence: str | None
    units: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Standing:
    """What a clause takes over from those before it in its sentence."""

    doer: Doer | None = None
    deadline: str | None = None
    lead_at: int | None = None
    ahead: bool = False


def commitments_of(sentences: Iterable[Sentence], moods: Moods, barred: set[int], year: int | None) -> Iterator[Commitment]:
    """This will give the tasks of one passage's sentences.

    `barred` are the offsets of clauses that are headings; `year` is the document's own year.
    """
    standing = _Standing()
    for sentence in sentences:
        mood = moods.at(sentence.at)
        if mood in (Mood.PRINCIPLE, Mood.FINDING):
            continue
        promised = any(_PROMISE.search(c.text) for c in sentence.clauses)
        ahead = mood is Mood.PLAN or promised or (standing.ahead and not any(is_done(c.text) for c in sentence.clauses))
        standing = replace(standing, ahead=ahead)
        if ahead:
            found, standing = _in_sentence(sentence, standing, barred, year)
            yield from found
        if sentence.clauses[-1].stop != ";":
            standing = _Standing(ahead=promised)


def _in_sentence(
    sentence: Sentence, standing: _Standing, barred: set[int], year: int | None
) -> tuple[list[Commitment], _Standing]:
    found: list[Commitment] = []
    for clause in sentence.clauses:
        if clause.at in barred:
            continue
        clause = _unsigned(clause)
        standing = _taken_over(clause, standing, year)
        if found and _MERGES.match(clause.text) and found[-1].end >= clause.at - 60:
            found[-1] = _merged(found[-1], clause, standing)
            continue
        one = _commitment(clause, standing)
        if one:
            found.append(one)
            standing = replace(standing, lead_at=None)
    return found, standing


def _unsigned(clause: Clause) -> Clause:
    """The clause without the number it opens with."""
    bare = strip_sign(clause.text)
    return clause if bare == clause.text else replace(clause, text=bare, at=clause.end - len(bare))


def _taken_over(clause: Clause, standing: _Standing, year: int | None) -> _Standing:
    doer = doer_of(clause.text)
    if doer:
        standing = replace(standing, doer=doer)
    deadline = deadline_in(clause.text, year)
    if deadline:
        standing = replace(standing, deadline=deadline.text, lead_at=clause.at)
    return standing


def _merged(one: Commitment, clause: Clause, standing: _Standing) -> Commitment:
    end = clause.end if clause.end - one.start <= _LONGEST else one.end
    return replace(one, end=end, deadline=one.deadline or standing.deadline)


def _commitment(clause: Clause, standing: _Standing) -> Commitment | None:
    words = clause.text
    if is_optional(words) or is_done(words) or is_condition(words):
        return None
    act = act_of(words)
    if not _is_task(clause, act, standing):
        return None
    start = standing.lead_at if standing.lead_at is not None and clause.end - standing.lead_at <= _LONGEST else clause.at
    return Commitment(
        start=start,
        end=min(clause.end, start + _LONGEST),
        action=_action(words, act),
        deadline=standing.deadline,
        recurrence=recurrence_in(words),
        units=standing.doer.names if standing.doer else (),
    )


def _is_task(clause: Clause, act: Act | None, standing: _Standing) -> bool:
    words = clause.text
    counted = any(True for _ in quantities_in(words))
    if counted and _TARGET.search(words) and not (act and act.kind == "vain"):
        return True
    if not act or act.kind == "vain" or len(words) < 5:
        return False
    if is_state(words) and not counted:
        return False
    dated = standing.lead_at is not None or recurrence_in(words) is not None
    if dated or names_round(act.goal):
        return True
    if standing.doer and standing.doer.verb and standing.doer.organ:
        return _promised_by(act, standing.doer)
    return _undertaken(act, counted)


def _promised_by(act: Act, doer: Doer) -> bool:
    """A definite body that will or must act: any act counts behind 将, all but wishes behind 要."""
    if act.kind == "weak":
        return "将" in doer.verb or "继续" in doer.verb or is_paper(act.goal)
    return True


def _undertaken(act: Act, counted: bool) -> bool:
    """Nobody is named: what is made, built or held must be something that can be seen."""
    if act.kind == "weak":
        return act.verb in ("完善", "健全", "规范") and is_paper(act.goal)
    if act.kind == "serve" or not act.leads:
        return False
    return counted or deliverable_of(act.goal)


def _action(words: str, act: Act | None) -> str:
    """Verb and object in at most 20 characters: what stands behind the last 的 where all of it is too long."""
    core = (words[act.at :] if act else words).strip()
    if len(core) <= 20:
        return core
    verb = act.verb if act else ""
    tail = core.rsplit("的", 1)[-1]
    return verb + (tail if 2 <= len(tail) <= 20 - len(verb) else core[-(20 - len(verb)) :])
