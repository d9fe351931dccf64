"""Pages of figures: all of them, and one with its definition, trend, comparisons, parts and cases.

Must not know: how a figure is counted.
"""

from collections.abc import Iterable, Iterator
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse

from renda.domain.days import chinese_date
from renda.domain.indicators import Indicator, Made
from renda.domain.refusals import Refused
from renda.domain.rights import Actor, Duty
from renda.reads.figure_breakdowns import figure_by, figure_months
from renda.reads.figure_cases import CountedCases, entered_later, figure_cases
from renda.reads.figure_catalogue import known_figures, manual_entries, own_versions
from renda.reads.figure_missing import missing_of
from renda.reads.figure_past import AsOf
from renda.reads.figure_sql import UnknownScope
from renda.reads.figures import Figure, Wanted, comparisons, figure, figures_for
from renda.reads.form_choices import people_today
from renda.reads.reports import figure_uses
from renda.store.contributions import dimensions, overview, procedures
from renda.web.business_only import business_only
from renda.web.figure_asking import AskedFigure, asked_figure, day_form
from renda.web.figure_drawing import (
    as_of_link,
    breakdown,
    compared_table,
    counted_table,
    definitions,
    drawn,
    figure_href,
    fraction,
    missing_table,
    trend,
)
from renda.web.own_figure_drawing import entries_table, versions_table
from renda.web.own_figure_forms import entry_form
from renda.web.view_models.figures import FigurePage, FiguresPage, NamedTable, Number, Use
from renda.web.view_models.parts import Button, Cell, CellKind, Column, Head, Link, Pager, Row, Table
from renda.web.views.frame import SignedInRequest, page, today

_LARGE = 6  # headline figures
_OWN = {Made.COMPOSED: "自定义指标", Made.MANUAL: "人工填报指标"}


@business_only
def figures(request: SignedInRequest) -> HttpResponse:
    """Show every figure of the organ by group, as far as it matches the search; the headline ones large."""
    day, search, known = today(request), request.GET.get("q", "").strip(), known_figures()
    found = figures_for([Wanted(key=k) for k in known], organ_id=request.actor.organ_id, as_of=day)
    matching = [f for f in found if search in f.label or search in f.definition]
    by_key = {f.key: f for f in found}
    on_screen = "screen" in request.GET
    way = Button(label="退出大屏", href=reverse("figures")) if on_screen else Button(label="大屏", href=f"{reverse('figures')}?screen=1")
    shown = FiguresPage(
        head=Head(title="统计", remarks=(as_of_link(day),), buttons=(way, *_own_way(request))),
        numbers=() if search else tuple(number(by_key[k]) for k in overview().headlines[:_LARGE]),
        lede="" if on_screen else "每个数都可以打开，看定义、范围和计入的事项。",
        tables=(*_groups(matching, known.values()), *(() if search else _parted(request, by_key))),
        search=search, search_href="" if on_screen else reverse("figures"),
        empty=f"没有名称或定义含“{search}”的指标。" if search and not matching else "",
    )
    if on_screen:
        return page(request, "pages/figures_screen.html", current="figures", theme="dark", page=shown)
    return page(request, "pages/figures.html", current="figures", page=shown)


def _own_way(request: SignedInRequest) -> tuple[Button, ...]:
    return (Button(label="本机关的指标", href=reverse("own_figures")),) if Duty.COORDINATE in request.actor.duties else ()


def _parted(request: SignedInRequest, by_key: dict[str, Figure]) -> Iterator[NamedTable]:
    for key, by in overview().parted:
        parts = figure_by(by, key=key, organ_id=request.actor.organ_id, as_of=today(request))
        yield breakdown(by, dimensions()[by].label, parts, by_key[key])


