"""What a clause takes over from the clauses around it: who acts, until when, how often, and whether it is only allowed.

Knows neighbouring clauses; whether a clause is a task is for `checkable`, how it is worded for `commitments`. Expects the plain form.
"""

import re
from dataclasses import replace

from renda.language.checkable import Standing, recurs
from renda.language.clause_marks import is_done, is_optional
from renda.language.completions import Untils
from renda.language.deadlines import deadline_in, recurrence_in
from renda.language.doers import Antecedents, Doer, doer_of, joining_in
from renda.language.passages import Clause, Sentence
from renda.language.schemes import year_of_scheme

_MODAL = re.compile(r"^(?:并|还|也|均|都|同时)?(?:要|应|须|必须|将|拟|力争|确保)")
_LONGEST_FRAME = 12
_FRAME = 4
"""A clause with no more words than these beside its deadline says nothing else: it holds for all that follow."""


def awaited(clause: Clause, standing: Standing, untils: Untils) -> Standing:
    """This will give an act behind which it is said until when it is to be done that deadline from the start."""
    until = untils.behind(clause.at) if untils.places else None
    return replace(standing, deadline=until, lead_at=clause.at) if until else standing


def used_up(standing: Standing, untils: Untils, at: int) -> Standing:
    """This will give the standing behind a clause at `at` that says until when: what binds one act alone binds no later one."""
    return replace(standing, lead_at=None, deadline=None if untils.of_one_act(at) else standing.deadline)


def taken_over(clause: Clause, standing: Standing, year: int | None, named: Antecedents) -> Standing:
    """This will give the standing of a clause: its own subject and deadline where it names them, those before it otherwise."""
    words = clause.text
    joining = joining_in(words) if standing.doer else ()
    doer = None if joining else doer_of(words)
    modal = _MODAL.match(words)
    if joining and standing.doer:
        standing = replace(standing, doer=_joined(standing.doer, joining))
    elif doer:
        standing = _of_another(standing, named.resolved(doer))
    elif modal:
        known = standing.doer
        standing = replace(standing, doer=replace(known, verb=modal.group()) if known else None, optional=False)
    if is_optional(words) and not standing.optional:
        standing = replace(standing, optional=True)
    deadline = deadline_in(words, year)
    if deadline and not is_done(words):
        frames = len(words) - (deadline.end - deadline.start) <= _FRAME
        return replace(standing, deadline=deadline.text, lead_at=clause.at, framed=frames)
    scheme = year_of_scheme(words)
    return replace(standing, deadline=str(scheme), lead_at=clause.at, framed=False) if scheme else standing


def _joined(doer: Doer, joining: tuple[str, ...]) -> Doer:
    others = tuple(name for name in joining if name not in doer.names)
    return replace(doer, names=(*doer.names, *others), joining=(*doer.joining, *others))


def _of_another(standing: Standing, doer: Doer) -> Standing:
    """The standing under a new subject: what another had to do by a day that stood in its own clause binds this one not."""
    binds = standing.framed or standing.lead_at is not None
    return replace(standing, doer=doer, optional=False, deadline=standing.deadline if binds else None)


def passed_on(clause: Clause, standing: Standing, *, taken: bool) -> Standing:
    """This will give what the next clause takes over: a task has used up what led to it; a lead-in hands on how often."""
    if taken:
        return replace(standing, lead_at=None, often=None) if standing.lead_at is not None or standing.often else standing
    leads = standing.lead_at == clause.at or len(clause.text) <= _FRAME
    often = recurrence_in(clause.text) if leads else None
    return replace(standing, often=often) if often else standing


def goal_of(opening: Sentence, year: int | None) -> str | None:
    """This will give the year by which a paragraph that opens with 到2030年 wants its targets reached."""
    words = opening.clauses[0].text
    until = deadline_in(words, year) if words.startswith(("到", "力争到")) and len(words) <= _LONGEST_FRAME else None
    return until.text if until else None


def due(words: str, standing: Standing, year: int | None, *, counted: bool) -> str | None:
    """This will give until when: no day told before holds for what comes again; a target without a day has its paragraph's year."""
    if standing.lead_at is None and recurs(words) and not deadline_in(words, year):
        return None
    return standing.deadline or (standing.goal if counted else None)
