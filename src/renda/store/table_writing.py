"""Writing the tables of a case from an event's changes, and its standing from its facts.

The one place that turns changes into rows; used when an event happens and when the ledger is replayed.
Must not know: rules, who asked.
"""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import connection
from django.db.backends.utils import CursorWrapper

from renda.domain.clocks import Stopped, clock_event_from_payload, clock_event_to_payload
from renda.domain.events import Change, Op
from renda.domain.facts import CaseFacts
from renda.domain.procedures import Procedure
from renda.domain.standing import Standing, standing_of
from renda.store.contributions import details
from renda.store.counters import raise_counter
from renda.store.grams import grams_of
from renda.store.models.tenancy import uuid7
from renda.store.past_rows import keep_clock, keep_detail, keep_link, keep_participant

NEVER = date(9999, 12, 31)


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """When and by whom."""

    on: date
    at: datetime
    person_id: UUID


def write_case(
    *, before: CaseFacts | None, after: CaseFacts, changes: tuple[Change, ...], moment: Moment, procedure: Procedure
) -> None:
    """Write what an event changed: the case, its rows, its access and to-do."""
    standing = standing_of(procedure, after)
    with connection.cursor() as cursor:
        _write_case_row(cursor, before, after, moment, standing)
        for change in changes:
            writer = _WRITERS.get(change.op)
            if writer is not None:
                writer(cursor, after, change.values, moment)
        _write_access(cursor, procedure, before, after, standing)
        _write_waiting(cursor, after, standing)


_INSERT_CASE = """
INSERT INTO store_case (id, organ_id, procedure, declaration, number, title, stage, round, version, closed,
  origin_unit_id, lead_unit_id, subject_person_id, proposer_id, opened_on, closed_on, next_due_on, last_on, changed_at,
  grams)
VALUES (%(id)s, %(organ)s, %(procedure)s, %(declaration)s, %(number)s, %(title)s, %(stage)s, %(round)s, %(version)s,
  %(closed)s, %(origin)s, %(lead)s, %(subject)s, %(proposer)s, %(on)s, %(closed_on)s, %(due)s, %(on)s, %(at)s, %(grams)s)
"""
_UPDATE_CASE = """
UPDATE store_case SET number = %(number)s, title = %(title)s, stage = %(stage)s, round = %(round)s,
  version = %(version)s, closed_on = CASE WHEN NOT %(closed)s THEN NULL WHEN closed THEN closed_on ELSE %(on)s::date END,
  closed = %(closed)s, lead_unit_id = %(lead)s, next_due_on = %(due)s, last_on = %(on)s, changed_at = %(at)s,
  grams = CASE WHEN %(words)s THEN %(grams)s ELSE grams END
WHERE id = %(id)s
"""


def _write_case_row(
    cursor: CursorWrapper, before: CaseFacts | None, after: CaseFacts, moment: Moment, standing: Standing
) -> None:
    words = before is None or (before.title, before.number) != (after.title, after.number)
    values: dict[str, Any] = {
        "id": after.id, "organ": after.organ_id, "procedure": after.procedure, "declaration": after.declaration,
        "number": after.number, "title": after.title, "stage": after.stage, "round": after.round,
        "version": after.version, "closed": standing.closed, "origin": after.origin_unit_id,
        "lead": next(iter(after.units_in_role("lead")), None), "subject": after.subject_person_id,
        "proposer": after.proposer_id, "on": moment.on, "closed_on": moment.on if standing.closed else None,
        "due": standing.next_due_on, "at": moment.at, "words": words,
        "grams": grams_of(after.title, after.number) if words else [],
    }
    cursor.execute(_INSERT_CASE if before is None else _UPDATE_CASE, values)


def _stage(cursor: CursorWrapper, case: CaseFacts, v: Mapping[str, Any], moment: Moment) -> None:
    cursor.execute(
        "UPDATE store_casespan SET until_on = %s WHERE case_id = %s AND until_on IS NULL", [moment.on, case.id]
    )
    cursor.execute(
        "INSERT INTO store_casespan (id, organ_id, case_id, stage, unit_id, round, from_on) VALUES"
        " (%s, %s, %s, %s, %s, %s, %s)",
        [uuid7(), case.organ_id, case.id, v["to"], v.get("unit"), case.round, v["on"]],
    )


