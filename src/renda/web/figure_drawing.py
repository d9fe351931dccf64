"""From counted figures to what pages draw: definitions, tables, the trend, cases. Must not know: SQL, requests."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from urllib.parse import urlencode
from uuid import UUID

from django.urls import reverse

from renda.domain.days import chinese_date
from renda.domain.figure_values import change_text
from renda.domain.indicators import Made
from renda.reads.figure_breakdowns import FigureGroup, MonthFigure
from renda.reads.figure_cases import CountedCases
from renda.reads.figure_missing import Missing
from renda.reads.figures import Compared, Figure
from renda.reads.reports import Snapshot
from renda.store.contributions import procedures
from renda.web.drawing.trend import Trend, TrendPoint, top_of
from renda.web.view_models import parts
from renda.web.view_models.figures import Definition, NamedTable
from renda.web.view_models.parts import Cell, CellKind, Column, Link, Row, Table


def figure_href(key: str, scope: Mapping[str, str], day: date | None = None) -> str:
    """This will give the address of a figure's page in a scope, as of a past day where one is given."""
    query = {**scope, **({"as_of": day.isoformat()} if day else {})}
    return reverse("figure", args=(key,)) + (f"?{urlencode(query)}" if query else "")


def fraction(figure: Figure) -> str:
    """This will write what a share rests on: 63/68项; empty for anything else."""
    return "" if figure.denominator is None else f"{figure.numerator}/{figure.denominator}{figure.measure}"


def definitions(figure: Figure, whole: str = "", *, past: bool = False) -> tuple[Definition, ...]:
    """This will tell how a figure is defined, line by line; `whole` names the figure it is a part of."""
    lines = [Definition(label="一句话", text=figure.definition)]
    if whole:
        lines.append(Definition(label="其中", text=f"是“{whole}”的一部分"))
    if figure.denominator is not None:
        lines += [
            Definition(label="分子", strong=f"{figure.numerator}{figure.measure}", text=figure.part_label),
            Definition(label="分母", strong=f"{figure.denominator}{figure.measure}", text=figure.whole_label),
        ]
    if figure.rests:
        lines.append(Definition(label="来源", text=figure.rests))
    if figure.made is not Made.MANUAL:
        how = "按当时的记录计数" if past else "按打开页面时的记录计数"
        lines += [
            Definition(label="范围", text=figure.scope_words), Definition(label="截至", text=f"{chinese_date(figure.as_of)}，{how}"),
        ]
    return (*lines, Definition(label="依据", text=figure.basis))


def drawn(figure: Figure, *, text: str = "", name: str = "", href: str = "") -> parts.Figure:
    """This will draw a number alone, with what says which figure it is; every number of a page comes through here."""
    return parts.Figure(
        name=name or figure.label, text=text or figure.value_text, href=href, value=figure.value_text, key=figure.key,
        query=urlencode(figure.scope), day=figure.as_of, is_plain=True, is_manual=figure.made is Made.MANUAL,
    )


def inline(figure: Figure, href: str, *, name: str = "") -> parts.Figure:
    """This will give a figure as it stands in a sentence: the number, opening its definition."""
    has_parts = figure.denominator is not None
    return replace(
        drawn(figure, name=name, href=href), is_plain=False, definition=figure.definition, rests=figure.rests,
        numerator=f"{figure.numerator}{figure.measure}，{figure.part_label}" if has_parts else "",
        denominator=f"{figure.denominator}{figure.measure}，{figure.whole_label}" if has_parts else "",
        scope=figure.scope_words, as_of=chinese_date(figure.as_of),
    )


def breakdown(
    dimension: str, label: str, groups: Sequence[FigureGroup], whole: Figure, day: date | None = None
) -> NamedTable:
    """This will table a figure by the groups of a dimension, with the whole at the foot; `day` where it is a past one."""
    is_rate = whole.denominator is not None
    columns = (
        Column(label=label, is_title=True), Column(label="数值", is_number=True),
        *((Column(label="分子/分母", is_number=True),) if is_rate else ()),
    )
    rows = tuple(
        Row(name=g.label, cells=_cells(
            g.label, g.figure, figure_href(g.figure.key, g.figure.scope, day) if g.key else "", known=bool(g.key),
        ))
        for g in groups
    )
    return NamedTable(
        key=f"by-{dimension}", title=f"按{label}",
        table=Table(columns=columns, rows=rows, caption=f"{whole.label}按{label}", foot=_cells("合计", whole, "")),
    )


