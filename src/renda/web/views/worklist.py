"""The worklist of a procedure: saved views as tabs, conditions as chips, rows by due day.

Must not know: how the list is asked for in SQL.
"""

from datetime import date
from urllib.parse import urlencode
from uuid import UUID

from django.http import Http404, HttpResponse
from django.urls import reverse

from renda.domain.calendars import Calendar
from renda.domain.escalation import soon_until
from renda.domain.fields import Field, FieldKind
from renda.domain.form_cleaning import as_uuid
from renda.domain.procedures import Procedure
from renda.reads.form_choices import units_today
from renda.reads.worklist import Asked, Listed, ListedCase, tallies, worklist
from renda.store.calendar_loading import calendar_in_force
from renda.store.contributions import procedures
from renda.web.due_chips import chip
from renda.web.view_models import forms as drawn
from renda.web.view_models.lists import Filter, FilterForm, ListPage, SavedView, Tally
from renda.web.view_models.parts import Button, Cell, CellKind, Column, DueLevel, Empty, Head, Link, Pager, Row, Table
from renda.web.views.frame import SignedInRequest, page, signed_in, today
from renda.web.views.worklist_views import VIEWS, View

_LEVELS = {"late": "超期", "soon": "临期", "ok": "正常", "idle": "暂停或未起算"}


@signed_in
def ledger(request: SignedInRequest, procedure: str) -> HttpResponse:
    """Show the worklist of a procedure."""
    declared = procedures().get(procedure)
    if declared is None:
        raise Http404
    day, calendar = today(request), calendar_in_force()
    soon = soon_until(day, calendar)
    views = VIEWS.get(procedure, (View(key="open", label="全部在办"),))
    view = next((v for v in views if v.key == request.GET.get("view")), views[0])
    columns = [f for f in declared.recorded_fields().values() if f.kind is FieldKind.CHOICE and f.key in view.columns]
    asked = _asked(request, declared, view)
    listed = worklist(request.actor, asked, today=day, soon_on=soon, shown=[f.key for f in columns])
    labels = {f.key: f for f in columns}
    rows = tuple(_row(c, declared, labels, day, calendar) for c in listed.rows)
    shown = ListPage(
        head=_head(request, declared, listed), table=_table(declared, labels, rows), empty=_empty(declared),
        views=_tabs(procedure, views, view), filters=_filters(request, declared), filter_form=_filter_form(request, declared, day),
        clear_href=f"{request.path}?view={view.key}" if _filters(request, declared) else "",
        total_words=_total(listed), tallies=_tallies(request, procedure, day, soon), pager=_pager(request, listed),
    )
    return page(request, "pages/worklist.html", current=f"ledger/{procedure}", page=shown)


def _asked(request: SignedInRequest, declared: Procedure, view: View) -> Asked:
    get = request.GET
    columns = {f.key: tuple(get.getlist(f.key)) for f in declared.recorded_fields().values() if get.getlist(f.key)}
    on, _, key = get.get("after", "").partition("_")
    after = (date.fromisoformat(on), UUID(key)) if on and as_uuid(key) else None
    return Asked(
        procedure=declared.key, closed=view.closed, stages=tuple(get.getlist("stage")) or view.stages,
        unit=as_uuid(get.get("unit", "")), columns=columns, due=get.get("due", view.due), unlinked=view.unlinked,
        rebounded=view.rebounded, words=get.get("q", "").strip(), after=after,
    )


def _row(case: ListedCase, declared: Procedure, labels: dict[str, Field], day: date, calendar: Calendar) -> Row:
    href = reverse("case", args=(case.id,))
    chips = (f"第{case.round}轮",) if case.round > 1 else ()
    cells = (
        Cell(kind=CellKind.CODE, text=case.number or "未编号"), Cell(text=case.title, href=href, chips=chips),
        *(Cell(kind=CellKind.SHORT, text=f.choice_label(case.detail[key])) for key, f in labels.items()),
        Cell(kind=CellKind.UNIT, text=case.unit or "待交办"), Cell(kind=CellKind.SHORT, text=case.person or "—"),
        Cell(kind=CellKind.SHORT, text=declared.stage(case.stage).label),
        Cell(kind=CellKind.DUE, due=chip(case.due_on, day, calendar)),
    )
    return Row(cells=cells, key=str(case.id), name=case.number or case.title, href=href)


def _table(declared: Procedure, labels: dict[str, Field], rows: tuple[Row, ...]) -> Table:
    columns = (
        Column(label="编号"), Column(label="事项", is_title=True), *(Column(label=f.label, on_phone=False) for f in labels.values()),
        Column(label="承办单位"), Column(label="责任人"), Column(label="环节"), Column(label="时限", direction="ascending"),
    )
    return Table(columns=columns, rows=rows, caption=f"{declared.label}台账，按时限先后", is_sticky=True)


