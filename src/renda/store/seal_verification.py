"""Comparing the ledger with seals: those it keeps itself, and those exported before anybody could have rewritten both.

A chain rewritten from its first event on agrees with itself; it does not agree with the head sealed on an earlier day.
Must not know: what events mean; where exported seals come from.
"""

from collections.abc import Iterable
from datetime import date
from typing import Any
from uuid import UUID

from renda.domain.seals import Head, Seal, agrees_with_itself
from renda.store.faults import Fault
from renda.store.sealing import seals_of

_BATCH = 5000
# The event a seal vouches for, and how far its chain goes now.
_DIFFERING = """
SELECT h.chain, h.seq, (SELECT max(e.seq) FROM store_event e WHERE e.organ_id = %(organ)s AND e.chain_id = h.chain)
FROM unnest(%(chains)s::uuid[], %(seqs)s::int[], %(digests)s::text[]) AS h(chain, seq, digest)
LEFT JOIN store_event e ON e.organ_id = %(organ)s AND e.chain_id = h.chain AND e.seq = h.seq
WHERE e.digest IS DISTINCT FROM h.digest
"""
_ABOUT = """
SELECT coalesce(c.kind, 'unknown'), coalesce(c.subject, k.id), s.number FROM (SELECT %(chain)s::uuid AS id) k
LEFT JOIN store_chain c ON c.organ_id = %(organ)s AND c.id = k.id
LEFT JOIN store_case s ON s.organ_id = %(organ)s AND s.id = k.id
"""


def broken_seals(cursor: Any, organ_id: UUID, exported: Iterable[Seal]) -> list[Fault]:
    """This will tell what of an organ's ledger is not as its own seals and the exported ones say, once for each chain."""
    kept = [s for s in seals_of(cursor, organ_id) if s.previous]
    given = sorted((s for s in exported if s.organ_id == organ_id), key=lambda s: s.on)
    found = [*_unlike(given, {s.on: s.digest for s in kept}), *_loose(kept)]
    seals = sorted([*given, *kept], key=lambda s: s.on)
    return [*found, *_chains(cursor, organ_id, [s for s in seals if agrees_with_itself(s)])]


def _seal(seal: Seal, what: str) -> Fault:
    return Fault(organ_id=seal.organ_id, chain="seal", subject=seal.organ_id, number=None, seq=None, what=what)


def _unlike(given: list[Seal], kept: dict[date, str]) -> Iterable[Fault]:
    for seal in given:
        if not agrees_with_itself(seal):
            yield _seal(seal, f"导出的{seal.on}封存与自身的摘要不符，不能作为依据")
        elif kept.get(seal.on) != seal.digest:
            how = "与导出的不同" if seal.on in kept else "缺失，导出的还在"
            yield _seal(seal, f"{seal.on}的封存{how}")


def _loose(kept: list[Seal]) -> Iterable[Fault]:
    for before, seal in zip([None, *kept], kept, strict=False):
        if not agrees_with_itself(seal):
            yield _seal(seal, f"{seal.on}的封存与自身的摘要不符")
        elif before is not None and seal.previous != before.digest:
            yield _seal(seal, f"{seal.on}的封存与{before.on}的封存不相接")


def _chains(cursor: Any, organ_id: UUID, seals: list[Seal]) -> Iterable[Fault]:
    """The earliest seal that a chain differs from, and the last event of the chain that a seal still vouches for."""
    first: dict[UUID, tuple[Seal, int, int]] = {}
    for seal in seals:
        for chain, seq, last in _differing(cursor, organ_id, seal.heads):
            first.setdefault(chain, (seal, seq, last or 0))
    for chain, (seal, seq, last) in first.items():
        good = max((h.seq for s in seals if s.on < seal.on for h in s.heads if h.chain == chain), default=0)
        yield _broken(cursor, chain, seal, seq=seq, last=last, good=good)


def _differing(cursor: Any, organ_id: UUID, heads: tuple[Head, ...]) -> Iterable[tuple[UUID, int, int | None]]:
    for start in range(0, len(heads), _BATCH):
        some = heads[start : start + _BATCH]
        cursor.execute(_DIFFERING, {
            "organ": organ_id, "chains": [h.chain for h in some], "seqs": [h.seq for h in some],
            "digests": [h.digest for h in some],
        })
        yield from cursor.fetchall()


def _broken(cursor: Any, chain: UUID, seal: Seal, *, seq: int, last: int, good: int) -> Fault:
    cursor.execute(_ABOUT, {"organ": seal.organ_id, "chain": chain})
    kind, subject, number = cursor.fetchone()
    where, what = good + 1, f"第{good + 1}至{seq}个事件与{seal.on}的封存不符"
    if last < seq:
        where, what = last + 1, f"第{last + 1}个事件缺失，{seal.on}的封存计有{seq}个事件"
    elif good + 1 == seq:
        what = f"第{seq}个事件与{seal.on}的封存不符"
    return Fault(organ_id=seal.organ_id, chain=kind, subject=subject, number=number, seq=where, what=what)

