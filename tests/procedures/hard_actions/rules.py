"""Named predicates of the test procedures. Must not know: tables, Django."""

from renda.domain.procedures import PredicateInput
from renda.domain.refusals import Code, Reason


def steps_finished(given: PredicateInput) -> Reason | None:
    """Every measure is confirmed before striking off is asked for."""
    open_ones = [c for c in given.linked if c.procedure == "hard_step" and c.stage != "confirmed"]
    return Reason(code=Code.RULE, facts={"text": f"还有{len(open_ones)}条措施未确认完成。"}) if open_ones else None


def all_confirmed(given: PredicateInput) -> Reason | None:
    """A proposal goes in once every co-signer asked in this round has confirmed."""
    case = given.case
    waiting = [p for p in case.participants if p.round == case.round and p.state != "confirmed"] if case else []
    return Reason(code=Code.RULE, facts={"text": f"还有{len(waiting)}位联名人没有确认，暂不能提交。"}) if waiting else None


PREDICATES = {p.__name__: p for p in (steps_finished, all_confirmed)}
