"""Decides which clauses are checkable commitments and puts each into words: action, deadline, recurrence, units.

Knows the definition of a task: a deadline, a doer, or a thing that can be asked to be seen; where the text looks ahead
is told by `moods`. Expects the plain form.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from renda.language.bodies import Doer, doer_of
from renda.language.clause_marks import (
    WILL, Act, act_of, deliverable_of, is_done, is_generic, is_lead_in, is_optional, is_paper, is_state, is_vain_goal, names_round,
)  # fmt: skip
from renda.language.deadlines import deadline_in, recurrence_in
from renda.language.moods import Mood, Moods
from renda.language.passages import Clause, Sentence
from renda.language.sections import strip_sign

_PROMISE = re.compile(
    rf"^(?:并|还|也|均|都|同时|现|今后|下一步|(?:今|明|20\d\d)年[^,]{{0,8}})?(?:{WILL}|要(?![求点素害闻领])|拟|应(?=当|在|按|于|向|对)|必须|须|力争|计划|预算|年底前)|^[^,]{{2,14}}(?:{WILL}|还将)|建议$|决定将"
)
_TARGET = re.compile(r"率|比例|达到?|不低于|不少于|以上|以内|控制在|超过|新增|提升|提高|总数|数量")
_MERGES = re.compile(
    r"^(?:并|按程序|同时)?(?:于[^,]{2,14})?(?:及时)?(?:按[^,]{1,8})?(?:报送|报请|报|上报|提请|抄送|备案|印发|向社会公[布开示]|组织实施)"
)
_LIGHT = re.compile(r"^(?:并|还|同时)?(?:将)?(?:[^,]{0,8})(?:给予|予以|进行|推进)[^,]{2,14}$")
_EVERY_SOME = re.compile(r"每\s?[\d一二两三四五六七八九十]{1,2}(?:[-~至到][\d一二两三四五六七八九十]{1,2})?个?(?:年|月|周|天|季度)")
_MODAL = re.compile(r"^(?:并|还|也|均|都|同时)?(?:要|应|须|必须|将|拟|力争|确保)")
_ADVISED = re.compile(r"建议$|决定")
_ANY_SUBJECT = re.compile(r"^[^,对向把在从按为]{2,18}?(?:要|应当?|须|必须)(?![求点素害闻领对急])")
_QUOTED = re.compile(r"“([^“”]{6,40})”")
_SIDE_BY_SIDE = re.compile(r"“[^“”]{6,40}”(?:、|和|以及)“[^“”]{6,40}”.{0,4}[\d一二两三四五六七八九十]{1,3}[项个件]")
_LONGEST = 80
_REACH = 60


_SOMEBODY = Doer(names=(), organ=False, verb="要", act_at=0)


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


@dataclass(frozen=True, slots=True, kw_only=True)
class _Standing:
    """What a clause takes over from those before it in its sentence."""

    doer: Doer | None = None
    deadline: str | None = None
    lead_at: int | None = None
    plan: bool = False
    promised: bool = False
    optional: bool = False


def commitments_of(sentences: Iterable[Sentence], ground: Ground) -> Iterator[Commitment]:
    """This will give the tasks of one passage's sentences, in order of place."""
    standing = _Standing()
    for sentence in sentences:
        mood = ground.moods.at(sentence.at)
        if mood in (Mood.PRINCIPLE, Mood.FINDING):
            continue
        promised = any(_promises(c) for c in sentence.clauses)
        done = any(is_done(c.text) for c in sentence.clauses)
        standing = replace(standing, plan=mood is Mood.PLAN, promised=promised or (standing.promised and not done))
        if standing.plan or standing.promised:
            found, standing = _in_sentence(sentence, standing, ground)
            yield from found
        if sentence.clauses[-1].stop != ";":
            standing = _Standing(promised=promised and _ADVISED.search(sentence.clauses[0].text) is not None)


def given(one: Commitment, assigned: list[tuple[int, tuple[str, ...]]], place: int) -> Commitment:
    """This will give the task with the bodies that the first assignment at or behind `place` names, if any does."""
    names = next((names for at, names in assigned if at >= place), ())
    return replace(one, units=names) if names else one


def _promises(clause: Clause) -> bool:
    words = strip_sign(clause.text)
    return bool(_PROMISE.search(words)) and not is_optional(words)


def _in_sentence(sentence: Sentence, standing: _Standing, ground: Ground) -> tuple[list[Commitment], _Standing]:
    found: list[Commitment] = []
    for heading_or_clause in sentence.clauses:
        series = _series(heading_or_clause, standing)
        if series:
            found += series
            continue
        if heading_or_clause.at in ground.barred:
            continue
        clause = _unsigned(heading_or_clause)
        standing = _taken_over(clause, standing, ground.year)
        if found and _joins(found[-1], clause, ground):
            found[-1] = _merged(found[-1], clause, standing)
            continue
        one = _commitment(clause, standing, ground)
        if one:
            found.append(one)
            standing = replace(standing, lead_at=None)
    return found, standing


def _series(clause: Clause, standing: _Standing) -> list[Commitment]:
    """Named undertakings that stand side by side in quotation marks (“改造…”、“完善…”): each is a task of its own."""
    if not _SIDE_BY_SIDE.search(clause.text):
        return []
    named = [m for m in _QUOTED.finditer(clause.text) if _opens_with_act(m.group(1))]
    return [
        Commitment(
            start=clause.at + m.start(1), end=clause.at + m.end(1), action=_action(m.group(1), act_of(m.group(1))),
            deadline=standing.deadline, recurrence=None, units=(),
        )
        for m in named
    ]  # fmt: skip


