"""The sections of a topic's page: its trips, papers, the problems that came of it, what it was turned into, return visits.

Each offers the form that adds to it, with the topic filled in. Must not know: SQL.
"""

from datetime import date
from urllib.parse import urlencode

from django.urls import reverse

from renda.procedures.research.reads.topic_problems import TopicProblem, topic_problems
from renda.procedures.research.vocabulary import TOPIC_AT_WORK, TOPIC_REPORTED
from renda.reads.cases import CaseView
from renda.store.contributions import procedures
from renda.web import case_drawing as draw
from renda.web.due_chips import chip
from renda.web.opening_buttons import opening_buttons
from renda.web.view_models.case import Section
from renda.web.view_models.parts import Cell, CellKind, Column, Link, Row, Table
from renda.web.views.frame import SignedInRequest, today

_PARTS = (
    # key, title, procedure, the act and field that add to it, the stages in which one may, what is said where there is none
    (
        "trips", "调研活动", "research_trip", "record", "topics", TOPIC_AT_WORK,
        "还没有调研活动。事先安排的在“调研活动”里登记；已经开展的，一次登记完。",
    ),
    (
        "papers", "调研成果", "research_paper", "hand_in", "topic", (*TOPIC_AT_WORK, *TOPIC_REPORTED),
        "还没有调研成果。提交报告时自动登记；另有决策参考、典型案例的，单独登记。",
    ),
    ("rules", "转化形成的制度", "rule", "record", "sources", TOPIC_REPORTED, ""),
    ("tasks", "转化形成的任务", "task", "", "", (), ""),
    (
        "visits", "回访", "return_visit", "record", "topic", (*TOPIC_REPORTED, "closed"),
        "还没有回访。提交报告以后，可以登记实地、电话或委托回访。",
    ),
)
_COLUMNS = (
    Column(label="编号"), Column(label="问题", is_title=True), Column(label="单位"), Column(label="环节"), Column(label="时限"),
    Column(label="由来"),
)


def topic_sections(request: SignedInRequest, view: CaseView) -> tuple[Section, ...]:
    """This will draw what hangs on a topic, in the order in which it comes about; an empty section that nobody can add to is left out."""
    day = today(request)
    trips, papers, *others = (_linked(request, view, day, *part) for part in _PARTS)
    found = (trips, papers, _problems(request, view, day), *others)
    return tuple(section for section in found if section.table or section.empty or section.link)


def _linked(  # noqa: PLR0913 - a section is these things
    request: SignedInRequest, view: CaseView, day: date, key: str, title: str, procedure: str, act: str, field: str,
    stages: tuple[str, ...], empty: str,
) -> Section:
    linked = tuple(x for x in view.linked if x.procedure == procedure)
    link = _adding(request, view, procedure, act, field) if view.facts.stage in stages else None
    return Section(
        key=key, title=title, remark=f"{len(linked)}条" if linked else "", link=link,
        table=draw.linked_table(view, linked, day, title) if linked else None, empty="" if linked else empty,
    )


def _adding(request: SignedInRequest, view: CaseView, procedure: str, act: str, field: str) -> Link | None:
    address = reverse("open_case", args=(procedure, act))
    known = urlencode({field: view.facts.number or ""})
    buttons = opening_buttons(request.actor, procedures()[procedure])
    return next((Link(label=b.label, href=f"{address}?{known}") for b in buttons if b.href == address), None)


def _problems(request: SignedInRequest, view: CaseView, day: date) -> Section:
    found = topic_problems(request.actor, view.facts.id)
    if not found:
        return Section(key="problems", title="发现的问题")
    rows = tuple(_row(p, view, day) for p in found)
    return Section(
        key="problems", title="发现的问题", remark=f"{len(found)}条", table=Table(columns=_COLUMNS, rows=rows, caption="发现的问题"),
    )


def _row(found: TopicProblem, view: CaseView, day: date) -> Row:
    href = reverse("case", args=(found.id,))
    due = Cell(kind=CellKind.DUE, due=chip(found.due_on, day, view.measure)) if found.due_on else Cell(kind=CellKind.SHORT, text="—")
    return Row(name=found.number or found.title, href=href, cells=(
        Cell(kind=CellKind.CODE, text=found.number or "—"), Cell(text=found.title, href=href), Cell(kind=CellKind.UNIT, text=found.unit),
        Cell(kind=CellKind.SHORT, text=procedures()["problem"].stage(found.stage).label), due,
        Cell(kind=CellKind.SHORT, text=found.source),
    ))
