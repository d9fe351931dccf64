"""The sections of a plan's page: its two groupings with their figures, the tasks of each group – or of each unit or leader.

Must not know: SQL, how a figure is counted.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import date
from uuid import UUID

from django.urls import reverse

from renda.domain.escalation import Measure
from renda.domain.rights import Duty
from renda.procedures.tasks.plan_procedure import ADD_GROUPS
from renda.procedures.tasks.reads.listed_tasks import ListedTask, listed_tasks
from renda.procedures.tasks.reads.plan_groups import PlanGroup, plan_groups
from renda.procedures.tasks.views.task_drawing import number_cell, task_table
from renda.procedures.tasks.vocabulary import GROUP_KINDS
from renda.reads.cases import CaseView
from renda.reads.figures import Wanted, figures_for
from renda.reads.form_choices import units_today
from renda.web.view_models.case import Section
from renda.web.view_models.parts import Cell, CellKind, Column, Fact, Link, Row, Table
from renda.web.views.frame import SignedInRequest, today

_FIGURES = ("tasks_set", "tasks_done", "task_done_rate", "tasks_late", "tasks_stuck")
_WAYS = (("group", "按方面和环节"), ("unit", "按责任单位"), ("leader", "按牵头领导"))
_NUMERALS = "一二三四五六七八九十"


def plan_sections(request: SignedInRequest, view: CaseView) -> tuple[Section, ...]:
    """This will draw the tasks of a plan in the way asked for by `by`: group, unit or leader."""
    groups, setting = plan_groups(view.facts.id), _setting(request, view)
    if not groups:
        return (Section(
            key="groups", title="任务分组", link=setting, empty="还没有分组。先“设置分组”列出各方面和各环节，再登记任务。",
        ),)
    day = today(request)
    found = {t.id: t for t in listed_tasks(request.actor, cases=[key for g in groups for key in g.tasks])}
    by = request.GET.get("by", "group")
    summary = tuple(_summary(request, kind.key, kind.label, groups, day) for kind in GROUP_KINDS)
    draw = {"unit": _by_unit, "leader": _by_leader}.get(by)
    if draw is None:
        by, tables = "group", tuple(_group(g, found, day, view.measure) for g in groups)
    else:
        tables = draw(tuple(found.values()), day, view.measure)
    return (replace(summary[0], link=setting), *summary[1:], _switch(view.facts.id, by), *tables)


def _setting(request: SignedInRequest, view: CaseView) -> Link | None:
    """The way to set groups from a text that was read, for those who may."""
    may = any(a.action.key == ADD_GROUPS.key and a.refusal is None for a in view.acts) and Duty.COORDINATE in request.actor.duties
    return Link(label="从文件标题设置分组", href=reverse("plan_headings", args=(view.facts.id,))) if may else None


def numbered(group: PlanGroup) -> str:
    """This will write a group's title behind its number: 一、提高立法质量."""
    place = _NUMERALS[group.position - 1] if group.position <= len(_NUMERALS) else str(group.position)
    return f"{place}、{group.title}"


def _switch(plan: UUID, by: str) -> Section:
    address = reverse("case", args=(plan,))
    links = tuple(Link(label=label, href="" if key == by else f"{address}?by={key}#ways") for key, label in _WAYS)
    return Section(key="ways", title="任务逐项", facts=(Fact(label="查看方式", links=links),))


def _summary(request: SignedInRequest, kind: str, label: str, groups: Sequence[PlanGroup], day: date) -> Section:
    mine = [g for g in groups if g.kind == kind]
    wanted = [Wanted(key=key, scope={kind: str(g.id)}) for g in mine for key in _FIGURES]
    found = figures_for(wanted, organ_id=request.actor.organ_id, as_of=day)
    width = len(_FIGURES)
    rows = tuple(
        Row(name=g.title, href=reverse("case", args=(g.id,)), cells=(
            Cell(text=numbered(g), href=reverse("case", args=(g.id,))), Cell(kind=CellKind.UNIT, text=g.unit or "—"),
            *map(number_cell, found[n * width : (n + 1) * width]),
        ))
        for n, g in enumerate(mine)
    )
    columns = (
        Column(label=label, is_title=True), Column(label="牵头单位"),
        *(Column(label=words, is_number=True) for words in ("任务", "已完成", "完成率", "超期", "需协调")),
    )
    table = Table(columns=columns, rows=rows, caption=f"各{label}的任务")
    return Section(key=f"by-{kind}", title=f"各{label}", table=table if rows else None, empty="" if rows else f"还没有设置{label}。")


def _group(group: PlanGroup, found: dict[UUID, ListedTask], day: date, measure: Measure) -> Section:
    tasks = [found[key] for key in group.tasks if key in found]
    label = next(k.label for k in GROUP_KINDS if k.key == group.kind)
    return _tasks(f"group-{group.id}", f"{label}{numbered(group)}", tasks, day, measure, "本组还没有任务。")


def _by_unit(tasks: tuple[ListedTask, ...], day: date, measure: Measure) -> tuple[Section, ...]:
    """Every unit with its tasks in organisational order; those without any are named at the end."""
    holding = {t.unit_id for t in tasks}
    idle = "、".join(u.name for u in units_today(day) if u.id not in holding)
    rest = (Section(key="idle-units", title="没有任务的单位", empty=f"{idle}。"),) if idle else ()
    return (*_parted(tasks, lambda t: (str(t.unit_id or ""), t.unit or "待认领"), day, measure), *rest)


def _by_leader(tasks: tuple[ListedTask, ...], day: date, measure: Measure) -> tuple[Section, ...]:
    return _parted(tasks, lambda t: (str(t.leader_id or ""), t.leader or "没有牵头领导"), day, measure)


def _parted(
    tasks: Iterable[ListedTask], named: Callable[[ListedTask], tuple[str, str]], day: date, measure: Measure
) -> tuple[Section, ...]:
    parts: dict[tuple[str, str], list[ListedTask]] = {}
    for task in tasks:
        parts.setdefault(named(task), []).append(task)
    return tuple(_tasks(f"of-{key or 'nobody'}", label, found, day, measure, "") for (key, label), found in parts.items())


def _tasks(  # noqa: PLR0913 - a section is these things
    key: str, title: str, tasks: list[ListedTask], day: date, measure: Measure, empty: str
) -> Section:
    table = task_table(tasks, today=day, measure=measure, caption=title) if tasks else None
    return Section(key=key, title=title, table=table, empty="" if tasks else empty)
