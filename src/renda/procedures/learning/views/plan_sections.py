"""The sections of a study plan's page: how far it is carried out, the weeks below its weekly time, then its entries in order of day.

Must not know: SQL, how a week is judged.
"""

from datetime import date
from decimal import Decimal
from uuid import UUID

from django.urls import reverse

from renda.domain.weeks import week_words
from renda.procedures.learning.reads.study_records import (
    PlannedSession,
    days_besides,
    planned_sessions,
    studied_since,
    weekly_plans,
)
from renda.procedures.learning.session_procedure import STUDY_SESSION
from renda.procedures.learning.vocabulary import FORMS, SESSION_OPEN
from renda.procedures.learning.weekly import short_weeks, unit_weeks
from renda.reads.cases import CaseView
from renda.reads.table_shapes import import_shape, may_import
from renda.web.due_chips import chip
from renda.web.view_models.case import Section
from renda.web.view_models.parts import Cell, CellKind, Column, Fact, Link, Row, Table
from renda.web.views.frame import SignedInRequest, today

_EMPTY = "还没有安排。先“列入安排”，或者用 Excel 导入。"


def plan_sections(request: SignedInRequest, view: CaseView) -> tuple[Section, ...]:
    """This will draw how far a plan is carried out, and its entries."""
    day, found = today(request), planned_sessions(request.actor, view.facts.id)
    table = Table(columns=_COLUMNS, rows=tuple(_row(x, view, day) for x in found), caption="具体安排")
    return (
        Section(key="standing", title="完成情况", facts=(*_standing(view, found, day), *_weekly(view, day))),
        Section(key="items", title="具体安排", remark=f"{len(found)}项" if found else "", table=table if found else None,
                link=_importing(request, view), empty="" if found else _EMPTY),
    )


def _importing(request: SignedInRequest, view: CaseView) -> Link | None:
    """The way to bring entries in as a table, while the plan is drafted and for those who may."""
    shape = import_shape(STUDY_SESSION.key, "list_item")
    if view.facts.stage != "drafted" or view.facts.detail.get("level") == "person" or shape is None or not may_import(request.actor, shape):
        return None
    return Link(label="用 Excel 导入", href=reverse("import_upload", args=(STUDY_SESSION.key, "list_item")))


def _standing(view: CaseView, found: tuple[PlannedSession, ...], day: date) -> tuple[Fact, ...]:
    held = [x for x in found if x.stage == "held"]
    late = [x for x in found if x.stage in SESSION_OPEN and x.due_on is not None and x.due_on < day]
    days, least = sum((x.days for x in held), Decimal(0)), view.facts.detail.get("least_days")
    besides = _besides(view, {x.id for x in held})
    return (
        Fact(label="已开展", value=f"{len(held)}/{len([x for x in found if x.stage != 'cancelled'])}项"),
        Fact(label="逾期未开展", value=f"{len(late)}项"),
        Fact(label="学习天数", value=_days_words(days, besides, least)),
    )


def _besides(view: CaseView, held: set[UUID]) -> Decimal:
    """Days of sessions held in the plan's period that are no entries of it: of the person whose plan it is, or of its unit."""
    first, last = (date.fromisoformat(str(view.facts.detail[key])) for key in ("from_on", "until_on"))
    person = next(iter(view.facts.responsible()), None) if view.facts.detail.get("level") == "person" else None
    unit = next(iter(view.facts.units_in_role("lead")), None)
    return days_besides(first, last, held, person=person, unit=unit)


def _days_words(own: Decimal, besides: Decimal, least: object) -> str:
    total = own + besides
    said = f"{total.normalize():f}天" + (f"（本计划{own.normalize():f}天，其他活动{besides.normalize():f}天）" if besides else "")
    if not least:
        return said
    short = Decimal(str(least)) - total
    return f"{said}，全期至少{float(str(least)):g}天，" + (f"还差{short.normalize():f}天" if short > 0 else "已达到")


def _weekly(view: CaseView, day: date) -> tuple[Fact, ...]:
    """The weeks below the plan's weekly time; of a plan that asks for none, or of one person, nothing."""
    first, last = (date.fromisoformat(str(view.facts.detail[key])) for key in ("from_on", "until_on"))
    unit = next(iter(view.facts.units_in_role("lead")), None)
    asked = [p for p in weekly_plans(first, last) if p.unit == unit and (p.from_on, p.until_on) == (first, last)]
    if unit is None or not asked:
        return ()
    (line,) = unit_weeks([unit], studied_since(first), asked[:1], on=min(day, last), today=day, calendar=view.measure.calendar)
    return (Fact(label=f"不足{asked[0].weekly_days.normalize():f}天的周", value=short_weeks(line.short)),)


_COLUMNS = (
    Column(label="计划日期"), Column(label="主题", is_title=True), Column(label="形式"), Column(label="环节"), Column(label="开展日期"),
    Column(label="时限"),
)


def _row(x: PlannedSession, view: CaseView, day: date) -> Row:
    href, dash = reverse("case", args=(x.id,)), Cell(kind=CellKind.SHORT, text="—")
    planned = Cell(kind=CellKind.SHORT, text=week_words(x.planned_on)) if x.by_week else Cell(kind=CellKind.DAY, day=x.planned_on)
    return Row(name=x.title, href=href, is_faded=x.stage == "cancelled", cells=(
        planned, Cell(text=x.title, href=href, remark=x.number),
        Cell(kind=CellKind.SHORT, text=next((c.label for c in FORMS if c.key == x.form), x.form)),
        Cell(kind=CellKind.SHORT, text=STUDY_SESSION.stage(x.stage).label),
        Cell(kind=CellKind.DAY, day=x.held_on) if x.held_on else dash,
        Cell(kind=CellKind.DUE, due=chip(x.due_on, day, view.measure, by_week=x.by_week)) if x.due_on else dash,
    ))
