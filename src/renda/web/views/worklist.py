"""The worklist of a procedure: saved views as tabs, conditions as chips, rows by due day.

Must not know: how the list is asked for in SQL.
"""

from datetime import date
from urllib.parse import urlencode

from django.http import Http404, HttpResponse
from django.urls import reverse

from renda.domain.escalation import Measure, soon_until
from renda.domain.fields import Field, FieldKind
from renda.domain.form_cleaning import as_uuid
from renda.domain.procedures import Procedure
from renda.domain.week_limits import week_columns, week_dates
from renda.domain.worklists import SavedView
from renda.reads.form_choices import units_today
from renda.reads.table_shapes import import_shape, may_import
from renda.reads.worklist import Listed, ListedCase, worklist
from renda.reads.worklist_counts import ViewCount, tallies, view_counts
from renda.store.calendar_loading import measure_in_force
from renda.store.contributions import procedures, worklist_of
from renda.web.due_chips import chip
from renda.web.opening_buttons import opening_buttons
from renda.web.paging import pager_of
from renda.web.view_models import forms as drawn
from renda.web.view_models.lists import BulkAct, Filter, FilterForm, ListPage, Tab, Tally
from renda.web.view_models.parts import Button, Cell, CellKind, Column, DueLevel, Empty, Head, Link, Row, Table
from renda.web.views.frame import SignedInRequest, page, signed_in, today
from renda.web.worklist_asking import LEVELS, asked_in, view_in


@signed_in
def ledger(request: SignedInRequest, procedure: str) -> HttpResponse:
    """Show the worklist of a procedure."""
    declared = procedures().get(procedure)
    if declared is None:
        raise Http404
    day, measure = today(request), measure_in_force(today(request))
    soon, listing = soon_until(day, measure.calendar, measure.thresholds), worklist_of(procedure)
    view = view_in(request, declared)
    labels = {key: declared.recorded_fields()[key] for key in listing.columns}
    asked = asked_in(request, declared, view)
    listed = worklist(request.actor, asked, today=day, soon_on=soon, shown=[*labels, *week_columns(declared)])
    counts = view_counts(request.actor, procedure, listing.views, today=day, soon_on=soon)
    filters = _filters(request, declared)
    by_urgency = {} if asked.closed is not False else tallies(request.actor, asked, today=day, soon_on=soon)
    rows = tuple(_row(c, declared, labels, day, measure) for c in listed.rows)
    shown = ListPage(
        head=_head(request, declared, view), table=_table(declared, labels, rows),
        empty=_empty(request, declared, filtered=bool(filters)), views=_tabs(request.path, listing.views, view, counts),
        filters=filters, filter_form=_filter_form(request, declared, day), total_words=_total(listed),
        clear_href=f"{request.path}?view={view.key}" if filters else "", tallies=_tallies(request, by_urgency),
        pager=pager_of(request, listed.next_after, f"本页{len(listed.rows)}项"),
        narrow=_picking(request, declared, view),
    )
    return page(request, "pages/worklist.html", current=f"ledger/{procedure}", page=shown)


def _picking(request: SignedInRequest, declared: Procedure, view: SavedView) -> FilterForm:
    """What may be done with picked cases: list them alone, or an act of the actor's for all of them."""
    acts = (declared.action(key) for key in worklist_of(declared.key).several)
    return FilterForm(
        action_href=request.path, fields=(), hidden=(("view", view.key),), acts_href=reverse("several", args=(declared.key,)),
        acts=tuple(BulkAct(label=a.label, value=a.key) for a in acts if any(r.duty in request.actor.duties for r in a.rights)),
    )


def _row(case: ListedCase, declared: Procedure, labels: dict[str, Field], day: date, measure: Measure) -> Row:
    href = reverse("case", args=(case.id,))
    chips = (declared.round_words(case.round),) if case.round > 1 else ()
    cells = (
        Cell(kind=CellKind.CODE, text=case.number or "未编号"), Cell(text=case.title, href=href, chips=chips),
        *(Cell(kind=CellKind.SHORT, text=f.choice_label(case.detail[key])) for key, f in labels.items()),
        Cell(kind=CellKind.UNIT, text=case.unit or "待交办"), Cell(kind=CellKind.SHORT, text=case.person or "—"),
        Cell(kind=CellKind.SHORT, text=declared.stage(case.stage).label),
        Cell(kind=CellKind.DUE, due=chip(case.due_on, day, measure, by_week=bool(week_dates(declared, case.detail)))),
    )
    return Row(cells=cells, key=str(case.id), name=case.number or case.title, href=href)


def _table(declared: Procedure, labels: dict[str, Field], rows: tuple[Row, ...]) -> Table:
    columns = (
        Column(label="编号"), Column(label="事项", is_title=True), *(Column(label=f.label, on_phone=False) for f in labels.values()),
        Column(label="承办单位"), Column(label="责任人"), Column(label="环节"), Column(label="时限", direction="ascending"),
    )
    return Table(columns=columns, rows=rows, caption=f"{declared.label}台账，按时限先后", is_sticky=True, picks=True)


