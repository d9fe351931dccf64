"""Evidence of the demonstration: small pictures made on the spot. Must not know: whose they are."""

import struct
import zlib


def picture(seed: int) -> bytes:
    """Draw a PNG of 160 × 100 points: a page with lines on a coloured ground, different for each `seed`."""
    ground = (120 + seed * 37 % 100, 130 + seed * 53 % 90, 140 + seed * 29 % 80)
    kinds = [b"\x00" + b"".join(bytes(_point(x, y, ground)) for x in range(160)) for y in range(8, 44)]
    bare = b"\x00" + bytes(ground) * 160
    rows = b"".join(kinds[(y - 8) % 36] if 8 <= y < 92 else bare for y in range(100))  # noqa: PLR2004 - the page repeats itself
    head = struct.pack(">IIBBBBB", 160, 100, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + _chunk(b"IHDR", head) + _chunk(b"IDAT", zlib.compress(rows)) + _chunk(b"IEND", b"")


def _point(x: int, y: int, ground: tuple[int, int, int]) -> tuple[int, int, int]:
    if not (45 <= x < 115 and 8 <= y < 92):
        return ground
    return (90, 90, 96) if y % 9 == 0 and 52 <= x < 108 - y % 4 * 6 else (250, 250, 246)


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
