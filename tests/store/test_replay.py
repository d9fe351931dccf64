"""The ledger alone yields the tables again."""

import psycopg
from tests.makers.problems import run_loop

from renda.store.replay import CASE_TABLES, replay_organ


def test_the_ledger_yields_the_tables(database):
    loop = run_loop()
    found = replay_organ(loop.organ.organ_id)
    assert found.differences == ()
    assert (found.cases, found.left_out) == (5, 0)
    assert found.events > 25


def test_every_compared_table_but_those_of_files_holds_rows(database):
    run_loop()
    with psycopg.connect(database.owner_dsn) as owner:
        counts = {t: owner.execute(f"SELECT count(*) FROM store_{t}").fetchone()[0] for t in CASE_TABLES}
    assert {t for t, n in counts.items() if n == 0} <= {"attachment"}


def test_a_changed_table_is_told(database):
    loop = run_loop()
    with psycopg.connect(database.root_dsn) as root:
        root.execute("UPDATE store_case SET stage = 'struck_off' WHERE id = %s", [loop.case])
        root.execute("DELETE FROM store_waiting WHERE case_id = %s", [loop.case])
    differing = {(d.table, d.replayed) for d in replay_organ(loop.organ.organ_id).differences}
    assert ("store_case", True) in differing
    assert ("store_case", False) in differing
    assert ("store_waiting", True) in differing
