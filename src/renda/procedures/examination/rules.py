"""Named predicates of self-examination, and what is derived: what plain data cannot say.

Must not know: tables, Django.
"""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from renda.domain.belonging import campaigns_of
from renda.domain.procedures import PredicateInput
from renda.domain.refusals import Code, Reason


def _rule(text: str, field: str | None = None) -> Reason:
    return Reason(code=Code.RULE, field=field, facts={"text": text})


def bodies_once(given: PredicateInput) -> Reason | None:
    """Every body is arranged for once."""
    also = list(given.data.get("also") or ())
    twice = given.data.get("unit") in also or len(also) != len(set(also))
    return _rule("“其他召开单位”里有重复的单位，或者又填了召开单位本身。每个单位只安排一次，请删去。", "also") if twice else None


def _number(given: PredicateInput, key: str) -> int | None:
    kept = given.case.detail.get(key) if given.case else None
    value = given.data.get(key) if given.data.get(key) is not None else kept
    return None if value is None else int(value)


def counts_agree(given: PredicateInput) -> Reason | None:
    """Nobody is present beyond those expected, nor named beyond those present."""
    expected, present = _number(given, "expected"), _number(given, "present")
    if expected is not None and present is not None and present > expected:
        return _rule(f"实到{present}人多于应到{expected}人。请核对两个人数。", "present")
    named = len(given.data.get("attendees") or ())
    if "attendees" in given.data and present is None and not named:
        return _rule("请勾选参加人员，或者填写实到人数。", "attendees")
    if expected is not None and named > expected:
        return _rule(f"勾选的参加人员有{named}人，多于应到{expected}人。请核对。", "attendees")
    if present is not None and named > present:
        return _rule(f"勾选的参加人员有{named}人，多于实到{present}人。请核对。", "attendees")
    return None


def of_a_branch(given: PredicateInput) -> Reason | None:
    """Personal problems belong to the branch a member lives in, that of a leader too."""
    if given.case is None or given.case.detail.get("level") == "branch":
        return None
    return _rule("个人问题在本人所在党支部的组织生活会中登记。领导班子、分党组成员也在所在党支部登记。")


def not_ones_own(given: PredicateInput) -> Reason | None:
    """A secretary's own problem is the superior organisation's to enter and to verify."""
    for index, row in enumerate(given.data.get("problems") or ()):
        if str(row.get("subject")) == str(given.actor_person):
            text = "支部书记本人的问题由上级组织登记和核查，不能自己登记为党员个人问题。"
            return _rule(text, f"problems.{index}.subject")
    return None


def no_private_problems(given: PredicateInput) -> Reason | None:
    """A measure that all may read answers no problem that only few may see."""
    for index, row in enumerate(given.data.get("measures") or ()):
        if any(UUID(str(key)) in given.private for key in row.get("problems") or ()):
            return _rule("个人问题的措施要在该问题中制定，不能在会议里登记。", f"measures.{index}.problems")
    return None


def findings_entered(given: PredicateInput) -> Reason | None:
    """A result is handed in with problems, or with the reason why there are none."""
    if given.data.get("none_because") or any(c.procedure == "problem" for c in given.linked):
        return None
    return _rule("还没有登记查摆问题。请先登记；确实没有的，填写“未查摆出问题的说明”。", "none_because")


def meeting_derived(given: PredicateInput) -> Mapping[str, Any]:
    """How many came (as many as were ticked, where no number is given) and were absent, and where what is found comes from."""
    case = given.case
    if case is None:
        return {}
    named = given.data.get("attendees") or ()
    expected, present = case.detail.get("expected"), case.detail.get("present") or (len(named) if named else None)
    told = {} if expected is None or present is None else {"present": int(present), "absent": int(expected) - int(present)}
    return {**told, "found_origin": "campaign" if campaigns_of(case) else "daily"}


def said_where_none(given: PredicateInput) -> Reason | None:
    """An aspect nothing was found under says what was looked at."""
    if given.case is None or given.data.get("held_against") or any(c.procedure == "problem" for c in given.linked):
        return None
    return _rule("本方面没有查摆出问题的，须写明对照了什么。", "held_against")


MEETING_PREDICATES = {
    p.__name__: p for p in (bodies_once, counts_agree, of_a_branch, not_ones_own, no_private_problems, findings_entered)
}

ASPECT_PREDICATES = {said_where_none.__name__: said_where_none}