def _head(request: SignedInRequest, declared: Procedure, listed: Listed) -> Head:
    buttons = tuple(
        Button(label=a.label, href=reverse("open_case", args=(declared.key, a.key)), is_main=True)
        for a in declared.openings() if any(f"organ:{r.duty}" in request.actor.principals() for r in a.rights)
    )
    return Head(title=declared.label, remarks=(Link(label=_total(listed)),), buttons=buttons[:1])


def _total(listed: Listed) -> str:
    return f"共{listed.total}项" if listed.total is not None else "共1000项以上，请加条件缩小范围"


def _empty(declared: Procedure) -> Empty:
    return Empty(why="这个视图下没有您能看到的事项。", next_step=Link(label="看全部在办", href=reverse("worklist", args=(declared.key,))))


def _tabs(procedure: str, views: tuple[View, ...], current: View) -> tuple[SavedView, ...]:
    base = reverse("worklist", args=(procedure,))
    return tuple(SavedView(label=v.label, href=f"{base}?view={v.key}", is_current=v is current) for v in views)


def _filters(request: SignedInRequest, declared: Procedure) -> tuple[Filter, ...]:
    found = []
    fields = declared.recorded_fields()
    for name in request.GET:
        for value in request.GET.getlist(name):
            words = _filter_words(name, value, declared, fields)
            if words and value:
                rest = [(n, v) for n in request.GET for v in request.GET.getlist(n) if (n, v) != (name, value) and n != "after"]
                found.append(Filter(label=words[0], value=words[1], remove_href=f"{request.path}?{urlencode(rest)}"))
    return tuple(found)


def _filter_words(name: str, value: str, declared: Procedure, fields: dict[str, Field]) -> tuple[str, str] | None:
    if name == "stage":
        return "环节", next((s.label for s in declared.stages if s.key == value), value)
    if name == "due":
        return "时限", _LEVELS.get(value, value)
    if name == "q":
        return "文字", value
    if name == "unit":
        return "承办单位", next((u.name for u in units_today(date.max) if str(u.id) == value), value)
    return (fields[name].label, fields[name].choice_label(value)) if name in fields else None


def _filter_form(request: SignedInRequest, declared: Procedure, day: date) -> FilterForm:
    def choose(name: str, label: str, pairs: list[tuple[str, str]]) -> drawn.Field:
        chosen = request.GET.get(name, "")
        options = tuple(drawn.Choice(value=v, label=w, is_chosen=v == chosen) for v, w in pairs)
        blank = (drawn.Choice(value="", label="不限", is_chosen=not chosen),) if len(pairs) <= 4 else ()
        return drawn.Field(name=name, label=label, kind=drawn.FieldKind.CHOICE, choices=(*blank, *options), is_needed=False)

    fields = [
        choose("stage", "环节", [(s.key, s.label) for s in declared.stages]),
        choose("due", "时限", list(_LEVELS.items())),
        choose("unit", "承办单位", [(str(u.id), u.name) for u in units_today(day)]),
        *(
            choose(f.key, f.label, [(c.key, c.label) for c in f.choices])
            for f in declared.recorded_fields().values() if f.kind is FieldKind.CHOICE and len(f.choices) > 2
        ),
        drawn.Field(name="q", label="编号或标题中的文字", value=request.GET.get("q", ""), is_needed=False),
    ]
    hidden = (("view", request.GET["view"]),) if "view" in request.GET else ()
    return FilterForm(action_href=request.path, fields=tuple(fields), hidden=hidden)


def _tallies(request: SignedInRequest, procedure: str, day: date, soon: date) -> tuple[Tally, ...]:
    counted = tallies(request.actor, procedure, today=day, soon_on=soon)
    return tuple(
        Tally(level=DueLevel(key), words=f"{_LEVELS[key]} {n}", href=f"{request.path}?due={key}") for key, n in counted.items()
    )


def _pager(request: SignedInRequest, listed: Listed) -> Pager | None:
    if listed.next_after is None and "after" not in request.GET:
        return None
    rest = [(n, v) for n in request.GET for v in request.GET.getlist(n) if n != "after"]
    following = ""
    if listed.next_after:
        on, key = listed.next_after
        following = f"{request.path}?{urlencode([*rest, ('after', f'{on.isoformat()}_{key}')])}"
    first = f"{request.path}?{urlencode(rest)}" if "after" in request.GET else ""
    return Pager(words=f"本页{len(listed.rows)}项", previous_href=first, next_href=following)
