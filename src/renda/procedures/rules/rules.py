"""Named predicates of rules (制度): what plain data cannot say. Must not know: tables, Django."""

from renda.domain.procedures import PredicateInput
from renda.domain.refusals import Code, Reason


def _rule(text: str, field: str) -> Reason:
    return Reason(code=Code.RULE, field=field, facts={"text": text})


def dates_fit_state(given: PredicateInput) -> Reason | None:
    """A rule with a day of issue is issued; one that is still being made has none."""
    if given.data.get("state") == "drafting" and given.data.get("issued_on"):
        return _rule("已填印发日期的，“制定情况”请选“已印发”；还在制定的，不填印发日期。", "issued_on")
    return None


def replaced_in_force(given: PredicateInput) -> Reason | None:
    """What a new rule takes the place of is still in force, and only what is improved takes the place of anything."""
    named = {str(key) for key in given.data.get("replaces") or ()}
    if not named:
        return None
    if given.data.get("change") != "improved":
        return _rule("替代原有制度的，“制定方式”请选“完善”。", "replaces")
    ended = next((c for c in given.linked if str(c.id) in named and c.stage != "in_force"), None)
    return _rule(f"“{ended.title}”不是现行有效的制度，不能填作被替代的制度。", "replaces") if ended else None


def checked_since_issue(given: PredicateInput) -> Reason | None:
    """What is carried out is checked no earlier than the rule was issued."""
    issued, checked = given.case.detail.get("issued_on") if given.case else None, given.data.get("checked_on")
    if issued and checked and str(checked) < str(issued):
        return _rule(f"检查日期早于印发日期（{issued}），请核对。", "checked_on")
    return None


PREDICATES = {p.__name__: p for p in (dates_fit_state, replaced_in_force, checked_since_issue)}
