"""Rows kept as they stood before: only what changed on a later day, and the migration finds the same in the ledger."""

from importlib import import_module
from types import SimpleNamespace

import psycopg
from tests.makers.problems import run_loop

PAST = "SELECT organ_id, case_id, kind, from_on, until_on, content FROM store_pastrow ORDER BY case_id, kind, until_on, content::text"
SINCE = {
    "store_caselink": "SELECT id, from_on FROM store_caselink ORDER BY id",
    "store_participant": "SELECT id, from_on FROM store_participant ORDER BY id",
    "store_clock": "SELECT id, from_on FROM store_clock ORDER BY id",
}


def rows(database):
    with psycopg.connect(database.owner_dsn) as owner:
        return owner.execute(PAST).fetchall(), {table: owner.execute(sql).fetchall() for table, sql in SINCE.items()}


def test_the_migration_fills_from_the_ledger_what_acts_would_have_kept(database):
    from django.db import connections, transaction

    run_loop()
    written = rows(database)
    with psycopg.connect(database.owner_dsn) as owner:
        owner.execute("TRUNCATE store_pastrow")
        for table in SINCE:
            owner.execute(f"UPDATE {table} SET from_on = '0001-01-01'")
    migration = import_module("renda.store.migrations." + next(n for n in _names() if n.endswith("_past_rows")))
    with transaction.atomic(using="owner"):
        migration.fill(None, SimpleNamespace(connection=connections["owner"]))
        with connections["owner"].cursor() as cursor:  # Django makes the table's index last, in the same transaction
            cursor.execute("CREATE INDEX made_last ON store_pastrow (kind)")
    assert rows(database) == written
    assert {kind for _, _, kind, *_ in written[0]} >= {"detail", "clock"}


def test_a_row_is_kept_only_for_days_it_held(database):
    """Two corrections of one day leave one row behind; a clock that is merely stopped leaves none."""
    loop = run_loop()
    with psycopg.connect(database.owner_dsn) as owner:
        kept = owner.execute(
            "SELECT kind, from_on, until_on, content FROM store_pastrow WHERE case_id = %s ORDER BY kind, from_on", [loop.case]
        ).fetchall()
        stopped = owner.execute(
            "SELECT count(*) FROM store_clock WHERE stopped_on > from_on AND case_id = %s", [loop.case]
        ).fetchone()[0]
    assert kept
    assert all(began < ended for _, began, ended, _ in kept)
    assert {k for k, *_ in kept} >= {"detail", "clock"}
    paused = [c for k, _, _, c in kept if k == "clock" and c["state"] == "paused"]
    assert len(paused) == 1
    assert stopped >= 1


def _names():
    from pathlib import Path

    folder = Path(import_module("renda.store.migrations").__path__[0])
    return sorted(p.stem for p in folder.glob("[0-9]*.py"))
