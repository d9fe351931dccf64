"""工作概览: what changed this week, at most six numbers, what waits for a decision, how work stands by unit and week.

The unit's view lists what waits for the post itself; the office's and the leader's list what waits for anybody's decision.

Must not know: how a figure is counted; any particular procedure.
"""

from collections.abc import Iterator, Mapping
from datetime import date
from urllib.parse import urlencode

from django.http import HttpResponse
from django.urls import reverse

from renda.domain.days import chinese_date, short_chinese_date
from renda.reads.dashboard import Changed, UnitBars, View, Weeks, dashboard, views_of
from renda.reads.decisions import decisions
from renda.reads.todo import todo
from renda.reads.unit_names import short_unit_names
from renda.store.calendar_loading import measure_in_force
from renda.web.business_only import business_only
from renda.web.drawing.trend import NARROW, Trend, TrendPoint, top_of
from renda.web.drawing.unit_bars import MOST, Bar, BarChart
from renda.web.figure_drawing import drawn, figure_href, inline
from renda.web.view_models.figures import DashboardPage, Waits
from renda.web.view_models.lists import Tab
from renda.web.view_models.parts import Head, Link, Run
from renda.web.views.decision_rows import decision_row
from renda.web.views.figures import number
from renda.web.views.frame import SignedInRequest, page, today
from renda.web.views.todo import todo_row

VIEW_WORDS = {View.OFFICE: "全机关", View.LEADER: "我分管的", View.UNIT: "本单位"}
MOST_ROWS = 10


@business_only
def overview(request: SignedInRequest) -> HttpResponse:
    """Show the dashboard in the view asked for, or the post's own."""
    day, views = today(request), views_of(request.actor)
    view = next((v for v in views if v == request.GET.get("view")), views[0])
    found = dashboard(request.actor, view, today=day)
    here = reverse("dashboard")
    shown = DashboardPage(
        head=Head(title="工作概览", remarks=(Link(label=VIEW_WORDS[view]), Link(label=f"截至{chinese_date(day)}"))),
        tabs=tuple(Tab(label=VIEW_WORDS[v], href=f"{here}?{urlencode({'view': v})}", is_current=v is view) for v in views),
        changed=tuple(_sentence(found.changed)),
        numbers=tuple(number(f, hidden=n) for f, n in zip(found.numbers, found.hidden, strict=True)),
        waits=_waits(request, view, day), bars=_charts(found.by_unit, day), trends=tuple(_weeks(w) for w in found.by_week),
    )
    return page(request, "pages/dashboard.html", current="dashboard", page=shown)


def _waits(request: SignedInRequest, view: View, day: date) -> Waits:
    """The first rows of what waits, or all of it where asked for."""
    measure, actor = measure_in_force(day), request.actor
    if view is View.UNIT:
        rows = [todo_row(request, item, measure) for item in todo(actor, today=day)]
        return Waits(
            title="等您办理", remark="超期和临期在前", empty="现在没有等您办理的事。", rows=tuple(rows[:MOST_ROWS]),
            more=Link(label="全部待办", href=reverse("todo")),
        )
    units = actor.supervised if view is View.LEADER else None
    rows = [decision_row(request, found, measure) for found in decisions(actor, today=day, units=units)]
    whole = "all" in request.GET or len(rows) <= MOST_ROWS
    here = f"{reverse('dashboard')}?{urlencode({'view': view, 'all': 'yes'})}#h-decide"
    return Waits(
        title="等待决定", remark="等您决定的在前，超期优先", empty="现在没有等待决定的事。",
        rows=tuple(rows if whole else rows[:MOST_ROWS]),
        more=None if whole else Link(label=f"另有{len(rows) - MOST_ROWS}件，全部列出", href=here),
    )


def _sentence(pieces: tuple[Changed, ...]) -> Iterator[Run]:
    """本周新立问题12项、销号9项，超期的问题增加2项，现为6项；… What did not happen is left out."""
    pieces = tuple(piece for piece in pieces if piece.before or piece.figure.cases)
    yield Run(text="本周" if pieces else "本周没有变化。")
    for n, piece in enumerate(pieces):
        last, then = n == len(pieces) - 1, pieces[n + 1].before if n + 1 < len(pieces) else None
        end = "。" if last else "；" if piece.before else "，" if then else "、"
        href = figure_href(piece.figure.key, piece.figure.scope)
        if piece.before is None:
            yield Run(text=piece.words)
        else:
            yield Run(text=f"{piece.words}{_moved(piece.figure.cases - piece.before.cases)}现为")
        yield Run(figure=inline(piece.figure, href))
        yield Run(text=f"{piece.figure.unit}{end}")


def _moved(by: int) -> str:
    return "比上周末没有增减，" if by == 0 else f"比上周末增加{by}项，" if by > 0 else f"比上周末减少{-by}项，"


def _charts(found: tuple[UnitBars, ...], day: date) -> tuple[BarChart, ...]:
    names = short_unit_names(day) if found else {}
    return tuple(_bars(n, bars, names) for n, bars in enumerate(found))


def _bars(n: int, found: UnitBars, names: Mapping[str, str]) -> BarChart:
    some = f"图上为最多的{MOST}个，表中齐全；" if len(found.bars) > MOST else ""
    return BarChart(
        key=f"units-{n}", title=f"各单位{found.label}", remark=f"按机构次序；{some}红色为{found.late_label}",
        columns=("单位", found.label, found.late_label),
        bars=tuple(
            Bar(
                label=names.get(b.whole.scope["unit"], b.label), href=figure_href(b.whole.key, b.whole.scope), value=b.whole.cases,
                late=b.late.cases if b.late else 0, figure=drawn(b.whole), late_figure=drawn(b.late) if b.late else None,
            )
            for b in found.bars
        ),
    )


def _weeks(found: Weeks) -> Trend:
    points = tuple(
        TrendPoint(
            label=short_chinese_date(p.first), value=f.cases, words=shown.text, figure=shown, href=figure_href(f.key, f.scope),
        )
        for p, f, shown in ((p, f, drawn(f)) for p, f in found.weeks)
    )
    return Trend(
        name=f"每周{found.words}", points=points, highest=top_of(points), width=NARROW,
        remark="各周周一起；最后一周未满", columns=("周（周一起）", "数值", "计入"),
    )
