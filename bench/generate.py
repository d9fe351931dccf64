"""Bulk loading of cases with true ledgers, keys and indexes made again included; beside it, the bare COPY of rows as large."""

import time
from typing import Any

AT_LEAST_CASES, AT_LEAST_EVENTS = 3_000.0, 30_000.0
SAMPLE = 100_000


def measure(small: bool = True) -> list[dict[str, Any]]:
    """This will give cases and events loaded a second; the reference is one process copying event rows into a bare table."""
    from bench.database import MANY, MORE, organ_of

    filled = organ_of(MANY if small else MORE)
    loaded, bare = filled.loaded, bare_copy(filled.database.owner_dsn)
    cases, events = loaded.cases / loaded.seconds, loaded.events / loaded.seconds
    each = loaded.events / loaded.cases
    return [
        {
            "name": "generate cases", "unit": "cases/s", "ours": cases, "reference": bare / each, "ratio": cases * each / bare,
            "judged": "ours", "at_least": AT_LEAST_CASES,
        },
        {
            "name": f"generate events ({each:.1f} a case)", "unit": "events/s", "ours": events, "reference": bare,
            "ratio": events / bare, "judged": "ours", "at_least": AT_LEAST_EVENTS,
        },
    ]


def bare_copy(dsn: str) -> float:
    """This will give event rows with payload a second, from memory into tables without keys or indexes."""
    import psycopg

    tables = ("store_event", "store_payload")
    with psycopg.connect(dsn, autocommit=True) as connection:
        texts = {}
        for table in tables:
            with connection.cursor().copy(f"COPY (SELECT * FROM {table} LIMIT {SAMPLE}) TO STDOUT") as copy:
                texts[table] = b"".join(bytes(block) for block in copy)
            connection.execute(f"CREATE TABLE bare_{table} (LIKE {table})")
        began = time.perf_counter()
        for table, text in texts.items():
            with connection.cursor().copy(f"COPY bare_{table} FROM STDIN") as copy:
                copy.write(text)
        seconds = time.perf_counter() - began
        for table in tables:
            connection.execute(f"DROP TABLE bare_{table}")
    return texts["store_event"].count(b"\n") / seconds
