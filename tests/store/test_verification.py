"""`renda audit verify`: passes on a true ledger, names the first bad event on a changed one."""

import json
from datetime import date

import psycopg
import pytest
from tests.makers.problems import day, run_loop

from renda.cli import audit
from renda.domain.refusals import Code, Refused
from renda.services.retire_payload import retire_payload
from renda.store.replay import replay_organ
from renda.store.sealing import seal_organ
from renda.store.verification import verify_chains


def changed(database, statement, values):
    """Change rows as nobody may: the superuser, past triggers and keys."""
    with psycopg.connect(database.root_dsn) as root:
        root.execute("SET session_replication_role = replica")
        assert root.execute(statement, values).rowcount == 1


@pytest.fixture
def loop(database):
    return run_loop()


def test_a_true_ledger_passes(loop):
    found = verify_chains()
    assert found.faults == []
    assert found.events > 30
    assert found.emptied == 0
    assert audit.verify(loop.organ.organ_id, as_json=False) == 0


EVENT = "chain_id = %s AND seq = %s"
PAYLOAD = "event_id = (SELECT id FROM store_event WHERE chain_id = %s AND seq = %s)"


@pytest.mark.parametrize(("statement", "what"), [
    (f"UPDATE store_payload SET text = replace(text, '研究室', '城环委') WHERE {PAYLOAD}", "事件内容被改动"),
    (f"UPDATE store_payload SET text = NULL WHERE {PAYLOAD}", "事件内容被清空，没有清除记录"),
    (f"UPDATE store_event SET \"on\" = \"on\" - 1 WHERE {EVENT}", "事件被改动"),
    (f"UPDATE store_event SET at = at + interval '1 second' WHERE {EVENT}", "事件被改动"),
    (f"UPDATE store_event SET actor_id = gen_random_uuid() WHERE {EVENT}", "事件被改动"),
    (f"UPDATE store_event SET round = 7 WHERE {EVENT}", "事件的轮次被改动"),
    (f"DELETE FROM store_payload WHERE {PAYLOAD}", "事件内容缺失"),
])
def test_a_changed_row_is_named(database, loop, capsys, statement, what):
    changed(database, statement, [loop.case, 3])
    (fault,) = verify_chains().faults
    assert (fault.subject, fault.seq, fault.what) == (loop.case, 3, what)
    assert fault.number.startswith("整改")
    assert audit.verify(None, as_json=True) == 1
    assert json.loads(capsys.readouterr().out)["faults"][0]["seq"] == 3


def test_an_event_taken_out_of_the_middle_is_named(database, loop):
    changed(database, f"DELETE FROM store_event WHERE {EVENT}", [loop.case, 4])
    faults = verify_chains().faults
    assert faults[0].seq == 5
    assert faults[0].what == "第4个事件缺失"


def test_a_deleted_last_event_is_named(database, loop):
    with psycopg.connect(database.root_dsn) as root:
        last = root.execute("SELECT max(seq) FROM store_event WHERE chain_id = %s", [loop.case]).fetchone()[0]
    changed(database, f"DELETE FROM store_event WHERE {EVENT}", [loop.case, last])
    (fault,) = verify_chains().faults
    assert fault.seq == last
    assert "事件缺失" in fault.what


def test_two_events_exchanged_are_named(database, loop):
    with psycopg.connect(database.root_dsn) as root:
        root.execute("SET session_replication_role = replica")
        for before, after in ((4, -1), (5, 4), (-1, 5)):
            root.execute(f"UPDATE store_event SET seq = %s WHERE {EVENT}", [after, loop.case, before])
    (fault,) = verify_chains().faults
    assert (fault.subject, fault.seq, fault.what) == (loop.case, 4, "前一事件的摘要不符")


