"""Named predicates of the task ledger: what plain data cannot say.

Must not know: tables, Django.
"""

from collections.abc import Iterable, Mapping

from renda.domain.facts import CaseFacts
from renda.domain.procedures import PredicateInput
from renda.domain.refusals import Code, Reason
from renda.procedures.tasks.vocabulary import OCCURRENCE_OPEN, PART_OPEN, TASK_OPEN

_GROUPINGS = (("aspect", "方面"), ("link", "环节"))


def _rule(text: str, field: str | None = None) -> Reason:
    return Reason(code=Code.RULE, field=field, facts={"text": text})


def _own(given: PredicateInput, procedure: str, link: str, stages: Iterable[str]) -> list[CaseFacts]:
    """Cases of a procedure that are linked with this one and stand in one of `stages`."""
    mine = {x.case_id for x in given.case.linked(link, outgoing=False)} if given.case else set()
    return [c for c in given.linked if c.id in mine and c.procedure == procedure and c.stage in stages]


# ---- plans and groups ----------------------------------------------------------------------------------------------


def tasks_ended(given: PredicateInput) -> Reason | None:
    """A plan is closed when no task under any of its groups is open."""
    links = [x for group in given.linked if group.procedure == "plan_group" for x in group.linked("under", outgoing=False)]
    open_ones = {x.case_id: x for x in links if x.stage in TASK_OPEN}
    if not open_ones:
        return None
    named = "、".join(x.number or x.title for x in list(open_ones.values())[:3])
    return _rule(f"还有{len(open_ones)}项任务没有办结（{named}）。请先办结、终止或并入其他任务。")


def within_its_campaign(given: PredicateInput) -> Reason | None:
    """A plan of a campaign is carried out in days that overlap with the campaign's own."""
    campaign = next((c for c in given.linked if str(c.id) == str(given.data.get("campaign"))), None)
    begins, ends = (str(given.data.get(key) or "") for key in ("from_on", "until_on"))
    if campaign is None:
        return None
    opens, closes = (str(campaign.detail.get(key) or "") for key in ("from_on", "until_on"))
    outside = (begins and closes and begins > closes) or (ends and opens and ends < opens)
    return _rule(f"方案的实施期限与“{campaign.title}”（{opens}至{closes}）没有重合，请核对起止日期。", "until_on") if outside else None


def accepted_told(given: PredicateInput) -> Reason | None:
    """A revision is stopped when none of the tasks accepted since it began stands on it, or when it is said why they are kept."""
    begun = [act for act in given.case.done if act.action == "revise"] if given.case else []
    if not begun or given.data.get("kept"):
        return None
    links = [x for group in given.linked if group.procedure == "plan_group" for x in group.linked("under", outgoing=False)]
    new = {x.case_id: x for x in links if x.procedure == "task" and x.stage in TASK_OPEN and x.opened_on and x.opened_on >= begun[-1].on}
    if not new:
        return None
    named = "、".join(x.number or x.title for x in list(new.values())[:3])
    return _rule(
        f"修订期间已采纳登记任务{len(new)}项（{named}{'等' if len(new) > len(list(new)[:3]) else ''}），还在办理。"
        "不再办理的，请先逐项“终止任务”；照旧办理的，在“已采纳的如何处理”里写明，任务保留。", "kept",
    )


def never_issued(given: PredicateInput) -> Reason | None:
    """A plan that was issued is in force; it is closed, never dropped."""
    if given.case is None or not given.case.detail.get("issued_on"):
        return None
    return _rule("方案已经印发执行，不能改为“不再制定”。请在任务办结后办理“办结方案”。")


def no_open_tasks(given: PredicateInput) -> Reason | None:
    """A group with open tasks stays."""
    open_ones = _own(given, "task", "under", TASK_OPEN)
    return _rule(f"本分组还有{len(open_ones)}项任务没有办结，不能结束。") if open_ones else None


# ---- tasks ---------------------------------------------------------------------------------------------------------


def groups_fit(given: PredicateInput) -> Reason | None:
    """An aspect is chosen as aspect, a link as link, both of one plan; a task stands under one of each at most."""
    chosen = _chosen_groups(given)
    for key, label in _GROUPINGS:
        if key in chosen and any(c.detail.get("kind") == key for c in _groups_of(given)):
            return _rule(f"本任务已归入一个{label}。要换到另一个{label}的，请用“调整分组”。", key)
    return _of_their_kind(chosen) or _of_one_plan((*chosen.values(), *_groups_of(given)))


