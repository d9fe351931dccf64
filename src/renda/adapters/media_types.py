"""What kind of file some bytes are, told from the bytes alone.

A name can lie, the first bytes and the table of contents of a package rarely do. This module knows
signatures only: it must not know who may upload what, nor how a file is read.
"""

import io
import zipfile
from enum import StrEnum
from typing import BinaryIO, Final


class MediaType(StrEnum):
    """The closed set of file kinds the system tells apart."""

    DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    DOCM = "application/vnd.ms-word.document.macroenabled.12"
    XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    XLSM = "application/vnd.ms-excel.sheet.macroenabled.12"
    ODT = "application/vnd.oasis.opendocument.text"
    OFD = "application/ofd"
    ZIP = "application/zip"
    OLE = "application/x-ole-storage"
    RTF = "application/rtf"
    PDF = "application/pdf"
    PNG = "image/png"
    JPEG = "image/jpeg"
    WEBP = "image/webp"
    PROGRAM = "application/x-executable"
    TEXT = "text/plain"
    EMPTY = "application/x-empty"
    UNKNOWN = "application/octet-stream"


_HEAD_BYTES: Final = 4096

_SIGNATURES: Final[tuple[tuple[bytes, MediaType], ...]] = (
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", MediaType.OLE),
    (b"{\\rtf", MediaType.RTF),
    (b"%PDF-", MediaType.PDF),
    (b"\x89PNG\r\n\x1a\n", MediaType.PNG),
    (b"\xff\xd8\xff", MediaType.JPEG),
    (b"MZ", MediaType.PROGRAM),
    (b"\x7fELF", MediaType.PROGRAM),
    (b"#!/", MediaType.PROGRAM),
)

_TEXT_MARKS: Final = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")


def media_type_of(file: BinaryIO) -> MediaType:
    """This will name the kind of a seekable binary `file`; its position is back at 0 afterwards.

    A Word or Excel package that carries macros is named as its macro-bearing kind, whatever its name says.
    """
    file.seek(0)
    head = file.read(_HEAD_BYTES)
    file.seek(0)
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _package_type(file)
    return _type_of_head(head)


def _type_of_head(head: bytes) -> MediaType:
    if not head:
        return MediaType.EMPTY
    if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
        return MediaType.WEBP
    for signature, kind in _SIGNATURES:
        if head.startswith(signature):
            return kind
    if head.startswith(_TEXT_MARKS) or b"\x00" not in head:
        return MediaType.TEXT
    return MediaType.UNKNOWN


def _package_type(file: BinaryIO) -> MediaType:
    try:
        with zipfile.ZipFile(file) as package:
            names = {name.lower() for name in package.namelist()}
            kinds = _content_types(package)
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, EOFError):
        return MediaType.ZIP
    finally:
        file.seek(0)
    macros = any(name.endswith("vbaproject.bin") for name in names) or b"macroenabled" in kinds
    if "word/document.xml" in names:
        return MediaType.DOCM if macros else MediaType.DOCX
    if "xl/workbook.xml" in names:
        return MediaType.XLSM if macros else MediaType.XLSX
    if "ofd.xml" in names:
        return MediaType.OFD
    return MediaType.ODT if {"content.xml", "mimetype"} <= names else MediaType.ZIP


def _content_types(package: zipfile.ZipFile) -> bytes:
    """The declared part types in lower case, at most 64 KB of them, empty where there are none."""
    try:
        with package.open("[Content_Types].xml") as part:
            return part.read(65536).lower()
    except (KeyError, zipfile.BadZipFile, RuntimeError, io.UnsupportedOperation, NotImplementedError):
        return b""
