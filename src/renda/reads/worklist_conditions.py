"""What a worklist is asked for, and the SQL conditions that say so. Must not know: pages, paging, counting."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from renda.domain.worklists import SavedView
from renda.store.contributions import details

NEVER = date(9999, 12, 31)
_DUE = {
    "late": "a.due_key < %(today)s", "soon": "a.due_key BETWEEN %(today)s AND %(soon)s",
    "ok": "a.due_key > %(soon)s AND a.due_key < %(never)s", "idle": "a.due_key = %(never)s",
}
_WITHOUT_LINK = "NOT EXISTS (SELECT 1 FROM store_caselink l WHERE l.target_id = a.case_id AND l.type = {0})"
_WITHOUT_STANDING = (
    "NOT EXISTS (SELECT 1 FROM store_caselink l JOIN store_case o ON o.id = l.source_id"
    " WHERE l.target_id = a.case_id AND l.type = {0} AND o.stage = ANY(<stages>))"
)
_HELD_BY = "EXISTS (SELECT 1 FROM store_case o WHERE o.id = a.case_id AND o.lead_unit_id = {0})"
_EVER_IN = "EXISTS (SELECT 1 FROM store_casespan s WHERE s.case_id = a.case_id AND s.stage = ANY({0}))"


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What is asked for: conditions by name, and where the page before ended.

    `stage`, `unit` and any recorded column of the procedure narrow; `due` is late, soon, ok or idle, with `today`
    and `soon_on` as its bounds; `without_link` asks for cases no other case is linked to in this way (with `link_stages`, none
    that stands in one of these), `ever_in` for cases
    that are or were in one of these stages, `cases` for these cases, `within` for those due in so many days from today,
    `held_by` for those a unit is in charge of (`unit` says the same, of one list only); `words` are searched.
    """

    procedure: str
    closed: bool | None = False
    stages: tuple[str, ...] = ()
    unit: UUID | None = None
    columns: Mapping[str, tuple[str, ...]] = ()  # type: ignore[assignment]  # an empty mapping, unchangeable
    due: str = ""
    without_link: str = ""
    link_stages: tuple[str, ...] = ()
    ever_in: tuple[str, ...] = ()
    cases: tuple[UUID, ...] = ()
    within: int = 0
    held_by: UUID | None = None
    words: str = ""
    after: tuple[date, UUID] | None = None
    most: int = 50


def asked_by(view: SavedView, procedure: str, *, own_unit: UUID) -> Asked:
    """This will ask for what a saved view lists to somebody of a unit."""
    return Asked(
        procedure=procedure, closed=view.closed, stages=view.stages, due=view.due, without_link=view.without_link,
        link_stages=view.link_stages, ever_in=view.ever_in, within=view.within, held_by=own_unit if view.own_unit else None,
    )


def joins(asked: Asked, table: str) -> str:
    """This will join what `conditions` need to the access row `a`; `table` is the procedure's detail table."""
    found = []
    if asked.unit:
        found.append("JOIN store_case c ON c.id = a.case_id")
    if asked.columns:
        found.append(f"JOIN {table} d ON d.case_id = a.case_id")
    return " ".join(found)


def keys(asked: Asked, today: date, soon_on: date, *, mark: str = "") -> tuple[str, dict[str, Any]]:
    """This will give the conditions on what the access row `a` itself holds, but for `closed`, with their values.

    `mark` begins the values' names, so that several sets of conditions can stand in one statement.
    """
    due = f" AND {_DUE[asked.due]}" if asked.due in _DUE else ""
    if asked.within:
        due += f" AND a.due_key BETWEEN %(today)s AND %({mark}within)s"
    sql, values = _written({
        "stages": ("a.stage = ANY({0})", list(asked.stages)), "cases": ("a.case_id = ANY({0})", list(asked.cases)),
    }, mark)
    bounds = {f"{mark}within": today + timedelta(days=asked.within)} if asked.within else {}
    return due + sql, values | bounds | {"today": today, "soon": soon_on, "never": NEVER}


def conditions(asked: Asked, *, mark: str = "") -> tuple[str, dict[str, Any]]:
    """This will give the conditions beyond the access row `a` (on `c`, `d` of `joins`, on links and spans) with their values."""
    table = details()[asked.procedure]
    known = set(table.columns)
    columns = {name: wanted for name, wanted in dict(asked.columns).items() if name in known}
    sql, values = _written({
        "unit": ("c.lead_unit_id = {0}", asked.unit), "held_by": (_HELD_BY, asked.held_by),
        "link": (_without_link(asked, mark), asked.without_link),
        "ever_in": (_EVER_IN, list(asked.ever_in)),
        **{
            f"column_{name}": (f"d.{name} {'?| {0}::text[]' if name in table.several else '= ANY({0})'}", list(wanted))
            for name, wanted in columns.items()
        },
    }, mark)
    values |= {f"{mark}link_stages": list(asked.link_stages)} if asked.link_stages else {}
    return sql, values


def _without_link(asked: Asked, mark: str) -> str:
    return _WITHOUT_STANDING.replace("<stages>", f"%({mark}link_stages)s") if asked.link_stages else _WITHOUT_LINK


def _written(given: Mapping[str, tuple[str, Any]], mark: str) -> tuple[str, dict[str, Any]]:
    """What was given of a set of conditions, by the name of its value."""
    found = {name: (part, value) for name, (part, value) in given.items() if value not in (None, "", [])}
    sql = "".join(f" AND {part.format(f'%({mark}{name})s')}" for name, (part, _) in found.items())
    return sql, {mark + name: value for name, (_, value) in found.items()}
