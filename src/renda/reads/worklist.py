"""The worklist: cases a person may see, by the day they are due; keyset paging, capped counts.

Each principal of the actor reads its own short slice of the access index, so that a long ledger costs no more than
a short one. Must not know: pages.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db import connection

from renda.domain.rights import Actor
from renda.store.contributions import details
from renda.store.grams import grams_asked

NEVER = date(9999, 12, 31)
CAP = 1000
MOST_FOUND = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What is asked for: conditions by name, and where the page before ended.

    `stage`, `unit` and any recorded column of the procedure narrow; `due` is late, soon, ok or idle, with `today`
    and `soon_on` as its bounds; `unlinked` asks for cases no other case remedies; `words` are searched.
    """

    procedure: str
    closed: bool | None = False
    stages: tuple[str, ...] = ()
    unit: UUID | None = None
    columns: Mapping[str, tuple[str, ...]] = ()  # type: ignore[assignment]
    due: str = ""
    unlinked: bool = False
    rebounded: bool = False
    words: str = ""
    after: tuple[date, UUID] | None = None
    most: int = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedCase:
    """One row."""

    id: UUID
    number: str | None
    title: str
    stage: str
    round: int
    unit: str
    person: str
    due_on: date | None
    detail: Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """A page of rows, the key to go on from, and the total (None when over the cap of 1,000)."""

    rows: tuple[ListedCase, ...]
    next_after: tuple[date, UUID] | None
    total: int | None


def worklist(actor: Actor, asked: Asked, *, today: date, soon_on: date, shown: Sequence[str] = ()) -> Listed:
    """List cases the actor may see, soonest due first. `shown` are recorded columns to bring along."""
    where, values = _conditions(asked, today, soon_on)
    values |= {"organ": actor.organ_id, "procedure": asked.procedure}
    table = details()[asked.procedure].table
    columns = "".join(f", d.{c}" for c in shown)
    after = " AND (a.due_key, a.case_id) > (%(after_on)s, %(after_id)s)" if asked.after else ""
    if asked.after:
        values |= {"after_on": asked.after[0], "after_id": asked.after[1]}
    slices, counts = [], []
    for n, principal in enumerate(sorted(actor.principals())):
        values[f"p{n}"] = principal
        base = (
            f"FROM store_caseaccess a {_joins(asked, table)} WHERE a.organ_id = %(organ)s AND a.principal = %(p{n})s"
            f" AND a.procedure = %(procedure)s{where}"
        )
        slices.append(f"(SELECT a.case_id, a.due_key {base}{after} ORDER BY a.due_key, a.case_id LIMIT {asked.most + 1})")
        counts.append(f"(SELECT a.case_id {base} LIMIT {CAP + 1})")
    rows_sql = (
        f"SELECT c.id, c.number, c.title, c.stage, c.round, u.name,"
        f" (SELECT string_agg(w.name, '、') FROM store_assignment s JOIN store_person w ON w.id = s.person_id"
        f"  WHERE s.case_id = c.id AND s.until_on IS NULL AND s.role = 'lead'), k.due_key{columns}"
        f" FROM (SELECT DISTINCT due_key, case_id FROM ({' UNION ALL '.join(slices)}) x"
        f" ORDER BY due_key, case_id LIMIT {asked.most + 1}) k JOIN store_case c ON c.id = k.case_id"
        f" LEFT JOIN store_unit u ON u.id = c.lead_unit_id LEFT JOIN {table} d ON d.case_id = c.id"
        " ORDER BY k.due_key, k.case_id"
    )
    with connection.cursor() as cursor:
        cursor.execute(rows_sql, values)
        rows = cursor.fetchall()
        cursor.execute(f"SELECT count(DISTINCT case_id) FROM ({' UNION ALL '.join(counts)}) x", values)  # noqa: S608
        total = cursor.fetchone()[0]
    listed = tuple(_row(r, shown) for r in rows[: asked.most])
    last = rows[asked.most - 1] if len(rows) > asked.most else None
    return Listed(rows=listed, next_after=(last[7], last[0]) if last else None, total=total if total <= CAP else None)


