"""What a worklist is asked for, and the SQL conditions that say so. Must not know: pages, paging, counting."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from renda.domain.worklists import SavedView
from renda.store.contributions import details
from renda.store.grams import grams_asked

NEVER = date(9999, 12, 31)
MOST_FOUND = 500
_DUE = {
    "late": "a.due_key < %(today)s", "soon": "a.due_key BETWEEN %(today)s AND %(soon)s",
    "ok": "a.due_key > %(soon)s AND a.due_key < %(never)s", "idle": "a.due_key = %(never)s",
}
_WITHOUT_LINK = "NOT EXISTS (SELECT 1 FROM store_caselink l WHERE l.target_id = a.case_id AND l.type = {0})"
_EVER_IN = (
    "(c.stage = ANY({0}) OR EXISTS (SELECT 1 FROM store_casespan s WHERE s.case_id = a.case_id AND s.stage = ANY({0})))"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What is asked for: conditions by name, and where the page before ended.

    `stage`, `unit` and any recorded column of the procedure narrow; `due` is late, soon, ok or idle, with `today`
    and `soon_on` as its bounds; `without_link` asks for cases no other case is linked to in this way, `ever_in` for cases
    that are or were in one of these stages, `cases` for these cases; `words` are searched.
    """

    procedure: str
    closed: bool | None = False
    stages: tuple[str, ...] = ()
    unit: UUID | None = None
    columns: Mapping[str, tuple[str, ...]] = ()  # type: ignore[assignment]
    due: str = ""
    without_link: str = ""
    ever_in: tuple[str, ...] = ()
    cases: tuple[UUID, ...] = ()
    words: str = ""
    after: tuple[date, UUID] | None = None
    most: int = 50


def asked_by(view: SavedView, procedure: str) -> Asked:
    """This will ask for what a saved view lists."""
    return Asked(
        procedure=procedure, closed=view.closed, stages=view.stages, due=view.due, without_link=view.without_link, ever_in=view.ever_in
    )


def joins(asked: Asked, table: str) -> str:
    """This will join what the conditions need to the access row `a`; `table` is the procedure's detail table."""
    found = []
    if asked.stages or asked.unit or asked.ever_in:
        found.append("JOIN store_case c ON c.id = a.case_id")
    if asked.columns:
        found.append(f"JOIN {table} d ON d.case_id = a.case_id")
    if asked.words:
        found.append(f"JOIN renda_find_cases(%(grams)s, {MOST_FOUND}) f(id) ON f.id = a.case_id")
    return " ".join(found)


def conditions(asked: Asked, today: date, soon_on: date, *, mark: str = "") -> tuple[str, dict[str, Any]]:
    """This will give the conditions on the access row `a` (and `c`, `d` of `joins`) with their values.

    `mark` begins the values' names, so that several sets of conditions can stand in one statement.
    """
    values: dict[str, Any] = {"today": today, "soon": soon_on, "never": NEVER}
    parts = [_DUE[asked.due]] if asked.due in _DUE else []
    for name, (part, value) in _given(asked).items():
        parts.append(part.format(f"%({mark}{name})s"))
        values[mark + name] = value
    if asked.words:
        values["grams"] = grams_asked(asked.words)
    return "".join(f" AND {p}" for p in parts), values


def _given(asked: Asked) -> dict[str, tuple[str, Any]]:
    known = set(details()[asked.procedure].columns)
    found: dict[str, tuple[str, Any]] = {
        "closed": ("a.closed = {0}", asked.closed),
        "stages": ("c.stage = ANY({0})", list(asked.stages)),
        "unit": ("c.lead_unit_id = {0}", asked.unit),
        "cases": ("a.case_id = ANY({0})", list(asked.cases)),
        "link": (_WITHOUT_LINK, asked.without_link),
        "ever_in": (_EVER_IN, list(asked.ever_in)),
    }
    found |= {f"column_{name}": (f"d.{name} = ANY({{0}})", list(wanted)) for name, wanted in dict(asked.columns).items() if name in known}
    return {name: (part, value) for name, (part, value) in found.items() if value not in (None, "", [])}
