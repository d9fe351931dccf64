"""`renda audit verify --seals`: a ledger rewritten so that it agrees with itself does not agree with what was exported before."""

import json
from datetime import date

import psycopg
import pytest
from tests.makers.problems import day, run_loop

from renda.adapters.seal_files import SealFileUnreadable, read_seals, write_seal
from renda.cli import audit
from renda.domain.hash_chain import event_digest, event_header, payload_digest
from renda.domain.seals import seal_digest
from renda.store.sealing import seal_organ
from renda.store.verification import verify_chains

COLUMNS = "organ_id, chain_id, seq, kind, action, actor_id, post_id, on_behalf_of_id, \"on\", at"


@pytest.fixture
def loop(database):
    return run_loop()


@pytest.fixture
def exported(loop, tmp_path):
    """Two days sealed and exported; between them the case moved on by one act."""
    folder = tmp_path / "elsewhere"
    write_seal(folder, seal_organ(loop.organ.organ_id, on=date(2026, 10, 26), at=day(10, 26)))
    loop.organ.do("综合处干部", loop.case, "hand_over", at=day(10, 27), unit="研究室", person="经办人", rectify_by="2026-12-30")
    write_seal(folder, seal_organ(loop.organ.organ_id, on=date(2026, 10, 28), at=day(10, 28)))
    return folder


def rewrite(database, chain, since):
    """As only a superuser can: from one event on the whole chain anew, every digest, head and count in order."""
    with psycopg.connect(database.root_dsn) as root:
        root.execute("SET session_replication_role = replica")
        previous = root.execute("SELECT previous FROM store_event WHERE chain_id = %s AND seq = %s", [chain, since]).fetchone()[0]
        names = [c.strip(' "') for c in COLUMNS.split(",")]
        for seq, *values, salt, text in root.execute(
            f"SELECT e.seq, {', '.join('e.' + c.strip() for c in COLUMNS.split(','))}, p.salt, p.text FROM store_event e"
            " JOIN store_payload p ON p.event_id = e.id WHERE e.chain_id = %s AND e.seq >= %s ORDER BY e.seq", [chain, since],
        ).fetchall():
            changed = text.replace("研究室", "城环委").replace("建立", "建起")
            payload = payload_digest(salt=salt, text=changed)
            digest = event_digest(
                previous=previous, header=event_header(**dict(zip(names, values, strict=True)), payload_digest=payload),
            )
            root.execute(
                "UPDATE store_event SET previous = %s, digest = %s, payload_digest = %s WHERE chain_id = %s AND seq = %s",
                [previous, digest, payload, chain, seq],
            )
            root.execute(
                "UPDATE store_payload SET text = %s WHERE event_id = (SELECT id FROM store_event WHERE chain_id = %s AND seq = %s)",
                [changed, chain, seq],
            )
            previous = digest
        root.execute("UPDATE store_chain SET last_digest = %s WHERE id = %s", [previous, chain])


def forge_own_seals(database):
    """The seals in the database rewritten too, so that the ledger agrees with itself in every respect."""
    with psycopg.connect(database.root_dsn) as root:
        root.execute("SET session_replication_role = replica")
        root.execute(
            "UPDATE store_sealedhead h SET digest = e.digest FROM store_event e WHERE e.chain_id = h.chain_id AND e.seq = h.seq"
        )
        from renda.store.sealing import seals_of

        previous = None
        for (organ,) in root.execute("SELECT id FROM store_organ").fetchall():
            with root.cursor() as cursor:
                for seal in seals_of(cursor, organ):
                    previous = previous or seal.previous
                    digest = seal_digest(
                        organ_id=organ, on=seal.on, chains=seal.chains, events=seal.events, previous=previous, heads=seal.heads,
                    )
                    cursor.execute(
                        'UPDATE store_seal SET previous = %s, digest = %s WHERE organ_id = %s AND "on" = %s',
                        [previous, digest, organ, seal.on],
                    )
                    previous = digest


