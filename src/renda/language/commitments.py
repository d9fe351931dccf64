"""Walks through sentences and puts each commitment into words: action, deadline, recurrence, units, place.

What a clause takes over from its neighbours is for `standings`, whether it is a task for `checkable`, where the text looks
ahead for `moods`. Expects the plain form.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from renda.language.asides import is_aside
from renda.language.checkable import Standing, act_begins, is_checkable
from renda.language.clause_marks import WILL, Act, act_of, is_done, is_lead_in, is_optional
from renda.language.completions import Untils, completions_of, repeats
from renda.language.deadlines import deadline_in, recurrence_in
from renda.language.doers import NOBODY, Antecedents, doer_of
from renda.language.moods import Mood, Moods
from renda.language.passages import Clause, Sentence
from renda.language.schemes import is_scheme, says_how_far
from renda.language.sections import strip_sign
from renda.language.standings import awaited, due, goal_of, passed_on, taken_over, used_up
from renda.language.undertakings import undertakings_in

_PROMISE = re.compile(
    rf"^(?:并|还|也|均|都|同时|现|今后|下一步|(?:今|明|20\d\d)年[^,]{{0,8}})?(?:{WILL}|要(?![求点素害闻领])"
    rf"|拟|应(?=当|在|按|于|向|对)|必须|须|力争|计划|预算|年底前)|^[^,]{{2,14}}(?:{WILL}|还将)"
    r"|(?<!代表)(?<!意见)(?<!提出)(?<!收到)(?<!委员)(?<!批评)建议$|决定将"
)
_MERGES = re.compile(
    r"^(?:并|按程序|同时)?(?:于[^,]{2,14})?(?:及时)?(?:按[^,]{1,8})?(?:报送|报请|报|上报|提请|抄送|备案"
    r"|提交[^,]{2,14}(?:审议|研究|审定|审核|批准)|印发|向社会公[布开示]|组织实施)"
)
_LIGHT = re.compile(r"^(?:并|还|同时)?(?:将)?(?:[^,]{0,8})(?:给予|予以|进行|推进)[^,]{2,14}$")
_RESOLVED = re.compile(r"^(?:并|还)?决定(?:将|由|在)")
_WHAT_IT_IS = re.compile(r"^(?:今年|明年|20\d\d年|十[一-九]五)[^,]{0,4}是(?!否)")
"""A clause that says what a year is (今年是…的第一年): nobody is to do it."""
_ADVISED = re.compile(r"建议$|决定")
_NUMBER = re.compile(r"\d[万亿]?余?(?:[^\d.年月日号时季天周轮次个]|个(?![月工]))")
_LONGEST = 80
_REACH = 60
_LONGEST_CLAUSE = 400
"""A stretch this long without a stop is no clause of a sentence."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Commitment:
    """A clause found to be a task, offsets in the source; `scheme` where it is one whose target may follow."""

    start: int
    end: int
    action: str
    deadline: str | None
    recurrence: str | None
    units: tuple[str, ...]
    co_units: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    scheme: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Ground:
    """What the rest of the document tells: moods, offsets of headings, places of figures, the document's year."""

    moods: Moods
    barred: frozenset[int]
    figures: tuple[int, ...]
    year: int | None

    def counts(self, start: int, end: int) -> bool:
        """Whether a figure begins between two offsets."""
        place = bisect_left(self.figures, start)
        return place < len(self.figures) and self.figures[place] < end


def commitments_of(sentences: Iterable[Sentence], ground: Ground) -> Iterator[Commitment]:
    """This will give the tasks of one passage's sentences, in order of place."""
    standing, named, passage = Standing(), Antecedents(), tuple(sentences)
    for sentence, untils in zip(passage, completions_of(passage, ground.year), strict=True):
        mood = ground.moods.at(sentence.at)
        if mood in (Mood.PRINCIPLE, Mood.FINDING):
            continue
        promised = any(_promises(c) for c in sentence.clauses)
        still = standing.promised and not promised and not any(is_done(c.text) for c in sentence.clauses)
        standing = replace(standing, plan=mood is Mood.PLAN, promised=promised or still)
        if (standing.plan or standing.promised) and not is_aside(sentence, ground.year):
            found, standing = _in_sentence(sentence, standing, ground, (untils, named))
            yield from found if standing.plan else _but_done(found, sentence)
        else:
            _heard(sentence, named)
        if sentence.clauses[-1].stop != ";":
            advised = promised and _ADVISED.search(sentence.clauses[0].text) is not None
            standing = Standing(promised=advised, goal=goal_of(passage[0], ground.year))


def given(one: Commitment, assigned: list[tuple[int, tuple[str, ...]]], place: int) -> Commitment:
    """This will give the task with the bodies that the first assignment at or behind `place` names, if any does."""
    names = next((names for at, names in assigned if at >= place), ())
    return replace(one, units=names, co_units=()) if names else one


def _but_done(found: list[Commitment], sentence: Sentence) -> list[Commitment]:
    """Of a report that promises nothing but what was resolved (审议议案9件,决定将1件提请大会审议,听取报告): the rest was done."""
    promised = [c for c in sentence.clauses if _promises(c)]
    if not promised or not all(_RESOLVED.match(strip_sign(c.text)) for c in promised):
        return found
    return [one for one in found if one.start in {c.at for c in promised}]


