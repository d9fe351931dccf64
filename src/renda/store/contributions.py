"""The contributions of all procedures, collected by the project and handed to every layer from here.

`RENDA_CONTRIBUTIONS` in the settings names the tuple; it is read once. Must not know: any procedure.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache

from django.conf import settings
from django.utils.module_loading import import_string

from renda.domain.fields import FieldKind
from renda.domain.indicators import Dimension, Indicator
from renda.domain.local_parameters import LocalParameter, parameters_of
from renda.domain.overview import NOTHING_SHOWN, Overview
from renda.domain.procedures import Procedure
from renda.domain.recurrences import Recurring
from renda.domain.reporting import ReportKind, SentencePattern, StageParagraphs, stage_report
from renda.domain.takings import Taking
from renda.domain.worklists import PageEntry, Worklist, plain_worklist

_REFERENCES = frozenset({FieldKind.PERSON, FieldKind.UNIT, FieldKind.CASE})
_NOT_COUNTED = frozenset({FieldKind.LONG_TEXT, FieldKind.ROWS, FieldKind.FILE})


@dataclass(frozen=True, slots=True, kw_only=True)
class DetailTable:
    """Where a procedure keeps its recorded columns, by the keys of their fields.

    `references` are those that point at a person, a unit or a case; `counted` those that figures may ask about; `several` those
    that hold a list.
    """

    procedure: str
    table: str
    columns: tuple[str, ...]
    references: frozenset[str] = frozenset()
    counted: tuple[str, ...] = ()
    several: frozenset[str] = frozenset()

    def column(self, key: str) -> str:
        """The column's name: a reference carries `_id`."""
        return f"{key}_id" if key in self.references else key


@dataclass(frozen=True, slots=True, kw_only=True)
class DetailIndex:
    """An index over recorded columns that a ledger is often narrowed by; the organ comes first by itself."""

    procedure: str
    columns: tuple[str, ...]
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Contribution:
    """What one folder of procedures brings: declarations, worklists, figures, reports, local parameters.

    Detail tables follow from the declarations.

    `application` is the dotted name of the folder, for Django, and its last part is `key`.

    `pages` names (dotted) the module with the addresses of its own pages; `entries` lead to them from the navigation.
    `homes` names, by procedure, the page that is the home of a case and shows what it gathers.
    `sections` names, by procedure, what (dotted) draws the sections of a case's page that stand
    in the place of its tables of linked cases.

    `demonstration` names (dotted) what fills the demonstration organ with its cases, called with the organ;
    `generation` what gives a generated organ the lawful cases it is copied from, called with the organ and the years.
    """

    application: str
    procedures: tuple[Procedure, ...]
    indexes: tuple[DetailIndex, ...] = ()
    worklists: tuple[Worklist, ...] = ()
    indicators: tuple[Indicator, ...] = ()
    dimensions: tuple[Dimension, ...] = ()
    reports: tuple[ReportKind, ...] = ()
    stage: StageParagraphs | None = None
    sentences: tuple[SentencePattern, ...] = ()
    parameters: tuple[LocalParameter, ...] = ()
    takings: tuple[Taking, ...] = ()
    recurring: tuple[Recurring, ...] = ()
    overview: Overview = NOTHING_SHOWN
    pages: str = ""
    entries: tuple[PageEntry, ...] = ()
    sections: tuple[tuple[str, str], ...] = ()
    homes: tuple[tuple[str, str], ...] = ()
    demonstration: str = ""
    generation: str = ""

    @property
    def key(self) -> str:
        """The name of the folder; detail tables begin with it."""
        return self.application.rpartition(".")[2]


def detail_table(contribution: Contribution, procedure: Procedure) -> DetailTable:
    """Where a procedure of a contribution keeps its recorded columns."""
    fields = procedure.recorded_fields()
    return DetailTable(
        procedure=procedure.key, table=f"{contribution.key}_{procedure.key}", columns=tuple(fields),
        references=frozenset(k for k, f in fields.items() if f.kind in _REFERENCES and not f.many),
        counted=tuple(k for k, f in fields.items() if f.kind not in _NOT_COUNTED and not f.many),
        several=frozenset(k for k, f in fields.items() if f.many),
    )


@lru_cache(maxsize=1)
def contributions() -> tuple[Contribution, ...]:
    """List what the project collected."""
    collected: tuple[Contribution, ...] = import_string(settings.RENDA_CONTRIBUTIONS)
    return collected


@lru_cache(maxsize=1)
def procedures() -> Mapping[str, Procedure]:
    """Every procedure by key."""
    return {p.key: p for c in contributions() for p in c.procedures}


@lru_cache(maxsize=1)
def homes() -> Mapping[str, str]:
    """The names of pages that are the home of a case, by procedure."""
    return dict(home for c in contributions() for home in c.homes)


