"""The contributions of all procedures, collected by the project and handed to every layer from here.

`RENDA_CONTRIBUTIONS` in the settings names the tuple; it is read once. Must not know: any procedure.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from django.conf import settings
from django.utils.module_loading import import_string

from renda.domain.indicators import Dimension, Indicator
from renda.domain.procedures import Procedure
from renda.domain.reporting import ReportKind


@dataclass(frozen=True, slots=True, kw_only=True)
class DetailTable:
    """Where a procedure keeps its recorded columns."""

    procedure: str
    table: str
    columns: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Contribution:
    """What one folder of procedures brings: declarations, detail tables, figures.

    `demonstration` names (dotted) what fills the demonstration organ with its cases, called with the organ;
    `generation` what gives a generated organ the lawful cases it is copied from, called with the organ and the years.
    """

    key: str
    procedures: tuple[Procedure, ...]
    details: tuple[DetailTable, ...]
    indicators: tuple[Indicator, ...] = ()
    dimensions: tuple[Dimension, ...] = ()
    reports: tuple[ReportKind, ...] = ()
    demonstration: str = ""
    generation: str = ""


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
def details() -> Mapping[str, DetailTable]:
    """Every detail table by procedure."""
    return {d.procedure: d for c in contributions() for d in c.details}


@lru_cache(maxsize=1)
def indicators() -> Mapping[str, Indicator]:
    """Every declared figure by key."""
    return {i.key: i for c in contributions() for i in c.indicators}


@lru_cache(maxsize=1)
def dimensions() -> Mapping[str, Dimension]:
    """Every dimension of figures by key."""
    return {d.key: d for c in contributions() for d in c.dimensions}


@lru_cache(maxsize=1)
def report_kinds() -> Mapping[str, ReportKind]:
    """Every kind of report by key."""
    return {r.key: r for c in contributions() for r in c.reports}
