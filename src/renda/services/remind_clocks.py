"""The daily reminding of one organ: every running clock that has reached a new level is told to those its rung names.

A batch of clocks is one transaction, so that a run killed in the middle goes on where it stopped when it is run again:
what is kept was told, what was not kept is told next time, nothing twice.
Must not know: pages, the clock on the wall, how a notice travels on.
"""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID, uuid5

from renda.domain.escalation import Measure, soon_until
from renda.domain.ladder import Step, Warned, levels_from, step_reached
from renda.domain.procedures import Action, Procedure
from renda.domain.reminding import Overdue, reminder_words, told_people
from renda.domain.rights import Actor
from renda.services.retried import retried
from renda.store import reminder_rows as rows
from renda.store.actor_loading import actors_of_organ
from renda.store.calendar_loading import measure_in_force
from renda.store.contributions import procedures
from renda.store.notice_rows import NewNotice, insert_notices
from renda.store.unit_of_work import begin

BATCH = 200
NOBODY = "没有在岗的人可以告知"


@dataclass(frozen=True, slots=True, kw_only=True)
class Reminded:
    """What a run did: reminders made, people told of them, and reminders that reached nobody."""

    made: int = 0
    told: int = 0
    failed: int = 0

    def __add__(self, other: "Reminded") -> "Reminded":
        """This will count two runs together."""
        return Reminded(made=self.made + other.made, told=self.told + other.told, failed=self.failed + other.failed)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Day:
    """What is the same for every clock of a run."""

    organ_id: UUID
    on: date
    at: datetime
    measure: Measure
    posts: tuple[Actor, ...]


def remind_clocks(*, organ_id: UUID, on: date, at: datetime) -> Reminded:
    """Remind of every clock of an organ as it stands on a day; run again, it adds only what was missing.

    :raises renda.domain.calendars.OutsideCalendar: the day is outside the calendar.
    """
    day = _day_of(organ_id, on=on, at=at)
    total, after = Reminded(), None
    while True:
        done, after = _batch(day, after)
        total += done
        if after is None:
            break
    _finish(day, total)
    return total


def remind_clocks_once(*, organ_id: UUID, on: date, at: datetime) -> Reminded | None:
    """Remind an organ unless its run of the day was finished; None then."""
    return None if _is_finished(organ_id, on) else remind_clocks(organ_id=organ_id, on=on, at=at)


@retried
def _day_of(organ_id: UUID, *, on: date, at: datetime) -> _Day:
    with begin(organ_id):
        return _Day(
            organ_id=organ_id, on=on, at=at, measure=measure_in_force(on),
            posts=actors_of_organ(organ_id=organ_id, today=on),
        )


@retried
def _batch(day: _Day, after: tuple[date, UUID] | None) -> tuple[Reminded, tuple[date, UUID] | None]:
    """One transaction: some clocks, and where the next begin (None after the last)."""
    until = soon_until(day.on, day.measure.calendar, day.measure.thresholds)
    with begin(day.organ_id):
        clocks = rows.open_clocks(organ_id=day.organ_id, until=until, last=Warned.LONG_LATE, after=after, most=BATCH)
        done = sum((_remind(clock, day) for clock in clocks), Reminded())
    last = clocks[-1] if len(clocks) == BATCH else None
    return done, (last.due_on, last.id) if last else None


@retried
def _finish(day: _Day, total: Reminded) -> None:
    with begin(day.organ_id):
        rows.finish_run(organ_id=day.organ_id, on=day.on, at=day.at, made=total.made, failed=total.failed)


@retried
def _is_finished(organ_id: UUID, on: date) -> bool:
    with begin(organ_id):
        return rows.run_finished(organ_id=organ_id, on=on)


def _remind(clock: rows.OpenClock, day: _Day) -> Reminded:
    declared = procedures()[clock.procedure]
    awaited = _awaited(declared, clock)
    if awaited is None:
        return Reminded()
    runs_out = declared.clock(clock.key).runs_out
    step = step_reached(clock.due_on, day.on, day.measure.calendar, day.measure.thresholds, runs_out=runs_out)
    if step is None or clock.told & set(levels_from(step.level)):
        return Reminded()
    matter = Overdue(
        number=clock.number or declared.label, title=clock.title, clock=declared.clock(clock.key).label, act=awaited.label,
        due_on=clock.due_on, runs_out=runs_out, access=clock.access,
        doers=frozenset(principal for action, principal in clock.waiting if action == awaited.key),
    )
    return _tell(clock, matter, step, day)


def _awaited(declared: Procedure, clock: rows.OpenClock) -> Action | None:
    """The act of the present stage that the clock is about; a clock nobody is awaited for reminds nobody."""
    return next(
        (a for a in declared.actions if a.awaited and a.due_clock == clock.key and clock.stage in a.from_), None
    )


def _tell(clock: rows.OpenClock, matter: Overdue, step: Step, day: _Day) -> Reminded:
    told = told_people(matter, step, day.posts)
    reminder = rows.keep_reminder(
        organ_id=day.organ_id, clock_id=clock.id, level=step.level, due_on=clock.due_on, at=day.at,
        problem="" if told else NOBODY,
    )
    if reminder is None:
        return Reminded()
    insert_notices(organ_id=day.organ_id, at=day.at, notices=[
        NewNotice(
            id=uuid5(person, str(reminder)), person_id=person, case_id=clock.case_id, kind="reminder", reminder_id=reminder,
            text=reminder_words(matter, step, part, today=day.on),
        )
        for person, part in told.items()
    ])
    return Reminded(made=1, told=len(told), failed=0 if told else 1)
