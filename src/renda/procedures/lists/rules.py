"""Named predicates of lists, and what is derived of an item: what plain data cannot say.

Must not know: tables, Django.
"""

from collections.abc import Mapping
from typing import Any

from renda.domain.facts import CaseFacts
from renda.domain.procedures import PredicateInput
from renda.domain.refusals import Code, Reason
from renda.procedures.lists.grading import grade_of
from renda.procedures.lists.vocabulary import ITEM_OPEN

_TAKEN = ("closing_rule", "grade_rule", "nearly_from", "partly_from", "seen_by")


def _rule(text: str, field: str | None = None) -> Reason:
    return Reason(code=Code.RULE, field=field, facts={"text": text})


def _list(given: PredicateInput) -> CaseFacts | None:
    return next((c for c in given.linked if c.procedure == "list"), None)


# ---- lists ---------------------------------------------------------------------------------------------------------


def thresholds_ordered(given: PredicateInput) -> Reason | None:
    """Less of the steps makes the lower grade."""
    if given.data.get("grade_rule") != "by_steps":
        return None
    nearly, partly = given.data.get("nearly_from"), given.data.get("partly_from")
    if nearly is None or partly is None or partly < nearly:
        return None
    return _rule("“取得阶段性进展”的比例应小于“基本完成”的比例。", "partly_from")


def items_ended(given: PredicateInput) -> Reason | None:
    """A list is wound up when none of its items is open."""
    rest = [c for c in given.linked if c.procedure == "list_item" and c.stage in ITEM_OPEN]
    if not rest:
        return None
    named = "、".join(c.number or c.title for c in rest[:3])
    return _rule(f"还有{len(rest)}项没有销项（{named}）。请先销项，或登记不再办理。")


# ---- items ---------------------------------------------------------------------------------------------------------


def list_in_use(given: PredicateInput) -> Reason | None:
    """A list that was wound up takes no more items."""
    found = _list(given)
    return None if found is None or found.stage == "in_use" else _rule(f"“{found.title}”已经办结，不能再列入事项。", "list")


def steps_planned(given: PredicateInput) -> Reason | None:
    """Where steps make the grade, they are planned from the start."""
    found = _list(given)
    if found is None or found.detail.get("grade_rule") != "by_steps" or given.data.get("steps"):
        return None
    return _rule("本清单按节点完成比例定等次，请填写节点总数。", "steps")


def steps_within(given: PredicateInput) -> Reason | None:
    """No more steps are done than were planned."""
    planned, done = (given.case.detail.get("steps") if given.case else None), given.data.get("steps_done")
    if done is None or (planned and float(done) <= float(planned)):
        return None
    return _rule(f"已完成节点数不能多于节点总数（{planned:g}个）。" if planned else "本事项没有设定节点，不填已完成节点数。", "steps_done")


def steps_all_done(given: PredicateInput) -> Reason | None:
    """Closing is applied for when every planned step is done."""
    detail: Mapping[str, Any] = given.case.detail if given.case else {}
    if detail.get("grade_rule") != "by_steps":
        return None
    planned, done = float(detail.get("steps") or 0), float(detail.get("steps_done") or 0)
    return None if done >= planned else _rule(f"还有{planned - done:g}个节点没有完成。请先填报进展，再申请销项。")


def another_unit_verifies(given: PredicateInput) -> Reason | None:
    """The unit that does the work does not verify it."""
    unit = given.data.get("unit")
    closing = given.data.get("closing_unit") or (given.case.origin_unit_id if given.case else None)
    if not unit or not closing or str(unit) != str(closing):
        return None
    return _rule("核实单位不能就是责任单位。请另填核实单位，或改由其他单位负责。", "unit")


def item_derived(given: PredicateInput) -> Mapping[str, Any]:
    """The rules of the list's version the item was entered under, which it keeps; and its grade by them."""
    case = given.case
    if case is None:
        return {}
    found = _list(given) if case.detail.get("list_version") is None else None
    taken = {key: found.detail.get(key) for key in _TAKEN} | {"list_version": found.round} if found else {}
    return {**taken, "grade": grade_of(case.stage, {**case.detail, **taken})}


LIST_PREDICATES = {p.__name__: p for p in (thresholds_ordered, items_ended)}
ITEM_PREDICATES = {
    p.__name__: p for p in (list_in_use, steps_planned, steps_within, steps_all_done, another_unit_verifies)
}
