"""What a changed matter of a plan's new text leads to: the declared acts of its task, each with the values the text gives.

Must not know: requests, tables, how an act is done.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from renda.domain.days import chinese_date
from renda.domain.refusals import Reason
from renda.language.versions import Difference
from renda.procedures.tasks.reads.ledger_tasks import LedgerTask
from renda.procedures.tasks.reads.plan_groups import PlanGroup
from renda.procedures.tasks.reads.plan_versions import Compared
from renda.procedures.tasks.task_procedure import TASK
from renda.procedures.tasks.vocabulary import GROUP_KINDS
from renda.web.act_forms import Offers, drawn_fields
from renda.web.view_models.forms import Choice, Field, FieldKind

REASON = "reason"
_ASKED: Mapping[str, tuple[str, ...]] = {
    "correct_details": ("title",), "move": ("aspect", "link"), "change_handler": ("unit",), "assign": ("unit", "due_on"),
    "extend_due": ("due_on", "consent"), "set_due": ("due_on",), "end_task": (), "change_co_units": ("co_units",),
}
"""The acts a new text may lead to, and what of them is shown to be changed before it is done."""
WORDS = {
    Difference.WORDING: "表述", Difference.GROUP: "分组", Difference.UNIT: "责任单位", Difference.CO_UNITS: "配合单位",
    Difference.DEADLINE: "时限", Difference.NO_DEADLINE: "没有再写时限",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One act: its key, what it changes in words, and the values beforehand; `refusal` where it cannot be done as the task stands.

    What a text merely no longer says is not `ticked` beforehand. `caution` is what to mind.
    """

    action: str
    words: str
    values: Mapping[str, Any]
    refusal: str = ""
    ticked: bool = True
    caution: str = ""


def changes_of(one: Compared, *, approver: str, unit_names: Mapping[str, str]) -> tuple[Change, ...]:
    """This will give the acts that a changed matter leads to, in the order in which they are done."""
    task = one.task
    if task is None:
        return ()
    made: dict[Difference, Callable[[], Change | None]] = {
        Difference.WORDING: lambda: _change(task, "correct_details", "表述按新文本更正", title=one.words, task_kind=task.kind),
        Difference.GROUP: lambda: _moved(one, task), Difference.UNIT: lambda: _handed(one, task, unit_names),
        Difference.CO_UNITS: lambda: _assisted(one, task, unit_names), Difference.DEADLINE: lambda: _due(one, task, approver),
        Difference.NO_DEADLINE: lambda: _undated(task, approver),
    }
    return tuple(change for kind, make in made.items() if kind in one.differences and (change := make()))


def _moved(one: Compared, task: LedgerTask) -> Change:
    other = {kind: group for kind, group in (one.groups or {}).items() if task.groups.get(kind) != group}
    words = "；".join(
        f"{k.label}：{task.groups[k.key].title if k.key in task.groups else '无'} → {other[k.key].title}"
        for k in GROUP_KINDS if k.key in other
    )
    return _change(task, "move", words, **{kind: str(group.id) for kind, group in other.items()})


def _handed(one: Compared, task: LedgerTask, unit_names: Mapping[str, str]) -> Change:
    lead = next((n for n in (one.found.units if one.found else ()) if n not in (one.found.co_units if one.found else ())), "")
    new = unit_names.get(str(one.unit_id), lead)
    values: dict[str, Any] = {"unit": str(one.unit_id or "")}
    if task.stage != "unassigned":
        return _change(task, "change_handler", f"责任单位：{task.unit or '无'} → {new}", **values)
    due = one.due_on or task.due_on
    return _change(task, "assign", f"责任单位：待交办 → {new}", **values, due_on=due.isoformat() if due else "", due_grain="day")


def _due(one: Compared, task: LedgerTask, approver: str) -> Change | None:
    if one.due_on is None or (task.stage == "unassigned" and Difference.UNIT in one.differences):
        return None  # what is handed to a unit now is given its limit with it
    words = f"时限：{chinese_date(task.due_on) if task.due_on else '无'} → {chinese_date(one.due_on)}"
    values = {"due_on": one.due_on.isoformat(), "due_grain": "day"}
    if task.runs:
        return _change(task, "extend_due", words, **values, consent=approver)
    return _change(task, "set_due", words, **values)


