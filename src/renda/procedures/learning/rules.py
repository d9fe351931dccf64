"""Named predicates of study, and what its records derive: what plain data cannot say.

Must not know: tables, Django.
"""

from collections.abc import Mapping
from typing import Any, Final

from renda.domain.facts import CaseFacts
from renda.domain.procedures import PredicateInput
from renda.domain.refusals import Code, Reason
from renda.procedures.learning.vocabulary import SESSION_OPEN

_DAYS_A_WEEK: Final = 5
_HALF_A_DAY: Final = 0.5


def _rule(text: str, field: str | None = None) -> Reason:
    return Reason(code=Code.RULE, field=field, facts={"text": text})


# ---- plans -----------------------------------------------------------------------------------------------------------


def _sessions(given: PredicateInput, *stages: str) -> list[CaseFacts]:
    mine = {x.case_id for x in given.case.linked("part_of", outgoing=False)} if given.case else set()
    return [c for c in given.linked if c.id in mine and c.stage in stages]


def period_runs_on(given: PredicateInput) -> Reason | None:
    """A plan ends on or after the day it begins."""
    first, last = given.data.get("from_on"), given.data.get("until_on")
    return _rule("计划的截止日期早于起始日期，请更正。", "until_on") if first and last and str(last) < str(first) else None


def items_inside(given: PredicateInput) -> Reason | None:
    """Every entry lies in the plan's period and is there once."""
    detail = given.case.detail if given.case else {}
    first, last = (given.data.get(key) or detail.get(key) for key in ("from_on", "until_on"))
    seen: set[tuple[str, ...]] = set()
    for n, row in enumerate(given.data.get("items") or ()):
        day, said = str(row.get("planned_on") or ""), tuple(str(row.get(k)) for k in ("planned_on", "form", "title"))
        if day and first and last and not str(first) <= day <= str(last):
            return _rule("计划日期不在学习计划的起止日期之内，请更正。", f"items.{n}.planned_on")
        if said in seen:
            return _rule("与前面一行的日期、形式和主题都相同，请删去一行。", f"items.{n}.title")
        seen.add(said)
    return None


def items_listed(given: PredicateInput) -> Reason | None:
    """A plan is approved with its entries."""
    if _sessions(given, "listed"):
        return None
    return _rule("学习计划还没有具体安排。请先“列入安排”，或者用 Excel 导入。")


def sessions_ended(given: PredicateInput) -> Reason | None:
    """A plan ends when everything it expected was held or cancelled."""
    open_ones = _sessions(given, *SESSION_OPEN)
    if not open_ones:
        return None
    named = "、".join(c.number or c.title for c in open_ones[:3])
    return _rule(f"还有{len(open_ones)}项没有开展（{named}）。请登记开展、延期到下一计划或者取消。")


def plan_derived(given: PredicateInput) -> Mapping[str, Any]:
    """The level of a plan drafted for oneself, which asks for none."""
    return {"level": (given.case.detail.get("level") if given.case else None) or "person"}


# ---- sessions --------------------------------------------------------------------------------------------------------


def _named_plan(given: PredicateInput) -> CaseFacts | None:
    return next((c for c in given.linked if str(c.id) == str(given.data.get("plan"))), None)


def plan_drafted(given: PredicateInput) -> Reason | None:
    """What is listed in a plan is approved with it."""
    plan = _named_plan(given)
    if plan is None:
        return None
    if plan.detail.get("level") == "person":
        return _rule(f"“{plan.title}”是个人计划，请在计划的页面上“列入安排”。", "plan")
    return None if plan.stage == "drafted" else _rule(f"“{plan.title}”不在起草中，请在计划的页面上“补充安排”。", "plan")


def somebody_named(given: PredicateInput) -> Reason | None:
    """A correction of attendance adds or strikes out somebody."""
    return None if given.data.get("added") or given.data.get("left_out") else _rule("请勾选补记或者划去的人员。", "added")


def left_out_were_in(given: PredicateInput) -> Reason | None:
    """Only who was entered is struck out."""
    entered = {p.person_id for p in given.case.participants if p.role == "attendee" and p.state == "attended"} if given.case else set()
    others = [x for x in given.data.get("left_out") or () if x not in {str(key) for key in entered}]
    return _rule(f"要划去的人员中有{len(others)}人没有列入这次活动，请核对。", "left_out") if others else None


def session_derived(given: PredicateInput) -> Mapping[str, Any]:
    """The level of the plan or of a branch's own entry, half a day where nothing else is said, the weeks of a reading class (five
    working days each)."""
    detail, plan = (given.case.detail if given.case else {}), _named_plan(given)
    days = detail.get("days")
    is_class = detail.get("form") == "reading_class" and detail.get("held_on")
    return {
        "level": detail.get("level") or (plan.detail.get("level") if plan else "branch"), "days": _HALF_A_DAY if days is None else days,
        "class_weeks": float(days or 0) / _DAYS_A_WEEK if is_class else None,
    }


# ---- lectures and newcomers ------------------------------------------------------------------------------------------


def lecture_derived(given: PredicateInput) -> Mapping[str, Any]:
    """How many lecturers are named, one in a line."""
    detail = given.case.detail if given.case else {}
    return {"lecturer_count": len([line for line in str(detail.get("lecturers") or "").splitlines() if line.strip()])}


def training_new(given: PredicateInput) -> Reason | None:
    """Each of the two trainings is told once."""
    detail = given.case.detail if given.case else {}
    done = given.data.get("training") and detail.get(f"{given.data['training']}_on")
    return _rule("这项培训已经登记过，不再登记。", "training") if done else None


def newcomer_derived(given: PredicateInput) -> Mapping[str, Any]:
    """The day of each training, as it was last told."""
    detail, training = (given.case.detail if given.case else {}), given.data.get("training")
    days = {f"{key}_on": detail.get(f"{key}_on") for key in ("political", "professional")}
    if training:
        days[f"{training}_on"] = given.data.get("held_on")
    missing = [key for key in ("political", "professional") if not days[f"{key}_on"]]
    return {**days, "missing": "both" if len(missing) > 1 else missing[0] if missing else "none"}


PLAN_PREDICATES = {p.__name__: p for p in (period_runs_on, items_inside, items_listed, sessions_ended)}
SESSION_PREDICATES = {p.__name__: p for p in (plan_drafted, somebody_named, left_out_were_in)}
NEWCOMER_PREDICATES = {p.__name__: p for p in (training_new,)}
