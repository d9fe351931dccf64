"""Foreign keys and plain indexes of loaded tables, taken away while a load runs and made again after it, several tables at once.

The database checks every row once, at the end. Must not know: what is loaded.
"""

from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor, wait
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from typing import Any

import psycopg

_AT_ONCE = 2  # tables
_SETTINGS = "SET maintenance_work_mem = '256MB'; SET max_parallel_maintenance_workers = 0"  # the tables are what runs in parallel
_KEYS = """
SELECT conname, pg_get_constraintdef(oid) FROM pg_constraint WHERE contype = 'f' AND convalidated AND conrelid = %s::regclass
"""
_INDEXES = """
SELECT indexrelid::regclass::text, pg_get_indexdef(indexrelid) FROM pg_index WHERE indrelid = %s::regclass AND NOT indisunique
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Taken:
    """What one table lost: definitions of its indexes, names and definitions of its foreign keys."""

    table: str
    indexes: tuple[str, ...]
    keys: tuple[tuple[str, str], ...]


@contextmanager
def without_keys(dsn: str, tables: Sequence[str]) -> Iterator[None]:
    """This will take keys and indexes away inside the block and make all of them again whatever happens.

    Foreign keys return unchecked first and are then checked table by table: checks of two tables may run together,
    additions may not.
    """
    with psycopg.connect(dsn) as connection:
        taken = [_take(connection, table) for table in tables]
    try:
        yield
    finally:
        _each(dsn, (t.indexes for t in taken))
        with psycopg.connect(dsn) as connection:
            for t in taken:
                for name, definition in t.keys:
                    connection.execute(f'ALTER TABLE {t.table} ADD CONSTRAINT "{name}" {definition} NOT VALID')
        _each(dsn, ([f'ALTER TABLE {t.table} VALIDATE CONSTRAINT "{name}"' for name, _ in t.keys] for t in taken))


def analyze(dsn: str, tables: Sequence[str]) -> None:
    """This will bring the planner's figures of the tables up to date."""
    _each(dsn, ([f"ANALYZE {table}"] for table in tables))


def _take(connection: psycopg.Connection[Any], table: str) -> _Taken:
    keys = connection.execute(_KEYS, [table]).fetchall()
    indexes = connection.execute(_INDEXES, [table]).fetchall()
    for name, _ in keys:
        connection.execute(f'ALTER TABLE {table} DROP CONSTRAINT "{name}"')
    for name, _ in indexes:
        connection.execute(f"DROP INDEX {name}")
    return _Taken(table=table, indexes=tuple(d for _, d in indexes), keys=tuple(keys))


def _each(dsn: str, groups: Iterable[Sequence[str]]) -> None:
    """Run every group of statements, several groups at once; all are tried before the first failure is raised."""
    with ThreadPoolExecutor(_AT_ONCE) as pool, ExitStack() as stack:
        idle = [stack.enter_context(psycopg.connect(dsn, autocommit=True)) for _ in range(_AT_ONCE)]
        for connection in idle:
            connection.execute(_SETTINGS)

        def run(statements: Sequence[str]) -> None:
            connection = idle.pop()
            try:
                for statement in statements:
                    connection.execute(statement)
            finally:
                idle.append(connection)

        futures = [pool.submit(run, group) for group in groups if group]
        wait(futures)
    for future in futures:
        future.result()
