"""Opens an office package (.docx, .xlsx) so that nothing in it can harm: bombs, passwords, entities, damage.

The sizes a package declares are looked at before anything is unpacked, and `zipfile` never hands out more
than was declared. This module must not know what the parts mean.
"""

import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, BinaryIO, Final

from lxml import etree  # type: ignore[import-untyped]  # lxml brings no types

from renda.intake.reasons import IntakeCode, IntakeRefused, intake_reason

_READ_ERRORS: Final = (zipfile.BadZipFile, zlib.error, NotImplementedError, EOFError, OSError, RuntimeError, ValueError)

#: lxml ships no types; an element of a parsed part.
Element = Any


@dataclass(frozen=True, slots=True, kw_only=True)
class PackageLimits:
    """How much a package may hold: numbers of parts, bytes unpacked, and the compression that is still honest."""

    parts: int = 4000
    total_bytes: int = 512 * 1024 * 1024
    part_bytes: int = 64 * 1024 * 1024
    ratio: int = 150
    ratio_from_bytes: int = 4 * 1024 * 1024


@contextmanager
def open_package(file: BinaryIO, limits: PackageLimits) -> Iterator[zipfile.ZipFile]:
    """This will open `file` as a zip package after looking at what it declares.

    :raises IntakeRefused: DAMAGED, ENCRYPTED or BOMB.
    """
    file.seek(0)
    try:
        package = zipfile.ZipFile(file)
    except _READ_ERRORS:
        raise IntakeRefused(intake_reason(IntakeCode.DAMAGED)) from None
    with package:
        _refuse_dishonest(package.infolist(), limits)
        yield package


def part_bytes(package: zipfile.ZipFile, name: str, limits: PackageLimits) -> bytes:
    """This will unpack one part.

    :raises KeyError: when the package has no such part.
    :raises IntakeRefused: BOMB for an oversized part, DAMAGED when its bytes do not agree with their checksum.
    """
    info = package.getinfo(name)
    if info.file_size > limits.part_bytes:
        raise IntakeRefused(intake_reason(IntakeCode.BOMB, where=name))
    try:
        return package.read(info)
    except _READ_ERRORS:
        raise IntakeRefused(intake_reason(IntakeCode.DAMAGED, where=name)) from None


def part_tree(package: zipfile.ZipFile, name: str, limits: PackageLimits) -> Element:
    """This will parse one XML part without entities, network or document types.

    :raises KeyError: when the package has no such part.
    :raises IntakeRefused: DAMAGED when it is no well-formed XML or brings a document type of its own.
    """
    data = part_bytes(package, name, limits)
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True)
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError:
        raise IntakeRefused(intake_reason(IntakeCode.DAMAGED, where=name)) from None
    if root.getroottree().docinfo.doctype:
        raise IntakeRefused(intake_reason(IntakeCode.DAMAGED, where=name))
    return root


def _refuse_dishonest(infos: list[zipfile.ZipInfo], limits: PackageLimits) -> None:
    if any(info.flag_bits & 0x1 for info in infos):
        raise IntakeRefused(intake_reason(IntakeCode.ENCRYPTED))
    total = sum(info.file_size for info in infos)
    if len(infos) > limits.parts or total > limits.total_bytes or any(_inflates(info, limits) for info in infos):
        raise IntakeRefused(intake_reason(IntakeCode.BOMB))
    if len({info.filename for info in infos}) < len(infos) or _overlapping(infos):
        raise IntakeRefused(intake_reason(IntakeCode.DAMAGED))


def _inflates(info: zipfile.ZipInfo, limits: PackageLimits) -> bool:
    honest = max(info.compress_size, 1) * limits.ratio
    return info.file_size > limits.ratio_from_bytes and info.file_size > honest


def _overlapping(infos: list[zipfile.ZipInfo]) -> bool:
    """Whether two entries share bytes of the file, as the entries of an overlapping bomb do."""
    ends_at = -1
    for info in sorted(infos, key=lambda entry: entry.header_offset):
        if info.header_offset < ends_at:
            return True
        ends_at = info.header_offset + info.compress_size
    return False
