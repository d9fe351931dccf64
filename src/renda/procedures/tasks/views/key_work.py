"""The month's key-work list (月度重点工作): open key tasks, and whatever is due in the month, by unit.

Must not know: SQL, how a task is decided.
"""

from datetime import date

from django.http import HttpResponse
from django.urls import reverse

from renda.domain.limits import add_months
from renda.procedures.tasks.reads.listed_tasks import listed_tasks
from renda.procedures.tasks.views.task_drawing import task_panel
from renda.procedures.tasks.vocabulary import TASK_OPEN
from renda.store.calendar_loading import measure_in_force
from renda.web.business_only import business_only
from renda.web.view_models.organisation import PanelsPage
from renda.web.view_models.parts import Button, Head, Link
from renda.web.views.frame import SignedInRequest, page, today


@business_only
def key_work(request: SignedInRequest) -> HttpResponse:
    """Show the key work of a month, of this one where none is asked for."""
    day = today(request)
    month = _month(request.GET.get("month", ""), day)
    until, measure = add_months(month, 1), measure_in_force(day)
    open_tasks = listed_tasks(request.actor, stages=TASK_OPEN)
    due = [t for t in open_tasks if t.due_on is not None and t.due_on < until and t.is_running]
    key = [t for t in open_tasks if t.kind == "key_task" and t not in due]
    panels = (
        task_panel(
            "due", f"{month.month}月底前应完成", due, today=day, measure=measure, empty="本月没有到期的任务。", with_kind=True,
        ),
        task_panel("key", "持续推进的重点任务", key, today=day, measure=measure, empty="没有在办的重点任务。"),
    )
    return page(request, "tasks/sheet.html", current="key_work", page=PanelsPage(head=_head(month), panels=panels))


def _head(month: date) -> Head:
    address = reverse("key_work")
    return Head(
        title=f"{month.year}年{month.month}月重点工作",
        crumbs=(Link(label="调度", href=reverse("dispatch")), Link(label="月度重点工作")),
        remarks=(Link(label="含以前月份未完成的任务"),),
        buttons=(Button(label="上个月", href=f"{address}?month={add_months(month, -1):%Y-%m}"),
                 Button(label="下个月", href=f"{address}?month={add_months(month, 1):%Y-%m}")),
    )


def _month(text: str, day: date) -> date:
    try:
        return date.fromisoformat(f"{text}-01")
    except ValueError:
        return day.replace(day=1)
