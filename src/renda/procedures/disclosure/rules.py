"""Named predicates of disclosure: what plain data cannot say.

Must not know: tables, Django.
"""

from renda.domain.days import chinese_date
from renda.domain.procedures import PredicateInput
from renda.domain.refusals import Code, Reason


def may_be_disclosed(given: PredicateInput) -> Reason | None:
    """A matter that only few may see is counted and never told of."""
    return Reason(code=Code.PRIVATE_MATTER) if given.private else None


def publish_day_come(given: PredicateInput) -> Reason | None:
    """What is to be published on a day waits for it."""
    day = given.case.clock("publish") if given.case else None
    if day is None or day.due_on is None or str(given.today) >= day.due_on.isoformat():
        return None
    return Reason(code=Code.RULE, facts={"text": f"审核确定{chinese_date(day.due_on)}公开，到日才能公开。"})


PREDICATES = {predicate.__name__: predicate for predicate in (may_be_disclosed, publish_day_come)}
