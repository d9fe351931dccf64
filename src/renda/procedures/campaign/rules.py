"""Named predicates of campaigns: what plain data cannot say.

Must not know: tables, Django.
"""

from renda.domain.facts import LinkFacts
from renda.domain.procedures import PredicateInput
from renda.domain.refusals import Code, Reason
from renda.procedures.campaign.record_fields import ITEM_OPEN, REQUIREMENT_OPEN
from renda.procedures.campaign.record_rules import not_taking_part, units_taking_part

_MAY_BE_OPEN = {"requirement": ("指导组要求", REQUIREMENT_OPEN), "campaign_item": ("规定和自选动作", ITEM_OPEN)}


def _rule(text: str, field: str | None = None) -> Reason:
    return Reason(code=Code.RULE, field=field, facts={"text": text})


def units_not_in_yet(given: PredicateInput) -> Reason | None:
    """A unit takes part in a campaign once."""
    chosen = [str(u) for u in given.data.get("units") or ()]
    if len(set(chosen)) < len(chosen):
        return _rule("同一单位只列一次。", "units")
    again = len(units_taking_part(given.case) & set(chosen))
    return _rule(f"所选单位中有{again}个已经参加本次集中教育，请去掉后再办理。", "units") if again else None


def period_runs_on(given: PredicateInput) -> Reason | None:
    """A campaign ends after it has begun."""
    begins, ends = given.data.get("from_on"), given.data.get("until_on")
    return _rule("结束日期应在开始日期之后。", "until_on") if begins and ends and str(ends) <= str(begins) else None


def what_is_open_is_said(given: PredicateInput) -> Reason | None:
    """A campaign with open requirements or items is closed only when it is said what becomes of them."""
    if given.case is None or given.data.get("left_open"):
        return None
    under = given.case.linked("under", outgoing=False)
    found = [(word, [x for x in under if x.procedure == key and x.stage in stages]) for key, (word, stages) in _MAY_BE_OPEN.items()]
    said = "、".join(f"{word}{len(cases)}项（{_named(cases)}）" for word, cases in found if cases)
    return _rule(f"还有{said}没有办结。请先办结，或者在“未了事项”里写明如何继续办理。", "left_open") if said else None


def _named(cases: list[LinkFacts]) -> str:
    return "、".join(x.number or x.title for x in cases[:3]) + ("等" if len(cases) > len(cases[:3]) else "")


def asked_of_a_part(given: PredicateInput) -> Reason | None:
    """The guidance group's requirement is answered by a unit that takes part, or by the one in charge of the campaign."""
    return not_taking_part(given.case, given.data.get("unit"))


CAMPAIGN_PREDICATES = {p.__name__: p for p in (units_not_in_yet, period_runs_on, what_is_open_is_said, asked_of_a_part)}
