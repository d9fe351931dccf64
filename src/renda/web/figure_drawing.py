"""From counted figures to what pages draw: definitions, tables, the trend, cases. Must not know: SQL, requests."""

from collections.abc import Mapping, Sequence
from datetime import date
from urllib.parse import urlencode
from uuid import UUID

from django.urls import reverse

from renda.domain.days import chinese_date
from renda.reads.figure_breakdowns import FigureGroup, MonthCount
from renda.reads.figure_cases import CountedCases
from renda.reads.figures import Figure
from renda.store.contributions import procedures
from renda.web.drawing.trend import Trend, TrendPoint
from renda.web.view_models import parts
from renda.web.view_models.figures import Definition, NamedTable
from renda.web.view_models.parts import Cell, CellKind, Column, Link, Row, Table


def figure_href(key: str, scope: Mapping[str, str]) -> str:
    """This will give the address of a figure's page in a scope."""
    return reverse("figure", args=(key,)) + (f"?{urlencode(scope)}" if scope else "")


def fraction(figure: Figure, unit: str = "项") -> str:
    """This will write what a rate rests on: 63/68项; empty for a count."""
    return "" if figure.denominator is None else f"{figure.numerator}/{figure.denominator}{unit}"


def definitions(figure: Figure) -> tuple[Definition, ...]:
    """This will tell how a figure is defined, line by line."""
    lines = [Definition(label="一句话", text=figure.definition)]
    if figure.denominator is not None:
        lines += [
            Definition(label="分子", strong=f"{figure.numerator}项", text=figure.part_label),
            Definition(label="分母", strong=f"{figure.denominator}项", text=figure.whole_label),
        ]
    return (
        *lines, Definition(label="范围", text=figure.scope_words),
        Definition(label="截至", text=f"{chinese_date(figure.as_of)}，按打开页面时的记录计数"),
        Definition(label="依据", text=figure.basis),
    )


def inline(figure: Figure, href: str, *, name: str = "") -> parts.Figure:
    """This will give a figure as it stands in a sentence or a list."""
    has_parts = figure.denominator is not None
    return parts.Figure(
        name=name or figure.label, text=figure.value_text, href=href, definition=figure.definition,
        numerator=f"{figure.numerator}项，{figure.part_label}" if has_parts else "",
        denominator=f"{figure.denominator}项，{figure.whole_label}" if has_parts else "",
        scope=figure.scope_words, as_of=chinese_date(figure.as_of),
    )


def breakdown(dimension: str, label: str, groups: Sequence[FigureGroup], whole: Figure) -> NamedTable:
    """This will table a figure by the groups of a dimension, with the whole at the foot."""
    is_rate = whole.denominator is not None
    columns = (
        Column(label=label, is_title=True), Column(label="数值", is_number=True),
        *((Column(label="分子/分母", is_number=True),) if is_rate else ()),
    )
    rows = tuple(
        Row(cells=_cells(g.label, g.figure, figure_href(g.figure.key, g.figure.scope) if g.key else ""), name=g.label)
        for g in groups
    )
    return NamedTable(
        key=f"by-{dimension}", title=f"按{label}",
        table=Table(columns=columns, rows=rows, caption=f"{whole.label}按{label}", foot=_cells("合计", whole, "")),
    )


def _cells(label: str, figure: Figure, href: str) -> tuple[Cell, ...]:
    cells = [Cell(text=label, href=href), Cell(kind=CellKind.NUMBER, text=figure.value_text)]
    if figure.denominator is not None:
        cells.append(Cell(kind=CellKind.NUMBER, text=f"{figure.numerator}/{figure.denominator}"))
    return tuple(cells)


def trend(figure: Figure, months: Sequence[MonthCount]) -> Trend:
    """This will draw the figure's cases by the month they were opened in, summed up."""
    is_rate = figure.denominator is not None
    points = tuple(
        TrendPoint(
            label=f"{m.month.month}月", value=_value(m, is_rate=is_rate), words=_words(m, is_rate=is_rate),
            fraction=f"{m.part}/{m.whole}" if is_rate else "",
        )
        for m in months
    )
    highest = 100.0 if is_rate else float(max((m.whole for m in months), default=0) or 1)
    return Trend(
        name=f"{figure.label}按登记月份累计", points=points, highest=highest, suffix="%" if is_rate else "",
        remark="现在计入的事项按登记月份累计", columns=("登记截至", "数值", "分子/分母" if is_rate else "计数"),
    )


def _value(m: MonthCount, *, is_rate: bool) -> float:
    if not is_rate:
        return float(m.whole)
    return m.part * 100 / m.whole if m.whole else 0.0


def _words(m: MonthCount, *, is_rate: bool) -> str:
    if not is_rate:
        return str(m.whole)
    return f"{m.part * 100 / m.whole:.1f}%" if m.whole else "—"


def counted_table(found: CountedCases, figure: Figure, procedure: str) -> NamedTable:
    """This will list the cases behind a figure, and say how many are only counted."""
    stages = {s.key: s.label for s in procedures()[procedure].stages}
    is_rate = figure.denominator is not None
    columns = (
        Column(label="编号"), Column(label="事项", is_title=True), Column(label="责任单位"), Column(label="环节"),
        *((Column(label="计入分子"),) if is_rate else ()),
    )
    rows = tuple(
        Row(
            key=str(c.id), name=c.title,
            cells=(
                Cell(kind=CellKind.CODE, text=c.number or "—"), Cell(text=c.title, href=reverse("case", args=(c.id,))),
                Cell(kind=CellKind.UNIT, text=c.unit or "—"), Cell(text=stages[c.stage]),
                *((Cell(text="是" if c.inside else "否"),) if is_rate else ()),
            ),
        )
        for c in found.rows
    )
    hidden = f"，其中{found.hidden}项您无权查看（如个人层面事项），只计数" if found.hidden else ""
    return NamedTable(
        key="cases", title="事项", remark=f"共{found.total}项{hidden}",
        table=Table(columns=columns, rows=rows, caption=f"计入“{figure.label}”的事项"),
    )


def filed_table(
    cases: Sequence[tuple[UUID, bool]], titles: Mapping[UUID, tuple[str, str]], *, is_rate: bool
) -> NamedTable:
    """This will list the cases filed with a figure, as far as they may be seen."""
    columns = (Column(label="编号"), Column(label="事项", is_title=True), *((Column(label="计入分子"),) if is_rate else ()))
    rows = tuple(
        Row(key=str(case), name=titles[case][1], cells=(
            Cell(kind=CellKind.CODE, text=titles[case][0] or "—"),
            Cell(text=titles[case][1], href=reverse("case", args=(case,))),
            *((Cell(text="是" if inside else "否"),) if is_rate else ()),
        ))
        for case, inside in cases if case in titles
    )
    hidden = len(cases) - len(rows)
    return NamedTable(
        key="cases", title="定稿时计入的事项",
        remark=f"共{len(cases)}项" + (f"，其中{hidden}项您无权查看（如个人层面事项），只计数" if hidden else ""),
        table=Table(columns=columns, rows=rows, caption="定稿时计入的事项"),
    )


def as_of_link(day: date) -> Link:
    """This will word the day a page stands at."""
    return Link(label=f"截至{chinese_date(day)}")
