"""The dispatch meeting's page (调度): figures by unit, what is late, stuck and due within 30 days; what is decided becomes a task.

Must not know: SQL, how a task is decided.
"""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from renda.domain.escalation import Measure
from renda.domain.refusals import Code, Reason, Refused
from renda.domain.rights import Actor
from renda.procedures.tasks.reads.listed_tasks import ListedTask, listed_tasks
from renda.procedures.tasks.task_setting import SET
from renda.procedures.tasks.views.task_drawing import SAID_LAST, Saying, task_panel
from renda.procedures.tasks.views.unit_figures import units_panel
from renda.procedures.tasks.vocabulary import TASK_OPEN
from renda.reads.form_choices import people_today, units_today
from renda.services.act_on_case import open_case
from renda.store.calendar_loading import measure_in_force
from renda.web import posted as read
from renda.web.act_forms import Offers, drawn_fields, form_errors
from renda.web.business_only import business_only
from renda.web.view_models.forms import Form
from renda.web.view_models.organisation import Panel, PanelsPage
from renda.web.view_models.parts import Button, Head, Link
from renda.web.views.frame import SignedInRequest, now, page, tell, today

AHEAD = 30
_NEEDED = ("title", "unit", "due_on")
_DECIDED_FIELDS = tuple(
    replace(f, required=f.key in _NEEDED, help=f.help if f.key == "title" else "")
    for f in SET.fields if f.key in (*_NEEDED, "person")
)


@business_only
def dispatch(request: SignedInRequest) -> HttpResponse:
    """Show the sheet of the dispatch meeting, or enter what was decided as a task."""
    if request.method == "POST":
        return _decide(request)
    return _show(request, {}, ())


def _decide(request: SignedInRequest) -> HttpResponse:
    raw = read.raw_of(request.POST, _DECIDED_FIELDS)
    day = today(request)
    missing = tuple(
        Reason(code=Code.REQUIRED, field=f.key, facts={"label": f.label})
        for f in _DECIDED_FIELDS if f.required and not str(raw.get(f.key) or "").strip()
    )
    if missing:
        return _show(request, raw, missing, status=400)
    given = {**raw, "task_kind": "item", "source": "dispatch", "rests_on": f"{day.year}年{day.month}月工作调度"}
    outcome = open_case(actor=request.actor, procedure="task", action="set", data=given, at=now(request))
    if isinstance(outcome, Refused):
        return _show(request, raw, outcome.reasons, status=400)
    tell(request, f"已登记为任务{outcome.number or ''}，并通知责任单位。")
    return redirect(f"{reverse('dispatch')}#decided")


def may_decide(actor: Actor) -> bool:
    """This will say whether an actor may enter decisions as tasks."""
    held = actor.principals()
    return any(f"organ:{r.duty}" in held for r in SET.rights)


def _show(request: SignedInRequest, raw: dict[str, Any], reasons: tuple[Reason, ...], *, status: int = 200) -> HttpResponse:
    day = today(request)
    measure = measure_in_force(day)
    open_tasks = listed_tasks(request.actor, stages=TASK_OPEN)
    panels = (
        units_panel(request.actor, open_tasks, day), *_lists(open_tasks, request.actor, day, measure), _decided(request, day, measure),
        *((_form(request, raw, reasons),) if may_decide(request.actor) else ()),
    )
    head = Head(
        title=f"{day.year}年{day.month}月工作调度",
        crumbs=(Link(label="任务", href=reverse("worklist", args=("task",))), Link(label="调度")),
        remarks=(Link(label="各单位按机构顺序排列"),),
        buttons=(
            *((Button(label="登记现场决定", href="#decide", is_main=True),) if may_decide(request.actor) else ()),
            Button(label="月度重点工作", href=reverse("key_work")),
        ),
    )
    return page(request, "tasks/sheet.html", current="dispatch", status=status, page=PanelsPage(head=head, panels=panels))


def _lists(tasks: tuple[ListedTask, ...], actor: Actor, day: date, measure: Measure) -> tuple[Panel, ...]:
    until = day + timedelta(days=AHEAD)
    running = [(t, t.due_on) for t in tasks if t.is_running and t.due_on is not None]
    shown: tuple[tuple[str, str, list[ListedTask], str], ...] = (
        ("overdue", "超期任务", [t for t, due in running if due < day], "没有超期的任务。"),
        ("stuck", "需协调任务", [t for t in tasks if t.stage == "stuck"], "没有提请协调的任务。"),
        ("within-30-days", f"{AHEAD}日内到期", [t for t, due in running if day <= due <= until], f"{AHEAD}日内没有到期的任务。"),
        ("unassigned", "待交办、待认领", [t for t in tasks if t.stage == "unassigned"], "任务都已落实到单位。"),
    )
    blocked = Saying(label="卡在哪里", words=_blocked, buttons=_coordinating if may_decide(actor) else _none)
    return tuple(
        task_panel(key, title, found, today=day, measure=measure, empty=empty, said=blocked if key == "stuck" else SAID_LAST)
        for key, title, found, empty in shown
    )


def _blocked(task: ListedTask) -> str:
    return f"{task.blocked_by.rstrip('。')}。" + (f"需要：{task.wanted}" if task.wanted else "")


def _coordinating(task: ListedTask) -> tuple[Button, ...]:
    return (Button(label="协调处理", href=f"{reverse('act', args=(task.id, 'coordinate'))}?next={reverse('dispatch')}"),)


def _none(_task: ListedTask) -> tuple[Button, ...]:
    return ()


def _decided(request: SignedInRequest, day: date, measure: Measure) -> Panel:
    found = listed_tasks(request.actor, source="dispatch", opened_since=day.replace(day=1))
    return task_panel(
        "decided", "本月调度确定的任务", found, today=day, measure=measure, empty="本月还没有登记调度决定。",
    )


def _form(request: SignedInRequest, raw: dict[str, Any], reasons: tuple[Reason, ...]) -> Panel:
    day = today(request)
    offers = Offers(today=day, units=units_today(day), people=people_today(day))
    form = Form(
        action_href=reverse("dispatch"), submit_label="登记为任务", errors=form_errors(reasons, _DECIDED_FIELDS),
        fields=drawn_fields(_DECIDED_FIELDS, raw, reasons, offers),
    )
    lede = "会上定的事填在这里：做什么、哪个单位、何时完成。登记后即交办并通知责任单位。"
    return Panel(key="decide", title="现场决定", lede=lede, form=form)
