"""Figures of tasks unit by unit, as a dispatch meeting reads them. Must not know: how a figure is counted."""

from collections.abc import Sequence
from datetime import date

from django.urls import reverse

from renda.domain.rights import Actor
from renda.procedures.tasks.reads.listed_tasks import ListedTask
from renda.procedures.tasks.views.task_drawing import number_cell
from renda.reads.figures import Wanted, figures_for
from renda.reads.form_choices import Named, units_today
from renda.web.view_models.figures import NamedTable
from renda.web.view_models.organisation import Panel
from renda.web.view_models.parts import Cell, CellKind, Column, Fact, Row, Table

_COLUMNS = ("tasks_open", "tasks_late", "tasks_due_soon", "tasks_stuck", "tasks_to_verify", "tasks_done", "task_done_rate")
_MOST_NAMED = 10
"""More units than these are named only when asked for."""


def units_panel(actor: Actor, tasks: tuple[ListedTask, ...], day: date) -> Panel:
    """This will give the figures of every unit that holds an open task, in organisational order; those that hold none are named."""
    units = units_today(day)
    holding = {t.unit_id for t in tasks}
    shown = [u for u in units if u.id in holding]
    idle = [u.name for u in units if u.id not in holding]
    words = "、".join(idle)
    return Panel(
        key="units", title="按单位", table=NamedTable(key="units", title="按单位", table=_table(actor, shown, day)),
        empty=f"没有在办任务的单位：{words}。" if 0 < len(idle) <= _MOST_NAMED else "",
        folded=Fact(label="没有在办任务的单位", value=f"{words}。") if len(idle) > _MOST_NAMED else None,
    )


def _table(actor: Actor, units: Sequence[Named], day: date) -> Table:
    scopes: list[dict[str, str]] = [{}, *({"unit": str(u.id)} for u in units)]
    found = figures_for(
        [Wanted(key=key, scope=scope) for scope in scopes for key in _COLUMNS], organ_id=actor.organ_id, as_of=day
    )
    width = len(_COLUMNS)
    whole, *parts = [found[n : n + width] for n in range(0, len(found), width)]
    ledger = reverse("worklist", args=("task",))
    return Table(
        columns=(Column(label="单位", is_title=True), *(Column(label=f.label.removesuffix("任务"), is_number=True) for f in whole)),
        rows=tuple(
            Row(name=u.name, cells=(
                Cell(kind=CellKind.UNIT, text=u.name, href=f"{ledger}?view=open&unit={u.id}"), *map(number_cell, figures),
            ))
            for u, figures in zip(units, parts, strict=True)
        ),
        caption="各单位任务", foot=(Cell(text="全机关"), *map(number_cell, whole)),
    )
