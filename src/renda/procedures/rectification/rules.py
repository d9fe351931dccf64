"""Named predicates of rectification: what plain data cannot say.

Must not know: tables, Django.
"""

from collections.abc import Mapping
from typing import Any

from renda.domain.belonging import campaigns_of
from renda.domain.days import chinese_date
from renda.domain.facts import CaseFacts
from renda.domain.procedures import PredicateInput
from renda.domain.refusals import Code, Reason
from renda.procedures.rectification.vocabulary import OPEN, PRIVATE_LEVELS


def _measures(given: PredicateInput) -> list[CaseFacts]:
    return [case for case in given.linked if case.procedure == "measure"]


def has_measures(given: PredicateInput) -> Reason | None:
    """A problem is not struck off without a measure against it; one that was ended is none."""
    if any(measure.stage != "ended" for measure in _measures(given)):
        return None
    return Reason(code=Code.RULE, facts={"text": "本问题还没有对应的整改措施。请先制定措施或对应已有措施，再申请销号。"})


def measures_finished(given: PredicateInput) -> Reason | None:
    """Measures that are not continuing ones must be finished before striking off."""
    open_ones = [m for m in _measures(given) if m.stage in ("in_progress", "reported") and m.detail["kind"] != "continuing"]
    if not open_ones:
        return None
    named = "、".join(m.number or m.title for m in open_ones[:3])
    text = f"还有{len(open_ones)}条措施没有完成（{named}）。请先办结，或将其类型更正为“持续”。"
    return Reason(code=Code.RULE, facts={"text": text})


def publicity_over(given: PredicateInput) -> Reason | None:
    """Striking off waits for the end of the publicity period."""
    clock = given.case.clock("publicity") if given.case else None
    if clock is None or clock.due_on is None or str(given.today) > clock.due_on.isoformat():
        return None
    text = f"公示期到{chinese_date(clock.due_on)}为止，期满次日起才能销号。"
    return Reason(code=Code.RULE, facts={"text": text})


def subject_named(given: PredicateInput) -> Reason | None:
    """A personal problem names the person it is about, and no other level does."""
    personal = given.data.get("level") in ("person", "secretary")
    if personal == bool(given.data.get("subject")):
        return None
    text = "个人层面的问题须填写“对象”。" if personal else "只有个人层面的问题才填写“对象”，请删去或更正层级。"
    return Reason(code=Code.RULE, field="subject", facts={"text": text})


def _named(given: PredicateInput, *keys: str) -> list[CaseFacts]:
    """The cases the form names in these fields."""
    ids = {str(one) for key in keys for value in [given.data.get(key)] for one in (value if isinstance(value, list) else [value])}
    return [case for case in given.linked if str(case.id) in ids]


def same_campaign(given: PredicateInput) -> Reason | None:
    """A measure of one campaign answers a problem of another only where somebody says why."""
    own = {str(key) for key in campaigns_of(given.case)} if given.case else {str(key) for key in [given.data.get("campaign")] if key}
    if not own or given.data.get("across"):
        return None
    theirs = [(case, {str(key) for key in campaigns_of(case)}) for case in _named(given, "existing", "problems")]
    other = next((case for case, under in theirs if under and not under & own), None)
    if other is None:
        return None
    text = f"“{other.number or other.title}”属于另一集中教育。确要共用一条措施的，请在“跨集中教育的说明”中写明理由。"
    return Reason(code=Code.RULE, field="across", facts={"text": text})


def free_to_follow(given: PredicateInput) -> Reason | None:
    """A measure goes with a problem into another campaign when its own is over, or when it answers no other open problem."""
    if given.case is None:
        return None
    campaigns = [x for x in given.case.linked("under", outgoing=True) if x.procedure == "campaign"]
    others = [x for x in given.case.linked("remedies", outgoing=True) if x.stage in OPEN]
    if len(others) <= 1 or all(x.stage in ("closed", "abandoned") for x in campaigns):
        return None
    return Reason(code=Code.RULE, facts={"text": f"本措施还对应其他在办问题{len(others) - 1}个，不随本问题调整。"})


def no_private_problems(given: PredicateInput) -> Reason | None:
    """From a measure's side no problem that only few may see is named: its record would tell of it."""
    if not any(case.id in given.private for case in _named(given, "problems")):
        return None
    text = "个人问题不能在措施里对应。请由本人或支部书记在该问题中“制定措施”，或者“对应已有措施”。"
    return Reason(code=Code.RULE, field="problems", facts={"text": text})


def _fits(given: PredicateInput, field: str) -> Reason | None:
    """Like problems are of one privacy, and personal ones of one person: otherwise one record would tell of the other."""
    own = given.case
    for other in _named(given, field):
        whose = other.subject_person_id if other.id in given.private else None
        mine = own.subject_person_id if own and own.detail.get("level") in PRIVATE_LEVELS else None
        if whose != mine:
            return Reason(code=Code.RULE, field=field, facts={"text": "个人问题只能与同一人的个人问题对照、合并。"})
    return None


def alike_fits(given: PredicateInput) -> Reason | None:
    """A like problem may be pointed at."""
    return _fits(given, "alike")


def merge_fits(given: PredicateInput) -> Reason | None:
    """A problem is merged into one that still stands."""
    gone = next((case for case in _named(given, "into") if case.stage == "merged"), None)
    if gone is not None:
        text = f"“{gone.number or gone.title}”自己已经并入其他问题。请并入最后整改的那一件。"
        return Reason(code=Code.RULE, field="into", facts={"text": text})
    return _fits(given, "into")


def answer_state(given: PredicateInput) -> Mapping[str, Any]:
    """Whether somebody raised the matter and has been answered; a rebound makes a new answer due."""
    case = given.case
    if case is None or not case.detail.get("raised_by"):
        return {"answer_state": "none"}
    if given.data.get("answered_by"):
        return {"answer_state": "answered"}
    was = case.detail.get("answer_state")
    return {"answer_state": "answered" if was == "answered" and case.stage != "rebounded" else "waiting"}


PREDICATES = {
    predicate.__name__: predicate
    for predicate in (has_measures, measures_finished, publicity_over, subject_named, same_campaign, alike_fits, merge_fits)
}
MEASURE_PREDICATES = {predicate.__name__: predicate for predicate in (same_campaign, no_private_problems, free_to_follow)}
