"""Looks through a workbook before it is read, and refuses one whose sheets reach further than any office's table.

Two cells at opposite corners make a small file and a sheet of 17 thousand million cells; a reader that lays out the whole sheet
would take all memory. Must not know: what stands in the cells.
"""

import re
import zipfile
import zlib
from typing import BinaryIO, Final

from renda.intake.package_safety import PackageLimits, open_package
from renda.intake.reasons import IntakeCode, IntakeRefused, intake_reason

MOST_ROWS: Final = 100_000
MOST_COLUMNS: Final = 78  # A to BZ
_REACH: Final = 100_100  # rows, a head and some blank ones among them
_CHUNK: Final = 1024 * 1024
_TAIL: Final = 64  # bytes: a reference cut by the end of a piece is seen with the next one
_SHEET: Final = re.compile(r"xl/(?:worksheets/.*|sharedStrings)\.xml", re.IGNORECASE)
_STARS: Final = ((b"\xe2", "★".encode()), (b"\xe2", "☆".encode()), (b"&", b"&#"))  # a reference may write any sign
_FAR: Final = re.compile(rb"""r\s*=\s*["'](?:[A-Za-z]{3,}\d|[C-Zc-z][A-Za-z]\d|[A-Za-z]{0,2}(\d{6,}))""")
"""Begins with a plain letter, which is looked for more than twice as fast as a blank; what stands before is looked at after."""


def look_through(file: BinaryIO, limits: PackageLimits) -> bool:
    """This will unpack every sheet once, piece by piece, and look how far its cells reach; and say whether there is a star (★)
    in them, as marks of secrecy have.

    :raises IntakeRefused: TABLE_TOO_LARGE, or what is wrong with the package.
    """
    with open_package(file, limits) as package:
        parts = [info for info in package.infolist() if _SHEET.fullmatch(info.filename)]
        starred = [_look_at(package, info) for info in parts]
    return any(starred)


def _look_at(package: zipfile.ZipFile, info: zipfile.ZipInfo) -> bool:
    tail, is_starred = b"", False
    try:
        with package.open(info) as part:
            while piece := part.read(_CHUNK):
                seen = tail + piece
                if any(_is_far(seen, found) for found in _FAR.finditer(seen)):
                    too_large = intake_reason(IntakeCode.TABLE_TOO_LARGE, rows=f"{MOST_ROWS}", columns=f"{MOST_COLUMNS}")
                    raise IntakeRefused(too_large)
                is_starred = is_starred or any(sign in seen and star in seen for sign, star in _STARS)
                tail = piece[-_TAIL:]
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError, ValueError, NotImplementedError):
        raise IntakeRefused(intake_reason(IntakeCode.DAMAGED, where=info.filename)) from None
    return is_starred


def _is_far(seen: bytes, found: re.Match[bytes]) -> bool:
    before, row = seen[max(0, found.start() - 1) : found.start()], found.group(1)
    return before.isspace() and (row is None or int(row) > _REACH)
