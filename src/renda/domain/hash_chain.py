"""The hash chain of the ledger: canonical text, digests, links. SM3 throughout (GB/T 32905).

Must not know: tables, files, who verifies.
"""

import hashlib
import json
from collections.abc import Mapping
from datetime import date, datetime
from uuid import UUID

GENESIS = "0" * 64
_NEW = hashlib.new


def sm3(text: bytes) -> str:
    """Digest bytes with SM3; 64 hexadecimal characters."""
    return _NEW("sm3", text).hexdigest()


def _plain(value: object) -> object:
    if isinstance(value, datetime):
        return value.isoformat()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, UUID):
        return str(value)
    raise TypeError(f"not canonical: {type(value).__name__}")


def canonical(value: object) -> str:
    """Write JSON in the one canonical form: sorted keys, no blanks, Chinese as it is.

    :raises TypeError: for a value that has no canonical form.
    """
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"), default=_plain)


def payload_digest(*, salt: str, text: str) -> str:
    """Digest a payload with its salt, so that an emptied payload cannot be guessed back from its digest."""
    return sm3(f"{salt}\n{text}".encode())


def event_digest(*, previous: str, header: Mapping[str, object]) -> str:
    """Digest an event: the previous digest and the canonical header (which holds the payload digest)."""
    return sm3(f"{previous}\n{canonical(header)}".encode())


def event_header(  # noqa: PLR0913 - the header is exactly these columns
    *,
    organ_id: UUID,
    chain_id: UUID,
    seq: int,
    kind: str,
    action: str,
    actor_id: UUID,
    post_id: UUID | None,
    on_behalf_of_id: UUID | None,
    on: date,
    at: datetime,
    payload_digest: str,
) -> dict[str, object]:
    """Put the columns of an event row into the header that is digested. `at` is written in UTC."""
    return {
        "organ": str(organ_id),
        "chain": str(chain_id),
        "seq": seq,
        "kind": kind,
        "action": action,
        "actor": str(actor_id),
        "post": None if post_id is None else str(post_id),
        "on_behalf_of": None if on_behalf_of_id is None else str(on_behalf_of_id),
        "on": on.isoformat(),
        "at": int(at.timestamp() * 1_000_000),
        "payload": payload_digest,
    }
