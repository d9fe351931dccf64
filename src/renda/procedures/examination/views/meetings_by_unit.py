"""The sheet of self-examination meetings (生活会召开情况): every branch and committee, whether it held its own this year, who is missing.

Must not know: SQL, what a meeting found.
"""

from datetime import date

from django.http import HttpResponse
from django.urls import reverse

from renda.domain.escalation import Measure
from renda.procedures.examination.meeting_procedure import SELF_EXAMINATION
from renda.procedures.examination.reads.meetings_by_unit import KINDS, UnitMeeting, meetings_by_unit
from renda.procedures.examination.vocabulary import MEETING_KINDS
from renda.store.calendar_loading import measure_in_force
from renda.web.business_only import business_only
from renda.web.due_chips import chip
from renda.web.view_models.figures import NamedTable
from renda.web.view_models.organisation import Panel, PanelsPage
from renda.web.view_models.parts import Button, Cell, CellKind, Column, Head, Link, Row, Table
from renda.web.views.frame import SignedInRequest, page, today

_TITLES = {"branch": "党支部", "committee": "专门委员会、工作委员会"}
_COLUMNS = (
    Column(label="单位", is_title=True), Column(label="会议"), Column(label="环节"), Column(label="召开日期"), Column(label="召开时限"),
)
_NAMED = 8  # of the units without their meeting, before the table tells the rest
_DASH = Cell(kind=CellKind.SHORT, text="—")


@business_only
def examination_sheet(request: SignedInRequest) -> HttpResponse:
    """Show the sheet of a year, of this one where none is asked for."""
    day = today(request)
    asked = request.GET.get("year", "")
    year = int(asked) if asked.isdecimal() and day.year - 10 <= int(asked) <= day.year + 1 else day.year
    found = meetings_by_unit(request.actor, year, min(day, date(year, 12, 31)))
    measure = measure_in_force(day)
    panels = tuple(_panel(kind, [x for x in found if x.kind == kind], day, measure) for kind in KINDS)
    return page(request, "pages/panels.html", current="examination_sheet", page=PanelsPage(head=_head(year), panels=panels))


def _head(year: int) -> Head:
    address = reverse("examination_sheet")
    ledger = reverse("worklist", args=("self_examination",))
    return Head(
        title="生活会召开情况", crumbs=(Link(label="民主生活会、组织生活会", href=ledger), Link(label="生活会召开情况")),
        remarks=(Link(label=f"{year}年"), Link(label="单位按机构顺序排列")),
        buttons=(Button(label="上一年", href=f"{address}?year={year - 1}"), Button(label="下一年", href=f"{address}?year={year + 1}")),
    )


def _panel(kind: str, found: list[UnitMeeting], day: date, measure: Measure) -> Panel:
    title, missing = _TITLES[kind], [x.name for x in found if not x.is_held]
    if not found:
        return Panel(key=kind, title=title, empty=f"没有{title}。")
    table = Table(columns=_COLUMNS, rows=tuple(_row(x, day, measure) for x in found), caption=f"{title}召开情况")
    named = "、".join(missing[:_NAMED]) + (f"等，另{len(missing) - _NAMED}个见下表" if len(missing) > _NAMED else "")
    said = f"还没有召开的{len(missing)}个：{named}。" if missing else "都已召开。"
    return Panel(
        key=kind, title=title, remark=f"已召开{len(found) - len(missing)}/{len(found)}个", lede=said,
        table=NamedTable(key=kind, title="", table=table),
    )


def _row(x: UnitMeeting, day: date, measure: Measure) -> Row:
    meeting = next((c.label for c in MEETING_KINDS if c.key == x.meeting), "")
    href = reverse("case", args=(x.case,)) if x.case and x.is_open_to_reader else ""
    stage = SELF_EXAMINATION.stage(x.stage).label if x.stage else "还没有安排"
    waits = x.due_on is not None and not x.is_held
    return Row(name=x.name, href=href, cells=(
        Cell(kind=CellKind.UNIT, text=x.name), Cell(text=meeting, href=href, remark=x.number) if meeting else _DASH,
        Cell(kind=CellKind.SHORT, text=stage), Cell(kind=CellKind.DAY, day=x.held_on) if x.held_on else _DASH,
        Cell(kind=CellKind.DUE, due=chip(x.due_on, day, measure)) if waits and x.due_on
        else Cell(kind=CellKind.DAY, day=x.due_on) if x.due_on else _DASH,
    ))
