"""Figures and reports: one number to its definition and cases; wording to an issued copy.

Numbers arrive as words already; nothing here counts.
"""

from dataclasses import dataclass

from renda.web.drawing.trend import Trend
from renda.web.drawing.unit_bars import BarChart
from renda.web.view_models.forms import Field, Form
from renda.web.view_models.lists import Tab, TodoRow
from renda.web.view_models.parts import Fact, Figure, Head, Link, Pager, Run, Table


@dataclass(frozen=True, slots=True, kw_only=True)
class Definition:
    """One line of “怎么定义的”: label, the strong count, and the sentence."""

    label: str
    text: str
    strong: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedTable:
    """A table under its own heading; `empty` is said where it has no rows."""

    key: str
    title: str
    table: Table
    remark: str = ""
    empty: str = "没有内容。"
    link: Link | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Use:
    """Where a figure was used, and whether recomputing it agrees."""

    label: str
    href: str
    remark: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DayForm:
    """Which day a figure's page stands at, and in which period; sent by GET. `hidden` carries the rest of the scope."""

    action_href: str
    day: str
    latest: str
    first: str = ""
    last: str = ""
    on: str = "opened"
    choices: tuple[tuple[str, str], ...] = ()
    hidden: tuple[tuple[str, str], ...] = ()
    clear_href: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Waits:
    """The list of the dashboard: what waits, in rows, what to say of none, and where the others are."""

    title: str
    remark: str
    empty: str
    rows: tuple[TodoRow, ...]
    more: Link | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DashboardPage:
    """pages/dashboard.html: what changed, at most six numbers, what waits, charts by unit and by week."""

    head: Head
    tabs: tuple[Tab, ...]
    changed: tuple[Run, ...]
    numbers: tuple["Number", ...]
    waits: Waits
    bars: tuple[BarChart, ...] = ()
    trends: tuple[Trend, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class FigurePage:
    """pages/figure.html. The `figure` is large (“92.6%”), `fraction` beside it (“63/68项”), `remarks` under it."""

    head: Head
    figure: Figure
    fraction: str
    remarks: tuple[str, ...]
    definitions: tuple[Definition, ...]
    day_form: DayForm | None = None
    trend: Trend | None = None
    compared: NamedTable | None = None
    breakdowns: tuple[NamedTable, ...] = ()
    uses: tuple[Use, ...] = ()
    history: tuple[NamedTable, ...] = ()
    form: Form | None = None
    cases: NamedTable | None = None
    pager: Pager | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Number:
    """One of at most six numbers; `level` late colours it."""

    figure: Figure
    measure: str = ""
    remark: str = ""
    level: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class FiguresPage:
    """pages/figures.html: a sentence of change, the numbers, then the figures by group as far as they match `search`."""

    head: Head
    lede: str
    numbers: tuple[Number, ...]
    tables: tuple[NamedTable, ...]
    search: str = ""
    search_href: str = ""
    empty: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportPart:
    """One part of a report as it will read, its figures opening; a table under the words `fold` opens on a click."""

    heading: str
    paragraphs: tuple[tuple[Run, ...], ...]
    level: int = 1
    table: Table | None = None
    fold: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ProposalRow:
    """A sentence that may be put into the wording, and the case it rests on."""

    key: str
    text: str
    number: str
    href: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ProposalGroup:
    """Proposed sentences of one kind."""

    title: str
    rows: tuple[ProposalRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FiledCopy:
    """A further form of an issued report: to download with its digest, to be made, or why it cannot be."""

    label: str
    href: str = ""
    digest: str = ""
    make_href: str = ""
    missing: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportDraftPage:
    """pages/report_draft.html: wording to edit at the left, the text with its figures at the right."""

    head: Head
    form: Form
    parts: tuple[ReportPart, ...]
    figures: tuple[Figure, ...]
    issue_href: str = ""
    download: Link | None = None
    number_fields: tuple[Field, ...] = ()
    proposals: tuple[ProposalGroup, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportIssuedPage:
    """pages/report_issued.html: the filed copy with its facts, digest and the figures as they were."""

    head: Head
    facts: tuple[Fact, ...]
    digest: str
    download: Link
    parts: tuple[ReportPart, ...]
    figures: NamedTable
    copies: tuple[FiledCopy, ...] = ()
    verify_href: str = ""
