"""Bulk loading by COPY as the owner: many copies of template cases, each with ids, numbers and a true hash chain of its own.

One batch is copied while the next is made, and no table is written by two connections: they would hold each other up.
Must not know: procedures, rules.
"""

import sys
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import cycle
from typing import Any
from uuid import UUID

import psycopg

from renda.store.bulk_copies import CHAINS, EVENTS, PAYLOADS, Copies
from renda.store.bulk_keys import analyze, without_keys
from renda.store.bulk_templates import Template, case_tables, columns_of, cut_templates

BATCH = 300  # copies of a template that are gathered before they are copied
_LEDGER = {
    CHAINS: "id, organ_id, kind, subject, last_seq, last_digest",
    EVENTS: (
        "id, organ_id, chain_id, seq, kind, action, actor_id, post_id, on_behalf_of_id, round, \"on\", at, payload_digest, previous, digest"
    ),
    PAYLOADS: "event_id, organ_id, salt, text",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Loaded:
    """What was loaded: cases, events, and the seconds it took with indexes and keys made again."""

    cases: int
    events: int
    seconds: float


def load_copies(dsn: str, organ_id: UUID, *, cases: int, bare: bool | None = None) -> Loaded:
    """This will load at least `cases` more cases made after those the organ has; `bare` (when over 20,000) without keys meanwhile.

    :raises ValueError: if the organ has no case to copy.
    """
    with psycopg.connect(dsn, autocommit=True) as connection:
        templates = cut_templates(connection, organ_id)
        if not templates:
            raise ValueError("there is no case to copy")
        began = time.perf_counter()
        order = list(_in_turn(templates, cases))
        events = sum(len(t.events) for t in order)
        copies = Copies(
            str(organ_id), first_event=_reserve_events(connection, events),
            serials=dict(connection.execute("SELECT key, value FROM store_counter WHERE organ_id = %s", [organ_id]).fetchall()),
        )
        written = [table for table in case_tables() if any(table in t.rows for t in templates)]
        with without_keys(dsn, (PAYLOADS, EVENTS, CHAINS, *written) if _is_bare(bare, cases) else ()):
            _copy_all(dsn, _batches(copies, order), written)
        _raise_counters(connection, organ_id, copies.serials)
    analyze(dsn, written)
    return Loaded(cases=sum(t.cases for t in order), events=events, seconds=time.perf_counter() - began)


def _is_bare(asked: bool | None, cases: int) -> bool:
    return cases > 20_000 if asked is None else asked


def _in_turn(templates: Sequence[Template], cases: int) -> Iterator[Template]:
    """One template after the other, and no more than what reaches `cases`."""
    total = 0
    for template in cycle(templates):
        if total >= cases:
            return
        total += template.cases
        yield template


def _batches(copies: Copies, order: Sequence[Template]) -> Iterator[Mapping[str, Sequence[bytes]]]:
    for start in range(0, len(order), BATCH):
        for template in order[start : start + BATCH]:
            copies.add(template)
        yield copies.taken()


def _copy_all(dsn: str, batches: Iterable[Mapping[str, Sequence[bytes]]], written: Sequence[str]) -> None:
    """Copy each batch while the next is made: the ledger through one connection, the tables of cases through another."""
    with psycopg.connect(dsn) as ledger, psycopg.connect(dsn) as tables, ThreadPoolExecutor(2) as hands, _quick_turns():
        columns = {table: ", ".join(columns_of(tables, table)) for table in written}
        parts = ((ledger, _LEDGER), (tables, columns))
        for connection, _ in parts:
            connection.execute("SET synchronous_commit = off")
        running: list[Future[None]] = []
        for batch in batches:
            _finish(running, (ledger, tables))
            running = [hands.submit(_copy, connection, batch, part) for connection, part in parts]
        _finish(running, (ledger, tables))


def _finish(running: Sequence[Future[None]], connections: Sequence[psycopg.Connection[Any]]) -> None:
    """Commit what every hand has copied, or nothing of it."""
    for future in running:
        future.result()
    for connection in connections:
        connection.commit()


def _copy(connection: psycopg.Connection[Any], batch: Mapping[str, Sequence[bytes]], columns: Mapping[str, str]) -> None:
    for table in (t for t in columns if t in batch):
        with connection.cursor().copy(f"COPY {table} ({columns[table]}) FROM STDIN") as copy:
            copy.write(b"".join(batch[table]))


@contextmanager
def _quick_turns() -> Iterator[None]:
    """The copying thread waits for no more than half a millisecond until the making one lets it send on."""
    usual = sys.getswitchinterval()
    sys.setswitchinterval(0.0005)
    try:
        yield
    finally:
        sys.setswitchinterval(usual)


def _reserve_events(connection: psycopg.Connection[Any], count: int) -> int:
    row = connection.execute(
        "SELECT setval(s, nextval(s) + %s) - %s + 1 FROM (SELECT pg_get_serial_sequence('store_event', 'id')) AS q (s)", [count, count]
    ).fetchone()
    assert row is not None  # noqa: S101 - setval always answers
    return int(row[0])


def _raise_counters(connection: psycopg.Connection[Any], organ_id: UUID, serials: Mapping[str, int]) -> None:
    for key, value in serials.items():
        connection.execute(
            "UPDATE store_counter SET value = greatest(value, %s) WHERE organ_id = %s AND key = %s", [value, organ_id, key]
        )