def _promises(clause: Clause) -> bool:
    words = strip_sign(clause.text)
    return len(words) <= _LONGEST_CLAUSE and bool(_PROMISE.search(words)) and not is_optional(words)


def _heard(sentence: Sentence, named: Antecedents) -> None:
    """Keep in mind who was spoken of in a sentence that promises nothing."""
    for clause in sentence.clauses:
        doer = doer_of(clause.text) if len(clause.text) <= _LONGEST_CLAUSE else None
        if doer:
            named.resolved(doer)


def _in_sentence(
    sentence: Sentence, standing: Standing, ground: Ground, heard: tuple[Untils, Antecedents]
) -> tuple[list[Commitment], Standing]:
    untils, named = heard
    found: list[Commitment] = []
    for heading_or_clause in sentence.clauses:
        series = _series(heading_or_clause, standing)
        if series or heading_or_clause.at in ground.barred or len(heading_or_clause.text) > _LONGEST_CLAUSE:
            found += series
            continue
        clause = _unsigned(heading_or_clause)
        if untils.places and untils.holds(heading_or_clause.at):
            standing, found = used_up(standing, untils, heading_or_clause.at), _lengthened(found, clause)
            continue
        standing = taken_over(clause, awaited(clause, standing, untils), ground.year, named)
        if found and _joins(found[-1], clause, ground):
            found[-1] = _merged(found[-1], clause, standing)
            continue
        one = _commitment(clause, standing, ground)
        if one:
            found.append(one)
        standing = passed_on(clause, standing, taken=one is not None)
    return found, standing


def _series(clause: Clause, standing: Standing) -> list[Commitment]:
    """Named undertakings that stand side by side: each is a task of its own."""
    return [
        Commitment(
            start=clause.at + start, end=clause.at + end, deadline=standing.deadline, recurrence=None, units=(),
            action=_action(clause.text[start:end], act_of(clause.text[start:end])),
        )
        for start, end in undertakings_in(clause.text)
    ]  # fmt: skip


def _unsigned(clause: Clause) -> Clause:
    """The clause without the number it opens with."""
    bare = strip_sign(clause.text)
    return clause if bare == clause.text else replace(clause, text=bare, at=clause.end - len(bare))


def _joins(one: Commitment, clause: Clause, ground: Ground) -> bool:
    """A clause that hands over what the one before made, says how far it is to go, or merely lends it weight, belongs to it."""
    if clause.at - one.end > _REACH:
        return False
    if repeats(clause.text, one.action):
        return True
    if ground.counts(clause.at, clause.end):
        return one.scheme and says_how_far(clause.text) and not doer_of(clause.text)
    if _MERGES.match(clause.text):
        return True
    return len(clause.text) <= 24 and bool(_LIGHT.match(clause.text)) and not doer_of(clause.text)


def _lengthened(found: list[Commitment], clause: Clause) -> list[Commitment]:
    """The last one with the clause that says until when, where that leaves it short enough to quote."""
    fits = found and clause.end - found[-1].start <= _LONGEST
    return [*found[:-1], replace(found[-1], end=clause.end)] if fits else found


def _merged(one: Commitment, clause: Clause, standing: Standing) -> Commitment:
    end = clause.end if clause.end - one.start <= _LONGEST else one.end
    often = one.recurrence or (recurrence_in(clause.text) if repeats(clause.text, one.action) else None)
    return replace(one, end=end, deadline=one.deadline or standing.deadline, recurrence=often, scheme=False)


def _commitment(clause: Clause, standing: Standing, ground: Ground) -> Commitment | None:
    words, counted = clause.text, ground.counts(clause.at, clause.end)
    if standing.optional or is_done(words) or is_lead_in(words) or _WHAT_IT_IS.match(words):
        return None
    rest = words[act_begins(words) :]
    act = act_of(rest)
    if (rest != words and (is_lead_in(rest) or _only_until(rest))) or not is_checkable(words, act, standing, counted):
        return None
    lead = standing.lead_at
    start = lead if lead is not None and clause.end - lead <= _LONGEST else clause.at
    doer = standing.doer or NOBODY
    return Commitment(
        start=start,
        end=min(clause.end, start + _LONGEST),
        action=_action(rest, act),
        deadline=due(words, standing, ground.year, counted=counted),
        recurrence=recurrence_in(words) or standing.often,
        units=doer.names, co_units=doer.joining,
        scheme=is_scheme(words),
    )  # fmt: skip


def _only_until(words: str) -> bool:
    """Whether the words behind a subject say no more than until when (要在印发之日起30日内): the act is yet to come."""
    until = deadline_in(words)
    return until is not None and until.end == len(words) and not words[: until.start].strip("在于")


def _action(words: str, act: Act | None) -> str:
    """Verb and object in at most 20 characters: what stands behind the last 的 where all of it is too long."""
    noun = act and not act.leads and _NUMBER.search(words, 0, act.at)  # 建有1所培训学校: a verb in what is counted
    core = (words[act.at :] if act and not noun else words).strip()
    if len(core) <= 20:
        return core
    verb, tail = act.verb if act else "", core.rsplit("的", 1)[-1]
    return verb + tail if 2 <= len(tail) <= 20 - len(verb) else core[:19] + "…"