def _row(r: tuple, shown: Sequence[str]) -> ListedCase:  # type: ignore[type-arg]
    return ListedCase(
        id=r[0], number=r[1], title=r[2], stage=r[3], round=r[4], unit=r[5] or "", person=r[6] or "",
        due_on=None if r[7] == NEVER else r[7], detail={c: str(v or "") for c, v in zip(shown, r[8:], strict=True)},
    )


def _joins(asked: Asked, table: str) -> str:
    joins = []
    if asked.stages or asked.unit or asked.rebounded:
        joins.append("JOIN store_case c ON c.id = a.case_id")
    if asked.columns:
        joins.append(f"JOIN {table} d ON d.case_id = a.case_id")
    if asked.words:
        joins.append(f"JOIN renda_find_cases(%(grams)s, {MOST_FOUND}) f(id) ON f.id = a.case_id")
    return " ".join(joins)


def _conditions(asked: Asked, today: date, soon_on: date) -> tuple[str, dict[str, Any]]:
    parts: list[str] = []
    values: dict[str, Any] = {"today": today, "soon": soon_on, "never": NEVER}
    if asked.closed is not None:
        parts.append("a.closed = %(closed)s")
        values["closed"] = asked.closed
    if asked.stages:
        parts.append("c.stage = ANY(%(stages)s)")
        values["stages"] = list(asked.stages)
    if asked.unit:
        parts.append("c.lead_unit_id = %(unit)s")
        values["unit"] = asked.unit
    known = set(details()[asked.procedure].columns)
    for name, wanted in dict(asked.columns).items():
        if name in known:
            parts.append(f"d.{name} = ANY(%(column_{name})s)")
            values[f"column_{name}"] = list(wanted)
    due = {
        "late": "a.due_key < %(today)s", "soon": "a.due_key BETWEEN %(today)s AND %(soon)s",
        "ok": "a.due_key > %(soon)s AND a.due_key < %(never)s", "idle": "a.due_key = %(never)s",
    }.get(asked.due)
    parts += [due] if due else []
    if asked.unlinked:
        parts.append("NOT EXISTS (SELECT 1 FROM store_caselink l WHERE l.target_id = a.case_id AND l.type = 'remedies')")
    if asked.rebounded:
        parts.append("(c.stage = 'rebounded' OR EXISTS (SELECT 1 FROM store_casespan s WHERE s.case_id = a.case_id"
                     " AND s.stage = 'rebounded'))")
    if asked.words:
        values["grams"] = grams_asked(asked.words)
    return "".join(f" AND {p}" for p in parts), values


def tallies(actor: Actor, procedure: str, *, today: date, soon_on: date) -> dict[str, int]:
    """Count open cases the actor may see by urgency: late, soon, ok, idle; each at most 1,000."""
    values: dict[str, Any] = {"organ": actor.organ_id, "procedure": procedure}
    parts = []
    for level in ("late", "soon", "ok", "idle"):
        where, more = _conditions(Asked(procedure=procedure, due=level), today, soon_on)
        values |= more
        slices = []
        for n, principal in enumerate(sorted(actor.principals())):
            values[f"p{n}"] = principal
            slices.append(
                f"(SELECT a.case_id FROM store_caseaccess a WHERE a.organ_id = %(organ)s AND a.principal = %(p{n})s"
                f" AND a.procedure = %(procedure)s{where} LIMIT {CAP})"
            )
        parts.append(f"SELECT '{level}', count(DISTINCT case_id) FROM ({' UNION ALL '.join(slices)}) x")
    with connection.cursor() as cursor:
        cursor.execute(" UNION ALL ".join(parts), values)
        return dict(cursor.fetchall())
