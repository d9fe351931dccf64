"""Named predicates of rectification: what plain data cannot say.

Must not know: tables, Django.
"""

from renda.domain.days import chinese_date
from renda.domain.facts import CaseFacts
from renda.domain.procedures import PredicateInput
from renda.domain.refusals import Code, Reason


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


PREDICATES = {
    predicate.__name__: predicate for predicate in (has_measures, measures_finished, publicity_over, subject_named)
}
