"""Decides whether one clause, standing where it stands, is a commitment that somebody could check.

Knows the definition of a task – a deadline or frequency, a doer, or a thing that can be asked to be seen – and nothing
of offsets or of how tasks are put into words. Expects the plain form.
"""

import re
from dataclasses import dataclass

from renda.language.clause_marks import (
    WILL,
    Act,
    counts_event,
    deliverable_of,
    is_generic,
    is_paper,
    is_state,
    is_vain_goal,
    names_round,
)  # fmt: skip
from renda.language.deadlines import recurrence_in
from renda.language.doers import Doer, doer_of

_TARGET = re.compile(r"率|比例|达到?|不低于|不少于|以上|以内|控制在|超过|新增|提升|提高|总数|数量")
_EVERY_SOME = re.compile(
    r"每\s?[\d一二两三四五六七八九十]{1,2}(?:[-~至到][\d一二两三四五六七八九十]{1,2})?个?(?:年|月|周|天|季度)"
)
_ANY_SUBJECT = re.compile(rf"^[^,对向把在从按为]{{2,18}}?(?:(?:要|应当?|须|必须)(?![求点素害闻领对急])|{WILL})")
_OF_MINDS = re.compile(r"[把将][^,的]{0,4}(?:思想|认识|行动|精力|心思|智慧|力量|干劲)[^,]{0,6}(?:统一|凝聚|集中|汇聚|用)[到在]")
"""What is moved is a state of mind (把思想和行动统一到…上来)."""
_SOMEBODY = Doer(names=(), organ=False, verb="要", act_at=0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """What a clause takes over from those before it: who acts, until when, whether it looks ahead or only allows.

    `lead_at` is the offset of the clause that named the deadline, until a task has taken it up; `framed` says that the clause
    named nothing else, so that the deadline holds for whoever follows. `often` is the recurrence that a clause before the act named,
    `goal` the year by which a paragraph says that all its targets are to be reached.
    """

    doer: Doer | None = None
    deadline: str | None = None
    lead_at: int | None = None
    framed: bool = False
    often: str | None = None
    goal: str | None = None
    plan: bool = False
    promised: bool = False
    optional: bool = False


def recurs(words: str) -> bool:
    """This will tell whether the clause itself says that something comes again (每季度, 每3至5年): no day before it ends that."""
    return recurrence_in(words) is not None or bool(_EVERY_SOME.search(words))


def act_begins(words: str) -> int:
    """This will give where the clause goes on behind its subject."""
    doer = doer_of(words)
    if doer:
        return doer.act_at
    subject = _ANY_SUBJECT.match(words)
    return subject.end() if subject else 0


def is_checkable(words: str, act: Act | None, standing: Standing, counted: bool) -> bool:
    """This will tell whether the clause is a task; `counted` says that a figure stands in it."""
    if counted and _TARGET.search(words) and (standing.plan or standing.promised):
        return not (act and act.kind == "vain")
    if not act or _says_nothing(words, act, standing, counted):
        return False
    if recurs(words) or names_round(act.goal):
        return True
    if standing.deadline:
        return act.kind != "weak" or counted or deliverable_of(act.goal)
    if standing.doer and standing.doer.organ and act.leads and (standing.doer.verb or standing.plan):
        return _promised_by(act, standing.doer, counted)
    if _ANY_SUBJECT.match(words) and act.leads:
        return act.kind != "weak" and _promised_by(act, _SOMEBODY, counted)
    return _undertaken(act, words, counted)


def _says_nothing(words: str, act: Act, standing: Standing, counted: bool) -> bool:
    """Exhortations, states without a number, and acts on nothing in particular."""
    if act.kind == "vain" or _OF_MINDS.search(words):
        return True
    if len(words) < 5 or act.goal.startswith("后的") or is_vain_goal(act.goal) or _only_wishes(words, act, counted):
        return True
    if is_generic(act) and standing.lead_at is None and not recurrence_in(words):
        return True
    return len(act.goal) < 2 and words.startswith(("接受", "加强", "自觉"))


def _only_wishes(words: str, act: Act, counted: bool) -> bool:
    return not counted and is_state(words) and not counts_event(act.goal)


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
