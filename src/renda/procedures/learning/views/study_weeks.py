"""The weekly sheet of study (每周学习督查表): by unit what was planned, held and is missing; the units in organisational order.

Must not know: SQL, how a week is judged.
"""

from collections.abc import Mapping
from datetime import date, timedelta
from decimal import Decimal
from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse

from renda.domain.days import chinese_span
from renda.domain.form_cleaning import day_typed
from renda.domain.recurrences import Every, Period, period_at
from renda.procedures.learning.reads.study_records import (
    ExpectedSession,
    expected_sessions,
    studied_since,
    supervised_units,
    weekly_plans,
)
from renda.procedures.learning.vocabulary import FORMS
from renda.procedures.learning.weekly import UnitWeek, short_weeks, unit_weeks
from renda.store.calendar_loading import calendar_in_force, measure_in_force
from renda.web.business_only import business_only
from renda.web.due_chips import chip
from renda.web.view_models.figures import NamedTable
from renda.web.view_models.organisation import Panel, PanelsPage
from renda.web.view_models.parts import Button, Cell, CellKind, Column, Head, Link, Row, Table
from renda.web.views.frame import SignedInRequest, page, today

_BACK = 26  # weeks looked back for those without their least time
_HEADS = ("计划", "已开展", "未开展", "计划外开展", "学习天数")
_LEDE = (
    "只反映计划完成情况：按活动日期计入当周，单位按机构顺序排列，不列姓名、不排名。每周学习时间以执行中的学习计划为准；没有规定的不督查，全周放假的不计。"
)


@business_only
def study_weeks(request: SignedInRequest) -> HttpResponse:
    """Show the sheet of a week, of this one where none is asked for."""
    day = today(request)
    week = period_at(Every.WEEK, day_typed(request.GET.get("week", "")) or day)
    since = week.first - timedelta(weeks=_BACK)
    sessions, plans = studied_since(since), weekly_plans(since, week.last)
    here = [s for s in sessions if _of(week, s.planned_on) or _of(week, s.held_on)]
    studying = {p.unit for p in plans} | {unit for s in here for unit in s.units}
    units = supervised_units(week.first, week.last, studying)
    lines = unit_weeks([key for key, _ in units], sessions, plans, on=week.first, today=day, calendar=calendar_in_force())
    busy, idle = [x for x in lines if not x.is_idle], "、".join(dict(units)[x.unit] for x in lines if x.is_idle)
    panels = (
        Panel(
            key="units", title="各单位计划完成情况", lede=_LEDE,
            table=NamedTable(key="units", title="", table=_table(dict(units), busy, is_over=week.last < day)),
            empty="" if busy else "本周没有单位列有计划或者开展活动。",
        ),
        *((Panel(key="idle", title="本周没有计划、也没有开展活动的单位", empty=f"{idle}。"),) if idle else ()),
        _expected(expected_sessions(request.actor, week.first, week.last), day),
    )
    return page(request, "learning/sheet.html", current="study_weeks", page=PanelsPage(head=_head(week), panels=panels))


def _of(week: Period, day: date | None) -> bool:
    return day is not None and week.first <= day <= week.last


def _head(week: Period) -> Head:
    address = reverse("study_weeks")
    before, after = week.first - timedelta(weeks=1), week.first + timedelta(weeks=1)
    return Head(
        title="每周学习督查表",
        crumbs=(Link(label="学习活动", href=reverse("worklist", args=("study_session",))), Link(label="每周学习督查表")),
        remarks=(Link(label=chinese_span(week.first, week.last)), Link(label="单位按机构顺序排列")),
        buttons=(Button(label="上一周", href=f"{address}?week={before}"), Button(label="下一周", href=f"{address}?week={after}")),
    )


def _table(names: Mapping[UUID, str], lines: list[UnitWeek], *, is_over: bool) -> Table:
    columns = (
        Column(label="单位", is_title=True), *(Column(label=head, is_number=True) for head in _HEADS), Column(label="每周学习时间"),
        Column(label="近半年未达到的周"),
    )
    total = [sum(values) for values in zip(*(_counts(line) for line in lines), strict=True)] if lines else []
    return Table(
        columns=columns, rows=tuple(_row(names[line.unit], line, is_over=is_over) for line in lines), caption="各单位计划完成情况",
        foot=(Cell(text="合计"), *(Cell(kind=CellKind.NUMBER, text=_number(n)) for n in total), Cell(), Cell()) if total else (),
    )


def _counts(line: UnitWeek) -> tuple[Decimal, ...]:
    counts = (line.planned, line.held_as_planned, line.missing, line.held_besides)
    return (*(Decimal(n) for n in counts), line.days)


def _row(name: str, line: UnitWeek, *, is_over: bool) -> Row:
    return Row(name=name, cells=(
        Cell(kind=CellKind.UNIT, text=name),
        *(Cell(kind=CellKind.NUMBER, text=_number(n)) for n in _counts(line)),
        Cell(kind=CellKind.SHORT, text=_enough(line, is_over=is_over)), Cell(text=short_weeks(line.short)),
    ))


def _enough(line: UnitWeek, *, is_over: bool) -> str:
    if line.least is None:
        return "计划没有规定"
    if line.is_off:
        return "全周放假，不计"
    return f"{_number(line.least)}天，{'已达到' if line.days >= line.least else '未达到' if is_over else '还没有达到'}"


def _number(value: Decimal) -> str:
    return f"{value.normalize():f}"


def _expected(found: tuple[ExpectedSession, ...], day: date) -> Panel:
    measure, forms = measure_in_force(day), {c.key: c.label for c in FORMS}
    columns = (
        Column(label="单位"), Column(label="主题", is_title=True), Column(label="形式"), Column(label="计划日期"), Column(label="时限"),
    )
    rows = tuple(
        Row(name=x.title, href=reverse("case", args=(x.id,)), cells=(
            Cell(kind=CellKind.UNIT, text=x.unit), Cell(text=x.title, href=reverse("case", args=(x.id,)), remark=x.number),
            Cell(kind=CellKind.SHORT, text=forms.get(x.form, x.form)), Cell(kind=CellKind.DAY, day=x.planned_on),
            Cell(kind=CellKind.DUE, due=chip(x.due_on, day, measure)) if x.due_on else Cell(kind=CellKind.SHORT, text="—"),
        ))
        for x in found
    )
    return Panel(
        key="expected", title="本周计划、还没有登记开展的活动", remark=f"{len(found)}项" if found else "",
        table=NamedTable(key="expected", title="", table=Table(columns=columns, rows=rows, caption="还没有登记开展的活动")),
        empty="" if found else "没有还未登记的计划活动。",
    )