def groups_move(given: PredicateInput) -> Reason | None:
    """A task moved to another group leaves the one of that kind it stood under; all it then stands under is of one plan."""
    chosen = _chosen_groups(given)
    kept = [c for c in _groups_of(given) if c.detail.get("kind") not in chosen]
    return _of_their_kind(chosen) or _of_one_plan((*chosen.values(), *kept))


def _chosen_groups(given: PredicateInput) -> dict[str, CaseFacts]:
    known = {str(c.id): c for c in given.linked}
    named = {key: known.get(str(given.data.get(key))) for key, _ in _GROUPINGS if given.data.get(key)}
    return {key: group for key, group in named.items() if group is not None}


def _of_their_kind(chosen: Mapping[str, CaseFacts]) -> Reason | None:
    for key, label in _GROUPINGS:
        if key in chosen and chosen[key].detail.get("kind") != key:
            return _rule(f"“{chosen[key].title}”不是{label}，请在“{label}”一栏选择{label}。", key)
    return None


def _of_one_plan(groups: Iterable[CaseFacts]) -> Reason | None:
    plans = {x.case_id for c in groups for x in c.linked("part_of", outgoing=True)}
    return _rule("所选的方面和环节不属于同一个方案。", "link") if len(plans) > 1 else None


def _groups_of(given: PredicateInput) -> list[CaseFacts]:
    mine = {x.case_id for x in given.case.linked("under", outgoing=True)} if given.case else set()
    return [c for c in given.linked if c.id in mine]


def a_group_chosen(given: PredicateInput) -> Reason | None:
    """Placing a task names at least one group."""
    return None if given.data.get("aspect") or given.data.get("link") else _rule("请选择方面或环节。", "aspect")


def no_limit_yet(given: PredicateInput) -> Reason | None:
    """A limit that runs is moved with a leader's consent, never set anew."""
    clock = given.case.clock("complete") if given.case else None
    if clock is None or clock.state != "running":
        return None
    return _rule("本任务已有完成时限。要改的，请用“调整时限”。")


def strands_ended(given: PredicateInput) -> Reason | None:
    """A task is not reported done while a co-unit's part or an opened period is."""
    parts = _own(given, "task_part", "part_of", PART_OPEN)
    periods = _own(given, "occurrence", "part_of", OCCURRENCE_OPEN)
    said = [f"协办任务{len(parts)}项"] * bool(parts) + [f"期次{len(periods)}个"] * bool(periods)
    return _rule(f"还有{'、'.join(said)}没有办结，请先办结再申报完成。") if said else None


def it_recurs(given: PredicateInput) -> Reason | None:
    """Only a recurring task has periods."""
    if given.case is not None and given.case.detail.get("recurs"):
        return None
    return _rule("本任务没有设定周期，不分期次办理。可先在“更正信息”中设定周期。")


def periods_new(given: PredicateInput) -> Reason | None:
    """A period is opened once."""
    known = {c.detail.get("period") for c in given.linked if c.procedure == "occurrence"}
    asked = [row.get("period") for row in given.data.get("periods") or ()]
    twice = [p for n, p in enumerate(asked) if p in known or p in asked[:n]]
    return _rule(f"“{twice[0]}”已经开启，同一期次只开启一次。", "periods") if twice else None


def another_task(given: PredicateInput) -> Reason | None:
    """A task is merged into one that is still open."""
    other = next((c for c in given.linked if str(c.id) == str(given.data.get("into"))), None)
    if other is None or other.stage in TASK_OPEN:
        return None
    return _rule(f"“{other.title}”已经办结，不能再并入。", "into")


PLAN_PREDICATES = {p.__name__: p for p in (tasks_ended, never_issued, within_its_campaign, accepted_told)}
GROUP_PREDICATES = {p.__name__: p for p in (no_open_tasks,)}
TASK_PREDICATES = {
    p.__name__: p for p in (groups_fit, groups_move, no_limit_yet, a_group_chosen, strands_ended, it_recurs, periods_new, another_task)
}
