"""工作概览: what changed this week, at most six numbers, what waits for the post, how work stands by unit and week.

Must not know: how a figure is counted; any particular procedure.
"""

from collections.abc import Iterator
from urllib.parse import urlencode

from django.http import HttpResponse
from django.urls import reverse

from renda.domain.days import chinese_date
from renda.reads.dashboard import Changed, UnitBars, View, Weeks, dashboard, views_of
from renda.reads.todo import todo
from renda.store.calendar_loading import measure_in_force
from renda.web.business_only import business_only
from renda.web.drawing.trend import Trend, TrendPoint
from renda.web.drawing.unit_bars import Bar, BarChart
from renda.web.figure_drawing import drawn, figure_href, inline
from renda.web.view_models.figures import DashboardPage
from renda.web.view_models.lists import Tab
from renda.web.view_models.parts import Head, Link, Run
from renda.web.views.figures import number
from renda.web.views.frame import SignedInRequest, page, today
from renda.web.views.todo import todo_row

VIEW_WORDS = {View.OFFICE: "全机关", View.LEADER: "我分管的", View.UNIT: "本单位"}
MOST_ROWS = 8


@business_only
def overview(request: SignedInRequest) -> HttpResponse:
    """Show the dashboard in the view asked for, or the post's own."""
    day, views = today(request), views_of(request.actor)
    view = next((v for v in views if v == request.GET.get("view")), views[0])
    found, measure = dashboard(request.actor, view, today=day), measure_in_force(day)
    here = reverse("dashboard")
    shown = DashboardPage(
        head=Head(title="工作概览", remarks=(Link(label=VIEW_WORDS[view]), Link(label=f"截至{chinese_date(day)}"))),
        tabs=tuple(Tab(label=VIEW_WORDS[v], href=f"{here}?{urlencode({'view': v})}", is_current=v is view) for v in views),
        changed=tuple(_sentence(found.changed)), numbers=tuple(number(f) for f in found.numbers),
        rows=tuple(todo_row(request, i, measure) for i in todo(request.actor, today=day)[:MOST_ROWS]), todo_href=reverse("todo"),
        bars=tuple(_bars(n, b) for n, b in enumerate(found.by_unit)), trends=tuple(_weeks(w) for w in found.by_week),
    )
    return page(request, "pages/dashboard.html", current="dashboard", page=shown)


def _sentence(pieces: tuple[Changed, ...]) -> Iterator[Run]:
    """本周新立问题12项、销号9项，超期的问题增加2项，现为6项；…"""
    yield Run(text="本周")
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


def _bars(n: int, found: UnitBars) -> BarChart:
    return BarChart(
        key=f"units-{n}", title=f"各单位{found.label}", remark=f"按机构次序；红色为{found.late_label}",
        columns=("单位", found.label, found.late_label),
        bars=tuple(
            Bar(
                label=b.label, href=figure_href(b.whole.key, b.whole.scope), value=b.whole.cases,
                late=b.late.cases if b.late else 0, figure=drawn(b.whole), late_figure=drawn(b.late) if b.late else None,
            )
            for b in found.bars
        ),
    )


def _weeks(found: Weeks) -> Trend:
    points = tuple(
        TrendPoint(label=f"{p.first.month}月{p.first.day}日起", value=f.cases, words=shown.text, figure=shown)
        for p, f, shown in ((p, f, drawn(f)) for p, f in found.weeks)
    )
    return Trend(
        name=f"每周{found.words}", points=points, highest=max((p.value for p in points), default=0.0) or 1.0,
        remark="周一至周日；最后一周未满", columns=("周", "数值", "计入"),
    )
