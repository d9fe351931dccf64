"""Counts over a worklist: by urgency, and of each saved view. Capped, one statement each.

Must not know: pages, the rows themselves (worklist.py).
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from django.db import connection

from renda.domain.rights import Actor
from renda.domain.worklists import SavedView
from renda.reads.worklist_access import found_first, seen, seen_values
from renda.reads.worklist_conditions import Asked, asked_by, conditions, joins, keys
from renda.store.contributions import details

CAP = 1000
LEVELS = ("late", "soon", "ok", "idle")


def tallies(actor: Actor, asked: Asked, *, today: date, soon_on: date) -> dict[str, int]:
    """This will count the cases asked for by urgency: late, soon, ok, idle; each at most 1,000."""
    beyond, values = conditions(asked)
    values |= seen_values(actor, asked.procedure, asked.words)
    narrowed, parts = f"{joins(asked, details()[asked.procedure].table)} WHERE TRUE{beyond}", []
    for level in (asked.due,) if asked.due else LEVELS:
        on_access, more = keys(replace(asked, due=level), today, soon_on)
        values |= more
        rows = f"SELECT 1 FROM ({seen(actor, closed=asked.closed, keys=on_access, words=asked.words)}) a {narrowed} LIMIT {CAP}"
        parts.append(f"SELECT '{level}', count(*) FROM ({rows}) x")  # noqa: S608 - fixed words
    with connection.cursor() as cursor:
        cursor.execute(found_first(asked.words, closed=asked.closed) + " UNION ALL ".join(parts), values)
        return dict(cursor.fetchall())


@dataclass(frozen=True, slots=True, kw_only=True)
class ViewCount:
    """How many cases a saved view lists; with `at_least` there may be more than the 1,000 looked at."""

    key: str
    count: int
    at_least: bool


def view_counts(actor: Actor, procedure: str, views: Sequence[SavedView], *, today: date, soon_on: date) -> tuple[ViewCount, ...]:
    """This will count every saved view among the first 1,000 open and 1,000 closed cases the actor sees.

    A ledger however long costs no more than that; what lies beyond is said to be so (`at_least`).
    """
    values = seen_values(actor, procedure)
    filters = []
    for n, view in enumerate(views):
        asked = asked_by(view, procedure, own_unit=actor.unit_id)
        on_access, more = keys(asked, today, soon_on, mark=f"v{n}_")
        beyond, others = conditions(asked, mark=f"v{n}_")
        values |= more | others
        state = "TRUE" if view.closed is None else f"a.closed = {view.closed}"
        filters.append(f"count(*) FILTER (WHERE {state}{on_access}{beyond})")
    looked = " UNION ALL ".join(f"(SELECT * FROM ({seen(actor, closed=closed)}) s LIMIT {CAP + 1})" for closed in (False, True))
    full = "count(*) FILTER (WHERE NOT a.closed), count(*) FILTER (WHERE a.closed)"
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {', '.join([full, *filters])} FROM ({looked}) a", values)  # noqa: S608 - declared names only
        still_open, ended, *counted = cursor.fetchone()
    full_of = {False: still_open > CAP, True: ended > CAP, None: max(still_open, ended) > CAP}
    return tuple(
        ViewCount(key=view.key, count=min(n, CAP), at_least=n > CAP or (full_of[view.closed] and view.due != "late"))
        for view, n in zip(views, counted, strict=True)
    )
