"""The contributions of all procedures, collected by the project and handed to every layer from here.

`RENDA_CONTRIBUTIONS` in the settings names the tuple; it is read once. Must not know: any procedure.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from django.conf import settings
from django.utils.module_loading import import_string

from renda.domain.indicators import Indicator
from renda.domain.procedures import Procedure


@dataclass(frozen=True, slots=True, kw_only=True)
class DetailTable:
    """Where a procedure keeps its recorded columns."""

    procedure: str
    table: str
    columns: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Contribution:
    """What one folder of procedures brings: declarations, detail tables, figures."""

    key: str
    procedures: tuple[Procedure, ...]
    details: tuple[DetailTable, ...]
    indicators: tuple[Indicator, ...] = ()


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