def _cells(label: str, figure: Figure, href: str, *, known: bool = True) -> tuple[Cell, ...]:
    """The cases without a value are no scope of their own, so that their number names no figure."""
    shown = drawn(figure) if known else replace(drawn(figure), key="")
    cells = [Cell(text=label, href=href), Cell(kind=CellKind.NUMBER, figure=shown)]
    if figure.denominator is not None:
        cells.append(Cell(kind=CellKind.NUMBER, text=f"{figure.numerator}/{figure.denominator}"))
    return tuple(cells)


def compared_table(now: Figure, before: Sequence[Compared]) -> NamedTable:
    """This will table a figure beside what it was a year and a period before."""
    columns = (Column(label="比较", is_title=True), Column(label="当时", is_number=True), Column(label="变化"))
    rows = tuple(
        Row(name=c.words, cells=(
            Cell(text=c.words, href=figure_href(c.figure.key, c.figure.scope, c.figure.as_of)),
            Cell(kind=CellKind.NUMBER, figure=drawn(c.figure), remark=fraction(c.figure)),
            Cell(text=change_text(now.value_text, c.figure.value_text)),
        ))
        for c in before
    )
    return NamedTable(key="compared", title="比较", table=Table(columns=columns, rows=rows, caption=f"{now.label}与以前比较"))


def trend(figure: Figure, months: Sequence[MonthFigure]) -> Trend:
    """This will draw the figure as it stood at the end of each month."""
    is_rate = figure.denominator is not None
    points = tuple(
        TrendPoint(
            label=f"{m.day.month}月" if m.day != figure.as_of else f"{m.day.month}月{m.day.day}日", value=_value(m.figure),
            words=m.figure.value_text, fraction=f"{m.figure.numerator}/{m.figure.denominator}" if is_rate else f"{m.figure.cases}项",
            figure=drawn(m.figure), href=figure_href(m.figure.key, m.figure.scope, m.day),
        )
        for m in months
    )
    highest = 100.0 if is_rate else top_of(points)
    return Trend(
        name=f"{figure.label}各月末的数", points=points if is_rate else tuple(replace(p, fraction="") for p in points),
        highest=highest, suffix="%" if is_rate else "", remark="各月末按当时的记录计数",
        columns=("截至", "数值", "分子/分母" if is_rate else "计入"),
    )


def _value(figure: Figure) -> float:
    text = figure.value_text.removesuffix("%")
    return 0.0 if text == "—" else float(text)


def counted_table(found: CountedCases, figure: Figure, procedure: str) -> NamedTable:
    """This will list the cases behind a figure, and say how many are only counted."""
    stages = {s.key: s.label for s in procedures()[procedure].stages}
    is_rate = figure.denominator is not None and figure.measure == "项"
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


def missing_table(missing: Missing) -> NamedTable:
    """This will list the units or persons of a roster that are not covered, and say how many are only counted."""
    unit = Column(label="单位", is_title=not missing.of_persons)
    columns = (Column(label="姓名", is_title=True), unit) if missing.of_persons else (unit,)
    rows = tuple(
        Row(name=one.name, cells=(
            *((Cell(text=one.name),) if missing.of_persons else ()),
            Cell(kind=CellKind.UNIT, text=one.unit if missing.of_persons else one.name),
        ))
        for one in missing.listed
    )
    return NamedTable(
        key="missing", title="尚未覆盖", remark=f"共{missing.hidden or len(rows)}{'人' if missing.of_persons else '个'}",
        empty="您只能查看人数，不能查看姓名。" if missing.hidden else "都已覆盖。",
        table=Table(columns=columns, rows=rows, caption=f"尚未覆盖的{'人员' if missing.of_persons else '单位'}"),
    )


def filed_figure(kept: Snapshot, text: str, *, href: str = "") -> parts.Figure:
    """This will draw a number as it was filed with a report; it no longer moves, so that it names no present figure."""
    return parts.Figure(name=kept.label, text=text, href=href, value=kept.value, is_plain=True)


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
