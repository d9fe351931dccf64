"""The to-do list of the person signed in: what to do, for which matter, by when, and why it is mine.

Must not know: any particular procedure.
"""

from datetime import date, timedelta

from django.http import HttpResponse
from django.urls import reverse

from renda.domain.days import chinese_weekday, short_chinese_date
from renda.domain.escalation import Measure
from renda.domain.right_words import word_right
from renda.domain.rights import Duty, Relation, Right
from renda.reads.todo import TodoItem, todo
from renda.store.calendar_loading import measure_in_force
from renda.store.contributions import procedures, worklists
from renda.web.due_chips import chip
from renda.web.opening_buttons import openings_at_hand
from renda.web.view_models.lists import TodoGroup, TodoPage, TodoRow
from renda.web.view_models.parts import Button, Empty, Head, Link
from renda.web.views.frame import SignedInRequest, page, signed_in, today

_KINDS = {
    "organ": Relation.ORGAN, "unit": Relation.HANDLING_UNIT, "supervises": Relation.SUPERVISED_UNIT,
}


@signed_in
def todo_list(request: SignedInRequest) -> HttpResponse:
    """Show the to-do list in its four groups."""
    day, measure = today(request), measure_in_force(today(request))
    items = todo(request.actor, today=day)
    groups = _groups(items, day)
    shown = tuple(
        TodoGroup(title=title, count=len(found), remark=remark, is_late=late,
                  rows=tuple(todo_row(request, i, measure) for i in found))
        for title, found, remark, late in groups if found
    )
    counts = "，".join(f"{g.title}{g.count}件" for g in shown)
    head = Head(title="待办", remarks=(Link(label=f"共{len(items)}件" + (f"：{counts}" if counts else "")),),
                buttons=openings_at_hand(request.actor))
    ledger = next((Link(label="看台账", href=reverse("worklist", args=(w.procedure,))) for w in worklists()), None)
    empty = Empty(why="现在没有等您办理的事。别人交来的事会列在这里，并发一条通知。", next_step=ledger)
    return page(request, "pages/todo.html", current="todo", page=TodoPage(head=head, groups=shown, empty=empty))


def _groups(items: tuple[TodoItem, ...], day: date) -> tuple[tuple[str, list[TodoItem], str, bool], ...]:
    """Each group with its rows, its remark, and whether it is the late one."""
    week_end = day + timedelta(days=6 - day.weekday())
    on_day, until = f"{short_chinese_date(day)} {chinese_weekday(day)}", f"至{short_chinese_date(week_end)}（{chinese_weekday(week_end)}）"
    return (
        ("已超期", [i for i in items if i.due_on and i.due_on < day], "先办这些；延期须在到期前申请", True),
        ("今天", [i for i in items if i.due_on == day], on_day, False),
        ("本周", [i for i in items if i.due_on and day < i.due_on <= week_end], until, False),
        ("以后", [i for i in items if i.due_on is None or i.due_on > week_end], "没有到期日的排在最后", False),
    )


def todo_row(request: SignedInRequest, item: TodoItem, measure: Measure) -> TodoRow:
    """This will draw one act that waits."""
    action = procedures()[item.procedure].action(item.action)
    act = f"{reverse('act', args=(item.case_id, item.action))}?next={reverse('todo')}"
    return TodoRow(
        due=chip(item.due_on, today(request), measure, by_week=item.by_week), verb=action.label, title=item.title,
        href=reverse("case", args=(item.case_id,)), act=Button(label=action.label, href=act), why=_why(item),
        number=item.number or procedures()[item.procedure].label, unit=item.unit, key=str(item.case_id),
    )


def _why(item: TodoItem) -> str:
    kind, _, rest = min(item.principals, key=lambda p: p.split(":")[0] != "person").partition(":")
    duty = Duty(rest.rpartition(":")[2])
    if kind == "person":
        return "指定由您本人办理"
    return f"您是{word_right(Right(duty, _KINDS[kind]))}"