def _detail(cursor: CursorWrapper, case: CaseFacts, v: Mapping[str, Any], moment: Moment) -> None:
    table = details()[case.procedure]
    values: Mapping[str, Any] = v["values"]
    columns = [c for c in table.columns if c in values]
    quoted = [f'"{table.column(c)}"' for c in columns]
    if case.version == 1:
        sets = ", ".join(f"{q} = excluded.{q}" for q in quoted) or "case_id = excluded.case_id"
        cursor.execute(
            f"INSERT INTO {table.table} (case_id, organ_id{''.join(', ' + q for q in quoted)})"
            f" VALUES (%s, %s{', %s' * len(columns)}) ON CONFLICT (case_id) DO UPDATE SET {sets}",
            [case.id, case.organ_id, *(_column(values[c]) for c in columns)],
        )
    elif columns:
        if any(c in table.counted for c in columns):
            keep_detail(cursor, table, case, moment.on)
        cursor.execute(
            f"UPDATE {table.table} SET {', '.join(f'{q} = %s' for q in quoted)} WHERE case_id = %s",
            [*(_column(values[c]) for c in columns), case.id],
        )


def _column(value: Any) -> Any:
    return json.dumps(value, ensure_ascii=False) if isinstance(value, list | dict) else value


def _assigned(cursor: CursorWrapper, case: CaseFacts, v: Mapping[str, Any], _: Moment) -> None:
    cursor.execute(
        "INSERT INTO store_assignment (id, organ_id, case_id, role, unit_id, person_id, round, from_on) VALUES"
        " (%s, %s, %s, %s, %s, %s, %s, %s)",
        [v["id"], case.organ_id, case.id, v["role"], v["unit"], v.get("person"), v["round"], v["on"]],
    )


def _unassigned(cursor: CursorWrapper, _: CaseFacts, v: Mapping[str, Any], __: Moment) -> None:
    cursor.execute("UPDATE store_assignment SET until_on = %s WHERE id = %s", [v["on"], v["id"]])


def _participant(cursor: CursorWrapper, case: CaseFacts, v: Mapping[str, Any], moment: Moment) -> None:
    keep_participant(cursor, case, v, moment.on)
    cursor.execute(
        "INSERT INTO store_participant (id, organ_id, case_id, person_id, role, state, round, from_on) VALUES"
        " (%s, %s, %s, %s, %s, %s, %s, %s) ON CONFLICT (case_id, person_id, role, round)"
        " DO UPDATE SET state = excluded.state, from_on = excluded.from_on",
        [uuid7(), case.organ_id, case.id, v["person"], v["role"], v["state"], v["round"], moment.on],
    )


def _linked(cursor: CursorWrapper, case: CaseFacts, v: Mapping[str, Any], moment: Moment) -> None:
    cursor.execute(
        "INSERT INTO store_caselink (id, organ_id, source_id, target_id, type, from_on) VALUES (%s, %s, %s, %s, %s, %s)",
        [v["id"], case.organ_id, v["source"], v["target"], v["type"], moment.on],
    )


def _unlinked(cursor: CursorWrapper, case: CaseFacts, v: Mapping[str, Any], moment: Moment) -> None:
    keep_link(cursor, case, v, moment.on)
    cursor.execute(
        "DELETE FROM store_caselink WHERE source_id = %s AND target_id = %s AND type = %s", [v["source"], v["target"], v["type"]]
    )


_CLOCK = """
INSERT INTO store_clock (id, organ_id, case_id, key, round, state, due_on, started_on, stopped_on, provisional, calendar,
  basis, events, from_on) VALUES (%(id)s, %(organ)s, %(case)s, %(clock)s, %(round)s, %(state)s, %(due)s, %(on)s, %(stopped)s,
  %(provisional)s, %(calendar)s, %(basis)s, %(events)s, %(from)s)
ON CONFLICT (id) DO UPDATE SET
  from_on = CASE WHEN %(only_stopped)s THEN store_clock.from_on ELSE excluded.from_on END,
  state = excluded.state, due_on = excluded.due_on, stopped_on = excluded.stopped_on,
  provisional = excluded.provisional, calendar = excluded.calendar, basis = excluded.basis, events = excluded.events
"""


def _clock(cursor: CursorWrapper, case: CaseFacts, v: Mapping[str, Any], moment: Moment) -> None:
    event = clock_event_from_payload(v["event"])
    known = next(c for c in case.clocks if str(c.id) == v["id"])
    upto = known.events[: known.events.index(event) + 1]
    only_stopped = keep_clock(cursor, v, moment.on)
    cursor.execute(_CLOCK, {
        "id": v["id"], "organ": case.organ_id, "case": case.id, "clock": v["clock"], "round": v["round"],
        "state": v["state"], "due": v.get("due_on"), "on": upto[0].on,
        "stopped": event.on if isinstance(event, Stopped) else None, "provisional": v["provisional"],
        "calendar": v["calendar"], "basis": v["basis"], "from": moment.on, "only_stopped": only_stopped,
        "events": json.dumps([clock_event_to_payload(e) for e in upto], ensure_ascii=False),
    })


