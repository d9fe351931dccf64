"""Drawing a case: clocks with their workings, steps, timeline, linked cases, people – from the read to the page.

Must not know: any particular procedure; rights.
"""

from collections.abc import Iterator
from datetime import date

from django.urls import reverse

from renda.domain.clocks import Due as DueOfClock
from renda.domain.clocks import due
from renda.domain.days import chinese_weekday, day_of, short_chinese_date
from renda.domain.escalation import Measure
from renda.domain.facts import ClockFacts
from renda.domain.fields import Field
from renda.domain.procedures import Procedure
from renda.domain.rights import APPOINTED
from renda.domain.week_limits import week_dates
from renda.domain.weeks import week_words
from renda.domain.workings import SkipReason
from renda.domain.workings import Workings as DomainWorkings
from renda.reads.cases import CaseView, LinkedCase, ToldEvent
from renda.store.contributions import procedures, worklist_of
from renda.web.drawing.month_table import month_table
from renda.web.due_chips import chip, clock_chip
from renda.web.view_models.case import CalendarDay, Clock, Person, Step, Tile, TimelineEntry, Workings
from renda.web.view_models.parts import Cell, CellKind, Column, Link, Row, Table, plain

_SKIPS = {SkipReason.WEEKEND: "休", SkipReason.HOLIDAY: "休", SkipReason.PAUSED: "停", SkipReason.ROLLED: "顺延"}
_MOST_DAYS = 70
URGE = "urge"
_ROLES = {"lead": "承办", "co": "协办"}
_PARTICIPANTS = {"checker": "核查", "subject": "对象"}
_TOGETHER = {"speaker": "发言、授课", "attendee": "参加"}
"""Parts that many play: told in one line with how many, those struck out left aside."""


def drawn_clocks(view: CaseView, today: date) -> tuple[Clock, ...]:
    """Draw the clocks: of the present round first, running ones before ended ones."""
    order = sorted(view.facts.clocks, key=lambda c: (c.state == "stopped", -c.round))
    return tuple(_clock(view, c, today) for c in order)


def _clock(view: CaseView, clock: ClockFacts, today: date) -> Clock:
    worked = due(clock.events, view.measure.calendar)
    name = view.clock_words(clock) + (f"（{view.procedure.round_words(clock.round)}）" if clock.round != view.facts.round else "")
    if worked.on is None:
        sentence = worked.explanation
    else:
        sentence = f"{short_chinese_date(worked.on)}（{chinese_weekday(worked.on)}）"
        if week_dates(view.procedure, view.facts.detail):
            sentence = f"{week_words(worked.on)}，以{sentence}为限"
        if worked.stopped_on:
            sentence += f"，{short_chinese_date(worked.stopped_on)}办结"
    return Clock(
        name=name, due=clock_chip(worked, today, view.measure), sentence=sentence,
        reminded=_reminded(view, clock), workings=_workings(worked, today),
    )


def _reminded(view: CaseView, clock: ClockFacts) -> str:
    """What was told about the clock by itself, and by people while it ran."""
    said = []
    found = view.reminders.get(clock.id)
    if found is not None:
        said.append(f"已提醒{found.times}次，最近{short_chinese_date(day_of(found.last_at))}")
    urged = [e.on for e in view.events if e.action == URGE and e.round == clock.round and clock.state != "stopped"]
    if urged:
        said.append(f"催办{len(urged)}次，最近{short_chinese_date(max(urged))}")
    return "；".join(said)


def _workings(worked: DueOfClock, today: date) -> Workings:
    how = worked.workings
    basis = "；".join(worked.basis)
    weeks: tuple[tuple[CalendarDay, ...], ...] = ()
    if worked.on and worked.started_on and how.counted and 0 < (worked.on - worked.started_on).days <= _MOST_DAYS:
        weeks = month_table(
            start_on=worked.started_on, due_on=worked.on, today=today, counted={d.on: d.ordinal for d in how.counted},
            skipped={d.on: (d.name[:2] if d.name else _SKIPS[d.reason]) for d in how.skipped},
            made_up=[d.on for d in how.make_up],
        )
    remarks = tuple(
        f"{n.on.month}月{n.on.day}日经{n.consented_by}同意延期" + (f"至{short_chinese_date(n.moved_to)}" if n.moved_to else "")
        for n in how.extensions
    ) + tuple(f"{p.after.month}月{p.after.day}日起暂停：{p.reason}" for p in how.pauses) + _notices(how)
    return Workings(
        sentence=worked.explanation, weeks=weeks, remarks=remarks, basis=Link(label=basis) if basis else None,
        caption="数字为第几个计入的日子",
    )


def _notices(how: DomainWorkings) -> tuple[str, ...]:
    return tuple(f"节假日依据：{notice}" for notice in how.notices)


def drawn_steps(view: CaseView) -> tuple[Step, ...]:
    """Draw the stepper: stages that share a step are one; a step is done when an act of this round led past it."""
    now = view.procedure.stage(view.facts.stage)
    foreseen = _foreseen(view.procedure)
    shown = (s for s in view.procedure.stages if not s.closed or s.key in foreseen or s == now)
    labels = list(dict.fromkeys(s.step or s.label for s in shown))
    here = labels.index(now.step or now.label)
    begun = next((e for e in view.events if e.round == view.facts.round - 1), None)  # the act that began this round
    reached = {e.action: e.on for e in reversed(view.events) if e == begun or e.round == view.facts.round}
    days = _days_of_steps(view, reached)
    return tuple(
        Step(
            label=label, state="done" if n < here else "now" if n == here else "later",
            remark=short_chinese_date(days[label]) if label in days and n <= here else "—",
        )
        for n, label in enumerate(labels)
    )


