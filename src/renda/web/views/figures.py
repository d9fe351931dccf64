"""Pages of figures: all of them, one with its definition and cases, one as it was filed with a report.

Must not know: how a figure is counted.
"""

from collections.abc import Iterator
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse

from renda.domain.days import chinese_date
from renda.reads.figure_breakdowns import figure_by, figure_months
from renda.reads.figure_cases import figure_cases
from renda.reads.figure_sql import UnknownScope
from renda.reads.figures import Figure, Wanted, figure, figures_for, scope_words_of
from renda.reads.reports import Snapshot, case_titles, figure_uses, snapshot
from renda.store.contributions import dimensions, indicators, overview, procedures
from renda.web.business_only import business_only
from renda.web.figure_drawing import (
    as_of_link,
    breakdown,
    counted_table,
    definitions,
    figure_href,
    filed_table,
    fraction,
    trend,
)
from renda.web.view_models.figures import Definition, FigurePage, FiguresPage, NamedTable, Number, Use
from renda.web.view_models.parts import Button, Cell, CellKind, Column, Head, Link, Pager, Row, Table
from renda.web.views.frame import SignedInRequest, page, today

_LARGE = 6  # headline figures


@business_only
def figures(request: SignedInRequest) -> HttpResponse:
    """Show every declared figure of the organ by procedure, the headline ones large."""
    day = today(request)
    found = figures_for([Wanted(key=k) for k in indicators()], organ_id=request.actor.organ_id, as_of=day)
    by_key = {f.key: f for f in found}
    numbers = tuple(_number(by_key[k]) for k in overview().headlines[:_LARGE])
    tables = tuple(
        _group(label, [f for f in found if indicators()[f.key].procedure == key])
        for key, label in ((p.key, p.label) for p in procedures().values())
    )
    on_screen = "screen" in request.GET
    way = Button(label="退出大屏", href=reverse("figures")) if on_screen else Button(label="大屏", href=f"{reverse('figures')}?screen=1")
    shown = FiguresPage(
        head=Head(title="统计", remarks=(as_of_link(day),), buttons=(way,)), numbers=numbers,
        lede="" if on_screen else "每个数都可以打开，看定义、范围和计入的事项。",
        tables=(*tables, *_parted(request, by_key)),
    )
    if on_screen:
        return page(request, "pages/figures_screen.html", current="figures", theme="dark", page=shown)
    return page(request, "pages/figures.html", current="figures", page=shown)


def _parted(request: SignedInRequest, by_key: dict[str, Figure]) -> Iterator[NamedTable]:
    for key, by in overview().parted:
        parts = figure_by(by, key=key, organ_id=request.actor.organ_id, as_of=today(request))
        yield breakdown(by, dimensions()[by].label, parts, by_key[key])


def _number(found: Figure) -> Number:
    late = found.key in overview().alarming and found.numerator > 0
    return Number(
        label=found.label, value=found.value_text, measure="" if found.denominator is not None else found.unit,
        remark=fraction(found), href=figure_href(found.key, {}), level="late" if late else "",
    )


def _group(label: str, found: list[Figure]) -> NamedTable:
    columns = (Column(label="指标", is_title=True), Column(label="数值", is_number=True), Column(label="定义", on_phone=False))
    rows = tuple(
        Row(name=f.label, cells=(
            Cell(text=f.label, href=figure_href(f.key, {})),
            Cell(kind=CellKind.NUMBER, text=f.with_unit, remark=fraction(f)), Cell(text=f.definition),
        ))
        for f in found
    )
    return NamedTable(key=f"group-{label}", title=label, table=Table(columns=columns, rows=rows, caption=f"{label}的指标"))