def test_an_event_put_in_is_named(database, loop):
    """Put in after the last one with all that follows moved up, and with the counts of chain and case mended."""
    with psycopg.connect(database.root_dsn) as root:
        root.execute("SET session_replication_role = replica")
        root.execute("UPDATE store_event SET seq = -seq - 1 WHERE chain_id = %s AND seq >= 4", [loop.case])
        root.execute("UPDATE store_event SET seq = -seq WHERE chain_id = %s AND seq < 0", [loop.case])
        (made,) = root.execute(
            "INSERT INTO store_event (organ_id, chain_id, seq, kind, action, actor_id, round, \"on\", at, payload_digest,"
            " previous, digest) SELECT organ_id, chain_id, 4, kind, action, actor_id, round, \"on\", at, payload_digest,"
            " digest, repeat('0', 64) FROM store_event WHERE chain_id = %s AND seq = 3 RETURNING id", [loop.case],
        ).fetchone()
        root.execute(
            "INSERT INTO store_payload (event_id, organ_id, salt, text) SELECT %s, p.organ_id, p.salt, p.text FROM store_payload p"
            f" WHERE {PAYLOAD}", [made, loop.case, 3],
        )
        root.execute("UPDATE store_chain SET last_seq = last_seq + 1 WHERE id = %s", [loop.case])
        root.execute("UPDATE store_case SET version = version + 1 WHERE id = %s", [loop.case])
    (fault,) = verify_chains().faults
    assert (fault.subject, fault.seq, fault.what) == (loop.case, 4, "事件被改动")


@pytest.mark.parametrize("change", [
    "stage = 'struck_off'", "title = '改过的标题'", "next_due_on = '2030-01-01'", "number = '整改-2026-999'",
    "opened_on = opened_on - 1",
])
def test_a_case_row_changed_by_hand_is_found_by_replay(database, loop, capsys, change):
    changed(database, f"UPDATE store_case SET {change} WHERE id = %s", [loop.case])
    assert verify_chains().faults == []
    assert {(d.table, d.row["id"]) for d in replay_organ(loop.organ.organ_id).differences} == {("store_case", str(loop.case))}
    assert audit.replay(None, as_json=False) == 1
    assert str(loop.case) in capsys.readouterr().out


def test_a_shortened_chain_with_a_mended_head_is_betrayed_by_its_case(database, loop):
    with psycopg.connect(database.root_dsn) as root:
        last = root.execute("SELECT max(seq) FROM store_event WHERE chain_id = %s", [loop.case]).fetchone()[0]
    changed(database, f"DELETE FROM store_event WHERE {EVENT}", [loop.case, last])
    changed(
        database, "UPDATE store_chain SET last_seq = %s, last_digest ="
        " (SELECT digest FROM store_event WHERE chain_id = %s AND seq = %s) WHERE id = %s",
        [last - 1, loop.case, last - 1, loop.case],
    )
    (fault,) = verify_chains().faults
    assert fault.what == f"事项计有{last}个事件，与记录链不符"


def test_a_chain_taken_away_whole_is_betrayed_by_the_seal(database, loop):
    sealed = seal_organ(loop.organ.organ_id, on=date(2026, 10, 26), at=day(10, 26))
    assert sealed == seal_organ(loop.organ.organ_id, on=date(2026, 10, 26), at=day(10, 26))
    with psycopg.connect(database.root_dsn) as root:
        root.execute("SET session_replication_role = replica")
        for table, key in (("event", "chain_id"), ("chain", "id"), ("case", "id")):
            root.execute(f"DELETE FROM store_{table} WHERE {key} = %s", [loop.personal])
    (fault,) = verify_chains().faults
    assert (fault.subject, fault.seq) == (loop.personal, 1)
    assert fault.what == "第1个事件缺失，2026-10-26的封存计有2个事件"


def test_a_retired_payload_is_told_and_in_order(database, loop):
    act = retire_payload(
        actor=loop.organ.actors["安全管理员"], case_id=loop.case, seq=2, reason="保管期限届满", at=day(10, 27),
    )
    assert isinstance(act, int)
    found = verify_chains()
    assert (found.faults, found.emptied) == ([], 1)
    assert replay_organ(loop.organ.organ_id).left_out == 1
    again = retire_payload(actor=loop.organ.actors["安全管理员"], case_id=loop.case, seq=2, reason="再次", at=day(10, 27))
    assert isinstance(again, Refused)
    assert again.has(Code.RULE)


def test_others_may_not_retire_a_payload(database, loop):
    refused = retire_payload(actor=loop.organ.actors["审计管理员"], case_id=loop.case, seq=2, reason="试", at=day(10, 27))
    assert isinstance(refused, Refused)
    assert refused.has(Code.NO_RIGHT)
    with psycopg.connect(database.app_dsn) as app:
        app.execute("SELECT set_config('renda.organ_id', %s, true)", [str(loop.organ.organ_id)])
        event = app.execute("SELECT id FROM store_event WHERE chain_id = %s AND seq = 2", [loop.case]).fetchone()[0]
        with pytest.raises(psycopg.errors.RaiseException, match="retires no payload"):
            app.execute("SELECT renda_retire_payload(%s)", [event])