def _opens_with_act(words: str) -> bool:
    act = act_of(words)
    return bool(act and act.at <= 4 and act.kind != "vain") or words.startswith(("加大", "加快", "美化", "精准"))


def _unsigned(clause: Clause) -> Clause:
    """The clause without the number it opens with."""
    bare = strip_sign(clause.text)
    return clause if bare == clause.text else replace(clause, text=bare, at=clause.end - len(bare))


def _taken_over(clause: Clause, standing: _Standing, year: int | None) -> _Standing:
    words = clause.text
    doer = doer_of(words)
    modal = _MODAL.match(words)
    if doer:
        standing = replace(standing, doer=doer, optional=False)
    elif modal:
        known = standing.doer
        standing = replace(standing, doer=replace(known, verb=modal.group()) if known else None, optional=False)
    if is_optional(words):
        standing = replace(standing, optional=True)
    deadline = deadline_in(words, year)
    if deadline and not is_done(words):
        standing = replace(standing, deadline=deadline.text, lead_at=clause.at)
    return standing


def _joins(one: Commitment, clause: Clause, ground: Ground) -> bool:
    """A clause that hands over what the one before made, or merely lends it weight, belongs to it."""
    if clause.at - one.end > _REACH or ground.counts(clause.at, clause.end):
        return False
    if _MERGES.match(clause.text):
        return True
    return len(clause.text) <= 24 and bool(_LIGHT.match(clause.text)) and not doer_of(clause.text)


def _merged(one: Commitment, clause: Clause, standing: _Standing) -> Commitment:
    end = clause.end if clause.end - one.start <= _LONGEST else one.end
    return replace(one, end=end, deadline=one.deadline or standing.deadline)


def _commitment(clause: Clause, standing: _Standing, ground: Ground) -> Commitment | None:
    words = clause.text
    rest = words[_act_at(words) :]
    if standing.optional or is_optional(words) or is_done(words) or is_lead_in(words) or is_lead_in(rest):
        return None
    act = act_of(rest)
    if not _is_task(clause, act, standing, ground.counts(clause.at, clause.end)):
        return None
    lead = standing.lead_at
    start = lead if lead is not None and clause.end - lead <= _LONGEST else clause.at
    return Commitment(
        start=start,
        end=min(clause.end, start + _LONGEST),
        action=_action(rest, act),
        deadline=standing.deadline,
        recurrence=recurrence_in(words),
        units=standing.doer.names if standing.doer else (),
    )


def _act_at(words: str) -> int:
    """Where the clause goes on behind its subject."""
    doer = doer_of(words)
    if doer:
        return doer.act_at
    subject = _ANY_SUBJECT.match(words)
    return subject.end() if subject else 0


def _is_task(clause: Clause, act: Act | None, standing: _Standing, counted: bool) -> bool:
    words = clause.text
    if counted and _TARGET.search(words) and (standing.plan or standing.promised):
        return not (act and act.kind == "vain")
    if not act or act.kind == "vain" or len(words) < 5 or is_vain_goal(act.goal) or (is_state(words) and not counted):
        return False
    if recurrence_in(words) or _EVERY_SOME.search(words) or names_round(act.goal):
        return True
    if is_generic(act) and standing.lead_at is None:
        return False
    if len(act.goal) < 2 and words.startswith(("接受", "加强", "自觉")):
        return False
    if standing.deadline:
        return act.kind != "weak" or counted or deliverable_of(act.goal)
    if standing.doer and standing.doer.organ and act.leads and (standing.doer.verb or standing.plan):
        return _promised_by(act, standing.doer, counted)
    if _ANY_SUBJECT.match(words) and act.leads:
        return act.kind != "weak" and _promised_by(act, _SOMEBODY, counted)
    return _undertaken(act, words, counted)


def _promised_by(act: Act, doer: Doer, counted: bool) -> bool:
    """A definite body that will or must act: behind 将 any act counts, behind 要 all but wishes."""
    if act.kind == "weak":
        return "将" in doer.verb or "继续" in doer.verb or is_paper(act.goal)
    if act.kind in ("hold", "done"):
        return counted or deliverable_of(act.goal)
    return True


def _undertaken(act: Act, words: str, counted: bool) -> bool:
    """Nobody is named: what is made, built or held must be something that can be seen."""
    if act.kind == "weak":
        return act.verb in ("完善", "健全") and is_paper(act.goal)
    if not act.leads:
        return False
    if act.kind == "serve":
        return bool(re.match(r"(?:并|还|也)?(?:还?将|要|应)", words))
    if act.kind == "bind":
        return words.startswith(("把", "将", "由", "应", "要"))
    return act.kind == "send" or counted or deliverable_of(act.goal)


def _action(words: str, act: Act | None) -> str:
    """Verb and object in at most 20 characters: what stands behind the last 的 where all of it is too long."""
    core = (words[act.at :] if act else words).strip()
    if len(core) <= 20:
        return core
    verb, tail = act.verb if act else "", core.rsplit("的", 1)[-1]
    return verb + tail if 2 <= len(tail) <= 20 - len(verb) else core[:19] + "…"