def _head(request: SignedInRequest, declared: Procedure, view: SavedView) -> Head:
    remarks = (Link(label=f"{view.label}，按时限先后排列"), Link(label=f"依据：{declared.basis}"))
    return Head(title=declared.label, remarks=remarks, buttons=_buttons(request, declared))


def _buttons(request: SignedInRequest, declared: Procedure) -> tuple[Button, ...]:
    """Open a case; bring a table in, for whom may; take the list along as it is narrowed."""
    shape = import_shape(declared.key)
    brings = shape is not None and may_import(request.actor, shape)
    inward = (Button(label="导入", href=reverse("import_upload", args=(declared.key, shape.action.key))),) if shape and brings else ()
    query = urlencode(_kept(request, "after"))
    outward = (
        Button(label=label, href=f"{reverse('export', args=(declared.key, form))}{'?' if query else ''}{query}")
        for label, form in (("导出", "xlsx"), ("导出 CSV", "csv"))
    )
    return (*opening_buttons(request.actor, declared), *inward, *outward)


def _total(listed: Listed) -> str:
    return f"共{listed.total}项" if listed.total is not None else "共1000项以上，请加条件缩小范围"


def _empty(request: SignedInRequest, declared: Procedure, *, filtered: bool) -> Empty:
    if filtered:
        return Empty(why="没有同时符合这些条件的事项。可以去掉上面的一个条件再看。")
    everything = reverse("worklist", args=(declared.key,))
    if request.GET.get("view"):
        return Empty(why="这个视图下现在没有您能看到的事项。", next_step=Link(label="看其他事项", href=everything))
    return Empty(why="现在没有您能看到的在办事项。登记或者交办给您以后，会列在这里。")


def _tabs(base: str, views: tuple[SavedView, ...], current: SavedView, counts: tuple[ViewCount, ...]) -> tuple[Tab, ...]:
    counted = {c.key: _count_words(c) for c in counts}
    return tuple(Tab(label=v.label, href=f"{base}?view={v.key}", count=counted[v.key], is_current=v is current) for v in views)


def _count_words(counted: ViewCount) -> str:
    if not counted.at_least:
        return str(counted.count)
    return f"{counted.count}+" if counted.count else ""


def _filters(request: SignedInRequest, declared: Procedure) -> tuple[Filter, ...]:
    found = []
    fields = declared.recorded_fields()
    picked = [k for k in map(as_uuid, request.GET.getlist("pick")) if k]
    if picked:
        rest = _kept(request, "pick", "after")
        found.append(Filter(label="所选", value=f"{len(picked)}项", remove_href=f"{request.path}?{urlencode(rest)}"))
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
        return "时限", LEVELS.get(value, value)
    if name == "q":
        return "文字", value
    if name == "unit":
        return "承办单位", next((u.name for u in units_today(date.max) if str(u.id) == value), value)
    return (fields[name].label, fields[name].choice_label(value)) if name in fields else None


def _filter_form(request: SignedInRequest, declared: Procedure, day: date) -> FilterForm:
    def choose(name: str, label: str, pairs: list[tuple[str, str]]) -> drawn.Field:
        chosen = request.GET.get(name, "")
        options = tuple(drawn.Choice(value=v, label=w, is_chosen=v == chosen) for v, w in pairs)
        return drawn.Field(
            name=name, label=label, kind=drawn.FieldKind.CHOICE, choices=options, is_needed=False, is_folded=True, blank_label="不限"
        )

    fields = [
        choose("stage", "环节", [(s.key, s.label) for s in declared.stages]),
        choose("due", "时限", list(LEVELS.items())),
        choose("unit", "承办单位", [(str(u.id), u.name) for u in units_today(day)]),
        *(
            choose(f.key, f.label, [(c.key, c.label) for c in f.choices])
            for f in declared.recorded_fields().values() if f.kind is FieldKind.CHOICE and len(f.choices) > 2
        ),
        drawn.Field(name="q", label="编号或标题中的文字", value=request.GET.get("q", ""), is_needed=False),
    ]
    hidden = (("view", request.GET["view"]),) if "view" in request.GET else ()
    return FilterForm(action_href=request.path, fields=tuple(fields), hidden=hidden)


def _tallies(request: SignedInRequest, counted: dict[str, int]) -> tuple[Tally, ...]:
    rest = _kept(request, "due", "after")
    return tuple(
        Tally(level=DueLevel(key), words=f"{LEVELS[key]} {n}", href=f"{request.path}?{urlencode([*rest, ('due', key)])}")
        for key, n in counted.items() if n
    )


def _kept(request: SignedInRequest, *without: str) -> list[tuple[str, str]]:
    return [(n, v) for n in request.GET for v in request.GET.getlist(n) if n not in without]