@business_only
def one(request: SignedInRequest, key: str) -> HttpResponse:
    """Show one figure: definition, trend, parts, where it was printed, the cases behind it."""
    if key not in indicators():
        raise Http404
    scope = {name: request.GET[name] for name in dimensions() if request.GET.get(name)}
    organ, day = request.actor.organ_id, today(request)
    try:
        found = figure(key, organ_id=organ, as_of=day, scope=scope)
    except UnknownScope:
        raise Http404 from None
    procedure = indicators()[key].procedure
    parts = tuple(
        breakdown(d.key, d.label, figure_by(d.key, key=key, organ_id=organ, as_of=day, scope=scope), found)
        for d in dimensions().values() if procedure in d.procedures and d.key not in scope
    )
    cases = figure_cases(key, actor=request.actor, as_of=day, scope=scope, after=_after(request))
    following = figure_href(key, {**scope, "after": str(cases.next)}) + "#cases" if cases.next else ""
    shown = FigurePage(
        head=_head(found, Link(label=found.scope_words, href=figure_href(key, {}) if scope else "")),
        value=found.with_unit, fraction=fraction(found), remarks=(f"截至{chinese_date(day)}",),
        definitions=definitions(found), breakdowns=parts, uses=_uses(found, organ),
        trend=trend(found, figure_months(key, organ_id=organ, as_of=day, scope=scope)),
        cases=counted_table(cases, found, procedure),
        pager=Pager(words=f"共{cases.total}项", next_href=following) if following else None,
    )
    return page(request, "pages/figure.html", current="figures", page=shown)


def _after(request: HttpRequest) -> UUID | None:
    try:
        return UUID(request.GET.get("after", ""))
    except ValueError:
        return None


def _head(found: Figure, *remarks: Link) -> Head:
    group = procedures()[indicators()[found.key].procedure].label
    return Head(title=found.label, crumbs=(Link(label="统计", href=reverse("figures")), Link(label=group)), remarks=remarks)


def _uses(found: Figure, organ: UUID) -> tuple[Use, ...]:
    return tuple(
        Use(
            label=s.report_title, href=reverse("figure_snapshot", args=(s.id,)),
            remark=f"{chinese_date(s.as_of)}印发，当时为{s.value}，" + ("与现在一致" if s.value == found.value_text else "现已变化"),
        )
        for s in figure_uses(found.key, found.scope, organ_id=organ)
    )


@business_only
def filed(request: SignedInRequest, snapshot_id: UUID) -> HttpResponse:
    """Show a figure as it was filed with an issued report, and whether it still holds."""
    organ = request.actor.organ_id
    kept = snapshot(snapshot_id, organ_id=organ)
    if kept is None:
        raise Http404
    titles = case_titles([case for case, _ in kept.cases], organ_id=organ, principals=request.actor.principals())
    is_rate = kept.denominator is not None
    shown = FigurePage(
        head=Head(
            title=kept.label, crumbs=(Link(label="统计", href=reverse("figures")), Link(label="报告中的数")),
            remarks=(Link(label=kept.report_title),),
        ),
        value=kept.value if is_rate else kept.value + _unit(kept), fraction=f"{kept.numerator}/{kept.denominator}项" if is_rate else "",
        remarks=(f"截至{chinese_date(kept.as_of)}，随报告存档，不再变动", _still(request, kept)),
        definitions=_filed_definitions(kept), cases=filed_table(kept.cases, titles, is_rate=is_rate),
    )
    return page(request, "pages/figure.html", current="figures", page=shown)


def _unit(kept: Snapshot) -> str:
    return indicators()[kept.key].unit if kept.key in indicators() else ""


def _still(request: SignedInRequest, kept: Snapshot) -> str:
    try:
        now = figure(kept.key, organ_id=request.actor.organ_id, as_of=today(request), scope=kept.scope)
    except (KeyError, UnknownScope):
        return "这个指标现已停用，不能按现在的记录复算"
    if now.value_text == kept.value and now.numerator == kept.numerator:
        return "按现在的记录复算，一致"
    return f"按现在的记录复算为{now.with_unit}{fraction(now)}，已有变化"


def _filed_definitions(kept: Snapshot) -> tuple[Definition, ...]:
    lines, declared = [Definition(label="一句话", text=kept.definition)], indicators().get(kept.key)
    if kept.denominator is not None:
        lines += [
            Definition(label="分子", strong=f"{kept.numerator}项", text=declared.part_label if declared else ""),
            Definition(label="分母", strong=f"{kept.denominator}项", text=declared.whole_label if declared else ""),
        ]
    return (
        *lines, Definition(label="范围", text=scope_words_of([kept.scope])[0]),
        Definition(label="截至", text=chinese_date(kept.as_of)), Definition(label="印在", text=kept.report_title),
    )