def test_a_true_ledger_agrees_with_what_was_exported(loop, exported, capsys):
    assert audit.verify(None, as_json=False, seals=exported) == 0
    assert "与导出的2份封存核对" in capsys.readouterr().out
    (file, _) = sorted(exported.rglob("*.json"))
    assert audit.verify(loop.organ.organ_id, as_json=False, seals=file) == 0


def test_a_rewritten_chain_is_told_by_the_own_seals(database, loop, exported):
    rewrite(database, loop.case, 3)
    (fault,) = verify_chains().faults
    assert (fault.subject, fault.seq) == (loop.case, 1)
    assert "2026-10-26" in fault.what


def test_where_the_own_seals_are_rewritten_too_the_exported_ones_tell_chain_event_and_day(database, loop, exported, capsys):
    with psycopg.connect(database.root_dsn) as root:
        last = root.execute("SELECT last_seq FROM store_chain WHERE id = %s", [loop.case]).fetchone()[0]
    rewrite(database, loop.case, last)
    forge_own_seals(database)
    assert verify_chains().faults == []
    assert audit.verify(None, as_json=True, seals=exported) == 1
    faults = json.loads(capsys.readouterr().out)["faults"]
    assert [(f["chain"], f["what"]) for f in faults] == [
        ("seal", "2026-10-28的封存与导出的不同"),
        ("case", f"第{last}个事件与2026-10-28的封存不符"),
    ]
    assert (faults[1]["subject"], faults[1]["seq"]) == (str(loop.case), last)
    assert faults[1]["number"].startswith("整改")


def test_a_last_event_taken_away_with_everything_mended_is_found(database, loop, exported):
    with psycopg.connect(database.root_dsn) as root:
        root.execute("SET session_replication_role = replica")
        last = root.execute("SELECT last_seq FROM store_chain WHERE id = %s", [loop.case]).fetchone()[0]
        root.execute("DELETE FROM store_event WHERE chain_id = %s AND seq = %s", [loop.case, last])
        root.execute(
            "UPDATE store_chain SET last_seq = %(to)s, last_digest ="
            " (SELECT digest FROM store_event WHERE chain_id = %(id)s AND seq = %(to)s) WHERE id = %(id)s",
            {"to": last - 1, "id": loop.case},
        )
        root.execute("UPDATE store_case SET version = %s WHERE id = %s", [last - 1, loop.case])
        root.execute("DELETE FROM store_sealedhead WHERE chain_id = %s AND seq = %s", [loop.case, last])
    faults = verify_chains(seals=read_seals(exported)).faults
    assert ("case", loop.case, last) in [(f.chain, f.subject, f.seq) for f in faults]
    assert f"第{last}个事件缺失，2026-10-28的封存计有{last}个事件" in [f.what for f in faults]


def test_an_organ_taken_away_whole_is_missed_by_its_exported_seals(database, loop, exported):
    with psycopg.connect(database.root_dsn) as root:
        root.execute("SET session_replication_role = replica")
        for table in ("sealedhead", "seal", "payload", "event", "chain", "case", "organ"):
            root.execute(f"DELETE FROM store_{table}")
    assert verify_chains().faults == []
    assert len(verify_chains(seals=read_seals(exported)).faults) > 3


def test_an_exported_seal_that_was_changed_is_told_and_proves_nothing_else(loop, exported):
    file = sorted(exported.rglob("*.json"))[0]
    file.write_text(file.read_text().replace('"events": ', '"events": 1'))
    (fault,) = verify_chains(seals=read_seals(exported)).faults
    assert fault.what == "导出的2026-10-26封存与自身的摘要不符，不能作为依据"


@pytest.mark.parametrize("content", ["", "{}", "[]", "封存", '{"organ_id": "x"}'])
def test_what_is_no_seal_is_refused_with_its_place(database, loop, tmp_path, capsys, content):
    file = tmp_path / "x.json"
    file.write_text(content)
    if content:
        assert audit.verify(None, as_json=False, seals=file) == 2
        assert "第1行不是封存" in capsys.readouterr().err
    with pytest.raises(SealFileUnreadable):
        list(read_seals(tmp_path / "nothing"))
