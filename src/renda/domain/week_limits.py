"""Limits that stand for a week: which dates of a case are read as the week they lie in, by what its procedure declares.

Must not know: tables, pages, today.
"""

from collections.abc import Mapping

from renda.domain.procedures import Extend, Procedure, Start
from renda.domain.standing import holds


def week_columns(procedure: Procedure) -> tuple[str, ...]:
    """This will name the recorded columns that say whether a limit stands for a week; none for most procedures."""
    recorded = procedure.recorded_fields()
    return tuple(dict.fromkeys(e.week.field for e in _by_week(procedure) if e.week and e.week.field in recorded))


def week_dates(procedure: Procedure, detail: Mapping[str, object]) -> frozenset[str]:
    """This will name the date fields that, as the case stands, mean the week the date lies in; empty where none does."""
    held = (e for e in _by_week(procedure) if e.week is not None and holds(e.week, data=detail, detail=detail))
    return frozenset(name for e in held if (name := e.due if isinstance(e, Start) else e.to))


def _by_week(procedure: Procedure) -> list[Start | Extend]:
    return [e for e in procedure.effects() if isinstance(e, Start | Extend) and e.week is not None]
