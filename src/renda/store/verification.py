"""Verification of the ledger: every chain recomputed from its rows, as the owner, in constant memory.

Must not know: what events mean; who asked. An emptied payload is in order where a recorded act retired it.
"""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, NamedTuple
from uuid import UUID

from django.db import connections, transaction

from renda.domain.hash_chain import GENESIS, event_digest, event_header, payload_digest
from renda.domain.seals import Seal
from renda.store.faults import Fault
from renda.store.seal_verification import broken_seals

RETIRED = "PayloadRetired"
_BATCH = 2000


@dataclass(slots=True, kw_only=True)
class Verification:
    """What was recomputed; at most one fault of its own a chain, in the order of organs and chains; then what differs from seals."""

    chains: int = 0
    events: int = 0
    emptied: int = 0
    faults: list[Fault] = field(default_factory=list)


class _Row(NamedTuple):
    organ: UUID
    chain: UUID
    chain_kind: str
    subject: UUID
    last_seq: int
    last_digest: str
    number: str | None
    version: int | None
    seq: int | None
    kind: str
    action: str
    actor: UUID
    post: UUID | None
    behalf: UUID | None
    round: int
    on: date
    at: datetime
    payload: str
    previous: str
    digest: str
    salt: str | None
    text: str | None


_ROWS = """
SELECT c.organ_id, c.id, c.kind, c.subject, c.last_seq, c.last_digest, s.number, s.version, e.seq, e.kind, e.action,
  e.actor_id, e.post_id, e.on_behalf_of_id, e.round, e."on", e.at, e.payload_digest, e.previous, e.digest, p.salt, p.text
FROM store_chain c
LEFT JOIN store_event e ON e.organ_id = c.organ_id AND e.chain_id = c.id
LEFT JOIN store_payload p ON p.event_id = e.id
LEFT JOIN store_case s ON c.kind = 'case' AND s.id = c.subject
WHERE %(organ)s::uuid IS NULL OR c.organ_id = %(organ)s::uuid
ORDER BY c.organ_id, c.id, e.seq
"""
_STRAYS = """
SELECT e.organ_id, 'unknown', e.chain_id, NULL, e.seq, '事件所在的记录链缺失' FROM store_event e
WHERE NOT EXISTS (SELECT 1 FROM store_chain c WHERE c.id = e.chain_id)
  AND (%(organ)s::uuid IS NULL OR e.organ_id = %(organ)s::uuid)
UNION ALL
SELECT s.organ_id, 'case', s.id, s.number, NULL, '事项没有记录链' FROM store_case s
WHERE NOT EXISTS (SELECT 1 FROM store_chain c WHERE c.id = s.id)
  AND (%(organ)s::uuid IS NULL OR s.organ_id = %(organ)s::uuid)
"""
_RETIRED = "SELECT p.text FROM store_event e JOIN store_payload p ON p.event_id = e.id WHERE e.kind = %s"


def verify_chains(organ_id: UUID | None = None, *, seals: Iterable[Seal] = ()) -> Verification:
    """This will recompute every chain (of one organ, or of all) as the owner, compare the ledger with its own seals and with the
    exported ones given, and tell what differs."""
    owner = connections["owner"]
    found = Verification()
    with transaction.atomic(using="owner"):
        with owner.cursor() as cursor:
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
            retired = _retired(cursor)
        for rows in _chains(owner.connection, organ_id):
            _verify_chain(rows, retired, found)
        with owner.cursor() as cursor:
            cursor.execute(_STRAYS, {"organ": organ_id})
            names = ("organ_id", "chain", "subject", "number", "seq", "what")
            found.faults += [Fault(**dict(zip(names, row, strict=True))) for row in cursor.fetchall()]
            exported = tuple(seals)
            for organ in [organ_id] if organ_id else _organs(cursor, exported):
                found.faults += broken_seals(cursor, organ, exported)
    return found


def _organs(cursor: Any, exported: Iterable[Seal]) -> list[UUID]:
    """Every organ there is, and every one that a seal was exported for."""
    cursor.execute("SELECT id FROM store_organ")
    return sorted({*(row[0] for row in cursor.fetchall()), *(s.organ_id for s in exported)})


def _retired(cursor: Any) -> frozenset[tuple[str, int]]:
    cursor.execute(_RETIRED, [RETIRED])
    data = [json.loads(text)["data"] for (text,) in cursor.fetchall() if text]
    return frozenset((d["chain"], d["seq"]) for d in data)


def _chains(raw: Any, organ_id: UUID | None) -> Iterator[Iterator[_Row]]:
    """Chains one after another, rows streamed: no chain is held in memory."""
    from itertools import groupby

    with raw.cursor(name="audit_verify") as cursor:
        cursor.itersize = _BATCH
        cursor.execute(_ROWS, {"organ": organ_id})
        for _, rows in groupby(map(_Row._make, cursor), key=lambda r: r.chain):
            yield rows


def _verify_chain(rows: Iterator[_Row], retired: frozenset[tuple[str, int]], found: Verification) -> None:
    found.chains += 1
    expected, head, fault = 1, GENESIS, None
    row: _Row | None = None
    for row in rows:
        if row.seq is None:
            continue
        found.events += 1
        found.emptied += row.text is None and row.salt is not None
        if fault is None:
            fault = _difference(row, expected, head, retired)
            if fault is not None:
                found.faults.append(_fault(row, row.seq, fault))
        expected, head = row.seq + 1, row.digest
    if row is not None and fault is None:
        whole = _whole(row, expected - 1, head)
        if whole is not None:
            found.faults.append(_fault(row, whole[0], whole[1]))


def _fault(row: _Row, seq: int | None, what: str) -> Fault:
    return Fault(
        organ_id=row.organ, chain=row.chain_kind, subject=row.subject, number=row.number, seq=seq, what=what,
    )


def _difference(row: _Row, expected: int, head: str, retired: frozenset[tuple[str, int]]) -> str | None:
    """The first thing about one event that is not as its digests say."""
    assert row.seq is not None
    if row.seq != expected:
        return f"第{expected}个事件缺失"
    if row.previous != head:
        return "前一事件的摘要不符"
    header = event_header(
        organ_id=row.organ, chain_id=row.chain, seq=row.seq, kind=row.kind, action=row.action, actor_id=row.actor,
        post_id=row.post, on_behalf_of_id=row.behalf, on=row.on, at=row.at, payload_digest=row.payload,
    )
    if event_digest(previous=row.previous, header=header) != row.digest:
        return "事件被改动"
    if row.salt is None:
        return "事件内容缺失"
    if row.text is None:
        return None if (str(row.chain), row.seq) in retired else "事件内容被清空，没有清除记录"
    if payload_digest(salt=row.salt, text=row.text) != row.payload:
        return "事件内容被改动"
    return None if row.chain_kind != "case" or _round(row.text) == row.round else "事件的轮次被改动"


def _round(text: str) -> int:
    """Read the round of a case event: the last such key, since only two texts follow it in canonical order."""
    digits = text.rpartition('"round":')[2].partition(",")[0]
    return int(digits) if digits.isdigit() else -1


def _whole(row: _Row, last: int, head: str) -> tuple[int | None, str] | None:
    if row.last_seq != last:
        return last + 1, f"第{last + 1}个事件缺失，记录链应有{row.last_seq}个事件"
    if row.last_digest != head and last:
        return last, "链首摘要不符"
    if row.chain_kind == "case" and row.version != last:
        return None, "事项缺失" if row.version is None else f"事项计有{row.version}个事件，与记录链不符"
    return None