@lru_cache(maxsize=1)
def details() -> Mapping[str, DetailTable]:
    """Every detail table by procedure."""
    return {p.key: detail_table(c, p) for c in contributions() for p in c.procedures}


@lru_cache(maxsize=1)
def worklists() -> tuple[Worklist, ...]:
    """Every worklist the navigation leads to, in its order: the declared ones, and of each procedure that declares none."""
    return tuple(w for c in contributions() for w in (*c.worklists, *_plain_worklists(c)))


def _plain_worklists(contribution: Contribution) -> list[Worklist]:
    declared = {w.procedure for w in contribution.worklists}
    return [plain_worklist(p) for p in contribution.procedures if p.key not in declared]


@lru_cache(maxsize=64)
def worklist_of(procedure: str) -> Worklist:
    """The worklist of a procedure."""
    return {w.procedure: w for w in worklists()}[procedure]


@lru_cache(maxsize=1)
def indicators() -> Mapping[str, Indicator]:
    """Every declared figure by key."""
    return {i.key: i for c in contributions() for i in c.indicators}


@lru_cache(maxsize=1)
def dimensions() -> Mapping[str, Dimension]:
    """Every dimension of figures by key; one that several contributions declare holds the procedures of all."""
    found: dict[str, Dimension] = {}
    for declared in (d for c in contributions() for d in c.dimensions):
        known = found.get(declared.key)
        found[declared.key] = declared if known is None else _joined(known, declared)
    return found


def _joined(one: Dimension, other: Dimension) -> Dimension:
    if replace(one, procedures=(), ways=()) != replace(other, procedures=(), ways=()):
        raise ValueError(f"dimension {one.key} is declared in two ways")
    return replace(one, procedures=(*one.procedures, *other.procedures), ways=(*one.ways, *other.ways))


@lru_cache(maxsize=1)
def report_kinds() -> Mapping[str, ReportKind]:
    """Every kind of report by key: the declared ones, and that of a period, put together from what every folder says."""
    patterns = tuple(p for c in contributions() for p in c.sentences)
    own = {
        r.key: replace(r, patterns=tuple(p for p in patterns if _narrowed(r.of, p.figure)) if r.of else c.sentences)
        for c in contributions() for r in c.reports
    }
    stages = [c.stage for c in contributions() if c.stage]
    return {**own, **({"stage": stage_report(stages, patterns)} if stages else {})}


def _narrowed(dimension: str, figure: str) -> bool:
    """Whether a figure can be narrowed to one case by the dimension of its procedure's name."""
    return dimension in dimensions() and indicators()[figure].procedure in dimensions()[dimension].procedures


def report_kind(key: str, about: str = "") -> ReportKind:
    """The kind of a report that was begun, with the case it is about ("" for none).

    :raises KeyError: when there is no such kind.
    """
    return replace(report_kinds()[key], about=about)


@lru_cache(maxsize=1)
def local_parameters() -> tuple[LocalParameter, ...]:
    """Every value an office may set for itself."""
    return parameters_of(procedures().values(), (p for c in contributions() for p in c.parameters))


@lru_cache(maxsize=1)
def takings() -> Mapping[str, Taking]:
    """What is taken from documents, by the kind of proposal."""
    return {t.kind: t for c in contributions() for t in c.takings}


@lru_cache(maxsize=1)
def recurring() -> tuple[Recurring, ...]:
    """What comes again in periods, of every contribution."""
    return tuple(r for c in contributions() for r in c.recurring)


@lru_cache(maxsize=1)
def overview() -> Overview:
    """What the page of all figures shows first, of every contribution in its order."""
    shown = [c.overview for c in contributions()]
    return Overview(
        headlines=tuple(key for one in shown for key in one.headlines),
        alarming=frozenset(key for one in shown for key in one.alarming),
        parted=tuple(pair for one in shown for pair in one.parted),
        dashboard=tuple(key for one in shown for key in one.dashboard),
        weekly=tuple(piece for one in shown for piece in one.weekly),
        by_unit=tuple(pair for one in shown for pair in one.by_unit),
        by_week=tuple(piece for one in shown for piece in one.by_week),
        decisions=tuple(pair for one in shown for pair in one.decisions),
    )


@lru_cache(maxsize=1)
def page_entries() -> tuple[PageEntry, ...]:
    """The navigation's entries of pages that contributions bring, in the order declared."""
    return tuple(e for c in contributions() for e in c.entries)


def own_pages() -> tuple[str, ...]:
    """Name the modules with the addresses of pages that contributions bring."""
    return tuple(c.pages for c in contributions() if c.pages)


@lru_cache(maxsize=1)
def case_sections() -> Mapping[str, str]:
    """What draws sections of a case's page in the place of its tables of linked cases, by procedure."""
    return {procedure: drawn for c in contributions() for procedure, drawn in c.sections}
