"""Bulk loading by COPY as the owner: many copies of template cases, each with ids, numbers and a true hash chain of its own.

Every process loads whole chains of its own through a connection of its own. Must not know: procedures, rules.
"""

import hashlib
import os
import time
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from multiprocessing import get_context
from operator import itemgetter
from typing import Any
from uuid import UUID

import psycopg

from renda.domain.hash_chain import GENESIS
from renda.store.bulk_keys import analyze, without_keys
from renda.store.bulk_templates import Template, case_tables, columns_of, cut_templates

BATCH = 300
_EVENT_COLUMNS = (
    "id, organ_id, chain_id, seq, kind, action, actor_id, post_id, on_behalf_of_id, round, \"on\", at, payload_digest, previous, digest"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Loaded:
    """What was loaded: cases, events, and the seconds it took with indexes and keys made again."""

    cases: int
    events: int
    seconds: float


@dataclass(frozen=True, slots=True, kw_only=True)
class _Share:
    """The work of one process: how often each template, from which serials and event id on."""

    dsn: str
    organ: str
    repeats: tuple[tuple[Template, int], ...]
    serials: Mapping[str, int]
    first_event: int


def load_copies(dsn: str, organ_id: UUID, *, cases: int, processes: int = 2, bare: bool | None = None) -> Loaded:
    """This will load at least `cases` more cases made after those the organ has; `bare` (when over 20,000) without keys meanwhile.

    :raises ValueError: if the organ has no case to copy.
    """
    with psycopg.connect(dsn, autocommit=True) as connection:
        templates = cut_templates(connection, organ_id)
        if not templates:
            raise ValueError("there is no case to copy")
        began = time.perf_counter()
        shares = _shares(connection, dsn, organ_id, templates, cases, processes)
        taken = _loaded_tables() if (bare if bare is not None else cases > 20_000) else ()
        with get_context("spawn").Pool(processes) as pool, without_keys(dsn, taken, at_once=processes):
            done = pool.map(load_share, shares)
        _raise_counters(connection, organ_id, shares)
    analyze(dsn, case_tables(), at_once=processes)
    return Loaded(cases=sum(c for c, _ in done), events=sum(e for _, e in done), seconds=time.perf_counter() - began)


def _loaded_tables() -> tuple[str, ...]:
    """The largest first, so that no process is left with one of them at the end."""
    return ("store_payload", "store_event", "store_chain", *case_tables())


def _shares(
    connection: psycopg.Connection[Any], dsn: str, organ_id: UUID, templates: Sequence[Template], cases: int, processes: int
) -> list[_Share]:
    each = -(-cases // (processes * sum(t.cases for t in templates)))
    counters = dict(connection.execute("SELECT key, value FROM store_counter WHERE organ_id = %s", [organ_id]).fetchall())
    repeats = _repeats(templates, each, cases // processes)
    drawn = Counter(key for template, count in repeats for key in template.counters for _ in range(count))
    events = sum(len(t.events) * count for t, count in repeats)
    first = _reserve_events(connection, events * processes)
    return [
        _Share(
            dsn=dsn, organ=str(organ_id), repeats=repeats, first_event=first + n * events,
            serials={key: counters.get(key, 0) + n * count for key, count in drawn.items()},
        )
        for n in range(processes)
    ]


def _repeats(templates: Sequence[Template], each: int, cases: int) -> tuple[tuple[Template, int], ...]:
    """How often each template is copied: evenly, and no more than what reaches `cases`."""
    counts, total = [0] * len(templates), 0
    for _ in range(each):
        for index, template in enumerate(templates):
            if total < cases:
                counts[index] += 1
                total += template.cases
    return tuple((t, c) for t, c in zip(templates, counts, strict=True) if c)


def _reserve_events(connection: psycopg.Connection[Any], count: int) -> int:
    row = connection.execute(
        "SELECT setval(s, nextval(s) + %s) - %s + 1 FROM (SELECT pg_get_serial_sequence('store_event', 'id')) AS q (s)", [count, count]
    ).fetchone()
    assert row is not None  # noqa: S101 - setval always answers
    return int(row[0])


def _raise_counters(connection: psycopg.Connection[Any], organ_id: UUID, shares: Sequence[_Share]) -> None:
    drawn = Counter(key for template, count in shares[-1].repeats for key in template.counters for _ in range(count))
    for key, count in drawn.items():
        connection.execute(
            "UPDATE store_counter SET value = greatest(value, %s) WHERE organ_id = %s AND key = %s",
            [shares[-1].serials[key] + count, organ_id, key],
        )


def load_share(share: _Share) -> tuple[int, int]:
    """This will load one process's share; gives the cases and events loaded."""
    writer = _Writer(share)
    cases = 0
    with psycopg.connect(share.dsn) as connection:
        connection.execute("SET synchronous_commit = off")
        columns = {table: ", ".join(columns_of(connection, table)) for table in case_tables()}
        for number, template in enumerate(_in_turn(share.repeats), start=1):
            writer.add(template)
            cases += template.cases
            if number % BATCH == 0:
                writer.flush(connection, columns)
        writer.flush(connection, columns)
    return cases, writer.next_event - share.first_event


def _in_turn(repeats: Sequence[tuple[Template, int]]) -> Iterator[Template]:
    for turn in range(max((count for _, count in repeats), default=0)):
        yield from (template for template, count in repeats if turn < count)


class _Writer:
    """Gathers the text of every table until it is copied."""

    def __init__(self, share: _Share) -> None:
        self.organ, self.next_event = share.organ, share.first_event
        self.serials = dict(share.serials)
        self.rows: dict[str, list[str]] = {table: [] for table in case_tables()}
        self.chains: list[str] = []
        self.events: list[str] = []
        self.payloads: list[str] = []
        self.getters: dict[tuple[int, ...], Any] = {}

    def add(self, template: Template) -> None:
        """Write one copy of a template."""
        values = self._values(template)
        for table, cut in template.rows.items():
            self.rows[table].append(self._fill(cut.form, cut.slots, values))
        heads: dict[int, tuple[str, int]] = {}
        random = os.urandom(16 * len(template.events)).hex()
        for index, event in enumerate(template.events):
            head, seq = heads.get(event.chain, (GENESIS, 0))
            digest = self._event(event, values, head, random[32 * index : 32 * index + 32])
            heads[event.chain] = (digest, seq + 1)
        for chain, (head, seq) in heads.items():
            self.chains.append(f"{values[chain]}\t{self.organ}\tcase\t{values[chain]}\t{seq}\t{head}\n")

    def _values(self, template: Template) -> list[str]:
        values = _fresh_ids(template.ids)
        for counter, prefix in zip(template.counters, template.prefixes, strict=True):
            self.serials[counter] = serial = self.serials[counter] + 1
            number = f"{prefix}{serial:03d}"
            gram = "" if f"{serial:03d}" in number.split("-")[1:-1] else f",{serial:03d}"
            values += [number, f'"number":"{number}","op":"number","serial":{serial}', gram]
        return values

    def _fill(self, form: str, slots: tuple[int, ...], values: list[str]) -> str:
        if len(slots) < 2:
            return form % tuple(values[s] for s in slots)
        getter = self.getters.get(slots)
        if getter is None:
            getter = self.getters[slots] = itemgetter(*slots)
        return str(form % getter(values))

    def _event(self, event: Any, values: list[str], previous: str, salt: str) -> str:
        text = self._fill(event.payload.form, event.payload.slots, values)
        chain = values[event.chain]
        payload = _sm3(f"{salt}\n{text}".encode())
        before, middle, after = event.header
        digest = _sm3(f"{previous}\n{before}{chain}{middle}{payload}{after}".encode())
        self.events.append(f"{self.next_event}\t{self.organ}\t{chain}\t{event.row}\t{payload}\t{previous}\t{digest}\n")
        shown = text.replace("\\", "\\\\") if event.escaped else text
        self.payloads.append(f"{self.next_event}\t{self.organ}\t{salt}\t{shown}\n")
        self.next_event += 1
        return digest

    def flush(self, connection: psycopg.Connection[Any], columns: Mapping[str, str]) -> None:
        """Copy what was gathered, in one transaction."""
        into = {
            "store_chain (id, organ_id, kind, subject, last_seq, last_digest)": self.chains,
            f"store_event ({_EVENT_COLUMNS})": self.events, "store_payload (event_id, organ_id, salt, text)": self.payloads,
            **{f"{table} ({columns[table]})": rows for table, rows in self.rows.items()},
        }
        for table, rows in into.items():
            if rows:
                with connection.cursor().copy(f"COPY {table} FROM STDIN") as copy:
                    copy.write("".join(rows))
                rows.clear()
        connection.commit()


def _sm3(text: bytes) -> str:
    return hashlib.new("sm3", text).hexdigest()


def _fresh_ids(count: int) -> list[str]:
    """UUIDv7 texts of this moment."""
    head = f"{time.time_ns() // 1_000_000:012x}"
    head = f"{head[:8]}-{head[8:]}-7"
    random = os.urandom(10 * count).hex()
    return [
        f"{head}{random[i : i + 3]}-8{random[i + 3 : i + 6]}-{random[i + 6 : i + 18]}" for i in range(0, 20 * count, 20)
    ]
