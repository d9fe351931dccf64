"""The figures of a plan: by its groups, by unit, by leader and by portfolio, each with the plan's own at its foot.

Must not know: SQL, how a figure is counted.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from django.urls import reverse

from renda.procedures.tasks.reads.listed_tasks import ListedTask
from renda.procedures.tasks.reads.plan_groups import PlanGroup
from renda.procedures.tasks.reads.portfolios import portfolios
from renda.procedures.tasks.views.task_drawing import number_cell
from renda.reads.figures import Wanted, figures_for
from renda.web.view_models.case import Section
from renda.web.view_models.parts import Cell, CellKind, Column, Row, Table

_FIGURES = ("tasks_set", "tasks_done", "task_done_rate", "tasks_late", "tasks_due_soon", "tasks_stuck")
_HEADS = ("任务", "已完成", "完成率", "超期", "30日内到期", "需协调")
_NUMERALS = "一二三四五六七八九十"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Line:
    """One row: what it is of, the remark beside it, and what its figures are narrowed to."""

    name: str
    scope: Mapping[str, str]
    href: str = ""
    remark: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Whole:
    """The plan whose figures stand at the foot, for whom and on which day."""

    plan: UUID
    organ_id: UUID
    day: date


def numbered(group: PlanGroup) -> str:
    """This will write a group's title behind its number: 一、提高立法质量."""
    place = _NUMERALS[group.position - 1] if group.position <= len(_NUMERALS) else str(group.position)
    return f"{place}、{group.title}"


def by_groups(whole: Whole, kind: str, label: str, groups: Sequence[PlanGroup]) -> Section:
    """This will table the figures of a plan's groups of one kind, each with the unit that leads it."""
    lines = [
        _Line(name=numbered(g), scope={kind: str(g.id)}, href=reverse("case", args=(g.id,)), remark=g.unit or "—")
        for g in groups if g.kind == kind
    ]
    return replace(
        _section(whole, f"by-{kind}", label, lines, beside="牵头单位", empty=f"还没有设置{label}。"),
        remark=f"没有归入{label}的任务只计入全方案" if lines else "",
    )


def by_units(whole: Whole, tasks: Sequence[ListedTask]) -> Section:
    """This will table the figures of every unit that holds a task of the plan, in organisational order."""
    units = {t.unit_id: t.unit for t in tasks if t.unit_id}
    ledger = reverse("worklist", args=("task",))
    lines = [
        _Line(name=name, scope={"plan": str(whole.plan), "unit": str(key)}, href=f"{ledger}?view=open&unit={key}")
        for key, name in units.items()
    ]
    return _section(whole, "by-unit", "责任单位", lines)


def by_leaders(whole: Whole, tasks: Sequence[ListedTask]) -> Section:
    """This will table the figures of every leader named in a task of the plan."""
    leaders = {t.leader_id: t.leader for t in tasks if t.leader_id}
    lines = [_Line(name=name, scope={"plan": str(whole.plan), "leader": str(key)}) for key, name in leaders.items()]
    return _section(whole, "by-leader", "牵头领导", lines)


def by_portfolios(whole: Whole, tasks: Sequence[ListedTask]) -> Section:
    """This will table the figures of the units in each leader's charge, whoever is named in the task itself."""
    holding = {t.unit_id for t in tasks if t.unit_id}
    lines = []
    for one in portfolios(whole.day):
        mine = [u for u in one.units if u.id in holding]
        if mine:
            scope = {"plan": str(whole.plan), "unit": ",".join(str(u.id) for u in mine)}
            lines.append(_Line(name=one.leader, scope=scope, remark="、".join(u.name for u in mine)))
    return _section(whole, "by-portfolio", "分管领导", lines, beside="有任务的分管单位", empty="本方案的责任单位都没有登记分管领导。")


def _section(  # noqa: PLR0913 - a table is these things
    whole: Whole, key: str, label: str, lines: Sequence[_Line], *, beside: str = "", empty: str = "还没有任务。"
) -> Section:
    scopes = [*(line.scope for line in lines), {"plan": str(whole.plan)}]
    wanted = [Wanted(key=figure, scope=scope) for scope in scopes for figure in _FIGURES]
    found = figures_for(wanted, organ_id=whole.organ_id, as_of=whole.day) if lines else ()
    cells = [tuple(map(number_cell, found[n : n + len(_FIGURES)])) for n in range(0, len(found), len(_FIGURES))]
    rows = tuple(Row(name=line.name, href=line.href, cells=(*_named(line), *cells[n])) for n, line in enumerate(lines))
    columns = (
        Column(label=label, is_title=True), *((Column(label=beside),) if beside else ()),
        *(Column(label=words, is_number=True) for words in _HEADS),
    )
    foot = (Cell(text="全方案"), *((Cell(kind=CellKind.SHORT),) if beside else ()), *cells[-1]) if cells else ()
    table = Table(columns=columns, rows=rows, caption=f"各{label}的任务", foot=foot)
    return Section(key=key, title=f"各{label}", table=table if rows else None, empty="" if rows else empty)


def _named(line: _Line) -> tuple[Cell, ...]:
    return (Cell(text=line.name, href=line.href), *((Cell(kind=CellKind.UNIT, text=line.remark),) if line.remark is not None else ()))