def _groups(found: Iterable[Figure], known: Iterable[Indicator]) -> list[NamedTable]:
    groups = {i.key: _group_of(i) for i in known}
    tables: dict[str, list[Figure]] = {label: [] for label in (*(p.label for p in procedures().values()), *_OWN.values())}
    for each in found:
        tables[groups[each.key]].append(each)
    return [_group(label, mine) for label, mine in tables.items() if mine]


def _group_of(indicator: Indicator) -> str:
    return _OWN[indicator.made] if indicator.made in _OWN else procedures()[indicator.procedure].label


def number(found: Figure, *, hidden: int = 0) -> Number:
    """This will draw a large number, leading to its page; `hidden` cases are counted, but not the reader's to open."""
    late = found.key in overview().alarming and found.numerator > 0
    return Number(
        figure=drawn(found, href=figure_href(found.key, found.scope)), measure="" if found.denominator is not None else found.unit,
        remark="；".join(w for w in (fraction(found), f"其中{hidden}项您无权查看，只计数" if hidden else "") if w),
        level="late" if late else "",
    )


def _group(label: str, found: list[Figure]) -> NamedTable:
    columns = (Column(label="指标", is_title=True), Column(label="数值", is_number=True), Column(label="定义", on_phone=False))
    rows = tuple(
        Row(name=f.label, cells=(
            Cell(text=f.label, href=figure_href(f.key, {})),
            Cell(kind=CellKind.NUMBER, figure=drawn(f, text=f.with_unit), remark=fraction(f)), Cell(text=f.definition),
        ))
        for f in found
    )
    return NamedTable(key=f"group-{label}", title=label, table=Table(columns=columns, rows=rows, caption=f"{label}的指标"))


@business_only
def one(request: SignedInRequest, key: str) -> HttpResponse:
    """Show one figure: definition, trend, comparisons, parts, where it was printed, the cases behind it."""
    return figure_page(request, key)


def figure_page(request: SignedInRequest, key: str, *, refused: Refused | None = None) -> HttpResponse:
    """This will draw the page of a figure; `refused` is what stood against a value filled in on it."""
    known = known_figures()
    if key not in known:
        raise Http404
    indicator = known[key]
    asked = asked_figure(request, today=today(request), done=bool(indicator.done))
    try:
        found = figure(key, organ_id=request.actor.organ_id, as_of=asked.day, scope=asked.scope, past=asked.past)
    except UnknownScope:
        raise Http404 from None
    whole = known[indicator.within].label if indicator.within else ""
    manual = indicator.made is Made.MANUAL
    shown = _manual_page(request, indicator, asked, found, refused) if manual else _page(request, indicator, asked, found, whole)
    return page(request, "pages/figure.html", current="figures", status=422 if refused else 200, page=shown)


def _manual_page(
    request: SignedInRequest, indicator: Indicator, asked: AskedFigure, found: Figure, refused: Refused | None
) -> FigurePage:
    fills = Duty.COORDINATE in request.actor.duties
    people = people_today(today(request)) if fills else ()
    return FigurePage(
        head=_head(request, found, indicator), figure=drawn(found, text=found.with_unit), fraction="",
        remarks=(f"{chinese_date(asked.day)}之前最近一次填报的数",), definitions=definitions(found),
        uses=_uses(found, request.actor.organ_id),
        history=(entries_table(manual_entries(indicator.key), indicator), versions_table(own_versions(indicator.key))),
        form=entry_form(request, indicator.key, people=people, today=today(request), refused=refused) if fills else None,
    )


