"""Named predicates of conversion: what plain data cannot say.

Must not know: tables, Django.
"""

from datetime import date

from renda.domain.days import chinese_date
from renda.domain.procedures import PredicateInput
from renda.domain.refusals import Code, Reason


def _rule(text: str, field: str | None = None) -> Reason:
    return Reason(code=Code.RULE, field=field, facts={"text": text})


def period_runs_on(given: PredicateInput) -> Reason | None:
    """An arrangement ends after it begins."""
    begins, ends = given.data.get("from_on"), given.data.get("until_on")
    return _rule("“截止日期”应晚于“起始日期”。", "until_on") if begins and ends and str(ends) <= str(begins) else None


def periods_new(given: PredicateInput) -> Reason | None:
    """A period is opened once."""
    known = {c.detail.get("period") for c in given.linked if c.procedure == "conversion_seminar"}
    asked = [row.get("period") for row in given.data.get("periods") or ()]
    twice = [p for n, p in enumerate(asked) if p in known or p in asked[:n]]
    return _rule(f"“{twice[0]}”已经开启，同一期只开启一次。", "periods") if twice else None


def seminars_told(given: PredicateInput) -> Reason | None:
    """An arrangement ends when every period opened says whether its seminar was held."""
    mine = {x.case_id for x in given.case.linked("part_of", outgoing=False)} if given.case else set()
    open_ones = [c for c in given.linked if c.id in mine and c.stage == "arranged"]
    return _rule(f"还有{len(open_ones)}期研讨没有登记。请先登记举办情况，或登记缺期。") if open_ones else None


def held_in_its_period(given: PredicateInput) -> Reason | None:
    """What was held after the period was over does not make up for it: the period stays without a seminar."""
    detail, held = (given.case.detail if given.case else {}), given.data.get("held_on")
    last = detail.get("due_on")
    if not held or not last or date.fromisoformat(str(held)) <= date.fromisoformat(str(last)):
        return None
    text = f"本期到{chinese_date(date.fromisoformat(str(last)))}为止，期后举办的不能补作本期。请登记缺期，再把这次研讨另行登记。"
    return _rule(text, "held_on")


def speakers_attended(given: PredicateInput) -> Reason | None:
    """Who spoke was there."""
    absent = set(given.data.get("speakers") or ()) - set(given.data.get("attendees") or ())
    return _rule(f"有{len(absent)}名发言人员不在参加人员中，请一并列入参加人员。", "speakers") if absent else None


PLAN_PREDICATES = {p.__name__: p for p in (period_runs_on, periods_new, seminars_told)}
SEMINAR_PREDICATES = {p.__name__: p for p in (held_in_its_period, speakers_attended)}
