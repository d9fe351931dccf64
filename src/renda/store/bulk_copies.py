"""Copies of template cases as the text that COPY takes: fresh ids, numbers that go on, and a true hash chain for every case.

Must not know: connections, in which order tables are written.
"""

import hashlib
import os
import time
from binascii import hexlify
from collections.abc import Mapping, Sequence

from renda.domain.hash_chain import GENESIS
from renda.store.bulk_templates import EventCut, Template

CHAINS, EVENTS, PAYLOADS = "store_chain", "store_event", "store_payload"
_START = hashlib.new("sm3")  # a copy of it is cheaper than a new one
_GENESIS = GENESIS.encode()
_COUNTED = tuple(f"{n:03x}" for n in range(1 << 12))


class Copies:
    """Gathers the text of every table until it is taken away: columns as in `bulk_loading`."""

    def __init__(self, organ: str, *, first_event: int, serials: Mapping[str, int]) -> None:
        self.serials = dict(serials)
        self._organ = f"\t{organ}\t".encode()
        self._next = first_event
        self._ids = _Ids()
        self._pieces: dict[str, list[bytes]] = {}

    def add(self, template: Template) -> None:
        """This will write one copy of a template."""
        values = self._values(template)
        for table, cut in template.rows.items():
            self._of(table).extend(cut(values))
        heads: dict[int, tuple[bytes, int]] = {}
        salts = hexlify(os.urandom(16 * len(template.events)))
        for index, event in enumerate(template.events):
            head, seq = heads.get(event.chain, (_GENESIS, 0))
            heads[event.chain] = (self._event(event, values, head, salts[32 * index : 32 * index + 32]), seq + 1)
        for chain, (head, seq) in heads.items():
            case = values[chain]
            self._of(CHAINS).extend((case, self._organ, b"case\t", case, b"\t%d\t" % seq, head, b"\n"))

    def taken(self) -> Mapping[str, Sequence[bytes]]:
        """This will give what was gathered, by table, and begin anew."""
        pieces, self._pieces = self._pieces, {}
        return pieces

    def _of(self, table: str) -> list[bytes]:
        return self._pieces.setdefault(table, [])

    def _values(self, template: Template) -> list[bytes]:
        values = self._ids.fresh(template.ids)
        for counter, prefix in zip(template.counters, template.prefixes, strict=True):
            self.serials[counter] = serial = self.serials.get(counter, 0) + 1
            number = f"{prefix}{serial:03d}"
            gram = "" if f"{serial:03d}" in number.split("-")[1:-1] else f",{serial:03d}"
            values += [t.encode() for t in (number, f'"number":"{number}","op":"number","serial":{serial}', gram)]
        values.extend(template.constants)
        return values

    def _event(self, event: EventCut, values: Sequence[bytes], previous: bytes, salt: bytes) -> bytes:
        """Write event and payload; gives the event's digest."""
        text = b"".join(event.payload(values))
        payload = _sm3(salt + b"\n" + text)
        before, middle, after = event.header
        chain, number = values[event.chain], b"%d" % self._next
        digest = _sm3(b"".join((previous, b"\n", before, chain, middle, payload, after)))
        self._of(EVENTS).extend(
            (number, self._organ, chain, b"\t", event.row, b"\t", payload, b"\t", previous, b"\t", digest, b"\n")
        )
        shown = text.replace(b"\\", b"\\\\") if event.escaped else text
        self._of(PAYLOADS).extend((number, self._organ, salt, b"\t", shown, b"\n"))
        self._next += 1
        return digest


def _sm3(text: bytes) -> bytes:
    hashing = _START.copy()
    hashing.update(text)
    return hexlify(hashing.digest())


class _Ids:
    """UUIDv7 texts that ascend: milliseconds, a counter within them, then random bits."""

    def __init__(self) -> None:
        self._head, self._millis, self._count = "", 0, 0

    def fresh(self, count: int) -> list[bytes]:
        """This will make `count` ids, each greater than all before."""
        self._turn(count)
        random, head, first = hexlify(os.urandom(8 * count)).decode(), self._head, self._count
        self._count += count
        text = "".join([
            f"{head}{_COUNTED[first + n]}-8{random[i : i + 3]}-{random[i + 3 : i + 15]}" for n, i in enumerate(range(0, 16 * count, 16))
        ]).encode()
        return [text[i : i + 36] for i in range(0, 36 * count, 36)]

    def _turn(self, count: int) -> None:
        """Go on to this millisecond, or the next one where the counter of this one is full."""
        now = time.time_ns() // 1_000_000
        if now > self._millis or self._count + count > len(_COUNTED):
            self._millis, self._count = max(now, self._millis + 1), 0
            text = f"{self._millis:012x}"
            self._head = f"{text[:8]}-{text[8:]}-7"