def _page(
    request: SignedInRequest, indicator: Indicator, asked: AskedFigure, found: Figure, whole: str
) -> FigurePage:
    organ, key = request.actor.organ_id, indicator.key
    cases = figure_cases(
        key, actor=request.actor, after=_after(request), as_of=asked.day, scope=asked.scope, past=asked.past,
    )
    whole_href = figure_href(key, {}, asked.past_day) if asked.scope else ""
    months = figure_months(key, organ_id=organ, as_of=asked.day, scope=asked.scope, past=asked.past)
    return FigurePage(
        head=_head(request, found, indicator, Link(label=found.scope_words, href=whole_href)),
        figure=drawn(found, text=found.with_unit), fraction=fraction(found), remarks=_remarks(organ, indicator, asked),
        day_form=day_form(key, asked, today=today(request), done=bool(indicator.done)),
        definitions=definitions(found, whole, past=asked.past),
        trend=trend(found, months),
        compared=compared_table(found, comparisons(found, organ_id=organ)),
        breakdowns=(*_missing(request.actor, indicator, asked), *_breakdowns(organ, indicator, asked, found)), uses=_uses(found, organ),
        history=(versions_table(own_versions(key)),) if indicator.made is Made.COMPOSED else (),
        cases=counted_table(cases, found, indicator.procedure), pager=_pager(cases, key, asked),
    )


def _remarks(organ: UUID, indicator: Indicator, asked: AskedFigure) -> tuple[str, ...]:
    if not asked.past:
        return (f"截至{chinese_date(asked.day)}",)
    later = entered_later(indicator.procedure, organ_id=organ, day=asked.day)
    told = f"有{later}条办理记录在此日生效、此后才录入，已计入" if later else "没有此日生效、此后才录入的办理记录"
    return (f"截至{chinese_date(asked.day)}，按当时的记录", told)


def _missing(actor: Actor, indicator: Indicator, asked: AskedFigure) -> tuple[NamedTable, ...]:
    if indicator.roster is None:
        return ()
    return (missing_table(missing_of(indicator, asked.scope, actor=actor, at=AsOf(day=asked.day, past=asked.past))),)


def _breakdowns(organ: UUID, indicator: Indicator, asked: AskedFigure, found: Figure) -> tuple[NamedTable, ...]:
    if indicator.roster is not None:
        return ()
    own = [d for d in dimensions().values() if indicator.procedure in d.procedures and d.key not in asked.scope]
    rows = [
        figure_by(d.key, key=indicator.key, organ_id=organ, as_of=asked.day, scope=asked.scope, past=asked.past) for d in own
    ]
    return tuple(breakdown(d.key, d.label, r, found, asked.past_day) for d, r in zip(own, rows, strict=True))


def _pager(cases: CountedCases, key: str, asked: AskedFigure) -> Pager | None:
    if not cases.next:
        return None
    following = figure_href(key, {**asked.scope, "after": str(cases.next)}, asked.past_day) + "#cases"
    return Pager(words=f"共{cases.total}项", next_href=following)


def _after(request: HttpRequest) -> UUID | None:
    try:
        return UUID(request.GET.get("after", ""))
    except ValueError:
        return None


def _head(request: SignedInRequest, found: Figure, indicator: Indicator, *remarks: Link) -> Head:
    crumbs = (Link(label="统计", href=reverse("figures")), Link(label=_group_of(indicator)))
    return Head(title=found.label, crumbs=crumbs, remarks=remarks, buttons=_buttons(request, indicator))


def _buttons(request: SignedInRequest, indicator: Indicator) -> tuple[Button, ...]:
    if indicator.made is Made.DECLARED or Duty.COORDINATE not in request.actor.duties:
        return ()
    key = indicator.key
    change = (Button(label="修改定义", href=reverse("figure_recompose", args=(key,))),) if indicator.made is Made.COMPOSED else ()
    return (*change, Button(label="停用", method="post", href=reverse("figure_retire", args=(key,))))


def _uses(found: Figure, organ: UUID) -> tuple[Use, ...]:
    return tuple(
        Use(
            label=s.report_title, href=reverse("figure_snapshot", args=(s.id,)),
            remark=f"{chinese_date(s.as_of)}印发，当时为{s.value}，" + ("与现在一致" if s.value == found.value_text else "现已变化"),
        )
        for s in figure_uses(found.key, found.scope, organ_id=organ)
    )
