"""The daily seal: the heads of all chains that moved since the seal before, bound to that seal by one digest.

From its contents alone anyone can say whether a seal agrees with itself, and which event of which chain it vouches for.
Must not know: where seals are kept, how events are stored.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from renda.domain.hash_chain import sm3


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """The last event of a chain at the moment of sealing: its number and digest."""

    chain: UUID
    seq: int
    digest: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Seal:
    """A seal as it is exported: `chains` and `events` count the whole ledger of the organ, `heads` are those that moved."""

    organ_id: UUID
    on: date
    chains: int
    events: int
    previous: str
    heads: tuple[Head, ...]
    digest: str


def seal_digest(  # noqa: PLR0913 - a seal is these things
    *, organ_id: UUID, on: date, chains: int, events: int, previous: str, heads: Iterable[Head]
) -> str:
    """This will give the SM3 over a seal's contents; the order of the heads counts (by chain id)."""
    first = f"{organ_id} {on.isoformat()} {chains} {events} {previous}"
    return sm3("\n".join((first, *(f"{h.chain} {h.seq} {h.digest}" for h in heads))).encode())


def agrees_with_itself(seal: Seal) -> bool:
    """This will say whether the digest of a seal is that of its contents."""
    return seal.digest == seal_digest(
        organ_id=seal.organ_id, on=seal.on, chains=seal.chains, events=seal.events, previous=seal.previous, heads=seal.heads
    )


def seal_to_plain(seal: Seal) -> dict[str, Any]:
    """This will write a seal as plain data for JSON: a head is [chain, seq, digest]."""
    return {
        "organ_id": str(seal.organ_id), "on": seal.on.isoformat(), "chains": seal.chains, "events": seal.events,
        "previous": seal.previous, "digest": seal.digest, "heads": [[str(h.chain), h.seq, h.digest] for h in seal.heads],
    }


def seal_from_plain(plain: Mapping[str, Any]) -> Seal:
    """This will read a seal back.

    :raises (KeyError, TypeError, ValueError): when it is not one.
    """
    return Seal(
        organ_id=UUID(plain["organ_id"]), on=date.fromisoformat(plain["on"]), chains=int(plain["chains"]),
        events=int(plain["events"]), previous=str(plain["previous"]), digest=str(plain["digest"]),
        heads=tuple(Head(chain=UUID(c), seq=int(s), digest=str(d)) for c, s, d in plain["heads"]),
    )
