"""The sections of a plan's page: its figures and tasks by its two groupings – or by unit, by leader, by portfolio.

Must not know: SQL, how a figure is counted.
"""

from collections.abc import Callable, Iterable
from datetime import date
from uuid import UUID

from django.urls import reverse

from renda.domain.escalation import Measure
from renda.domain.rights import Duty
from renda.procedures.tasks.plan_procedure import ADD_GROUPS
from renda.procedures.tasks.reads.listed_tasks import ListedTask, listed_tasks
from renda.procedures.tasks.reads.plan_groups import PlanGroup, plan_groups
from renda.procedures.tasks.reads.portfolios import portfolios
from renda.procedures.tasks.views.plan_summaries import Whole, by_groups, by_leaders, by_portfolios, by_units, numbered
from renda.procedures.tasks.views.task_drawing import task_table
from renda.procedures.tasks.vocabulary import GROUP_KINDS
from renda.reads.cases import CaseView
from renda.reads.form_choices import units_today
from renda.web.view_models.case import Section
from renda.web.view_models.parts import Fact, Link
from renda.web.views.frame import SignedInRequest, today

_WAYS = (("group", "按方面和环节"), ("unit", "按责任单位"), ("leader", "按牵头领导"), ("portfolio", "按分管领导"))


def plan_sections(request: SignedInRequest, view: CaseView) -> tuple[Section, ...]:
    """This will draw the tasks of a plan in the way asked for by `by`: group, unit, leader or portfolio."""
    groups, setting = plan_groups(view.facts.id), _setting(request, view)
    if not groups:
        return (Section(
            key="groups", title="任务分组", link=setting, empty="还没有分组。先“设置分组”列出各方面和各环节，再登记任务。",
        ),)
    day = today(request)
    found = {t.id: t for t in listed_tasks(request.actor, cases=[key for g in groups for key in g.tasks])}
    whole, tasks = Whole(plan=view.facts.id, organ_id=request.actor.organ_id, day=day), tuple(found.values())
    by = request.GET.get("by", "")
    if by not in _DRAWN:
        shown = (
            *(by_groups(whole, kind.key, kind.label, groups) for kind in GROUP_KINDS),
            *(_group(g, found, day, view.measure) for g in groups),
        )
        return (_switch(view.facts.id, "group", setting), *shown)
    figures, parts = _DRAWN[by]
    return (_switch(view.facts.id, by, setting), figures(whole, tasks), *parts(tasks, day, view.measure))


def _setting(request: SignedInRequest, view: CaseView) -> Link | None:
    """The way to set groups from a text that was read, for those who may."""
    may = any(a.action.key == ADD_GROUPS.key and a.refusal is None for a in view.acts) and Duty.COORDINATE in request.actor.duties
    return Link(label="从文件标题设置分组", href=reverse("plan_headings", args=(view.facts.id,))) if may else None


def _switch(plan: UUID, by: str, setting: Link | None) -> Section:
    address = reverse("case", args=(plan,))
    links = tuple(Link(label=label, href="" if key == by else f"{address}?by={key}#ways") for key, label in _WAYS)
    version = (Fact(label="方案修订", links=(Link(label="与新文本比对", href=reverse("plan_texts", args=(plan,))),)),) if setting else ()
    return Section(key="ways", title="任务进展", link=setting, facts=(Fact(label="查看方式", links=links), *version))


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


def _by_portfolio(tasks: tuple[ListedTask, ...], day: date, measure: Measure) -> tuple[Section, ...]:
    """The tasks of each leader's units; a unit in two portfolios stands in both."""
    held = portfolios(day)
    charged = {u.id for one in held for u in one.units}
    parts = [
        (f"of-{n}", one.leader, [t for t in tasks if t.unit_id in {u.id for u in one.units}]) for n, one in enumerate(held)
    ]
    parts.append(("of-nobody", "没有分管领导的单位", [t for t in tasks if t.unit_id not in charged]))
    return tuple(_tasks(key, title, found, day, measure, "") for key, title, found in parts if found)


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


_DRAWN = {"unit": (by_units, _by_unit), "leader": (by_leaders, _by_leader), "portfolio": (by_portfolios, _by_portfolio)}
