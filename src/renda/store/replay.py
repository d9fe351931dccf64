"""Replay of the ledger: the tables of an organ's cases written again from its events alone, beside the true ones, and compared.

Runs as the owner in temporary tables that shadow the true ones for one transaction; the true ones are only read.
Must not know: rules; the events hold resolved facts.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import connection, connections

from renda.domain.events import Change, Op
from renda.domain.evolve import facts_after
from renda.domain.facts import CaseFacts, DoneFacts
from renda.store.contributions import details, procedures
from renda.store.table_writing import Moment, write_case
from renda.store.unit_of_work import begin, present_organ

CASE_TABLES = (
    "case", "assignment", "participant", "caselink", "clock", "casespan", "pastrow", "caseaccess", "waiting",
    "attachment", "disclosure",
)
_Row = tuple[UUID, int, str, UUID, int, date, datetime, str]
"""An event as it is read: case, number, action, actor, round, effective day, moment, payload."""
_MADE_AT_WRITING = ("participant", "casespan", "pastrow", "caseaccess", "waiting", "counter")


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """A row that only the true tables (`replayed` False) or only the replayed ones have."""

    table: str
    replayed: bool
    row: Mapping[str, object]


@dataclass(frozen=True, slots=True, kw_only=True)
class Replay:
    """What was replayed. Cases with a retired payload cannot be replayed and are left out of the comparison."""

    cases: int
    events: int
    left_out: int
    differences: tuple[Difference, ...]


_EVENTS = """
SELECT e.chain_id, e.seq, e.action, e.actor_id, e.round, e."on", e.at, p.text
FROM store_event e JOIN store_chain c ON c.id = e.chain_id AND c.organ_id = e.organ_id
JOIN store_payload p ON p.event_id = e.id
WHERE e.organ_id = %(organ)s AND c.kind = 'case' AND NOT EXISTS (
  SELECT 1 FROM store_event g JOIN store_payload q ON q.event_id = g.id
  WHERE g.organ_id = e.organ_id AND g.chain_id = e.chain_id AND q.text IS NULL)
AND (%(until)s::date IS NULL OR e."on" <= %(until)s::date)
ORDER BY e.id
"""


@contextmanager
def replayed_tables(organ_id: UUID, *, until: date | None = None) -> Iterator[tuple[Any, int, int]]:
    """This will write an organ's tables anew from what took effect by the day `until`, before the true ones inside the block.

    Gives the cursor, the cases and the events.
    """
    with replayed_days(organ_id, (until,)) as days:
        _, cursor, cases, events = next(days)
        yield cursor, cases, events


@contextmanager
def replayed_days(organ_id: UUID, days: Sequence[date | None]) -> Iterator[Iterator[tuple[date | None, Any, int, int]]]:
    """This will write an organ's tables anew day by day: each step of what it gives brings them to the next of `days`.

    Days ascend; None, the last, is all that is in the ledger. A step gives the day, the cursor, the cases and the events.

    :raises ValueError: where an act is dated before an earlier one of its case that an earlier day has replayed.
    """
    with _as_owner(), begin(organ_id), connection.cursor() as cursor:
        cursor.execute("SET LOCAL client_min_messages = warning")
        for table in _tables():
            cursor.execute(
                f"CREATE TEMP TABLE {table} (LIKE public.{table} INCLUDING DEFAULTS INCLUDING IDENTITY INCLUDING INDEXES)"
                " ON COMMIT DROP"
            )
        cursor.execute(_EVENTS, {"organ": organ_id, "until": days[-1]})
        yield _steps(cursor, cursor.fetchall(), days)


def _steps(cursor: Any, rows: list[_Row], days: Sequence[date | None]) -> Iterator[tuple[date | None, Any, int, int]]:
    facts: dict[UUID, CaseFacts] = {}
    events = 0
    for day in days:
        due = [r for r in rows if day is None or r[5] <= day]
        rows = [r for r in rows if day is not None and r[5] > day]
        _replay(due, facts)
        events += len(due)
        yield day, cursor, len(facts), events


def replay_organ(organ_id: UUID, *, most: int = 20) -> Replay:
    """This will replay an organ's ledger and compare; `most` bounds the differences told per table and side."""
    with replayed_tables(organ_id) as (cursor, cases, events):
        cursor.execute("SELECT count(*) FROM public.store_chain WHERE organ_id = %s AND kind = 'case'", [organ_id])
        left_out = cursor.fetchone()[0] - cases
        found = [d for table in _tables() for d in _differences(cursor, table, organ_id, most)]
    return Replay(cases=cases, events=events, left_out=left_out, differences=tuple(found))


