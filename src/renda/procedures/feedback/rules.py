"""Named predicates of feedback, and what is derived of a measure: what plain data cannot say.

Must not know: tables, Django.
"""

from collections.abc import Mapping
from typing import Any

from renda.domain.facts import CaseFacts
from renda.domain.procedures import PredicateInput
from renda.domain.refusals import Code, Reason
from renda.procedures.feedback.vocabulary import AGAIN, AT_WORK, OPEN


def _rule(text: str, field: str | None = None) -> Reason:
    return Reason(code=Code.RULE, field=field, facts={"text": text})


def _measures(given: PredicateInput) -> list[CaseFacts]:
    return [c for c in given.linked if c.procedure == "feedback_measure"]


def _named(cases: list[CaseFacts]) -> str:
    return "、".join(c.number or c.title for c in cases[:3])


def _feedback(given: PredicateInput) -> CaseFacts | None:
    return next((c for c in given.linked if c.procedure == "feedback"), None)


def round_key(case: CaseFacts) -> str:
    """This will name the round a feedback is in, as its measures have it."""
    return f"r{case.round}"


# ---- the feedback --------------------------------------------------------------------------------------------------


def has_measures(given: PredicateInput) -> Reason | None:
    """A division of work that divides nothing is not issued."""
    return None if _measures(given) else _rule("还没有分解整改措施。请先“分解措施”，再印发整改分工。")


def no_measures(given: PredicateInput) -> Reason | None:
    """What was registered by mistake has no measures yet."""
    found = _measures(given)
    return _rule(f"已分解措施{len(found)}条，不能撤销登记。") if found else None


def all_accounted(given: PredicateInput) -> Reason | None:
    """A round is reported back as a whole: every measure verified as done, or with the reason why it is not."""
    open_ones = [m for m in _measures(given) if m.stage in OPEN]
    if open_ones:
        return _rule(f"还有{len(open_ones)}条措施没有交代（{_named(open_ones)}）。请核实完成，或由责任单位说明未完成原因。")
    now = round_key(given.case) if given.case else ""
    if any(m.detail.get("in_round") == now and m.stage != "ended" for m in _measures(given)):
        return None
    return _rule("本轮还没有整改措施。请先分解措施，或将退回的措施转入本轮。")


def nothing_unfinished(given: PredicateInput) -> Reason | None:
    """What is not done is taken into a further round, never closed with the rest."""
    rest = [m for m in _measures(given) if m.stage in (*OPEN, "unfinished")]
    if not rest:
        return None
    return _rule(f"还有{len(rest)}条措施没有完成（{_named(rest)}），不能结束整改。请办理“登记还需整改”，转入下一轮。")


# ---- its measures --------------------------------------------------------------------------------------------------


def feedback_at_work(given: PredicateInput) -> Reason | None:
    """While a round is before the source, its measures rest."""
    found = _feedback(given)
    if found is None or found.stage in AT_WORK:
        return None
    return _rule(f"“{found.title}”本轮整改情况已经报送，不能再变动措施。请先登记来源单位的答复。")


def in_a_later_round(given: PredicateInput) -> Reason | None:
    """A measure that was done is taken up again in a round after its own."""
    found, own = _feedback(given), given.case.detail.get("in_round") if given.case else None
    if found is None or (found.stage == "handling" and round_key(found) != own):
        return None
    return _rule("本轮的措施不能转入下一轮。来源单位答复还需整改的，先登记答复，再转入。")


def measure_derived(given: PredicateInput) -> Mapping[str, Any]:
    """The round a measure stands in and the source it answers, from its feedback; its wording without what says that it goes on."""
    case = given.case
    if case is None:
        return {}
    kept, found = case.detail, _feedback(given)
    return {
        "in_round": kept.get("in_round") or (round_key(found) if found else None),
        "source": kept.get("source") or (found.detail.get("source") if found else None),
        "first_title": case.title.removesuffix(AGAIN),
    }


FEEDBACK_PREDICATES = {p.__name__: p for p in (has_measures, no_measures, all_accounted, nothing_unfinished)}
MEASURE_PREDICATES = {p.__name__: p for p in (feedback_at_work, in_a_later_round)}