def _assisted(one: Compared, task: LedgerTask, unit_names: Mapping[str, str]) -> Change:
    names = [unit_names.get(str(u), "") for u in one.co_units]
    words = f"配合单位：{'、'.join(task.co_units.values()) or '无'} → {'、'.join((*names, *one.unknown)) or '没有再写'}"
    made = _change(task, "change_co_units", words, co_units=[str(u) for u in one.co_units])
    caution = f"“{'、'.join(one.unknown)}”与本机关的机构名称对不上，请选定。" if one.unknown else ""
    return replace(made, ticked=bool(one.co_units), caution=caution)


def _undated(task: LedgerTask, approver: str) -> Change:
    """A limit does not end because a text is silent about it: another one may be set, or the change is skipped."""
    words = f"时限：{chinese_date(task.due_on) if task.due_on else '无'} → 没有再写。原时限仍然有效；要改的，勾选并填写新的时限"
    return replace(_change(task, "extend_due", words, due_on="", due_grain="day", consent=approver), ticked=False)


def _change(task: LedgerTask, action: str, words: str, **values: Any) -> Change:
    declared, stage = TASK.action(action), TASK.stage(task.stage)
    refusal = "" if task.stage in declared.from_ else f"任务现处“{stage.label}”，不能办理“{declared.label}”，请待其后再改。"
    return Change(action=action, words=words, values=values, refusal=refusal)


def change_fields(
    change: Change, raw: Mapping[str, Any] | None, reasons: Iterable[Reason], offers: Offers, groups: Sequence[PlanGroup]
) -> tuple[Field, ...]:
    """This will draw a change: a box to tick, and what it is done with; nothing to tick where it cannot be done."""
    action = TASK.action(change.action)
    ticked = not change.refusal and (change.ticked if raw is None else bool(raw.get(f"do.{change.action}")))
    box = Field(
        name=f"do.{change.action}", label=f"{action.label}：{change.words}", kind=FieldKind.CHECK, value="1" if ticked else "",
        is_needed=False, caution=change.refusal or change.caution,
    )
    if change.refusal:
        return (replace(box, name=f"not.{change.action}"),)
    values = change.values if raw is None else {key: raw.get(f"{change.action}.{key}", "") for key in _ASKED[change.action]}
    shown = [f for f in action.fields if f.key in _ASKED[change.action] and (f.key in change.values or f.key == "consent")]
    fields = [_of_plan(f, groups, values) for f in drawn_fields(shown, values, tuple(reasons), offers)]
    return (box, *(replace(f, name=f"{change.action}.{f.name}") for f in fields))


def _of_plan(one: Field, groups: Sequence[PlanGroup], values: Mapping[str, Any]) -> Field:
    """A group is chosen among those of the plan."""
    if one.name not in {k.key for k in GROUP_KINDS}:
        return one
    mine = [g for g in groups if g.kind == one.name]
    return replace(one, is_folded=True, suggestions=(), choices=tuple(
        Choice(value=str(g.id), label=g.title, is_chosen=str(g.id) == values.get(one.name)) for g in mine
    ))


def acts_ticked(changes: Iterable[Change], raw: Mapping[str, Any]) -> list[tuple[str, dict[str, Any]]]:
    """This will give the acts that were ticked with what they are to be done with."""
    acts = []
    for change in changes:
        if raw.get(f"do.{change.action}") and not change.refusal:
            declared = {f.key: f for f in TASK.action(change.action).fields}
            names = {key: f"{change.action}.{key}" for key in _ASKED[change.action]}
            typed = {key: raw.get(name, []) for key, name in names.items() if name in raw or declared[key].many}
            shared = {REASON: raw.get(REASON, "")} if REASON in declared else {}
            acts.append((change.action, {**change.values, **typed, **shared}))
    return acts
