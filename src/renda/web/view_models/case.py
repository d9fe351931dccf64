"""The page of one case: steps, acts, text, tables, evidence, timeline, clocks, people.

It must not know any procedure: every word and address comes from the view.
"""

from dataclasses import dataclass
from datetime import date

from renda.web.view_models.parts import Button, Due, Fact, Head, Link, Run, Table


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One stage in the stepper; state is done, now or later; `remark` a date or term."""

    label: str
    state: str = "later"
    remark: str = "—"


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarDay:
    """One day of the month table. state: empty, off, extra, today, end or outside; `note` the counted number or 休."""

    label: str
    state: str = ""
    mark: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Workings:
    """How a due date was computed: one sentence, weeks of seven days, what was skipped and counted, the basis."""

    sentence: str
    weeks: tuple[tuple[CalendarDay, ...], ...] = ()
    caption: str = "数字为第几个工作日"
    remarks: tuple[str, ...] = ()
    basis: Link | None = None
    history: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Clock:
    """One time limit: name, chip, the date in words, what was reminded of it and urged, and its workings."""

    name: str
    due: Due
    sentence: str
    reminded: str = ""
    workings: Workings | None = None
    is_open: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class TimelineEntry:
    """One event in a sentence; `quote` is the reason given; `remark` says e.g. that it was recorded later."""

    on: date
    sentence: tuple[Run, ...]
    quote: str = ""
    remark: str = ""
    round_label: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tile:
    """One piece of evidence; without `preview_href` a drawn sheet by kind (page, sheet, photo) stands for it."""

    name: str
    href: str
    remark: str
    preview_href: str = ""
    kind: str = "page"


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """One section of the main column; what is given is drawn in this order: prose, facts, table, tiles, timeline."""

    key: str
    title: str
    remark: str = ""
    link: Link | None = None
    prose: tuple[tuple[Run, ...], ...] = ()
    facts: tuple[Fact, ...] = ()
    table: Table | None = None
    tiles: tuple[Tile, ...] = ()
    add_tile: Link | None = None
    timeline: tuple[TimelineEntry, ...] = ()
    empty: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """One part played in the case, by whom, and for which unit."""

    role: str
    names: str
    unit: str = ""
    remark: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CasePage:
    """pages/case.html. `acts` are the verbs one may take, refused ones with their reason; `round_words` names an older
    round when that is what is shown."""

    head: Head
    steps: tuple[Step, ...]
    acts: tuple[Button, ...]
    sections: tuple[Section, ...]
    clocks: tuple[Clock, ...] = ()
    people: tuple[Person, ...] = ()
    who_sees_href: str = ""
    round_words: str = ""
    clocks_remark: str = ""