def _attached(cursor: CursorWrapper, case: CaseFacts, v: Mapping[str, Any], moment: Moment) -> None:
    cursor.execute(
        "INSERT INTO store_attachment (id, organ_id, case_id, blob_id, field, name, round, \"on\", person_id)"
        " SELECT %s, %s, %s, b.id, %s, %s, %s, %s, %s FROM store_blob b WHERE b.address = %s"
        " AND b.organ_id = %s",
        [
            v["id"], case.organ_id, case.id, v["field"], v["name"], v["round"], moment.on, moment.person_id, v["address"],
            case.organ_id,
        ],
    )


def _disclosed(cursor: CursorWrapper, case: CaseFacts, v: Mapping[str, Any], _: Moment) -> None:
    cursor.execute(
        "INSERT INTO store_disclosure (id, organ_id, case_id, title, text, result, ring, unit_id, files, round, published_on,"
        " withdrawn_reason, grams) VALUES (%s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, '', %s)",
        [
            v["id"], case.organ_id, case.id, v["title"], v["text"], v.get("result", ""), v.get("ring", "public"), v.get("unit"),
            v.get("files", ""), v["round"], v["on"], grams_of(v["title"], v["text"], v.get("result", "")),
        ],
    )


def _withdrawn(cursor: CursorWrapper, case: CaseFacts, v: Mapping[str, Any], _: Moment) -> None:
    cursor.execute(
        "UPDATE store_disclosure SET withdrawn_on = %s, withdrawn_reason = %s WHERE case_id = %s AND withdrawn_on IS NULL",
        [v["on"], v.get("reason", ""), case.id],
    )


def _numbered(_cursor: CursorWrapper, case: CaseFacts, v: Mapping[str, Any], _: Moment) -> None:
    raise_counter(v["counter"], v["serial"], organ_id=case.organ_id)


type_writer = Callable[[CursorWrapper, CaseFacts, Mapping[str, Any], Moment], None]
_WRITERS: dict[Op, type_writer] = {
    Op.STAGE: _stage, Op.DETAIL: _detail, Op.ASSIGNED: _assigned, Op.UNASSIGNED: _unassigned,
    Op.PARTICIPANT: _participant, Op.LINKED: _linked, Op.UNLINKED: _unlinked, Op.CLOCK: _clock, Op.ATTACHED: _attached,
    Op.DISCLOSED: _disclosed, Op.WITHDRAWN: _withdrawn, Op.NUMBER: _numbered,
}


def _write_access(
    cursor: CursorWrapper, procedure: Procedure, before: CaseFacts | None, after: CaseFacts, standing: Standing
) -> None:
    old = standing_of(procedure, before) if before is not None else None
    due = standing.next_due_on or NEVER
    if old is not None and old.access == standing.access:
        if (old.closed, old.next_due_on, before and before.stage) != (standing.closed, standing.next_due_on, after.stage):
            cursor.execute(
                "UPDATE store_caseaccess SET closed = %s, due_key = %s, stage = %s WHERE case_id = %s",
                [standing.closed, due, after.stage, after.id],
            )
        return
    if old is not None:
        cursor.execute("DELETE FROM store_caseaccess WHERE case_id = %s", [after.id])
    _insert_many(
        cursor, "store_caseaccess (organ_id, case_id, principal, procedure, closed, due_key, stage)",
        [(after.organ_id, after.id, p, after.procedure, standing.closed, due, after.stage) for p in sorted(standing.access)],
    )


def _write_waiting(cursor: CursorWrapper, after: CaseFacts, standing: Standing) -> None:
    if after.version > 1:
        cursor.execute("DELETE FROM store_waiting WHERE case_id = %s", [after.id])
    _insert_many(
        cursor, "store_waiting (organ_id, case_id, principal, action, due_key)",
        [
            (after.organ_id, after.id, principal, waiting.action, waiting.due_on or NEVER)
            for waiting in standing.waiting
            for principal in sorted(waiting.principals)
        ],
    )


def _insert_many(cursor: CursorWrapper, into: str, rows: list[tuple[Any, ...]]) -> None:
    if rows:
        marks = ", ".join("(" + ", ".join(["%s"] * len(rows[0])) + ")" for _ in rows)
        cursor.execute(f"INSERT INTO {into} VALUES {marks}", [v for row in rows for v in row])