def _foreseen(procedure: Procedure) -> set[str]:
    """The stages that somebody is waited for to lead to; a withdrawal or an early end is shown once it has come."""
    led = (a for a in procedure.actions if a.awaited or not a.from_)
    return {stage for action in led for stage in (action.to, *(b.to for b in action.branches)) if stage}


def _days_of_steps(view: CaseView, reached: dict[str, date]) -> dict[str, date]:
    found: dict[str, date] = {}
    for action in view.procedure.actions:
        if action.key in reached and action.to:
            stage = view.procedure.stage(action.to)
            found[stage.step or stage.label] = reached[action.key]
    return found


def drawn_timeline(view: CaseView) -> tuple[TimelineEntry, ...]:
    """Draw the timeline, newest first; what was told later than it took effect, or by a program, says so."""
    return tuple(
        TimelineEntry(
            on=e.on, sentence=plain(e.sentence), round_label=view.procedure.round_words(e.round) if view.facts.round > 1 else "",
            remark="，".join(_remarks(e)),
        )
        for e in view.events
    )


def _remarks(event: ToldEvent) -> Iterator[str]:
    if event.recorded_on != event.on:
        yield f"{event.recorded_on.month}月{event.recorded_on.day}日补记"
    if event.program:
        yield f"由程序“{event.program}”提交"


def drawn_tiles(view: CaseView) -> tuple[Tile, ...]:
    """Draw the evidence."""
    kinds = {"image": "photo", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": "sheet"}
    return tuple(
        Tile(
            name=f.name, href=reverse("attachment", args=(view.facts.id, f.id)),
            preview_href=reverse("preview", args=(view.facts.id, f.id)) if f.media_type.startswith("image/") else "",
            remark=f"{f.person} {f.on.month}月{f.on.day}日"
            + (f" · {view.procedure.round_words(f.round)}" if f.round != view.facts.round else ""),
            kind=kinds.get(f.media_type, kinds.get(f.media_type.split("/")[0], "page")),
        )
        for f in view.files
    )


def drawn_people(view: CaseView) -> tuple[Person, ...]:
    """Draw who plays which part."""
    facts, names = view.facts, view.names
    people = [
        Person(role=_ROLES.get(a.role, a.role), names=names.get(str(a.person_id), ""), unit=names.get(str(a.unit_id), ""))
        for a in facts.assignments if a.until_on is None
    ]
    people += [
        Person(role=_PARTICIPANTS.get(p.role, "参与"), names=names.get(str(p.person_id), ""))
        for p in facts.participants if p.round == facts.round and p.role not in _TOGETHER
    ]
    people += [row for role in _TOGETHER if (row := _together(view, role))]
    if facts.detail.get("leader"):
        people.insert(0, Person(role="牵头领导", names=names.get(str(facts.detail["leader"]), "")))
    if facts.proposer_id:
        people.append(Person(role="登记", names=names.get(str(facts.proposer_id), "")))
    return tuple(people)


def _together(view: CaseView, role: str) -> Person | None:
    names = [view.names.get(str(key), "") for key in view.facts.people_in_role(role, APPOINTED)]
    return Person(role=_TOGETHER[role], names="、".join(names), remark=f"{len(names)}人") if names else None


def linked_table(view: CaseView, linked: tuple[LinkedCase, ...], today: date, caption: str) -> Table:
    """Draw linked cases as a table, with the columns of their worklist where they are all of one kind."""
    kinds = {x.procedure for x in linked}
    shown = _worklist_columns(kinds.pop()) if len(kinds) == 1 else ()
    rows = tuple(_linked_row(x, shown, today, view.measure) for x in linked)
    columns = (
        Column(label="编号"), Column(label=caption, is_title=True), *(Column(label=f.label) for f in shown), Column(label="责任人"),
        Column(label="环节"), Column(label="时限"),
    )
    return Table(columns=columns, rows=rows, caption=caption)


def _worklist_columns(procedure: str) -> tuple[Field, ...]:
    recorded = procedures()[procedure].recorded_fields()
    return tuple(recorded[key] for key in worklist_of(procedure).columns)


def _linked_row(x: LinkedCase, shown: tuple[Field, ...], today: date, measure: Measure) -> Row:
    stage = procedures()[x.procedure].stage(x.stage)
    href = reverse("case", args=(x.id,))
    when = Cell(kind=CellKind.DAY, day=x.due_on) if stage.closed else Cell(
        kind=CellKind.DUE, due=chip(x.due_on, today, measure, by_week=bool(week_dates(procedures()[x.procedure], x.detail))),
    )
    return Row(cells=(
        Cell(kind=CellKind.CODE, text=x.number or "—"), Cell(text=x.title, href=href),
        *(Cell(kind=CellKind.SHORT, text=f.choice_label(str(x.detail.get(f.key) or ""))) for f in shown),
        Cell(kind=CellKind.SHORT, text=x.person or "—"), Cell(kind=CellKind.SHORT, text=stage.label), when,
    ), href=href)