def _tables() -> tuple[str, ...]:
    return (*(f"store_{t}" for t in (*CASE_TABLES, "counter")), *sorted({d.table for d in details().values()}))


@contextmanager
def _as_owner() -> Iterator[None]:
    """The default connection of this thread is the owner's inside the block: the app role may make no tables."""
    before = connections["default"]
    connections["default"] = connections["owner"]
    try:
        yield
    finally:
        connections["default"] = before


def _replay(rows: list[_Row], facts: dict[UUID, CaseFacts]) -> None:
    """Write what the events did; `facts` are the cases as they stood before, and stand after."""
    for case_id, seq, action, actor, round_, on, at, text in rows:
        payload = json.loads(text)
        before = facts.get(case_id)
        if before and before.version > seq:
            raise ValueError(f"{case_id}: act {seq} of {on} is dated before act {before.version}: replay that day alone")
        changes = tuple(Change(Op(c["op"]), {k: v for k, v in c.items() if k != "op"}) for c in payload["changes"])
        after = before or _opened(case_id, changes[0].values)
        for change in changes:
            after = facts_after(after, change)
        done = DoneFacts(action=action, person_id=actor, name="", round=round_, on=on, at=at)
        after = replace(after, version=seq, done=(*after.done, done))
        write_case(
            before=before, after=after, changes=changes, moment=Moment(on=on, at=at, person_id=actor),
            procedure=procedures()[payload["procedure"]],
        )
        facts[case_id] = after


def _opened(case_id: UUID, v: Mapping[str, object]) -> CaseFacts:
    def key(name: str) -> UUID | None:
        return UUID(str(v[name])) if v[name] else None

    return CaseFacts(
        id=case_id, organ_id=_organ(), procedure=str(v["procedure"]), declaration=int(str(v["declaration"])),
        number=None, title=str(v["title"]), stage=str(v["stage"]), round=1, version=0,
        opened_on=date.fromisoformat(str(v["on"])), origin_unit_id=key("origin_unit"), subject_person_id=key("subject"),
        proposer_id=key("proposer"),
    )


def _differences(cursor: Any, table: str, organ_id: UUID, most: int) -> Iterator[Difference]:
    plain = "to_jsonb(t)" + (" - 'id'" if table.removeprefix("store_") in _MADE_AT_WRITING else "")
    true = f"SELECT {plain} FROM public.{table} t WHERE t.organ_id = %(organ)s AND {_compared(table)}"
    again = f"SELECT {plain} FROM pg_temp.{table} t"
    for replayed, (one, other) in ((False, (true, again)), (True, (again, true))):
        cursor.execute(f"{one} EXCEPT ALL {other} LIMIT %(most)s", {"organ": organ_id, "most": most})
        for (row,) in cursor.fetchall():
            yield Difference(table=table, replayed=replayed, row=json.loads(row) if isinstance(row, str) else row)


def _compared(table: str) -> str:
    """Rows that must follow from the replayed events; counters of papers follow from other events."""
    if table == "store_counter":
        return "t.key IN (SELECT k.key FROM pg_temp.store_counter k)"
    column = {"store_case": "id", "store_caselink": "source_id"}.get(table, "case_id")
    return (
        f"NOT EXISTS (SELECT 1 FROM public.store_event g JOIN public.store_payload q ON q.event_id = g.id"
        f" WHERE g.chain_id = t.{column} AND g.organ_id = t.organ_id AND q.text IS NULL)"
    )


def _organ() -> UUID:
    organ = present_organ()
    assert organ is not None, "replay runs inside the organ's unit of work"  # noqa: S101 - states what holds here
    return organ
