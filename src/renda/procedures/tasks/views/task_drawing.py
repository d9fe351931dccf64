"""Drawing tasks in tables: title, unit, people, stage, time limit with its week, and what was last said.

Must not know: requests, what is asked for.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from renda.domain.escalation import Measure
from renda.domain.weeks import week_words
from renda.procedures.tasks.reads.listed_tasks import ListedTask
from renda.procedures.tasks.task_procedure import TASK
from renda.procedures.tasks.vocabulary import TASK_KINDS, TASK_OPEN
from renda.reads.figures import Figure
from renda.web.due_chips import chip
from renda.web.figure_drawing import drawn, figure_href
from renda.web.view_models.figures import NamedTable
from renda.web.view_models.organisation import Panel
from renda.web.view_models.parts import Button, Cell, CellKind, Column, Row, Table

_MOST_SAID = 60
_KINDS = {c.key: c.label for c in TASK_KINDS}


@dataclass(frozen=True, slots=True, kw_only=True)
class Saying:
    """The last column of a table of tasks: its head, its words, and the acts offered beside them."""

    label: str
    words: Callable[[ListedTask], str]
    buttons: Callable[[ListedTask], tuple[Button, ...]] = lambda _task: ()


def number_cell(figure: Figure) -> Cell:
    """This will draw a figure in a table: the number leads to its page."""
    return Cell(kind=CellKind.NUMBER, figure=drawn(figure), href=figure_href(figure.key, figure.scope))


def due_cell(task: ListedTask, today: date, measure: Measure) -> Cell:
    """This will draw a task's time limit; one given as a week is named as that week."""
    if task.due_on is None:
        return Cell(kind=CellKind.SHORT, text="长期" if task.stage in TASK_OPEN else "—")
    if task.is_running:
        return Cell(kind=CellKind.DUE, due=chip(task.due_on, today, measure, by_week=task.by_week))
    if task.by_week:
        return Cell(kind=CellKind.SHORT, text=week_words(task.due_on))
    return Cell(kind=CellKind.DAY, day=task.due_on)


def said_last(task: ListedTask) -> str:
    """This will tell what was last said of a task, shortened."""
    text = task.result or task.progress
    return text if len(text) <= _MOST_SAID else text[:_MOST_SAID] + "…"


SAID_LAST = Saying(label="进展", words=said_last)


def task_panel(  # noqa: PLR0913 - a panel is these things
    key: str, title: str, tasks: Sequence[ListedTask], *, today: date, measure: Measure, empty: str, said: Saying = SAID_LAST,
    with_kind: bool = False,
) -> Panel:
    """This will put tasks under a heading of their own, or say that there are none."""
    table = task_table(tasks, today=today, measure=measure, caption=title, said=said, with_kind=with_kind)
    named = NamedTable(key=key, title=title, table=table) if tasks else None
    return Panel(key=key, title=title, remark=f"{len(tasks)}项" if tasks else "", table=named, empty="" if tasks else empty)


def task_table(
    tasks: Iterable[ListedTask], *, today: date, measure: Measure, caption: str, said: Saying = SAID_LAST, with_kind: bool = False,
) -> Table:
    """This will table tasks; `said` heads and words the last column."""
    columns = (
        Column(label="任务", is_title=True), *((Column(label="类别", on_phone=False),) if with_kind else ()),
        Column(label="责任单位"), Column(label="责任人"), Column(label="牵头领导", on_phone=False), Column(label="环节"),
        Column(label="时限"), Column(label=said.label),
    )
    rows = tuple(_row(t, said, today, measure, with_kind=with_kind) for t in tasks)
    return Table(columns=columns, rows=rows, caption=caption)


def _row(task: ListedTask, said: Saying, today: date, measure: Measure, *, with_kind: bool) -> Row:
    href = reverse("case", args=(task.id,))
    words = said.words(task)
    cells = (
        Cell(text=task.title, href=href, remark=task.number),
        *((Cell(kind=CellKind.SHORT, text=_KINDS.get(task.kind, "")),) if with_kind else ()),
        Cell(kind=CellKind.UNIT, text=task.unit) if task.unit else Cell(kind=CellKind.SHORT, text="待认领"),
        Cell(kind=CellKind.SHORT, text=task.person or "—"), Cell(kind=CellKind.SHORT, text=task.leader or "—"),
        Cell(kind=CellKind.SHORT, text=TASK.stage(task.stage).label), due_cell(task, today, measure),
        Cell(text=words or "—", buttons=said.buttons(task)),
    )
    return Row(cells=cells, name=task.number or task.title, href=href)
