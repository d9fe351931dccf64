"""Counts over a worklist: by urgency, and of each saved view. Capped, one statement each.

Must not know: pages, the rows themselves (worklist.py).
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from django.db import connection

from renda.domain.rights import Actor
from renda.domain.worklists import SavedView
from renda.reads.worklist_conditions import Asked, asked_by, conditions, joins
from renda.store.contributions import details

CAP = 1000
LEVELS = ("late", "soon", "ok", "idle")


def tallies(actor: Actor, asked: Asked, *, today: date, soon_on: date) -> dict[str, int]:
    """This will count the cases asked for by urgency: late, soon, ok, idle; each at most 1,000."""
    values: dict[str, Any] = {"organ": actor.organ_id, "procedure": asked.procedure}
    table, parts = details()[asked.procedure].table, []
    for level in (asked.due,) if asked.due else LEVELS:
        narrowed = replace(asked, due=level)
        where, more = conditions(narrowed, today, soon_on)
        values |= more
        slices = []
        for n, principal in enumerate(sorted(actor.principals())):
            values[f"p{n}"] = principal
            slices.append(
                f"(SELECT a.case_id FROM store_caseaccess a {joins(narrowed, table)} WHERE a.organ_id = %(organ)s"
                f" AND a.principal = %(p{n})s AND a.procedure = %(procedure)s{where} LIMIT {CAP})"
            )
        parts.append(f"SELECT '{level}', count(DISTINCT case_id) FROM ({' UNION ALL '.join(slices)}) x")
    with connection.cursor() as cursor:
        cursor.execute(" UNION ALL ".join(parts), values)
        return dict(cursor.fetchall())


@dataclass(frozen=True, slots=True, kw_only=True)
class ViewCount:
    """How many cases a saved view lists; with `at_least` there may be more than the 1,000 looked at."""

    key: str
    count: int
    at_least: bool


def view_counts(actor: Actor, procedure: str, views: Sequence[SavedView], *, today: date, soon_on: date) -> tuple[ViewCount, ...]:
    """This will count every saved view among the actor's first 1,000 open and 1,000 closed cases of each principal.

    A ledger however long costs no more than that; what lies beyond is said to be so (`at_least`).
    """
    values: dict[str, Any] = {"organ": actor.organ_id, "procedure": procedure}
    filters = []
    for n, view in enumerate(views):
        where, more = conditions(asked_by(view, procedure), today, soon_on, mark=f"v{n}_")
        values |= more
        filters.append(f"count(DISTINCT a.case_id) FILTER (WHERE true{where})")
    slices = tuple(_slices(actor, values))
    statement = (
        f"WITH looked AS MATERIALIZED ({' UNION ALL '.join(slices)}),"
        " full_slices AS (SELECT closed FROM looked GROUP BY slice, closed"
        f" HAVING count(*) > {CAP})"
        " SELECT EXISTS (SELECT 1 FROM full_slices WHERE NOT closed), EXISTS (SELECT 1 FROM full_slices WHERE closed), "
        f"{', '.join(filters)} FROM looked a JOIN store_case c ON c.id = a.case_id"
    )
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        open_full, closed_full, *counted = cursor.fetchone()
    full = {False: open_full, True: closed_full, None: open_full or closed_full}
    return tuple(
        ViewCount(key=view.key, count=min(n, CAP), at_least=n > CAP or (full[view.closed] and view.due != "late"))
        for view, n in zip(views, counted, strict=True)
    )


def _slices(actor: Actor, values: dict[str, Any]) -> Iterator[str]:
    for n, principal in enumerate(sorted(actor.principals())):
        values[f"p{n}"] = principal
        for closed in ("false", "true"):
            yield (
                f"(SELECT case_id, due_key, closed, {n} AS slice FROM store_caseaccess WHERE organ_id = %(organ)s"
                f" AND principal = %(p{n})s AND procedure = %(procedure)s AND closed = {closed}"
                f" ORDER BY due_key, case_id LIMIT {CAP + 1})"
            )
