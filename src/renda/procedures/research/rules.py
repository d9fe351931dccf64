"""Named predicates of research, and what is derived of its records: what plain data cannot say.

Must not know: tables, Django.
"""

from collections.abc import Mapping
from datetime import date
from typing import Any

from renda.domain.days import chinese_date
from renda.domain.facts import CaseFacts
from renda.domain.procedures import PredicateInput
from renda.domain.refusals import Code, Reason
from renda.procedures.research.vocabulary import CASE_KINDS, EXCHANGE, TOPIC_AT_WORK, TOPIC_REPORTED

_ANSWERED_BY = {"problem": ("apply_strike_off", "申请销号"), "research_topic": ("hand_in", "提交调研报告")}
"""The act by which a matter is answered, by the kind of matter: before it there is nothing to ask people about."""


def _rule(text: str, field: str | None = None) -> Reason:
    return Reason(code=Code.RULE, field=field, facts={"text": text})


def _named(given: PredicateInput, *fields: str) -> list[CaseFacts]:
    """The cases named in these fields of the form."""
    values = [given.data.get(key) for key in fields]
    named = {str(v) for value in values for v in (value if isinstance(value, list) else [value]) if v}
    return [c for c in given.linked if str(c.id) in named]


# ---- topics --------------------------------------------------------------------------------------------------------


def trips_ended(given: PredicateInput) -> Reason | None:
    """A topic is closed when no trip of it is still to come."""
    mine = {x.case_id for x in given.case.linked("part_of", outgoing=False)} if given.case else set()
    ahead = [c for c in given.linked if c.id in mine and c.procedure == "research_trip" and c.stage == "planned"]
    return _rule(f"本课题还有{len(ahead)}次调研活动没有登记结果。请先登记开展情况，或取消活动。") if ahead else None


def commissioned_to_named(given: PredicateInput) -> Reason | None:
    """Who was commissioned is named of a commissioned topic, and of no other."""
    commissioned, named = given.data.get("level") == "commissioned", bool(given.data.get("commissioned_to"))
    return _rule("只有委托课题才填写“受委托单位”，请删去或更正层级。", "commissioned_to") if named and not commissioned else None


# ---- trips ---------------------------------------------------------------------------------------------------------


def topics_fit(given: PredicateInput) -> Reason | None:
    """Trips are made while a topic is at work; an exchange meeting is held once its report is there."""
    exchange = _column(given, "kind") == EXCHANGE
    for topic in _named(given, "topics"):
        if exchange and topic.stage not in TOPIC_REPORTED:
            return _rule(f"“{topic.title}”还没有提交调研报告，不能列入成果交流会。", "topics")
        if not exchange and topic.stage in ("closed", "declined", "ended"):
            return _rule(f"“{topic.title}”已经结题或不再开展，不能再安排调研活动。", "topics")
        if not exchange and topic.stage == "proposed":
            return _rule(f"“{topic.title}”还没有批准立项，批准后才能安排调研活动。", "topics")
    return None


def visited_apart(given: PredicateInput) -> Reason | None:
    """An unannounced trip is not arranged by the unit it goes to."""
    if given.data.get("manner") != "unannounced" or str(given.data.get("unit")) not in (given.data.get("visited") or ()):
        return None
    return _rule("四不两直的活动不能由被调研单位自己组织。请更正组织单位或被调研单位。", "visited")


def _column(given: PredicateInput, key: str) -> Any:
    return given.data.get(key) or (given.case.detail.get(key) if given.case else None)


def trip_derived(given: PredicateInput) -> Mapping[str, Any]:
    """The level of the topic a trip belongs to; and whether it is kept back: unannounced, and not yet held."""
    if given.case is None:
        return {}
    kept_back = given.case.detail.get("manner") == "unannounced" and given.case.stage == "planned"
    return {**level_derived(given), "kept_back": "yes" if kept_back else None}


def level_derived(given: PredicateInput) -> Mapping[str, Any]:
    """The level of the topic named, which the record keeps."""
    topic = next(iter(_named(given, "topics", "topic")), None)
    known = given.case is None or given.case.detail.get("level") is not None
    return {} if topic is None or known else {"level": topic.detail.get("level")}


# ---- papers and return visits --------------------------------------------------------------------------------------


def topic_open(given: PredicateInput) -> Reason | None:
    """A topic that is closed takes no more papers; one that was never approved has none."""
    for topic in _named(given, "topic"):
        if topic.stage in ("closed", "declined", "ended"):
            return _rule(f"“{topic.title}”已经结题或不再开展，不能再提交成果。确需补充的，不填课题单独登记。", "topic")
        if topic.stage not in (*TOPIC_AT_WORK, *TOPIC_REPORTED):
            return _rule(f"“{topic.title}”还没有批准立项，批准后才能提交成果。", "topic")
    return None


def something_visited(given: PredicateInput) -> Reason | None:
    """A return visit is about a problem, a topic or somebody's opinion."""
    if any(given.data.get(key) for key in ("problem", "topic", "opinion")):
        return None
    return _rule("请填写回访的问题、课题或意见，至少一项。", "problem")


def answered_before(given: PredicateInput) -> Reason | None:
    """Nobody is asked whether they are satisfied before the matter was answered."""
    for matter in _named(given, "problem", "topic"):
        if matter.detail.get("answer_state") == "waiting":
            return _rule(f"“{matter.title}”有反映人，还没有回复。请先回复反映人，再回访。", "problem")
        act, label = _ANSWERED_BY[matter.procedure]
        last = max((d.on for d in matter.doers((act,))), default=None)
        if last is None:
            return _rule(f"“{matter.title}”还没有{label}，有了结果才能回访。", matter.procedure.removeprefix("research_"))
        visited = given.data.get("visited_on")
        if visited and date.fromisoformat(str(visited)) < last:
            text = f"“{matter.title}”{chinese_date(last)}才{label}，回访日期不能早于这一天。"
            return _rule(text, "visited_on")
    return None


def lessons_where_typical(given: PredicateInput) -> Reason | None:
    """What is learned is asked of typical cases; a report says it in its own text."""
    typical = given.data.get("kind") in {c.key for c in CASE_KINDS}
    return None if typical or not given.data.get("lessons") else _rule("只有典型案例才填写“启示或教训”，请删去或更正类别。", "lessons")


TOPIC_PREDICATES = {p.__name__: p for p in (trips_ended, commissioned_to_named)}
TRIP_PREDICATES = {p.__name__: p for p in (topics_fit, visited_apart)}
PAPER_PREDICATES = {p.__name__: p for p in (topic_open, lessons_where_typical)}
VISIT_PREDICATES = {p.__name__: p for p in (something_visited, answered_before)}
