"""The gate every uploaded file passes: size, kind told from the bytes, and agreement of name and bytes.

This module must not read what a file says.
"""

import os
from pathlib import PurePosixPath
from typing import BinaryIO, Final

from renda.adapters.media_types import MediaType, media_type_of
from renda.intake.reasons import IntakeCode, IntakeReason, IntakeRefused, intake_reason, readable_size

#: The suffixes a name may have for each kind of content.
SUFFIXES: Final = {
    MediaType.DOCX: (".docx",),
    MediaType.XLSX: (".xlsx",),
    MediaType.TEXT: (".txt", ".md"),
    MediaType.PDF: (".pdf",),
    MediaType.PNG: (".png",),
    MediaType.JPEG: (".jpg", ".jpeg"),
    MediaType.WEBP: (".webp",),
    MediaType.OLE: (".doc", ".wps"),
}

DOCUMENTS: Final = (MediaType.DOCX, MediaType.TEXT)
#: Kinds that a converter turns into one of the others, where it is installed.
OLDER: Final = MediaType.OLE
EVIDENCE: Final = tuple(kind for kind in SUFFIXES if kind is not OLDER)

_KIND_NAMES: Final = {
    MediaType.DOCX: "Word 文档",
    MediaType.DOCM: "含宏的 Word 文档",
    MediaType.XLSX: "Excel 表格",
    MediaType.XLSM: "含宏的 Excel 表格",
    MediaType.ODT: "ODF 文档",
    MediaType.OFD: "OFD 版式文件",
    MediaType.ZIP: "压缩包",
    MediaType.OLE: ".doc、.xls 或 .wps",
    MediaType.RTF: "RTF 文档",
    MediaType.PDF: "PDF 文件",
    MediaType.PNG: "PNG 图片",
    MediaType.JPEG: "JPEG 图片",
    MediaType.WEBP: "WebP 图片",
    MediaType.PROGRAM: "程序文件",
    MediaType.TEXT: "纯文本",
    MediaType.EMPTY: "空文件",
    MediaType.UNKNOWN: "无法识别的内容",
}

_ENCRYPTED_PART: Final = "EncryptedPackage".encode("utf-16-le")
_CHUNK: Final = 1024 * 1024


def admit(file: BinaryIO, name: str, *, accepted: tuple[MediaType, ...], limit: int) -> MediaType:
    """This will let a seekable `file` through and name its kind; its position is back at 0 afterwards.

    :param limit: the most bytes the file may have.
    :raises IntakeRefused: with the size and the kind both looked at, so that one try tells everything.
    """
    reasons: list[IntakeReason] = []
    size = file.seek(0, os.SEEK_END)
    if size > limit:
        reasons.append(intake_reason(IntakeCode.TOO_LARGE, limit=readable_size(limit)))
    kind = media_type_of(file)
    wrong = _wrong_kind(file, kind, PurePosixPath(name.lower()).suffix, accepted, searched=size <= limit)
    if wrong:
        reasons.append(wrong)
    if reasons:
        raise IntakeRefused(*reasons)
    file.seek(0)
    return kind


def _wrong_kind(
    file: BinaryIO, kind: MediaType, suffix: str, accepted: tuple[MediaType, ...], *, searched: bool
) -> IntakeReason | None:
    named = _kind_of_suffix(suffix)
    if kind is MediaType.EMPTY:
        return intake_reason(IntakeCode.EMPTY_FILE)
    if kind in {MediaType.DOCM, MediaType.XLSM}:
        return intake_reason(IntakeCode.MACROS)
    if kind is MediaType.OLE:
        if searched and _contains(file, _ENCRYPTED_PART):
            return intake_reason(IntakeCode.ENCRYPTED)
        if named is not OLDER or OLDER not in accepted:
            return intake_reason(IntakeCode.OLD_WORD, kind=_KIND_NAMES[kind])
    if kind is named and kind in accepted:
        return None
    if kind is MediaType.ZIP and named in {MediaType.DOCX, MediaType.XLSX}:
        return intake_reason(IntakeCode.DAMAGED)
    if named in accepted and kind is not MediaType.UNKNOWN:
        return intake_reason(IntakeCode.NAME_AND_CONTENT_DIFFER, suffix=suffix, kind=_KIND_NAMES[kind])
    return _not_accepted(kind, named, accepted)


def _not_accepted(kind: MediaType, named: MediaType | None, accepted: tuple[MediaType, ...]) -> IntakeReason:
    if named is MediaType.TEXT and MediaType.TEXT in accepted:
        return intake_reason(IntakeCode.UNDECODABLE)
    if named in accepted:
        return intake_reason(IntakeCode.DAMAGED)
    if kind is MediaType.PDF and MediaType.DOCX in accepted:
        return intake_reason(IntakeCode.PDF_NOT_READ)
    suffixes = "、".join(suffix for member in accepted for suffix in SUFFIXES[member])
    return intake_reason(IntakeCode.WRONG_KIND, kind=_KIND_NAMES[kind], accepted=f"{suffixes} 文件")


def _kind_of_suffix(suffix: str) -> MediaType | None:
    return next((kind for kind, suffixes in SUFFIXES.items() if suffix in suffixes), None)


def _contains(file: BinaryIO, wanted: bytes) -> bool:
    """Whether the bytes occur anywhere, read piece by piece."""
    file.seek(0)
    tail = b""
    while chunk := file.read(_CHUNK):
        if wanted in tail + chunk:
            return True
        tail = chunk[-len(wanted) :]
    return False
